"""The half-years or years that a table counts by, and where in them a date falls."""

import datetime as dt
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from chronology.model import Event, When

_HALVES = ("January to June", "July to December")
_LAST_MONTHS = ("June", "December")
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Period:
    """A time with its name; both days belong to it."""

    label: str
    first: dt.date
    last: dt.date

    def has(self, when: When) -> bool:
        """The date falls into it, however vague it is."""
        return self.first <= when.first_day and when.last_day <= self.last


def shared_out(events: Sequence[Event], periods: Sequence[Period]) -> list[list[Event]]:
    """The events of each of several periods, which follow each other; those that fall into none are left out."""
    found: list[list[Event]] = [[] for _ in periods]
    begins = [period.first for period in periods]
    for event in events:
        place = bisect_right(begins, event.when.first_day) - 1
        if place >= 0 and periods[place].has(event.when):
            found[place].append(event)
    return found


def half_years(earliest: dt.date, since: dt.date, last: dt.date, most: int) -> tuple[Period, ...]:
    """The half-years from the one of `since`, at most so many; what is earlier than these is one period before them."""
    halves = [
        Period(f"{_HALVES[half]} {year}", dt.date(year, 6 * half + 1, 1), _last_day(year, half))
        for year in range(since.year, last.year + 1)
        for half in (0, 1)
        if dt.date(year, 6 * half + 1, 1) <= last and _last_day(year, half) >= since
    ]
    return tuple(_with_earlier(halves, earliest, most, lambda day: f"{_LAST_MONTHS[day.month > 6]} {day.year}"))


def years(earliest: dt.date, since: dt.date, last: dt.date, most: int) -> tuple[Period, ...]:
    """The same of years."""
    each = [Period(str(year), dt.date(year, 1, 1), dt.date(year, 12, 31)) for year in range(since.year, last.year + 1)]
    return tuple(_with_earlier(each, earliest, most, lambda day: str(day.year)))


def _last_day(year: int, half: int) -> dt.date:
    return dt.date(year, 12, 31) if half else dt.date(year, 6, 30)


def _with_earlier(
    periods: Sequence[Period], earliest: dt.date, most: int, ending: Callable[[dt.date], str]
) -> Iterator[Period]:
    told = periods[-most:]
    if earliest < told[0].first:
        before = told[0].first - _DAY
        yield Period(f"to {ending(before)}", earliest, before)
    yield from told


def clipped(period: Period, as_at: dt.date) -> tuple[dt.date, dt.date]:
    """The days of a period up to the day the document speaks."""
    return period.first, min(period.last, as_at)
