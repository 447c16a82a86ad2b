"""Tables of times missing: a row is one time, from its first day to the day of its end, and its other columns say of it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from chronology.prose.phrases import folded
from importers.agency_chronology.columns import Meaning
from importers.agency_chronology.layout import Column, Layout
from importers.agency_chronology.rows import Row

_ENGLISH, _WELSH = "Missing", "Ar goll"
# The interview that is offered to a child who was away, by the names it goes by.
_INTERVIEW = re.compile(
    r"\b(?:rhis?|irhi|return(?: home)?[ -](?:home )?interviews?|debriefs?|cyfweliad\w*)\b", re.IGNORECASE
)
# "Hours" is how long, where "Time" is when.
_LENGTH = re.compile(r"\b(?:hours|hrs|oriau)\b", re.IGNORECASE)
_APART = frozenset(
    {Meaning.DATE, Meaning.DATE_FROM, Meaning.TIME, Meaning.CHILD, Meaning.BORN, Meaning.IDENTIFIER, Meaning.ROW_NUMBER}
)
_ALSO_APART = frozenset({Meaning.RECORDED, Meaning.AUTHOR, Meaning.AGENCY, Meaning.REFERENCE, Meaning.TYPE})


def as_time_missing(row: Row, layout: Layout) -> Row:
    """The row of a table of times missing with all that it says as what happened, and its interview as what came of it."""
    if not layout.of_times_missing or not row.cell.dated:
        return row
    said = tuple(_said(row, layout))
    event = next(
        (column for column in layout.columns if column.meaning is Meaning.EVENT),
        said[0][0] if said else layout.columns[0],
    )
    welsh = "goll" in folded(" ".join(layout.headings))
    name = _WELSH if welsh else _ENGLISH
    words = [f"{column.said(cell.rstrip('.'))}." for column, cell in said]
    came = [column.said(cell.rstrip(".")) for column, cell in said if _INTERVIEW.search(column.name)]
    told = dict(row.told)
    told[Meaning.EVENT] = ((event, " ".join((f"{name}.", *words))),)
    told.setdefault(Meaning.TYPE, ((event, name),))
    if came:
        told[Meaning.OUTCOME] = ((event, "; ".join(came)),)
    return replace(row, told=told)


def _said(row: Row, layout: Layout) -> Iterator[tuple[Column, str]]:
    """What a row says in the columns that are no name, no number and not the day it begins with, in their order."""
    aside: dict[str, Sequence[str]] = {}
    for name, words in row.aside:
        aside[name] = (*aside.get(name, ()), words)
    for column in layout.columns:
        apart = column.meaning in _APART or column.meaning in _ALSO_APART
        if apart and not (column.meaning is Meaning.TIME and _LENGTH.search(column.name)):
            continue
        held = row.told.get(column.meaning, ()) if column.meaning is not None else ()
        cells = [words for other, words in held if other.index == column.index] or list(aside.get(column.name, ()))
        if cells and cells[0]:
            yield column, " ".join(cells[0].split())
