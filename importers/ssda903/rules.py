"""The rules: loaded from their table, and asked of one child. Nothing is mended or left out; each is reported."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any, Final

from chronology.model import Severity
from importers.ssda903 import person, whole
from importers.ssda903.beside import broken_beside
from importers.ssda903.care import year_start
from importers.ssda903.cells import broken_rows
from importers.ssda903.days import day_of
from importers.ssda903.episodes import CARE, Episode
from importers.ssda903.facts import Check, Facts, age, before, first_day, past_birthday
from importers.ssda903.ledger import Ledger
from importers.ssda903.pairs import PAIRS
from importers.ssda903.rows import Row
from importers.ssda903.sums import broken_sums
from importers.ssda903.tables import rule_rows, tables
from importers.ssda903.years import broken_years

CHECKS = {**whole.CHECKS, **person.CHECKS}
_COLUMNS = ("RNE", "LS", "PLACE", "REC", "REASON_PLACE_CHANGE")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule: which it is, what it looks at, and what is said when it is broken."""

    message: str
    rule: str = ""
    severity: Severity = Severity.WARNING
    check: str = ""
    table: str = ""
    date: str = ""
    after: str = ""
    side: str = ""
    """Before or after the time in care."""

    @property
    def said(self) -> str:
        """The message with the rule's number, where it has one."""
        return f"{self.message} (rule {self.rule})" if self.rule else self.message


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeRule:
    """What a code in a column of an episode cannot stand with."""

    said: str
    rule: str
    column: str
    codes: frozenset[str] = frozenset()
    prefix: str = ""
    at: str = ""
    least_age: int | None = None
    below_age: int | None = None
    most_days: int | None = None
    not_after: dt.date | None = None
    not_before: dt.date | None = None
    other: str = ""
    only: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """Every rule, by what it looks at."""

    invalid: Mapping[tuple[str, str], str]
    order: Mapping[str, Sequence[Rule]]
    born: Mapping[str, Sequence[Rule]]
    ahead: Mapping[str, Sequence[Rule]]
    behind: Mapping[str, Sequence[Rule]]
    outside: Mapping[str, Sequence[Rule]]
    code: Mapping[tuple[str, str], Sequence[CodeRule]]
    pair: Sequence[Rule]
    child: Sequence[Rule]


@cache
def rules() -> Rules:
    """The shipped rules.

    Raises:
        ValueError: a rule names a check or a column that does not exist; the package is damaged.

    """
    table = rule_rows()
    wrong = [row["check"] for row in table["pair"] if row["check"] not in PAIRS]
    wrong += [row["check"] for row in table["child"] if row["check"] not in CHECKS]
    wrong += [
        f"{row['table']}.{row['date']}"
        for family in ("order", "born", "ahead", "behind", "outside")
        for row in table[family]
        if row["date"] not in tables()[row["table"]].dates
    ]
    wrong += [
        f"episodes.{column}"
        for row in table["code"]
        for column in (row["column"], row.get("with", row["column"]))
        if column != "DEC" and column not in _COLUMNS
    ]
    if wrong:
        raise ValueError(f"rules.toml names {wrong}, which nothing here knows")
    return Rules(
        invalid={_column(name): rule for name, rule in table["invalid"].items()},
        order=_by_table(table["order"], "{date} is before {after}"),
        born=_by_table(table["born"], "{date} is before the child was born"),
        ahead=_by_table(table["ahead"], "{date} is after the last day of the year of the return"),
        behind=_by_table(table["behind"], "{date} is before the first day of the year of the return"),
        outside=_by_table(table["outside"], "{date} is {side} the child was looked after"),
        code=_by_code(table["code"]),
        pair=tuple(_rule(row) for row in table["pair"]),
        child=tuple(_rule(row) for row in table["child"]),
    )


def _column(name: str) -> tuple[str, str]:
    table, _, column = name.partition(".")
    return table, column


