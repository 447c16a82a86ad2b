"""About how many pages a Word document takes. Only the program that shows it knows, by its faces; letters can be counted.

The measure is one for every machine, so that the same inputs are condensed by the same step. It is that of Arial, with which
it was compared; a narrower face takes fewer pages.
"""

from collections.abc import Sequence
from typing import Final

from exports.word.styles import CELL, Print

_POINTS: Final = 72 / 2.54
_TWIPS: Final = 20
# A letter with its share of spaces, in sizes of the face; and how many letters of a line stay empty, where a word finds no room.
_LETTER, _LOST = 0.45, 2.5
# The height of a line, in the same.
_LINE: Final = 1.16
# What a cell has beside its text, in points: its margins, and the rule below it.
_CELL_WIDTH, _CELL_HEIGHT = 8.0, 4.5
# Rows are not cut, and headings keep to what follows: so much of a page is used.
_FILLED: Final = 0.95


class OverfullError(Exception):
    """More was written than may be; never seen outside this room."""


class Measure:
    """How far down the pages the document has come."""

    def __init__(self, print_: Print, most: float | None = None) -> None:
        self._print = print_
        self._most = most
        self._before = 0.0
        self._down = 0.0
        self._width = self._height = 1.0

    @property
    def pages(self) -> float:
        """Pages so far, the last one by how much of it is used."""
        return self._before + self._down / self._height

    def resize(self, width: float, height: float) -> None:
        """Go on on pages that hold so many centimetres of text."""
        if self._down:
            self.turn()
        self._width, self._height = width * _POINTS, height * _POINTS * _FILLED

    def stop(self) -> None:
        """What follows takes no part in what there may be."""
        self._most = None

    def turn(self) -> None:
        """Go on at the top of a page."""
        self._before, self._down = float(-(-self.pages // 1)), 0.0

    def paragraph(self, letters: int, style: str) -> None:
        """A paragraph of so many letters.

        Raises:
            OverfullError: there are more pages than there may be.

        """
        self._go(self._of(letters, style, self._width))

    def row(self, cells: Sequence[Sequence[int]], widths: Sequence[int]) -> None:
        """A row, each cell told by the letters of its paragraphs; widths in twentieths of a point.

        Raises:
            OverfullError: as above.

        """
        if self._most is None:
            return
        self._go(
            _CELL_HEIGHT
            + max(
                sum(self._of(letters, CELL, width / _TWIPS - _CELL_WIDTH) for letters in cell or (0,))
                for cell, width in zip(cells, widths, strict=True)
            )
        )

    def _of(self, letters: int, style: str, width: float) -> float:
        size, before, after = self._print.set(style)
        in_line = max(width / (size * _LETTER) - _LOST, 1)
        lines = max(1, -(-letters // in_line))
        return lines * size * _LINE * self._print.spacing_of(style) + before + after

    def _go(self, height: float) -> None:
        if self._most is None:
            return
        self._down += height
        if self.pages > self._most:
            raise OverfullError
