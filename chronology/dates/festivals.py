"""Days and times of the year known by name: Christmas, Boxing Day, Mother's Day, Easter; school holidays and terms."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from chronology.dates.days import in_month, weekday_after
from chronology.dates.edtf import from_edtf
from chronology.dates.looking import lasts_until
from chronology.dates.opened import opened
from chronology.dates.single import undated
from chronology.dates.thread import Found, Thread
from chronology.dates.tokens import Token
from chronology.dates.told import Told, month_words, tell
from chronology.dates.words import table
from chronology.dates.years import complete
from chronology.model import Basis

_CHRISTMAS_EVE, _BOXING_DAY, _NEW_YEARS_EVE, _NEW_YEARS_DAY = (12, 24), (12, 26), (12, 31), (1, 1)
_EASTER_WEEKDAYS = {5: -2, 6: -1, 7: 0, 1: 1}
"""Days from Easter Sunday of the weekdays named after it."""
_MOTHERS, _SUNDAY, _FEAST_WEEKDAYS = -21, (7,), {-47: (2,), 49: (7, 1)}
"""Feasts fall on Sundays, but for Shrove Tuesday and Whit Monday."""
_NAMES = frozenset({"festival", "feast", "boxing", "new", "good", "remembrance", "parent"})
_SUNDAYS = {"remembrance": (11, 2), "parent": (6, 3)}
"""Month and which of its Sundays: Remembrance Sunday, Father's Day."""
_MAY = 5
_SHIFTS = {"last": "last", "previous": "last", "this": "this", "next": "next", "following": "next"}
_SEASONS = {1: "spring", 2: "summer", 3: "autumn", 4: "winter"}


def is_feast(tokens: Sequence[Token]) -> bool:
    """The words name a day of the year."""
    return any(token.name in _NAMES for token in tokens)


def festival(thread: Thread, first: int, last: int) -> list[Found] | None:
    """A day by name, in the year told or in the one the context gives. Without "day" or "eve" it is about that day."""
    tokens = thread.lexed.tokens[first:last]
    if not _is_its_weekday(tokens):
        return None
    whole = _day(thread, tokens, first)
    if whole is None:
        return [undated(first, last)]
    told, basis = whole
    edtf = replace(told, mark=told.mark or ("" if _one_day(tokens) else "~")).edtf()
    return [opened(tokens, Found(first=first, last=last, edtf=edtf, basis=basis, passing=True))]


def _is_its_weekday(tokens: Sequence[Token]) -> bool:
    """A day named after a feast that moves with Easter falls on the feast's own weekday, and "at mother's Sunday" is a visit to her."""
    feast = next((token for token in tokens if token.name == "feast"), None)
    weekday = next((token.number for token in tokens if token.name == "weekday"), None)
    if feast is None or weekday is None:
        return True
    # Before a weekday the feast of mothers is called by its longest word alone: "Mothering Sunday", but "Mother's Day".
    is_hers = feast.number == _MOTHERS and feast.end - feast.start < len("mothering")
    return not is_hers and weekday in _FEAST_WEEKDAYS.get(feast.number, _SUNDAY)


def yuletide(thread: Thread, first: int, last: int) -> list[Found] | None:
    """Between Christmas and New Year."""
    tokens = thread.lexed.tokens[first:last]
    festival, year = (next((token for token in tokens if token.name == name), None) for name in ("festival", "year"))
    if festival is None or festival.number != _CHRISTMAS:
        return None
    completed = complete(thread, Told(year=year.number if year else None, month=12, day=25), first)
    if completed is None:
        return [undated(first, last)]
    christmas, basis = completed
    assert christmas.year is not None
    edtf = f"{christmas.year:04}-12-25/{christmas.year + 1:04}-01-01"
    return [Found(first=first, last=last, edtf=edtf, basis=basis, passing=True)]


_CHRISTMAS = 1225
"""As the word table has it."""


def nearest_feast(thread: Thread, tokens: Sequence[Token], first: int) -> tuple[dt.date, Basis] | None:
    """The very day a name stands for, for another to be counted from."""
    whole = _day(thread, tokens, first)
    day = whole[0].first_day() if whole else None
    return (day, whole[1]) if whole and day else None


def _day(thread: Thread, tokens: Sequence[Token], first: int) -> tuple[Told, Basis] | None:
    month, day = _month_and_day(tokens)
    told = replace(tell([token for token in tokens if token.name != "calendar_year"], thread.limit), weekday=None)
    told = replace(told, month=month, day=day)
    if told.shift in _SHIFTS and told.year is None:
        return _by_step(thread, replace(told, shift=_SHIFTS[told.shift]), tokens)
    if day is None and told.year is None and (moving := _moving(thread, told, tokens, first)):
        return moving
    completed = complete(thread, told, first)
    if completed is None:
        return None
    whole, basis = completed
    return (whole if day else _on_its_sunday(whole, tokens)), basis


