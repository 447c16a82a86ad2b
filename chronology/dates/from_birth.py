"""Dates told by an age: "aged 3", "when she was 4", "her fifth birthday", "in Year 5". Without a date of birth they tell none."""

import datetime as dt

from chronology.dates.days import YEAR, distant, moved
from chronology.dates.from_note import count_of, unit_of
from chronology.dates.thread import Found, Thread
from chronology.model import Basis

_OLDEST = 120
_SCHOOL_YEAR_STARTS, _LAST_SCHOOL_YEAR = 9, 13


def aged(thread: Thread, first: int, last: int) -> list[Found] | None:
    """As in "Aged 3": the time of that age, unless it is how old somebody is as the note is written."""
    found = age_then(thread, first, last)
    if found is None or thread.written_on is None or thread.born is None:
        return found
    start, end = _span(thread, first, last)
    return None if start <= thread.written_on <= end else found


def age_then(thread: Thread, first: int, last: int) -> list[Found] | None:
    """The time between two birthdays."""
    if thread.born is None or not 0 <= count_of(thread.lexed.tokens[first:last]) <= _OLDEST:
        return None
    start, end = _span(thread, first, last)
    if thread.written_on and start > thread.written_on:
        return None
    return [Found(first=first, last=last, edtf=f"{start}/{end}", basis=Basis.RELATIVE_TO_BIRTH)]


def _span(thread: Thread, first: int, last: int) -> tuple[dt.date, dt.date]:
    assert thread.born
    tokens = thread.lexed.tokens[first:last]
    count, unit = count_of(tokens), unit_of(tokens) or YEAR
    return moved(thread.born, count, unit), moved(thread.born, count + 1, unit) - dt.timedelta(1)


def in_sixties(thread: Thread, first: int, last: int) -> list[Found] | None:
    """As in "in his sixties": ten years of a life, as far as it has gone when the note is written."""
    if thread.born is None:
        return None
    decade = thread.lexed.tokens[last - 1].number % 100
    start, end = moved(thread.born, decade, YEAR), moved(thread.born, decade + 10, YEAR) - dt.timedelta(1)
    if thread.written_on:
        end = min(end, thread.written_on)
    if start > end:
        return None
    edtf = f"{start}~/{end}~" if last - first > 2 else f"{start}/{end}"
    return [Found(first=first, last=last, edtf=edtf, basis=Basis.RELATIVE_TO_BIRTH)]


def birthday(thread: Thread, first: int, last: int) -> list[Found] | None:
    """A birthday by its number."""
    if thread.born is None:
        return None
    tokens = thread.lexed.tokens[first:last]
    count = sum(token.number for token in tokens if token.name in ("ordinal", "word_ordinal", "tens"))
    day = moved(thread.born, count, YEAR)
    return [Found(first=first, last=last, edtf=day.isoformat(), basis=Basis.RELATIVE_TO_BIRTH)]


def from_birth(thread: Thread, first: int, last: int) -> list[Found] | None:
    """Two weeks after his birth."""
    tokens = thread.lexed.tokens[first:last]
    count, unit = count_of(tokens), unit_of(tokens)
    if thread.born is None or unit is None or count < 0:
        return None
    back = any(token.name == "before" for token in tokens)
    edtf = distant(thread.born, -count if back else count, unit)
    return [Found(first=first, last=last, edtf=edtf, basis=Basis.RELATIVE_TO_BIRTH)]


def school_year(thread: Thread, first: int, last: int) -> list[Found] | None:
    """In Year 5, in Reception: that school year of the subject, September to August, if it has begun."""
    if thread.born is None:
        return None
    token = thread.lexed.tokens[last - 1]
    nth = 0 if token.name == "reception" else token.number
    # Who is born from September on starts with the next year's children, in the September before the fifth birthday.
    reception = thread.born.year + (thread.born.month >= _SCHOOL_YEAR_STARTS) + 4
    start = dt.date(reception + nth, _SCHOOL_YEAR_STARTS, 1)
    if nth > _LAST_SCHOOL_YEAR or (thread.written_on and start > thread.written_on):
        return None
    edtf = f"{start:%Y-%m}/{start.year + 1}-08"
    return [Found(first=first, last=last, edtf=edtf, basis=Basis.RELATIVE_TO_BIRTH, passing=True)]
