"""Dates told by way of another date in the same words: the week of it, two days after it, the Friday the 7th."""

import datetime as dt
from dataclasses import replace

from chronology.dates.days import (
    MONTH,
    WEEK,
    YEAR,
    distant,
    in_month,
    moved,
    weekday_after,
    weekday_before,
    weekday_of_week,
    whole,
)
from chronology.dates.edtf import from_edtf
from chronology.dates.festivals import is_feast, nearest_feast
from chronology.dates.figures import real_day
from chronology.dates.from_note import STEPS, count_of, unit_of
from chronology.dates.numbered import nearest_of_number
from chronology.dates.single import undated
from chronology.dates.thread import Found, Thread
from chronology.dates.tokens import Token
from chronology.dates.told import tell
from chronology.dates.years import complete
from chronology.model import Basis

_MONTHS = frozenset({"month", "abbr_month", "low_month", "doubtful_month"})


def _named(thread: Thread, first: int, point: tuple[int, int]) -> tuple[dt.date, Basis] | None:
    """The day the words name, and what its year rests on."""
    tokens = thread.lexed.tokens[slice(*point)]
    if is_feast(tokens):
        return nearest_feast(thread, tokens, first)
    told = tell(tokens, thread.limit)
    before = thread.lexed.tokens[first - 1] if first else None
    if told.month is None and told.day and before and before.name in _MONTHS:
        # "Aug week of the 5th": the month that stands before it is that of its day.
        told = replace(told, month=before.number)
    if told.month is None and told.year is None:
        day = nearest_of_number(thread, first, told.day or 0, told.weekday)
        return (day, Basis.RELATIVE_TO_NOTE) if day else None
    completed = complete(thread, told, first)
    edtf = completed[0].edtf() if completed else None
    if completed is None or edtf is None:
        return None
    day = from_edtf(edtf).earliest
    return (day, completed[1]) if day else None


def offset(
    thread: Thread, first: int, last: int, point: tuple[int, int], _right: tuple[int, int]
) -> list[Found] | None:
    """Two days after 3 March 2021, the day before Christmas; the week before one is the seven days up to it."""
    counted = thread.lexed.tokens[first : point[0]]
    named, count, unit = _named(thread, first, point), count_of(counted), unit_of(counted)
    if named is None or unit is None or count < 0:
        return None
    back = any(token.name == "before" for token in counted)
    if counted[0].name == "the" and _is_several(thread, counted[1]):
        # "In the days following": nobody says how many.
        edtf = f"/{named[0] - dt.timedelta(1)}" if back else f"{named[0] + dt.timedelta(1)}/"
        return [Found(first=first, last=last, edtf=edtf, basis=named[1], anchor=named[0].isoformat())]
    if unit == WEEK and counted[0].name == "the":
        start = named[0] + dt.timedelta(-7 if back else 1)
        return [Found(first=first, last=last, edtf=f"{start}~/{start + dt.timedelta(6)}~", basis=named[1], week=True)]
    edtf = distant(named[0], -count if back else count, unit, hedged=counted[0].name == "about")
    return [Found(first=first, last=last, edtf=edtf, basis=named[1])]


def weekday_by(
    thread: Thread, first: int, last: int, point: tuple[int, int], _right: tuple[int, int]
) -> list[Found] | None:
    """The Thursday before Easter, the Monday after 3 March."""
    tokens, named = thread.lexed.tokens[first : point[0]], _named(thread, first, point)
    if named is None:
        return None
    weekday = next(token.number for token in tokens if token.name == "weekday")
    day = (weekday_before if tokens[-1].name == "before" else weekday_after)(named[0], weekday)
    return [Found(first=first, last=last, edtf=day.isoformat(), basis=named[1])]


def days_of_month(
    thread: Thread, first: int, last: int, left: tuple[int, int], right: tuple[int, int]
) -> list[Found] | None:
    """From the 21st to the 23rd of last month."""
    end, number = day_of_month(thread, *right), thread.lexed.tokens[left[1] - 1].number
    day = from_edtf(end[0].edtf).latest if end and end[0].edtf else None
    if not end or day is None or number >= day.day:
        return None
    return [end[0]._replace(first=first, last=last, edtf=f"{day.replace(day=number)}/{day}")]


_SEVERAL = frozenset({"days", "weeks", "wks", "months", "mths", "years", "yrs", "diwrnodau", "wythnosau", "misoedd"})


