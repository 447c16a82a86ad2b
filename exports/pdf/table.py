"""Tables: each cell is measured once, rows are handed out by index, and a row taller than a page is cut by lines."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import NamedTuple

from exports.pdf.drawing import Held, Pen
from exports.pdf.filling import fill
from exports.pdf.fonts import Face
from exports.pdf.page import Block, Piece, Place
from exports.pdf.setting import height_of, indented, longest_word, plain_text, set_lines
from exports.pdf.structure import COLUMN, ROW, Element, language_tag
from exports.pdf.text import GREY, PALE, RULE, Line, Paragraph, Run, Style

PAD = 4.0
HEAD = Style(9, 11, Face.SEMIBOLD)
CONTINUED = Style(9, 11, colour=GREY)
# A row is cut only when it is so tall that moving it whole would leave a wide page half empty; less of it is not begun.
_TALL, _WORTH_SHOWING = 215.0, 90.0
# A table of so few rows that are no taller together is not parted.
_FEW_ROWS, _SMALL_TABLE = 3, 150.0
# A cell of so few lines stays on the page that its row begins on.
_NEVER_PARTED = 5


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading and its share of the width, or with `fixed` its width in points.

    Of one that `heads` its rows each cell is a heading too.
    """

    heading: str
    share: float = 0
    fixed: float = 0
    heads: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """Paragraphs, the first beside a drawn mark where there is one: (room it takes, how it is drawn)."""

    paragraphs: tuple[Paragraph, ...]
    mark: tuple[float, Callable[[Pen, float, float], None]] | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """Cells, and the places links to the row arrive at; a row that tells of several entries has one for each.

    One that `begins` something has a heavier line above it.
    """

    cells: tuple[Cell, ...]
    place: Place | None = None
    others: tuple[Place, ...] = ()
    begins: bool = False


# A cell as it is set: the text with its line ends where it has one look throughout, else lines.
_Set = str | tuple[Line, ...]
_Lines = tuple[tuple[Line, ...], ...]


class _Measured(NamedTuple):
    """A row as it is set, and its height. There are as many as rows until they are drawn: a tuple is small, and soon made."""

    cells: tuple[_Set, ...]
    height: float


class _Part(NamedTuple):
    """A row, or lines of it from `start` up to `end` in each cell."""

    row: int
    height: float
    start: tuple[int, ...] = ()
    end: tuple[int, ...] = ()


def cell(*paragraphs: Paragraph) -> Cell:
    """A cell of paragraphs."""
    return Cell(paragraphs)


