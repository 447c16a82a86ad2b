"""Ranges, either-or and lists: dates that lend each other the month and year they share."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from chronology.dates.bare_days import is_about_note
from chronology.dates.edtf import from_edtf
from chronology.dates.figures import real_day
from chronology.dates.single import is_rated, undated
from chronology.dates.thread import Found, Thread
from chronology.dates.tokens import Token, Tokens
from chronology.dates.told import MONTH_WORDS, Told, century, month_words, tell
from chronology.dates.years import complete
from chronology.model import Basis

_HALF_YEAR = 183
_BEFORE_A_DAY = ("on", "since", "until", "before", "after", "by", "from")
_NOW = ("note_day", "now")
_FINANCIAL = re.compile(r"\b(?:financial|fiscal|tax)\b", re.IGNORECASE)
_SCHOOL = re.compile(r"\b(?:academic|school)\b", re.IGNORECASE)
_NEAR = 16
"""Characters about a year within which a word says whose year it is."""


def between(thread: Thread, first: int, last: int, left: tuple[int, int], right: tuple[int, int]) -> list[Found] | None:
    """From one date to another."""
    pairs = [token.parts for token in thread.lexed.tokens[first:last] if token.name == "pair"]
    if any(pair[1] > 12 for pair in pairs) or (pairs and is_rated(thread, first)):
        return None
    if thread.lexed.tokens.names[first:last].count("slash") == 1 and not _is_of_year(thread, first, last, right):
        return None
    if _counts_behind(thread, left, right):
        right, last = (right[0], right[1] - 1), last - 1
    ends = _both(thread, first, left, right)
    if ends is None:
        return None
    (start, end), basis = ends
    if start and end and is_moved(thread, first):
        return [Found(*left, edtf=start, basis=basis), Found(*right, edtf=end, basis=basis)]
    if start is None or end is None:
        return [undated(first, last)] if basis is Basis.NONE else [_impossible(first, last)]
    return _range(first, last, start, end, basis)


_MOVED = re.compile(
    r"\b(?:moved|changed|brought (?:forward|fwd)|put (?:back|off)|postponed|rearranged|re-arranged|rescheduled|adjourned|deferred|delayed"
    r"|switched|swapped|pushed back|relisted)\s\Z",
    re.IGNORECASE,
)
_MOVED_REACH = 20


def _counts_behind(thread: Thread, left: tuple[int, int], right: tuple[int, int]) -> bool:
    """As in "Apr-Jun 1 x A&E": behind two months a plain figure that is no year of theirs counts what follows."""
    names = thread.lexed.tokens.names
    if names[left[0] : left[1]] not in _MONTH or month_years(thread, left, right):
        return False
    return names[right[0] : right[1]] in [[month, figure] for month in MONTH_WORDS for figure in ("digit", "double")]


def _is_of_year(thread: Thread, first: int, last: int, right: tuple[int, int]) -> bool:
    """As in "May/June 2017", "May/June 17": the figure behind two months is their year."""
    return month_years(thread, (first, first + 1), right) is not None or "year" in thread.lexed.tokens.names[first:last]


def is_moved(thread: Thread, first: int) -> bool:
    """What was to be on the one day is now to be on the other: "put back from the 1st to the 8th of March" lasts no week."""
    tokens = thread.lexed.tokens
    start = tokens.starts[first]
    return _MOVED.search(thread.lexed.text, max(0, start - _MOVED_REACH), start) is not None


def pairs_to(
    thread: Thread, first: int, last: int, left: tuple[int, int], right: tuple[int, int]
) -> list[Found] | None:
    """As in "26/8-9/9": dates where one figure can be no month, since scores and shares are written so as well."""
    pairs = [token.parts for token in thread.lexed.tokens[first:last] if token.name == "pair"]
    return between(thread, first, last, left, right) if any(day > 12 for day, _ in pairs) else None


def _range(first: int, last: int, start: str, end: str, basis: Basis) -> list[Found] | None:
    if "/" in start or "/" in end:
        start, end = start.partition("/")[0], end.rpartition("/")[2]
    if start == end:
        return [Found(first=first, last=last, edtf=start, basis=basis)]
    try:
        from_edtf(f"{start}/{end}")
    except ValueError:
        return None
    return [Found(first=first, last=last, edtf=f"{start}/{end}", basis=basis)]


def either(thread: Thread, first: int, last: int, left: tuple[int, int], right: tuple[int, int]) -> list[Found] | None:
    """One date or another: an EDTF set."""
    ends = _both(thread, first, left, right)
    if ends is None:
        return None
    (one, other), basis = ends
    if one is None or other is None:
        return [undated(first, last)] if basis is Basis.NONE else [_impossible(first, last)]
    if "/" in one or "/" in other:
        return _range(first, last, one, other, basis)
    return [Found(first=first, last=last, edtf=f"[{one},{other}]", basis=basis)]


def _impossible(first: int, last: int) -> Found:
    return Found(first=first, last=last, edtf=None, impossible=True)


def _both(
    thread: Thread, first: int, left: tuple[int, int], right: tuple[int, int]
) -> tuple[tuple[str | None, str | None], Basis] | None:
    """Both ends as EDTF, each with what the other lends it; None where they do not make a pair."""
    tokens = thread.lexed.tokens
    one, other = month_years(thread, left, right) or (_tell_end(thread, tokens[slice(*side)]) for side in (left, right))
    if one is None or other is None:
        return (None, None), Basis.NONE
    if other.year is None and one.year is not None:
        other = _lent_on(one, other)
    completed = complete(thread, other, first)
    if completed is None:
        return (None, None), Basis.NONE
    other, basis = completed
    lent = _of_month_before(one, other) or lend_back(one, other)
    if lent and basis is Basis.YEAR_FROM_CONTEXT:
        lent, other = _begun(thread, lent, other)
    return ((lent.edtf(), other.edtf()), basis) if lent else None


def _of_month_before(one: Told, other: Told) -> Told | None:
    """From the 28th until 2 April: the 28th of March."""
    if one.month or one.year or not (one.day and other.day and other.month and other.year and one.day > other.day):
        return None
    month, year = (other.month - 1, other.year) if other.month > 1 else (12, other.year - 1)
    return replace(one, month=month, year=year) if real_day(year, month, one.day) else None


def month_years(thread: Thread, left: tuple[int, int], right: tuple[int, int]) -> tuple[Told, Told] | None:
    """As in "Jan 21 - Mar 22", "Sept-Nov 23": months and their years, where years they may be and go on in order.

    Here the day stands before its month; but of one month, or of years long over, the figures about the note are days.
    """
    sides = [thread.lexed.tokens[slice(*side)] for side in (left, right)]
    ends = [[token for token in side if token.name not in _HEDGES] for side in sides]
    shapes = [[token.name for token in end] for end in ends]
    if shapes[1] not in _MONTH_AND_FIGURE or shapes[0] not in (*_MONTH_AND_FIGURE, *_MONTH):
        return None
    limit = thread.limit
    one, other = (replace(tell(side[:1], limit), month=end[0].number) for side, end in zip(sides, ends, strict=True))
    other = replace(other, year=century(ends[1][1].number, limit))
    if len(ends[0]) == 1:
        counts = thread.lexed.tokens.names[right[1] : right[1] + 1] in _COUNTABLE
        return (one, other) if not counts and _may_be_year(thread, other.year, _LATELY) else None
    one = replace(one, year=century(ends[0][1].number, limit))
    begun, ended = one.first_day(), other.first_day()
    if not (begun and ended and begun < ended and _may_be_year(thread, one.year) and _may_be_year(thread, other.year)):
        return None
    days = one.month == other.month or (thread.written_on and ended.year < thread.written_on.year - _LONG_OVER)
    about = thread.written_on and _is_about(thread.written_on, ends[1][0].number, ends[1][1].number)
    return None if days and about else (one, other)


_HEDGES = frozenset({"about", "maybe", "doubt"})
_MONTH = [[name] for name in MONTH_WORDS]
_MONTH_AND_FIGURE = [[name, figure] for name in MONTH_WORDS for figure in ("double", "short", "short_year")]
_LONG_OVER = 5
_COUNTABLE = (["measure"], ["unit"], ["calendar_day"])
_GENERATION, _LATELY = 30, 10
"""Years back of which two figures are, behind two months and behind one: "Jan-Mar 12" counts twelve of something."""
_ABOUT = 45


def _may_be_year(thread: Thread, year: int | None, back: int = _GENERATION) -> bool:
    """Of the years a file tells of; without a day of its own a text may be of any."""
    note = thread.written_on
    return year is not None and (note is None or note.year - back < year <= note.year + 1)


def _is_about(note: dt.date, month: int, day: int) -> bool:
    days = (real_day(year, month, day) for year in (note.year - 1, note.year, note.year + 1))
    return any(each is not None and abs((note - each).days) <= _ABOUT for each in days)


def _begun(thread: Thread, one: Told, other: Told) -> tuple[Told, Told]:
    """What had begun by the day of the note and goes on after it is of this year, not of the last."""
    later = [replace(each, year=each.year + 1) if each.year else each for each in (one, other)]
    start = later[0].first_day()
    return (later[0], later[1]) if thread.written_on and start and start <= thread.written_on else (one, other)


def _tell_end(thread: Thread, tokens: Sequence[Token]) -> Told | None:
    """One end, which may be today or now; None where the note has no date."""
    step = next((token.number if token.name == "note_day" else 0 for token in tokens if token.name in _NOW), None)
    if step is None:
        return tell(tokens, thread.limit)
    if thread.written_on is None:
        return None
    day = thread.written_on + dt.timedelta(step)
    return Told(year=day.year, month=day.month, day=day.day)


def _lent_on(one: Told, other: Told) -> Told:
    """The year of the left end, or the next where the right end would come before it."""
    lent = replace(other, year=one.year)
    first, second = one.first_day(), lent.first_day()
    if first and second and second < first and one.year:
        return replace(other, year=one.year + 1)
    return lent


def lend_back(one: Told, other: Told) -> Told | None:
    """The left date with the month and year it leaves to the right one: "3 to 5 March 2021", "November to January"."""
    if one.year is not None:
        return one
    if one.month is None:
        if one.day is None or other.day is None or (other.month or 13) > 12:
            return None
        one = replace(one, month=other.month)
    lent = replace(one, year=other.year)
    first, second = lent.first_day(), other.first_day()
    if first and second and first > second and (first - second).days > _HALF_YEAR // 6 and other.year:
        return replace(lent, year=other.year - 1)
    return lent


def days_of(
    thread: Thread, first: int, last: int, left: tuple[int, int], _right: tuple[int, int]
) -> list[Found] | None:
    """As in "3-5 March 2021" from one to the other; "28/29 October" the night between, "3/8 March" one or the other."""
    tokens, span = thread.lexed.tokens[first:last], thread.lexed.tokens[left[0]]
    # With its last day as a plain number the span reads like any date; a bare number after the month is the year.
    last_day = Token("digit", span.start, span.end, span.parts[-1])
    completed = complete(thread, tell([last_day, *(token for token in tokens if token != span)], thread.limit), first)
    if completed is None:
        return [undated(first, last)]
    end, basis = completed
    start = replace(end, day=span.parts[0])
    if basis is Basis.YEAR_FROM_CONTEXT:
        start, end = _begun(thread, start, end)
    one, other = start.edtf(), end.edtf()
    if one is None or other is None:
        return [_impossible(first, last)]
    if span.parts[0] >= span.parts[1]:
        return None
    if span.name == "pair" and span.parts[1] != span.parts[0] + 1:
        return [Found(first=first, last=last, edtf=f"[{one},{other}]", basis=basis)]
    return [Found(first=first, last=last, edtf=f"{one}/{other}", basis=basis)]


def slash_days(
    thread: Thread, first: int, last: int, left: tuple[int, int], right: tuple[int, int]
) -> list[Found] | None:
    """As in "3rd/4th May", the night between; "3rd/8th May" is one or the other."""
    one, other = (thread.lexed.tokens[place].number for place in (left[0], right[0]))
    return (between if other == one + 1 else either)(thread, first, last, left, right)


def days_pair(
    thread: Thread, first: int, last: int, left: tuple[int, int], right: tuple[int, int]
) -> list[Found] | None:
    """As in "8-12/1", "3-5/6": days, where the second can be no share and is of the weeks about the note."""
    start, (day, month) = thread.lexed.tokens[left[0]].number, thread.lexed.tokens[right[0]].parts
    cued = day > 12 or (first > 0 and thread.lexed.tokens.names[first - 1] in _BEFORE_A_DAY)
    if not start < day or month > 12 or is_rated(thread, right[0]) or not (cued or is_about_note(thread, right[0])):
        return None
    completed = complete(thread, Told(month=month, day=day), first)
    if completed is None:
        return [undated(first, last)]
    end, basis = completed
    one, other = replace(end, day=start).edtf(), end.edtf()
    return _range(first, last, one, other, basis) if one and other else None


def dotted_to(thread: Thread, first: int, last: int) -> list[Found] | None:
    """As in "10.06.-14.06.24": the year of the last day is that of the first, or the one after."""
    tokens = thread.lexed.tokens[first:last]
    day, month = next(token.parts for token in tokens if token.name == "dots")
    end = tell(tokens[-1:], thread.limit)
    years = (year for year in (end.year, (end.year or 1) - 1) if year)
    start = next(
        (one for year in years if (one := real_day(year, month, day)) and one < (end.first_day() or one)), None
    )
    edtf = end.edtf()
    return _range(first, last, start.isoformat(), edtf, Basis.EXPLICIT) if start and edtf else None


def month_days(
    thread: Thread, first: int, last: int, left: tuple[int, int], _right: tuple[int, int]
) -> list[Found] | None:
    """As in "March 3-5, 2021", "March 3 to 5"."""
    tokens = thread.lexed.tokens
    span = tokens[slice(*left)]
    days = span[0].parts or tuple(token.number for token in span if token.number)
    year = next((token.number for token in tokens[left[1] : last] if token.name == "year"), None)
    month = month_words(tokens[first:last])[0]
    completed = complete(thread, Told(year=year, month=month, day=days[-1]), first)
    if completed is None:
        return [undated(first, last)]
    end, basis = completed
    start = replace(end, day=days[0])
    if basis is Basis.YEAR_FROM_CONTEXT:
        start, end = _begun(thread, start, end)
    one, other = start.edtf(), end.edtf()
    if one is None or other is None:
        return [_impossible(first, last)]
    return _range(first, last, one, other, basis)


def years(thread: Thread, first: int, last: int, _left: tuple[int, int], _right: tuple[int, int]) -> list[Found] | None:
    """As in "2015-2018", and years that go over two (2019/20): a school's by its word, else nobody says which months."""
    token = thread.lexed.tokens[first]
    start, end = token.parts
    text = thread.lexed.text
    near = text[max(0, token.start - _NEAR) : token.start], text[token.end : token.end + _NEAR]
    if token.name == "school_year" and any(_SCHOOL.search(words) for words in near):
        return [Found(first=first, last=last, edtf=f"{start:04}-09/{end:04}-08")]
    if token.name == "school_year" and any(_FINANCIAL.search(words) for words in near):
        return [Found(first=first, last=last, edtf=f"{start:04}-04/{end:04}-03")]
    return [Found(first=first, last=last, edtf=f"{start:04}/{end:04}")]


