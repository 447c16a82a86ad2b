"""Who was seen, by a column that says so: "Seen" with Y or N, with a tick, or with the names of those who were."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from chronology.model import EvidenceStatus, Group, Involvement, Kind
from chronology.practice import taxonomy
from chronology.prose.phrases import folded
from chronology.tables import shipped_table
from importers.agency_chronology.columns import Meaning
from importers.agency_chronology.front import is_name
from importers.agency_chronology.meant import Told
from importers.agency_chronology.rows import Row

_HEAD = re.compile(r"\s*[(,;:\u2013\u2014]\s*|\s+-\s*|-\s+")
_PARTS = re.compile(r"[,;&/+\n]|\band\b|\bac?\b(?= [A-Z])")
_FRAGMENTS = re.compile(r"[.;,!\n\u2013\u2014]+|\s-\s")
_SEEN = ("seen", "seen-alone")
# "J F O", "J, F & O": children by their letters; without anything between them they are as soon an abbreviation.
_LETTERS = re.compile(r"[A-Z]\.?(?:(?:\s*[,;&+]\s*|\s+(?:and\s+|a\s+)?)[A-Z]\.?){0,7}")
_OF_CHILDREN = re.compile(r"\b(?:child\w*|kids|yps?|young (?:person|people)|siblings?|plant|plentyn)\b")
BOTH = "both"
"""A row says that somebody was seen, and that nobody was."""
CONTRADICTION = "a row says that somebody was seen and that nobody was; nobody was taken for seen"
_WHO = re.compile(r"\b(?:by|mum|mother|mam|dad|father|parents?|carers?|family|client|adult|he|she|they|gan)\b")
# What a row is called where its words tell of nothing plainer than that somebody went or wrote.
_PLAIN = frozenset({Kind.VISIT, Kind.UNCLASSIFIED, Kind.CASE_NOTE, Kind.CONTACT})
_WAS_SEEN = frozenset({Kind.CHILD_SEEN, Kind.CHILD_SEEN_ALONE, Kind.ADULT_SEEN})
_FOUND_NOBODY = frozenset({Kind.NO_ACCESS_VISIT, Kind.ACCESS_REFUSED, Kind.VISIT_NOT_MADE, Kind.CHILD_NOT_SEEN})
_VISIT = re.compile(r"\bvisit|ymweliad")
# The least first: an event of several children is told by the one who was seen least.
_LEAST = ("not-seen", "", "seen", "seen-alone")


@dataclass(frozen=True, slots=True)
class Sight:
    """How those a row is about were seen; of them `named` otherwise, each as written."""

    everyone: str = ""
    named: tuple[tuple[str, str], ...] = ()
    contradicts: bool = False
    """One column says that somebody was seen alone, another that nobody was."""

    def of(self, name: str) -> str:
        """How somebody was seen: as their own name says, else as everybody was; empty where nothing says."""
        own = {how for words, how in self.named if _is_name_of(words, name)}
        return own.pop() if len(own) == 1 else self.everyone

    def strangers(self, names: Sequence[str]) -> Iterator[tuple[str, str]]:
        """Those named as seen who are none of these."""
        for words, how in self.named:
            if how in _SEEN and not any(_is_name_of(words, name) for name in names):
                yield words, how


@dataclass(frozen=True, slots=True)
class _Tables:
    answers: Mapping[str, frozenset[str]]
    not_made: re.Pattern[str]
    arranged: re.Pattern[str]
    no_access: re.Pattern[str]
    titles: Mapping[str, Mapping[str, str]]
    adults: re.Pattern[str]


@cache
def _tables() -> _Tables:
    table = shipped_table("importers.agency_chronology", "seen.toml")
    return _Tables(
        answers={name: frozenset(words) for name, words in table["answers"].items()},
        not_made=re.compile("|".join(f"(?:{one})" for one in table["beside"]["not_made"])),
        arranged=re.compile("|".join(f"(?:{one})" for one in table["beside"]["arranged"])),
        no_access=re.compile("|".join(f"(?:{one})" for one in table["beside"]["no_access"])),
        titles=table["titles"],
        adults=re.compile(rf"\b(?:{'|'.join(table['adults']['words'])})\b"),
    )


def sight_of(row: Row) -> Sight:
    """What the columns of a row say of who was seen."""
    seen = _cells(row, Meaning.SEEN, "seen")
    alone = _cells(row, Meaning.SEEN_ALONE, "seen-alone")
    if alone.everyone == "seen-alone" and seen.everyone == "not-seen":
        return Sight(contradicts=True)
    # Not seen alone is no more than that: with others, or not at all, another column says.
    everyone = alone.everyone if alone.everyone == "seen-alone" else seen.everyone
    named = {
        words: how for words, how in (*seen.named, *alone.named) if how != "not-seen" or (words, how) in seen.named
    }
    return Sight(everyone, tuple(named.items()))


def _cells(row: Row, meaning: Meaning, how: str) -> Sight:
    answers = [_answer(words, how) for _, words in row.told.get(meaning, ())]
    everyone = {one.everyone for one in answers if one.everyone}
    named = tuple(pair for one in answers for pair in one.named)
    return Sight(everyone.pop() if len(everyone) == 1 else "", named)


def _answer(words: str, how: str) -> Sight:
    """What one cell says: of everybody the row is about, or of those it names."""
    plain = folded(" ".join(words.split())).strip(" .!*")
    said = _tables().answers
    if plain in said["alone"]:
        return Sight("seen-alone")
    head, *rest = _HEAD.split(plain, maxsplit=1)
    for whole in (plain, head.strip(" .)")):
        if whole in said["yes"]:
            behind = rest[0].strip(" .)") if rest and whole != plain else ""
            return Sight("seen-alone" if behind in said["alone"] else how)
        if whole in said["no"]:
            return Sight("not-seen")
    if any(plain.startswith(f"{one} ") for one in said["no"] if " " in one):
        return Sight("not-seen")
    behind = next((plain[len(one) :].strip() for one in said["opening"] if plain.startswith(f"{one} ")), "")
    if behind and said["against"].isdisjoint(behind.split()):
        return Sight("seen-alone" if any(f"{behind} ".startswith(f"{one} ") for one in said["alone"]) else how)
    return _names(words, how)


def asks_of_children(row: Row) -> bool:
    """A column of who was seen says that it is of children, whose letters stand for them."""
    columns = (column for meaning in (Meaning.SEEN, Meaning.SEEN_ALONE) for column, _ in row.told.get(meaning, ()))
    return any(_OF_CHILDREN.search(folded(column.heading)) for column in columns)


def _names(words: str, how: str) -> Sight:
    """The names of a cell, each with how they were seen; with "only" behind them everybody else was not."""
    if _LETTERS.fullmatch(words.strip()):
        return Sight(named=tuple((letter, how) for letter in re.findall(r"[A-Z]", words)))
    found: list[tuple[str, str]] = []
    only = False
    for part in _PARTS.split(words):
        name, own, last = _named(part, how)
        only |= last
        if name:
            found.append((name, own))
    return Sight("not-seen" if only and found else "", tuple(found))


def _named(part: str, how: str) -> tuple[str, str, bool]:
    """(name, how they were seen, "only" is said); no name where the part is no name with what was asked of it."""
    said = _tables().answers
    name, only = " ".join(re.sub(r"[()]", " ", part).split()).strip(" .:-"), False
    before, _, behind = name.partition(" ")
    if folded(before) in said["not"]:
        name, how = behind, "not-seen"
    for _ in range(2):
        plain = f" {folded(name)}"
        for answer, tells in (("only", how), ("alone", "seen-alone"), ("not", "not-seen"), ("yes", how)):
            ending = max(
                (one for one in said[answer] if len(one) > 1 and plain.endswith(f" {one}")), key=len, default=""
            )
            if ending:
                name, how = name[: -len(ending)].rstrip(" -:"), tells
                only |= answer == "only"
                break
    return (name, how, only) if is_name(name) else ("", "", only)


def _is_name_of(words: str, name: str) -> bool:
    return set(folded(words).split()) <= set(folded(name).split())


def as_seen(told: Told, row: Row, sight: Sight, parts: Sequence[Involvement]) -> tuple[Told, str]:
    """What a row tells with what it says of who was seen, and what its title ends with; empty where it says nothing.

    A column that says "seen" beside words that say no visit was made is believed by neither: it stays a visit of which
    the record does not say that anybody was seen.
    """
    if not (sight.everyone or sight.named or sight.contradicts):
        return told, ""
    how = _least(sight, parts)
    if sight.contradicts or (how in _SEEN and beside(row, told) is not None):
        kind = Kind.VISIT if told.kind in _FOUND_NOBODY | _PLAIN | _WAS_SEEN else told.kind
        return _as(told, kind), BOTH
    if how == "not-seen":
        return _not_seen(told, row)
    if how not in _SEEN or told.kind not in _PLAIN | {Kind.CHILD_SEEN}:
        # Whoever was seen on a visit may be none of those whom the row alone shows it to be about.
        is_bare = not how and told.kind is Kind.UNCLASSIFIED and _is_of_visits(row)
        return (_as(told, Kind.VISIT) if is_bare else told), ""
    if _is_of_adults(row):
        return _as(told, Kind.ADULT_SEEN), ""
    return _as(told, Kind.CHILD_SEEN_ALONE if how == "seen-alone" else Kind.CHILD_SEEN), ""


def as_undone(told: Told, row: Row) -> tuple[Told, str]:
    """A visit that was arranged and of which the row's words say that it was not made, or that nobody was in."""
    kind = beside(row, told)
    texts = (row.text(meaning) for meaning in (Meaning.EVENT, Meaning.OUTCOME, Meaning.COMMENT, Meaning.NOTE))
    # A bare "cancelled" does not say that it was the family who did.
    untold = told.kind is Kind.CANCELLED_BY_CARER and not _WHO.search(folded(" ".join(texts)))
    is_visit = (
        told.kind is Kind.VISIT or untold or (told.kind in _PLAIN | _WAS_SEEN | _FOUND_NOBODY and _is_of_visits(row))
    )
    if kind is None or not is_visit:
        return told, ""
    return _as(told, kind), str(kind)


