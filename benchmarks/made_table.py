"""A table of made text, of as many pages as wanted, in our own engine: what `pages` times, and nothing else in memory."""

import random
from collections.abc import Iterator, Sequence

from reportlab.pdfgen.canvas import Canvas

from chronology.pipeline.undisturbed import undisturbed
from exports.pdf.compact import written
from exports.pdf.drawing import Pen
from exports.pdf.fonts import Face
from exports.pdf.page import A4, Block, Drawing, NewPage, Place, Prose, compose, draw, places_of
from exports.pdf.structure import Structure, metadata
from exports.pdf.table import Column, Row, Table, cell
from exports.pdf.text import SECTION, paragraph

COLUMNS = (
    Column("No.", fixed=32),
    Column("Date", fixed=82),
    Column("What happened", 2.1),
    Column("Why it matters", 1),
    Column("Source", 0.7),
)
_ON_A_PAGE = 16
_WORDS = 30_000
_SYLLABLES = ["ba", "ne", "dol", "wyn", "mer", "tas", "gil", "por", "fen", "ach", "ru", "ith", "os", "cwm", "an", "el"]
PARTS = 10
Texts = tuple[str, ...]


def made(pages: int) -> list[Texts]:
    """Rows for so many pages: a number, a day and three texts of words out of many."""
    chosen = random.Random(pages)  # noqa: S311  # the same text each time, no secret
    words = ["".join(chosen.choices(_SYLLABLES, k=chosen.randint(1, 3))) for _ in range(_WORDS)]

    def text(least: int, most: int) -> str:
        return " ".join(chosen.choices(words, k=chosen.randint(least, most)))

    return [
        (
            str(number),
            f"{chosen.randint(1, 28)} March {chosen.randint(2009, 2024)}",
            text(8, 26),
            text(4, 10),
            text(2, 5),
        )
        for number in range(1, round(pages * _ON_A_PAGE) + 1)
    ]


def ours(rows: Sequence[Texts]) -> bytes:
    """The table in our own engine, tagged with a row of cells for each, and nothing else."""
    with undisturbed():
        return _written([_table(rows)], numbers=False)


def numbered(rows: Sequence[Texts]) -> bytes:
    """The same in parts, with a page of contents before them and each page's number of how many."""
    with undisturbed():
        return _written([*(_line(f"part {part + 1}") for part in range(PARTS)), NewPage(), *_parts(rows)], numbers=True)


def _parts(rows: Sequence[Texts]) -> Iterator[Block]:
    size = len(rows) // PARTS + 1
    for part in range(PARTS):
        name = f"part {part + 1}"
        yield Prose(paragraph(name, style=SECTION, role="H1"), keep=True, place=Place(name, name))
        yield _table(rows[part * size : (part + 1) * size])


def _line(name: str) -> Drawing:
    return Drawing(14, lambda pen, x, top: pen.word(f"{name} on page {pen.places[name]}", x, top, 10), role="TOCI")


def _table(rows: Sequence[Texts]) -> Table:
    return Table(COLUMNS, [Row(tuple(cell(paragraph(text)) for text in row)) for row in rows], "continued")


def _written(blocks: list[Block | NewPage], *, numbers: bool) -> bytes:
    sheets = compose(blocks)
    blocks.clear()
    canvas = Canvas("", A4, invariant=1, pageCompression=1, initialFontName=Face.REGULAR, pdfVersion=(1, 7))
    tree = Structure(canvas._doc, lambda text, _: text)  # noqa: SLF001
    pen = Pen(canvas, tree, places_of(sheets))
    for number, sheet in enumerate(sheets, start=1):
        with pen.page(sheet.size):
            draw(sheet, pen)
            if numbers:
                with pen.artifact(furniture=True):
                    pen.word(f"Page {number} of {len(sheets)}", A4[0] / 2, A4[1] - 38, 9, align=0.5)
        sheet.placed.clear()
    tree.close(lambda: metadata("made", "made", "en-GB", "2024-01-01"))
    return written(canvas)
