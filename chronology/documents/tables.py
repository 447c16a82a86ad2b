"""Tables as importers see them, whatever file holds them: lines of cells, all text."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Line(NamedTuple):
    """One line of a table as it stands, headings and all; `number` counts from 1, as a spreadsheet shows it."""

    number: int
    cells: Sequence[str]


class Together:
    """Lines that follow each other and have the same number of cells, as they stand: to be looked at by columns."""

    __slots__ = ("_cells", "_many", "_step", "_width", "first")

    def __init__(self, first: int, many: int, cells: Sequence[str], width: int, step: int) -> None:
        self.first = first
        """The number of the first of them."""
        self._many = many
        # The cells of each line begin `step` after those of the one before.
        self._cells = cells
        self._width = width
        self._step = step

    def __len__(self) -> int:
        return self._many

    def column(self, at: int) -> Sequence[str]:
        """What stands in one column, line by line."""
        return self._cells[at : self._many * self._step : self._step]

    def cells(self, nth: int) -> Sequence[str]:
        """The cells of one of the lines, counted from 0."""
        return self._cells[nth * self._step : nth * self._step + self._width]

    def stripped(self) -> "Together":
        """The same lines without the white space around cells."""
        return Together(self.first, self._many, list(map(str.strip, self._cells)), self._width, self._step)

    def part(self, start: int, end: int | None = None) -> "Together":
        """Some of the lines, counted from 0."""
        start, end, _ = slice(start, end).indices(self._many)
        if end - start == self._many:
            return self
        cells = self._cells[start * self._step : end * self._step]
        return Together(self.first + start, max(0, end - start), cells, self._width, self._step)


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
    read_together: Callable[[int], Iterator["Together | tuple[int, Sequence[str]]"]] | None = None

    def lines(self) -> Iterator[Line]:
        """Every line that has something in it, in order."""
        return self.read()

    def together(self, width: int) -> Iterator["Together | tuple[int, Sequence[str]]"]:
        """Every line, those of `width` cells as many at a time as lie together; any other, even an empty one, alone.

        Cells of a text table have the white space around them. Many times as quick as `lines`, for an importer that looks
        at a few columns of many lines.
        """
        return self.read_together(width) if self.read_together is not None else self.read()

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
