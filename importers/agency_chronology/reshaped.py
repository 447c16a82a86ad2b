"""Tables whose days stand elsewhere than in a cell of their row: the month in the name of the sheet, the days over the columns.

A sheet "Feb 2024" with a column of the numbers of days is told with each day whole; a grid of a week, or of days, as a row for each
of its cells. Nothing else of them changes, and each row keeps the number of the line it is of.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice

from chronology.dates.words import month_names, weekdays, welsh_weekdays
from chronology.documents import Line, Table
from chronology.prose.phrases import folded
from importers.agency_chronology.moments import read_cell

_LOOKED_AT, _TITLES = 200, 12
_MONTH = re.compile(r"(?:.*?[^\w])??(?P<month>[^\W\d_]{3,11})[ ._'-]{0,2}(?P<year>(?:20)?\d\d)\s*\Z", re.DOTALL)
_OF_DAYS = frozenset({"day", "date", "dydd", "dyddiad", "day of month", "day no"})
_NUMBER = re.compile(r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?")
_A_WEEK, _SOME = 4, 3
"""Columns under weekdays, and under whole days, that a grid has at least."""
_NEARLY_ALL = 0.8
_WEEK_OF = re.compile(r"(?:w/?c|w/?b|wk|week|wythnos)\b", re.IGNORECASE)


def reshaped(table: Table) -> Table:
    """The table with a whole day in each row, where its shape tells one; else as it is."""
    lines = list(islice(table.lines(), _LOOKED_AT))
    for at, line in enumerate(lines[:_TITLES]):
        if (column := _days_of_a_month(table.name, line, lines[at + 1 :])) is not None:
            month = _month_of(table.name)
            return replace(table, read=partial(_with_days_whole, table, line.number, column, month), read_together=None)
        if (over := _over_columns(line, lines[:at])) and _heads_a_grid(over, lines[:at], lines[at + 1 :]):
            return replace(table, read=partial(_a_row_each, table, line, over), read_together=None)
    return table


# ---- the month in the name of the sheet ---------------------------------------------------------------------------


def _month_of(name: str) -> tuple[int, int] | None:
    """(year, month) that the name of a sheet gives."""
    found = _MONTH.match(name.strip())
    month = month_names().get(found["month"].casefold()) if found else None
    return (int(found["year"]) % 100 + 2000, month) if found and month else None


def _days_of_a_month(name: str, headings: Line, rows: Sequence[Line]) -> int | None:
    """The column under "Day" that holds nothing but numbers of days, in a sheet named for a month."""
    if _month_of(name) is None:
        return None
    for column, heading in enumerate(headings.cells):
        cells = [line.cells[column] for line in rows if column < len(line.cells) and line.cells[column]]
        numbers = sum(_NUMBER.fullmatch(cell) is not None for cell in cells)
        if folded(heading).strip(" .:") in _OF_DAYS and numbers and numbers >= _NEARLY_ALL * len(cells):
            return column
    return None


def _with_days_whole(table: Table, headings_at: int, column: int, month: tuple[int, int] | None) -> Iterator[Line]:
    for line in table.lines():
        cell = line.cells[column] if column < len(line.cells) else ""
        if line.number > headings_at and month and _NUMBER.fullmatch(cell):
            whole = f"{month[0]}-{month[1]:02}-{int(cell.rstrip('stndrh')):02}"
            yield Line(line.number, (*line.cells[:column], whole, *line.cells[column + 1 :]))
        else:
            yield line


# ---- days over the columns ----------------------------------------------------------------------------------------


def _weekday(cell: str) -> int | None:
    plain = folded(cell).strip(" .:").removeprefix("dydd ")
    number = weekdays().get(plain, welsh_weekdays().get(plain))
    return number - 1 if number else None


def _day(cell: str) -> dt.date | None:
    """The one whole day that a cell tells and is little else than."""
    if not any(map(str.isdigit, cell)) or len(cell.split()) > _A_WEEK:
        return None
    moments = read_cell(_WEEK_OF.sub("", cell).strip(" .:")).moments
    when = moments[0].when if len(moments) == 1 else None
    return when.earliest if when and when.earliest == when.latest else None


def _over_columns(headings: Line, above: Sequence[Line]) -> dict[int, int | dt.date]:
    """By its column, the weekday or the day that stands over it; nothing where the line heads no grid."""
    weekdays = {at: day for at, cell in enumerate(headings.cells) if (day := _weekday(cell)) is not None}
    if len(weekdays) >= _A_WEEK:
        week = next(
            (
                begin
                for line in reversed(above)
                for cell in line.cells
                if _WEEK_OF.search(cell) and (begin := _day(cell))
            ),
            None,
        )
        if week is None:
            return dict(weekdays)
        return {at: week + dt.timedelta(days=(weekday - week.weekday()) % 7) for at, weekday in weekdays.items()}
    days = {at: whole for at, cell in enumerate(headings.cells) if (whole := _day(cell))}
    ordered = [*days.values()]
    return dict(days) if len(days) >= _SOME and ordered == sorted(set(ordered)) else {}


def _heads_a_grid(over: Mapping[int, object], above: Sequence[Line], rows: Sequence[Line]) -> bool:
    """No headings stand above, and under the days stand words and no days."""
    if any(sum(map(bool, line.cells)) > 2 for line in above):
        return False
    cells = [line.cells[at] for line in rows for at in over if at < len(line.cells) and line.cells[at]]
    return bool(cells) and not any(map(_day, cells)) and any(" " in cell for cell in cells)


def _a_row_each(table: Table, headings: Line, over: dict[int, int | dt.date]) -> Iterator[Line]:
    """Each cell under a day as a row of its own, behind its day and with the other cells of its line."""
    width = len(headings.cells)
    beside = [at for at in range(width) if at not in over]
    week: dt.date | None = None
    for line in table.lines():
        if line.number < headings.number:
            yield line
            continue
        if line.number == headings.number:
            yield Line(line.number, ("Date", "Event", *(headings.cells[at] or "Note" for at in beside), "Note"))
            continue
        # What stands behind the last heading is kept with the line.
        cells = (*line.cells[:width], *("" for _ in range(width - len(line.cells))))
        more = " ".join(filter(None, line.cells[width:]))
        week = next((day for at in beside if (day := _day(cells[at]))), week)
        rows = [(day, cells[at]) for at, told in over.items() if cells[at] and (day := _day_of(told, week))]
        for day, cell in rows:
            yield Line(line.number, (day.isoformat(), cell, *(cells[at] for at in beside), more))
        if not rows:
            yield Line(line.number, ("", " ".join(filter(None, line.cells))))


def _day_of(told: int | dt.date, week: dt.date | None) -> dt.date | None:
    if isinstance(told, dt.date):
        return told
    return week + dt.timedelta(days=(told - week.weekday()) % 7) if week else None
