"""Rows of the return's tables, whatever file they stand in, and the tables that a file holds."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from chronology.documents import Document
from chronology.documents import Table as Sheet
from chronology.model import Source
from importers.ssda903.tables import CHILD, Table, tables

ROOT = "EXPSSDA903"
_SPACE = re.compile(r"[\s_]+")


class Row:
    """One row of a table, of a file or made of the XML: its cells by column, empty where nothing stands."""

    __slots__ = ("at", "cells", "file", "source", "table", "told", "weight")

    def __init__(self, table: Table, file: int, at: str, cells: Mapping[str, str], weight: int = 1) -> None:
        self.table = table
        self.file = file
        """Which file of the export it is from."""
        self.at = at
        """Where it stands in that file."""
        self.cells = cells
        self.weight = weight
        """How many things of the file it accounts for: itself, or the elements it was made of."""
        self.told = False
        self.source: Source | None = None
        """Its place with what it says, once an account of it was made."""

    def __getitem__(self, column: str) -> str:
        """What stands in a column; empty where the file has no such column."""
        return self.cells.get(column, "")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Part:
    """A table of a file: which of the return's it is, and in which order its columns stand."""

    file: int
    sheet: Sheet
    table: Table
    columns: tuple[str, ...]
    headings_at: int

    @property
    def child_at(self) -> int:
        """Where the child's identifier stands in a line."""
        return self.columns.index(CHILD)

    def row(self, number: int, cells: Sequence[str]) -> Row:
        """A line as a row."""
        return Row(self.table, self.file, self.sheet.place(number), dict(zip(self.columns, cells, strict=False)))


def is_xml_return(document: Document) -> bool:
    """The XML form of the return, by its root element.

    Raises:
        RefusedError: it is XML that the gate does not let in.

    """
    root = document.xml_root
    return root is not None and root[1] == ROOT


def parts_of(document: Document, file: int) -> Iterator[Part | Sheet]:
    """The tables in a file; one that is not of the return as it is."""
    for sheet in document.tables:
        first = next(sheet.lines(), None)
        columns = tuple(map(column_name, first.cells)) if first else ()
        table = table_of(columns)
        if first is None or table is None:
            yield sheet
        else:
            yield Part(file=file, sheet=sheet, table=table, columns=columns, headings_at=first.number)


def column_name(heading: str) -> str:
    """A heading without what differs between systems: case, spaces, a byte order mark."""
    return _SPACE.sub("_", heading.strip("\ufeff \t\"'")).upper()


def table_of(columns: Sequence[str]) -> Table | None:
    """The table with exactly these columns; some years add columns that are known as well."""
    named = {column for column in columns if column}
    # Every table is about children: without the column of the child there is no need to look at any.
    if CHILD not in named or len(named) != sum(1 for column in columns if column):
        return None
    return next(
        (table for table in tables().values() if table.columns <= named <= table.columns | table.also),
        None,
    )
