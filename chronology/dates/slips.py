"""Days of another year than those around them: a year typed wrong in a heading or a row. Kept as written, and named."""

import datetime as dt
from collections.abc import Iterator, Sequence

from chronology.dates.edtf import from_edtf
from chronology.model import When

_NEAR = 400
"""Days within which those on either side lie of each other, where what stands between them has its place."""
_APART = 300
"""Days from them beyond which one has none."""
_LEAST = 3


def of_another_year(days: Sequence[dt.date]) -> Iterator[tuple[int, int]]:
    """The places of days years from their neighbours, where the year alone differs; and by how many (earlier below nought).

    The days before and behind stand close to each other, and the same day and month in their year lies among them.
    """
    if len(days) < _LEAST:
        return
    for place, (before, day, behind) in enumerate(zip(days, days[1:], days[2:], strict=False), start=1):
        first, last = sorted((before, behind))
        if (last - first).days > _NEAR or (-_APART < (day - first).days and (day - last).days < _APART):
            continue
        for year in range(first.year, last.year + 1):
            if day.year != year and first <= day.replace(year=year, day=min(day.day, 28)) <= last:
                yield place, day.year - year
                break


def in_doubt(when: When) -> When:
    """The same day as only possible, wherever it is printed."""
    if when.earliest is None or when.earliest != when.latest:
        return when
    return from_edtf(f"{when.earliest.isoformat()}?", as_written=when.as_written, basis=when.basis)


def is_in_doubt(when: When) -> bool:
    """The day is only possible."""
    return (when.edtf or "").endswith(("?", "%"))


def said_of(what: str, years: int) -> str:
    """What is told of a heading or a row whose year is not that of its neighbours."""
    apart = f"{abs(years)} year{'s' if abs(years) > 1 else ''} {'before' if years < 0 else 'after'}"
    return f"{what} {apart} its neighbours and would stand among them in their year; its day is kept as written"
