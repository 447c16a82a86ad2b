"""A practice table to a checked `Practice`: what is unknown or of the wrong type is an error that names the key."""

import re
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from chronology.errors import PracticeError
from chronology.model import Group, Kind, Level, Polarity, PracticeUsed
from chronology.practice import keys
from chronology.practice.keys import Table
from chronology.practice.settings import (
    Cue,
    KindOverride,
    LintSettings,
    Parameter,
    PatternSettings,
    Practice,
    RecordSettings,
    SignificanceSettings,
)
from chronology.practice.timescale_checking import timescale_rules
from chronology.practice.working_days import JURISDICTIONS

# A share of one, or how many times as much.
_MOST_TIMES = 100.0
_WHOLE = 100
_KEYS = (
    "name",
    "version",
    "title",
    "jurisdiction",
    "significance",
    "record",
    "cue",
    "patterns",
    "kinds",
    "timescale",
    "lint",
)
_READERS = ("conference", "full", "court", "family", "review", "working")
_CUE_FIELDS = ("title", "fact", "outcome", "decision")


def checked(table: Table, known: Table, sha256: str) -> Practice:
    """The practice a table describes; `known` holds the patterns and settings that exist.

    Raises:
        PracticeError: a key has no meaning or its value no sense; the message names it.

    """
    keys.only(table, _KEYS, "the practice")
    jurisdiction = keys.text(table, "jurisdiction", "the practice")
    if jurisdiction not in JURISDICTIONS:
        raise PracticeError(f"the practice: `jurisdiction` is one of {', '.join(JURISDICTIONS)}")
    return Practice(
        used=PracticeUsed(
            name=keys.text(table, "name", "the practice"),
            version=keys.text(table, "version", "the practice"),
            sha256=sha256,
        ),
        title=keys.text(table, "title", "the practice"),
        jurisdiction=jurisdiction,
        significance=_significance(keys.table_of(table, "significance"), known["significance"]),
        lint=_lint(keys.table_of(table, "lint"), known["lint"]),
        record=_record(keys.table_of(table, "record"), known["record"]),
        cues=tuple(_cue(entry) for entry in keys.entries(table, "cue")),
        patterns=_patterns(keys.table_of(table, "patterns"), known["patterns"]),
        kinds=_kinds(keys.table_of(table, "kinds")),
        timescales=timescale_rules(table, jurisdiction),
    )


def _worded(entry: Table, key: str, where: str) -> re.Pattern[str]:
    """A regular expression, or families of words, each one of whole words, as one."""
    if not isinstance(entry.get(key), list):
        return keys.pattern_of_words(entry, key, where)
    families = keys.texts(entry, key, where)
    try:
        each = [re.compile(family).pattern for family in families]
        return re.compile(rf"(?<!\w)(?:{'|'.join(each)})(?!\w)", re.IGNORECASE)
    except re.error:
        raise PracticeError(f"{where}: each of `{key}` is a regular expression") from None


def _significance(table: Table, known: Table) -> SignificanceSettings:
    where = "[significance]"
    keys.only(table, known, where)
    converted: dict[str, Any] = {name: _like(table, name, known[name], where) for name in known}
    for name in ("ceiling", "lone_ceiling"):
        converted[name] = keys.code(Level, converted[name], f"{where}: `{name}`")
    converted["patterns_not_lifting"] = keys.texts(table, "patterns_not_lifting", where)
    converted["groups_not_repeating"] = keys.codes(Group, table, "groups_not_repeating", where)
    return SignificanceSettings(**converted)


def _lint(table: Table, known: Table) -> LintSettings:
    where = "[lint]"
    keys.only(table, known, where)
    converted: dict[str, Any] = {name: _like(table, name, known[name], where) for name in known}
    converted["cleared_profiles"] = keys.texts(table, "cleared_profiles", where, _READERS)
    converted["process_groups"] = keys.codes(Group, table, "process_groups", where)
    converted["process_kinds"] = keys.codes(Kind, table, "process_kinds", where)
    converted["outcome_groups"] = keys.codes(Group, table, "outcome_groups", where)
    return LintSettings(**converted)


