"""Dates counted from the one the text told last: the same day, the following week, two days later.

Where the text has told none, the note's own day stands for it; where there is neither they are undated.
"""

import datetime as dt
from collections.abc import Callable, Sequence

from chronology.dates.days import (
    MONTH,
    WEEK,
    YEAR,
    distant,
    moved,
    weekday_after,
    weekday_before,
    weekday_of_week,
    whole,
)
from chronology.dates.from_note import count_of, counts_of, unit_of
from chronology.dates.single import undated
from chronology.dates.thread import Found, Thread
from chronology.dates.tokens import Token
from chronology.dates.told import month_words
from chronology.model import Basis, When

_WIDEST_DAY = 8
"""Days a date may have been spread over for another to be counted from it in days."""


def from_previous(
    rule: Callable[[When, Sequence[Token]], str | None],
) -> Callable[[Thread, int, int], list[Found] | None]:
    """A rule for a known date as one for any text."""

    def resolve(thread: Thread, first: int, last: int) -> list[Found] | None:
        tokens = thread.lexed.tokens[first:last]
        base, basis = thread.previous, Basis.RELATIVE_TO_PREVIOUS
        if named := _named_beside(thread, first, tokens):
            base = named
        elif base and thread.written_on and not thread.in_paragraph(first):
            return [undated(first, last)]  # whether the story of an earlier paragraph goes on, nobody can say
        if base is None and thread.written_on:
            base, basis = When.on(thread.written_on), Basis.RELATIVE_TO_NOTE
        if base is None or not (base.earliest and base.latest):
            return [undated(first, last)]
        edtf = rule(base, tokens)
        if edtf is None:
            return [undated(first, last)]
        return [Found(first=first, last=last, edtf=edtf, basis=basis, week=unit_of(tokens) == WEEK and "/" in edtf)]

    return resolve


def _named_beside(thread: Thread, first: int, tokens: Sequence[Token]) -> When | None:
    """The day by name that "the Thursday before", "the day after" and "a week later" of its sentence are counted from."""
    counts = tokens[-1].name in ("before", "after", "following", "later") or tokens[0].name in (
        "following",
        "previous",
        "the",
    )
    if not counts and tokens[0].name in ("that", "same") and tokens[-1].name in ("daytime", "calendar_day", "weekend"):
        return thread.named_in_paragraph(first)
    return (thread.named(first) or thread.named_in_story(first)) if counts else None


def _bounds(base: When) -> tuple[dt.date, dt.date]:
    assert base.earliest
    assert base.latest
    return base.earliest, base.latest


def season_following(base: When, tokens: Sequence[Token]) -> str | None:
    """That summer, the following spring: the season of the year told last, or the first to begin after what was told."""
    earliest, latest = _bounds(base)
    season = tokens[-1].number
    # Winter begins in December and is named by that year.
    begins = season * 3
    if any(token.name == "that" for token in tokens):
        return f"{earliest.year:04}-{_SEASONS + season}" if earliest.year == latest.year else None
    return f"{latest.year + (begins <= latest.month):04}-{_SEASONS + season}"


_SEASONS = 20


def _in_days(base: When) -> bool:
    earliest, latest = _bounds(base)
    return (latest - earliest).days < _WIDEST_DAY


def same(base: When, tokens: Sequence[Token]) -> str | None:
    """The same day, that week, that month; that Friday is the first from the day told last on."""
    earliest, latest = _bounds(base)
    weekday = _weekday(tokens)
    if weekday:
        if not _in_days(base):
            return None
        return (earliest if earliest.isoweekday() == weekday else weekday_after(earliest, weekday)).isoformat()
    if tokens[-1].name == "weekend":
        saturday = earliest + dt.timedelta(6 - earliest.isoweekday())
        return f"{saturday}/{saturday + dt.timedelta(1)}" if _in_days(base) else None
    unit = unit_of(tokens) or 1
    if unit == 1:
        return _without_clock(base) if _in_days(base) else None
    # A month told only by its year is not told.
    return whole(earliest, unit) if whole(earliest, unit) == whole(latest, unit) else None


def _without_clock(base: When) -> str | None:
    return base.edtf.partition("T")[0] if base.edtf and base.earliest == base.latest else base.edtf


def _weekday(tokens: Sequence[Token]) -> int | None:
    return next((token.number for token in tokens if token.name == "weekday"), None)


