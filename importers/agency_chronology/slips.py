"""Rows whose year is not that of the rows around them: kept as written, marked as in doubt, and named."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from chronology.dates import day_in_doubt, slips_of_year
from importers.agency_chronology.rows import LeftOut, Row

_IN_ORDER = 80
"""Of a hundred steps from row to row so many go one way, where the order of a table tells anything."""

_FEW = 4
"""Rows of a table whose order does not yet say that its first or last is out of it."""
_APART, _YEAR = 300, 365.25


def of_another_year(rows: Sequence[Row | LeftOut]) -> Mapping[int, int]:
    """The first lines of rows years from their neighbours, and by how many years, in a table whose rows stand in order."""
    days = [
        (row.lines[0], day)
        for row in rows
        if isinstance(row, Row) and not row.cell.planned and (day := _day_of(row)) is not None
    ]
    found = dict(slips_of_year([day for _, day in days]))
    rest = [day for place, (_, day) in enumerate(days) if place not in found]
    way = _way_of(rest)
    if way == 0:
        return {}
    found |= _at_an_end([day for _, day in days], way)
    return {days[place][0]: years for place, years in found.items()}


def in_doubt(row: Row) -> Row:
    """The row with its day as only possible."""
    moments = tuple(replace(one, when=day_in_doubt(one.when)) for one in row.cell.moments)
    return replace(row, cell=replace(row.cell, moments=moments))


def _day_of(row: Row) -> dt.date | None:
    return row.cell.moments[0].when.earliest if len(row.cell.moments) == 1 else None


def _way_of(days: Sequence[dt.date]) -> int:
    """Which way a table runs: 1 from the first day to the last, -1 the other way, 0 neither."""
    steps = [(later > earlier) - (later < earlier) for earlier, later in pairwise(days)]
    ways = (way for way in (1, -1) if 100 * sum(step * way >= 0 for step in steps) >= _IN_ORDER * len(steps))
    return next(ways, 0)


def _at_an_end(days: Sequence[dt.date], way: int) -> Mapping[int, int]:
    """The first row after the second, or the last before the one above it, by years, though the table runs the other way."""
    if len(days) <= _FEW:
        return {}
    found = {}
    for place, near, over in ((0, days[1], way), (len(days) - 1, days[-2], -way)):
        off = (days[place] - near).days * over
        years = round(off / _YEAR)
        if off > _APART and abs(off - years * _YEAR) < _YEAR / 2:
            found[place] = years * over
    return found
