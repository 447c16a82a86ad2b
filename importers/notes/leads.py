"""The date a line or a heading carries: "12/03/2021 14:10 - T/C from school", "## Home visit, 3 March 2021"."""

import datetime as dt
import re
from dataclasses import dataclass, replace
from functools import lru_cache

from chronology.dates import find, written
from chronology.dates.figures import real_day
from chronology.dates.words import month_names
from chronology.model import Basis, When

# Two figures for a year mean this century up to here; no record tells of days further off than that.
_PIVOT = 60
_DAYS_OF_WEEK = 7

_WEEKDAY = (
    r"(?:date:?[ ]{1,3})?(?:dydd[ ])?(?:mon|tue|wed|thu|fri|sat|sun|llun|maw|mer|iau|gwe|sad|sul)"
    r"[^\W\d_]{0,6}\.?,?[ ]{1,3}(?:the[ ])?"
)
# "24/02/07-0218" is the number of a log.
_NUMERIC = r"(?P<d>\d{1,2})(?P<sep>[/.\-])(?P<m>\d{1,2})(?P=sep)(?P<y>\d{4}|\d{2}(?!-\d{3,6}\b))(?!\d|/\d)"
_ISO = r"(?P<iso>\d{4}-\d{2}-\d{2})(?!\d)"
_WORDED = (
    r"(?P<wd>\d{1,2})(?:st|nd|rd|th|af|ail|ydd|fed|eg|ain)?(?:[ ](?:of|o))?[ \-/.]{0,3}"
    r"(?P<wm>[^\W\d_]{3,11})\.?,?[ \-/.]{0,3}(?P<wy>\d{4}|'?\d{2})(?!\d|:\d)"
)
_AMERICAN = r"(?P<am>[^\W\d_]{3,11})[ ]{1,3}(?P<ad>\d{1,2})(?:st|nd|rd|th)?,?[ ]{1,3}(?P<ay>\d{4})"
_DATE = re.compile(rf"(?<![\w.])(?<!\d/)(?:{_ISO}|{_NUMERIC}|{_WORDED}|{_AMERICAN})")
_WEEKDAYS = re.compile(_WEEKDAY, re.IGNORECASE)
_WEEK = re.compile(
    r"(?:w/?\.?c\.?|wk/?c|week commencing|week beginning|wythnos yn dechrau)[ ]{1,3}(?=\d)", re.IGNORECASE
)
_CLOCK = re.compile(
    r"[ \t,T]{0,12}(?:[-\u2013@|][ ]{0,3})?(?:at[ ]|am[ ]|@[ ]?)?[(]?(?:"
    r"(?P<h>[01]?\d|2[0-3])[:.](?P<m>[0-5]\d)(?::[0-5]\d)?[ ]?(?P<half>[ap]\.?m\b\.?)?(?![\d/])"
    r"|(?P<h4>[01]\d|2[0-3])(?P<m4>[0-5]\d)(?:[ ]?(?:hrs?\b|h\b|hours\b)|(?![\w/.:,]))"
    r"|(?P<h12>1[0-2]|[1-9])[ ]?(?P<half12>[ap]\.?m\b\.?))(?:[ ]?hrs?\b)?"
    r"(?:[ ]?[-\u2013][ ]?\d{1,2}[:.]?\d{2}(?!\d))?[)]?",
    re.IGNORECASE,
)
_CLOCK_WITHIN = re.compile(
    r"(?<![\w.:/])(?P<h>[01]?\d|2[0-3])[:.](?P<m>[0-5]\d)[ ]?(?P<half>[ap]\.?m\b\.?)?(?![\d/.:])(?P<h4>)?(?P<m4>)?(?P<h12>)?(?P<half12>)?",
    re.IGNORECASE,
)
_EITHER = frozenset("1234567")
_BEHIND_A_DAY = re.compile(
    r"\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?,?(?: (?:at|@|approx\.?|about|around|from|c\.|ca\.?))* \Z", re.IGNORECASE
)
# "Left the address Tuesday 10.09 am" tells a day, where one of the calendar fits.
_BEHIND_A_WEEKDAY = re.compile(r"\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,? (?:the )?\Z", re.IGNORECASE)
_DAY_REACH = 28
_ABOUT = 62
"""Days before or after a note that its heading may speak of."""
PARTING = re.compile(
    r"[ \t\])*_|>}]{0,12}(?P<mark>[-\u2013\u2014:;|,]{1,3}|[=~\u2500\u2501]{1,8}|(?<= )[-*_\u2013\u2014#]{3,8}(?= )|\t|[ ]{2}|\Z)[ \t*_|]{0,40}"
)
"""What parts a day from what is told of it."""
# A date that starts further right than this starts no note.
_FAR = 60
OPENING = " \t*_|>#-[(\u2022=~<{\u2013\u2014\u2500\u2501"
"""What may stand before the day a line begins with: bullets, brackets, the rules people draw around it."""


