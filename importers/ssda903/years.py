"""Rules about two years' returns: what this year's says is not what last year's said of the same child.

Asked only where one export holds both returns, as separated files, with the table in each.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import Any, Final

from chronology.model import Severity
from importers.ssda903.care import year_start
from importers.ssda903.days import day_of
from importers.ssda903.facts import Facts, first_day, last_day
from importers.ssda903.rows import Row
from importers.ssda903.tables import Table, rule_rows, tables
from importers.ssda903.words import in_words, outside_year

SHAPES: Final = ("differs", "carried", "earlier", "again", "gone", "come")


@dataclass(frozen=True, slots=True, kw_only=True)
class YearRule:
    """What two returns in a row cannot say of one child, by its shape."""

    shape: str
    """differs: a column says another thing. carried: what was open goes on alike. earlier: what began before this year
    stood in last year's. again: what had ended stands again. gone, come: the child is in the table in one year only."""
    message: str
    rule: str
    severity: Severity
    table: Table
    column: str = ""
    was: frozenset[str] = frozenset()
    """Only what was said last year in these codes; nothing said of any other."""
    unless_was: frozenset[str] = frozenset()
    start: str = ""
    end: str = ""
    absent_too: bool = False
    """Also where this year's return has nothing of the child in the table."""
    same: Mapping[str, str] = field(default_factory=dict)
    """Columns that must go on alike, with the rule of each."""

    @property
    def said(self) -> str:
        """The message with the rule's number."""
        return f"{self.message} (rule {self.rule})"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Two:
    """One child's rows of one table in two years that follow each other, neither empty of the table as a whole."""

    before: Sequence[Row]
    now: Sequence[Row]
    known_before: bool
    """Last year's return has the child at all."""
    end: dt.date
    """The end of the later year."""


@cache
def year_rules() -> Sequence[YearRule]:
    """The rules about two years' returns.

    Raises:
        ValueError: a rule names what does not exist; the package is damaged.

    """
    rows = rule_rows("rules_years")
    if wrong := set(rows) - set(SHAPES):
        raise ValueError(f"rules_years.toml names {sorted(wrong)}, which nothing here knows")
    return tuple(_rule(shape, row) for shape in SHAPES for row in rows.get(shape, ()))


def _rule(shape: str, row: Mapping[str, Any]) -> YearRule:
    table = tables()[row["table"]]
    named = {row[name] for name in ("column", "start", "end") if name in row} | set(row.get("same", {}))
    if wrong := named - set(table.how):
        raise ValueError(f"rules_years.toml names {sorted(wrong)} in {table.name}, which nothing here knows")
    sets = {name: frozenset(row[name]) for name in ("was", "unless_was") if name in row}
    made: dict[str, Any] = {**row, **sets, "shape": shape, "table": table}
    return YearRule(**{**made, "severity": Severity(row.get("severity", Severity.WARNING))})


def as_last_told(rows: Mapping[str, Sequence[Row]], year_ends: Sequence[dt.date | None]) -> Mapping[str, Sequence[Row]]:
    """A child's rows without what a later year's return tells to its end: that it was open then contradicts nothing."""
    carried = {rule.table.name: rule for rule in year_rules() if rule.shape == "carried"}
    return {name: _latest(own, carried[name], year_ends) if name in carried else own for name, own in rows.items()}


def _latest(rows: Sequence[Row], rule: YearRule, year_ends: Sequence[dt.date | None]) -> Sequence[Row]:
    last: dict[str, dt.date] = {}
    for row in rows:
        end = year_ends[row.file]
        if end is not None:
            start = day_of(row[rule.start]).in_key
            last[start] = max(last.get(start, end), end)
    return [row for row in rows if row[rule.end] or not _is_told_later(row, last, rule, year_ends)]


