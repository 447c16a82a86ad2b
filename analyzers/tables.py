"""The tables of what kinds and groups mean to the analyzers, read once and checked against the taxonomy."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from chronology.model import Group, Kind
from chronology.tables import shipped_table

ENDED, BEGAN = "ended", "began"
"""What a kind tells of a course, a plan or a service."""


@dataclass(frozen=True, slots=True)
class SpanKinds:
    """What opens and closes a period."""

    opens: frozenset[Kind]
    closes: frozenset[Kind]
    own_end: bool
    joined: bool
    superseded: Mapping[Kind, frozenset[Kind]]
    """What takes the place of what a kind opened."""


@dataclass(frozen=True, slots=True)
class Kin:
    """A line of a family tree: its name, and how many generations who is so called stands above the other."""

    name: str
    up: int


@cache
def _table() -> Mapping[str, Any]:
    return shipped_table("analyzers", "reading.toml")


@cache
def span_kinds(name: str) -> SpanKinds:
    """The kinds that make a period of a name."""
    row = _table()["spans"][name]
    superseded = {Kind(code): _kinds(codes) for code, codes in row.get("superseded", {}).items()}
    return SpanKinds(_kinds(row["opens"]), _kinds(row["closes"]), row["own_end"], row["joined"], superseded)


@cache
def span_names() -> tuple[str, ...]:
    """Every name of a period."""
    return tuple(_table()["spans"])


@cache
def referral_opens() -> tuple[frozenset[Kind], frozenset[Kind], int]:
    """Kinds that open a case when work follows, the work that shows it, and within how many days it must."""
    row = _table()["referral"]
    work = _kinds(row["confirmed_by"]) | span_kinds("case").opens
    return _kinds(row["opens"]), work, row["confirmed_within_days"]


@cache
def registers() -> frozenset[Group]:
    """Groups of which a service keeps a register."""
    return frozenset(map(Group, _table()["registers"]["groups"]))


@cache
def endings() -> tuple[Kind, ...]:
    """Kinds with which work on a case or a plan comes to its end."""
    return tuple(map(Kind, _table()["endings"]["kinds"]))


@cache
def interventions() -> Mapping[Kind, str]:
    """Courses, plans and services whose sequel is told, and whether the kind tells that they ended or began."""
    return {Kind(code): way for way, codes in _table()["interventions"].items() for code in codes}


@cache
def tried() -> tuple[Kind, ...]:
    """What is tried with a family or an adult: services, courses, treatment and plans, taken up, ended or refused."""
    return tuple(Kind(code) for code in _table()["tried"]["kinds"])


@cache
def answering() -> tuple[frozenset[Group], frozenset[Kind]]:
    """Groups and kinds of what a service does in answer to an incident."""
    row = _table()["answers"]
    return frozenset(map(Group, row["groups"])), _kinds(row["kinds"])


@cache
def calls_for_none() -> frozenset[Kind]:
    """Grave kinds that no service answers: steps somebody took already, or nothing is left to do."""
    return _kinds(_table()["answers"]["calls_for_none"])


@cache
def never_held(importer: str) -> frozenset[Kind]:
    """Kinds that the documents of an importer never hold, though they cover the group."""
    return _kinds(_table()["never_held"].get(importer, []))


@cache
def written_freely() -> frozenset[str]:
    """Importers of what is written in its writer's own words."""
    return frozenset(_table()["written_freely"]["importers"])


@cache
def themes() -> Mapping[Kind, str]:
    """What a kind of entry is a concern about, in words; kinds without a theme are not there."""
    return {kind: theme for theme, codes in _table()["themes"].items() for kind in _kinds(codes)}


@cache
def one_incident() -> Mapping[Kind, str]:
    """Kinds of which two entries may tell of one incident, and what both are then of."""
    return {kind: name for name, codes in _table()["one_incident"].items() for kind in _kinds(codes)}


@cache
def befalls_every_family() -> frozenset[Kind]:
    """Kinds of which one for each child is no link between them."""
    return _kinds(_table()["siblings"]["slight"])


@cache
def domains() -> Mapping[Group, str]:
    """The part of a life that a concern of a group touches: harm, carer, health, education or living."""
    return {Group(code): domain for domain, codes in _table()["domains"].items() for code in codes}


@dataclass(frozen=True, slots=True)
class ActionWords:
    """Words that any action may have, and of these none, and words that alone tell no action from another."""

    of_every_action: frozenset[str]
    common: frozenset[str]
    doing: frozenset[str]
    of_a_meeting: frozenset[str]


@cache
def action_words() -> ActionWords:
    """The words that do not tell what an action is about."""
    table = _table()["action_words"]
    return ActionWords(
        frozenset(table["of_every_action"]),
        frozenset(table["common"]),
        frozenset(table["doing"]),
        frozenset(table["of_a_meeting"]),
    )


def fulfilments() -> Sequence[Mapping[str, Any]]:
    """What tells an action as done in words other than its own."""
    found: Sequence[Mapping[str, Any]] = _table()["fulfilments"]
    return found


def same_things() -> Sequence[Sequence[str]]:
    """Words that the trade writes for one thing, or for one doing in its tenses."""
    found: Sequence[Sequence[str]] = _table()["action_words"]["same"]
    return found


@cache
def compounds() -> Mapping[str, str]:
    """Names of things whose every word is a word of other things too, each with what it is called here."""
    return {phrase: row[0] for row in _table()["action_words"]["compounds"] for phrase in row}


@cache
def kin() -> Mapping[str, Kin]:
    """The line that a recorded relationship is, by its words in lower case."""
    return {kind: Kin(name, row["up"]) for name, row in _table()["kin"].items() for kind in row["kinds"]}


@cache
def steps() -> Mapping[Kind, str]:
    """What a service did, as a step on the way to protection: enquiry or protection."""
    return {Kind(code): step for step, codes in _table()["steps"].items() for code in codes}


@cache
def outcome_wanted() -> Mapping[str, frozenset[Kind]]:
    """Kinds of which an outcome is looked for, by what they are called together."""
    return {name: _kinds(codes) for name, codes in _table()["outcome_wanted"].items()}


@cache
def ended_by() -> Mapping[Kind, Kind]:
    """The kind at which the outcome of what was started stands."""
    return {Kind(started): Kind(ended) for started, ended in _table()["ended_by"].items()}


@cache
def of_the_living() -> frozenset[Kind]:
    """What only befalls or is done with somebody who is born and alive."""
    return _kinds(_table()["impossible"]["living"])


@cache
def conferences() -> frozenset[Kind]:
    """Meetings that are held on working days."""
    return _kinds(_table()["impossible"]["conferences"])


@cache
def only_after() -> tuple[tuple[Kind, Kind], ...]:
    """(what comes first, what it leads to) where the record links the two."""
    return tuple((Kind(first), Kind(second)) for first, second in _table()["impossible"]["after"])


@cache
def ordinary_capitals() -> frozenset[str]:
    """Words in capitals that need no explanation."""
    return frozenset(_table()["capitals"]["ordinary"])


def _kinds(codes: list[str]) -> frozenset[Kind]:
    return frozenset(map(Kind, codes))


@cache
def called_out() -> frozenset[str]:
    """Services that come when something happens: that they do not come is no silence."""
    return frozenset(_table()["silence"]["called_out"])


@cache
def early_services() -> tuple[re.Pattern[str], int]:
    """Services that end with early childhood, by their names, and the birthday up to which they have to do with a child."""
    row = _table()["silence"]
    return re.compile(row["early"], re.IGNORECASE), row["early_until_age"]
