"""The day that each mark of a family tells, its year, its month or its week taken from what stands above it.

A weekday beside a day must be that of the day. What cannot be told for certain has no day.
"""

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chronology.dates.words import month_names
from importers.notes.marks import ENDING, Bears, Mark
from importers.notes.spelt import made

_HALF_A_YEAR, _A_SEASON = 200, 120
_A_YEAR = re.compile(r"(?<![\d/.-])(?:19|20)\d\d(?![\d/.-])")
_A_MONTH = re.compile(
    r"(?<!\d )(?<!\dst )(?<!\dnd )(?<!\drd )(?<!\dth )\b(?P<month>[^\W\d_]{3,11})[ ,]{1,2}(?P<year>20\d\d)(?![\d/.-])"
)
_FEW = 12
"""Banners above a line among which its own is."""
_WEEK = 6
_LATE, _EARLY = "18:00", "08:00"
_ANY_YEAR = re.compile(
    r"(?<!\d)20\d\d(?!\d)|(?<![\d/.-])\d{1,2}(?P<mark>[/.-])\d{1,2}(?P=mark)(?P<short>\d\d)(?![\d/])"
)
# "duty_log_autumn23", "notes-oct23", "Q3 2023": the name of a file gives the year of what it holds.
_OF_A_NAME = re.compile(r"(?P<word>[^\W\d_]{3,12})[ _-]?(?:20)?(?P<year>[12]\d)(?!\d)")
_SEASONS = frozenset({"spring", "summer", "autumn", "winter", "term", "gwanwyn", "haf", "hydref", "gaeaf"})
_ON = 45
"""Days within which a log has its next entry whose month it does not give."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A mark in its line, and the day it tells."""

    index: int
    mark: Mark
    day: dt.date | None


@dataclass(frozen=True, slots=True)
class Banners:
    """The weeks, months and years that stand over what is below them, in order, and the year that the head of the file gives."""

    lines: Sequence[tuple[int, Mark]]
    year: int | None = None
    years: tuple[int, ...] = ()
    """The years of the days that its first and last lines tell, for days whose weekday says which of them is meant."""

    def above(self, index: int, *kinds: Bears) -> Mark | None:
        """The last banner above a line."""
        end = bisect_left(self.lines, index, key=lambda line: line[0])
        return next((mark for _, mark in self.lines[max(0, end - _FEW) : end][::-1] if mark.bears in kinds), None)


def years_told(text: str) -> tuple[int, ...]:
    """The years that a text tells, each once."""
    found = (2000 + int(year["short"]) if year["short"] else int(year[0]) for year in _ANY_YEAR.finditer(text))
    return tuple(dict.fromkeys(found))


def year_of_head(*heads: str) -> int | None:
    """The one year that the head of a file, or its name, gives."""
    for head in heads:
        found = {int(year[0]) for year in _A_YEAR.finditer(head)}
        if len(found) == 1:
            return found.pop()
    return None


def year_of_name(name: str) -> int | None:
    """The one year that the name of a file gives behind a month or season."""
    told = ((one["word"].casefold(), 2000 + int(one["year"])) for one in _OF_A_NAME.finditer(name))
    found = {year for word, year in told if word in _SEASONS or word in month_names()}
    return found.pop() if len(found) == 1 else None


def month_of_head(head: str) -> Mark | None:
    """The one month of a year that the head of a file gives."""
    found = {(named["month"].casefold(), int(named["year"])) for named in _A_MONTH.finditer(head)}
    month = month_names().get(next(iter(found))[0]) if len(found) == 1 else None
    return Mark(bears=Bears.MONTH, start=0, end=0, year=next(iter(found))[1], month=month) if month else None


def placed(marks: Sequence[tuple[int, Mark]], banners: Banners, *, nights: bool = False) -> list[Placed]:
    """The marks of a family with their days; those before the first whole day from it backwards.

    Where times go up under their day (`nights`), an early one below a late one is of the next morning.
    """
    forward = list(_in_turn(marks, banners, nights=nights))
    if all(one.day is not None for one in forward):
        return forward
    first = next((one.day for one in forward if one.day is not None), None)
    found: list[Placed] = []
    for one in reversed(forward):
        day = one.day or _near(one.mark, first)
        first = day or first
        found.append(Placed(one.index, one.mark, day))
    return found[::-1]


