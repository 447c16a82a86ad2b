"""A box of the first pages goes on on the next page, and leaves none half empty."""

import pytest

from exports.pdf.flowing import Flowing
from exports.pdf.fonts import register
from exports.pdf.page import Drawing, body_height, body_width, compose
from exports.pdf.setting import height_of, set_lines
from exports.pdf.text import Line, paragraph


def lines(count: int) -> list[Line]:
    register()
    return [line for _ in range(count) for line in set_lines(paragraph("One line of it"), body_width(wide=False))]


@pytest.mark.parametrize("left", range(20, 400, 23))
@pytest.mark.parametrize("shaded", [False, True])
def test_a_box_fills_a_page_to_a_line_or_two_and_is_told_whole(left: int, shaded: bool) -> None:
    filler = Drawing(body_height(wide=False) - left, lambda _pen, _x, _top: None)
    box = Flowing(lines(60), shaded=shaded)
    first, second = compose([filler, box])

    piece, top = first.placed[-1]
    least = box.least(body_width(wide=False))
    assert left < least or first.floor - (top + piece.height) < 3 * box.lines[0].height
    told = sum(each.height for sheet in (first, second) for each, _ in sheet.placed[(sheet is first) :])
    padding = 12 * (len(first.placed) - 1 + len(second.placed)) if shaded else 0
    assert told == pytest.approx(height_of(box.lines) + padding)


def test_neither_a_heading_nor_a_last_line_stands_alone() -> None:
    box = Flowing(lines(10))
    leading = box.lines[0].height

    assert box.take(400, 2.5 * leading, fresh=False)[0] is None
    piece, rest = box.take(400, 9.5 * leading, fresh=False)
    assert piece is not None
    assert isinstance(rest, Flowing)
    assert 2 == len(rest.lines)
