"""Of which year a day or month is that is told without one: by the note, the story so far, the sentence and the weekday."""

import datetime as dt
from dataclasses import replace

from chronology.dates.looking import has_been, is_come_back_on, is_meant, is_now, may_be_past, tells_past
from chronology.dates.thread import Thread
from chronology.dates.tokens import letters
from chronology.dates.told import Told
from chronology.model import Basis, When

_RUNS_ON = 14
"""Days within which a note goes on after its own date."""
_BACK = 1.5
"""A story goes on rather than back: what is not quite as near before a date told last counts as further."""
_SOON, _LONG_BACK = 45, 300
"""A day and month that lies so few days ahead, and so many back, is the one ahead unless its sentence tells what was."""
_MONTHS_AHEAD, _MONTHS_BACK = 183, 150
_YEARS_AGO, _GOES_ON = 600, 120
"""Days after which what was is years ago, and in which a story of then goes on."""
_LATER, _AFTER_A_NOTE = dt.timedelta(_RUNS_ON), 4
"""Days after a note with which a remark begins that was put to it; years within which one is."""
_PARTS = ("line", "gap")
_LEAP = 4
"""Years within which there is a leap day."""


def complete(thread: Thread, told: Told, at: int) -> tuple[Told, Basis] | None:
    """Fill a year that is not told from what is known; None when nothing tells it."""
    if told.year is not None:
        return told, Basis.EXPLICIT
    later = None if told.shift else _of_a_remark(thread, told, at)
    if told.shift or later is not None:
        return (later, Basis.YEAR_FROM_CONTEXT) if later is not None else _shifted(thread, told)
    near, future = thread.near(at), thread.future(at)
    if near and _is_left_behind(thread, told, near, at):
        near = None
    if thread.written_on and future and not near and may_be_past(thread.lexed, at):
        return _nearest(told, thread.written_on)
    days = _candidates(thread, told, near, at, future=future)
    if not days or _may_begin_either_year(thread, told, at, max(days), future=future):
        return None
    if told.day and (again := _told_again(thread, told, at)):
        return replace(told, year=again), Basis.YEAR_FROM_CONTEXT
    if near and near.earliest:
        anchor = near.earliest
        # Below the heading of a year or of some months a day is one of those.
        days = [day for day in days if near.latest and anchor <= day <= near.latest] or days
        chosen = min(days, key=lambda day: (anchor - day).days * _BACK if day < anchor else (day - anchor).days)
        chosen = _soon(thread, told, at, chosen)
    else:
        chosen = min(days) if future else max(days)
        chosen = _ended_soon(thread, told, at, chosen)
        chosen = _just_over(thread, told, at, chosen) if future else _soon(thread, told, at, chosen)
    if told.day and told.weekday and chosen.isoweekday() != told.weekday and thread.written_on:
        # A weekday with its date names one year in five or six: it goes before the tense of the sentence.
        about = (told.first_day(year) for year in range(thread.written_on.year - 1, thread.written_on.year + 2))
        days = sorted({*days, *(day for day in about if day)})
    return replace(told, year=_by_weekday(told, chosen, days)), Basis.YEAR_FROM_CONTEXT


def _of_a_remark(thread: Thread, told: Told, at: int) -> Told | None:
    """What was put to a note later: the day of a remark in brackets is the next, and beside a later day one that is near to it."""
    note, previous = thread.written_on, thread.previous
    if note is None or not told.day:
        return None
    around = range(note.year - 1, note.year + _AFTER_A_NOTE)
    days = [day for year in around if (day := told.first_day(year))]
    if is_come_back_on(thread.lexed.text, thread.lexed.tokens.starts[at]):
        return next((replace(told, year=day.year) for day in days if day >= note), None)
    beside = thread.previous_at >= 0 and not {letters()[name] for name in _PARTS}.intersection(
        thread.lexed.letters[thread.previous_at : at]
    )
    if not beside or previous is None or previous.earliest is None or previous.earliest <= note + _LATER:
        return None
    nearest = min(days, key=lambda day: abs((day - previous.last_day).days), default=None)
    return replace(told, year=nearest.year) if nearest and not thread.future(at) else None


