"""The rows of one child put in order by table, each told once, and what is not what its column is for."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from chronology.model import Severity
from importers.ssda903.days import day_of
from importers.ssda903.ledger import Ledger
from importers.ssda903.rows import Row
from importers.ssda903.rules import rules
from importers.ssda903.tables import EPISODES, Table, tables
from importers.ssda903.words import fault, is_allowed, outside_year


def by_table(rows: Sequence[Row], ledger: Ledger) -> Mapping[str, list[Row]]:
    """Rows by table in the order of the tables, without those that repeat another or are completed by it."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row.table.name, []).append(row)
    if any(_has_repeated(own) for own in found.values() if len(own) > 1):
        found = _told_once(rows, ledger)
    episodes = found.get(EPISODES, ())
    # Episodes that began on days of their own are not the same episode.
    if len(episodes) > 1 and len({row["DECOM"] for row in episodes}) < len(episodes):
        found[EPISODES] = list(_completed(episodes, ledger))
    return {name: found[name] for name in _in_order(tuple(found))}


def _has_repeated(rows: Sequence[Row]) -> bool:
    return len({tuple(row.cells.values()) for row in rows}) < len(rows)


def _told_once(rows: Sequence[Row], ledger: Ledger) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    seen: set[tuple[str, tuple[str, ...]]] = set()
    for row in rows:
        name = row.table.name
        same = (name, tuple(row.cells.values()))
        if same in seen:
            ledger.account(row)
            ledger.of_row("a row repeats another to the letter; it is told once", row, Severity.NOTE)
            continue
        seen.add(same)
        found.setdefault(name, []).append(row)
    return found


@lru_cache(maxsize=1024)
def _in_order(names: tuple[str, ...]) -> tuple[str, ...]:
    """Tables in their own order."""
    return tuple(name for name in tables() if name in names)


_FIXED = ("DECOM", "RNE", "LS", "PLACE")


def _completed(rows: Sequence[Row], ledger: Ledger) -> Iterator[Row]:
    """Episodes without those that another row of the same episode tells with its end: an earlier year's return."""
    by_start: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in rows:
        by_start[tuple(row[column] for column in _FIXED)].append(row)
    for alike in by_start.values():
        if len(alike) == 1:
            yield alike[0]
            continue
        for row in alike:
            if any(_completes(other, row) for other in alike):
                ledger.account(row)
                ledger.of_row("an episode stands again with its end; it is told once, with that", row, Severity.NOTE)
            else:
                yield row


def _completes(fuller: Row, row: Row) -> bool:
    return (
        fuller is not row
        and bool(fuller["DEC"])
        and not row["DEC"]
        and all(row.cells[column] in ("", fuller[column]) for column in row.cells)
    )


def check_cells(rows: Sequence[Row], table: Table, ends: Sequence[dt.date | None], ledger: Ledger) -> None:
    """Report cells that are not what their column is for."""
    for row in rows:
        get, end = row.cells.get, ends[row.file]
        # Nearly every row is sound, and rows alike in their codes are many.
        found, outside = _faults(table, tuple(map(get, table.coded)), end.year if end is not None else 0)
        for column in table.dates:
            if (text := get(column)) and not day_of(text).is_date:
                found = (*found, (_with_rule(table, column, fault("date", text)), Severity.WARNING))
        for message, severity in found:
            ledger.of_row(message, row, severity)
        for message in outside:
            ledger.of_row(message, row, Severity.NOTE)


_Faults = tuple[tuple[tuple[str, Severity], ...], tuple[str, ...]]


@lru_cache(maxsize=2048)
def _faults(table: Table, values: tuple[str | None, ...], year: int) -> _Faults:
    """What is wrong with the coded cells of a row, and which of its codes are of other years than the return."""
    found, outside = [], []
    for column, text in zip(table.coded, values, strict=True):
        how = table.how[column]
        if text and (wrong := fault(how, text)):
            severity = Severity.NOTE if is_allowed(how, text) else Severity.WARNING
            found.append((_with_rule(table, column, wrong), severity))
        if text and year and outside_year(how, text, year):
            outside.append(f"{column} holds a code that was not one of the return's in its year")
    return tuple(found), tuple(outside)


def _with_rule(table: Table, column: str, wrong: str) -> str:
    number = rules().invalid.get((table.name, column))
    return f"{column} {wrong}" + (f" (rule {number})" if number else "")
