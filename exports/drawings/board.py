"""What can be drawn on: the PDF's pen and the SVG have these in common. All lengths are points from the top left corner."""

from collections.abc import Sequence
from typing import Protocol

from exports.pdf.fonts import Face
from exports.pdf.text import Colour


class Board(Protocol):
    """Shapes and words; a colour is three parts from 0 to 1, a dash a row of lengths drawn and left."""

    def box(  # noqa: PLR0913
        self,
        x: float,
        top: float,
        width: float,
        height: float,
        *,
        fill: Colour | None = None,
        stroke: Colour | None = None,
        line: float = 0.6,
        dash: Sequence[float] = (),
    ) -> None:
        """A rectangle."""

    def rule(  # noqa: PLR0913
        self,
        x: float,
        top: float,
        to_x: float,
        to_top: float,
        *,
        colour: Colour = ...,
        line: float = 0.5,
        dash: Sequence[float] = (),
    ) -> None:
        """A straight line."""

    def shape(
        self,
        points: Sequence[tuple[float, float]],
        *,
        fill: Colour | None = None,
        stroke: Colour | None = None,
        line: float = 0.6,
    ) -> None:
        """A closed polygon."""

    def circle(  # noqa: PLR0913
        self,
        x: float,
        top: float,
        radius: float,
        *,
        fill: Colour | None = None,
        stroke: Colour | None = None,
        line: float = 0.6,
    ) -> None:
        """A circle about its centre."""

    def word(  # noqa: PLR0913
        self,
        text: str,
        x: float,
        top: float,
        size: float,
        *,
        face: Face = ...,
        align: float = 0,
        colour: Colour = ...,
    ) -> None:
        """One unbroken word or phrase; `align` 0.5 centres it on x, 1 ends it there."""

    def link(self, place: str, x: float, top: float, width: float, height: float, *, text: str = "") -> None:  # noqa: PLR0913
        """Make an area lead to a place of the document, told in words; one that is not there leads nowhere."""


_HATCH: Colour = (0.6, 0.6, 0.6)


def hatch(board: Board, x: float, top: float, width: float, height: float, *, step: float = 4) -> None:  # noqa: PLR0913
    """Slanted lines in a rectangle, `step` apart: shading that survives a photocopier."""
    for place in range(int((width + height) / step) + 1):
        start = x - height + place * step
        # From the foot rightwards and up; what would stand out on the left or right is left off.
        left, right = max(start, x), min(start + height, x + width)
        if left < right:
            foot = top + height
            board.rule(left, foot - (left - start), right, foot - (right - start), line=0.35, colour=_HATCH)
