"""Rules about one row: cells that cannot stand together, or not at the age the child then was.

Which rules a row breaks, or could, is known from its codes and from which of its columns are filled; rows alike in these
are many, so that is found once for each. Only what then depends on a day, or on the time in care, is asked of each row.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any, Final

from chronology.model import Severity
from importers.ssda903.care import CARE_IS, year_start
from importers.ssda903.facts import Facts, age, first_day, past_birthday
from importers.ssda903.rows import Row
from importers.ssda903.tables import rule_rows, tables

FILLED: Final = "*"
"""In a rule: any text; an empty one stands for an empty cell."""
DAYS: Final = ("year_start", "year_end", "until")
"""Days that a rule about age may name: of the year of the return, and the end of an episode or, open, of that year."""
_LONGEST_CODE: Final = 6
_Named = tuple[tuple[str, frozenset[str]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cells:
    """What the cells of a row say: all of it holds, or it does not."""

    when: _Named = ()
    unless: _Named = ()
    """Not all of these."""
    any_filled: tuple[str, ...] = ()
    any_empty: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column it looks at."""
        return (*(name for name, _ in (*self.when, *self.unless)), *self.any_filled, *self.any_empty)

    def hold(self, cells: Mapping[str, str]) -> bool:
        """The row says this."""
        get = cells.get
        return (
            all(_is(get(name, ""), these) for name, these in self.when)
            and not (self.unless and all(_is(get(name, ""), these) for name, these in self.unless))
            and not (self.any_filled and not any(get(name, "") for name in self.any_filled))
            and not (self.any_empty and all(get(name, "") for name in self.any_empty))
        )


def _is(text: str, these: frozenset[str]) -> bool:
    return text.upper() in these or (bool(text) and FILLED in these)


def cells_of(row: Mapping[str, Any]) -> Cells:
    """What a rule asks of the cells of a row."""
    return Cells(
        when=_named(row.get("when", {})),
        unless=_named(row.get("unless", {})),
        any_filled=tuple(row.get("any_filled", ())),
        any_empty=tuple(row.get("any_empty", ())),
    )


def _named(row: Mapping[str, Sequence[str]]) -> _Named:
    return tuple((name, frozenset(these)) for name, these in row.items())


@dataclass(frozen=True, slots=True, kw_only=True)
class RowRule:
    """What a row of a table cannot say, or not of a child of that age or with that time in care."""

    message: str
    rule: str
    severity: Severity
    table: str
    cells: Cells
    aged: tuple[tuple[str, int], ...] = ()
    """Broken only where the child was past this birthday on the day."""
    under: tuple[tuple[str, int], ...] = ()
    """Broken only where the child was under this age on the day."""
    alike: tuple[str, ...] = ()
    """Broken only where these columns hold the same."""
    care: str = ""
    from_year: int = 0
    """The first collection year, by its end, in which it is asked."""

    needs_year: bool = field(init=False)
    """It can be asked only where the year of the return is known."""
    settled: bool = field(init=False)
    """The cells alone say whether it is broken."""
    grown_at: int = field(init=False)
    """Nobody breaks it who has not come to this age."""

    def __post_init__(self) -> None:
        of_year = any(day in DAYS[:2] for day, _ in (*self.aged, *self.under))
        object.__setattr__(self, "needs_year", bool(self.care or self.from_year) or of_year)
        more = self.aged or self.under or self.alike or self.care or self.from_year
        object.__setattr__(self, "settled", not more)
        object.__setattr__(self, "grown_at", max((years for _, years in self.aged), default=0))

    @property
    def said(self) -> str:
        """The message with the rule's number."""
        return f"{self.message} (rule {self.rule})"


@cache
def row_rules() -> Mapping[str, Sequence[RowRule]]:
    """The rules about one row, by table.

    Raises:
        ValueError: a rule names what does not exist; the package is damaged.

    """
    found: dict[str, list[RowRule]] = {}
    for row in rule_rows("rules_rows")["row"]:
        rule = RowRule(
            message=row["message"],
            rule=row["rule"],
            severity=Severity(row.get("severity", Severity.WARNING)),
            table=row["table"],
            cells=cells_of(row),
            aged=tuple(row.get("aged", {}).items()),
            under=tuple(row.get("under", {}).items()),
            alike=tuple(row.get("alike", ())),
            care=row.get("care", ""),
            from_year=row.get("from_year", 0),
        )
        own = tables()[rule.table].how
        wrong = {*rule.cells.columns, *rule.alike} - set(own)
        wrong |= {day for day, _ in (*rule.aged, *rule.under) if day not in DAYS}
        wrong |= {rule.care} - {"", *CARE_IS}
        if wrong:
            raise ValueError(f"rules_rows.toml names {sorted(wrong)} in rule {rule.rule}, which nothing here knows")
        found.setdefault(rule.table, []).append(rule)
    return found


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Asked:
    """The rules of one table, and the columns they look at."""

    rules: Sequence[RowRule]
    coded: tuple[str, ...]
    """Columns that hold codes."""
    texts: tuple[str, ...]
    """Columns that hold texts, any of them another: it matters only whether they are filled, or with a code."""