@dataclass(frozen=True, slots=True)
class Lead:
    """A date found in a line, and where what follows it starts. `firm` when a mark parts the two."""

    when: When
    time: str
    start: int
    end: int
    rest: int
    firm: bool


def lead_of(line: str) -> Lead | None:
    """The date a line starts with, a weekday before it allowed."""
    if not line[:_FAR].strip():
        return None
    begin = len(line) - len(line.lstrip(OPENING))
    if not any(character.isdigit() for character in line[begin : begin + 24]):
        return None
    found = _DATE.match(line, begin)
    if found is None:
        days = _WEEKDAYS.match(line, begin)
        found = _DATE.match(line, days.end()) if days else None
    week = _WEEK.match(line, begin) if found is None else None
    if week is not None and (of_week := _DATE.match(line, week.end())):
        return _of_week(_lead(line, of_week))
    return _lead(line, found) if found else None


def _of_week(lead: Lead | None) -> Lead | None:
    """A lead that names the day a week begins with: the note is of some time in it."""
    found = find(f"w/c {lead.when.earliest:%d/%m/%Y}") if lead is not None and lead.when.earliest else ()
    weeks = [one.when for one in found if one.when.earliest]
    return replace(lead, when=replace(weeks[0], basis=Basis.NOTE_DATE)) if lead is not None and weeks else None


def date_in(line: str) -> Lead | None:
    """The first date anywhere in a heading."""
    return date_from(line, 0)


def date_from(line: str, begin: int) -> Lead | None:
    """The first date of a heading from a place on; "3.  Hospital 11" before "11/02/2020" is none."""
    while (found := _DATE.search(line, begin)) and (lead := _lead(line, found)) is None:
        begin = found.start() + 1
    return lead if found else None


def date_at(text: str, begin: int) -> Lead | None:
    """The date that stands at a place of a text, a weekday before it allowed; the offsets are those of the text."""
    days = _WEEKDAYS.match(text, begin)
    found = _DATE.match(text, days.end() if days else begin) or _DATE.match(text, begin)
    return _lead(text, found) if found else None


def _lead(line: str, found: re.Match[str]) -> Lead | None:
    when = _when(found)
    if when is None:
        return None
    clock = _CLOCK.match(line, found.end())
    time = _time(clock) if clock else ""
    after = clock.end() if clock and time else found.end()
    parting = PARTING.match(line, after)
    if parting is None:
        rest = after + len(line[after:]) - len(line[after:].lstrip(" \t*_])|"))
        return Lead(when=with_time(when, time), time=time, start=found.start(), end=after, rest=rest, firm=bool(time))
    firm = parting["mark"] != ","
    return Lead(when=with_time(when, time), time=time, start=found.start(), end=after, rest=parting.end(), firm=firm)


def _when(found: re.Match[str]) -> When | None:
    """The day that stands there, as the day of a note."""
    if found["iso"]:
        return _of_iso(found["iso"])
    day = found["d"] or found["wd"] or found["ad"]
    month = found["m"] or found["wm"] or found["am"]
    year = found["y"] or found["wy"] or found["ay"]
    return _of_parts(day, month, year, found[0])


@lru_cache(maxsize=16384)
def _of_iso(words: str) -> When | None:
    when = written(words)
    return replace(when, basis=Basis.NOTE_DATE) if when else None


