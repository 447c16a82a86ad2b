"""Rules about sums over a child's episodes: too many placements or too many days of one kind within twelve months."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from importers.ssda903.episodes import PLACEMENT, Episode
from importers.ssda903.rows import Row
from importers.ssda903.tables import rule_rows

_YEAR: Final = dt.timedelta(days=365)


@dataclass(frozen=True, slots=True, kw_only=True)
class SumRule:
    """The most of one code that there can be within twelve months."""

    message: str
    rule: str
    column: str
    codes: frozenset[str]
    most: int | None = None
    most_days: int | None = None

    @property
    def said(self) -> str:
        """The message with the rule's number."""
        return f"{self.message} (rule {self.rule})"


@cache
def sum_rules() -> Sequence[SumRule]:
    """The rules about sums.

    Raises:
        ValueError: a rule names a column that holds no kind of episode; the package is damaged.

    """
    found = tuple(_rule(row) for row in rule_rows()["most"])
    if wrong := [rule.column for rule in found if rule.column not in ("LS", "PLACE")]:
        raise ValueError(f"rules.toml sums over {wrong}, which is no kind of episode")
    return found


def _rule(row: Mapping[str, Any]) -> SumRule:
    return SumRule(**{**row, "codes": frozenset(row["codes"])})


def broken_sums(episodes: Sequence[Episode]) -> Iterator[tuple[str, Row]]:
    """What is said of the first episode with which there was too much of one kind."""
    if len(episodes) < 2:
        return
    for rule in sum_rules():
        legal = rule.column == "LS"
        alike = [one for one in episodes if (one.legal if legal else one.place) in rule.codes]
        if len(alike) > 1:
            row = _too_many(rule, alike) if rule.most is not None else _too_long(rule, alike)
            if row is not None:
                yield rule.said, row


def _too_many(rule: SumRule, episodes: Sequence[Episode]) -> Row | None:
    starts = [(one.start_day, one) for one in episodes if one.start_day is not None and one.begins(PLACEMENT)]
    for (first, _), (day, one) in zip(starts, starts[rule.most or 0 :], strict=False):
        if day - first < _YEAR:
            return one.row
    return None


def _too_long(rule: SumRule, episodes: Sequence[Episode]) -> Row | None:
    stays = [(one.start_day, one.end_day, one) for one in episodes if one.start_day and one.end_day]
    for _, until, last in stays:
        since = until - _YEAR
        days = sum(
            (min(end, until) - max(start, since)).days for start, end, _ in stays if start < until and end > since
        )
        if rule.most_days is not None and days > rule.most_days:
            return last.row
    return None