@lru_cache(maxsize=64)
def _asked(table: str, has_year: bool) -> _Asked | None:
    asked = [rule for rule in row_rules().get(table, ()) if has_year or not rule.needs_year]
    if not asked:
        return None
    named = {name for rule in asked for name in rule.cells.columns}
    coded = named & set(tables()[table].coded)
    return _Asked(rules=asked, coded=tuple(sorted(coded)), texts=tuple(sorted(named - coded)))


def broken_rows(facts: Facts) -> list[tuple[RowRule, Row]]:
    """Each rule about one row that a child's rows break."""
    found: list[tuple[RowRule, Row]] = []
    has_year, oldest = facts.has_year, _oldest(facts)
    for table, rows in facts.rows.items():
        asked = _asked(table, has_year)
        if asked is None:
            continue
        coded, texts = asked.coded, asked.texts
        for row in rows:
            get = row.cells.get
            said = tuple([_code(get(name) or "") for name in texts]) if texts else ()
            for rule in _could(table, has_year, tuple(map(get, coded)), said):
                if rule.grown_at <= oldest and (rule.settled or _is_broken(rule, row, facts)):
                    found.append((rule, row))  # noqa: PERF401  # a list made for each row costs more
    return found


def _oldest(facts: Facts) -> int:
    """How old the child can have been at the end of any episode or year: most are too young for most rules about age."""
    days = [episode.end_day for episode in facts.episodes if episode.end_day is not None]
    if facts.last_end is not None:
        days.append(facts.last_end)
    return max(0, max(days).year - facts.born.year) if days and facts.born is not None else 0


def _code(text: str) -> str:
    """A text that is too long for a code is some text: rows with it are alike."""
    return text if len(text) <= _LONGEST_CODE else FILLED


@lru_cache(maxsize=4096)
def _could(table: str, has_year: bool, codes: tuple[str | None, ...], texts: tuple[str, ...]) -> tuple[RowRule, ...]:
    """The rules that a row with these codes and these texts can break."""
    asked = _asked(table, has_year)
    assert asked is not None, "a table without rules has no rows to ask of"
    cells = {name: code or "" for name, code in zip(asked.coded, codes, strict=True)}
    cells |= dict(zip(asked.texts, texts, strict=True))
    return tuple(rule for rule in asked.rules if rule.cells.hold(cells))


def _is_broken(rule: RowRule, row: Row, facts: Facts) -> bool:
    end = facts.year_of(row)
    if rule.needs_year and (end is None or end.year < rule.from_year):
        return False
    if rule.alike and not _are_alike(row[rule.alike[0]], row[rule.alike[1]]):
        return False
    return _is_of_age(rule, row, facts, end) and (not rule.care or (end is not None and CARE_IS[rule.care](facts, end)))


def _are_alike(one: str, other: str) -> bool:
    # Nearly all differ, and most in their last letter.
    if not one or not other or one[-1].upper() != other[-1].upper():
        return False
    return "".join(one.split()).upper() == "".join(other.split()).upper()


def _is_of_age(rule: RowRule, row: Row, facts: Facts, end: dt.date | None) -> bool:
    """The child is certainly of the age at which the rule is broken."""
    born = facts.born
    if born is None:
        return not (rule.aged or rule.under)
    for name, years in rule.aged:
        day = _day(name, row, end)
        if day is None or not past_birthday(born, day, years):
            return False
    for name, years in rule.under:
        day = _day(name, row, end)
        if day is None or age(born, day) >= years:
            return False
    return True


def _day(name: str, row: Row, end: dt.date | None) -> dt.date | None:
    if name == "year_start":
        return year_start(end) if end is not None else None
    if name == "until" and (text := row["DEC"]):
        return first_day(text)
    # An episode that says why it ended, and not when, did not go on until then.
    return end if name == "year_end" or not row["REC"] else None
