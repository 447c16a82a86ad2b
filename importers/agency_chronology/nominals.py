"""People listed in one cell with the part each had: "MISSING EXAMPLE Rowan 19/02/2011; REPORTING STAFF", "V: Rowan Example (M)"."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from chronology.dates import find, from_edtf
from chronology.model import When
from chronology.people import as_said, is_in_capitals
from chronology.prose.phrases import folded
from chronology.tables import shipped_table
from importers.agency_chronology.front import is_name

# "EXAMPLE J / SAMPLE R dob 1/2/1990" are two; "Rowan Example / victim" is one.
_CHUNKS = re.compile(r"\s*[;|\n]\s*|\s/\s(?=[A-Z][\w'\u2019-]+ [A-Z])")
_COMMAS = re.compile(r"\s*,\s*(?![^()\[\]]*[)\]])")
_NAME_WORD = r"[^\W\d_a-zà-ÿ][^\W\d_]*(?:['\u2019-][^\W\d_]+)*\.?"
_NAME = re.compile(rf"{_NAME_WORD}(?: {_NAME_WORD}){{0,4}}")
_GIVEN = re.compile(rf", ?(?P<given>{_NAME_WORD}(?: {_NAME_WORD}){{0,3}})(?![\w])")
# A birth as lists write it: a day, or the year of it. An age tells no day and stays beside the name.
_BORN = r"[\s,(\[-]*(?:\b(?:d\.?\s?o\.?\s?b|born|b|yob|date of birth|ganwyd)\b\.?\s?:?\s*)?"
_DAY = re.compile(rf"{_BORN}(?<!\d)(?P<born>\d{{1,2}}[./-]\d{{1,2}}[./-](?:\d{{4}}|\d\d))(?![\d/.-]*\d)", re.IGNORECASE)
_YEAR = re.compile(rf"{_BORN}(?<![\d/])(?<!\d[.-])(?P<born>(?:19|20)\d\d)(?![/.-]?\d)", re.IGNORECASE)
_SEX = re.compile(r"\s*[(\[]\s*(?:m|f|male|female)\s*[)\]]|(?<=\s)(?:male|female)\b", re.IGNORECASE)
_BEHIND = re.compile(r"[,()\[\]]|(?:^|\s)[-\u2013\u2014](?=\s)|:")
_ANONYMOUS = re.compile(
    r"\banonym\w*|\bnot (?:want )?to be named\b|\bwithout (?:giving )?(?:a |their )?name\b", re.IGNORECASE
)
_LONGEST = 4000
BESIDE = frozenset(
    {"present", "witness", "informant", "spoken to", "parent", "mother", "father", "neighbour", "friend"}
)
"""Parts of those to whom a row did not happen: they were there, told of it, or are somebody's."""
TELLING = frozenset({"informant", "witness", "spoken to"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Nominal:
    """Somebody a list of people names: the part they had, in the list's own order, and their birth as far as it says."""

    name: str
    part: str = ""
    born: When | None = None
    beside: str = ""
    """What else stands with the name."""


@dataclass(frozen=True, slots=True)
class Listed:
    """The people of a cell, and what of it names nobody: "STAFF", "UNKNOWN", "INFORMANT REQUESTS ANONYMITY"."""

    people: tuple[Nominal, ...] = ()
    nobody: tuple[str, ...] = ()
    """Entries that name nobody, as written."""

    @property
    def is_all_told(self) -> bool:
        """The cell says nothing but names, parts and births."""
        return not self.nobody and not any(one.beside for one in self.people)


@dataclass(frozen=True, slots=True)
class _Tables:
    parts: Mapping[str, str]
    marked: frozenset[str]
    nobody: frozenset[str]
    leading: re.Pattern[str]


@cache
def _tables() -> _Tables:
    """Read `nominals.toml`.

    Raises:
        ValueError: a word of two parts; the package is damaged.
    """
    table = shipped_table("importers.agency_chronology", "nominals.toml")
    pairs = [(word, part) for part, words in table["parts"].items() for word in words]
    parts = dict(pairs)
    if len(parts) != len(pairs):
        raise ValueError("nominals.toml gives a word two parts")
    choice = "|".join(re.escape(word) for word in sorted(parts, key=len, reverse=True))
    return _Tables(
        parts=parts,
        marked=frozenset(table["marked"]["words"]),
        nobody=frozenset(table["nobody"]["words"]),
        leading=re.compile(
            rf"(?P<part>{choice})(?![^\W\d_])\.?\s?(?P<count>\d{{0,2}})(?P<mark>\s*(?::|-|\u2013|\u2014)\s*|\s+|\Z)"
        ),
    )


@lru_cache(maxsize=4096)
def listed_in(cell: str) -> Listed | None:
    """The people of a cell that lists them with their parts or births; None of one that only names them."""
    if len(cell) > _LONGEST:
        return None
    entries = [entry for chunk in _CHUNKS.split(cell) if chunk.strip() for entry in _entries(" ".join(chunk.split()))]
    found = [_entry(entry) for entry in entries]
    if not any(one and (one.part or one.born) for one in found):
        return None
    # Beside others who have one, a bare name is somebody in the list too.
    found = [one or Nominal(name=entry if is_name(entry) else "") for entry, one in zip(entries, found, strict=True)]
    people = tuple(one for one in found if one and one.name)
    nobody = tuple(entry for entry, one in zip(entries, found, strict=True) if not (one and one.name))
    return Listed(people=people, nobody=nobody)


def _entries(chunk: str) -> Iterator[str]:
    """The entries that commas part; "EXAMPLE, Rowan" and what is said behind a name are one with it."""
    held = ""
    for piece in _COMMAS.split(chunk):
        is_family = bool(held) and _NAME.fullmatch(_part(held)[1]) and _is_family(_part(held)[1])
        opens = bool(_part(piece)[0]) or ((name := _NAME.match(piece)) is not None and " " in name[0])
        if held and opens and not is_family:
            yield held
            held = piece
        else:
            held = f"{held}, {piece}" if held else piece
    yield held


def _is_family(words: str) -> bool:
    """What stands before a comma is a family name: one word, or all in capitals."""
    return " " not in words or all(map(is_in_capitals, words.split()))


def _entry(words: str) -> Nominal | None:
    """One entry of a list; without a name where it has a part and names nobody; None where it has neither part nor birth."""
    part, rest = _part(words)
    if folded(rest).strip(" .") in _tables().nobody or (part and _ANONYMOUS.search(rest)):
        return Nominal(name="", part=part)
    found = _NAME.match(rest)
    if found is None:
        return Nominal(name="", part=part) if part else None
    name, behind = found[0].rstrip(" ."), rest[found.end() :]
    if _is_family(name) and (given := _GIVEN.match(behind)):
        name, behind = f"{name}, {given['given']}", behind[given.end() :]
    born, behind = _birth(behind)
    behind = _SEX.sub(" ", behind)
    said, behind = ("", behind) if part else _part_behind(behind, is_told=born is not None)
    part = part or said
    if not (part or born) or not is_name(as_said(name)):
        return None
    return Nominal(name=as_said(name), part=part, born=born, beside=behind.strip(" ,.;:()[]-"))


def _part(words: str) -> tuple[str, str]:
    """(the part an entry begins with, what stands behind it)."""
    found = _tables().leading.match(folded(words)) if len(folded(words)) == len(words) else None
    if found is None:
        return "", words
    word, is_marked = found["part"], bool(found["mark"].strip() or found["count"])
    rest = words[found.end() :]
    if word in _tables().marked and not is_marked and not (len(word) > 1 and words[: len(word)].isupper()):
        return "", words
    return (_tables().parts[word], rest) if rest else ("", words)


def _part_behind(words: str, *, is_told: bool) -> tuple[str, str]:
    """(the part that is said behind a name, "Rowan Example (victim)" or "- victim"; the words without it)."""
    for piece in _BEHIND.split(words):
        known = _tables().parts.get(folded(piece).strip(" ."))
        if known is not None and (is_told or _BEHIND.match(words.lstrip())):
            return known, words.replace(piece, " ", 1)
    return "", words


def _birth(words: str) -> tuple[When | None, str]:
    """(the birth that stands among the words behind a name, the words without it)."""
    if day := _DAY.search(words):
        told = [one.when for one in find(day["born"]) if one.when.dated]
        return (told[0] if len(told) == 1 else None), f"{words[: day.start()]} {words[day.end() :]}"
    if year := _YEAR.search(words):
        return from_edtf(year["born"], as_written=year["born"]), f"{words[: year.start()]} {words[year.end() :]}"
    return None, words
