"""Dumps of case notes: one row a note, several people in one file. Each note is read as every other note is."""

from collections.abc import Iterator
from dataclasses import replace

from chronology.documents import Document
from chronology.hooks import Read
from chronology.mapping import MappedImporter, Reads, Record, Teller, read_document
from chronology.model import Account, Problem, When
from chronology.people import as_said
from importers.notes.heading import Heading
from importers.notes.keys import Nth
from importers.notes.reading import read_row
from importers.notes.text import Row

_CLOCK_AT = len("2024-01-31T")

DUMPS = MappedImporter.packaged("case-note-dumps", "importers.notes", "dumps.toml", Reads.TABLE)
"""Knows the columns of a dump; what the notes say is read here."""


def read_dump(document: Document) -> Iterator[Read]:
    """Everything the rows of a dump tell."""
    yield from read_document(DUMPS.mapping, document, lambda teller: _Rows(teller).tell)


class _Rows:
    """Tells the notes of rows."""

    def __init__(self, teller: Teller) -> None:
        self._teller = teller
        self._ledger = teller.ledger
        self._nth = Nth()

    def tell(self, record: Record) -> Iterator[Read]:
        """The person, the note, and the days of their own that it tells of."""
        subject = record.texts.get("person", "")
        self._ledger.about = subject
        self._teller.check(record)
        for value in self._teller.people_of(record):
            # "EXAMPLE, Ann": a system's index of names is no way to call somebody.
            yield replace(value, name=as_said(value.name)) if "," in value.name else value
        if "note" in record.texts or "title" in record.texts:
            yield from self._note(record, subject)
        else:
            self._ledger.problem("a case note holds no words", record.locator)
        self._teller.settle(record)
        self._ledger.about = ""

    def _note(self, record: Record, subject: str) -> Iterator[Read]:
        own = self._teller.record_key("case-note", self._teller.ids.of(record)) if record.holds("number") else ""
        row = Row(
            # A note of a title alone says what its title says.
            text=record.text("note") or record.text("title"),
            heading=self._heading(record),
            place=record.locator,
            subject=subject,
            record=own,
        )
        for value in read_row(self._teller.document, row, self._nth):
            if isinstance(value, Problem):
                self._ledger.problem(value.message, record.locator, value.severity)
                continue
            if isinstance(value, Account):
                self._teller.met(value.when)
            yield value

    def _heading(self, record: Record) -> Heading:
        day, created = record.when("day"), record.when("created")
        when = day if day is not None and day.dated else created
        if when is None or not when.dated:
            self._ledger.problem("a case note has no date; it is kept undated", record.locator)
        known = created.earliest if created is not None and created.earliest == created.latest else None
        return Heading(
            written_on=when if when is not None and when.dated else None,
            time=_clock(when),
            author=record.text("author"),
            note_type=record.text("type"),
            title=record.text("title"),
            agency=record.text("agency"),
            recorded_on=known,
        )


def _clock(when: When | None) -> str:
    return (when.edtf or "")[_CLOCK_AT:] if when is not None else ""
