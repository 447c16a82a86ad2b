"""The tables this importer reads by - columns, codes, events, moves, rules - loaded once and checked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from chronology.mapping import Sentence, national, sentence
from chronology.mapping.words import PLAIN_READINGS
from chronology.model import EvidenceStatus, Group, Kind, Polarity
from chronology.practice.taxonomy import taxonomy
from chronology.tables import shipped_table

CHILD = "CHILD"
EPISODES, HEADER = "episodes", "header"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Table:
    """One table of the return: its columns and how each is read, and where it stands in the XML."""

    name: str
    columns: frozenset[str]
    also: frozenset[str]
    how: Mapping[str, str]
    dates: tuple[str, ...]
    coded: tuple[str, ...]
    """Columns that hold codes, flags or numbers; not the pupil number, which may stand where a code does."""
    unquoted: frozenset[str]
    """Columns that name the child again, or may have to be kept back."""
    left_out: Mapping[str, str]
    once: bool
    shows: tuple[Group, ...]
    xml: str = ""
    xml_names: Mapping[str, str]
    xml_only: tuple[str, ...]
    """Of a table whose columns stand among others in one element of the XML: those that are its own."""


Words = tuple[Sentence, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Wording:
    """What an event is called and what is said of it."""

    kind: Kind
    title: Sentence | None = None
    fact: Words = ()
    outcome: Words = ()
    voice: Words = ()

    fields: tuple[str, ...] = ()
    """Every field that is named anywhere in it, once."""
    heading: str
    """What the kind is called."""
    polarity: Polarity
    evidence: EvidenceStatus


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Telling:
    """A dated column and the event it becomes."""

    role: str
    wanted: tuple[str, ...]
    """Every column it names."""
    wanted_with_details: tuple[str, ...]
    """The same when it carries the details of its record."""
    wording: Wording
    date: str = ""
    or_if: tuple[str, ...] = ()
    until: str = ""
    open_ended: bool = False
    past_only: bool = False
    year: bool = False
    is_told_by_date: bool
    """That its date is filled is enough."""
    where: Mapping[str, frozenset[str]]
    unless: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RecordType:
    """What a row of a table tells."""

    record: str
    named_by: str
    carriers: tuple[str, ...]
    details: Words
    events: tuple[Telling, ...]
    choosing: tuple[str, ...]
    """The columns whose codes choose among the events."""
    looks_back: bool
    """Some event of it is told only when it lies before the return was made."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Moves:
    """How episodes are told."""

    begins: Mapping[str, frozenset[str]]
    words: Mapping[str, frozenset[str]]
    wordings: Mapping[str, Wording]


@cache
def tables() -> Mapping[str, Table]:
    """Every table by its name.

    Raises:
        ValueError: a column is to be read in a way that does not exist; the package is damaged.

    """
    found = {name: _as_table(name, row) for name, row in _toml("tables").items()}
    unknown = {how for table in found.values() for how in table.how.values()} - set(PLAIN_READINGS) - set(codes())
    if unknown:
        raise ValueError(f"tables.toml reads by {sorted(unknown)}, which codes.toml does not hold")
    return found


@cache
def codes() -> Mapping[str, Mapping[str, str]]:
    """Code sets: what each code means."""
    table = _toml("codes")
    own = {name: row for name, row in table.items() if name not in ("no_meaning", "years", "national")}
    return own | {name: {**national()[name], **own.get(name, {})} for name in table["national"]}


@cache
def no_meaning() -> Mapping[str, frozenset[str]]:
    """Codes that the return allows and for which no meaning is held, by code set."""
    return {name: frozenset(row) for name, row in _toml("codes")["no_meaning"].items()}


@cache
def code_years() -> Mapping[str, Mapping[str, Sequence[int]]]:
    """The first and last collection year (by its end, 0 for none) of codes that were not always allowed."""
    years: Mapping[str, Mapping[str, Sequence[int]]] = _toml("codes")["years"]
    return years


