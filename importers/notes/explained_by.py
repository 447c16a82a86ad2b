"""Which reading of a file's layout explains it: that of the forms that are known, or the one induced from the file."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from importers.notes.action_rows import rows_between
from importers.notes.labels import Label
from importers.notes.layout import Layout
from importers.notes.leads import heading_date
from importers.notes.lines import Line, Look, cells_of
from importers.notes.openings import Opening
from importers.notes.reports import is_of_a_report
from importers.notes.unheaded import is_narrative

_Head = tuple[int, dt.date | None]
_LABELLED = re.compile(r"[ \t*_|-]{0,8}[^\W\d_][^\n:]{1,40}:")
_NEAR = 8
"""Lines between where two readings have the same head begin."""


def chosen(text: str, lines: Sequence[Line], found: Sequence[Opening], layout: Layout | None) -> Layout | None:
    """The induced layout where it has heads that the known forms miss, and they have no more that it misses."""
    if layout is None or _is_report(text, lines, layout):
        return None
    known = _heads(text, lines, found)
    induced = [(one.index, one.day) for one in layout.heads]
    missed = _unmatched(lines, induced, known)
    more = _unmatched(lines, known, induced)
    if layout.tail:
        return layout
    heads = {index for index, _ in induced}
    if layout.learned:
        # What a known form makes of a line whose day is spelled otherwise is no head that is missed.
        more = [one for one in more if one[0] not in heads]
    labelled = layout.heads[0].mark.shape.endswith(":")
    apart = [
        one
        for one in more
        if not _within_head(text, lines, one[0], heads)
        and not (labelled and (one[0] in heads or (not missed and _trails(lines, one[0]))))
    ]
    # The days that a note with labels of its own tells, one under the other, are that note's.
    if any(lines[index].look is Look.FIELDS for index, _ in apart):
        return None
    return layout if len(missed) > len(apart) or (len(more) > len(apart) and not apart) else None


def without_due_days(text: str, lines: Sequence[Line], layout: Layout | None) -> Layout | None:
    """A layout without the rows of a table of actions: the day in one is that by which a thing is wanted, and heads no note."""
    rows = rows_between(text, 0, len(text)) if layout is not None else ()
    if layout is None or not rows:
        return layout
    starts = {row.span.start for row in rows}
    heads = tuple(one for one in layout.heads if lines[one.index].start not in starts)
    return layout if len(heads) == len(layout.heads) else replace(layout, heads=heads) if len(heads) > 1 else None


def without_lists(text: str, lines: Sequence[Line], found: Sequence[Opening], layout: Layout | None) -> list[Opening]:
    """The heads of the known forms without the days that a note lists out of their turn, where both readings have all other heads."""
    left = [one for one in found if layout is None or one.columns or one.index not in layout.listed]
    if layout is None or layout.tail or len(left) == len(found):
        return list(found)
    known, induced = _heads(text, lines, left), [(one.index, one.day) for one in layout.heads]
    agree = not _unmatched(lines, known, induced) and not _unmatched(lines, induced, known)
    return left if agree else list(found)


def _heads(text: str, lines: Sequence[Line], found: Sequence[Opening]) -> list[_Head]:
    return [(opening.index, day) for opening in found if (day := _day(text, lines, opening)) is not None]


def _trails(lines: Sequence[Line], index: int) -> bool:
    """Words stand before its day and right above it, as of a line that says what comes next."""
    line = lines[index]
    below = index > 0 and lines[index - 1].look not in (Look.BLANK, Look.RULE, Look.FURNITURE)
    return below and line.look is Look.LEAD and line.lead is not None and line.lead.start > 0


def _unmatched(lines: Sequence[Line], heads: Sequence[_Head], others: Sequence[_Head]) -> list[_Head]:
    """The heads of one reading that the other has not; each of the other's is one only."""
    free = dict(others)
    left = []
    for one in heads:
        near = (at for off in range(_NEAR + 1) for at in (one[0] - off, one[0] + off) if at in free)
        at = next((at for at in near if _same(lines, one, (at, free[at]))), None)
        if at is None:
            left.append(one)
        else:
            del free[at]
    return left


def _within_head(text: str, lines: Sequence[Line], index: int, heads: set[int]) -> bool:
    """A labelled day among the labels of a head that has another: "Date typed" over "Date seen"."""
    for step in (1, -1):
        at = index
        while (
            0 <= at < len(lines) and abs(at - index) <= _NEAR and _LABELLED.match(text, lines[at].start, lines[at].end)
        ):
            if at in heads and at != index:
                return True
            at += step
    return False


def _same(lines: Sequence[Line], one: _Head, other: _Head) -> bool:
    """Two readings have the same head: near each other, of one day, and both among labels where either is."""
    first, last = sorted((one[0], other[0]))
    looks = {line.look for line in lines[first : last + 1]} - {Look.BLANK, Look.RULE}
    among = looks == {Look.FIELDS} or Look.FIELDS not in (lines[one[0]].look, lines[other[0]].look)
    return one[1] == other[1] and last - first <= _NEAR and among


def _day(text: str, lines: Sequence[Line], opening: Opening) -> dt.date | None:
    """The day that a known form's head gives."""
    line = lines[opening.index]
    if opening.columns:
        cell = cells_of(text[line.start : line.end])[opening.columns.index(Label.DATE)][2]
        when = heading_date(cell)
        return when.earliest if when else None
    if line.lead is not None:
        return line.lead.when.earliest
    at = opening.index
    while at < len(lines) and (at == opening.index or lines[at].look in (Look.FIELDS, Look.BLANK)):
        for field in lines[at].fields:
            if field.label is Label.DATE and (when := heading_date(field.value)) is not None:
                return when.earliest
        at += 1
    return None


def _is_report(text: str, lines: Sequence[Line], layout: Layout) -> bool:
    if not is_narrative(text, lines):
        return False
    led = [one.index for one in layout.heads if lines[one.index].lead is not None]
    return bool(led) and is_of_a_report(text, lines, led)
