"""Dates told by an age: "aged 3", "when she was 4", "her fifth birthday", "in Year 5". Without a date of birth they tell none."""

import datetime as dt
import re

from chronology.dates.days import MONTH, WEEK, YEAR, distant, moved
from chronology.dates.edtf import from_edtf
from chronology.dates.from_note import count_of, unit_of
from chronology.dates.opened import opened
from chronology.dates.thread import Found, Thread
from chronology.model import Basis

_OLDEST = 120
_SCHOOL_YEAR_STARTS, _LAST_SCHOOL_YEAR = 9, 13


def aged(thread: Thread, first: int, last: int) -> list[Found] | None:
    """As in "Aged 3": the time of that age, unless it is how old somebody is as the note is written."""
    found = age_then(thread, first, last)
    if not found or thread.written_on is None:
        return found
    when = from_edtf(found[0].edtf or "")
    is_now = when.earliest and when.latest and when.earliest <= thread.written_on <= when.latest
    return None if is_now else found


def age_then(thread: Thread, first: int, last: int) -> list[Found] | None:
    """The time between two birthdays; of a birth known by its month alone, between two months."""
    tokens = thread.lexed.tokens[first:last]
    birth, count, unit = thread.birth_at(first, last), count_of(tokens), unit_of(tokens) or YEAR
    if birth is None or not 0 <= count <= _OLDEST:
        return None
    if unit == WEEK and count >= _LEAST_GESTATION and _is_of_birth(thread, first, last):
        return None
    (born, latest) = birth
    start, end = moved(born, count, unit), moved(born, count + 1, unit) - dt.timedelta(1)
    if thread.written_on and start > thread.written_on:
        return None
    if born == latest:
        edtf = f"{start}/{end}"
    elif unit >= MONTH:
        edtf = f"{start:%Y-%m}" if unit == MONTH else f"{start:%Y-%m}/{end:%Y-%m}"
    else:
        return None
    return [Found(first=first, last=last, edtf=edtf, basis=Basis.RELATIVE_TO_BIRTH)]


_LEAST_GESTATION = 20
_OF_BIRTH = re.compile(
    r"\b(?:born|deliver\w+|gestation|pregnan\w+|prem\w*|labour|induc\w+|c(?:aesarean)?[- ]section|scan|antenatal|expecting|booked)\b",
    re.IGNORECASE,
)
_BIRTH_REACH = 60


def _is_of_birth(thread: Thread, first: int, last: int) -> bool:
    """As in "born at 36 weeks": how far a pregnancy had come, and nobody's age."""
    start, end = thread.lexed.tokens.starts[first], thread.lexed.tokens.ends[last - 1]
    before = thread.lexed.text[max(0, start - _BIRTH_REACH) : start]
    behind = thread.lexed.text[end : end + _BIRTH_REACH]
    return any(map(_OF_BIRTH.search, (before[before.rfind(". ") + 1 :], behind.partition(". ")[0])))


def named_then(thread: Thread, first: int, last: int) -> list[Found] | None:
    """As in "when Wren was three weeks old"; "Wren was three weeks old" is how old she was on another day."""
    start = thread.lexed.tokens.starts[first]
    if _WHEN_NAMED.search(thread.lexed.text, max(0, start - _NAME_REACH), start) is None:
        return None
    return age_then(thread, first, last)


_WHEN_NAMED = re.compile(
    r"\b(?:when|while|once|since|until|before) [A-Z][\w-]* was (?:only |just |about |barely )?\Z", re.IGNORECASE
)
_NAME_REACH = 40


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
    """A birthday by its number, or a day counted from it."""
    birth = thread.birth_at(first, last) or thread.birth_before(first)
    if birth is None or birth[0] != birth[1]:
        return None
    tokens = thread.lexed.tokens[first:last]
    count = sum(token.number for token in tokens if token.name in ("ordinal", "word_ordinal", "tens"))
    day = moved(birth[0], count, YEAR)
    if (unit := unit_of(tokens)) is not None:
        counted = tokens[: next(place for place, token in enumerate(tokens) if token.name in ("before", "after"))]
        steps = count_of(counted) * (-1 if any(token.name == "before" for token in tokens) else 1)
        return [Found(first=first, last=last, edtf=distant(day, steps, unit), basis=Basis.RELATIVE_TO_BIRTH)]
    start = thread.lexed.tokens.starts[first]
    named = _OPENED.search(thread.lexed.text, max(0, start - _NAME_REACH), start)
    if named:
        edtf = f"/{day - dt.timedelta(1)}" if named[1].lower() == "before" else f"{day + dt.timedelta(1)}/"
        return [Found(first=first, last=last, edtf=edtf, basis=Basis.RELATIVE_TO_BIRTH, anchor=day.isoformat())]
    return [opened(tokens, Found(first=first, last=last, edtf=day.isoformat(), basis=Basis.RELATIVE_TO_BIRTH))]


_OPENED = re.compile(r"\b(before|after) [A-Z][\w-]*['’]s?\s\Z", re.IGNORECASE)
"""The name stands between: "before Wren's fourth birthday"."""


def from_birth(thread: Thread, first: int, last: int) -> list[Found] | None:
    """Two weeks after his birth."""
    tokens = thread.lexed.tokens[first:last]
    count, unit = count_of(tokens), unit_of(tokens)
    birth = thread.birth_at(first, last) or thread.birth_before(first)
    if birth is None or birth[0] != birth[1] or unit is None or count < 0:
        return None
    back = any(token.name == "before" for token in tokens)
    edtf = distant(birth[0], -count if back else count, unit)
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
    found = Found(first=first, last=last, edtf=edtf, basis=Basis.RELATIVE_TO_BIRTH, passing=True)
    return [opened(thread.lexed.tokens[first:last], found)]
