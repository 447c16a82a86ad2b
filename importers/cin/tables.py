"""The tables this importer reads by - structure, codes, events, checks, ignored - loaded once and checked."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from chronology.mapping import ALWAYS, PLAIN_READINGS, Condition, Sentence, national, sentence
from chronology.model import EvidenceStatus, Kind
from chronology.tables import shipped_table

ROOT = "Message"
CHILD = "Message/Children/Child"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Shape:
    """What may stand in a group of elements. `fields` and `repeated` say how a text is read."""

    path: str
    name: str
    fields: Mapping[str, str]
    repeated: Mapping[str, str]
    groups: frozenset[str]
    many: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One dated element and the event it becomes."""

    role: str
    kind: Kind
    date: str
    record: str
    until: str = ""
    open_ended: bool = False
    always: bool = False
    or_if: str = ""
    condition: Condition = ALWAYS
    status: EvidenceStatus = EvidenceStatus.VERIFIED
    title: Sentence | None = None
    fact: tuple[Sentence, ...] = ()
    outcome: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordType:
    """What a group of elements tells: its events, and the details said once on the first of `carriers`."""

    record: str
    named_by: str
    carriers: tuple[str, ...]
    details: tuple[Sentence, ...]
    events: tuple[Telling, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A date that must not stand before another."""

    group: str
    date: str
    of: str
    after: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoFurtherAction:
    """What cannot stand under a referral that led to no further action."""

    elements: tuple[str, ...]
    message: str


@cache
def structure() -> Mapping[str, Shape]:
    """Every group of elements by its path.

    Raises:
        ValueError: a text is to be read in a way that does not exist; the package is damaged.

    """
    shapes = {path: _shape(path, row) for path, row in _table("structure").items()}
    unknown = {how for shape in shapes.values() for how in (*shape.fields.values(), *shape.repeated.values())}
    if unknown := unknown - set(PLAIN_READINGS) - set(codes()):
        raise ValueError(f"structure.toml reads by {sorted(unknown)}, which codes.toml does not hold")
    return shapes


@cache
def readings() -> Mapping[str, str]:
    """How the text of each element is read, by its name; a name is read one way wherever it stands."""
    return {
        name: how for shape in structure().values() for name, how in (*shape.fields.items(), *shape.repeated.items())
    }


@cache
def codes() -> Mapping[str, Mapping[str, str]]:
    """Code sets: what each code means. Most are those of every national collection."""
    own: Mapping[str, Mapping[str, str]] = _table("codes")
    return {**national(), **own}


@cache
def ignored() -> Mapping[str, str]:
    """Why an element at a path is left out.

    Raises:
        ValueError: a rule names an element that does not exist; the package is damaged.

    """
    rules: Mapping[str, str] = _table("ignored")
    known = {f"{shape.path}/{name}" for shape in structure().values() for name in (*shape.fields, *shape.repeated)}
    if wrong := {path for path in rules if "/@" not in path} - known:
        raise ValueError(f"ignored.toml names {sorted(wrong)}, which structure.toml does not hold")
    return rules


@cache
def record_types() -> Mapping[str, RecordType]:
    """What each group of elements tells, by the group's name.

    Raises:
        ValueError: a row names an element that does not exist; the package is damaged.

    """
    types = {name: _record_type(row) for name, row in _table("events").items()}
    named = {event.date for kind in types.values() for event in kind.events}
    if wrong := named - set(readings()):
        raise ValueError(f"events.toml names {sorted(wrong)}, which structure.toml does not hold")
    return types


@cache
def orders() -> Mapping[str, tuple[Order, ...]]:
    """The orders of dates that are checked, by the group that holds the later date."""
    rows = [Order(**{"of": row["group"], **row}) for row in _table("checks")["order"]]
    return {group: tuple(row for row in rows if row.group == group) for group in {row.group for row in rows}}


@cache
def no_further_action() -> NoFurtherAction:
    """What a referral without further action cannot hold."""
    row = _table("checks")["no_further_action"]
    return NoFurtherAction(elements=tuple(row["elements"]), message=row["message"])


def _table(name: str) -> dict[str, Any]:
    return shipped_table("importers.cin", f"{name}.toml")


def _shape(path: str, row: Mapping[str, Any]) -> Shape:
    return Shape(
        path=path,
        name=path.rpartition("/")[2],
        fields=row.get("fields", {}),
        repeated=row.get("repeated", {}),
        groups=frozenset(row.get("groups", ())),
        many=frozenset(row.get("many", ())),
    )


def _record_type(row: Mapping[str, Any]) -> RecordType:
    events = tuple(_telling(event, row["record"]) for event in row["events"])
    return RecordType(
        record=row["record"],
        named_by=row.get("named_by", ""),
        carriers=tuple(row.get("carriers", (event.role for event in events))),
        details=tuple(_sentence(said) for said in row.get("details", ())),
        events=events,
    )


def _telling(row: Mapping[str, Any], record: str) -> Telling:
    words = {
        "title": _sentence(row["title"]) if "title" in row else None,
        "fact": tuple(_sentence(said) for said in row.get("fact", ())),
        "outcome": tuple(_sentence(said) for said in row.get("outcome", ())),
        "kind": Kind(row["kind"]),
        "condition": _condition(row),
        "status": EvidenceStatus(row.get("status", EvidenceStatus.VERIFIED)),
    }
    plain = {name: value for name, value in row.items() if name not in ("only_if", "unless")}
    return Telling(**{"record": record, **plain, **words})


def _condition(row: Mapping[str, Any]) -> Condition:
    flags = {name: (row[name],) for name in ("only_if", "unless") if name in row}
    return Condition(**flags) if flags else ALWAYS


def _sentence(row: str | Mapping[str, str]) -> Sentence:
    return sentence(row) if isinstance(row, str) else sentence(row["say"], _condition(row))
