"""Chronologies that agencies wrote as a table: police, health, schools, housing, another council."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import PurePath
from typing import TYPE_CHECKING

from chronology.documents import Document
from chronology.errors import RefusedError
from chronology.hooks import Read, Recognition

if TYPE_CHECKING:
    from importers.agency_chronology.layout import Layout

# In a plain text a bar or a comma may part cells, or be one of somebody's sentences.
_NOTES = frozenset({"", ".txt", ".text", ".md", ".markdown", ".log"})
_SAMPLE = 200
_EVEN = 80
"""Of a hundred lines of a table without headings so many have the same number of cells, where it is one."""


# "13/10/24 02:31 A: Got them", "[24/12/2024, 18:58] Shell: is he there", "02:31 Gwen R: ok".
_MESSAGE = re.compile(
    r"\s*\[?(?:\d[\d/.-]{5,9},? )?\d{1,2}[:.]\d\d(?::\d\d)?(?: ?[ap]m)?\]?,? (?:- )?[A-Z][\w'. ]{0,18}: ?\S"
)


class AgencyChronology:
    """Reads the rows of a table with a column of dates and one of events, whatever its headings are called."""

    name = "agency-chronology"
    generality = 2

    def recognises(self, document: Document) -> Recognition:
        """By what the headings mean and what the cells hold; certain only of a table people wrote for people.

        Raises:
            RefusedError: a workbook or PDF was refused at the gate, which is what its reader needs to know.

        """
        if document.head.lstrip()[:1] in (b"<", b"{", b"["):
            return Recognition.no()
        try:
            found = _layouts(document)
        except RefusedError as error:
            if document.is_workbook or document.is_pdf:
                raise
            return Recognition.no(str(error))
        return _recognised(document, found) if found else Recognition.no("no table with dates and events")

    def read(self, documents: Sequence[Document]) -> Iterator[Read]:
        """Read each document on its own; what cannot be read is a `Problem`."""
        from importers.agency_chronology.reading import read_document

        for document in documents:
            yield from read_document(document)


def _layouts(document: Document) -> Sequence["Layout"]:
    # Imported here: the tables of words are compiled when there is a table to look at.
    from importers.agency_chronology.layout import layout_of
    from importers.agency_chronology.reshaped import reshaped

    return [found for table in document.tables if (found := layout_of(reshaped(table))) is not None]


def _recognised(document: Document, layouts: Sequence["Layout"]) -> Recognition:
    if PurePath(document.name).suffix.lower() in _NOTES and document.is_text:
        return _in_a_text(document, layouts)
    if any(layout.certain for layout in layouts):
        return Recognition.certain("a table with a column of dates and one of events")
    if document.is_word:
        return Recognition.no("a table, but no chronology for certain")
    return Recognition.likely("a table with dates and words beside them")


def _in_a_text(document: Document, layouts: Sequence["Layout"]) -> Recognition:
    if any(line.lstrip().startswith(b"|") for line in document.head.split(b"\n")):
        return Recognition.no("a text with a table in it")
    if not any(layout.headings_at for layout in layouts) and _are_messages(document):
        return Recognition.no("messages typed out, each with its hour and who sent it")
    if not any(layout.headings_at for layout in layouts) and not _is_even(document):
        return Recognition.no("a text whose commas part its sentences")
    if document.delimiter == "," and not any(_are_rows(document, layout) for layout in layouts):
        return Recognition.no("a text of which few lines are rows under its first")
    return Recognition.likely("a table in a text")


def _are_rows(document: Document, layout: "Layout") -> bool:
    """Under headings at least half of the lines have a cell for each: a sentence with a comma in it heads no table."""
    if not layout.headings_at:
        return True
    under = [
        len(line.cells)
        for table in document.tables
        for line in islice(table.lines(), _SAMPLE)
        if line.number > layout.headings_at
    ]
    return 2 * sum(cells == len(layout.headings) for cells in under) >= len(under)


def _are_messages(document: Document) -> bool:
    """Most lines begin with an hour and a sender: "13/10/24 02:31 A: Got them"."""
    lines = [line for line in document.head.decode("utf-8", "replace").splitlines() if line.strip()][:_SAMPLE]
    return bool(lines) and 2 * sum(_MESSAGE.match(line) is not None for line in lines) > len(lines)


def _is_even(document: Document) -> bool:
    """Nearly all lines of a text have as many cells as most have, and more than one: commas of sentences part few, each otherwise."""
    lines = [len(line.cells) for table in document.tables for line in islice(table.lines(), _SAMPLE)]
    cells, often = Counter(lines).most_common(1)[0] if lines else (0, 0)
    return cells > 1 and 100 * often >= _EVEN * len(lines)


__all__ = ["AgencyChronology"]
