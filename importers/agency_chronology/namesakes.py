"""Two people of one name in one table: told apart by their births, or by what stands with the name in its rows."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from chronology.model import When
from chronology.people import TOLD_APART, parts_of, plain
from chronology.prose.phrases import folded
from importers.agency_chronology.columns import Meaning
from importers.agency_chronology.entered import entered, of_others
from importers.agency_chronology.front import Front
from importers.agency_chronology.moments import read_cell
from importers.agency_chronology.nominals import listed_in
from importers.agency_chronology.rows import Row

_SHARED = frozenset({"case", "household", "family", "tenancy", "account", "customer", "achos"})
# A shorter number is a count of a list.
_FIGURES = 4
_OFTEN, _NEARLY_ALL = 4, 0.75
"""Rows by one number, and their share of all, from which on a table is of one person with a few strays."""


def person_id(name: str) -> str:
    """By the written name, as the names of notes are: the same name in two files is one id until their births differ."""
    return f"name:{plain(name).replace(' ', '-')}"


def agree(one: When | None, other: When | None) -> bool:
    """Two births can be one: neither is told, or some day could be both."""
    days = [(when.earliest, when.latest) for when in (one, other) if when is not None]
    if len(days) < len(("one", "other")):
        return True
    (first, last), (start, end) = days
    return not (first and last and start and end) or (first <= end and start <= last)


@dataclass(frozen=True, slots=True)
class Namesakes:
    """By name, the births that people of it have, and the classes of those who are not the one most rows are of."""

    births: Mapping[str, tuple[When, ...]] = field(default_factory=dict)
    classes: Mapping[str, frozenset[str]] = field(default_factory=dict)
    numbers: Mapping[tuple[str, str], frozenset[str]] = field(default_factory=dict)
    """By the given and the family name, the numbers of those who are not the one most rows of the name are of."""
    keyed: frozenset[str] = frozenset()
    """Names that the head of the table tells apart from others of the same given name."""

    def with_rows(self, rows: Iterable[Row], front: Front) -> "Namesakes":
        """What the rows of a table tell besides."""
        births = {name: list(told) for name, told in self.births.items()}
        rows_of: dict[str, list[tuple[str, When]]] = {}
        numbered: dict[tuple[str, str], Counter[tuple[str, str]]] = {}
        for child in front.people:
            _add(births, child.name, child.born)
        for row in rows:
            for meaning in (Meaning.CHILD, Meaning.PERSON):
                for _, words in row.told.get(meaning, ()):
                    listed = listed_in(words)
                    for one in listed.people if listed else ():
                        _add(births, one.name, one.born)
            for _, words in row.told.get(Meaning.CHILD, ()):
                own = entered(words)
                _add(births, own.name, born_in(row))
                when = row.cell.moments[0].when if row.cell.moments else When.undated()
                rows_of.setdefault(plain(own.name), []).append((own.group, when))
                numbered.setdefault(_ends(own.name), Counter()).update(numbers_in(row))
        classes = {name: of_others((group, when.earliest) for group, when in told) for name, told in rows_of.items()}
        keyed = self.keyed | {plain(one.name) for one in front.keyed}
        numbers = {ends: _of_others(counted) for ends, counted in numbered.items()}
        told_births = {name: tuple(told) for name, told in births.items()}
        return Namesakes(told_births, {**self.classes, **classes}, {**self.numbers, **numbers}, keyed)

    def has(self, name: str) -> bool:
        """Several people have the name, so that it alone means none of them."""
        return len(self.births.get(plain(name), ())) > 1

    def id_of(self, name: str, born: When | None, group: str = "", numbers: Iterable[str] = ()) -> str:
        """The id of somebody of a name: with their birth where others of it have another, with their number or class where that is another's."""
        own = person_id(name)
        if others := self.numbers.get(_ends(name), frozenset()).intersection(numbers):
            return f"{own}{TOLD_APART}{min(others)}"
        if born is not None and (self.has(name) or plain(name) in self.keyed):
            return f"{own}{TOLD_APART}{born.edtf}"
        return f"{own}{TOLD_APART}{group.casefold()}" if group in self.classes.get(plain(name), frozenset()) else own

    @staticmethod
    def are_namesakes(one: str, other: str) -> bool:
        """Two ids of one name."""
        return one != other and one.partition(TOLD_APART)[0] == other.partition(TOLD_APART)[0]


def _add(births: dict[str, list[When]], name: str, born: When | None) -> None:
    """One more birth of a name, where none that is known can be it."""
    if born is None or not born.dated:
        return
    told = births.setdefault(plain(name), [])
    if not any(agree(born, one) for one in told):
        told.append(born)


def numbers_in(row: Row) -> tuple[tuple[str, str], ...]:
    """(what the number is, the number) of the person whose a row is."""
    return tuple((column.heading, words) for column, words in row.told.get(Meaning.IDENTIFIER, ()))


def people_by_number(rows: Iterable[Row]) -> Mapping[str, str]:
    """By the heading of each column that tells people apart by their numbers, in a table that names nobody, the number most rows have.

    Empty where no number is of so many: a table of one number, or nearly, is of whom the case is about, and of the few others each is apart.
    """
    counts: dict[str, Counter[str]] = {}
    for row in rows:
        if row.told.get(Meaning.CHILD) or row.told.get(Meaning.PERSON):
            return {}
        for heading, number in numbers_in(row):
            if is_a_persons(heading) and sum(map(str.isdigit, number)) >= _FIGURES:
                counts.setdefault(heading, Counter())[number] += 1
    return {heading: _of_most(counted) for heading, counted in counts.items() if len(counted) > 1}


def _of_most(counted: Counter[str]) -> str:
    number, often = min(counted.items(), key=lambda each: (-each[1], each[0]))
    return number if often >= _OFTEN and often >= _NEARLY_ALL * counted.total() else ""


def is_a_persons(heading: str) -> bool:
    """Its numbers are people's own; those of a household, a tenancy or a case may be of one person and many rows, or of many people."""
    return not _SHARED.intersection(folded(heading).replace("_", " ").split())


def _ends(name: str) -> tuple[str, str]:
    parts = parts_of(name)
    return parts.given, parts.family


def _of_others(counted: Counter[tuple[str, str]]) -> frozenset[str]:
    """Of the numbers of a name those that are not the commonest of their kind: a number is one person's."""
    commonest: dict[str, str] = {}
    for (kind, number), _ in sorted(counted.items(), key=lambda each: (-each[1], each[0])):
        commonest.setdefault(kind, number)
    return frozenset(number for kind, number in counted if commonest[kind] != number)


def born_in(row: Row) -> When | None:
    """The birth that a column of a row gives."""
    words = row.text(Meaning.BORN)
    moments = read_cell(words).moments if words else ()
    return moments[0].when if len(moments) == 1 and moments[0].when.dated else None
