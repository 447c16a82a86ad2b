"""Who wrote a note, from a heading of one line: "CP visit - S Lomas", "t/c from school (KD)", "GM - case note"."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from chronology.model import Group
from chronology.people import role_of
from chronology.practice import taxonomy
from chronology.prose.phrases import folded
from chronology.prose.telling import kind_of_heading
from chronology.prose.vocabulary import vocabulary
from chronology.tables import shipped_table
from importers.notes.lines import JOINING

# "Jane Smith", "Jane Smith (Social Worker)", "J. Smith, SW"
NAME = r"(?:[A-Z][\w'\u2019.-]{0,20} ){1,2}[A-Z][\w'\u2019-]{1,20}"
"""How the name of a person is written, as a pattern."""
_NAME = re.compile(rf"{NAME}(?: ?\([^()]{{2,40}}\)|, [A-Z][\w /]{{1,30}})?")
# As those who write sign, and as nobody calls a client: alone in a heading it is who wrote the note.
_SHORT_NAME = re.compile(r"(?:[A-Z]\.? ){1,2}[A-Z][\w'\u2019-]+|[A-Z]\.[A-Z][\w'\u2019-]+|[A-Z][\w'\u2019-]+, [A-Z]\.?")
_OPENING = re.compile(r"[A-Z]{2,3}(?=[ ]*\Z|[ ]+[^\W\d_])|[A-Z]{2,3}(?=[ ]*[-\u2013:/|])")
_TURNED = re.compile(r"(?P<family>[A-Z][\w'\u2019-]+), (?P<first>[A-Z]\.?)")
_INITIALS = re.compile(r"[A-Z]{2,3}|(?:[A-Z]\.){2,3}")
_BRACKET = re.compile(r"(?P<before>.*?)[ ]{0,3}\((?P<inner>[^()]{2,40})\)[ ]{0,3}\Z")
_BY = re.compile(
    r"(?P<before>(?:.*[ ])?(?:note|entry|added|typed|written|recorded|entered|completed|cofnod\w*|ysgrifennwyd))(?: up)? (?:by|gan) (?P<who>.{2,40}?)(?: on| ar)?",
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
    written = _NAME.fullmatch(words) or _SHORT_NAME.fullmatch(words)
    return bool(written) and not _OF_A_HEADING.search(words) and kind_of_heading(folded(words)) is None


def signs(words: str) -> bool:
    """A name, or the initials of one."""
    return is_name(words) or _is_initials(words)


def signed(parts: Sequence[str], known: Mapping[str, str]) -> Signed:
    """Who wrote the note under a heading of these parts; initials in its midst only where `known` holds them.

    A name alone may be that of anybody; beside other words, or with a role behind it, it is who wrote the note.
    """
    for found in (_of_a_part(parts, known), _beside_a_desk(parts), _of_an_end(parts, known)):
        if found is not None:
            author = with_its_role(known.get(found.author, found.author))
            return replace(found, author=author, parts=_in_full(parts, found))
    return Signed(tuple(parts))


def _in_full(parts: Sequence[str], found: Signed) -> tuple[str, ...]:
    """The parts beside the writer, a short form of contact behind the name in full: before it "HV" is what the writer is."""
    before = next((at for at, part in enumerate(parts) if found.author in part), 0)
    forms = shipped_table("importers.notes", "signing.toml")["forms"]
    behind = [part for part in found.parts if any(whole.endswith(part) for whole in parts[before:])]
    return tuple(forms.get(folded(part), part) if part in behind else part for part in found.parts)


def with_its_role(author: str) -> str:
    """The role of a writer is parted from the name: "R Vaughan SW" is "R Vaughan, SW"."""
    if turned := _TURNED.fullmatch(author):
        return f"{turned['first']} {turned['family']}"
    name, _, role = author.rpartition(" ")
    parted = is_name(name) and "," not in name and "(" not in author
    return f"{name}, {role}" if parted and folded(role) in _words_of("roles") else author


def _beside_a_desk(parts: Sequence[str]) -> Signed | None:
    """A name between words for desks and teams: "EDT K Daly", "Team Manager Ann Rees"."""
    for at, part in enumerate(parts):
        words = re.split(r"[\s:/]+", part)
        ends = [place for place, word in enumerate(words) if not names_a_desk(word)]
        name = " ".join(words[ends[0] : ends[-1] + 1]).strip(" ,()") if ends else ""
        if len(words) == len(ends) or not (is_name(name) or _is_initials(name)):
            continue
        desk = " ".join((*words[: ends[0]], *words[ends[-1] + 1 :])).strip(" ,()")
        is_role = folded(desk) in _words_of("managers") or role_of(desk) is not None
        return Signed((*parts[:at], desk, *parts[at + 1 :]), f"{name}, {desk}" if is_role else name, sure=True)
    return None


def _of_a_part(parts: Sequence[str], known: Mapping[str, str]) -> Signed | None:
    last = len(parts) - 1
    for at, part in enumerate(parts):
        bare = _bare(part)
        rest = (*parts[:at], *parts[at + 1 :])
        has_role = part.endswith(")") or ", " in part or with_its_role(part) != part
        if _is_written_as_names(part) and (last > 0 or has_role or "/" in part or _SHORT_NAME.fullmatch(part)):
            return Signed(rest, part, sure=True)
        if bare in known or (_is_initials(bare) and (at == last or any(map(_names_a_form, rest)))):
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
    return (bool(_NAME.fullmatch(part)) and is_name(name)) or (bool(_SHORT_NAME.fullmatch(part)) and is_name(part))


def _of_an_end(parts: Sequence[str], known: Mapping[str, str]) -> Signed | None:
    for at in reversed(range(len(parts))):
        part = parts[at].rstrip(" .")
        if (found := _tail(part, known) or _head(part, known)) is not None:
            beside, author, sure = found
            left = (*parts[:at], beside.strip(" -,:"), *parts[at + 1 :])
            return Signed(tuple(one for one in left if one), author, sure=sure)
    return None


def _head(part: str, known: Mapping[str, str]) -> tuple[str, str, bool] | None:
    """What stands behind the writer with whom a part begins: "(JB) t/c from nursery", "JB visit"."""
    for who, name in known.items():
        for written in (who, f"({who})"):
            after = part.removeprefix(written)
            # Initials that the text explains are a writer's, whatever stands behind them.
            if after != part and after[:1] in (" ", ":") and (name != who or _names_a_form(after)):
                return after, who, False
    return None


def _tail(part: str, known: Mapping[str, str]) -> tuple[str, str, bool] | None:
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


@cache
def _words_of(kind: str) -> frozenset[str]:
    return frozenset(shipped_table("importers.notes", "signing.toml")[kind])


_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def says_only_whose(title: str) -> bool:
    """A heading of nothing but desks and the word note: what the note tells is a better title."""
    words = _WORDS.findall(folded(title))
    return (
        bool(words)
        and words != ["contact"]
        and all(word in _words_of("desks") | _words_of("entries") for word in words)
    )


def names_a_desk(word: str) -> bool:
    """A word for a team, a shift or a kind of worker."""
    return folded(word).strip(" .,:()[]*") in _words_of("desks")


def is_a_managers(author: str) -> bool:
    """The role behind the writer's name is a manager's."""
    role = author.partition(",")[2] or author.partition("(")[2].partition(")")[0]
    return folded(role).strip(" .") in _words_of("managers")


def initials_of(author: str) -> Iterator[str]:
    """The author as written, the name without its role, and its initials: how later headings may name them."""
    name = author.split("(", maxsplit=1)[0].partition(",")[0].strip()
    words = [word for word in name.split() if role_of(word) is None]
    yield from dict.fromkeys((author, name, " ".join(words)))
    if len(words) > 1:
        yield "".join(word[0] for word in words)
        yield f"{words[0][0]} {words[-1]}"


def explained(text: str, headings: Iterable[str]) -> Mapping[str, str]:
    """Initials that open headings and that the text explains: "TA" is who wrote, where it says "(Tessa Arnold, agency SW)".

    The name stands in brackets or beside the initials, and no other name of the text that does so fits them.
    """
    opening = {found[0] for heading in headings if (found := _OPENING.match(heading))}
    told: dict[str, str] = {}
    for initials in opening:
        name = r"\b" + r"[\w'\u2019-]+ ".join(initials) + r"[\w'\u2019-]+\b"
        beside = (
            rf"\((?P<one>{name})|(?P<two>{name}),? ?[(=]? ?{initials}\b|\b{initials} ?(?:=|is|:) ?(?P<three>{name})"
        )
        names = {found["one"] or found["two"] or found["three"] for found in re.finditer(beside, text)}
        if len(names) == 1:
            told[initials] = names.pop()
    return told
