"""Tables as importers see them, whatever file holds them: lines of cells, all text."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Line(NamedTuple):
    """One line of a table as it stands, headings and all; `number` counts from 1, as a spreadsheet shows it."""

    number: int
    cells: Sequence[str]


class Row(dict[str, str]):
    """A row of a table by column heading; `number` as a spreadsheet shows it, so the first after the headings is 2."""

    def __init__(self, cells: Iterable[tuple[str, str]], number: int) -> None:
        super().__init__(cells)
        self.number = number


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of a document: a comma-separated file, a sheet, a table in a Word file or on a PDF's pages.

    Cells are text without white space around it; a date cell of a workbook is its ISO text (`2024-01-31`, with
    `T14:30` or `T14:30:15` where it has a time of day), a number its shortest text (`3`, not `3.0`), a merged cell says in each of
    its rows what stands there. Lines of a streamed file are read anew at each call.
    """

    name: str
    """The sheet's name; "table 2" in a Word file or PDF; empty for a text file, which is one table."""
    read: Callable[[], Iterator[Line]]
    read_as_it_stands: Callable[[], Iterator[tuple[int, Sequence[str]]]] | None = None

    def lines(self) -> Iterator[Line]:
        """Every line that has something in it, in order."""
        return self.read()

    def as_it_stands(self) -> Iterator[tuple[int, Sequence[str]]]:
        """Every line with its number, an empty one too, and cells with the white space around them.

        Three times as quick as `lines`, for an importer that looks at a few cells of many lines.
        """
        return self.read_as_it_stands() if self.read_as_it_stands is not None else self.read()

    def place(self, number: int) -> str:
        """Where a line stands, for a source: "row 7", or "List 3, row 7"."""
        return f"{self.name}, row {number}" if self.name else f"row {number}"

    def rows(self, headings_at: int = 1) -> Iterator[Row]:
        """Rows by the headings that stand in the line of that number; missing cells are empty."""
        headings: list[str] = []
        for line in self.lines():
            if line.number == headings_at:
                headings = list(line.cells)
            elif line.number > headings_at:
                padded = [*line.cells, *[""] * (len(headings) - len(line.cells))]
                yield Row(zip(headings, padded, strict=False), line.number)


def table_of(name: str, rows: Iterable[Sequence[str]]) -> Table:
    """A table of rows that are held."""
    lines = [Line(number, [cell.strip() for cell in row]) for number, row in enumerate(rows, start=1)]
    filled = [line for line in lines if any(line.cells)]
    return Table(name=name, read=lambda: iter(filled))