def year_span(
    thread: Thread, first: int, last: int, _left: tuple[int, int], _right: tuple[int, int]
) -> list[Found] | None:
    """As in "2014 to 2018"."""
    start, end = thread.lexed.tokens[first].number, thread.lexed.tokens[last - 1].number
    return [Found(first=first, last=last, edtf=f"{start:04}/{end:04}")] if start < end else None


def listed(
    thread: Thread, first: int, last: int, _left: tuple[int, int], _right: tuple[int, int]
) -> list[Found] | None:
    """As in "3, 5 and 9 March 2021": a date each, the month and year lent from right to left."""
    names = thread.lexed.tokens.names
    if first and names[first - 1] == "unit" and names[first] in ("digit", "double"):
        return [undated(first, last)]  # "weeks 2 and 3 of March"
    spans = _items(thread.lexed.tokens, first, last)
    told = [tell(thread.lexed.tokens[start:end], thread.limit) for start, end in spans]
    completed = complete(thread, told[-1], first)
    if completed is None:
        return [undated(start, end) for start, end in spans]
    right, basis = completed
    found = [_item(spans[-1], right, basis)]
    for span, each in zip(reversed(spans[:-1]), reversed(told[:-1]), strict=True):
        lent = lend_back(each, right)
        if lent is None:
            return None
        right = lent
        found.append(_item(span, right, basis))
    return found[::-1]