@lru_cache(maxsize=16384)
def _of_parts(day: str, month: str, year: str, as_written: str) -> When | None:
    number = month if month.isdigit() else month_names().get(month.casefold())
    when = written(f"{day}/{number}/{_full_year(year)}") if number else None
    return replace(when, as_written=as_written, basis=Basis.NOTE_DATE) if when and when.earliest else None


def _full_year(year: str) -> str:
    figures = year.lstrip("'")
    if len(figures) == 4:
        return figures
    return f"20{figures}" if int(figures) <= _PIVOT else f"19{figures}"


def clock_in(line: str, beside: dt.date | None = None) -> tuple[int, int, str] | None:
    """(start, end, hh:mm) of a time of day within a line: "home visit 4.15pm T Ashdown"; no day of the weeks about its own."""
    clocks = (one for one in _CLOCK_WITHIN.finditer(line) if not _is_of_either_half(one) and not _is_a_day(one, beside))
    found = next(clocks, None)
    return (found.start(), found.end(), _time(found)) if found else None


def _is_a_day(clock: re.Match[str], beside: dt.date | None) -> bool:
    """As in "30.07.2024 review (late, I was off w/c 22.07)"; nor a time of another day, as in "attended Sunday 11/02 17.40"."""
    if _BEHIND_A_DAY.search(clock.string, max(0, clock.start() - _DAY_REACH), clock.start()):
        return True
    if beside is None or "." not in clock[0]:
        return False
    if clock["half"] and not _BEHIND_A_WEEKDAY.search(clock.string, max(0, clock.start() - _DAY_REACH), clock.start()):
        return False
    days = (
        real_day(year, int(clock["m"]), int(clock["h"])) for year in (beside.year - 1, beside.year, beside.year + 1)
    )
    return any(day is not None and abs((day - beside).days) <= _ABOUT for day in days)


def _is_of_either_half(clock: re.Match[str]) -> bool:
    """Nothing says whether in the morning ("popped in 4.30ish", "bed at 7.30"), and few visit at half past four of it."""
    return not clock["half"] and clock["h"] in _EITHER


def clock_behind(line: str, at: int) -> tuple[int, str]:
    """Where a clock that stands right behind a place ends, and its time; that place and nothing where none does."""
    found = _CLOCK.match(line, at)
    return (found.end(), _time(found)) if found else (at, "")


def clock_of(value: str) -> str:
    """The first time of day in a value as hh:mm, or nothing."""
    found = _CLOCK.match(value.strip())
    return _time(found) if found else ""


def _time(found: re.Match[str]) -> str:
    hour = found["h"] or found["h4"] or found["h12"]
    minute = found["m"] or found["m4"] or "00"
    half = (found["half"] or found["half12"] or "").lower()[:1]
    number = int(hour) % 12 + 12 * (half == "p") if half and int(hour) <= 12 else int(hour)
    return f"{number:02}:{minute}"


@lru_cache(maxsize=4096)
def heading_date(value: str) -> When | None:
    """The date a heading's value holds, clock and weekday aside; None when it holds none that exists."""
    lead = date_in(value)
    return lead.when if lead else None


def with_time(when: When, time: str) -> When:
    """A note's day with the time its heading gives; the basis says that it is the note's date."""
    dated = when if when.basis is Basis.NOTE_DATE else replace(when, basis=Basis.NOTE_DATE)
    if not time or when.earliest is None or when.earliest != when.latest:
        return dated
    day = written(f"{when.earliest.isoformat()} {time}")
    return replace(day, as_written=when.as_written, basis=Basis.NOTE_DATE) if day else dated


def of_the_head(when: When, day: dt.date | None, beside: str) -> When:
    """A weekday that is all of a note's first sentence is the note's own `day`, and not the same day of the week before.

    `beside`: the rest of the sentence.
    """
    if day is None or when.basis is not Basis.RELATIVE_TO_NOTE or when.earliest is None:
        return when
    if when.earliest != when.latest or (day - when.earliest).days != _DAYS_OF_WEEK or beside.strip(" .,:;-\n"):
        return when
    return replace(When.on(day, as_written=when.as_written), basis=Basis.NOTE_DATE)
