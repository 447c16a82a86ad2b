"""Dates counted from the note's own day: yesterday, two weeks ago, last month. Without a note date they are undated."""

import datetime as dt
import re
from collections.abc import Callable, Sequence
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
from chronology.dates.opened import opened
from chronology.dates.single import undated
from chronology.dates.thread import Found, Thread
from chronology.dates.tokens import Token
from chronology.dates.told import Told, tell
from chronology.model import Basis

Edtf = str | None
STEPS = {"last": -1, "this": 0, "next": 1, "past": -1}
_UNITS = ("unit", "calendar_day", "calendar_month", "calendar_year")
_SOME = -1
_FORTNIGHT = 14


def from_note(
    rule: Callable[[Thread, dt.date, Sequence[Token], int], Edtf],
) -> Callable[[Thread, int, int], list[Found] | None]:
    """A rule for the note's day as one for any text: undated where the note has no date, as told with since or until."""

    def resolve(thread: Thread, first: int, last: int) -> list[Found] | None:
        tokens = thread.lexed.tokens[first:last]
        day = (
            thread.mailed_on(first)
            or thread.written_on
            or (thread.spoken_on(first) if [one.name for one in tokens] == ["note_day"] else None)
        )
        if day is None:
            return [undated(first, last)]
        edtf = rule(thread, day, tokens, first)
        if edtf is None:
            return None
        found = Found(first=first, last=last, edtf=edtf, basis=Basis.RELATIVE_TO_NOTE, week=_is_week(edtf))
        return [opened(tokens, found)]

    return resolve


def _is_week(edtf: str) -> bool:
    when = from_edtf(edtf)
    return when.earliest is not None and when.latest == when.earliest + dt.timedelta(6)


def count_of(tokens: Sequence[Token]) -> int:
    """The number the words tell; -1 for a few."""
    numbers = [token.number for token in tokens if token.name in ("digit", "double", "short", "count", "tens")]
    if any(token.name == "few" for token in tokens):
        return _SOME
    return sum(numbers) if numbers else 1


def unit_of(tokens: Sequence[Token]) -> int | None:
    """Days of the unit the words count in."""
    return next((token.number for token in tokens if token.name in _UNITS), None)


