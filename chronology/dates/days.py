"""Days counted from others, and the weeks, months and years about them, as EDTF."""

import datetime as dt
from collections.abc import Sequence

from chronology.dates.figures import real_day

WEEK, MONTH, YEAR = 7, 30, 365
"""The units as the word table counts them; months and years go by the calendar all the same."""


def in_month(year: int, month: int, day: int) -> dt.date:
    """A day moved into a month that may be shorter: its last day then. Months run over into other years."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    while (real := real_day(year, month, day)) is None:
        day -= 1
    return real


def moved(day: dt.date, count: int, unit: int) -> dt.date:
    """A day so many units on, or back for a negative count."""
    if unit == YEAR:
        return in_month(day.year + count, day.month, day.day)
    if unit == MONTH:
        return in_month(day.year, day.month + count, day.day)
    return day + dt.timedelta(count * unit)


def distant(day: dt.date, count: int, unit: int, *, hedged: bool = False) -> str:
    """A day so many units away, no finer than the unit: days are exact, weeks about a day, months about a month."""
    target = moved(day, count, unit)
    if unit == 1:
        return f"{target}{'~' if hedged else ''}"
    if unit == YEAR:
        return f"{target.year:04}~"
    return f"{target:%Y-%m}~" if unit == MONTH else f"{target}~"


def whole(day: dt.date, unit: int, *, mark: str = "") -> str | None:
    """The week (Monday to Sunday), month or year a day lies in."""
    match unit:
        case 1:
            return f"{day}{mark}"
        case 7:
            monday = day - dt.timedelta(day.weekday())
            return f"{monday}{mark}/{monday + dt.timedelta(6)}{mark}"
        case 30:
            return f"{day:%Y-%m}{mark}"
        case 365:
            return f"{day.year:04}{mark}"
    return None


def weekday_before(day: dt.date, weekday: int) -> dt.date:
    """The last such weekday before a day."""
    return day - dt.timedelta((day.isoweekday() - weekday - 1) % 7 + 1)


def weekday_after(day: dt.date, weekday: int) -> dt.date:
    """The first such weekday after a day."""
    return day + dt.timedelta((weekday - day.isoweekday() - 1) % 7 + 1)


def weekday_of_week(day: dt.date, weekday: int) -> dt.date:
    """That weekday of the day's own week."""
    return day + dt.timedelta(weekday - day.isoweekday())


def is_soon(days: Sequence[dt.date], weekday: int | None, written: dt.date) -> bool:
    """A weekday with its number agrees about twice a year: with a day of these weeks rather than with one long over."""
    apart = [(day - written).days for day in days if weekday == day.isoweekday()]
    return any(0 <= each <= _WEEKS for each in apart) and not any(-_LONG_OVER <= each < 0 for each in apart)


_WEEKS, _LONG_OVER = 31, 90
"""Days ahead that are soon, and days back that are not long over."""