@dataclass(slots=True)
class Table:
    """Rows under a heading that is repeated on every page.

    One that is `whole` begins on a page that has room for all of it, where any has. `pad` is the room above and below the
    text of a row.
    """

    columns: Sequence[Column]
    rows: Sequence[Row]
    continued: str = ""
    before: float = 4
    keep: bool = False
    head: Style = HEAD
    whole: bool = False
    pad: float = PAD
    _at: int = 0
    _start: tuple[int, ...] = ()
    _widths: list[float] = field(default_factory=list)
    _measured: dict[int, _Measured] = field(default_factory=dict)
    _taken_apart: dict[int, _Lines] = field(default_factory=dict)
    _held: Held = field(default_factory=Held)
    _begun: dict[int, list[Element]] = field(default_factory=dict)

    def least(self, width: float) -> float:
        """The heading and the first row; of one so tall that it may be cut, as much as is worth showing."""
        self._fit(width)
        if not self._at and (self.whole or len(self.rows) <= _FEW_ROWS):
            all_rows = sum(self._row(at).height for at in range(len(self.rows)))
            if self.whole or all_rows <= _SMALL_TABLE:
                return self._head().height + all_rows
        if self._at == len(self.rows):
            return 0
        row = self._row(self._at).height
        return self._head().height + (row if row <= _TALL else _WORTH_SHOWING)

    def take(self, width: float, room: float, *, fresh: bool) -> tuple[Piece | None, Block | None]:
        """Whole rows while they fit; a tall row is cut between lines."""
        self._fit(width)
        used, at, start = self._head().height, self._at, self._start
        parts: list[_Part] = []
        while at < len(self.rows):
            part = self._remainder(at, start)
            if used + part.height > room:
                cut = self._cut(at, start, room - used) if part.height > _TALL else None
                if cut is None and fresh and not parts:
                    cut = self._cut(at, start, max(room - used, 40), least=1) or part
                if cut is not None:
                    parts.append(cut)
                    done = not cut.end or cut.end == self._ends(at)
                    at, start = (at + 1, ()) if done else (at, cut.end)
                break
            parts.append(part)
            used += part.height
            at, start = at + 1, ()
        if not parts:
            return None, self
        if len(parts) > 2 and at == len(self.rows) - 1 and not any(start) and parts[-1].height <= _WORTH_SHOWING:
            # A last row stands alone on a page only where its company would leave a hole on the one before.
            at = parts.pop().row
        rest = replace(self, _at=at, _start=start, before=0) if at < len(self.rows) else None
        return self._piece(parts), rest

    def _fit(self, width: float) -> None:
        if not self._widths:
            self._widths = fit_columns(self.columns, width, self.head)

    def _head(self) -> _Measured:
        if -1 not in self._measured:
            self._measured[-1] = _measure(Row(self._headings()), self._widths, self.pad)
        return self._measured[-1]

    def _headings(self) -> tuple[Cell, ...]:
        return tuple(cell(Paragraph((Run(column.heading),), self.head)) for column in self.columns)

    def _row(self, row: int) -> _Measured:
        known = self._measured.get(row)
        if known is None:
            known = self._measured[row] = _measure(self.rows[row], self._widths, self.pad)
        return known

    def _apart(self, row: int) -> _Lines:
        """The lines of each cell, for the few rows that are cut."""
        if row not in self._taken_apart:
            cells = zip(self.rows[row].cells, self._widths, strict=True)
            self._taken_apart[row] = tuple(tuple(_lines(found, width - 2 * PAD)) for found, width in cells)
        return self._taken_apart[row]

    def _ends(self, row: int) -> tuple[int, ...]:
        return tuple(len(lines) for lines in self._apart(row))

    def _remainder(self, row: int, start: tuple[int, ...]) -> _Part:
        if not any(start):
            return _Part(row, self._row(row).height)
        left = max(height_of(lines[at:]) for lines, at in zip(self._apart(row), start, strict=True))
        return _Part(row, max(left, CONTINUED.leading) + 2 * self.pad, start, self._ends(row))

    def _cut(self, row: int, start: tuple[int, ...], room: float, least: int = 3) -> _Part | None:
        """As many lines of the row as fit; None when hardly any would."""
        start = start or (0,) * len(self.columns)
        found = [
            _lines_within(lines, at, room - 2 * self.pad) for lines, at in zip(self._apart(row), start, strict=True)
        ]
        end = tuple(at + count for at, (count, _) in zip(start, found, strict=True))
        # A date or a number is not parted over two pages, unless nothing else can be.
        short = any(
            at + count < whole and (count < least or (least > 1 and whole <= _NEVER_PARTED))
            for at, (count, _), whole in zip(start, found, self._ends(row), strict=True)
        )
        if short or end == start:
            return None
        return _Part(row, max(height for _, height in found) + 2 * self.pad, start, end)

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
        right = x + sum(self._widths)
        pen.box(x, top, right - x, self._head().height, fill=PALE)
        self._paint_head(pen, x, top)
        ends = [top + self._head().height]
        for part in parts:
            self._paint_part(pen, x, ends[-1], part)
            ends.append(ends[-1] + part.height)
        pen.rule(x, ends[0], right, ends[0], colour=GREY, line=0.9)
        for end in ends[1:]:
            pen.rule(x, end, right, end, colour=RULE)
        for part, start in zip(parts[1:], ends[1:], strict=False):
            if self.rows[part.row].begins:
                pen.rule(x, start, right, start, colour=GREY, line=0.9)

    def _paint_head(self, pen: Pen, x: float, top: float) -> None:
        """The heading. For a reader who hears it the table is one over all of its pages, and its heading is said once."""
        head, cells = self._head().cells, self._headings()
        if self._held.element is not None:
            with pen.artifact(furniture=True):
                self._paint_cells(pen, x, top, head, [self._held.element] * len(self.columns), cells=cells)
            return
        self._held.element = pen.tree.add("Table")
        row = pen.tree.part("TR", self._held.element)
        headings = [pen.tree.part("TH", row, COLUMN) for _ in self.columns]
        self._paint_cells(pen, x, top, head, headings, cells=cells)

    def _paint_part(self, pen: Pen, x: float, top: float, part: _Part) -> None:
        cells = self._begun.get(part.row) or self._begin_row(pen, self.rows[part.row].cells)
        if not part.end:
            self._paint_cells(pen, x, top, self._row(part.row).cells, cells, cells=self.rows[part.row].cells)
            # Once drawn, a row is not needed again.
            self._measured.pop(part.row, None)
            return
        self._begun[part.row] = cells
        lines = tuple(found[a:b] for found, a, b in zip(self._apart(part.row), part.start, part.end, strict=True))
        self._paint_cells(pen, x, top, lines, cells, cells=self.rows[part.row].cells, goes_on=any(part.start))
        if any(part.start) and not lines[0]:
            with pen.artifact(furniture=True):
                pen.word(self.continued, x + PAD, top + self.pad, CONTINUED.size, colour=CONTINUED.colour)

    def _begin_row(self, pen: Pen, cells: Sequence[Cell]) -> list[Element]:
        """The elements of a row's cells."""
        assert self._held.element is not None
        tree = pen.tree
        row = tree.part("TR", self._held.element)
        return [
            tree.part("TH" if column.heads else "TD", row, (ROW if column.heads else "") + _language_of(each))
            for column, each in zip(self.columns, cells, strict=True)
        ]

    def _paint_cells(  # noqa: PLR0913
        self,
        pen: Pen,
        x: float,
        top: float,
        texts: Sequence[_Set],
        elements: Sequence[Element],
        *,
        cells: Sequence[Cell],
        goes_on: bool = False,
    ) -> None:
        """Text of cells beside each other, each the text of its element."""
        left = x + PAD
        top += self.pad
        for place, text in enumerate(texts):
            if isinstance(text, str):
                if text:
                    pen.plain(elements[place], text, cells[place].paragraphs[0].style, left, top)
            else:
                found = cells[place]
                if found.mark and not goes_on:
                    with pen.within(elements[place], whole=True):
                        found.mark[1](pen, left, top)
                with pen.within(elements[place], whole=len(found.paragraphs) == 1):
                    pen.lines(text, left, top)
            left += self._widths[place]


def _measure(row: Row, widths: Sequence[float], pad: float) -> _Measured:
    cells: list[_Set] = []
    height = 0.0
    for found, width in zip(row.cells, widths, strict=True):
        text = _plain(found, width - 2 * PAD)
        if text is None:
            lines = tuple(_lines(found, width - 2 * PAD))
            height = max(height, height_of(lines))
            cells.append(lines)
        else:
            height = max(height, (text.count("\n") + 1) * found.paragraphs[0].style.leading)
            cells.append(text)
    return _Measured(tuple(cells), height + 2 * pad)


def _language_of(found: Cell) -> str:
    """What says of a cell that is one paragraph which language that is in; of more, each says its own."""
    return language_tag(found.paragraphs[0].language) if len(found.paragraphs) == 1 else ""


def _plain(found: Cell, width: float) -> str | None:
    """The text of a cell that has one look throughout, with its line ends."""
    if len(found.paragraphs) != 1 or found.mark:
        return None
    (only,) = found.paragraphs
    text = plain_text(only)
    return None if text is None else fill(text, only.style.face, width / only.style.size)


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
