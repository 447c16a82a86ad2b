"""Which reading of a file's layout explains it: that of the forms that are known, or the one induced from the file."""

import datetime as dt
from collections.abc import Sequence

from importers.notes.induced import Layout
from importers.notes.labels import Label
from importers.notes.leads import heading_date
from importers.notes.lines import Line, Look, cells_of
from importers.notes.openings import Opening
from importers.notes.reports import is_of_a_report
from importers.notes.unheaded import is_narrative

_NEAR = 8
"""Lines between where two readings have the same head begin."""


def chosen(text: str, lines: Sequence[Line], found: Sequence[Opening], layout: Layout | None) -> Layout | None:
    """The induced layout where it has heads that the known forms miss, and they have no more that it misses."""
    if layout is None or _is_report(text, lines, layout):
        return None
    known = [(opening.index, day) for opening in found if (day := _day(text, lines, opening)) is not None]
    induced = [(one.index, one.day) for one in layout.heads]
    missed = [one for one in induced if not any(_same(lines, one, other) for other in known)]
    more = [one for one in known if not any(_same(lines, other, one) for other in induced)]
    if layout.tail:
        return layout
    heads = {index for index, _ in induced}
    apart = [one for one in more if not _within_head(lines, one[0], heads)]
    # The days that a note with labels of its own tells, one under the other, are that note's.
    if any(lines[index].look is Look.FIELDS for index, _ in apart):
        return None
    return layout if len(missed) > len(apart) or (len(more) > len(apart) and not apart) else None


def _within_head(lines: Sequence[Line], index: int, heads: set[int]) -> bool:
    """A labelled day among the labels of a head that has another: "Date typed" over "Date seen"."""
    at = index
    while at < len(lines) and lines[at].look is Look.FIELDS and at - index <= _NEAR:
        if at in heads and at != index:
            return True
        at += 1
    return False


def _same(lines: Sequence[Line], one: tuple[int, dt.date | None], other: tuple[int, dt.date | None]) -> bool:
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
