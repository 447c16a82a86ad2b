"""What each mark of the drawing means."""

from collections.abc import Callable, Iterator
from functools import partial

from chronology.model import Level
from exports.conference import counts_what_was_read
from exports.drawings.board import Board, hatch
from exports.drawings.marks import draw_mark
from exports.drawings.timeline.axis import BAND_TONES, DARK, LABELS, MARGIN, NUMBER, RADIUS, SMALL, Chart
from exports.pdf.fonts import Face, word_width
from exports.pdf.text import GREY, PALE


def draw_legend(chart: Chart, top: float) -> None:
    """What each mark means, on as many lines as that takes."""
    words, board = chart.case.words, chart.board
    board.word(words.say("timeline.legend"), chart.x, top, SMALL, face=Face.SEMIBOLD)
    at = left = chart.x + LABELS
    for width, draw, text in _signs(chart):
        needed = width + 4 + word_width(Face.REGULAR, text) * SMALL + 12
        if at + needed > chart.axis.right + MARGIN:
            at, top = left, top + 12
        draw(at, top)
        board.word(text, at + width + 4, top, SMALL)
        at += needed


_Sign = tuple[float, Callable[[float, float], None], str]


def _signs(chart: Chart) -> Iterator[_Sign]:
    """Every sign of the drawing: its width, how it is drawn, its meaning."""
    say, board = chart.case.words.say, chart.board
    for level in Level:
        letter = say(f"letters.{level}")
        yield 12, partial(_level_sign, board, level, letter), say(f"levels.{level}")
    yield 5, lambda x, top: board.word("+", x, top - 1, 9, face=Face.BOLD), say("timeline.positive")
    yield 5, lambda x, top: board.word("7", x, top + 1, NUMBER, colour=GREY), say("timeline.number")
    yield 9, lambda x, top: board.word("×3", x, top + 1, NUMBER, colour=GREY), say("timeline.several")
    yield 16, lambda x, top: _range_sign(board, x, top), say("timeline.some_day")
    yield 18, lambda x, top: board.box(x, top + 1, 18, 9, fill=BAND_TONES[0], stroke=GREY), say("timeline.lasting")
    yield 18, lambda x, top: board.box(x, top + 1, 18, 9, stroke=GREY, dash=(2, 1.5)), say("timeline.uncertain")
    yield 18, lambda x, top: hatch(board, x, top + 1, 18, 9), say("timeline.gap_legend")
    if not counts_what_was_read(chart.case.chronology):
        return
    yield 8, lambda x, top: board.box(x, top + 1, 8, 9, fill=DARK), say("timeline.seen")
    yield 8, lambda x, top: board.box(x, top + 1, 8, 9, fill=PALE, stroke=GREY, line=0.4), say("timeline.other_contact")


def _level_sign(board: Board, level: Level, letter: str, x: float, top: float) -> None:
    draw_mark(board, level, letter, (x + 6, top + 5), RADIUS)


def _range_sign(board: Board, x: float, top: float) -> None:
    for end in (x, x + 16):
        board.rule(end, top + 2, end, top + 8, colour=GREY, line=0.8)
    board.rule(x, top + 5, x + 16, top + 5, colour=GREY, line=0.8)
