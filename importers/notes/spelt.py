"""A day as a line spells it, and the spellings that are known before a file is looked at."""

import datetime as dt
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from chronology.caseless import in_small_letters
from chronology.dates.figures import ROMAN_MONTHS
from chronology.dates.words import month_names, welsh_weekdays

WEEKDAY = r"(?:mon|tues?|wed|weds|wednes|thur?s?|fri|satur|sat|sun)(?:day)?"
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WELSH_SHORT = {"maw": 1, "mer": 2, "gwe": 4, "gwen": 4, "sad": 5}
"""As day books write them before a day; the short forms of the others are their whole names. Monday is 0."""
_EARLIEST, _LATEST = 1930, 2060
_FORMS = ("i", "c", "s", "n", "w", "a", "r", "k")
"""Names of the groups of a day, month and year, by how they are written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelt:
    """A day in its line, with as much of it as the line tells."""

    start: int
    end: int
    day: int
    month: int
    year: int | None = None
    weekday: int | None = None
    named: bool = False
    """Its month is a word."""
    slashed: bool = False


def spelt_in(words: str, begin: int = 0, end: int = sys.maxsize) -> Iterator[Spelt]:
    """The days of a line in the known spellings, with their years or without."""
    for found in _known().finditer(in_small_letters(words), begin, end):
        yield _spelt(found)


def _spelt(found: re.Match[str]) -> Spelt:
    named = found["wm"] or found["am"]
    year = next(filter(None, (found[f"{form}y"] for form in _FORMS)), None)
    return Spelt(
        start=found.start(),
        end=found.end(),
        day=int(next(filter(None, (found[f"{form}d"] for form in _FORMS)))),
        month=month_names()[named.casefold()] if named else _month_in_figures(found),
        year=full_year(year) if year else None,
        weekday=weekday_of(found["wk"] or found["wb"] or found["kw"] or ""),
        named=bool(named),
        slashed=found["sep"] == "/",
    )


def _month_in_figures(found: re.Match[str]) -> int:
    if found["rm"]:
        return ROMAN_MONTHS[found["rm"].lower()]
    return int(found["im"] or found["cm"] or found["sm"] or found["nm"] or found["km"])


def weekday_of(name: str) -> int | None:
    """Which day of the week a name is, in either language; Monday is 0, as in `datetime`."""
    short = name.casefold()[:3]
    if short in _WEEKDAYS:
        return _WEEKDAYS.index(short)
    welsh = welsh_weekdays().get(name.casefold())
    return welsh - 1 if welsh else _WELSH_SHORT.get(name.casefold())


def full_year(year: str) -> int:
    """A year with its century."""
    figures = year.lstrip("'")
    if len(figures) == 4:
        return int(figures)
    return 2000 + int(figures) if int(figures) <= 60 else 1900 + int(figures)


def made(year: int | None, month: int | None, day: int | None) -> dt.date | None:
    """A day of the calendar within the times that records tell of."""
    if year is None or month is None or day is None or not _EARLIEST <= year <= _LATEST:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


@cache
def months() -> str:
    """The names of months as a choice of a pattern, the longest first."""
    return "|".join(sorted((re.escape(name) for name in month_names() if name.isalpha()), key=len, reverse=True))


@cache
def roman_months() -> str:
    """The months in Roman figures, the longest first."""
    return "|".join(sorted(ROMAN_MONTHS, key=len, reverse=True))


@cache
def _known() -> re.Pattern[str]:
    year = r"(?:19|20)\d\d|'?\d\d(?![:.]?\d|[ ]?[ap]\.?m|[\w/])"
    weekday = rf"(?:\b(?P<wk>{WEEKDAY}|{'|'.join((*welsh_weekdays(), *_WELSH_SHORT))})\b\.?,?[ ]{{1,2}})?(?:\bthe[ ])?"
    date = (
        r"(?:(?P<iy>(?:19|20)\d\d)[-/.](?P<im>\d\d)[-/.](?P<id>\d\d)(?![\d/-])"
        r"|(?P<cy>20\d\d)(?P<cm>0[1-9]|1[0-2])(?P<cd>0[1-9]|[12]\d|3[01])(?![\d/.-])"
        r"|(?P<sd>\d{1,2})[ ]?/[ ]?(?P<sm>\d{1,2})[ ]?/[ ]?(?P<sy>(?:19|20)\d\d|\d\d)(?![\d/])"
        r"|(?P<nd>\d{1,2})(?P<sep>[/.-])(?P<nm>\d{1,2})(?:(?P=sep)(?P<ny>(?:19|20)\d\d|\d\d)|(?![ ]?[ap]\.?m\b))(?![\d/+]|[.:-]\d)"
        rf"|(?P<rd>\d{{1,2}})(?P<rs>[./-])(?P<rm>{roman_months()})(?P=rs)(?P<ry>(?:19|20)\d\d|\d\d)(?![\w/])"
        rf"|(?P<wd>\d{{1,2}})(?:st|nd|rd|th)?[ ]?(?:of[ ])?[-./ ]?(?P<wm>{months()})(?![^\W\d_])\.?(?:,?[-./ ]?[ ]?(?P<wy>{year}))?(?!\w)"
        rf"|(?P<am>{months()})\.?[ ](?P<ad>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:.]\d|\w)(?:,?[ ](?P<ay>(?:19|20)\d\d))?(?!\w))"
    )
    # "TUE210524": a roster's day, its weekday written on to six figures.
    date += r"|(?P<kw>mon|tue|wed|thu|fri|sat|sun)(?P<kd>0[1-9]|[12]\d|3[01])(?P<km>0[1-9]|1[0-2])(?P<ky>\d\d)(?![\w/])"
    return re.compile(rf"(?<![\w/.£+-]){weekday}(?:{date})(?:[ ]?\((?P<wb>{WEEKDAY})\))?")
