"""Rules about two tables of one child: a row that cannot stand beside another, or not without one."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, NamedTuple

from chronology.model import Severity
from importers.ssda903.care import CARE_IS
from importers.ssda903.cells import FILLED, Cells, cells_of
from importers.ssda903.facts import Facts, first_day
from importers.ssda903.rows import Row
from importers.ssda903.tables import EPISODES, rule_rows, tables


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """Rows of one table that say something."""

    table: str
    cells: Cells
    last: bool = False
    """Only the last episode, and only where care ended with it."""
    since: dt.date | None = None
    """Only episodes that began on this day or later."""

    def rows(self, facts: Facts) -> Iterator[Row]:
        """Those of a child."""
        for row in self._of(facts):
            if self.cells.hold(row.cells) and (self.since is None or self._is_since(row)):
                yield row

    def _of(self, facts: Facts) -> Iterable[Row]:
        if not self.last:
            return facts.of(self.table)
        return [episode.row for episode in facts.episodes[-1:] if episode.ends_care]

    def _is_since(self, row: Row) -> bool:
        day = first_day(row["DECOM"])
        return day is not None and self.since is not None and day >= self.since


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """A row that cannot stand beside another, or cannot stand without another."""

    message: str
    rule: str
    severity: Severity
    row: Side
    beside: Side | None
    """What it cannot stand with."""
    without: Side | None
    """What it cannot be without, or what would make it right."""
    needs: frozenset[str]
    """Tables of the child without which it is not asked."""
    care: str
    from_year: int

    @property
    def said(self) -> str:
        """The message with the rule's number."""
        return f"{self.message} (rule {self.rule})"

    def broken_by(self, facts: Facts) -> Row | None:
        """The first row that breaks it, since the child does so once."""
        for row in self.row.rows(facts):
            end = facts.year_of(row)
            if (self.care or self.from_year) and (end is None or end.year < self.from_year):
                continue
            if self.without is not None and not facts.is_held(self.without.table, end):
                continue
            if self.care and end is not None and not CARE_IS[self.care](facts, end):
                continue
            if self.beside is not None and not any(_of_one_year(row, one, facts) for one in self.beside.rows(facts)):
                continue
            if self.without is None or not any(self.without.rows(facts)):
                return row
        return None


def _of_one_year(one: Row, other: Row, facts: Facts) -> bool:
    """What a year's return says once is no contradiction to another year's; an episode has its own days."""
    if EPISODES in (one.table.name, other.table.name):
        return True
    return facts.year_of(one) == facts.year_of(other)


@cache
def beside_rules() -> Sequence[Beside]:
    """The rules about two tables.

    Raises:
        ValueError: a rule names what does not exist; the package is damaged.

    """
    found = [_rule(row) for row in rule_rows("rules_beside")["beside"]]
    for rule in found:
        sides = [side for side in (rule.row, rule.beside, rule.without) if side is not None]
        wrong = {name for side in sides for name in side.cells.columns if name not in tables()[side.table].how}
        wrong |= {rule.care} - {"", *CARE_IS}
        wrong |= rule.needs - set(tables())
        if wrong or len(sides) == 1:
            raise ValueError(f"rules_beside.toml names {sorted(wrong)} in rule {rule.rule}, which nothing here knows")
    return tuple(found)


def _rule(row: Mapping[str, Any]) -> Beside:
    return Beside(
        message=row["message"],
        rule=row["rule"],
        severity=Severity(row.get("severity", Severity.WARNING)),
        row=_side(row["row"]),
        beside=_side(row["beside"]) if "beside" in row else None,
        without=_side(row["without"]) if "without" in row else None,
        needs=frozenset(row.get("needs", ())),
        care=row.get("care", ""),
        from_year=row.get("from_year", 0),
    )


def _side(row: Mapping[str, Any]) -> Side:
    return Side(table=row["table"], cells=cells_of(row), last=row.get("last", False), since=row.get("since"))


def broken_beside(facts: Facts) -> Iterator[tuple[Beside, Row]]:
    """Each rule about two tables that a child breaks, with the row it is about."""
    codes = _Codes(
        legal=frozenset([episode.legal for episode in facts.episodes]),
        place=frozenset([episode.place for episode in facts.episodes]),
        stop=frozenset([episode.stop for episode in facts.episodes]),
    )
    for rule in _asked(tuple(facts.rows), facts.holding, facts.has_year, codes):
        row = rule.broken_by(facts)
        if row is not None:
            yield rule, row


class _Codes(NamedTuple):
    """The codes of a child's episodes. Children alike in these are many, and most rules are settled by them."""

    legal: frozenset[str]
    place: frozenset[str]
    stop: frozenset[str]

    def of(self, column: str) -> frozenset[str] | None:
        """Those in a column, where they are known here."""
        return {"LS": self.legal, "PLACE": self.place, "REC": self.stop}.get(column)

    def can_say(self, side: Side) -> bool:
        """Some episode could be what this side asks for."""
        if side.table != EPISODES:
            return True
        for column, these in side.cells.when:
            own = self.of(column)
            if own is not None and not (own & these or (FILLED in these and own - {""})):
                return False
        return True

    def surely_say(self, side: Side) -> bool:
        """Some episode is what this side asks for, which is only that it has another code than some."""
        cells = side.cells
        if side.table != EPISODES or side.last or side.since or cells.when or cells.any_filled or cells.any_empty:
            return False
        if len(cells.unless) != 1:
            return False
        column, these = cells.unless[0]
        own = self.of(column)
        return own is not None and bool(own - these)


@lru_cache(maxsize=4096)
def _asked(present: tuple[str, ...], holding: frozenset[str], has_year: bool, codes: _Codes) -> tuple[Beside, ...]:
    """The rules that a child with these tables and these codes can break.

    What a child is without says nothing where the return has no such table at all.
    """
    return tuple(
        rule
        for rule in beside_rules()
        if rule.row.table in present
        and rule.needs <= set(present)
        and (has_year or not (rule.care or rule.from_year))
        and codes.can_say(rule.row)
        and (rule.beside is None or (rule.beside.table in present and codes.can_say(rule.beside)))
        and (rule.without is None or (rule.without.table in holding and not codes.surely_say(rule.without)))
    )
