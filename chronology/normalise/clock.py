"""The hours an account names, to tell two incidents of one day apart and one over midnight together."""

import datetime as dt
import re
from collections.abc import Callable
from functools import lru_cache
from itertools import product

from chronology.model import Account, Precision
from chronology.normalise.days_told import days_named, share_day_told
from chronology.normalise.nights import (
    begins_with_hour,
    is_after_dusk,
    is_at_night,
    is_before_dawn,
    tells_night,
    tells_night_of,
    tells_small_hours,
)

_CLOCK = re.compile(
    r"(?<![\d:.])(?:"
    r"(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?:\s?(?P<half>[ap])\.?m\b)?(?![\d:.]?\d)(?!\s?(?:kgs?|lbs?|st|g|mg|ml|cm|mm|m|km|miles|%)\b)"
    r"|(?P<round>1[0-2]|0?[1-9])\s?(?P<round_half>[ap])\.?m\b"
    r"|(?P<four>(?:[01]\d|2[0-3])[0-5]\d)\s?(?:hrs|hours|h)\b"
    # Without a word behind it, four figures are an hour where the words before say so, and no year.
    r"|(?:(?<=\bat )|(?<=\babout )|(?<=\bapprox )|(?<=\bapproximately )|(?<=\baround )|(?<=\bcirca ))(?P<stated>(?:[01]\d|2[0-3])[0-5]\d)(?![\d/.:])"
    r"|(?:(?<=\bbetween )|(?<=\band )|(?<=\bsince )|(?<=\bfrom )|(?<=\bby )|(?<=\buntil )|(?<=\brang )|(?<=\bseen ))"
    r"(?P<bare>(?!19\d\d|20\d\d)(?:[01]\d|2[0-3])[0-5]\d)(?![\d/.:])"
    r")",
    re.IGNORECASE,
)
# "Mum phoned 8.30", "Home rang at 00.30": when it was heard of.
_CALLED_AT = re.compile(
    r"\b(?:rang|rung|phoned|telephoned|texted|e-?mailed|messaged|(?:tele)?phone call)(?:\s(?:in|me|us|school|office|duty|edt))?"
    r"(?:\s(?:at|about|around))?\s(?:(?:[01]?\d|2[0-3])[:.]?[0-5]\d|(?:1[0-2]|[1-9])\s?[ap]\.?m)(?:\s?(?:hrs|[ap]\.?m))?(?![\d/])",
    re.IGNORECASE,
)
_DAY = 24 * 60
_ONE_HOUR = 60
_HOURS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_PARTS = {"half": 30, "quarter": 15, "five": 5, "ten": 10, "twenty": 20, "twenty five": 25}
# "Half nine" is half past nine to those who write these records.
_SPOKEN = re.compile(
    rf"\b(?:(?P<part>{'|'.join(sorted(_PARTS, key=len, reverse=True))})\s(?P<way>past\s|to\s)?(?P<hour>{'|'.join(_HOURS)})"
    rf"|(?P<only>{'|'.join(_HOURS)})\s?(?:o'clock|pm|am|ish\b))\b",
    re.IGNORECASE,
)


def gap(one: Account, other: Account) -> int | None:
    """The least number of minutes between the hours two accounts name; None where one names none.

    Where both only date the hour, the days count; an hour in the words may be of the night before the entry's own day.
    An entry is dated when it was told: where it names an hour or the other's day, what it tells was at another hour.
    """
    first, second = dated_hour(one), dated_hour(other)
    (mine, later), (yours, after) = (
        (_spoken(each), _is_told_later(each, of)) for each, of in ((one, other), (other, one))
    )
    if first is not None and second is not None and not (mine or yours or later or after):
        return abs(first - second)
    hours = (
        (mine if first is None or later else (first, *mine)),
        (yours if second is None or after else (second, *yours)),
    )
    return min((_round_the_clock(here - there) for here, there in product(*hours)), default=None)


def _is_told_later(account: Account, other: Account) -> bool:
    """It is of a later day than the other and names one before its own, or both do: its own hour is the telling's.

    So it is where what is entered by day is told of the night.
    """
    if account.when.earliest is None or other.when.earliest is None:
        return False
    if _tells_of_night_gone(account):
        return True
    later = account.when.earliest > other.when.earliest
    return (later and bool(days_named(account))) or share_day_told(account, other)


def _tells_of_night_gone(account: Account) -> bool:
    hour, words = dated_hour(account), _words_of(account)
    by_day = hour is not None and not (is_before_dawn(hour % _DAY) or is_after_dusk(hour % _DAY))
    return by_day and (tells_night(words) or tells_small_hours(words))


def between(one: Account, other: Account) -> int | None:
    """Minutes between the dated hours of two accounts; None where either only has an hour in its words, or none."""
    first, second = dated_hour(one), dated_hour(other)
    return abs(first - second) if first is not None and second is not None else None