def _is_told_later(row: Row, last: Mapping[str, dt.date], rule: YearRule, year_ends: Sequence[dt.date | None]) -> bool:
    end, start = year_ends[row.file], row[rule.start]
    return bool(start) and end is not None and last[day_of(start).in_key] > end


def broken_years(facts: Facts) -> Iterator[tuple[str, Severity, Row]]:
    """What is said of each row in which a year's return and the one before disagree."""
    for last, end in pairwise(sorted(facts.years_holding)):
        if end.year - last.year != 1:
            continue
        before, now = facts.returns.get(last, {}), facts.returns.get(end, {})
        for rule in year_rules():
            name = rule.table.name
            if name in facts.years_holding[last] and name in facts.years_holding[end]:
                two = _Two(before=before.get(name, ()), now=now.get(name, ()), known_before=bool(before), end=end)
                for said, row in _SHAPED[rule.shape](rule, two):
                    yield said, rule.severity, row


def _differs(rule: YearRule, two: _Two) -> Iterator[tuple[str, Row]]:
    if not two.before or not two.now:
        return
    was, says = two.before[0][rule.column], two.now[0][rule.column]
    if not was or not says or was.upper() in rule.unless_was or (rule.was and was.upper() not in rule.was):
        return
    if not _is_same(rule.table.how[rule.column], was, says):
        yield rule.said, two.now[0]


def _is_same(how: str, one: str, other: str) -> bool:
    """They say the same, if in the codes of two years."""
    if one.upper() == other.upper():
        return True
    return day_of(one).in_key == day_of(other).in_key if how == "date" else in_words(how, one) == in_words(how, other)


def _carried(rule: YearRule, two: _Two) -> Iterator[tuple[str, Row]]:
    opened = [row for row in two.before if row[rule.start] and not row[rule.end] and not row["REC"]]
    if not opened or not (two.now or rule.absent_too):
        return
    last = max(opened, key=lambda row: first_day(row[rule.start]) or dt.date.min)
    on = next((row for row in two.now if _is_same("date", row[rule.start], last[rule.start])), None)
    if on is None:
        yield rule.said, next(iter(two.now), last)
        return
    for column, number in rule.same.items():
        how = rule.table.how[column]
        was, says = last[column], on[column]
        # A code that went out of use had to become another.
        if was and says and not _is_same(how, was, says) and not outside_year(how, was, two.end.year):
            yield f"{column} is not what last year's return says of the same {rule.table.name} row (rule {number})", on


def _earlier(rule: YearRule, two: _Two) -> Iterator[tuple[str, Row]]:
    if not (two.known_before or rule.absent_too):
        return
    known = {day_of(row[rule.start]).in_key for row in two.before}
    start = year_start(two.end)
    for row in two.now:
        day = last_day(row[rule.start])
        if day is not None and day < start and day_of(row[rule.start]).in_key not in known:
            yield rule.said, row


def _again(rule: YearRule, two: _Two) -> Iterator[tuple[str, Row]]:
    ended = {day_of(row[rule.start]).in_key: row[rule.end] for row in two.before if row[rule.start] and row[rule.end]}
    for row in two.now:
        end = ended.get(day_of(row[rule.start]).in_key) if row[rule.start] else None
        if end and not (row[rule.end] and _is_same("date", end, row[rule.end])):
            yield rule.said, row


def _gone(rule: YearRule, two: _Two) -> Iterator[tuple[str, Row]]:
    """In the table last year, until a day that this year has not passed, and no longer."""
    if two.now:
        return
    for row in two.before[:1]:
        day = first_day(row[rule.column])
        if day is not None and day > two.end:
            yield rule.said, row


def _come(rule: YearRule, two: _Two) -> Iterator[tuple[str, Row]]:
    if two.known_before and not two.before:
        yield from ((rule.said, row) for row in two.now[:1])


_SHAPED: Final = {
    "differs": _differs,
    "carried": _carried,
    "earlier": _earlier,
    "again": _again,
    "gone": _gone,
    "come": _come,
}