def following(base: When, tokens: Sequence[Token]) -> str | None:
    """The following day, the next week, the previous month, the month after, the following Friday, the Friday after."""
    back = any(token.name in ("previous", "before") for token in tokens)
    weekday = _weekday(tokens)
    earliest, latest = _bounds(base)
    if weekday:
        if not _in_days(base):
            return None
        return (weekday_before(earliest, weekday) if back else weekday_after(latest, weekday)).isoformat()
    if tokens[-1].name == "weekend":
        saturday = weekday_before(earliest, 6) if back else weekday_after(latest, 6)
        return f"{saturday}/{saturday + dt.timedelta(1)}" if _in_days(base) else None
    return _beside(base, unit_of(tokens) or 1, back=back)


def _beside(base: When, unit: int, *, back: bool) -> str | None:
    earliest, latest = _bounds(base)
    if unit == 1:
        if not _in_days(base):
            return None
        mark = "~" if "~" in (base.edtf or "") else ""
        return f"{earliest - dt.timedelta(1) if back else latest + dt.timedelta(1)}{mark}"
    if whole(earliest, unit) != whole(latest, unit):
        return None
    start = earliest.replace(day=1) if unit == MONTH else earliest
    return whole(moved(start, -1 if back else 1, unit), unit)


def weekday_following(base: When, tokens: Sequence[Token]) -> str | None:
    """Monday of the following week, the Friday of that week."""
    weekday = _weekday(tokens)
    if weekday is None or unit_of(tokens) != WEEK or not _in_days(base):
        return None
    weeks = any(token.name in ("following", "next") for token in tokens)
    return (weekday_of_week(_bounds(base)[0], weekday) + dt.timedelta(7 * weeks)).isoformat()


def month_following(base: When, tokens: Sequence[Token]) -> str | None:
    """The following February, that May: the first after what was told last, or of its own year."""
    (month,) = month_words(tokens)
    earliest, latest = _bounds(base)
    if any(token.name == "that" for token in tokens):
        return f"{earliest.year:04}-{month:02}" if earliest.year == latest.year else None
    return f"{latest.year + (month <= latest.month):04}-{month:02}"


def day_begun(base: When, tokens: Sequence[Token]) -> str | None:
    """A sentence that begins "Same day" or "Day after"."""
    return same(base, tokens) if tokens[0].name == "same" else _beside(base, 1, back=False)


def day_after(base: When, tokens: Sequence[Token]) -> str | None:
    """The day before, the night after."""
    return _beside(base, 1, back=tokens[-1].name == "before")


def moments_later(base: When, tokens: Sequence[Token]) -> str | None:
    """Twenty minutes later, the same day; three hours before that, about the same day, for midnight may lie between."""
    day = _without_clock(base) if _in_days(base) else None
    in_hours = any(token.name == "hours" for token in tokens)
    return f"{day}~" if day and in_hours and day[-1].isdigit() and "/" not in day else day


def either_later(base: When, tokens: Sequence[Token]) -> str | None:
    """A day or two later, two or three weeks later: a set of the two."""
    joint = next(place for place, token in enumerate(tokens) if token.name == "or")
    counts, unit = [count_of(part) for part in (tokens[:joint], tokens[joint:])], unit_of(tokens)
    if unit is None or unit >= MONTH or min(counts) < 0 or not _in_days(base):
        return None
    earliest, latest = _bounds(base)
    back = any(token.name == "earlier" for token in tokens)
    days = [moved(earliest, -count, unit) if back else moved(latest, count, unit) for count in counts]
    return f"[{min(days)},{max(days)}]" if days[0] != days[1] else None


def units_later(base: When, tokens: Sequence[Token]) -> str | None:
    """Two days later, about a week later, three months earlier, a year and two days later."""
    *larger, (count, unit) = counts_of(tokens)
    if count < 0 or any(each < 0 or size <= unit for each, size in larger):
        return None
    back = any(token.name in ("earlier", "before") for token in tokens)
    earliest, latest = _bounds(base)
    # Weeks cannot be counted from a month, nor months from a year.
    if unit < MONTH and not _in_days(base):
        return None
    if whole(earliest, max(unit, MONTH)) != whole(latest, max(unit, MONTH)) and not _in_days(base):
        return None
    start, steps = (earliest, -count) if back else (latest, count)
    for each, size in larger:
        start = moved(start, -each if back else each, size)
    if unit == YEAR and whole(earliest, MONTH) == whole(latest, MONTH):
        # Who tells the month of the one means about the same month of the other.
        return f"{moved(start, steps, unit):%Y-%m}~"
    if (unit, count) == (MONTH, 1) and _in_days(base) and tokens[0].name != "about":
        return f"{moved(start, steps, unit)}~"  # a month from a day is counted as weeks are, to about that day
    return distant(start, steps, unit, hedged=tokens[0].name == "about")
