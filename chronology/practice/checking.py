"""A practice table to a checked `Practice`: what is unknown or of the wrong type is an error that names the key."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from enum import StrEnum
from typing import Any, TypeVar

from chronology.errors import PracticeError
from chronology.model import Group, Kind, Level, Polarity, PracticeUsed
from chronology.practice.settings import (
    Authority,
    Cue,
    KindOverride,
    LintSettings,
    Parameter,
    PatternSettings,
    Practice,
    RecordSettings,
    SignificanceSettings,
    TimescaleRule,
    Unit,
)

Table = Mapping[str, Any]
SPANS = ("case", "protection_plan", "looked_after")
# A hundred years: a longer time would run out of the calendar.
_MOST_DAYS = 36_525
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
_Code = TypeVar("_Code", bound=StrEnum)


def checked(table: Table, known: Table, sha256: str) -> Practice:
    """The practice a table describes; `known` holds the patterns and settings that exist.

    Raises:
        PracticeError: a key has no meaning or its value no sense; the message names it.

    """
    _only(table, _KEYS, "the practice")
    jurisdiction = _text(table, "jurisdiction", "the practice")
    return Practice(
        used=PracticeUsed(
            name=_text(table, "name", "the practice"), version=_text(table, "version", "the practice"), sha256=sha256
        ),
        title=_text(table, "title", "the practice"),
        jurisdiction=jurisdiction,
        significance=_significance(_table(table, "significance"), known["significance"]),
        lint=_lint(_table(table, "lint"), known["lint"]),
        record=_record(_table(table, "record"), known["record"]),
        cues=tuple(_cue(entry) for entry in _entries(table, "cue")),
        patterns=_patterns(_table(table, "patterns"), known["patterns"]),
        kinds=_kinds(_table(table, "kinds")),
        timescales=tuple(_rule(entry, jurisdiction) for entry in _entries(table, "timescale")),
    )


def _only(table: Table, keys: Iterable[str], where: str) -> None:
    if unknown := sorted(set(table) - set(keys)):
        raise PracticeError(f"{where} has no `{unknown[0]}`")


def _table(table: Table, key: str) -> Table:
    value = table.get(key, {})
    if not isinstance(value, Mapping):
        raise PracticeError(f"`{key}` is a table: [{key}]")
    return value


def _entries(table: Table, key: str) -> Sequence[Table]:
    entries = table.get(key, [])
    if not isinstance(entries, list) or not all(isinstance(entry, Mapping) for entry in entries):
        raise PracticeError(f"`{key}` is a list of tables: [[{key}]]")
    return entries


def _text(table: Table, key: str, where: str) -> str:
    value = table.get(key)
    if not isinstance(value, str) or not value:
        raise PracticeError(f"{where} needs `{key}`, in words")
    return value


def _number(table: Table, key: str, where: str, least: int = 0) -> int:
    value = table.get(key)
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= _MOST_DAYS:
        raise PracticeError(f"{where}: `{key}` is a whole number of at least {least} and at most {_MOST_DAYS}")
    return value


def _flag(table: Table, key: str, where: str, default: bool) -> bool:
    value = table.get(key, default)
    if not isinstance(value, bool):
        raise PracticeError(f"{where}: `{key}` is true or false")
    return value


def _day(table: Table, key: str, where: str) -> dt.date | None:
    value = table.get(key)
    if value is not None and (not isinstance(value, dt.date) or isinstance(value, dt.datetime)):
        raise PracticeError(f"{where}: `{key}` is a date like 2016-04-06")
    return value


def _code(codes: type[_Code], value: object, where: str) -> _Code:
    try:
        return codes(str(value))
    except ValueError:
        raise PracticeError(f"{where}: `{value}` is not one of the {codes.__name__.lower()} codes") from None


def _codes(codes: type[_Code], table: Table, key: str, where: str) -> tuple[_Code, ...]:
    return tuple(_code(codes, value, f"{where}: `{key}`") for value in _texts(table, key, where))


def _texts(table: Table, key: str, where: str, allowed: Iterable[str] | None = None) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise PracticeError(f"{where}: `{key}` is a list of words")
    if allowed is not None and (unknown := sorted(set(value) - set(allowed))):
        raise PracticeError(f"{where}: `{key}` holds `{unknown[0]}`, which is not one of {', '.join(sorted(allowed))}")
    return tuple(value)


def _pattern_of_words(table: Table, key: str, where: str) -> re.Pattern[str]:
    try:
        return re.compile(_text(table, key, where), re.IGNORECASE)
    except re.error:
        raise PracticeError(f"{where}: `{key}` is not a regular expression") from None


def _families(entry: Table, where: str) -> re.Pattern[str]:
    """Families of words, each a regular expression of whole words, as one."""
    families = _texts(entry, "words", where)
    try:
        each = [re.compile(family).pattern for family in families]
        return re.compile(rf"(?<!\w)(?:{'|'.join(each)})(?!\w)", re.IGNORECASE)
    except re.error:
        raise PracticeError(f"{where}: each of `words` is a regular expression") from None


def _significance(table: Table, known: Table) -> SignificanceSettings:
    where = "[significance]"
    _only(table, known, where)
    converted: dict[str, Any] = {name: _like(table, name, known[name], where) for name in known}
    for name in ("ceiling", "lone_ceiling"):
        converted[name] = _code(Level, converted[name], f"{where}: `{name}`")
    converted["patterns_not_lifting"] = _texts(table, "patterns_not_lifting", where)
    converted["groups_not_repeating"] = _codes(Group, table, "groups_not_repeating", where)
    return SignificanceSettings(**converted)


def _lint(table: Table, known: Table) -> LintSettings:
    where = "[lint]"
    _only(table, known, where)
    converted: dict[str, Any] = {name: _like(table, name, known[name], where) for name in known}
    converted["cleared_profiles"] = _texts(table, "cleared_profiles", where, _READERS)
    converted["process_groups"] = _codes(Group, table, "process_groups", where)
    converted["process_kinds"] = _codes(Kind, table, "process_kinds", where)
    converted["outcome_groups"] = _codes(Group, table, "outcome_groups", where)
    return LintSettings(**converted)


def _record(table: Table, known: Table) -> RecordSettings:
    where = "[record]"
    _only(table, known, where)
    converted = {name: _number(table, name, where) for name in known}
    for name in ("same_day_share", "in_order_share"):
        if converted[name] > _WHOLE:
            raise PracticeError(f"{where}: `{name}` is a percentage, at most {_WHOLE}")
    return RecordSettings(**converted)


def _like(table: Table, key: str, shipped: object, where: str) -> object:
    """The value, when it is of the type of the shipped one."""
    value = table[key]
    if isinstance(shipped, int) and not isinstance(shipped, bool):
        return _number(table, key, where)
    if type(value) is not type(shipped):
        raise PracticeError(f"{where}: `{key}` is set like {key} = {_as_toml(shipped)}")
    return value


def _as_toml(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else repr(value)


def _cue(entry: Table) -> Cue:
    where = f"[[cue]] {entry.get('rule', '')}".strip()
    _only(entry, (field.name for field in fields(Cue)), where)
    if ("move" in entry) == ("at_least" in entry):
        raise PracticeError(f"{where} has either `move` or `at_least`")
    move = entry.get("move", 0)
    if isinstance(move, bool) or not isinstance(move, int) or not -4 <= move <= 4:
        raise PracticeError(f"{where}: `move` is a whole number from -4 to 4")
    if not ("groups" in entry or "kinds" in entry):
        raise PracticeError(f"{where} needs `groups` or `kinds`: whose events its words weigh in")
    return Cue(
        rule=_text(entry, "rule", where),
        groups=frozenset(_codes(Group, entry, "groups", where)),
        kinds=frozenset(_codes(Kind, entry, "kinds", where)),
        words=_families(entry, where)
        if isinstance(entry.get("words"), list)
        else _pattern_of_words(entry, "words", where),
        text=_text(entry, "text", where),
        move=move,
        at_least=_code(Level, entry["at_least"], f"{where}: `at_least`") if "at_least" in entry else None,
        most_words=_number(entry, "most_words", where, least=1) if "most_words" in entry else 0,
        in_longer=_code(Level, entry["in_longer"], f"{where}: `in_longer`") if "in_longer" in entry else None,
        fields=_texts(entry, "fields", where, _CUE_FIELDS) or _CUE_FIELDS[:3],
    )


def _patterns(table: Table, known: Table) -> Mapping[str, PatternSettings]:
    _only(table, known, "[patterns]")
    return {name: _pattern(name, table[name], known[name]) for name in known}


def _pattern(name: str, table: Table, known: Table) -> PatternSettings:
    where = f"[patterns.{name}]"
    if not isinstance(table, Mapping):
        raise PracticeError(f"{where} is a table")
    _only(table, known, where)
    values = {key: _like(table, key, shipped, where) for key, shipped in known.items()}
    parameters: dict[str, Parameter] = {
        key: value for key, value in values.items() if key != "runs" and isinstance(value, int | float | str)
    }
    if "least_level" in parameters:
        _code(Level, parameters["least_level"], f"{where}: `least_level`")
    return PatternSettings(runs=bool(values["runs"]), parameters=parameters)


def _kinds(table: Table) -> Mapping[Kind, KindOverride]:
    return {_code(Kind, name, "[kinds]"): _kind(name, row) for name, row in table.items()}


def _kind(name: str, row: Table) -> KindOverride:
    where = f"[kinds.{name}]"
    if not isinstance(row, Mapping):
        raise PracticeError(f"{where} is a table with `level` or `polarity`")
    _only(row, ("level", "polarity"), where)
    return KindOverride(
        level=_code(Level, row["level"], f"{where}: `level`") if "level" in row else None,
        polarity=_code(Polarity, row["polarity"], f"{where}: `polarity`") if "polarity" in row else None,
    )


def _rule(entry: Table, jurisdiction: str) -> TimescaleRule:
    where = f"[[timescale]] {entry['id']}"
    _only(entry, (field.name for field in fields(TimescaleRule) if field.name != "jurisdiction"), where)
    authority = _code(Authority, entry.get("authority"), f"{where}: `authority`")
    verified = _flag(entry, "verified", where, default=False)
    while_open = str(entry.get("while_open", ""))
    if while_open and while_open not in SPANS:
        raise PracticeError(f"{where}: `while_open` is one of {', '.join(SPANS)}")
    return TimescaleRule(
        id=entry["id"],
        title=_text(entry, "title", where),
        jurisdiction=jurisdiction,
        authority=authority,
        trigger=_some(_codes(Kind, entry, "trigger", where), "trigger", where),
        else_trigger=_codes(Kind, entry, "else_trigger", where),
        due=_some(_codes(Kind, entry, "due", where), "due", where),
        late_by_link_only=_flag(entry, "late_by_link_only", where, default=False),
        settled_by=_codes(Kind, entry, "settled_by", where),
        called_for=_pattern_of_words(entry, "called_for", where) if "called_for" in entry else None,
        while_open=while_open,
        not_while=_texts(entry, "not_while", where, SPANS),
        subject=_subject(entry, where),
        limit=_number(entry, "limit", where, least=1),
        unit=_code(Unit, entry.get("unit"), f"{where}: `unit`"),
        from_day=_day(entry, "from_day", where),
        to_day=_day(entry, "to_day", where),
        citation=_text(entry, "citation", where),
        verified=verified,
        # What is local, or whose source nobody has seen, judges no record unless an authority says so.
        enabled=_flag(entry, "enabled", where, default=verified and authority is not Authority.LOCAL),
    )


def _some(codes: tuple[_Code, ...], key: str, where: str) -> tuple[_Code, ...]:
    if not codes:
        raise PracticeError(f"{where} needs `{key}`: kinds of the taxonomy")
    return codes


def _subject(entry: Table, where: str) -> str:
    value = str(entry.get("subject", ""))
    if value not in ("", "child", "adult"):
        raise PracticeError(f"{where}: `subject` is child or adult")
    return value
