"""Years and seasons at the heads of the lines of a chronology: "2020 - Reception repeated", "Winter 19/20 no heating"."""

import re
from functools import lru_cache

from chronology.dates import single
from chronology.dates.thread import Found, Thread
from chronology.dates.told import century, tell

_FEW = 3
"""Lines that begin with a day, month or year of a year of its own, in what is a chronology."""
_BULLET = r"(?m:^)[ \t]*[-\u2013\u2022*·>]?[ \t]*"
_DATED = re.compile(
    rf"{_BULLET}(?:(?:spring|summer|autumn|winter|easter|christmas|xmas|early|late|mid|gwanwyn|haf|hydref|gaeaf)[ ]|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[ ]"
    r"|\d{1,2}[ /.-](?:\d{1,2}|[a-z]{3,9})[ /.-]|\d{1,2}[/.])?['\u2019]?(?:(?:19|20)\d{2}|\d{2})(?![\w:/]|[ ]?(?:hrs|h\b|am|pm))",
    re.IGNORECASE,
)
# Four figures that no year has: the lines are led by the clock.
_CLOCK = re.compile(rf"{_BULLET}(?:0\d|1[0-8]|2[1-3])[:.]?[0-5]\d\b")
_TEXT = 20_000
"""A chronology shows by so much of it."""


def year_entry(thread: Thread, first: int, last: int) -> list[Found] | None:
    """A year at the head of a line, in a text whose lines are led by dates."""
    year = thread.lexed.tokens[last - 1].number
    if not _is_chronology(thread.lexed.text[:_TEXT]) or (thread.limit is not None and year > thread.limit):
        return None
    return [Found(first=first, last=last, edtf=f"{year:04}")]


def season_entry(thread: Thread, first: int, last: int) -> list[Found] | None:
    """A season with the two figures of its year, or of both that a winter lies in."""
    tokens = thread.lexed.tokens[first:last]
    year = tokens[-1]
    if year.name == "pair":
        before, after = year.parts
        if (before + 1) % 100 != after % 100:
            return None
        told = tell(tokens[:-1])
        told.year = century(before, thread.limit)
        return [Found(first=first, last=last, edtf=told.edtf())]
    if year.name in ("double", "short") and not _is_chronology(thread.lexed.text[:_TEXT]):
        return None
    told = tell(tokens[:-1])
    told.year = century(year.number, thread.limit)
    return [Found(first=first, last=last, edtf=told.edtf())]


def led_pair(thread: Thread, first: int, last: int) -> list[Found] | None:
    """A day and month in figures before what could be counted by them ("6/6 bed soaked"), in a log led by such days."""
    if thread.written_on is None or len(_LED.findall(thread.lexed.text[:_TEXT])) < _FEW:
        return None
    return single.loose(thread, first, last)


_LED = re.compile(rf"{_BULLET}\d{{1,2}}/\d{{1,2}}(?![\d/])")


@lru_cache(maxsize=16)
def _is_chronology(text: str) -> bool:
    return len(_DATED.findall(text)) >= _FEW and _CLOCK.search(text) is None
