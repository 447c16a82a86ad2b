"""A document of notes as it is read: its text, its notes, what its words tell, and where each line ended."""

from dataclasses import dataclass

from chronology.documents import Document
from chronology.model import Source
from chronology.prose.sentences import Span
from chronology.prose.telling import Telling
from importers.notes.cast import Cast
from importers.notes.dated import Dates
from importers.notes.heading import Heading
from importers.notes.keys import Nth
from importers.notes.ledger import Ledger
from importers.notes.note import Note
from importers.notes.structure import Structure


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A note that stands in a cell, with what the rest of its row says: its heading, whom it is about, its key."""

    text: str
    heading: Heading
    place: str
    subject: str = ""
    record: str = ""
    """The key of the record where the row has an id, else empty."""


@dataclass(frozen=True)
class Text:
    """A document being read: its text, its notes and what its words tell."""

    document: Document
    text: str
    structure: Structure
    telling: Telling
    dates: Dates
    ledger: Ledger
    nth: Nth
    cast: Cast
    row: Row | None = None
    """The row of a table whose cell the text is."""

    def source(self, note: Note, span: Span) -> Source:
        """Where a stretch of a note stands, in its words."""
        # Offsets count in the text of a document, and a cell has none there.
        within = self.row is None
        return self.document.source(
            self.row.place if self.row else self._place(span),
            start=span.start if within else None,
            end=span.end if within else None,
            quote=(self.document.text if within else self.text)[span.start : span.end],
            recorded_on=note.heading.recorded_on or note.day,
            recorded_by=note.author or None,
            agency=note.agency or None,
        )

    def _place(self, span: Span) -> str:
        """The page where there are pages, and the lines."""
        page = self.document.page_at(span.start)
        lines = self.ledger.locator(span.start, span.end)
        return f"{page}, {lines}" if page else lines
