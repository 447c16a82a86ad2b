"""Days told by their number in a month alone: the 21st, the Friday the 7th, the 15th and the 17th."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from chronology.dates.days import MONTH, is_soon, moved
from chronology.dates.edtf import from_edtf
from chronology.dates.figures import real_day
from chronology.dates.looking import lasts_until, looks_back
from chronology.dates.opened import opened
from chronology.dates.single import undated
from chronology.dates.thread import Found, Thread
from chronology.dates.tokens import Token
from chronology.dates.told import tell
from chronology.model import Basis

# "On the 3rd floor", "on the 4th occasion".
_NUMBERED = re.compile(
    r"\s(?:floor|occasion|child|attempt|time|visit|page|line|session|birthday|week|month|year|of|anniversary|ward|baby|call|round"
    r"|stage|step|grade|centile|try|place|child's|one|and (?:final|last)|party|term|day|night|side|lap|go|appointment|appt|century|edition|percentile|review|conference|meeting|hearing|referral|move|placement|school|home|social|worker|draft)\b",
    re.IGNORECASE,
)
_BACK = 6
"""A story goes on: a day before the one told last counts as so many times as far, unless it says that it had been."""
_MONTHS_BACK = 12
"""How far back a weekday with its day of the month is looked for; the two agree about twice a year."""


def day_alone(thread: Thread, first: int, last: int) -> list[Found] | None:
    """As in "On the 7th", "Friday 7th": in the month of what was told last or of the note, by the tense."""
    tokens = thread.lexed.tokens[first:last]
    if _NUMBERED.match(thread.lexed.text, tokens[-1].end) or _is_of_few(tokens):
        return None
    told = tell(tokens, thread.limit)
    day = nearest_of_number(thread, first, told.day or 0, told.weekday)
    if day is None:
        return [undated(first, last)]
    near = thread.near(first)
    basis = Basis.RELATIVE_TO_PREVIOUS if near else Basis.RELATIVE_TO_NOTE
    whole_date = replace(told, year=day.year, month=day.month, day=day.day)
    return [opened(tokens, Found(first=first, last=last, edtf=whole_date.edtf(), basis=basis))]


_ENTRY_OF = re.compile(
    r"\b(?:logs?|entry|entries|records?|notes?|charts?|diary|e-?mails?|letters?|texts?|messages?|minutes|sheets?|calls?|visits?|shifts?"
    r"|referrals?|reports?|incidents?) (?:for|of|from|dated) \Z",
    re.IGNORECASE,
)
_ENTRY_REACH = 24


def day_of_entry(thread: Thread, first: int, last: int) -> list[Found] | None:
    """As in "the visit log for the 12th reads": what is kept or sent is of a day."""
    start = thread.lexed.tokens[first].start
    if _ENTRY_OF.search(thread.lexed.text, max(0, start - _ENTRY_REACH), start) is not None:
        return day_alone(thread, first, last)
    # "The night of the 2nd" is that day's; "the weekend of the 22nd" is no one day.
    match thread.lexed.tokens.names[max(0, first - 2) : first - 1]:
        case ["daytime" | "hours"]:
            return day_alone(thread, first, last)
        case ["weekend"]:
            return None
    return day_at_end(thread, first, last)


def day_at_end(thread: Thread, first: int, last: int) -> list[Found] | None:
    """As in "nan says it was the 23rd": at the end of its clause a number past a dozen counts no places, and is a day."""
    return day_alone(thread, first, last) if thread.lexed.tokens[last - 1].number > _A_DOZEN else None


_A_DOZEN = 12


def days_alone(thread: Thread, first: int, last: int) -> list[Found] | None:
    """As in "on the 15th and the 17th": each in the month of what was told last or of the note."""
    if _NUMBERED.match(thread.lexed.text, thread.lexed.tokens[last - 1].end):
        return None
    places = [place for place in range(first, last) if thread.lexed.tokens.names[place] == "ordinal"]
    found: list[Found] = []
    for place in places:
        each = day_alone(thread, place, place + 1)
        if each is None:
            return None
        found.extend(each)
        thread.follow(each[-1])
    return found


def _is_of_few(tokens: Sequence[Token]) -> bool:
    """On the first, on the second: in words the first few count occasions oftener than days; a weekday makes it a day."""
    in_words = [token.number for token in tokens if token.name == "word_ordinal"]
    named = any(token.name in ("weekday", "doubtful_weekday", "tens") for token in tokens)
    return bool(in_words) and in_words[0] <= _FEW and not named


_FEW = 3


def weekday_number(thread: Thread, first: int, last: int) -> list[Found] | None:
    """As in "Friday 23": a date only where the weekday of that day agrees, for the figure could count what follows."""
    found = day_alone(thread, first, last)
    weekday = thread.lexed.tokens[first].number
    if not found or found[0].edtf is None:
        return None
    day = from_edtf(found[0].edtf).earliest
    return found if day and day.isoweekday() == weekday else None


def nearest_of_number(thread: Thread, first: int, number: int, weekday: int | None) -> dt.date | None:
    """The day of a number, of a weekday too where one is given, that is meant: by what was told last, the note and the tense."""
    near, written, future = thread.named(first) or thread.near(first), thread.written_on, thread.future(first)
    base = near.earliest if near else written
    if base is None:
        return None
    months = [moved(base.replace(day=1), step, MONTH) for step in range(-_MONTHS_BACK, _MONTHS_BACK + 1)]
    days = [day for month in months if (day := real_day(month.year, month.month, number))]
    days = [day for day in days if weekday in (None, day.isoweekday())] or days
    if first and thread.lexed.tokens.names[first - 1] == "to":
        days = [day for day in days if day > base]  # "adjourned to the 26th"
    elif written and not near:
        future = future or lasts_until(thread.lexed, first) or is_soon(days, weekday, written)
        days = [day for day in days if (day >= written if future else day <= written)]
    elif written and (future or base <= written):  # what is to come is not before what was just told
        days = [day for day in days if (day >= base if future else day <= written)]
    back = 1 if written or looks_back(thread.lexed, first) else _BACK
    return min(
        days, key=lambda day: ((base - day).days * back if day < base else (day - base).days, day < base), default=None
    )
