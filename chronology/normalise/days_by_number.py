"""Days that an entry names by their number in the month alone: "on the 7th", "o/n 9th", "I first wrote 23rd"."""

import datetime as dt
import re
from functools import lru_cache
from typing import Final

_MONTHS: Final = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_WEEKDAYS: Final = "mon|tue|wed|thu|fri|sat|sun"
_NUMBER: Final = r"(?P<day>[12]?\d|3[01])(?:st|nd|rd|th)\b"
_OF_MONTH: Final = re.compile(
    r"\b(?:on(?:\sthe)?|o/n(?:\sthe)?|overnight|(?:night|evening|morning)(?:\sof)?(?:\sthe)?"
    rf"|(?:{_WEEKDAYS})[a-z]*(?:\sthe)?)\s{_NUMBER}"
    # What has its month is read as a date, and some numbers are no day's.
    rf"(?!\s(?:of\s)?(?:{_MONTHS}|floor|birthday|time|attempt|call|visit|day))",
    re.IGNORECASE,
)
_FIRST_WRITTEN: Final = re.compile(
    r"\b(?:first|previously|originally|wrongly)\s(?:wrote|written|put|entered|recorded|dated|said|told|reported)"
    rf"(?:\s(?:it|this|down|as|on|the))*\s{_NUMBER}",
    re.IGNORECASE,
)
_A_DAY: Final = dt.timedelta(days=1)
_WEEK: Final = 7


def last_of_number(day: dt.date, text: str) -> frozenset[dt.date]:
    """The last days before one whose numbers in the month a text names."""
    found = (_last(day, int(each["day"])) for each in _OF_MONTH.finditer(text))
    return frozenset(each for each in found if each is not None)


@lru_cache(maxsize=8192)
def first_written(day: dt.date, text: str) -> frozenset[dt.date]:
    """The days near one under which a text says that it was written first, before it was put right: others may have it so."""
    numbers = {int(each["day"]) for each in _FIRST_WRITTEN.finditer(text)}
    near = (day + by * _A_DAY for by in range(-_WEEK, _WEEK + 1))
    return frozenset(each for each in near if each.day in numbers)


def _last(day: dt.date, number: int) -> dt.date | None:
    """None where it is the day itself, or that month has none such.

    A report of the night may give the number of the day that follows before it has come.
    """
    if number in (day.day, (day + _A_DAY).day):
        return None
    month = day if number < day.day else day.replace(day=1) - _A_DAY
    try:
        return month.replace(day=number)
    except ValueError:
        return None