@cache
def record_types() -> Mapping[str, RecordType]:
    """What the rows of each table tell.

    Raises:
        ValueError: a row names a column that does not exist; the package is damaged.

    """
    types = {name: _record_type(row) for name, row in _toml("events").items()}
    for name, kind in types.items():
        named = {field for event in kind.events for field in (*event.wording.fields, event.date, event.until)}
        if wrong := named - {""} - set(tables()[name].how):
            raise ValueError(f"events.toml names {sorted(wrong)} in {name}, which tables.toml does not hold")
    return types


@cache
def moves() -> Moves:
    """How episodes are told."""
    table = _toml("moves")
    begins, words = table.pop("begins"), table.pop("words")
    return Moves(
        begins={code: frozenset(what) for code, what in begins.items()},
        words={name: frozenset(code) for name, code in words.items()},
        wordings={name: wording(row) for name, row in table.items()},
    )


def _toml(name: str) -> dict[str, Any]:
    return shipped_table("importers.ssda903", f"{name}.toml")


def rule_rows(name: str = "rules") -> Mapping[str, Any]:
    """A table of rules as it stands."""
    return _toml(name)


def _as_table(name: str, row: Mapping[str, Any]) -> Table:
    how: dict[str, str] = {**row["columns"], **row.get("also", {})}
    return Table(
        name=name,
        columns=frozenset(row["columns"]),
        also=frozenset(row.get("also", ())),
        how=how,
        dates=tuple(column for column, kind in how.items() if kind == "date"),
        coded=tuple(column for column, kind in how.items() if kind not in ("date", "text", "upn")),
        unquoted=frozenset(("CHILD", "DOB", *row.get("left_out", ()))),
        left_out=row.get("left_out", {}),
        once=row.get("once", False),
        shows=tuple(map(Group, row.get("shows", ()))),
        xml=row.get("xml", ""),
        xml_names=row.get("xml_names", {}),
        xml_only=tuple(row.get("xml_only", ())),
    )


def _record_type(row: Mapping[str, Any]) -> RecordType:
    details = _words(row.get("details", ()))
    events = tuple(_telling(event, details) for event in row["events"])
    return RecordType(
        record=row["record"],
        named_by=row.get("named_by", ""),
        carriers=tuple(row.get("carriers", ())),
        details=details,
        events=events,
        choosing=tuple(dict.fromkeys(column for event in events for column in (*event.where, *event.unless))),
        looks_back=any(event.past_only for event in events),
    )


def _telling(row: Mapping[str, Any], details: Words) -> Telling:
    said = wording(row)
    with_details = (*said.fields, *(name for one in details for name in one.fields))
    return Telling(
        role=row["role"],
        wording=said,
        wanted=said.fields,
        wanted_with_details=tuple(dict.fromkeys(with_details)),
        date=row.get("date", ""),
        or_if=tuple(row.get("or_if", ())),
        until=row.get("until", ""),
        open_ended=row.get("open_ended", False),
        past_only=row.get("past_only", False),
        year=row.get("year", False),
        is_told_by_date=not (row.get("past_only") or row.get("year")),
        where={name: frozenset(these) for name, these in row.get("where", {}).items()},
        unless={name: frozenset(these) for name, these in row.get("unless", {}).items()},
    )


def wording(row: Mapping[str, Any]) -> Wording:
    """How an event is told, by its row in a table."""
    title = sentence(row["title"]) if "title" in row else None
    fact, outcome, voice = (_words(row.get(name, ())) for name in ("fact", "outcome", "voice"))
    every = (*((title,) if title else ()), *fact, *outcome, *voice)
    named = tuple(dict.fromkeys(name for one in every for name in one.fields))
    kind = Kind(row["kind"])
    # Births and deaths are passed on by the authority; the rest is its own work.
    passed_on = kind in (Kind.BIRTH, Kind.DEATH)
    return Wording(
        kind=kind,
        title=title,
        fact=fact,
        outcome=outcome,
        voice=voice,
        fields=named,
        heading=taxonomy()[kind].title,
        polarity=taxonomy()[kind].polarity,
        evidence=EvidenceStatus.REPORTED if passed_on else EvidenceStatus.VERIFIED,
    )


def _words(row: Sequence[str]) -> Words:
    return tuple(map(sentence, row))