def pairs_listed(
    thread: Thread, first: int, last: int, left: tuple[int, int], right: tuple[int, int]
) -> list[Found] | None:
    """As in "29/04 and 12/04", "3/4, 10/4": dates where a word before says so, or the figures can be nothing else."""
    tokens = thread.lexed.tokens[first:last]
    pairs = [token.parts for token in tokens if token.name == "pair"]
    named = first > 0 and thread.lexed.tokens[first - 1].name in _BEFORE_A_DAY
    plain = named or any(token.name == "full" for token in tokens) or any(day > 12 for day, _ in pairs)
    if not plain and len({month for _, month in pairs}) > 1:
        return None
    if any(month > 12 for _, month in pairs) or is_rated(thread, first) or (not plain and pairs[0][1] < 3):
        return None
    return listed(thread, first, last, left, right)


def _item(span: tuple[int, int], told: Told, basis: Basis) -> Found:
    edtf = told.edtf()
    return Found(first=span[0], last=span[1], edtf=edtf, basis=basis, impossible=edtf is None)


def _items(tokens: Tokens, first: int, last: int) -> list[tuple[int, int]]:
    """Where each date of a list stands, between commas and "and". A comma before a year belongs to the date."""
    spans: list[tuple[int, int]] = []
    start = first
    for place in range(first, last + 1):
        if place == last or _parts(tokens, place):
            if place > start:
                spans.append((start, place))
            start = place + 1
    return spans


def _parts(tokens: Tokens, place: int) -> bool:
    name = tokens[place].name
    if name == "the" and tokens[place - 1].name in ("and", "comma"):
        return True
    if name == "comma":
        year_of_date = tokens[place + 1].name == "year" and tokens[place - 1].name != "year"
        return not year_of_date and tokens[place - 1].name not in ("weekday", "doubtful_weekday")
    return name == "and"
