"""Rows of bars, each with its number beside it: the picture carries nothing that the numbers do not say."""

from collections.abc import Sequence
from dataclasses import dataclass

from exports.drawings.board import Board, hatch
from exports.pdf.filling import fill
from exports.pdf.fonts import Face
from exports.pdf.showing import fitted, shown
from exports.pdf.text import GREY, INK, RULE, WHITE, Colour

_BEFORE = 52.0
_HEAD = 12.0
_ROW = 12.0
_MOST_CELL = 34.0
_BAR = 8.0
_LEAST_OPEN = 2.5
# No smaller than the text about it: the numbers are read, not looked at.
SMALL = 9.0
_FILL: Colour = (0.45, 0.45, 0.45)


@dataclass(frozen=True, slots=True)
class Bar:
    """A height and what is printed beside it; dashed where it is `open`, shaded where nothing could be known."""

    height: float
    text: str
    open: bool = False
    unknown: bool = False


@dataclass(frozen=True, slots=True)
class BarRow:
    """Bars under one name; `before` is printed for those that are older than the first column."""

    label: str
    bars: Sequence[Bar]
    before: str = ""


@dataclass(frozen=True, slots=True)
class Bars:
    """A chart. `heads` are (words, how many columns they stand over).

    Bars of all rows are on one scale, or those of each row on its own.
    """

    rows: Sequence[BarRow]
    heads: Sequence[tuple[str, int]] = ()
    before: str = ""
    labels: float = 128.0
    """Room for the names of the rows."""
    own_scales: bool = False

    @property
    def height(self) -> float:
        """In points: about two centimetres."""
        lines = sum(len(_label(self, row)) for row in self.rows)
        return (_HEAD if self.heads or self.before else 0) + _ROW * lines + 2


def draw_bars(board: Board, corner: tuple[float, float], width: float, chart: Bars) -> None:
    """Draw it from its top left corner."""
    x, top = corner
    left = x + chart.labels + (_BEFORE if chart.before else 0)
    columns = max(sum(each for _, each in chart.heads), *(len(row.bars) for row in chart.rows))
    cell = min((x + width - left) / columns, _MOST_CELL)
    right = left + cell * columns
    if chart.before:
        board.word(fitted(chart.before, _BEFORE - 2, SMALL), x + chart.labels, top, SMALL, colour=GREY)
    if chart.heads or chart.before:
        _heads(board, (left, top), cell, chart)
        top += _HEAD
    every = [bar for row in chart.rows for bar in row.bars]
    for row in chart.rows:
        for line in _label(chart, row):
            board.word(line, x, top + 0.6, SMALL, face=Face.SEMIBOLD)
            top += _ROW
        top -= _ROW
        board.word(row.before, x + chart.labels, top + 0.6, SMALL, colour=GREY)
        most = max((bar.height for bar in (row.bars if chart.own_scales else every)), default=0) or 1
        for place, bar in enumerate(row.bars):
            _bar(board, (left + place * cell, top + _ROW), cell, bar, (_ROW - 2) / most)
        top += _ROW
        board.rule(x, top, right, top, colour=RULE, line=0.4)


def _label(chart: Bars, row: BarRow) -> list[str]:
    """The name of a row, in as many lines as it takes; its bars stand beside the last."""
    return [line.rstrip() for line in fill(shown(row.label), Face.SEMIBOLD, (chart.labels - 6) / SMALL).split("\n")]


def _heads(board: Board, corner: tuple[float, float], cell: float, chart: Bars) -> None:
    left, top = corner
    for words, columns in chart.heads:
        board.rule(left, top + 1, left, top + chart.height - 2, colour=RULE, line=0.4)
        board.word(fitted(words, cell * columns - 4, SMALL), left + 3, top, SMALL, face=Face.SEMIBOLD)
        left += cell * columns


def _bar(board: Board, corner: tuple[float, float], cell: float, bar: Bar, scale: float) -> None:
    """One bar from its foot upwards, with its number on its right."""
    x, foot = corner
    # What is outlined must be high enough to be seen.
    high = max(bar.height * scale, _LEAST_OPEN) if bar.open else bar.height * scale
    if bar.unknown:
        hatch(board, x + 3, foot - _ROW + 3, cell - 6, _ROW - 5)
        return
    if high and bar.open:
        board.box(x + 3, foot - high, _BAR, high, fill=WHITE, stroke=INK, line=0.7, dash=(1.5, 1))
    elif high:
        board.box(x + 3, foot - high, _BAR, high, fill=_FILL)
    board.word(bar.text, x + _BAR + 5, foot - _ROW + 0.6, SMALL, colour=INK if high else GREY)
