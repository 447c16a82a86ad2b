"""What a run of digits may be: a whole date, a clock time, a day, a year, or nothing of the kind."""

import calendar
import datetime as dt
import re
from collections.abc import Callable
from functools import lru_cache

from chronology.dates.written import FIRST_YEAR, LAST_YEAR

Figure = tuple[str, int, tuple[int, ...]]
"""The class of a figure, its number, and the parts of a compound one. A whole date is (year, month, day), the year as
written: below 100 it has two figures and needs its century."""

NOTHING: Figure = ("", 0, ())
_WEEKS_OF_A_YEAR = 52
"""Clinicians write a number of days, weeks and months as so many of 7, of 52 and of 12: "3/52" is three weeks."""
_LONGEST = 20
"""Years that a time told by its first and last is hardly longer than: "2019/44" is a reference."""
_DIGITS = re.compile(r"\d+", re.ASCII)
_LETTERS = re.compile(r"[A-Za-z]+")
ROMAN_MONTHS = {
    name: month
    for month, name in enumerate(("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"), start=1)
}
"""How the months of a day are written in Roman figures."""


@lru_cache(maxsize=16384)
def figure(kind: str, text: str) -> Figure:
    """Class a piece of text that starts with a digit; `kind` is the shape the lexer saw."""
    digits = _DIGITS.findall(text)
    parts = tuple(int(part[:9]) for part in digits)
    read = _KINDS.get(kind)
    return read(text, digits, parts) if read else NOTHING


def _iso(_text: str, _digits: list[str], parts: tuple[int, ...]) -> Figure:
    year, month, day, *clock = parts
    return _whole(day, month, year, tuple(clock[:2]))


def _ordinal(_text: str, _digits: list[str], parts: tuple[int, ...]) -> Figure:
    return ("ordinal", parts[0], ()) if 1 <= parts[0] <= 31 else NOTHING


def _short_year(_text: str, _digits: list[str], parts: tuple[int, ...]) -> Figure:
    return "short_year", parts[0], ()


def _decade(_text: str, digits: list[str], parts: tuple[int, ...]) -> Figure:
    """1990s; '90s is of the nineteen hundreds from the twenties on, since no record is older."""
    year = parts[0]
    if len(digits[0]) == 2:
        year += 1900 if year >= 20 else 2000
    return ("decade", year, ()) if _plausible(year) else NOTHING


def _plausible(year: int) -> bool:
    return FIRST_YEAR <= year <= LAST_YEAR


