"""Headings whose year is not that of the notes around them: kept as written, and named."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from chronology.dates import day_in_doubt, slips_of_year
from chronology.hooks import Read
from chronology.model import Account
from importers.notes.note import Note


def of_another_year(notes: Sequence[Note]) -> Iterator[tuple[Note, int]]:
    """Notes headed years from their neighbours, where the year alone differs; and by how many years (earlier below nought)."""
    days = [(note, note.day) for note in notes if note.day is not None and not note.narrative and not note.in_own_row]
    for place, years in slips_of_year([day for _, day in days]):
        yield days[place][0], years


def in_doubt(value: Read, note: Note) -> Read:
    """What such a note tells of its own day says that the day is only possible, wherever it is printed."""
    if (
        not isinstance(value, Account)
        or value.when.earliest != note.day
        or value.when.latest != note.day
        or not note.day
    ):
        return value
    return replace(value, when=day_in_doubt(value.when))
