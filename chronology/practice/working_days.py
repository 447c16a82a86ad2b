"""Working days: not Saturday, Sunday, Christmas Day, Good Friday or a bank holiday of the nation."""

import datetime as dt
from bisect import bisect_right
from functools import cache

_SUBDIVISION = {"wales": "WLS", "england": "ENG", "scotland": "SCT", "northern_ireland": "NIR"}
JURISDICTIONS = tuple(_SUBDIVISION)
_DAY = dt.timedelta(days=1)


def add_working_days(day: dt.date, count: int, jurisdiction: str) -> dt.date:
    """The nth working day after a day, before it where the count is negative; the day itself is day 0."""
    if not count:
        return day
    year = day.year
    place = _until(day if count > 0 else day - _DAY, jurisdiction, year) + count - (count > 0)
    while place < 0:
        year -= 1
        place += len(_of_year(jurisdiction, year))
    while place >= (many := len(_of_year(jurisdiction, year))):
        year, place = year + 1, place - many
    return dt.date.fromordinal(_of_year(jurisdiction, year)[place])


def working_days_between(start: dt.date, end: dt.date, jurisdiction: str) -> int:
    """How many working days lie after `start`, up to and including `end`."""
    if end <= start:
        return 0
    whole_years = sum(len(_of_year(jurisdiction, year)) for year in range(start.year, end.year))
    return whole_years + _until(end, jurisdiction, end.year) - _until(start, jurisdiction, start.year)


def is_working_day(day: dt.date, jurisdiction: str) -> bool:
    """Neither a weekend nor a bank holiday there."""
    return day.weekday() < 5 and day not in _holidays(jurisdiction, day.year)


def _until(day: dt.date, jurisdiction: str, year: int) -> int:
    """How many working days of a year lie up to and including a day."""
    return bisect_right(_of_year(jurisdiction, year), day.toordinal())


@cache
def _of_year(jurisdiction: str, year: int) -> tuple[int, ...]:
    """The working days of a year in order, as ordinals: many of them are counted without walking from day to day."""
    first, last = dt.date(year, 1, 1).toordinal(), dt.date(year, 12, 31).toordinal()
    days = map(dt.date.fromordinal, range(first, last + 1))
    return tuple(day.toordinal() for day in days if is_working_day(day, jurisdiction))


@cache
def _holidays(jurisdiction: str, year: int) -> frozenset[dt.date]:
    """The bank holidays of one year; loading only the years needed keeps a short record quick."""
    from holidays import country_holidays

    return frozenset(country_holidays("GB", subdiv=_SUBDIVISION[jurisdiction], years=year))