def _moving(thread: Thread, told: Told, tokens: Sequence[Token], first: int) -> tuple[Told, Basis] | None:
    """A day that is another in each year: the nearest to what was told last, else the latest or the first to come."""
    near, note = thread.near(first), thread.written_on
    anchor = near.earliest if near else note
    if anchor is None:
        return None
    years = [_on_its_sunday(replace(told, year=anchor.year + step), tokens) for step in (-1, 0, 1)]
    days = {day: each for each in years if (day := each.first_day())}
    future = thread.future(first) or lasts_until(thread.lexed, first)
    if note is not None and not (near and future):
        days = {day: each for day, each in days.items() if (day >= note if future else day <= note)}
    if not days:
        return None
    chosen = min(days, key=lambda day: abs((day - anchor).days))
    return days[chosen], Basis.YEAR_FROM_CONTEXT


def _by_step(thread: Thread, told: Told, tokens: Sequence[Token]) -> tuple[Told, Basis] | None:
    """Last Christmas is the latest that was over when the note was written, next the first to come, this its year's."""
    note, step = thread.written_on, told.shift
    if note is None:
        return None
    years = [replace(told, shift="", year=note.year + each) for each in (-1, 0, 1)]
    days = [each if told.day else _on_its_sunday(each, tokens) for each in years]
    if step == "this":
        return days[1], Basis.RELATIVE_TO_NOTE
    fits = [each for each in days if (day := each.first_day()) and ((day < note) if step == "last" else (day > note))]
    return (fits[-1] if step == "last" else fits[0]), Basis.RELATIVE_TO_NOTE


def _one_day(tokens: Sequence[Token]) -> bool:
    return any(
        token.name in ("calendar_day", "eve", "weekday", "boxing", "feast", "daytime", "remembrance")
        for token in tokens
    )


def _month_and_day(tokens: Sequence[Token]) -> tuple[int, int | None]:
    """Month and day; of what moves with Easter the day waits for the year."""
    names = {token.name for token in tokens}
    if "boxing" in names:
        return _BOXING_DAY
    if "new" in names:
        return _NEW_YEARS_EVE if "eve" in names else _NEW_YEARS_DAY
    for name, (month, _) in _SUNDAYS.items():
        if name in names:
            return month, None
    number = next((token.number for token in tokens if token.name == "festival"), 0)
    if number == 0:
        return 4, None
    month, day = divmod(number, 100)
    return _CHRISTMAS_EVE if "eve" in names and month == 12 else (month, day)


def _on_its_sunday(told: Told, tokens: Sequence[Token]) -> Told:
    """The day of a year on which what moves falls: by Easter, or a month's second or third Sunday."""
    assert told.year is not None
    for name, (month, nth) in _SUNDAYS.items():
        if any(token.name == name for token in tokens):
            start = dt.date(told.year, month, 1)
            return replace(told, month=month, day=7 * nth - start.weekday() if start.weekday() < 6 else 7 * nth - 6)
    weekday = next((token.number for token in tokens if token.name == "weekday"), 7)
    apart = next((token.number for token in tokens if token.name == "feast"), _EASTER_WEEKDAYS.get(weekday, 0))
    day = easter(told.year) + dt.timedelta(apart)
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


def holidays(thread: Thread, first: int, last: int) -> list[Found] | None:
    """The summer, Easter or Christmas holidays: about the months they fall in."""
    tokens = thread.lexed.tokens[first:last]
    named = next(token for token in tokens if token.name in ("season", "festival"))
    name = (
        _SEASONS.get(named.number, "") if named.name == "season" else {0: "easter", 1225: "christmas"}.get(named.number)
    )
    months = table("words.toml")["school_holidays"].get(name)
    return _about_months(thread, first, last, months) if months else None


def half_term(thread: Thread, first: int, last: int) -> list[Found] | None:
    """As in "October half-term": about that month; in May the week of the spring bank holiday."""
    months = month_words(thread.lexed.tokens[first:last])
    if months == [_MAY]:
        return _spring_week(thread, first, last)
    return _about_months(thread, first, last, (months[0], months[0])) if months else None


