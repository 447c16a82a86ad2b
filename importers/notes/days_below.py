"""Entries that stand under a heading of their own within the last note of a log: the stays of a discharge summary, another hand's sheet.

"[1] Adm 21/11/2022", "14 May   First visit." below "Visits, weekly, from 14 May 24": each opens with its day, and what the next
lines tell is of that day and not of the log's note above.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from chronology.dates.words import month_names
from chronology.model import Basis, When
from importers.notes.heading import Heading
from importers.notes.leads import date_at
from importers.notes.note import Note

_STAY = re.compile(
    r"^[ \t]{0,4}[(\[]?\d{1,2}[.)\]][ \t]{1,3}(?:adm(?:itted|ission)?|attend(?:ed|ance)|seen|visit(?:ed)?|stay|episode)\b[.:]?[ \t]{1,3}(?:on )?(?=\d)",
    re.IGNORECASE | re.MULTILINE,
)
# "3, 10, 17 Nov   No answer" begins with the first of its days.
_SHEET = re.compile(
    r"^(?P<d>\d{1,2})(?:(?:, ?| ?& ?| and )\d{1,2})*(?:st|nd|rd|th)?[ ](?P<month>[A-Z][a-z]{2,8})\.?[ \t]{2,}(?=\S)",
    re.MULTILINE,
)
_STAYS, _LINES = 2, 4
"""So many of one form recur."""
_FULL_DATE = re.compile(r"\b\d{1,2}[ /.-](?:[^\W\d_]{3,9}|\d{1,2})[ /.-](?:20)?\d{2}\b")
_ABOVE = 240
"""Characters above the first entry of a sheet in which its year stands."""


class _Entry(NamedTuple):
    """Where an entry begins, where its words do, and its day."""

    start: int
    body: int
    when: When


def with_entries_within(text: str, notes: Iterable[Note]) -> Iterator[Note]:
    """The notes of a text, with numbered stays as notes of their own, and the entries of another form at the end of a note."""
    for note in _with_stays(text, list(notes)):
        sheet = _sheet(text, note) if note.led and not note.in_own_row else []
        yield from _parted(text, note, sheet) if sheet else (note,)


def _with_stays(text: str, notes: list[Note]) -> list[Note]:
    """A stay is headed by the day on which it began, whatever other days its line tells; a note that begins below it is its own."""
    found = ((each.start(), date_at(text, each.end())) for each in _STAY.finditer(text))
    stays = [_Entry(start, start, lead.when) for start, lead in found if lead is not None]
    if len(stays) < _STAYS:
        return notes
    first, lines = stays[0].start, [(stay.start, text.find("\n", stay.start)) for stay in stays]
    above = [part for note in notes if note.start < first for part in _above(text, note, first)]
    of_a_stay = {note.start for note in notes for start, end in lines if start <= note.start <= end}
    below = [note for note in notes if note.start > first and note.start not in of_a_stay]
    starts = sorted([*(stay.start for stay in stays), *(note.start for note in below), len(text)])
    made = [_entry(text, stay, next(start for start in starts if start > stay.start)) for stay in stays]
    return sorted([*above, *made, *below], key=lambda note: note.start)


def _parted(text: str, note: Note, entries: Sequence[_Entry]) -> list[Note]:
    """What a note tells above entries, where it tells something, and they."""
    stops = [*(entry.start for entry in entries[1:]), note.end]
    made = [_entry(text, entry, stop) for entry, stop in zip(entries, stops, strict=True)]
    return [*_above(text, note, entries[0].start), *made]


def _above(text: str, note: Note, first: int) -> list[Note]:
    if note.end <= first:
        return [note]
    end = _ends(text, note, first)
    return [replace(note, end=end, told_end=min(note.told_end, end))] if end > note.body_start else []


def _entry(text: str, entry: _Entry, stop: int) -> Note:
    last = max(entry.start + len(text[entry.start : stop].rstrip()), entry.body)
    heading = Heading(written_on=entry.when)
    return Note(
        start=entry.start,
        end=last,
        body_start=entry.body,
        told_end=last,
        heading=heading,
        led=True,
        in_own_row=True,
    )


def _ends(text: str, note: Note, first: int) -> int:
    """Where a note ends above entries of another form: at the gap above their heading, else above a last line that is no sentence."""
    above = text[note.body_start : first].rstrip()
    gap = above.rfind("\n\n")
    if gap < 0 and not above.endswith((".", "!", "?", '"', ")")):
        gap = above.rfind("\n")
    return note.body_start + len(above[: gap if gap >= 0 else len(above)].rstrip())


def _sheet(text: str, note: Note) -> list[_Entry]:
    """Lines that open with a day and month, one after another from the day with its year that stands above them."""
    found = [
        each
        for each in _SHEET.finditer(text, note.body_start, note.end)
        if month_names().get(each["month"].casefold()) is not None
    ]
    if len(found) < _LINES:
        return []
    dates = [*_FULL_DATE.finditer(text, max(note.body_start, found[0].start() - _ABOVE), found[0].start())]
    lead = date_at(text, dates[-1].start()) if dates else None
    begin = lead.when.earliest if lead else None
    if begin is None:
        return []
    days = list(_in_turn(found, begin))
    if len(days) != len(found) or any(after < before for before, after in pairwise(days)):
        return []
    return [
        _Entry(each.start(), each.end(), replace(When.on(day, as_written=each[0].strip()), basis=Basis.NOTE_DATE))
        for each, day in zip(found, days, strict=True)
    ]


def _in_turn(found: Sequence[re.Match[str]], begin: dt.date) -> Iterator[dt.date]:
    """Each day as the first of its month and number from the one before it."""
    last = begin
    for each in found:
        month, number = month_names()[each["month"].casefold()], int(each["d"])
        days = (_made(year, month, number) for year in (last.year, last.year + 1))
        day = next((day for day in days if day is not None and day >= last), None)
        if day is None:
            return
        yield day
        last = day


def _made(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