def _in_turn(marks: Sequence[tuple[int, Mark]], banners: Banners, *, nights: bool) -> Iterator[Placed]:
    last: dt.date | None = None
    time = ""
    for index, mark in marks:
        day = _day(index, mark, banners, last)
        if nights and mark.bears is Bears.TIME and day is not None and is_over_midnight(time, mark.time):
            day += dt.timedelta(days=1)
        time = mark.time
        last = day or last
        yield Placed(index, mark, day)


def is_over_midnight(time: str, below: str) -> bool:
    """An early time stands below a late one."""
    return time >= _LATE and below <= _EARLY


def _day(index: int, mark: Mark, banners: Banners, last: dt.date | None) -> dt.date | None:
    match mark.bears:
        case Bears.DAY:
            whole = mark.year is not None
            return made(mark.year, mark.month, mark.day) if whole else _of_a_year(index, mark, banners, last)
        case Bears.NUMBER:
            return _of_a_month(index, mark, banners, last)
        case Bears.WEEKDAY:
            return _of_a_week(mark, banners.above(index, Bears.WEEK), last)
        case Bears.NEXT:
            return last + dt.timedelta(days=1) if last else None
        case _:
            return last


def _of_a_month(index: int, mark: Mark, banners: Banners, last: dt.date | None) -> dt.date | None:
    month = banners.above(index, Bears.MONTH)
    if month is None:
        return _next(mark, last)
    over = banners.above(index, Bears.YEAR)
    year = month.year or (over.year if over else banners.year)
    return _agreeing(made(year, month.month, mark.day), mark) if year else None


def _of_a_year(index: int, mark: Mark, banners: Banners, last: dt.date | None) -> dt.date | None:
    over = banners.above(index, Bears.YEAR, Bears.MONTH)
    # The month of a file's head is that of its beginning.
    if over is not None and over.year is not None and over.end:
        return _agreeing(made(over.year, mark.month, mark.day), mark)
    near = _near(mark, last)
    if last is not None and (last.year != banners.year or (near and abs((near - last).days) <= _A_SEASON)):
        return near
    # Half a year from the day above, the year of the file's head says which is meant.
    if banners.year:
        return _agreeing(made(banners.year, mark.month, mark.day), mark)
    days = [day for year in banners.years if (day := _agreeing(made(year, mark.month, mark.day), mark))]
    return days[0] if len(days) == 1 and mark.weekday is not None else None


def _near(mark: Mark, last: dt.date | None) -> dt.date | None:
    """The day of a month that lies nearest to another day, its weekday right."""
    if last is None or mark.month is None:
        return None
    days = [made(year, mark.month, mark.day) for year in (last.year - 1, last.year, last.year + 1)]
    fit = [day for day in days if day is not None and abs((day - last).days) <= _HALF_A_YEAR and _agreeing(day, mark)]
    return fit[0] if len(fit) == 1 else None


def _next(mark: Mark, last: dt.date | None) -> dt.date | None:
    """The day of that number and weekday soon after another."""
    if last is None or mark.weekday is None:
        return None
    days = (last + dt.timedelta(days=on) for on in range(_ON))
    return next((day for day in days if day.day == mark.day and day.weekday() == mark.weekday), None)


def _of_a_week(mark: Mark, week: Mark | None, last: dt.date | None) -> dt.date | None:
    if mark.weekday is None:
        return None
    if week is None:
        # Under a whole day above: "Tuesday" is the next.
        return last + dt.timedelta(days=(mark.weekday - last.weekday() - 1) % 7 + 1) if last else None
    begin = made(week.year or (last.year if last else None), week.month, week.day)
    if begin is None:
        return None
    begin -= dt.timedelta(days=_WEEK * (week.shape == ENDING))
    return begin + dt.timedelta(days=(mark.weekday - begin.weekday()) % 7)


def _agreeing(day: dt.date | None, mark: Mark) -> dt.date | None:
    return day if day is None or mark.weekday is None or day.weekday() == mark.weekday else None
