"""Chronologies that somebody wrote at one time, told apart from logs that were kept as things came.

The lines of both begin with a day. In a log it is the day of writing, so a later day in an entry is one to come. In a
chronology it is the day of what happened first: the entry goes on to tell, in the past, of later ones ("she closed on 17 June"),
which were lost as plans, and what stood behind them was told of the day at the head of the line.
"""

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from chronology.prose.sentences import Span
from importers.notes.leads import heading_date
from importers.notes.lines import Line, Look
from importers.notes.over import is_fixed, tells_past
from importers.notes.reports import is_whole

_FULL_DATE = re.compile(
    r"(?<![\d/.-])\d{1,2}(?:st|nd|rd|th)?(?: of)?[ /.-](?:[^\W\d_]{3,9}|\d{1,2})[ /.-](?:19|20)\d{2}(?![\d/.-])"
)
_STOP = re.compile(r"[.;!?]\s|\n")
_FEWEST = 3
_SHARE = 4
"""Of so many entries at least one tells of a later day."""
_MOST = 0.75
"""Share of the entries whose line goes on to tell; in a log the day often stands alone."""
_BULLET = 4
_LONGEST = 200_000
"""Characters of the longest text that somebody wrote at one time."""
_REACH = 200


def looks_back(text: str, lines: Sequence[Line]) -> bool:
    """Entries in the order of their days, of which many tell in the past of a later day than that at their head."""
    entries = [line for line in lines if _opens(line)]
    days = [
        line.lead.when.earliest for line in entries if line.lead is not None and line.lead.when.earliest is not None
    ]
    if len(days) < _FEWEST or len(text) > _LONGEST or days != sorted(days):
        return False
    if sum(is_whole(text, line) for line in entries) <= _MOST * len(entries):
        return False
    starts = [line.start for line in entries]
    later = sum(1 for _ in _later(text, starts, days))
    return later >= _FEWEST and later * _SHARE >= len(days)


def _opens(line: Line) -> bool:
    """A line that a day begins, with no label or number before it."""
    lead = line.lead if line.look is Look.LEAD else None
    return lead is not None and lead.start <= _BULLET and lead.when.earliest is not None


def _later(text: str, starts: Sequence[int], days: Sequence[dt.date]) -> Iterator[dt.date]:
    """Days told in the past within an entry, later than its own and no later than the last entry's."""
    lower = text.lower()
    for found in _FULL_DATE.finditer(text, starts[0]):
        entry = bisect_right(starts, found.start()) - 1
        told = heading_date(found[0])
        day = told.earliest if told else None
        if day is not None and days[entry] < day <= days[-1] and _was(lower, found):
            yield day


def _was(lower: str, found: re.Match[str]) -> bool:
    """The clause of a day says by a verb of the past that it was, and not that it was fixed."""
    stops = [one.end() for one in _STOP.finditer(lower, max(0, found.start() - _REACH), found.start())]
    before = Span(stops[-1] if stops else max(0, found.start() - _REACH), found.start())
    return tells_past(lower, before) and not is_fixed(lower, before)
