"""Days at the head of a line that no form of figures tells: "The fourth of March.", "Twenty-second March", "Night of 3/4 May".

They are found as dates in sentences are, and only in a file of which the known forms explain nothing: it is slow, and a sentence that
begins with a day is as a rule no heading.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from chronology.dates import find
from chronology.dates.words import month_names
from chronology.model import Basis
from importers.notes.lines import Line, Look
from importers.notes.marks import Bears, Mark

_MOST_LINES = 1500
_REACH, _NEAR = 70, 16
"""Characters of a line that are looked at, and before its day."""
_SOME_YEAR = 2024
"""Any leap year: of a day without one only its month and number are taken."""
# "The fourth of March", "Night of 3/4 May": no words of a sentence.
_OPENS = re.compile(r"\W*(?:(?:the|on|night|nights?|noson|nos|ar)\b(?: of| the| y)*\W*)?", re.IGNORECASE)
# What parts a day from what is told of it; "On the fourth of March he went" begins a sentence.
_ENDS = re.compile(r"[ ]?(?:[.:;|)\]\u2013\u2014-]|[ ]{2}|\t|\Z)")


def found_as_in_sentences(text: str, lines: Sequence[Line]) -> Iterator[tuple[int, Mark]]:
    """The lines that begin with a day, however it is spelt."""
    if len(lines) > _MOST_LINES:
        return
    for index, line in enumerate(lines):
        words = text[line.start : line.end][:_REACH]
        if (
            line.look in (Look.TEXT, Look.LEAD, Look.HEADING, Look.FIELDS)
            and _names_a_month(words)
            and (mark := _mark(words))
        ):
            yield index, mark


def _names_a_month(words: str) -> bool:
    return any(word.casefold() in month_names() for word in re.findall(r"[^\W\d_]+", words))


def _mark(words: str) -> Mark | None:
    for found in find(words, written_on=dt.date(_SOME_YEAR, 12, 31)):
        day, last = found.when.earliest, found.when.latest
        # A night has two days.
        is_whole = day is not None and (last is None or (last - day).days <= 1)
        if day is None or not is_whole or found.start > _NEAR or not _ENDS.match(words, found.end):
            return None
        opens = _OPENS.fullmatch(words, 0, found.start)
        return Mark(
            bears=Bears.DAY,
            start=len(words) - len(words.lstrip()) if opens else found.start,
            end=found.end,
            year=day.year if found.when.basis is Basis.EXPLICIT else None,
            month=day.month,
            day=day.day,
            indent=len(words) - len(words.lstrip()),
            trails=not any(map(str.isalnum, words[found.end :])),
            figures=False,
        )
    return None
