"""Whole dates in an unusual arrangement, which dateparser reads.

It is asked only about words that hold a day, a month name and a year, with everything that could be guessed turned
off, and its answer is taken only where all three stand in the text: left to itself it takes missing parts from the
clock and swaps days with months.
"""

import datetime as dt
import re
from collections.abc import Callable
from functools import cache

from chronology.dates.thread import Found, Thread
from chronology.dates.told import month_words

_SPACED_STOP = re.compile(r"[.,;]\s|\n")
_NUMBER = re.compile(r"\d+")
_BASE = dt.datetime(2000, 1, 1)  # noqa: DTZ001  # no date depends on it: all parts are required
_LONGEST = 40


@cache
def _parser() -> Callable[[str], dt.date | None]:
    from dateparser.date import DateDataParser

    parser = DateDataParser(
        languages=["en", "cy"],
        settings={
            "DATE_ORDER": "DMY",
            "PREFER_DAY_OF_MONTH": "first",
            "REQUIRE_PARTS": ["day", "month", "year"],
            "RELATIVE_BASE": _BASE,
            "PARSERS": ["absolute-time"],
        },
    )

    def parse(words: str) -> dt.date | None:
        read = parser.get_date_data(words).date_obj
        return read.date() if read else None

    return parse


def residue(thread: Thread, first: int, last: int) -> list[Found] | None:
    """A day, a month name and a year in an order no rule of ours knows."""
    tokens = thread.lexed.tokens[first:last]
    words = thread.lexed.text[tokens[0].start : tokens[-1].end]
    if len(words) > _LONGEST or _SPACED_STOP.search(words):
        return None
    day = _parser()(words)
    numbers = [int(number) for number in _NUMBER.findall(words)]
    if day is None or sorted(numbers) != sorted((day.day, day.year)) or month_words(tokens) != [day.month]:
        return None
    return [Found(first=first, last=last, edtf=day.isoformat())]
