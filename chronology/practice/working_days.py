"""Working days: not Saturday, Sunday, Christmas Day, Good Friday or a bank holiday of the nation."""

import datetime as dt
from functools import cache

_SUBDIVISION = {"wales": "WLS", "england": "ENG", "scotland": "SCT", "northern_ireland": "NIR"}
JURISDICTIONS = tuple(_SUBDIVISION)
_DAY = dt.timedelta(days=1)


def add_working_days(day: dt.date, count: int, jurisdiction: str) -> dt.date:
    """The nth working day after a day, before it where the count is negative; the day itself is day 0."""
    step = _DAY if count > 0 else -_DAY
    left = abs(count)
    while left:
        day += step
        left -= is_working_day(day, jurisdiction)
    return day


def working_days_between(start: dt.date, end: dt.date, jurisdiction: str) -> int:
    """How many working days lie after `start`, up to and including `end`."""
    days = (start + _DAY * step for step in range(1, (end - start).days + 1))
    return sum(is_working_day(day, jurisdiction) for day in days)


def is_working_day(day: dt.date, jurisdiction: str) -> bool:
    """Neither a weekend nor a bank holiday there."""
    return day.weekday() < 5 and day not in _holidays(jurisdiction, day.year)


@cache
def _holidays(jurisdiction: str, year: int) -> frozenset[dt.date]:
    """The bank holidays of one year; loading only the years needed keeps a short record quick."""
    from holidays import country_holidays

    return frozenset(country_holidays("GB", subdiv=_SUBDIVISION[jurisdiction], years=year))
