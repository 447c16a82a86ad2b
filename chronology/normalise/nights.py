"""The night, which goes on past midnight: one who tells of it gives the evening's date, and another the next morning's."""

import datetime as dt
import re
from functools import lru_cache
from typing import Final

_DUSK: Final = 20 * 60
_LATE: Final = 21 * 60
_DAWN: Final = 6 * 60
_BEGINS: Final = re.compile(r"\W*(?P<hour>[01]\d|2[0-3])[:.]?(?P<minute>[0-5]\d)(?![\d/:.])")
_NIGHT: Final = re.compile(
    r"\b(?:early hours|(?:in|during|middle of) the night|overnight|gone midnight|after midnight|last night|that night|small hours|nights|night shift|night carer)\b",
    re.IGNORECASE,
)
# The night after a day by the day's own name, and the hours of a night that already bear the next day's date.
_NAMED_NIGHT: Final = re.compile(
    r"\b(?:(?P<mon>mon|nos lun)|(?P<tue>tues?|nos fawrth)|(?P<wed>wed(?:nes)?|nos fercher)|(?P<thu>thu(?:rs?)?|nos iau)|(?P<fri>fri|nos wener)"
    r"|(?P<sat>sat(?:ur)?|nos sadwrn)|(?P<sun>sun|nos sul))(?:(?<=nos lun)|(?<=fawrth)|(?<=fercher)|(?<=nos iau)|(?<=wener)|(?<=sadwrn)|(?<=nos sul)|(?:day)?\snight)\b",
    re.IGNORECASE,
)
_OVERNIGHT: Final = re.compile(r"\b(?:overnight|(?:in|during) the night|dros nos|yn ystod y nos)\b", re.IGNORECASE)
_SMALL_HOURS: Final = re.compile(
    r"\b(?:(?:early|small) hours|(?:gone|after|past|just after|around|about|at) midnight|(?:wedi|tua|am|ar ôl) (?:h|ch)anner nos|hanner nos|oriau mân)\b",
    re.IGNORECASE,
)
_WEEK: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def is_after_dusk(minute: int) -> bool:
    """A minute of the day is of the evening, from which on what happens may be told as of the night."""
    return minute >= _DUSK


def is_before_dawn(minute: int) -> bool:
    """A minute of the day is of the night that began the day before."""
    return minute < _DAWN


def is_at_night(minute: int) -> bool:
    """A minute of the day is of the night."""
    return minute < _DAWN or minute >= _LATE


@lru_cache(maxsize=8192)
def begins_with_hour(text: str) -> int | None:
    """The minute of the day in figures that a text begins with: "0222 on scene"."""
    found = _BEGINS.match(text)
    return None if found is None else int(found["hour"]) * 60 + int(found["minute"])


@lru_cache(maxsize=8192)
def tells_night(text: str) -> bool:
    """A text tells of a night, and does not say whether of its evening or its morning."""
    return bool(_NIGHT.search(text))


@lru_cache(maxsize=8192)
def tells_overnight(text: str) -> bool:
    """A text, of the morning, tells of the night before it."""
    return bool(_OVERNIGHT.search(text))


@lru_cache(maxsize=8192)
def tells_night_of(text: str, day: dt.date) -> bool:
    """What is told of a Friday speaks of "Friday night"."""
    return _WEEK[day.weekday()] in {found.lastgroup for found in _NAMED_NIGHT.finditer(text)}


@lru_cache(maxsize=8192)
def tells_small_hours(text: str) -> bool:
    """A text tells of the hours after midnight, which already bear the next day's date."""
    return bool(_SMALL_HOURS.search(text))
