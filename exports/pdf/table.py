"""Tables: each cell is measured once, rows are handed out by index, and a row taller than a page is cut by lines."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, islice

from exports.pdf.drawing import PALE, RULE, Pen
from exports.pdf.fonts import Face
from exports.pdf.page import Block, Piece, Place
from exports.pdf.text import GREY, Line, Paragraph, Run, Style, height_of, indented, longest_word, set_lines

PAD = 4.0
HEAD = Style(9, 11, Face.SEMIBOLD)
CONTINUED = Style(9, 11, colour=GREY)
# A row is cut only when it is so tall that moving it whole would leave a wide page half empty.
_TALL = 215.0


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading and its share of the width, or with `fixed` its width in points."""

    heading: str
    share: float = 0
    fixed: float = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """Paragraphs, the first beside a drawn mark where there is one: (room it takes, how it is drawn)."""

    paragraphs: tuple[Paragraph, ...]
    mark: tuple[float, Callable[[Pen, float, float], None]] | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """Cells, and the places links to the row arrive at; a row that tells of several entries has one for each."""

    cells: tuple[Cell, ...]
    place: Place | None = None
    others: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class _Measured:
    """Lines of each cell, how far down each line ends, and the row's height."""

    cells: tuple[tuple[Line, ...], ...]
    ends: tuple[tuple[float, ...], ...]
    height: float

    def left(self, start: Sequence[int]) -> float:
        """Height of the tallest cell from a line of each on."""
        return max(
            ends[-1] - ends[at] + lines[at].leading if at < len(lines) else 0
            for lines, ends, at in zip(self.cells, self.ends, start, strict=True)
        )


@dataclass(frozen=True, slots=True)
class _Part:
    """Lines of a row from `start` up to `end` in each cell."""

    row: int
    start: tuple[int, ...]
    end: tuple[int, ...]
    height: float


def cell(*paragraphs: Paragraph) -> Cell:
    """A cell of paragraphs."""
    return Cell(paragraphs)


