"""Headings whose year is not that of the notes around them: kept as written, and named."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace

from chronology.dates import from_edtf
from chronology.hooks import Read
from chronology.model import Account
from importers.notes.note import Note

_NEAR = 400
"""Days within which the notes on either side lie of each other, where what stands between them has its place."""
_APART = 300
"""Days from them beyond which a note has none."""


def of_another_year(notes: Sequence[Note]) -> Iterator[tuple[Note, int]]:
    """Notes headed years from their neighbours, where the year alone differs; and by how many years (earlier below nought).

    The notes before and behind stand close to each other, and the same day and month in their year lies among them.
    """
    days = [(note, note.day) for note in notes if note.day is not None and not note.narrative]
    if len(days) < 3:
        return
    for (_, before), (note, day), (_, behind) in zip(days, days[1:], days[2:], strict=False):
        first, last = sorted((before, behind))
        if (last - first).days > _NEAR or (-_APART < (day - first).days and (day - last).days < _APART):
            continue
        for year in range(first.year, last.year + 1):
            if day.year != year and first <= _in_year(day, year) <= last:
                yield note, day.year - year
                break


def in_doubt(value: Read, note: Note) -> Read:
    """What such a note tells of its own day says that the day is only possible, wherever it is printed."""
    if (
        not isinstance(value, Account)
        or value.when.earliest != note.day
        or value.when.latest != note.day
        or not note.day
    ):
        return value
    when = from_edtf(f"{note.day.isoformat()}?", as_written=value.when.as_written, basis=value.when.basis)
    return replace(value, when=when)


def _in_year(day: dt.date, year: int) -> dt.date:
    return day.replace(year=year, day=min(day.day, 28))