def counts_of(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Each number the words tell with the days of its unit: two weeks and two days."""
    ends = [place for place, token in enumerate(tokens) if token.name in _UNITS]
    starts = [0, *(end + 1 for end in ends)]
    return [(count_of(tokens[start:end]), tokens[end].number) for start, end in zip(starts, ends, strict=False)]


def at_clock(day: dt.date, tokens: Sequence[Token], thread: Thread) -> str:
    """The day, with the time of day if the words tell one."""
    told = tell(tokens, thread.limit)
    return f"{day}T{told.clock}" if told.clock and not told.mark else day.isoformat()


def note_day(thread: Thread, note: dt.date, tokens: Sequence[Token], _first: int) -> Edtf:
    """Today, yesterday, tomorrow, and the days before and after those."""
    names = [token.name for token in tokens]
    step = next(token.number for token in tokens if token.name == "note_day")
    if "calendar_day" in names:
        step += -1 if names[names.index("calendar_day") + 1] == "before" else 1
        return (note + dt.timedelta(step)).isoformat()
    return at_clock(note + dt.timedelta(step), tokens, thread)


def this_morning(_thread: Thread, note: dt.date, tokens: Sequence[Token], _first: int) -> Edtf:
    """The morning told of is the note's day; last night began the day before."""
    return (note + dt.timedelta(STEPS[tokens[0].name])).isoformat()


def ago(thread: Thread, note: dt.date, tokens: Sequence[Token], first: int) -> Edtf:
    """So many units before the note; a few, some time before it."""
    count, unit = count_of(tokens), unit_of(tokens)
    if unit is None:
        return None
    if count == _SOME or _is_of_some(thread, tokens):
        return f"/{note}"
    if tokens[-1].name == "note_day":
        return moved(note, -count, unit).isoformat()  # "a week ago today" is that very day
    edtf = distant(note, -count, unit, hedged=tokens[0].name == "about")
    return f"/{edtf}" if _is_surpassed(thread, first) else edtf


def _is_of_some(thread: Thread, tokens: Sequence[Token]) -> bool:
    """As in "weeks ago", "met him months ago": how many is not said."""
    unit = next((token for token in tokens if token.name in _UNITS), None)
    told = any(token.name in ("digit", "double", "short", "count", "tens", "a") for token in tokens)
    return unit is not None and not told and thread.lexed.text[unit.start : unit.end].lower() in _SEVERAL


_SEVERAL = frozenset({"days", "weeks", "wks", "months", "mths", "years", "yrs"})
_MORE = re.compile(r"\b(?:(?:more|longer) than|over|at least)\s\Z", re.IGNORECASE)
_MORE_REACH = 14


def _is_surpassed(thread: Thread, first: int) -> bool:
    """It was longer than that: "more than two weeks ago"."""
    start = thread.lexed.tokens[first].start
    return _MORE.search(thread.lexed.text[max(0, start - _MORE_REACH) : start]) is not None


def unit_on(thread: Thread, note: dt.date, tokens: Sequence[Token], first: int) -> Edtf:
    """A week today, two weeks tomorrow: so long after that day; before it, where that is over."""
    count, unit, step = count_of(tokens), unit_of(tokens), tokens[-1].number
    if unit is None or count == _SOME or _has_lasted(thread, first):
        return None
    return moved(note + dt.timedelta(step), -count if step < 0 else count, unit).isoformat()


_LASTED = re.compile(r"\b(?:been|lived|stayed|clean|sober|with us|has had|have had)\b[^.;\n]{0,40}\Z", re.IGNORECASE)


def _has_lasted(thread: Thread, first: int) -> bool:
    """As in "he's been with us 3 weeks today": what has lasted so long by the note's day."""
    start = thread.lexed.tokens[first].start
    return _LASTED.search(thread.lexed.text, max(0, start - 60), start) is not None


def nights_ago(thread: Thread, note: dt.date, tokens: Sequence[Token], first: int) -> Edtf:
    """Two nights ago: it began on the day so many before the note."""
    of_day = tokens[-2]
    if thread.lexed.text[of_day.start : of_day.end].lower() not in _PARTS_OF_DAYS:
        return None
    count = count_of(tokens)
    if count == _SOME:
        return f"/{note}"
    edtf = (note - dt.timedelta(count)).isoformat()
    return f"/{edtf}" if _is_surpassed(thread, first) else edtf


_PARTS_OF_DAYS = frozenset({"night", "nights", "morning", "afternoon", "evening"})


def units_ago(_thread: Thread, note: dt.date, tokens: Sequence[Token], _first: int) -> Edtf:
    """Two weeks and two days ago: no finer than the smaller unit."""
    (many, larger), (few, smaller) = counts_of(tokens)
    if _SOME in (many, few) or smaller >= larger:
        return None
    return distant(moved(note, -many, larger), -few, smaller, hedged=tokens[0].name == "about")


def month_years_ago(_thread: Thread, note: dt.date, tokens: Sequence[Token], _first: int) -> Edtf:
    """Two years ago this May: that month of the year so far back, by the year of the nearest such May."""
    count, month = count_of(tokens), tell(tokens).month
    if count == _SOME or month is None:
        return None
    last = any(token.name == "last" for token in tokens)
    return f"{note.year - count - (last and month >= note.month):04}-{month:02}"


def quarter_by_note(_thread: Thread, note: dt.date, tokens: Sequence[Token], _first: int) -> Edtf:
    """The last quarter, this, the next two: whole ones, beside the one the note was written in."""
    step, count = next(_QUARTERS[token.name] for token in tokens if token.name in _QUARTERS), count_of(tokens)
    if count == _SOME or (count > 1 and not step):
        return None
    month = note.month - (note.month - 1) % 3
    nearest, farthest = (in_month(note.year, month + 3 * step * each, 1) for each in (1, count))
    if count == 1:
        return Told(year=nearest.year, month=_FIRST_QUARTER + (nearest.month - 1) // 3).edtf()
    start, end = sorted((nearest, farthest))
    return f"{start:%Y-%m}/{moved(end, 2, MONTH):%Y-%m}"


_QUARTERS = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1, "following": 1}
_FIRST_QUARTER = 33
"""Its month in EDTF."""
_OF = {7: 1, 12: MONTH}


def shorthand_ago(_thread: Thread, note: dt.date, tokens: Sequence[Token], _first: int) -> Edtf:
    """As clinicians write it: 3/7 ago are days, 2/52 weeks, 2/12 months."""
    token = next(token for token in tokens if token.name in ("pair", "weeks_of"))
    count, unit = (token.number, WEEK) if token.name == "weeks_of" else (token.parts[0], _OF.get(token.parts[1]))
    return None if unit is None else distant(note, -count, unit, hedged=tokens[0].name == "about")


def unit_beyond(_thread: Thread, note: dt.date, tokens: Sequence[Token], _first: int) -> Edtf:
    """The week after next, the month before last."""
    unit = unit_of(tokens)
    if unit not in (WEEK, MONTH, YEAR):
        return None
    step = 2 if tokens[-1].name == "next" else -2
    return whole(moved(note.replace(day=1) if unit == MONTH else note, step, unit), unit)


def whole_year(_thread: Thread, note: dt.date, tokens: Sequence[Token], _first: int) -> Edtf:
    """Eleni and y llynedd: the note's year and the one before."""
    return f"{note.year - tokens[-1].number:04}"


def ahead(thread: Thread, note: dt.date, tokens: Sequence[Token], first: int) -> Edtf:
    """As in "In two weeks" is a date only of something to come, as "in two weeks' time" is; else how long it took."""
    count, unit = count_of(tokens), unit_of(tokens)
    if unit is None or count == _SOME:
        return None
    if not thread.future(first) and _TIME.match(thread.lexed.text, tokens[-1].end) is None:
        return None
    if thread.lexed.text[tokens[0].start : tokens[0].end].lower() == "within":
        return f"{note}/{moved(note, count, unit)}"
    return distant(note, count, unit)


_TIME = re.compile(r"['’]?\s+time\b", re.IGNORECASE)


def from_then(thread: Thread, note: dt.date, tokens: Sequence[Token], first: int) -> Edtf:
    """Two weeks from today, three days before yesterday."""
    count, unit = count_of(tokens), unit_of(tokens)
    if unit is None or count == _SOME:
        return None
    back = any(token.name == "before" for token in tokens)
    start = note + dt.timedelta(tokens[-1].number)
    edtf = distant(start, -count if back else count, unit, hedged=tokens[0].name == "about")
    if not _is_surpassed(thread, first):
        return edtf
    return f"/{edtf}" if back else f"{edtf}/"


def part_of_unit(thread: Thread, note: dt.date, tokens: Sequence[Token], first: int) -> Edtf:
    """Earlier in the week, the end of the month, the weekend: of the time the note was written in."""
    if tokens[-1].name == "weekend":
        saturday = weekday_after(note, 6) if thread.future(first) else weekday_before(note, 6)
        return f"{saturday}/{saturday + dt.timedelta(1)}"
    unit = unit_of(tokens)
    if unit not in (WEEK, MONTH, YEAR):
        return None
    within = {"earlier": _so_far, "later": _from_now}.get(tokens[0].name)
    return within(note, unit) if within else whole(note, unit, mark="~")


def _so_far(note: dt.date, unit: int) -> Edtf:
    """Earlier in the note's week, month or year: not after the note."""
    start = {WEEK: note - dt.timedelta(note.weekday()), MONTH: note.replace(day=1)}.get(
        unit, note.replace(month=1, day=1)
    )
    return f"{start}/{note}" if start < note else note.isoformat()


def _from_now(note: dt.date, unit: int) -> Edtf:
    """Later in the note's week, month or year: not before the note."""
    end = from_edtf(whole(note, unit) or "").latest
    return f"{note}/{end}" if end and end > note else note.isoformat()


def welsh_unit(_thread: Thread, note: dt.date, tokens: Sequence[Token], _first: int) -> Edtf:
    """Yr wythnos diwethaf, y mis nesaf: Welsh puts the word behind. English "week last" and "day following" are none."""
    unit = unit_of([token for token in tokens[-2:] if token.name != "calendar_year" or token is tokens[-2]])
    behind = tokens[-1]
    if unit is None or not behind.number or behind.name not in STEPS:
        return None
    step = STEPS[behind.name]
    return whole(moved(note.replace(day=1) if unit == MONTH else note, step, unit), unit)


_LASTING = re.compile(r"\b(?:for|over|during|throughout|within)\s(?:about\s)?the\s\Z", re.IGNORECASE)
_LASTING_REACH = 24


def _lasts(thread: Thread, first: int) -> bool:
    """For the last month: the month that ends with the note, where "last month" is the one before its own."""
    start = thread.lexed.tokens[first].start
    return _LASTING.search(thread.lexed.text[max(0, start - _LASTING_REACH) : start]) is not None


def last_unit(thread: Thread, note: dt.date, tokens: Sequence[Token], first: int) -> Edtf:
    """Last week, this month, next year; early or late in one is about it."""
    names = [token.name for token in tokens]
    step = next(STEPS[name] for name in names if name in STEPS)
    mark = "~" if {"stage", "edge", "end_of", "earlier", "later"} & set(names) else ""
    if "weekend" in names:
        saturday = weekday_of_week(note, 6) + dt.timedelta(7 * step)
        return f"{saturday}{mark}/{saturday + dt.timedelta(1)}{mark}"
    unit = unit_of(tokens)
    if unit and names[-2:-1] == ["last"] and _lasts(thread, first):
        return f"{moved(note, -1, unit)}/{note}"
    return _unit_beside(note, unit, step, names, mark)


def _unit_beside(note: dt.date, unit: int | None, step: int, names: Sequence[str], mark: str) -> Edtf:
    if unit == _FORTNIGHT and step:
        days = (moved(note, step, unit), note) if step < 0 else (note + dt.timedelta(1), moved(note, step, unit))
        return f"{days[0]}/{days[1]}"
    if unit not in (WEEK, MONTH, YEAR):
        return None
    if step == 0 and "earlier" in names:
        return _so_far(note, unit)
    if step == 0 and "later" in names:
        return _from_now(note, unit)
    return whole(moved(note.replace(day=1) if unit == MONTH else note, step, unit), unit, mark=mark)


def last_month(thread: Thread, note: dt.date, tokens: Sequence[Token], _first: int) -> Edtf:
    """Last March or last summer is the latest that was over; this one is of the note's year; next the first to come."""
    if tokens[-1].name in STEPS and thread.lexed.text[tokens[-1].start : tokens[-1].end].lower() in _ENGLISH_STEPS:
        return None  # only Welsh has it behind
    told = tell(tokens)
    this = replace(told, shift="", year=note.year)
    step = next(STEPS[token.name] for token in tokens if token.name in STEPS)
    start = this.first_day()
    if start is None:
        return None
    length = 3 if (told.month or 0) > 12 else 1
    if step < 0 and moved(start, length, MONTH) > note:
        this = replace(this, year=note.year - 1)
    if step > 0 and start <= note:
        this = replace(this, year=note.year + 1)
    return this.edtf()


_ENGLISH_STEPS = frozenset({"last", "next", "coming", "upcoming"})
# "Past day 21": further on than that day of a plan.
_NUMBERED = re.compile(r"\s\d{1,3}\b")


def _is_plural(thread: Thread, unit: Token) -> bool:
    word = thread.lexed.text[unit.start : unit.end].lower()
    return word.endswith("s") or not word.isascii() or word in _WELSH_PLURALS


_WELSH_PLURALS = frozenset({"blynedd", "flynedd", "mlynedd", "wythnos", "mis", "diwrnod"})
"""Behind a number Welsh has the singular, and a form of its own for years."""


def past_units(thread: Thread, note: dt.date, tokens: Sequence[Token], _first: int) -> Edtf:
    """The last three weeks, the past month, the next two days, the two previous years: from or to the note."""
    count, unit = count_of(tokens), unit_of(tokens)
    if unit is None or count == _SOME or _NUMBERED.match(thread.lexed.text, tokens[-1].end):
        return None
    if tokens[-2].name in STEPS and count > 1 and not _is_plural(thread, tokens[-1]):
        return None  # "he turned 18 last month"
    if any(token.name == "next" for token in tokens):
        return f"{note + dt.timedelta(1)}/{moved(note, count, unit)}"
    return f"{moved(note, -count, unit)}/{note}"
