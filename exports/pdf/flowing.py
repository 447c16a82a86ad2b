"""A box of the first pages that goes on on the next page where it must: what it lists is never a reason for an empty half page."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from exports.pdf.drawing import Held, Pen
from exports.pdf.page import Block, Piece
from exports.pdf.setting import height_of
from exports.pdf.text import PALE, RULE, Line

_PAD, _OVER = 6.0, 8.0
"""Points between the words of a shaded box and its edge, above and beside them."""
_HEAD, _ALONE = 3, 2
"""Lines that stay with a heading, and the fewest of a box that stand on a page."""


@dataclass(slots=True)
class Flowing:
    """Lines of one box, split between lines; a shaded one is shaded on each page."""

    lines: Sequence[Line]
    before: float = 0
    keep: bool = False
    shaded: bool = False
    ruled: float = 0
    """How far above it a rule stands; none where nothing is said."""
    _head: int = _HEAD
    _held: Held = field(default_factory=Held)

    def least(self, width: float) -> float:  # noqa: ARG002  # as every block is asked
        """The heading with the first lines below it."""
        return height_of(self.lines[: self._head]) + 2 * self._padding

    def take(self, width: float, room: float, *, fresh: bool) -> tuple[Piece | None, Block | None]:
        """The lines that fit: never a heading alone, nor one line alone before or behind."""
        fits = self._fit(room - 2 * self._padding)
        if fits >= len(self.lines):
            return self._piece(width, self.lines), None
        fits = min(fits, len(self.lines) - _ALONE)
        if fits < self._head and not fresh:
            return None, self
        fits = max(fits, 1)
        rest = Flowing(self.lines[fits:], shaded=self.shaded, _head=_ALONE, _held=self._held)
        return self._piece(width, self.lines[:fits]), rest

    @property
    def _padding(self) -> float:
        return _PAD if self.shaded else 0.0

    def _fit(self, room: float) -> int:
        """How many lines have room."""
        used = -self.lines[0].gap if self.lines else 0.0
        for nth, line in enumerate(self.lines):
            used += line.height
            if used > room:
                return nth
        return len(self.lines)

    def _piece(self, width: float, lines: Sequence[Line]) -> Piece:
        height = height_of(lines) + 2 * self._padding

        def paint(pen: Pen, x: float, top: float) -> None:
            if self.shaded:
                pen.box(x - _OVER, top, width + 2 * _OVER, height, fill=PALE)
            if self.ruled:
                pen.rule(x, top - self.ruled, x + width, top - self.ruled, colour=RULE)
            pen.lines(lines, x, top + self._padding, self._held)

        return Piece(height, paint)
