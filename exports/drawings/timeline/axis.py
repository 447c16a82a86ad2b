"""What every part of the drawing shares: the days on an axis, the board, sizes."""

import datetime as dt
from dataclasses import dataclass

from exports.drawings.board import Board
from exports.drawings.timeline.spans import Frame
from exports.pdf.case import Case
from exports.pdf.text import Colour

LABELS = 104.0
"""Width of the names of rows and bands."""
EARLIER = 40.0
"""Width of the column in which what is older than the axis stands."""
MARGIN = 20.0
"""Room on the right, for the numbers of the last marks."""
SMALL = 8.0
NUMBER = 7.0
RADIUS = 5.2
BAND_TONES: tuple[Colour, Colour] = ((0.80, 0.84, 0.89), (0.90, 0.92, 0.94))
DARK: Colour = (0.35, 0.35, 0.35)


@dataclass(frozen=True, slots=True)
class Axis:
    """Days to points."""

    shown: Frame
    left: float
    width: float

    @property
    def right(self) -> float:
        """Where its last day ends."""
        return self.left + self.width

    def at(self, day: dt.date) -> float:
        """Where a day is drawn, within the frame."""
        share = (day - self.shown.start).days / self.shown.days
        return self.left + min(max(share, 0), 1) * self.width


@dataclass(frozen=True, slots=True)
class Chart:
    """What every part of the drawing needs; `x` is its left edge."""

    case: Case
    board: Board
    axis: Axis
    x: float