def _is_several(thread: Thread, unit: Token) -> bool:
    return thread.lexed.text[unit.start : unit.end].lower() in _SEVERAL


def week_of(
    thread: Thread, first: int, last: int, point: tuple[int, int], _right: tuple[int, int]
) -> list[Found] | None:
    """Week commencing, week ending or the week of a day. A week commences on the day it says, whatever day that is."""
    tokens = thread.lexed.tokens[first : point[0]]
    if unit_of(tokens) not in (None, WEEK):
        return None
    named = _named(thread, first, point)
    if named is None:
        return None
    day, basis = named
    if basis is Basis.YEAR_FROM_CONTEXT and any(token.name in _BEGINS_A_WEEK for token in tokens):
        day = _on_monday(day)
    edtf = f"{day}/{day + dt.timedelta(6)}"
    if any(token.name == "ending" or (token.name == "week_mark" and token.number) for token in tokens):
        edtf = f"{day - dt.timedelta(6)}/{day}"
    elif any(token.name == "of" for token in tokens):
        edtf = whole(day, WEEK) or edtf
    return [Found(first=first, last=last, edtf=edtf, basis=basis, week=True)]


_BEGINS_A_WEEK = frozenset({"commencing", "edge", "week_mark"})


def _on_monday(day: dt.date) -> dt.date:
    """The same day of the year before or after where that is the Monday that weeks begin on, and this is none."""
    years = (real_day(day.year + step, day.month, day.day) for step in (0, -1, 1))
    return next((each for each in years if each and each.isoweekday() == 1), day)


def part_week(
    thread: Thread, first: int, last: int, point: tuple[int, int], _right: tuple[int, int]
) -> list[Found] | None:
    """The first, second or last week of a month: about those seven days of it."""
    tokens = thread.lexed.tokens[first : point[0]]
    named = _month(thread, first, point)
    if unit_of(tokens) != WEEK or named is None:
        return None
    month, basis = named
    nth = next((token.number for token in tokens if "ordinal" in token.name), 0)
    end = in_month(month.year, month.month, 31)
    start = end - dt.timedelta(6) if nth == 0 else month + dt.timedelta(7 * (nth - 1))
    last_day = min(end, start + dt.timedelta(6))
    if start.month != month.month:
        return None
    return [Found(first=first, last=last, edtf=f"{start}~/{last_day}~", basis=basis, week=True)]


def part_year(
    thread: Thread, first: int, last: int, point: tuple[int, int], _right: tuple[int, int]
) -> list[Found] | None:
    """The first week of 2015, the last four months of last year; only of a first or last may there be several."""
    counted = thread.lexed.tokens[first : point[0]]
    nth = next((token.number for token in counted if "ordinal" in token.name), 0)
    count, unit = count_of(counted), unit_of(counted)
    year, basis = _year(thread, point)
    if year is None:
        return [undated(first, last)]
    if unit is None or unit == YEAR or (count != 1 and nth > 1) or not 0 < count * unit < YEAR:
        return None
    start, end = dt.date(year, 1, 1), dt.date(year, 12, 31)
    if nth:
        start = moved(start, (nth - 1) * count, unit)
        edge = moved(start, count, unit) - dt.timedelta(1)
        end = min(end, edge)
    else:
        start = moved(end + dt.timedelta(1), -count, unit)
    if start.year != year:
        return None
    mark = "~" if unit == WEEK else ""
    return [Found(first=first, last=last, edtf=f"{start}{mark}/{end}{mark}", basis=basis, week=unit * count == WEEK)]


def _year(thread: Thread, point: tuple[int, int]) -> tuple[int | None, Basis]:
    """The year in figures, or this, last or next year."""
    token = thread.lexed.tokens[point[0]]
    if token.name == "year":
        return token.number, Basis.EXPLICIT
    note = thread.written_on
    return (note.year + STEPS[token.name] if note else None), Basis.RELATIVE_TO_NOTE


def weekend_of(
    thread: Thread, first: int, last: int, days: tuple[int, int], rest: tuple[int, int]
) -> list[Found] | None:
    """The weekend of a day, or of its two days ("the weekend of 3/4 May")."""
    named = _named(thread, first, rest)
    if named is None:
        return None
    day, basis = named
    if days[0] >= 0:
        named_first = thread.lexed.tokens[days[0]]
        day = in_month(day.year, day.month, named_first.parts[0] if named_first.parts else named_first.number)
    saturday = weekday_of_week(day, 6)
    edtf = f"{saturday}/{saturday + dt.timedelta(1)}"
    return [Found(first=first, last=last, edtf=edtf, basis=basis)]


