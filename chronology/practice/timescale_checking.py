"""The timescale rules of a practice table, each key checked by name."""

from collections.abc import Collection
from dataclasses import fields
from typing import Any

from chronology.errors import PracticeError
from chronology.model import Kind
from chronology.practice import keys
from chronology.practice.keys import Table
from chronology.practice.timescale import Authority, Limit, Sooner, TimescaleRule, Told, Unit
from chronology.practice.working_days import JURISDICTIONS

SPANS = ("case", "protection_plan", "looked_after", "placement")
OF_SEVERAL = ("each", "first", "last")
_SUBJECTS = ("child", "adult")
_PLACES = ("trigger", "placement", "legal_status")
_FLAGS = ("before", "ends", "earlier_counts", "late_if_complete")
_PATTERNS = ("trigger_told", "due_told", "due_not_told", "called_for")
_KINDS = ("else_trigger", "shown_by", "late_by_link_only", "led_to", "settled_by", "by_first")
_COUNTS = ("birthday", "earlier_days", "settled_weeks", "within_months", "after_months", "from_age", "until_age")


def timescale_rules(table: Table, jurisdiction: str) -> tuple[TimescaleRule, ...]:
    """The rules a practice table describes, in its order.

    Raises:
        PracticeError: a key has no meaning or its value no sense; the message names the rule and the key.

    """
    rules = tuple(_rule(entry, jurisdiction) for entry in keys.entries(table, "timescale"))
    known = {rule.id for rule in rules}
    for rule in rules:
        if len({limit.unit is Unit.HOURS for limit in rule.limits}) > 1:
            raise PracticeError(f"[[timescale]] {rule.id}: `or_limit` is in hours where `limit` is, and else in days")
        if unknown := sorted(set(rule.instead_of) - known):
            raise PracticeError(f"[[timescale]] {rule.id}: `instead_of` names `{unknown[0]}`, which is no rule")
    return rules


def _rule(entry: Table, jurisdiction: str) -> TimescaleRule:
    where = f"[[timescale]] {entry['id']}"
    keys.only(entry, (field.name for field in fields(TimescaleRule)), where)
    authority = keys.code(Authority, entry.get("authority"), f"{where}: `authority`")
    verified = keys.flag(entry, "verified", where, default=False)
    return TimescaleRule(
        id=entry["id"],
        title=keys.text(entry, "title", where),
        jurisdiction=_one_of(entry, "jurisdiction", JURISDICTIONS, where) or jurisdiction,
        authority=authority,
        trigger=_some(entry, "trigger", where),
        due=_some(entry, "due", where),
        **_simple(entry, where),
        **_circumstances(entry, where),
        not_while=keys.texts(entry, "not_while", where, SPANS),
        subject=_one_of(entry, "subject", _SUBJECTS, where),
        limit=keys.number(entry, "limit", where, least=1),
        unit=keys.code(Unit, entry.get("unit"), f"{where}: `unit`"),
        from_day=keys.day(entry, "from_day", where),
        to_day=keys.day(entry, "to_day", where),
        citation=keys.text(entry, "citation", where),
        verified=verified,
        # What is local, or whose source nobody has seen, judges no record unless an authority says so.
        enabled=keys.flag(entry, "enabled", where, default=verified and authority is not Authority.LOCAL),
    )


def _simple(entry: Table, where: str) -> dict[str, Any]:
    """Keys that hold a flag, a number, kinds or words, where they are given."""
    found: dict[str, Any] = {name: keys.flag(entry, name, where, default=False) for name in _FLAGS}
    found |= {name: keys.pattern_of_words(entry, name, where) for name in _PATTERNS if name in entry}
    found |= {name: keys.codes(Kind, entry, name, where) for name in _KINDS}
    found |= {name: keys.number(entry, name, where, least=1) for name in _COUNTS if name in entry}
    found["instead_of"] = keys.texts(entry, "instead_of", where)
    return found


def _circumstances(entry: Table, where: str) -> dict[str, Any]:
    """The spans, the words of the record and the other limits that a rule depends on."""
    found: dict[str, Any] = {
        name: _one_of(entry, name, SPANS, where)
        for name in ("while_open", "only_while", "or_while", "first_in", "later_in")
    }
    for one, other in (("while_open", "only_while"), ("first_in", "later_in"), ("within_months", "after_months")):
        if one in entry and other in entry:
            raise PracticeError(f"{where} has either `{one}` or `{other}`")
    if ("within_months" in entry or "after_months" in entry) and not (found["while_open"] or found["only_while"]):
        raise PracticeError(f"{where}: `within_months` and `after_months` need `while_open` or `only_while`")
    if "birthday" in entry and not found["first_in"]:
        raise PracticeError(f"{where}: `birthday` needs `first_in`, the span it lies in")
    found["of_several"] = _one_of(entry, "of_several", OF_SEVERAL, where) or "each"
    for name in ("where", "unless", "needs"):
        if name in entry:
            found[name] = _told(keys.table_of(entry, name), f"{where}: `{name}`")
    found["or_limit"] = tuple(_limit(each, f"{where}: `or_limit`") for each in keys.entries(entry, "or_limit"))
    if "sooner" in entry:
        found["sooner"] = _sooner(keys.table_of(entry, "sooner"), f"{where}: `sooner`")
    return found


def _told(table: Table, where: str) -> Told:
    keys.only(table, (*_PLACES, "says"), where)
    words = {name: keys.pattern_of_words(table, name, where) for name in _PLACES if name in table}
    if not words:
        raise PracticeError(f"{where} needs words for one of {', '.join(_PLACES)}")
    return Told(**words, says=keys.text(table, "says", where))


def _limit(table: Table, where: str) -> Limit:
    keys.only(table, (field.name for field in fields(Limit)), where)
    limit = Limit(
        limit=keys.number(table, "limit", where, least=1),
        unit=keys.code(Unit, table.get("unit"), f"{where}: `unit`"),
        under=keys.number(table, "under", where, least=1) if "under" in table else 0,
        told=keys.pattern_of_words(table, "told", where) if "told" in table else None,
        not_told=keys.pattern_of_words(table, "not_told", where) if "not_told" in table else None,
        only_told=keys.flag(table, "only_told", where, default=False),
        until_first=keys.codes(Kind, table, "until_first", where),
        says=keys.text(table, "says", where),
    )
    if limit.always:
        raise PracticeError(f"{where} needs `under`, `told` or `until_first`: when it counts")
    return limit


def _sooner(table: Table, where: str) -> Sooner:
    keys.only(table, (field.name for field in fields(Sooner)), where)
    return Sooner(
        trigger=_some(table, "trigger", where),
        limit=keys.number(table, "limit", where, least=1),
        unit=keys.code(Unit, table.get("unit"), f"{where}: `unit`"),
    )


def _some(entry: Table, key: str, where: str) -> tuple[Kind, ...]:
    codes = keys.codes(Kind, entry, key, where)
    if not codes:
        raise PracticeError(f"{where} needs `{key}`: kinds of the taxonomy")
    return codes


def _one_of(entry: Table, key: str, allowed: Collection[str], where: str) -> str:
    value = entry.get(key, "")
    if value and value not in allowed:
        raise PracticeError(f"{where}: `{key}` is one of {', '.join(allowed)}")
    return str(value)
