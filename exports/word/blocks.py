"""Paragraphs and tables that the PDF has too, written in Word's own styles. Drawings are left out: Word tells them in words."""

from collections.abc import Iterable, Iterator, Sequence

from exports.pdf import table
from exports.pdf.page import Block, NewPage, Prose
from exports.word.paper import Cell, Column, Paper, Row
from exports.word.pieces import Piece, pieces_of
from exports.word.styles import BODY, SMALL

# The width of the PDF's text in points, of which some columns have a fixed part.
_WIDTH = 503.0
_SMALL = 10.0
_LEVELS = {"H1": 1, "H2": 2}


def write(paper: Paper, blocks: Iterable[Block | NewPage], about: str = "") -> None:
    """The blocks, one below the other. `about` says what a table among them holds."""
    for block in blocks:
        if isinstance(block, NewPage):
            paper.turn(wide=False)
        elif isinstance(block, Prose):
            _prose(paper, block)
        elif isinstance(block, table.Table):
            paper.table(columns_of(block), [row_of(row) for row in block.rows], about)


def _prose(paper: Paper, block: Prose) -> None:
    told = block.paragraph
    places = [place.name for place in (block.place, *block.others) if place]
    if level := _LEVELS.get(told.role):
        paper.heading("".join(run.text for run in told.runs), level, *places)
    else:
        paper.prose(pieces_of(told), SMALL if told.style.size < _SMALL else BODY, *places)


def columns_of(told: table.Table) -> list[Column]:
    """Its columns, with the width of each."""
    fixed = sum(column.fixed for column in told.columns)
    shares = sum(column.share for column in told.columns)
    return [Column(column.heading, column.fixed or (_WIDTH - fixed) * column.share / shares) for column in told.columns]


def row_of(row: table.Row) -> Row:
    """A row with the places that links to it arrive at."""
    places = [place.name for place in (row.place, *row.others) if place]
    return Row([Cell(list(_paragraphs(cell))) for cell in row.cells], places)


def cells_of(row: table.Row) -> Sequence[Cell]:
    """The cells of a row."""
    return row_of(row).cells


def _paragraphs(cell: table.Cell) -> Iterator[list[Piece]]:
    return (pieces_of(paragraph) for paragraph in cell.paragraphs)
