"""Headings of a log that give the year once: "Mon 23rd Sept 2024", then "Fri 27 Sept", "Sat 12/10", "Thurs 10th".

A day without its year heads a note where the year is certain: its weekday is that of the day in the year of the headings
above, the head of the file gives one year for all, or it is one of a list of entries whose other days have theirs. Else the
line stays what it was.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from chronology.dates.words import month_names
from chronology.model import When
from importers.notes.leads import OPENING, PARTING, Lead, clock_behind, with_time
from importers.notes.lines import Line, Look

# A head of a file is among so many of its lines.
_HEAD = 6
_ALL_OF = re.compile(
    r"\b(?:all|everything|all (?:dates|entries)(?: are)?(?: in| of)?)\s+(?P<year>20\d\d)\b", re.IGNORECASE
)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY = re.compile(
    r"(?P<weekday>(?i:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6})?\.?,?[ ]{0,2}(?:the[ ])?"
    r"(?P<d>\d{1,2})(?:(?:st|nd|rd|th)?(?:[ ]of)?[ ](?P<month>[^\W\d_]{3,9})\b\.?|[/.](?P<m>\d{1,2})|(?:st|nd|rd|th)\b)"
    r"(?![/.\-]?\d|,?[ ](?:19|20)\d\d\b)"
)
# Behind a day that heads a note stands nothing, or a mark, or a capital, a clock or a few words and the end of the line.
_HEADS = re.compile(r"[*_]*\s*(?:\Z|[-\u2013\u2014:;,|(]|\d{1,2}[.:]\d\d|[A-Z\"\u201c])|[ ](?:[\w/&']+[ ]?){1,6}\Z")
_MARK = re.compile(r"[ \t>]*(?:[-*\u2022][ \t]+|\*\*|__)")
# "16/3 (thurs)"
_BEHIND = re.compile(r"[*_]{0,3}[ ]?\((?P<weekday>(?i:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6})\)")
_BACK, _ON = dt.timedelta(days=31), dt.timedelta(days=200)
"""A heading stands at most so long before the one above it, and so long behind it."""
_LEAST = 3
"""So many days without a year recur as the headings of a log."""


def with_years(text: str, lines: Sequence[Line]) -> list[Line]:
    """The lines, those that head a note by a day without its year as headings of that day."""
    year = _year_of_all(text, lines)
    found = dict(_headings(text, lines, year))
    # One by itself is a sentence that begins with a day.
    if len(found) + sum(line.look is Look.LEAD for line in lines) < _LEAST:
        return list(lines)
    return [found.get(index, line) for index, line in enumerate(lines)]


def gives_no_year(line: Line) -> bool:
    """It heads a note by a day without its year."""
    return line.lead is not None and _DAY.fullmatch(line.lead.when.as_written or "") is not None


def _headings(text: str, lines: Sequence[Line], year: int | None) -> Iterator[tuple[int, Line]]:
    last: dt.date | None = None
    headed = -1
    listed = _listed(text, lines)
    for index, line in enumerate(lines):
        if line.lead is not None and line.look in (Look.LEAD, Look.HEADING):
            last = line.lead.when.latest or last
        elif line.look in (Look.TEXT, Look.HEADING) and not line.numbered and _begins(lines, index, headed):
            words = text[line.start : line.end]
            lead = _lead(words, last, year, of_a_list=bool(listed) and _opening(words) == listed)
            if lead is not None:
                last, headed = lead.when.latest, index
                yield index, replace(line, look=Look.LEAD if line.look is Look.TEXT else line.look, lead=lead)


def _begins(lines: Sequence[Line], index: int, headed: int) -> bool:
    """Nothing stands right above it but a gap or a rule, or another entry of one line."""
    return index - 1 == headed or lines[index - 1].look in (Look.BLANK, Look.RULE, Look.FURNITURE, Look.LEAD)


def _listed(text: str, lines: Sequence[Line]) -> str:
    """What stands before the day of most entries of a log that is one list: a bullet, the marks of bold."""
    found = [_opening(text[line.start : line.end]) for line in lines if line.look is Look.LEAD]
    most = max(found, key=found.count, default="")
    return most if found.count(most) >= _LEAST else ""


def _opening(words: str) -> str:
    """A bullet and its indent; without one the marks of bold."""
    found = _MARK.match(words)
    return found[0] if found else ""


def _lead(words: str, last: dt.date | None, year: int | None, *, of_a_list: bool) -> Lead | None:
    begin = len(words) - len(words.lstrip(OPENING))
    found = _DAY.match(words, begin)
    if found is None or not (of_a_list or year is not None or _HEADS.match(words, found.end())):
        return None
    behind = _BEHIND.match(words, found.end())
    day = _day(found, behind, last, year)
    # "- 2/3 DNA" under "- 26.1.23 came": the next of a list of dated entries, in the one year in which it stands near the last.
    if day is None and of_a_list and found["m"] and not (found["weekday"] or behind):
        near = list(_days(found, last, year))
        day = near[0] if len(near) == 1 else None
    if day is None:
        return None
    after, time = clock_behind(words, behind.end() if behind else found.end())
    parting = PARTING.match(words, after)
    rest = parting.end() if parting else after
    end = found.end() if behind else after
    when = with_time(replace(When.on(day), as_written=found[0].strip()), time)
    return Lead(when=when, time=time, start=found.start(), end=end, rest=rest, firm=parting is not None or bool(time))


def _day(found: re.Match[str], behind: re.Match[str] | None, last: dt.date | None, year: int | None) -> dt.date | None:
    """The day that is meant, where only one can be."""
    weekday = (found["weekday"] or (behind["weekday"] if behind else "")).casefold()[:3]
    if not weekday and (year is None or not (found["month"] or found["m"])):
        return None
    days = [day for day in _days(found, last, year) if not weekday or _WEEKDAYS[day.weekday()] == weekday]
    return days[0] if len(days) == 1 else None


def _days(found: re.Match[str], last: dt.date | None, year: int | None) -> Iterator[dt.date]:
    """The days of a month and year that may be meant; without its month one of the next weeks."""
    months = _months(found, last)
    years = [year] if year is not None else [last.year, last.year + 1] if last is not None else []
    for each in years:
        for month in months:
            day = _made(each, month, int(found["d"]))
            if day is not None and (last is None or last - _BACK <= day <= last + _ON):
                yield day


def _months(found: re.Match[str], last: dt.date | None) -> Sequence[int]:
    if found["m"]:
        return [int(found["m"])]
    if found["month"]:
        number = month_names().get(found["month"].casefold())
        return [number] if number else []
    return [last.month, last.month % 12 + 1] if last is not None else []


def _made(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _year_of_all(text: str, lines: Sequence[Line]) -> int | None:
    """The one year that the head of a file gives for all that it holds."""
    inked = [line for line in lines if line.look is not Look.BLANK][:_HEAD]
    found = {int(match["year"]) for line in inked for match in _ALL_OF.finditer(text, line.start, line.end)}
    return found.pop() if len(found) == 1 else None