def _is_left_behind(thread: Thread, told: Told, near: When, at: int) -> bool:
    """What a note told of years ago is over with the sentence, unless the next day goes on soon after it."""
    if (
        thread.written_on is None
        or near.latest is None
        or letters()["stop"] not in thread.lexed.letters[thread.previous_at : at]
    ):
        return False
    days = [day for step in (0, 1) if (day := told.first_day(near.latest.year + step)) and day >= near.latest]
    soon = bool(days) and (days[0] - near.latest).days <= _GOES_ON
    return (thread.written_on - near.latest).days > _YEARS_AGO and not soon


def _candidates(thread: Thread, told: Told, near: When | None, at: int, *, future: bool) -> list[dt.date]:
    """The day in each year it may be of, by the tense; none when nothing is known of the year."""
    anchor = near.earliest if near else thread.written_on
    if anchor is None:
        only = None if near else thread.only_year()
        day = told.first_day(only) if only else None
        return [day] if day else []
    # A leap day may be four years off.
    reach = _LEAP if (told.month, told.day) == (2, 29) else 1
    years = range(max(1, anchor.year - reach), anchor.year + reach + 1)
    days = [day for year in years if (day := told.first_day(year))]
    if thread.written_on is None:
        return days if future else _by_then(thread, days, at)
    if not future:
        ahead = near is not None and _goes_on_ahead(thread, near, at)
        return [day for day in days if ahead or day <= thread.written_on or _goes_on(thread, day)]
    soonest = thread.written_on if told.day else thread.written_on.replace(day=1)
    return days if near else [day for day in days if day >= soonest]


def _by_then(thread: Thread, days: list[dt.date], at: int) -> list[dt.date]:
    """The days that were over when the text was given, or are soon after where its sentence tells nothing as done."""
    given = thread.story.given
    if given is None:
        return days
    last = given if tells_past(thread.lexed, at) else given + dt.timedelta(2 * _SOON)
    return [day for day in days if day <= last] or days


def _goes_on_ahead(thread: Thread, near: When, at: int) -> bool:
    """The date told last, in this sentence, is still to come, and nothing is told as done."""
    apart = letters()["stop"] in thread.lexed.letters[thread.previous_at : at]
    ahead = thread.written_on and near.earliest and near.earliest > thread.written_on
    return bool(ahead) and not apart and not tells_past(thread.lexed, at)


def _goes_on(thread: Thread, day: dt.date) -> bool:
    """A note that was gone on with in the days after its own: the next day it tells is soon after the last."""
    previous = thread.previous
    if previous is None or previous.earliest is None or thread.written_on is None:
        return False
    soon = dt.timedelta(_RUNS_ON)
    return previous.earliest <= day <= previous.earliest + soon and day <= thread.written_on + soon


def _told_again(thread: Thread, told: Told, at: int) -> int | None:
    """A story comes back, in another paragraph, to a day that it has told of: the year it told then."""
    if thread.written_on is not None or thread.in_paragraph(at) or not told.month or not told.day:
        return None
    return thread.story.year_of(told.month, told.day)


def _ended_soon(thread: Thread, told: Told, at: int, chosen: dt.date) -> dt.date:
    """What lasts until a day is told while it lasts: until 8 January, in a note of December, is the next one."""
    coming = told.first_day(chosen.year + 1)
    if thread.written_on is None or coming is None or not _lasts(thread, at):
        return chosen
    return coming if (coming - thread.written_on).days < (thread.written_on - chosen).days // 2 else chosen


def _lasts(thread: Thread, at: int) -> bool:
    """As in "until 8 January"; "monitoring to 28 May", "adjourned to 28 May" are as much of what goes on or is to come."""
    names = thread.lexed.tokens.names
    return names[at] == "until" or (at > 0 and names[at - 1] == "to")