def unsaid(parts: Sequence[Involvement]) -> list[Involvement]:
    """The people of a row that contradicts itself, without how those it is about were seen."""
    return [replace(part, involvement="") if part.role == "subject" else part for part in parts]


def _least(sight: Sight, parts: Sequence[Involvement]) -> str:
    subjects = [part.involvement for part in parts if part.role == "subject"]
    hows = [how for how in subjects if how in _LEAST] or [sight.everyone]
    return min(hows, key=_LEAST.index)


def _not_seen(told: Told, row: Row) -> tuple[Told, str]:
    if told.kind in _WAS_SEEN:
        return _as(told, Kind.VISIT), BOTH
    kind = beside(row, told)
    if kind is None and (told.kind is Kind.VISIT or (told.kind in _PLAIN and _is_of_visits(row))):
        kind = Kind.VISIT if _is_of_adults(row) else Kind.CHILD_NOT_SEEN
    if kind is None or told.kind not in _PLAIN | _FOUND_NOBODY:
        return told, ""
    return _as(told, kind), str(kind) if kind is not Kind.VISIT else "person_not_seen"


def beside(row: Row, told: Told) -> Kind | None:
    """What a row's own words make of a visit that found nobody or was not made; None where they tell of none."""
    if told.kind in _FOUND_NOBODY:
        return told.kind
    texts = (row.text(meaning) for meaning in (Meaning.EVENT, Meaning.OUTCOME, Meaning.COMMENT, Meaning.NOTE))
    asides = (words for _, words in row.aside)
    parts = [part.strip() for text in (*texts, *asides) for part in _FRAGMENTS.split(folded(text))]
    if any(_tables().not_made.fullmatch(part) or (row.undone and _tables().arranged.fullmatch(part)) for part in parts):
        return Kind.VISIT_NOT_MADE
    return Kind.NO_ACCESS_VISIT if any(_tables().no_access.fullmatch(part) for part in parts) else None


def _as(told: Told, kind: Kind) -> Told:
    status = EvidenceStatus.OBSERVED if taxonomy()[kind].group is Group.VISIT else told.status
    return replace(told, kind=kind, status=status)


def _is_of_adults(row: Row) -> bool:
    columns = (column for meaning in (Meaning.CHILD, Meaning.SEEN) for column, _ in row.told.get(meaning, ()))
    return any(_tables().adults.search(folded(column.heading)) for column in columns)


def _is_of_visits(row: Row) -> bool:
    columns = (column.heading for parts in row.told.values() for column, _ in parts)
    return any(_VISIT.search(folded(words)) for words in (*columns, row.text(Meaning.TYPE)))


def ending(what: str, language: str) -> str:
    """What a title ends with where somebody was not seen, or may not have been."""
    return _tables().titles.get(language, _tables().titles["en"])[what] if what else ""