def feast_weekend(
    thread: Thread, first: int, last: int, _point: tuple[int, int], _right: tuple[int, int]
) -> list[Found] | None:
    """Easter weekend, the weekend of Halloween: the one it falls in, or the nearer of the two beside it."""
    named = nearest_feast(thread, thread.lexed.tokens[first:last], first)
    if named is None:
        return [undated(first, last)]
    day, basis = named
    saturday = weekday_of_week(day if day.isoweekday() > _NEARER_NEXT else day - dt.timedelta(7), 6)
    return [Found(first=first, last=last, edtf=f"{saturday}/{saturday + dt.timedelta(1)}", basis=basis)]


_NEARER_NEXT = 2
"""Up to this weekday the weekend before is the nearer one."""


def half_year(
    thread: Thread, first: int, last: int, point: tuple[int, int], _right: tuple[int, int]
) -> list[Found] | None:
    """The first or second half of a year or of a month."""
    told = tell(thread.lexed.tokens[slice(*point)], thread.limit)
    nth = next(token.number for token in thread.lexed.tokens[first : point[0]] if "ordinal" in token.name)
    if nth not in (1, 2):
        return None
    completed = complete(thread, told, first)
    if completed is None:
        return [undated(first, last)]
    told, basis = completed
    assert told.year is not None
    if told.month is None:
        return [Found(first=first, last=last, edtf=_half_of_year(told.year, nth))]
    days = (1, 15) if nth == 1 else (16, in_month(told.year, told.month, 31).day)
    start, end = (dt.date(told.year, told.month, day) for day in days)
    return [Found(first=first, last=last, edtf=f"{start}~/{end}~", basis=basis)]


def half_marked(thread: Thread, first: int, last: int) -> list[Found] | None:
    """As in "H1 2020", "2020-H1"."""
    said = {token.name: token.number for token in thread.lexed.tokens[first:last]}
    return [Found(first=first, last=last, edtf=_half_of_year(said["year"], said["half_mark"]))]


def _half_of_year(year: int, nth: int) -> str:
    return f"{year:04}-01/{year:04}-06" if nth == 1 else f"{year:04}-07/{year:04}-12"


def nth_weekday(
    thread: Thread, first: int, last: int, point: tuple[int, int], _right: tuple[int, int]
) -> list[Found] | None:
    """The first Tuesday of October, the last day of next month."""
    tokens = thread.lexed.tokens[first : point[0]]
    month = _month(thread, first, point)
    if month is None:
        return [undated(first, last)]
    start, basis = month
    weekday = next((token.number for token in tokens if token.name == "weekday"), None)
    nth = next((token.number for token in tokens if "ordinal" in token.name), 0)
    days = [day for number in range(1, 32) if (day := real_day(start.year, start.month, number))]
    days = [day for day in days if weekday in (None, day.isoweekday())]
    if nth > len(days):
        return None
    return [Found(first=first, last=last, edtf=days[nth - 1].isoformat(), basis=basis)]


def _month(thread: Thread, first: int, point: tuple[int, int]) -> tuple[dt.date, Basis] | None:
    """The month by name, or this, last or next month."""
    step = STEPS.get(thread.lexed.tokens[point[0]].name)
    if step is None:
        return _named(thread, first, point)
    if thread.written_on is None:
        return None
    return moved(thread.written_on.replace(day=1), step, MONTH), Basis.RELATIVE_TO_NOTE


def day_of_month(thread: Thread, first: int, last: int) -> list[Found] | None:
    """The 21st of this month, the 15th of the following month."""
    tokens = thread.lexed.tokens[first:last]
    names = {token.name for token in tokens}
    number = next(token.number for token in tokens if "ordinal" in token.name)
    step = 1 if names & {"next", "following"} else -1 if names & {"last", "previous"} else 0
    base, basis = thread.written_on, Basis.RELATIVE_TO_NOTE
    if names & {"same", "that", "following", "previous"} and thread.previous:
        base, basis = thread.previous.earliest, Basis.RELATIVE_TO_PREVIOUS
    if base is None:
        return [undated(first, last)]
    month = moved(base.replace(day=1), step, MONTH)
    day = real_day(month.year, month.month, number)
    if day is None:
        return [Found(first=first, last=last, edtf=None, impossible=True)]
    return [Found(first=first, last=last, edtf=day.isoformat(), basis=basis)]
