"""Blocks in larger print: a court asks for twelve points, and a family reads at home."""

from dataclasses import replace

from exports.pdf.page import Block, NewPage, Prose
from exports.pdf.table import Row, Table
from exports.pdf.text import Paragraph, Style


def larger(block: Block | NewPage, size: float, leading: float, in_table: float) -> Block | NewPage:
    """The block with no text smaller than `size` points; drawings stay as they are.

    `leading` is the least distance of lines of a paragraph, `in_table` that of lines in a table, in points.
    """
    if isinstance(block, Prose):
        return replace(block, paragraph=_larger(block.paragraph, size, leading))
    if isinstance(block, Table):
        rows = [_row(row, size, in_table) for row in block.rows]
        return replace(block, rows=rows, head=_style(block.head, size, in_table))
    return block


def _row(row: Row, size: float, leading: float) -> Row:
    cells = tuple(
        replace(cell, paragraphs=tuple(_larger(each, size, leading) for each in cell.paragraphs)) for cell in row.cells
    )
    return replace(row, cells=cells)


def _larger(paragraph: Paragraph, size: float, leading: float) -> Paragraph:
    return replace(paragraph, style=_style(paragraph.style, size, leading))


def _style(style: Style, size: float, leading: float) -> Style:
    return replace(style, size=max(style.size, size), leading=max(style.leading, leading))