@dataclass(slots=True)
class Table:
    """Rows under a heading that is repeated on every page."""

    columns: Sequence[Column]
    rows: Sequence[Row]
    continued: str = ""
    before: float = 4
    keep: bool = False
    head: Style = HEAD
    _at: int = 0
    _start: tuple[int, ...] = ()
    _widths: list[float] = field(default_factory=list)
    _measured: dict[int, _Measured] = field(default_factory=dict)

    def least(self, width: float) -> float:
        """The heading and the first row, or as much of that as is worth showing."""
        self._fit(width)
        return self._head().height + min(self._row(self._at).height, 90) if self._at < len(self.rows) else 0

    def take(self, width: float, room: float, *, fresh: bool) -> tuple[Piece | None, Block | None]:
        """Whole rows while they fit; a tall row is cut between lines."""
        self._fit(width)
        head = self._head()
        used, at, start = head.height, self._at, self._start or self._zero()
        parts: list[_Part] = []
        while at < len(self.rows):
            part = self._remainder(at, start)
            if used + part.height > room:
                cut = self._cut(at, start, room - used) if part.height > _TALL else None
                if cut is None and fresh and not parts:
                    cut = self._cut(at, start, max(room - used, 40), least=1) or part
                if cut is not None:
                    parts.append(cut)
                    start = cut.end
                    at, start = (at + 1, self._zero()) if cut.end == self._ends(at) else (at, start)
                break
            parts.append(part)
            used += part.height
            at, start = at + 1, self._zero()
        if not parts:
            return None, self
        if len(parts) > 2 and at == len(self.rows) - 1 and not any(start):
            # A last row never stands alone on a page; one row of company costs nothing.
            at = parts.pop().row
        rest = replace(self, _at=at, _start=start, before=0) if at < len(self.rows) else None
        return self._piece(parts), rest

    def _fit(self, width: float) -> None:
        if not self._widths:
            self._widths = fit_columns(self.columns, width, self.head)

    def _zero(self) -> tuple[int, ...]:
        return (0,) * len(self.columns)

    def _ends(self, row: int) -> tuple[int, ...]:
        return tuple(len(lines) for lines in self._row(row).cells)

    def _head(self) -> _Measured:
        if -1 not in self._measured:
            cells = tuple(cell(Paragraph((Run(column.heading),), self.head)) for column in self.columns)
            self._measured[-1] = _measure(Row(cells), self._widths)
        return self._measured[-1]

    def _row(self, row: int) -> _Measured:
        if row not in self._measured:
            self._measured[row] = _measure(self.rows[row], self._widths)
        return self._measured[row]

    def _remainder(self, row: int, start: tuple[int, ...]) -> _Part:
        measured = self._row(row)
        if not any(start):
            return _Part(row, start, self._ends(row), measured.height)
        return _Part(row, start, self._ends(row), max(measured.left(start), CONTINUED.leading) + 2 * PAD)

    def _cut(self, row: int, start: tuple[int, ...], room: float, least: int = 3) -> _Part | None:
        """As many lines of the row as fit; None when hardly any would."""
        found = [
            _lines_within(lines, at, room - 2 * PAD) for lines, at in zip(self._row(row).cells, start, strict=True)
        ]
        end = tuple(at + count for at, (count, _) in zip(start, found, strict=True))
        short = any(
            count < least and at + count < whole
            for at, (count, _), whole in zip(start, found, self._ends(row), strict=True)
        )
        if short or end == start:
            return None
        return _Part(row, start, end, max(height for _, height in found) + 2 * PAD)

    def _piece(self, parts: Sequence[_Part]) -> Piece:
        head = self._head().height
        tops = [head]
        for part in parts:
            tops.append(tops[-1] + part.height)
        places = tuple(
            (place, top)
            for part, top in zip(parts, tops, strict=False)
            if not any(part.start)
            for place in (self.rows[part.row].place, *self.rows[part.row].others)
            if place is not None
        )
        return Piece(tops[-1], lambda pen, x, top: self._paint(pen, x, top, parts), places)

    def _paint(self, pen: Pen, x: float, top: float, parts: Sequence[_Part]) -> None:
        head = self._head()
        right = x + sum(self._widths)
        pen.box(x, top, right - x, head.height, fill=PALE)
        self._cells(pen, x, top, head.cells)
        top += head.height
        pen.rule(x, top, right, top, colour=GREY, line=0.9)
        for part in parts:
            cells = tuple(
                lines[a:b] for lines, a, b in zip(self._row(part.row).cells, part.start, part.end, strict=True)
            )
            self._cells(pen, x, top, cells)
            if any(part.start) and not cells[0]:
                pen.word(self.continued, x + PAD, top + PAD, CONTINUED.size, colour=CONTINUED.colour)
            elif not any(part.start):
                self._marks(pen, x, top, part.row)
            top += part.height
            pen.rule(x, top, right, top, colour=RULE)

    def _cells(self, pen: Pen, x: float, top: float, lines: Sequence[Sequence[Line]]) -> None:
        for width, found in zip(self._widths, lines, strict=True):
            pen.lines(found, x + PAD, top + PAD)
            x += width

    def _marks(self, pen: Pen, x: float, top: float, row: int) -> None:
        for width, found in zip(self._widths, self.rows[row].cells, strict=True):
            if found.mark:
                found.mark[1](pen, x + PAD, top + PAD)
            x += width


def _measure(row: Row, widths: Sequence[float]) -> _Measured:
    cells = tuple(tuple(_lines(found, width - 2 * PAD)) for found, width in zip(row.cells, widths, strict=True))
    ends = tuple(tuple(accumulate(line.height for line in lines)) for lines in cells)
    return _Measured(cells, ends, max(height_of(lines) for lines in cells) + 2 * PAD)


def _lines(found: Cell, width: float) -> Iterator[Line]:
    beside = found.mark[0] if found.mark else 0.0
    for paragraph in found.paragraphs:
        yield from (indented(line, beside) if beside else line for line in set_lines(paragraph, width - beside))
        beside = 0.0


def _lines_within(lines: Sequence[Line], start: int, room: float) -> tuple[int, float]:
    """How many lines from `start` fit the room, and their height."""
    used = 0.0
    for count, line in enumerate(islice(lines, start, None)):
        height = line.leading + (line.gap if count else 0)
        if used + height > room:
            return count, used
        used += height
    return len(lines) - start, used


def fit_columns(columns: Sequence[Column], width: float, head: Style = HEAD) -> list[float]:
    """Widths that fill the room, none narrower than the longest word of its heading."""
    least = [longest_word(Paragraph((Run(column.heading),), head)) + 2 * PAD + 0.5 for column in columns]
    fixed = [max(column.fixed, low) if column.fixed else 0 for column, low in zip(columns, least, strict=True)]
    free = width - sum(fixed)
    shares = sum(column.share for column in columns) or 1
    widths = [f or max(column.share / shares * free, low) for f, column, low in zip(fixed, columns, least, strict=True)]
    over = sum(widths) - width
    widest = max(range(len(widths)), key=widths.__getitem__)
    widths[widest] -= max(over, 0)
    return widths
