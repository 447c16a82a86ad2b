"""Who a note says was seen or there, from the value of its "Seen" or "Present"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from chronology.people import as_a_name
from chronology.prose.phrases import folded
from chronology.prose.vocabulary import is_role
from importers.notes.labels import Field, Label, wording

_PARTS = re.compile(r"[,;&/+\n]|\bwith\b|\band\b|(?<= )ac? (?=[A-Z])|\bgyda\b")
_BRACKET = re.compile(r"\(([^()]{0,60})\)")
_NAME_START = re.compile(r"[A-Z\u00c0-\u00de\u0174\u0176]")
_LONG = 6
# What follows small letters behind a name, but for the small words that names have.
_GOES_ON = re.compile(
    r"(?P<name>(?:[A-Z\u00c0-\u00de\u0174\u0176][\w'\u2019.-]*\s)+)(?!(?:ap|ab|ferch|van|von|de|da|del|di|du|la|le|el|al|bin|bint|ibn)\s)"
    r"(?P<rest>[a-z\u00e0-\u00fe].*)"
)


# What stands in brackets behind a name and is where or how somebody was, not what they are: "(at school)", "(by phone)", "(part)".
_NO_ROLE = re.compile(
    r"(?:at|in|on|by|via|from|until|till|for|with|not|no|part|left|arrived|late|asleep|upstairs|downstairs|outside|out|away|briefly|later|also|dob|d\.o\.b|aged?|born|\d)\b.*",
    re.IGNORECASE,
)
# Of who is listed as there: they were not.
_ELSEWHERE = re.compile(
    r"(?:at (?:school|nursery|college|work|contact|respite|(?:(?:his|her|their) )?[\w-]+['’]s)\b|out\b|away\b|absent\b|not (?:there|present|in|seen)\b)",
    re.IGNORECASE,
)
# "Mali - no, at Nan's; Denzel - yes".
_ANSWER = re.compile(r"\s*[-\u2013:=]\s*(?P<answer>[\w/]+)\s*\Z")


@dataclass(frozen=True, slots=True)
class Seen:
    """Someone named as seen or there, as written; `role` where the note gives one in brackets."""

    name: str
    role: str = ""
    involvement: str = "seen"


SHOWN = frozenset({Label.SEEN, Label.SEEN_ALONE, Label.PRESENT, Label.APOLOGIES})
"""What says who was seen, was there, or had been asked and was not."""
OF_SEEING = frozenset({Label.SEEN, Label.SEEN_ALONE})
_HOW = {Label.SEEN: "seen", Label.SEEN_ALONE: "seen-alone", Label.PRESENT: "attended", Label.APOLOGIES: "absent"}


_UNSEEN = {"seen": "not-seen", "seen-alone": "not-seen"}


def seen_in(field: Field) -> tuple[Seen, ...]:
    """The people a field names; none where it only answers yes or no."""
    if nobody_in(field):
        return ()
    there, away = _away(field.value)
    return (*_listed(there, _HOW[field.label]), *_listed(away, "absent"))


def _listed(value: str, how: str) -> Iterator[Seen]:
    found: list[Seen] = []
    for part in _PARTS.split(_BRACKET.sub(_unparted, _first_sentence(value))):
        words = part.strip(" .:*_-")
        plain = folded(words)
        if _says(plain, "alone"):
            found = [Seen(person.name, person.role, "seen-alone") for person in found]
        elif words and not _says(plain, "yes") and not _says(plain, "no"):
            found += _person(words, how)
    yield from found


def _unparted(bracket: re.Match[str]) -> str:
    """Of what stands in brackets behind a name its first word or words count: "(alone, at school)"."""
    return f"({_PARTS.split(bracket[1])[0].strip()})"


def nobody_in(field: Field) -> bool:
    """The field says that nobody was seen."""
    return _says(folded(field.value.strip(" .*_")), "no")


# Behind those who were there: who sent apologies, who was not asked.
_AWAY = re.compile(
    r"[\s.;,(-]*\b(?P<label>apologies(?: (?:received|given|sent))?(?: from)?|absent|did not attend|not (?:in attendance|present)"
    r"|ymddiheuriadau(?: gan)?|yn absennol)\b\s*(?P<mark>[:\u2013-]?)\s*",
    re.IGNORECASE,
)


def _away(value: str) -> tuple[str, str]:
    """(those who were there, those who sent apologies) of a list that goes on to tell them."""
    found = next((one for one in _AWAY.finditer(value) if one["mark"] or one["label"][:1].isupper()), None)
    return (value[: found.start()], value[found.end() :].strip(" )")) if found else (value, "")


def _first_sentence(value: str) -> str:
    """A long answer goes on to tell; the names come first."""
    stop = re.search(r"(?:(?<=[a-z\u0175\u0177]{3})|(?<=\)))\.(?:\s|\Z)", value)
    return value[: stop.start()] if stop else value


def _says(plain: str, answer: str) -> bool:
    return plain in wording().involvement[answer]


def _person(words: str, how: str) -> list[Seen]:
    bracket = _BRACKET.search(words)
    role = bracket[1].strip() if bracket else ""
    name = " ".join(_BRACKET.sub(" ", words).split())
    if (answered := _ANSWER.search(name)) and any(_says(folded(answered["answer"]), each) for each in ("yes", "no")):
        how = how if _says(folded(answered["answer"]), "yes") else _UNSEEN.get(how, "absent")
        name = name[: answered.start()]
    if how == "attended" and _ELSEWHERE.match(role):
        how = "absent"
    # How long somebody sat at a meeting stays beside them: whose words are whose is told by who has something there.
    if how != "attended" and _NO_ROLE.fullmatch(role):
        role = ""
    for alone in wording().involvement["alone"]:
        if folded(f" {name}").endswith(f" {alone}"):
            name, how = name[: -len(alone)].rstrip(" -"), "seen-alone"
    if _says(folded(role), "alone"):
        role, how = "", "seen-alone"
    name = _without_what_they_did(name)
    if name and _says(folded(name.split()[0]), "alone"):
        # "Seen ALONE at the allotment" tells how, and of nobody by name.
        return []
    name = as_a_name(name) or name
    if not _NAME_START.match(name) or len(name.split()) > _LONG:
        return []
    return [Seen(name, role, how)]


def _without_what_they_did(words: str) -> str:
    """A name alone, where a sentence goes on behind it: "Seen Ann, Cai crawling about on the wet carpet"."""
    found = _GOES_ON.fullmatch(words)
    return found["name"].rstrip() if found and not is_role(folded(found["rest"])) else words
