"""Days known by name: Christmas, Boxing Day, New Year, Easter."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from chronology.dates.single import opened, undated
from chronology.dates.thread import Found, Thread
from chronology.dates.tokens import Token
from chronology.dates.told import Told, tell

_CHRISTMAS_EVE, _BOXING_DAY, _NEW_YEARS_EVE, _NEW_YEARS_DAY = (12, 24), (12, 26), (12, 31), (1, 1)
_EASTER_WEEKDAYS = {5: -2, 6: -1, 7: 0, 1: 1}
"""Days from Easter Sunday of the weekdays named after it."""


def festival(thread: Thread, first: int, last: int) -> list[Found] | None:
    """A day by name, in the year told or in the one the context gives. Without "day" or "eve" it is about that day."""
    tokens = thread.lexed.tokens[first:last]
    month, day = _month_and_day(tokens)
    told = replace(tell([token for token in tokens if token.name != "calendar_year"], thread.limit), weekday=None)
    if not _one_day(tokens):
        told = replace(told, mark=told.mark or "~")
    completed = thread.complete(replace(told, month=month, day=day), first)
    if completed is None:
        return [undated(first, last)]
    whole, basis = completed
    if not day:
        whole = _at_easter(whole, tokens)
    return [opened(tokens, Found(first=first, last=last, edtf=whole.edtf(), basis=basis, passing=True))]


def _one_day(tokens: Sequence[Token]) -> bool:
    return any(token.name in ("calendar_day", "eve", "weekday", "boxing") for token in tokens)


def _month_and_day(tokens: Sequence[Token]) -> tuple[int, int | None]:
    """Month and day; Easter's day waits for the year."""
    names = {token.name for token in tokens}
    if "boxing" in names:
        return _BOXING_DAY
    if "new" in names:
        return _NEW_YEARS_EVE if "eve" in names else _NEW_YEARS_DAY
    number = next((token.number for token in tokens if token.name == "festival"), 0)
    if number == 0:
        return 4, None
    month, day = divmod(number, 100)
    return _CHRISTMAS_EVE if "eve" in names and month == 12 else (month, day)


def _at_easter(told: Told, tokens: Sequence[Token]) -> Told:
    assert told.year is not None
    weekday = next((token.number for token in tokens if token.name == "weekday"), 7)
    day = easter(told.year) + dt.timedelta(_EASTER_WEEKDAYS.get(weekday, 0))
    return replace(told, month=day.month, day=day.day)


def easter(year: int) -> dt.date:
    """Easter Sunday, by the anonymous Gregorian computus (Meeus, Astronomical Algorithms, chapter 8)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return dt.date(year, month, day + 1)