def _rule(row: Mapping[str, Any]) -> Rule:
    return Rule(**{**row, "severity": Severity(row.get("severity", Severity.WARNING))})


def _by_table(rows: Sequence[Mapping[str, Any]], message: str) -> Mapping[str, Sequence[Rule]]:
    made = [_rule({**row, "message": message.format_map({"after": "", **row})}) for row in rows]
    return {name: tuple(rule for rule in made if rule.table == name) for name in {rule.table for rule in made}}


def _by_code(rows: Sequence[Mapping[str, Any]]) -> Mapping[tuple[str, str], Sequence[CodeRule]]:
    found: dict[tuple[str, str], list[CodeRule]] = {}
    for row in rows:
        rule = _code_rule(row)
        codes = rule.codes or {code for code in _codes_of(rule.column) if code.startswith(rule.prefix)}
        for code in codes:
            found.setdefault((rule.column, code), []).append(rule)
    return found


def _codes_of(column: str) -> set[str]:
    from importers.ssda903.tables import codes, no_meaning

    how = tables()["episodes"].how[column]
    return set(codes()[how]) | set(no_meaning().get(how, ()))


def _code_rule(row: Mapping[str, Any]) -> CodeRule:
    sets: dict[str, Any] = {name: frozenset(row[name]) for name in ("codes", "only", "never") if name in row}
    apart = {"message", "with", *sets}
    rest = {name: value for name, value in row.items() if name not in apart}
    return CodeRule(said=f"{row['message']} (rule {row['rule']})", other=row.get("with", ""), **rest, **sets)


def _check_tables(facts: Facts, ledger: Ledger) -> None:
    known = rules()
    for table, rows in facts.rows.items():
        _check_dates(rows, known, table, facts, ledger)


def _check_episodes(facts: Facts, ledger: Ledger) -> None:
    for episode in facts.episodes:
        get = episode.row.cells.get
        for code_rule, settled in _asked_of(tuple(map(get, _COLUMNS)), bool(get("DEC"))):
            if settled or _is_broken(code_rule, episode, facts):
                ledger.of_row(code_rule.said, episode.row)
    for earlier, later in pairwise(facts.episodes):
        for rule in _asked_between(earlier.stop, later.new):
            if PAIRS[rule.check].is_broken(earlier, later):
                ledger.of_row(rule.said, later.row, rule.severity)
    for said, row in broken_sums(facts.episodes):
        ledger.of_row(said, row)


def _check_rows(facts: Facts, ledger: Ledger) -> None:
    for rule, row in broken_rows(facts):
        ledger.of_row(rule.said, row, rule.severity)


def _check_beside(facts: Facts, ledger: Ledger) -> None:
    for rule, row in broken_beside(facts):
        ledger.of_row(rule.said, row, rule.severity)


def _check_whole(facts: Facts, ledger: Ledger) -> None:
    for is_broken_by, rule in _asked(facts.holds):
        for row in is_broken_by(facts):
            ledger.of_row(rule.said, row, rule.severity)


def _check_years_apart(facts: Facts, ledger: Ledger) -> None:
    if len(facts.years_holding) > 1:
        for said, severity, row in broken_years(facts):
            ledger.of_row(said, row, severity)


# What could be broken at all is known from the codes and tables of a child, and children alike in these are many: only
# what then depends on a day, or on other rows, is asked of each.


@lru_cache(maxsize=1024)
def _asked(present: tuple[str, ...]) -> tuple[tuple[Check, Rule], ...]:
    """The rules that have something to look at in these tables and columns, each with what finds the rows that break it."""
    return tuple((CHECKS[rule.check][0], rule) for rule in rules().child if set(CHECKS[rule.check][1]) <= set(present))


@lru_cache(maxsize=1024)
def _asked_between(stop: str, new: str) -> tuple[Rule, ...]:
    """The rules that two episodes can break of which the first ended, and the second began, for these reasons."""
    return tuple(rule for rule in rules().pair if PAIRS[rule.check].can_be(stop, new))


