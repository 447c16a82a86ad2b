"""What stands together on a page."""

import pytest

from exports.pdf.fonts import register
from exports.pdf.page import Drawing, Prose, body_height, compose
from exports.pdf.table import Column, Row, Table, cell
from exports.pdf.text import paragraph


@pytest.mark.parametrize("left", range(30, 300, 15))
@pytest.mark.parametrize("lines", [1, 6, 10, 14])
def test_a_heading_is_never_left_at_the_foot_of_a_page_without_a_row_of_its_table(left: int, lines: int) -> None:
    register()
    filler = Drawing(body_height(wide=False) - left, lambda _pen, _x, _top: None)
    heading = Prose(paragraph("2019"), keep=True)
    row = Row((cell(*[paragraph("a line of the row") for _ in range(lines)]), cell(paragraph("1"))))

    first, *_ = compose([filler, heading, Table((Column("What", 1), Column("No.", fixed=40)), [row])])

    assert len(first.placed) != 2