def _number(text: str, _digits: list[str], parts: tuple[int, ...]) -> Figure:
    number = parts[0]
    if len(text) == 1:
        return ("digit", number, ()) if number else NOTHING
    if len(text) == 2:
        return ("double" if 1 <= number <= 31 else "short", number, ())
    if len(text) == 4:
        if _plausible(number):
            return "year", number, ()
        return ("four", number, (number // 100, number % 100)) if _on_clock(number // 100, number % 100) else NOTHING
    return NOTHING


def _on_clock(hour: int, minute: int) -> bool:
    return hour < 24 and minute < 60


def _whole(day: int, month: int, year: int, clock: tuple[int, ...] = ()) -> Figure:
    """A date with all three parts, or one that no calendar holds. The day is first whatever that makes of it."""
    if year >= 100 and not _plausible(year):
        return NOTHING
    # A year of two figures may yet be a leap year: its century is not known here.
    longest = calendar.monthrange(year if year >= 100 else 2000, month)[1] if 1 <= month <= 12 else 0
    if 1 <= day <= longest and (not clock or _on_clock(*clock)):
        return "full", 0, (year, month, day, *clock)
    if year >= 100 or (1 <= day <= 31 and 1 <= month <= 12):
        return "impossible", 0, (year, month, day)
    return NOTHING


def _spanned(_text: str, digits: list[str], parts: tuple[int, ...]) -> Figure:
    """Figures with dashes: 3-5, 03-03-2021, 2021-03, 2019-20, 2015-2018."""
    sizes = tuple(len(part) for part in digits)
    match sizes:
        case (_, _, _):
            return _three(sizes, parts)
        case (1 | 2, 1 | 2):
            return ("days", 0, parts) if 1 <= parts[0] < parts[1] <= 31 else NOTHING
    return _two_years_or_month(sizes, parts)


def _two_years_or_month(sizes: tuple[int, ...], parts: tuple[int, ...]) -> Figure:
    match sizes:
        case (4, 2) if _plausible(parts[0]):
            # 2010-11 is a school or financial year in our trade, not November 2010.
            if (parts[0] + 1) % 100 == parts[1]:
                return "school_year", 0, (parts[0], parts[0] + 1)
            if 1 <= parts[1] <= 12:
                return "month_year", 0, parts
            until = parts[0] - parts[0] % 100 + parts[1]
            return ("years", 0, (parts[0], until)) if parts[0] < until <= parts[0] + _LONGEST else NOTHING
        case (4, 4) if _plausible(parts[0]) and _plausible(parts[1]) and parts[0] < parts[1]:
            return ("school_year" if parts[1] == parts[0] + 1 else "years", 0, parts)
        case (1 | 2, 4) if _plausible(parts[1]) and 1 <= parts[0] <= 12:
            return "month_year", 0, (parts[1], parts[0])
    return NOTHING


def _parted(text: str, digits: list[str], parts: tuple[int, ...]) -> Figure:
    """Figures with slashes, stops or colons: 3/3/21, 3.3.2021, 28/29, 14:30, 2.15, 05/2020."""
    separators = set(re.sub(r"\d", "", text, flags=re.ASCII))
    if len(separators) > 1 or len(parts) > 3:
        return NOTHING
    sizes = tuple(len(part) for part in digits)
    if separators == {":"}:
        return _clock(sizes, parts)
    if len(parts) == 3:
        return _three(sizes, parts)
    if separators == {"_"}:
        return NOTHING
    return _slashed_pair(sizes, parts) if separators == {"/"} else _dotted_pair(sizes, parts)


def _roman(text: str, _digits: list[str], parts: tuple[int, ...]) -> Figure:
    """11.ix.23: the month in Roman figures, as older hands write it."""
    month = ROMAN_MONTHS.get(_LETTERS.findall(text)[0].lower(), 0)
    return _whole(parts[0], month, parts[1]) if month else NOTHING


def _clock(sizes: tuple[int, ...], parts: tuple[int, ...]) -> Figure:
    good = sizes[0] <= 2 and sizes[1:] in ((2,), (2, 2)) and _on_clock(*parts[:2])
    return ("clock", 0, parts[:2]) if good else NOTHING


def _three(sizes: tuple[int, ...], parts: tuple[int, ...]) -> Figure:
    first, second, third = parts
    match sizes:
        case (1 | 2, 1 | 2, 2 | 4):
            return _whole(first, second, third)
        case (4, 1 | 2, 1 | 2):
            return _whole(third, second, first)
    return NOTHING


def _slashed_pair(sizes: tuple[int, ...], parts: tuple[int, ...]) -> Figure:
    """28/29 (days) or 22/04 (day and month): the words about it tell which."""
    if max(sizes) <= 2:
        if parts[1] == _WEEKS_OF_A_YEAR and parts[0]:
            return "weeks_of", parts[0], ()
        return ("pair", 0, parts) if all(1 <= part <= 31 for part in parts) else NOTHING
    return _two_years_or_month(sizes, parts)


def _dotted_pair(sizes: tuple[int, ...], parts: tuple[int, ...]) -> Figure:
    good = sizes[0] <= 2 and sizes[1] == 2 and _on_clock(*parts)
    return ("dots", 0, parts) if good else NOTHING


_KINDS: dict[str, Callable[[str, list[str], tuple[int, ...]], Figure]] = {
    "decade": _decade,
    "iso": _iso,
    "number": _number,
    "ordinal": _ordinal,
    "parted": _parted,
    "roman": _roman,
    "short_year": _short_year,
    "spanned": _spanned,
}


def real_day(year: int, month: int, day: int) -> dt.date | None:
    """The day, if the calendar has it."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
