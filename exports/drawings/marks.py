"""Marks of significance: each level has its own shape, letter and tone, so that any one of them is enough."""

import math
from collections.abc import Callable

from chronology.model import Level
from exports.drawings.board import Board
from exports.pdf.fonts import Face
from exports.pdf.text import INK, WHITE, Colour

# Dark to pale by weight, so that a photocopy keeps the order.
_FILLS: dict[Level, Colour] = {
    Level.CRITICAL: (0.42, 0.04, 0.08),
    Level.HIGH: (0.72, 0.30, 0.0),
    Level.MEDIUM: (0.62, 0.72, 0.82),
    Level.LOW: WHITE,
    Level.ROUTINE: WHITE,
}
_LETTERS: dict[Level, Colour] = {Level.CRITICAL: WHITE, Level.HIGH: WHITE}
# A triangle's middle lies low, an octagon's and a square's at its centre.
_DROP = {Level.HIGH: 0.28}


def draw_mark(board: Board, level: Level, letter: str, centre: tuple[float, float], radius: float) -> None:
    """Draw the mark of a level about a centre."""
    x, top = centre
    fill, ink = _FILLS[level], _LETTERS.get(level, INK)
    match level:
        case Level.CRITICAL:
            board.shape(_polygon(x, top, radius, 8, math.pi / 8), fill=fill, stroke=INK)
        case Level.HIGH:
            board.shape(_polygon(x, top + radius * 0.18, radius * 1.28, 3, math.pi / 2), fill=fill, stroke=INK)
        case Level.MEDIUM:
            half = radius * 0.86
            board.box(x - half, top - half, 2 * half, 2 * half, fill=fill, stroke=INK)
        case Level.LOW:
            board.circle(x, top, radius * 0.9, fill=fill, stroke=INK)
        case Level.ROUTINE:
            board.circle(x, top, radius * 0.7, fill=fill, stroke=(0.5, 0.5, 0.5))
    size = radius * (1.05 if level is Level.HIGH else 1.25)
    middle = top + radius * _DROP.get(level, 0) - size * 0.58
    board.word(letter, x, middle, size, face=Face.BOLD, align=0.5, colour=ink)


def _polygon(x: float, top: float, radius: float, corners: int, turn: float) -> list[tuple[float, float]]:
    angles = (turn + 2 * math.pi * corner / corners for corner in range(corners))
    return [(x + radius * math.cos(angle), top - radius * math.sin(angle)) for angle in angles]


def cell_mark(level: Level, letter: str) -> tuple[float, Callable[[Board, float, float], None]]:
    """A mark beside a cell's text: (room it takes, how it is drawn)."""
    return 15.0, lambda board, x, top: draw_mark(board, level, letter, (x + 5.5, top + 6), 5.5)