def _soon(thread: Thread, told: Told, at: int, chosen: dt.date) -> dt.date:
    """A note of November says "contact 12 Nov" of next week, not of a year ago, but for what it tells as done."""
    coming = told.first_day(chosen.year + 1)
    if thread.written_on is None or coming is None:
        return chosen
    if not told.day:
        return coming if _is_coming_month(thread, at, chosen, coming) else chosen
    near = 0 <= (coming - thread.written_on).days <= _SOON and (thread.written_on - chosen).days >= _LONG_BACK
    over = not _lasts(thread, at) and tells_past(thread.lexed, at) and not is_now(thread.lexed, at)
    return coming if near and not over else chosen


def _may_begin_either_year(thread: Thread, told: Told, at: int, last: dt.date, *, future: bool) -> bool:
    """As in "nursery 15 hours from Jan", "16 weeks = end Nov", where nothing says whether it is over: nobody says of which year."""
    names, note = thread.lexed.tokens.names, thread.written_on
    if note is None or told.day or future or not (names[at] == "edge" or (at > 0 and names[at - 1] == "from")):
        return False
    coming = told.first_day(last.year + 1)
    if coming is None or not 0 < (coming - note).days <= _MONTHS_AHEAD or (note - last).days < _MONTHS_BACK:
        return False
    return not any(tells(thread.lexed, at) for tells in (tells_past, has_been, is_meant))


def _is_coming_month(thread: Thread, at: int, chosen: dt.date, coming: dt.date) -> bool:
    """A month of the next half year, where its sentence tells what is and nothing as done: "review in April", "I'm 71 in June"."""
    note = thread.written_on
    if note is None or not 0 < (coming - note).days <= _MONTHS_AHEAD or (note - chosen).days < _MONTHS_BACK:
        return False
    return is_now(thread.lexed, at) and (not tells_past(thread.lexed, at) or is_meant(thread.lexed, at))


def _just_over(thread: Thread, told: Told, at: int, chosen: dt.date) -> dt.date:
    """What is nearly a year ahead by its words was a few weeks ago: "OT 4 Sept" in a note of that month's end."""
    gone = told.first_day(chosen.year - 1) if told.day else None
    if (
        thread.written_on is None
        or gone is None
        or thread.lexed.letters[at : at + 1] in (letters()["by"], letters()["until"])
    ):
        return chosen
    over = 0 <= (thread.written_on - gone).days <= _SOON and (chosen - thread.written_on).days >= _LONG_BACK
    return gone if over and not is_now(thread.lexed, at) else chosen


def _shifted(thread: Thread, told: Told) -> tuple[Told, Basis] | None:
    """As in "3 March last year", "in June that year"."""
    step = {"last": -1, "next": 1, "previous": -1, "following": 1}.get(told.shift, 0)
    if told.shift in ("that", "same", "previous", "following") or (thread.written_on is None and step > 0):
        previous, basis = thread.previous, Basis.RELATIVE_TO_PREVIOUS
        anchor = previous.earliest if previous else None
    else:
        anchor, basis = thread.written_on or thread.story.given, Basis.RELATIVE_TO_NOTE
    return (replace(told, year=anchor.year + step), basis) if anchor else None


def _nearest(told: Told, note: dt.date) -> tuple[Told, Basis] | None:
    """The day of its month that is nearest to the note, before it or after."""
    days = [day for step in range(-_LEAP, _LEAP + 1) if (day := told.first_day(note.year + step))]
    year = min(days, key=lambda day: abs((day - note).days)).year if days else None
    return (replace(told, year=year), Basis.YEAR_FROM_CONTEXT) if year else None


def _by_weekday(told: Told, chosen: dt.date, days: list[dt.date]) -> int:
    """The year in which the day falls on the weekday the text gives, where the nearest does not and another does."""
    if told.weekday is None or not told.day or chosen.isoweekday() == told.weekday:
        return chosen.year
    return next((day.year for day in reversed(days) if day.isoweekday() == told.weekday), chosen.year)