@lru_cache(maxsize=2048)
def _asked_of(codes: tuple[str | None, ...], has_end: bool) -> tuple[tuple[CodeRule, bool], ...]:
    """The rules that an episode with these codes can break, and whether the codes alone break them."""
    own = {column: (code or "").upper() for column, code in zip(_COLUMNS, codes, strict=True)}
    # No rule asks which day it ended.
    own["DEC"] = "filled" if has_end else ""
    asked = []
    for column, code in own.items():
        for rule in rules().code.get((column, code), ()):
            if not rule.other:
                asked.append((rule, False))
            elif own[rule.other] in rule.never or (rule.only and own[rule.other] not in rule.only):
                asked.append((rule, True))
    return tuple(asked)


def _check_dates(rows: Sequence[Row], known: Rules, table: str, facts: Facts, ledger: Ledger) -> None:
    for rule in known.order.get(table, ()):
        for row in rows:
            get = row.cells.get
            if (text := get(rule.date)) and before(text, get(rule.after, "")):
                ledger.of_row(rule.said, row, rule.severity)
    if facts.born is not None:
        _check_born(rows, known.born.get(table, ()), facts.born, ledger)
    if facts.has_year:
        _check_year(rows, known.ahead.get(table, ()), known.behind.get(table, ()), facts, ledger)
    for rule in known.outside.get(table, ()) if facts.episodes else ():
        for row in rows:
            if (text := row.cells.get(rule.date)) and _is_outside(rule, text, facts):
                ledger.of_row(rule.said, row, rule.severity)


def _check_born(rows: Sequence[Row], rules_of_table: Sequence[Rule], born: dt.date, ledger: Ledger) -> None:
    for rule in rules_of_table:
        for row in rows:
            last = day_of(row.cells.get(rule.date, "")).last
            if last is not None and last < born:
                ledger.of_row(rule.said, row, rule.severity)


def _check_year(
    rows: Sequence[Row], ahead: Sequence[Rule], behind: Sequence[Rule], facts: Facts, ledger: Ledger
) -> None:
    ends = facts.year_ends
    for rule in ahead:
        for row in rows:
            first, end = day_of(row.cells.get(rule.date, "")).first, ends[row.file]
            if first is not None and end is not None and first > end:
                ledger.of_row(rule.said, row, rule.severity)
    for rule in behind:
        for row in rows:
            last, end = day_of(row.cells.get(rule.date, "")).last, ends[row.file]
            if last is not None and end is not None and last < year_start(end):
                ledger.of_row(rule.said, row, rule.severity)


def _is_outside(rule: Rule, text: str, facts: Facts) -> bool:
    """Certainly before a start of care that the return holds, or after an end of it with which the record ends."""
    day = day_of(text)
    first, last = facts.episodes[0], facts.episodes[-1]
    if rule.side == "before":
        start = first.start_day if first.begins(CARE) else None
        return start is not None and day.last is not None and day.last < start
    end = last.end_day if last.ends_care else None
    return end is not None and day.first is not None and day.first > end


def _is_broken(rule: CodeRule, episode: Episode, facts: Facts) -> bool:
    if rule.most_days is not None:
        start, end = episode.start_day, episode.end_day
        return start is not None and end is not None and (end - start).days > rule.most_days
    day = first_day(episode.row[rule.at])
    if day is None:
        return False
    if (rule.not_after and day > rule.not_after) or (rule.not_before and day < rule.not_before):
        return True
    if facts.born is None:
        return False
    too_young = rule.least_age is not None and age(facts.born, day) < rule.least_age
    # On the birthday itself, what must happen before it may still be recorded.
    return too_young or (rule.below_age is not None and past_birthday(facts.born, day, rule.below_age))


ASKED: Final[Sequence[Callable[[Facts, Ledger], None]]] = (
    _check_tables,
    _check_episodes,
    _check_rows,
    _check_beside,
    _check_whole,
    _check_years_apart,
)
"""What reports, one after another, what contradicts itself, or cannot be, in one child's record."""