def _record(table: Table, known: Table) -> RecordSettings:
    where = "[record]"
    keys.only(table, known, where)
    converted = {name: keys.number(table, name, where) for name in known}
    for name in ("same_day_share", "in_order_share"):
        if converted[name] > _WHOLE:
            raise PracticeError(f"{where}: `{name}` is a percentage, at most {_WHOLE}")
    return RecordSettings(**converted)


def _like(table: Table, key: str, shipped: object, where: str) -> object:
    """The value, when it is of the type of the shipped one."""
    value = table[key]
    if isinstance(shipped, int) and not isinstance(shipped, bool):
        return keys.number(table, key, where)
    if isinstance(value, float) and isinstance(shipped, float) and not 0 <= value <= _MOST_TIMES:
        raise PracticeError(f"{where}: `{key}` is a number from 0.0 to {_MOST_TIMES}")
    if type(value) is not type(shipped):
        raise PracticeError(f"{where}: `{key}` is set like {key} = {_as_toml(shipped)}")
    return value


def _as_toml(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else repr(value)


def _cue(entry: Table) -> Cue:
    where = f"[[cue]] {entry.get('rule', '')}".strip()
    keys.only(entry, (field.name for field in fields(Cue)), where)
    if sum(name in entry for name in ("move", "at_least", "at_most")) != 1:
        raise PracticeError(f"{where} has one of `move`, `at_least` and `at_most`")
    move = entry.get("move", 0)
    if isinstance(move, bool) or not isinstance(move, int) or not -4 <= move <= 4:
        raise PracticeError(f"{where}: `move` is a whole number from -4 to 4")
    if not ("groups" in entry or "kinds" in entry):
        raise PracticeError(f"{where} needs `groups` or `kinds`: whose events its words weigh in")
    return Cue(
        rule=keys.text(entry, "rule", where),
        groups=frozenset(keys.codes(Group, entry, "groups", where)),
        kinds=frozenset(keys.codes(Kind, entry, "kinds", where)),
        words=_worded(entry, "words", where),
        text=keys.text(entry, "text", where),
        move=move,
        at_least=keys.code(Level, entry["at_least"], f"{where}: `at_least`") if "at_least" in entry else None,
        at_most=keys.code(Level, entry["at_most"], f"{where}: `at_most`") if "at_most" in entry else None,
        unless=_worded(entry, "unless", where) if "unless" in entry else None,
        most_words=keys.number(entry, "most_words", where, least=1) if "most_words" in entry else 0,
        in_longer=keys.code(Level, entry["in_longer"], f"{where}: `in_longer`") if "in_longer" in entry else None,
        fields=keys.texts(entry, "fields", where, _CUE_FIELDS) or _CUE_FIELDS[:3],
    )


def _patterns(table: Table, known: Table) -> Mapping[str, PatternSettings]:
    keys.only(table, known, "[patterns]")
    return {name: _pattern(name, table[name], known[name]) for name in known}


def _pattern(name: str, table: Table, known: Table) -> PatternSettings:
    where = f"[patterns.{name}]"
    if not isinstance(table, Mapping):
        raise PracticeError(f"{where} is a table")
    keys.only(table, known, where)
    values = {key: _like(table, key, shipped, where) for key, shipped in known.items()}
    parameters: dict[str, Parameter] = {
        key: value for key, value in values.items() if key != "runs" and isinstance(value, int | float | str)
    }
    if "least_level" in parameters:
        keys.code(Level, parameters["least_level"], f"{where}: `least_level`")
    return PatternSettings(runs=bool(values["runs"]), parameters=parameters)


def _kinds(table: Table) -> Mapping[Kind, KindOverride]:
    return {keys.code(Kind, name, "[kinds]"): _kind(name, row) for name, row in table.items()}


def _kind(name: str, row: Table) -> KindOverride:
    where = f"[kinds.{name}]"
    if not isinstance(row, Mapping):
        raise PracticeError(f"{where} is a table with `level` or `polarity`")
    keys.only(row, ("level", "polarity"), where)
    return KindOverride(
        level=keys.code(Level, row["level"], f"{where}: `level`") if "level" in row else None,
        polarity=keys.code(Polarity, row["polarity"], f"{where}: `polarity`") if "polarity" in row else None,
    )
