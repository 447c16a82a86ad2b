"""The days an entry tells of in its words, which are not always its own: "attended 12/05", "on Friday night"."""

import datetime as dt
import re
from functools import lru_cache

from chronology.model import Account, Precision
from chronology.normalise.speech import told_by_itself

_EXACT = frozenset({Precision.DAY, Precision.MINUTE})
_DATE = re.compile(
    r"(?<![\d/.])(?P<day>[12]?\d|0\d|3[01])(?P<mark>[/.])(?P<month>0?[1-9]|1[0-2])(?:(?P=mark)\d{2,4})?(?![\d/])"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMED = re.compile(
    rf"\b(?P<day>[12]?\d|3[01])(?:st|nd|rd|th)?[\s-](?P<month>{'|'.join(_MONTHS)})[a-z]*\b", re.IGNORECASE
)
_DAY_BEFORE = re.compile(
    r"\b(?:yesterday'?s?|last night|the day before|previous (?:day|evening|night))\b", re.IGNORECASE
)
# What a clause that begins so is of is another event, which this one answers: "call back re assault on 09/10".
_LOOKING_BACK = re.compile(
    r"\b(?:after|re(?=\s\D)|regarding|concerning|in relation to|relating to|(?:rang|phoned|called|asked|spoke\w*|visit\w*)\s(?:\w+\s)?about)\b"
    r"[^.,;:()\n]*",
    re.IGNORECASE,
)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY_WORD = (
    r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
)
_IN_FULL = r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
# "On Saturday", "Friday night": the last one before the entry; "until Friday" and "next Friday" are days to come.
_TO_COME = "".join(
    rf"(?<!\b{word} )"
    for word in [
        "by",
        "until",
        "till",
        "next",
        "this",
        "for",
        "due",
        "every",
        "each",
        "from",
        "to",
        "before",
        "coming",
        "about",
        "planned",
        "booked",
        "arranged",
        "scheduled",
        "listed",
    ]
)
_WEEKDAY = re.compile(
    rf"{_TO_COME}(?:\b(?:on|last|over)\s(?:the\s)?(?P<on>{_WEEKDAY_WORD})\b"
    rf"|\b(?P<part>{_WEEKDAY_WORD})\s(?:morning|afternoon|evening|night)\b"
    rf"|\b(?P<only>{_IN_FULL})\b)(?!['’])",
    re.IGNORECASE,
)
_WEEKEND = re.compile(r"\b(?:over|at|during|last|of|this past)\s(?:the\s|last\s)*weekend\b", re.IGNORECASE)
_WEEK = 7
_FEASTS = {
    "christmas eve": (24, 12),
    "christmas day": (25, 12),
    "boxing day": (26, 12),
    "new year's eve": (31, 12),
    "new year's day": (1, 1),
    "halloween": (31, 10),
    "bonfire night": (5, 11),
}
_FEAST = re.compile(rf"\b(?:{'|'.join(_FEASTS)})\b", re.IGNORECASE)
# A letter that is later than this is about something else too.
_LETTERS_LAG = dt.timedelta(days=31)


def is_exact(account: Account) -> bool:
    """Its day is known."""
    return account.when.precision in _EXACT


def days_meet(one: Account, other: Account) -> bool:
    """Some day may be both's."""
    return one.when.first_day <= other.when.last_day and other.when.first_day <= one.when.last_day


def names_day_of(one: Account, other: Account) -> bool:
    """One gives the other's day in its words."""
    return other.when.earliest in days_named(one)


def dates(one: Account, other: Account) -> bool:
    """One gives the other's day by its date, not as yesterday or Friday: it may be one of several things it tells."""
    named = {(other.when.first_day.day, other.when.first_day.month)} if other.when.dated else set()
    return bool(named & _days_in(told_by_itself(one)))


def either_names_day(one: Account, other: Account) -> bool:
    """One of them gives the other's day."""
    return names_day_of(one, other) or names_day_of(other, one)


def days_named(account: Account) -> frozenset[dt.date]:
    """Days before its own that an account names in its words, as a letter names the day of the attendance it tells of."""
    day = account.when.latest
    return frozenset() if day is None else _days_before(day, told_by_itself(account))


def tells_of_day_before(account: Account) -> bool:
    """Its words are of yesterday or last night."""
    return bool(_DAY_BEFORE.search(_of_itself(told_by_itself(account))))


@lru_cache(maxsize=8192)
def _days_before(day: dt.date, words: str) -> frozenset[dt.date]:
    text = _of_itself(words)
    named = {_before(day, number, month) for number, month in _days_in(text)}
    if _DAY_BEFORE.search(text):
        named.add(day - dt.timedelta(days=1))
    # On a Saturday, "on Saturday" is that day.
    named.update(_weekday_before(day, nth) for nth in _weekdays_in(text) - {day.weekday()})
    return frozenset(each for each in named if each is not None and day - each <= _LETTERS_LAG)


@lru_cache(maxsize=8192)
def _of_itself(words: str) -> str:
    return _LOOKING_BACK.sub(" ", words)


def _before(day: dt.date, number: int, month: int) -> dt.date | None:
    """The last such day before one; None where there is none, or it is the day itself."""
    for year in (day.year, day.year - 1):
        try:
            named = dt.date(year, month, number)
        except ValueError:
            continue
        if named < day:
            return named
    return None


def _days_in(text: str) -> frozenset[tuple[int, int]]:
    figures = {(int(found["day"]), int(found["month"])) for found in _DATE.finditer(text)}
    words = {(int(found["day"]), _MONTHS.index(found["month"].casefold()) + 1) for found in _NAMED.finditer(text)}
    feasts = {_FEASTS[found[0].casefold()] for found in _FEAST.finditer(text)}
    return frozenset(figures | words | feasts)


def _weekday_before(day: dt.date, weekday: int) -> dt.date:
    return day - dt.timedelta(days=(day.weekday() - weekday - 1) % _WEEK + 1)


def _weekdays_in(text: str) -> frozenset[int]:
    """The days of the week that a text tells of as past."""
    named = {
        _WEEKDAYS.index((found["on"] or found["part"] or found["only"]).casefold()[:3])
        for found in _WEEKDAY.finditer(text)
    }
    return frozenset(named | ({5, 6} if _WEEKEND.search(text) else set()))