def gives_hour_of_call(account: Account) -> bool:
    """The only hour that it gives is the one at which it was rung in: what it tells of was before."""
    return dated_hour(account) is None and _only_of_call(_words_of(account))


@lru_cache(maxsize=8192)
def _only_of_call(text: str) -> bool:
    return bool(_CALLED_AT.search(text)) and not _named(_CALLED_AT.sub(" ", text))


def share_hour_of_night(one: Account, other: Account) -> bool:
    """Each names an hour of the night, which an entry of the day before may tell as well as one of the day after."""
    return all(any(map(is_at_night, (*_spoken(each), *_own_hour(each)))) for each in (one, other))


def share_night(one: Account, other: Account) -> bool:
    """Of two days that follow each other both tell of the one night between, by an hour or in words.

    An entry's own hour says which end of the night it is of; where it has none, all hours that its words name must. Of two
    hours the night is one however far apart they are: what is against them is weighed with the hours.
    """
    first, second = one.when.earliest, other.when.earliest
    if first is None or second is None or abs((first - second).days) != 1:
        return False
    earlier, later = (one, other) if first < second else (other, one)
    evening = _is_hour(earlier, is_after_dusk) or tells_night_of(_words_of(earlier), min(first, second))
    morning = _is_hour(later, is_before_dawn) or tells_small_hours(_words_of(later))
    # The night in general words, "overnight", is either end of it: the other must say which. Who writes a night down under
    # the evening's date names the hours after midnight too.
    return morning and (evening or tells_night(_words_of(earlier)) or _name_one_hour(earlier, later))


def _name_one_hour(earlier: Account, later: Account) -> bool:
    return any(
        is_before_dawn(hour) and abs(hour - other) <= _ONE_HOUR
        for hour, other in product(_spoken(earlier), _own_hour(later))
    )


def _is_hour(account: Account, fits: Callable[[int], bool]) -> bool:
    hours = _own_hour(account) or _spoken(account)
    return bool(hours) and all(map(fits, hours))


def _own_hour(account: Account) -> tuple[int, ...]:
    """The hour of the day that an entry is dated with, or that it begins with in figures."""
    hour = dated_hour(account)
    if hour is not None:
        return (hour % _DAY,)
    begun = begins_with_hour(_words_of(account)) if account.when.precision is Precision.DAY else None
    return () if begun is None else (begun,)


def _words_of(account: Account) -> str:
    return account.source.quote or account.fact


def dated_hour(account: Account) -> int | None:
    """The minute of an account's own date and time, on one scale of days."""
    if account.when.precision is not Precision.MINUTE or not account.when.edtf or account.when.earliest is None:
        return None
    clock = dt.time.fromisoformat(account.when.edtf[11:16])
    return account.when.earliest.toordinal() * _DAY + clock.hour * 60 + clock.minute


def _round_the_clock(minutes: int) -> int:
    apart = abs(minutes) % _DAY
    return min(apart, _DAY - apart)


def _spoken(account: Account) -> tuple[int, ...]:
    begun = () if account.when.precision is Precision.MINUTE else _own_hour(account)
    return tuple(dict.fromkeys((*begun, *_named(_words_of(account)))))


@lru_cache(maxsize=8192)
def _named(text: str) -> tuple[int, ...]:
    figures = (minutes for found in _CLOCK.finditer(text) for minutes in _minutes(found))
    words = (minutes for found in _SPOKEN.finditer(text) for minutes in _in_words(found))
    return tuple(dict.fromkeys((*figures, *words)))


def _in_words(found: re.Match[str]) -> tuple[int, ...]:
    """Both halves of the day: words seldom say which."""
    hour = _HOURS.index((found["hour"] or found["only"]).casefold()) + 1
    part = _PARTS[found["part"].casefold()] if found["part"] else 0
    if part and not found["way"] and part != _PARTS["half"]:
        return ()
    before = (found["way"] or "").strip().casefold() == "to"
    minutes = (hour * 60 + (-part if before else part)) % (_DAY // 2)
    return minutes, minutes + _DAY // 2


def _minutes(found: re.Match[str]) -> tuple[int, ...]:
    if four := found["four"] or found["stated"] or found["bare"]:
        return (int(four[:2]) * 60 + int(four[2:]),)
    hour, minute = int(found["hour"] or found["round"]), int(found["minute"] or 0)
    half = (found["half"] or found["round_half"] or "").casefold()
    if half:
        return ((hour % 12 + (12 if half == "p" else 0)) * 60 + minute,)
    morning = hour * 60 + minute
    # "1.40" in a school's log is as likely the afternoon; "01:40" is not.
    return (morning, morning + _DAY // 2) if 0 < hour < 12 and not found["hour"].startswith("0") else (morning,)
