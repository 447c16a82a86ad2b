"""The tables of the ICS importer, read once and checked: record types, categories, codes and relationship words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from chronology.model import Kind
from chronology.tables import shipped_table


@dataclass(frozen=True, slots=True)
class Aspect:
    """One dated aspect of a record type: which dates tell it and what kind of event it is."""

    dates: tuple[str, ...]
    kind: Kind
    until: tuple[str, ...]
    open: bool
    then: bool
    title: str
    finds: bool


# There is one value of each type, so it is its own identity: plans are kept by it.
@dataclass(frozen=True, slots=True, eq=False)
class RecordType:
    """How one record type becomes accounts."""

    name: str
    path: str
    aspects: tuple[Aspect, ...]
    category: bool
    seen: bool
    retold: bool
    used_dates: frozenset[str]


@dataclass(frozen=True, slots=True)
class Told:
    """One aspect that a record tells of, with the types of date it happened and ended at; empty where it has none."""

    aspect: Aspect
    date: str
    until: str
    first: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """What records of a type with the same types of date tell of."""

    told: tuple[Told, ...]
    untold: tuple[str, ...]
    """Types of date that no aspect uses."""
    awaited: str
    """The type of date it is awaited at, for a record that is not yet an event."""


def _table(name: str) -> dict[str, dict[str, object]]:
    return shipped_table("importers.ics", name)


@cache
def record_types() -> Mapping[str, RecordType]:
    """Record type by element name."""
    return {name: _record_type(name, row) for name, row in _table("records.toml").items()}


def _record_type(name: str, row: Mapping[str, object]) -> RecordType:
    rows = row["aspects"]
    assert isinstance(rows, list), "records.toml gives each record type its aspects"
    aspects = tuple(
        Aspect(
            dates=tuple(aspect["dates"]),
            kind=Kind(aspect["kind"]),
            until=tuple(aspect.get("until", ())),
            open=bool(aspect.get("open")),
            then=bool(aspect.get("then")),
            title=str(aspect.get("title", row.get("title", ""))),
            finds=bool(aspect.get("finds")),
        )
        for aspect in rows
    )
    used = frozenset(date for aspect in aspects for date in (*aspect.dates, *aspect.until))
    path = f"/ICSExport/Records/{name}"
    return RecordType(
        name,
        path,
        aspects,
        bool(row.get("category")),
        bool(row.get("seen")),
        bool(row.get("retold")),
        used | {"recorded"},
    )


@lru_cache(maxsize=4096)
def plan(record_type: RecordType, dates: tuple[str, ...]) -> Plan:
    """The aspects that a record with dates of these types tells of."""
    untold = tuple(date for date in dates if date not in record_type.used_dates)
    aspects = [aspect for aspect in record_type.aspects if not set(dates).isdisjoint(aspect.dates)]
    awaited = next((date for date in ("due", "planned") if date in dates), "")
    if not aspects and awaited:
        return Plan((), untold, awaited)
    # Where an outcome is what the record is for, a record without dates tells of the outcome.
    aspects = aspects or [record_type.aspects[-1 if record_type.aspects[0].then else 0]]
    return Plan(tuple(_told(aspect, dates, first=nth == 0) for nth, aspect in enumerate(aspects)), untold, "")


def _told(aspect: Aspect, dates: tuple[str, ...], *, first: bool) -> Told:
    at = next((date for date in aspect.dates if date in dates), "")
    until = next((date for date in aspect.until if date != at and date in dates), "")
    return Told(aspect, at, until, first)


@cache
def _category_pattern() -> tuple[re.Pattern[str], Mapping[str, Kind]]:
    kinds = {
        phrase: Kind(kind)
        for rows in _table("categories.toml").values()
        for kind, phrases in rows.items()
        for phrase in phrases  # type: ignore[attr-defined]  # each row of the table is a list of phrases
    }
    longest_first = sorted(kinds, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)"), kinds


_CODES = {kind.value: kind for kind in Kind}


def coded_kind(code: str) -> Kind | None:
    """The kind that a category of the scheme `chronology_kind` names."""
    return _CODES.get(code)


@lru_cache(maxsize=8192)
def kind_of_words(words: str) -> Kind | None:
    """The kind that a free-text category names: by its longest known phrase, or None."""
    pattern, kinds = _category_pattern()
    found = pattern.findall(words.casefold())
    return kinds[max(found, key=len)] if found else None


def meaning(scheme: str, code: str) -> str | None:
    """What a code means, where this project knows."""
    return _codes().get((scheme, code))


@cache
def _codes() -> Mapping[tuple[str, str], str]:
    return {(scheme, code): str(words) for scheme, rows in _table("codes.toml").items() for code, words in rows.items()}


@cache
def _relationship_words() -> Mapping[str, object]:
    return _table("relationships.toml")


def relationship(code: str) -> str:
    """A relationship code in plain words; what is not a known code stays as written."""
    return str(_relationship_words().get(code.upper(), code.replace("_", " ")))
