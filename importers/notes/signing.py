"""Who wrote a note, from a heading of one line: "CP visit - S Lomas", "t/c from school (KD)", "GM - case note"."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from chronology.model import Group
from chronology.people import role_of
from chronology.practice import taxonomy
from chronology.prose.phrases import folded
from chronology.prose.telling import kind_of_heading
from chronology.prose.vocabulary import vocabulary
from importers.notes.lines import JOINING

# "Jane Smith", "Jane Smith (Social Worker)", "J. Smith, SW"
NAME = r"(?:[A-Z][\w'\u2019.-]{0,20} ){1,2}[A-Z][\w'\u2019-]{1,20}"
"""How the name of a person is written, as a pattern."""
_NAME = re.compile(rf"{NAME}(?: ?\([^()]{{2,40}}\)|, [A-Z][\w /]{{1,30}})?")
_INITIALS = re.compile(r"[A-Z]{2,3}|(?:[A-Z]\.){2,3}")
_BRACKET = re.compile(r"(?P<before>.*?)[ ]{0,3}\((?P<inner>[^()]{2,40})\)[ ]{0,3}\Z")
_BY = re.compile(
    r"(?P<before>(?:.*[ ])?(?:note|typed|written|recorded|entered|completed|cofnod\w*|ysgrifennwyd))(?: up)? (?:by|gan) (?P<who>.{2,40})",
    re.IGNORECASE,
)
# Nouns of headings, which people write with capitals as names are.
_OF_A_HEADING = re.compile(
    r"\b(?:notes?|visit|call|phone|meeting|mtg|contact|decision|duty|record|entry|summary|plan|update|review|e-?mail|letter|office|report|school|home|home"
    r"|nodyn|ymweliad|galwad|cyfarfod|cyswllt|penderfyniad|cofnod)\b",
    re.IGNORECASE,
)

_FORMS = frozenset({Group.VISIT, Group.CONTACT, Group.REVIEW, Group.CONFERENCE, Group.STRATEGY_DISCUSSION})


@dataclass(frozen=True, slots=True)
class Signed:
    """The parts of a heading without who wrote the note, and who did; `sure` where the place alone says so."""

    parts: tuple[str, ...]
    author: str = ""
    sure: bool = False


def is_name(words: str) -> bool:
    """Written as a name is, and no heading in capitals: "S Lomas", but not "Home Visit"."""
    return bool(_NAME.fullmatch(words)) and not _OF_A_HEADING.search(words) and kind_of_heading(folded(words)) is None


def signed(parts: Sequence[str], known: Collection[str] = ()) -> Signed:
    """Who wrote the note under a heading of these parts; initials in its midst only where `known` holds them.

    A name alone may be that of anybody; beside other words, or with a role behind it, it is who wrote the note.
    """
    for found in (_of_a_part(parts, known), _of_an_end(parts, known)):
        if found is not None:
            return found
    return Signed(tuple(parts))


def _of_a_part(parts: Sequence[str], known: Collection[str]) -> Signed | None:
    last = len(parts) - 1
    for at, part in enumerate(parts):
        bare = _bare(part)
        rest = (*parts[:at], *parts[at + 1 :])
        has_role = part.endswith(")") or ", " in part
        if _is_written_as_names(part) and (last > 0 or has_role or "/" in part):
            return Signed(rest, part, sure=True)
        if _is_initials(bare) and (at == last or bare in known):
            return Signed(rest, bare, sure=at == last)
    return None


def _is_written_as_names(part: str) -> bool:
    """One name, or two with a stroke between: "J Ferris TM / BA"."""
    names = [name.strip() for name in part.split("/")]
    if len(names) == 1:
        return _is_named(part)
    return any(map(_is_named, names)) and all(_is_named(name) or _is_initials(name) for name in names)


def _is_named(part: str) -> bool:
    plain = _BRACKET.fullmatch(part)
    name = (plain["before"] if plain else part).partition(",")[0]
    return bool(_NAME.fullmatch(part)) and is_name(name)


def _of_an_end(parts: Sequence[str], known: Collection[str]) -> Signed | None:
    for at in reversed(range(len(parts))):
        part = parts[at].rstrip(" .")
        if (found := _tail(part, known) or _head(part, known)) is not None:
            beside, author, sure = found
            left = (*parts[:at], beside.strip(" -,:"), *parts[at + 1 :])
            return Signed(tuple(one for one in left if one), author, sure=sure)
    return None


def _head(part: str, known: Collection[str]) -> tuple[str, str, bool] | None:
    """What stands behind the writer with whom a part begins: "(JB) t/c from nursery", "JB visit"."""
    for who in known:
        for written in (who, f"({who})"):
            after = part.removeprefix(written)
            if after != part and after[:1] in (" ", ":") and _names_a_form(after):
                return after, who, False
    return None


def _tail(part: str, known: Collection[str]) -> tuple[str, str, bool] | None:
    """What stands before the writer with whom a part ends, the writer, and whether the writing says so."""
    bracket, by = _BRACKET.fullmatch(part), _BY.fullmatch(part)
    if bracket and (is_name(bracket["inner"]) or _is_initials(bracket["inner"])):
        return bracket["before"], bracket["inner"], True
    if by and (_is_named(by["who"]) or _is_initials(by["who"])):
        return by["before"], by["who"], True
    for who in known:
        before, found, after = part.rpartition(who)
        if found and not after and before.endswith(" ") and before.split()[-1].lower() not in JOINING:
            return before, who, False
    return None


def _names_a_form(words: str) -> bool:
    """Says of what a note is by its form: a visit, a call, a meeting; what befell a worker is none."""
    kind = kind_of_heading(folded(words))
    return kind is not None and taxonomy()[kind].group in _FORMS


def _bare(part: str) -> str:
    return part.strip().removeprefix("(").removesuffix(")").strip()


def _is_initials(words: str) -> bool:
    """Capitals that stand for a person's name, and for nothing in the field."""
    plain = words.replace(".", "")
    if not _INITIALS.fullmatch(words) or role_of(plain) is not None or kind_of_heading(folded(plain)) is not None:
        return False
    return plain not in vocabulary().abbreviations


# Teams and desks, by which a heading says whose note it is and nothing of what.
_DESKS = frozenset(
    {
        "duty",
        "edt",
        "ooh",
        "out",
        "of",
        "hours",
        "emergency",
        "team",
        "desk",
        "mash",
        "front",
        "door",
        "csc",
        "contact",
        "note",
        "case",
        "entry",
        "update",
    }
    | {"sw", "tm", "manager", "worker", "nodyn", "cofnod", "tîm"}
)
_WORDS = re.compile(r"[^\W\d_]+")


def says_only_whose(title: str) -> bool:
    """A heading of nothing but desks and the word note: what the note tells is a better title."""
    words = _WORDS.findall(folded(title))
    return bool(words) and words != ["contact"] and all(word in _DESKS for word in words)


def initials_of(author: str) -> Iterator[str]:
    """The author as written, the name without its role, and its initials: how later headings may name them."""
    name = author.split("(", maxsplit=1)[0].partition(",")[0].strip()
    words = [word for word in name.split() if role_of(word) is None]
    yield from dict.fromkeys((author, name, " ".join(words)))
    if len(words) > 1:
        yield "".join(word[0] for word in words)
        yield f"{words[0][0]} {words[-1]}"
