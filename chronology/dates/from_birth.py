"""Dates told by an age: "aged 3", "when she was 4", "her fifth birthday". Without a date of birth they tell none."""

import datetime as dt

from chronology.dates.days import YEAR, moved
from chronology.dates.from_note import count_of, unit_of
from chronology.dates.thread import Found, Thread
from chronology.model import Basis

_OLDEST = 120


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


def birthday(thread: Thread, first: int, last: int) -> list[Found] | None:
    """A birthday by its number."""
    if thread.born is None:
        return None
    tokens = thread.lexed.tokens[first:last]
    count = sum(token.number for token in tokens if token.name in ("ordinal", "word_ordinal", "tens"))
    day = moved(thread.born, count, YEAR)
    return [Found(first=first, last=last, edtf=day.isoformat(), basis=Basis.RELATIVE_TO_BIRTH)]