def _spring_week(thread: Thread, first: int, last: int) -> list[Found] | None:
    """The week of the last Monday of May, when every authority's schools are closed."""
    tokens = thread.lexed.tokens[first:last]
    year = next((token.number for token in tokens if token.name == "year"), None)
    completed = complete(thread, Told(year=year, month=_MAY), first)
    if completed is None:
        return [undated(first, last)]
    told, basis = completed
    assert told.year is not None
    monday = _last_monday_of_may(told.year)
    if year is None and thread.written_on and monday > thread.written_on and not thread.future(first):
        monday = _last_monday_of_may(told.year - 1)
    edtf = f"{monday}/{monday + dt.timedelta(6)}"
    return [opened(tokens, Found(first=first, last=last, edtf=edtf, basis=basis, passing=True))]


def _last_monday_of_may(year: int) -> dt.date:
    end = in_month(year, _MAY, 31)
    return end - dt.timedelta(end.weekday())


def bank_holiday(thread: Thread, first: int, last: int) -> list[Found] | None:
    """As in "August bank holiday 2017": its Monday (Banking and Financial Dealings Act 1971); May has an early and a late one."""
    tokens = thread.lexed.tokens[first:last]
    months = month_words(tokens)
    year = next((token.number for token in tokens if token.name == "year"), None)
    late = thread.lexed.text[tokens[0].start : tokens[-1].end].lower().find("late ") >= 0
    shift = next((token.name for token in tokens if token.name in ("that", "same", "last")), "") if year is None else ""
    completed = complete(thread, Told(year=year, month=months[0], shift=shift), first)
    if completed is None or months[0] not in (5, 8):
        return None
    told, basis = completed
    assert told.year is not None
    if months[0] == 8 or late:
        end = in_month(told.year, months[0], 31)
        day = end - dt.timedelta(end.weekday())
    else:
        day = weekday_after(dt.date(told.year, months[0], 1) - dt.timedelta(1), 1)
    return [Found(first=first, last=last, edtf=day.isoformat(), basis=basis, passing=True)]


def bank_monday(thread: Thread, note: dt.date, tokens: Sequence[Token], first: int) -> str | None:
    """Bank holiday Monday, or its weekend, that no month names: the last before the note, or the next where it is to come."""
    if _FIGURES.match(thread.lexed.text, tokens[-1].end):
        return None
    years = range(note.year - 1, note.year + 2)
    mondays = [day for year in years for day in _bank_mondays(year)]
    if thread.future(first) or tokens[0].name == "next":
        day = min(each for each in mondays if each > note)
    else:
        day = max(each for each in mondays if each < note)
    if tokens[-1].name == "weekend":
        return f"{day - dt.timedelta(2)}/{day}"
    return (day - dt.timedelta((1 - tokens[-1].number) % 7)).isoformat()


# "Bank holiday Monday 8/5": which of them it was stands behind it.
_FIGURES = re.compile(r",?[ ]\(?\d{1,2}(?:[/.]\d|(?:st|nd|rd|th)?[ ](?:of[ ])?[^\W\d_]{3})")


def _bank_mondays(year: int) -> Sequence[dt.date]:
    august = dt.date(year, 8, 31)
    return (
        easter(year) + dt.timedelta(1),
        weekday_after(dt.date(year, 4, 30), 1),
        _last_monday_of_may(year),
        august - dt.timedelta(august.weekday()),
    )


def _about_months(thread: Thread, first: int, last: int, months: Sequence[int]) -> list[Found] | None:
    tokens = thread.lexed.tokens[first:last]
    year = next((token.number for token in tokens if token.name == "year"), None)
    shift = next((token.name for token in tokens if token.name in ("last", "this")), "")
    start = Told(year=year, month=months[0], shift=shift if year is None else "")
    completed = _by_step(thread, replace(start, day=1), tokens) if start.shift else complete(thread, start, first)
    if completed is None:
        return [undated(first, last)]
    told, basis = completed
    assert told.year is not None
    ends = [f"{told.year + (month - 1) // 12:04}-{(month - 1) % 12 + 1:02}~" for month in months]
    edtf = ends[0] if ends[0] == ends[1] else "/".join(ends)
    return [opened(tokens, Found(first=first, last=last, edtf=edtf, basis=basis, passing=True))]


def school_term(thread: Thread, first: int, last: int) -> list[Found] | None:
    """The spring term, last autumn term: the latest that had begun; terms differ by authority."""
    tokens = thread.lexed.tokens[first:last]
    told = replace(tell(tokens, thread.limit), shift="")
    completed = complete(thread, told, first)
    if completed is None:
        return [undated(first, last)]
    whole, basis = completed
    when = from_edtf(edtf) if (edtf := whole.edtf()) else None
    if when is None or when.latest is None or whole.year is None:
        return None
    # Last term was over when the note was written.
    if tokens[0].name == "last" and thread.written_on and when.latest >= thread.written_on:
        edtf = replace(whole, year=whole.year - 1).edtf()
    return [opened(tokens, Found(first=first, last=last, edtf=edtf, basis=basis, passing=True))]
