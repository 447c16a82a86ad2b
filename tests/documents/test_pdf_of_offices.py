"""Tables of PDFs as word processors, spreadsheets and browsers write them: few lines, narrow columns, rows over two pages."""

import io
from collections.abc import Sequence
from itertools import pairwise

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from chronology.documents import Document

HEADINGS = ["Date", "Source", "Event", "Action"]
XS = (50.0, 130.0, 230.0, 420.0)
EDGES = (*XS, 540.0)
LINE = 12.0
Cells = Sequence[Sequence[str]]
"""The cells of a row, each with its lines."""


def row(date: str, source: str, event: str, action: str = "") -> list[list[str]]:
    return [cell.split("|") if cell else [] for cell in (date, source, event, action)]


def said(rows: Sequence[Cells]) -> list[list[str]]:
    return [[" ".join(cell) for cell in cells] for cells in rows]


HEAD = row(*HEADINGS)
ROWS = [
    row("3 March 2024", "Police", "Officers attended the flat|after a call from neighbours.", "Report sent"),
    row("5 March 2024", "School", "Late for the third time.", "Letter home"),
    row("9 March 2024", "Health visitor", "Not brought to the clinic,|no reply to two calls|and a card was left.", ""),
    row("12 March 2024", "Housing", "Rent is in arrears.", "Visit"),
    row("14 March 2024", "School", "Came without a coat;|said the flat was cold.", "Coat found"),
]


class Drawing:
    """Pages drawn from top to bottom, a cell's words at its left edge with some room around them."""

    def __init__(self, size: float = 10.0) -> None:
        self.stream = io.BytesIO()
        self.canvas = Canvas(self.stream, pagesize=A4)
        self.size = size
        self.y = 780.0

    def rows(self, rows: Sequence[Cells], *, gap: float = 8.0, style: str = "") -> "Drawing":
        self.canvas.setFont("Helvetica", self.size)
        for n, cells in enumerate(rows):
            height = LINE * max(map(len, cells)) + gap
            if style == "shaded" and n % 2:
                self._shade(height)
            if style == "every second" and n % 2 == 0:
                self._box(height, EDGES)
            elif style == "every second":
                self._box(height, (EDGES[0], EDGES[-1]))
            elif style == "boxes":
                self._box(height, EDGES)
            for x, lines in zip(XS, cells, strict=True):
                for at, text in enumerate(lines):
                    self.canvas.drawString(x + 4, self.y - gap / 2 - LINE * at - 9, text)
            self.y -= height
        return self

    def _box(self, height: float, edges: Sequence[float]) -> None:
        for x in edges:
            self.canvas.line(x, self.y, x, self.y - height)
        for y in (self.y, self.y - height):
            self.canvas.line(edges[0], y, edges[-1], y)

    def _shade(self, height: float) -> None:
        self.canvas.setFillColor(colors.lightgrey)
        for left, right in pairwise(EDGES):
            # A browser leaves a hair between the shades of two cells.
            self.canvas.rect(left, self.y - height, right - left - 1.5, height, stroke=0, fill=1)
        self.canvas.setFillColor(colors.black)

    def line(self, x: float, text: str) -> "Drawing":
        self.canvas.setFont("Helvetica", self.size)
        self.canvas.drawString(x, self.y - 13, text)
        self.y -= LINE + 8
        return self

    def page(self) -> "Drawing":
        self.canvas.showPage()
        self.y = 780.0
        return self

    def read(self) -> list[list[list[str]]]:
        self.canvas.save()
        document = Document("a.pdf", content=self.stream.getvalue())
        return [[list(line.cells) for line in one.lines()] for one in document.tables]


@pytest.mark.parametrize("style", ["every second", "shaded"])
def test_a_row_between_two_that_are_marked_is_parted_as_they_are(style):
    """Word's "light list" draws the cells of every second row, and a browser shades them: the others have no lines."""
    found = Drawing().rows([HEAD, *ROWS], style=style).read()

    assert [said([HEAD, *ROWS])] == found


def test_what_stands_over_all_of_a_row_stays_one_cell():
    year = [["2024"], [], [], []]
    wide = [["All that follows was told by the school, which had it from an aunt, and not to us."], [], [], []]
    found = Drawing().rows([HEAD, year, ROWS[0], wide, ROWS[1]], style="every second").read()

    assert [said([HEAD, year, ROWS[0], wide, ROWS[1]])] == found


def test_a_cell_that_is_full_up_to_the_next_does_not_run_into_it():
    """A spreadsheet without lines leaves no more room between two columns than between two words."""
    full = "Officers went to the flat after a calls"
    rows = [HEAD, *ROWS, row("20 March 2024", "Police", f"{full}|and spoke to all.", "Told"), *ROWS]

    assert [said(rows)] == Drawing().rows(rows).read()


def test_two_rows_that_stand_close_are_two_by_their_dates():
    drawing = Drawing().rows([HEAD, *ROWS[:2]]).rows(ROWS[3:4], gap=0).rows(ROWS[1:2], gap=0).rows(ROWS[2:3])

    assert [said([HEAD, *ROWS[:2], ROWS[3], ROWS[1], ROWS[2]])] == drawing.read()


@pytest.mark.parametrize("style", ["", "boxes"])
def test_the_rest_of_a_row_at_the_head_of_the_next_page_belongs_to_it(style):
    begun = row("20 March 2024", "Police", "Officers went to the flat and", "Told")
    drawing = Drawing().rows([HEAD, *ROWS, begun], style=style).page()
    drawing.rows([row("", "", "spoke to|all who were there.")]).rows(ROWS[:3] if not style else [], style=style)
    whole = row("20 March 2024", "Police", "Officers went to the flat and spoke to all who were there.", "Told")

    assert [said([HEAD, *ROWS, whole, *(ROWS[:3] if not style else [])])] == drawing.read()


def test_a_page_on_which_a_column_says_nothing_goes_on_with_the_same_columns():
    quiet = [row(f"{n} April 2024", "School", "Late again.") for n in range(1, 6)]
    drawing = Drawing().rows([HEAD, *ROWS]).page().rows(quiet).page().rows(ROWS[:2])

    assert [said([HEAD, *ROWS, *quiet, *ROWS[:2]])] == drawing.read()


def test_words_at_the_head_of_the_next_page_are_no_part_of_a_table():
    drawing = Drawing().rows([HEAD, *ROWS]).page().line(54, "This was told to the conference by all of the agencies.")

    assert [said([HEAD, *ROWS])] == drawing.read()


@pytest.mark.parametrize(
    ("lines", "date"),
    [
        ("12/05/202|1", "12/05/2021"),
        ("12/05/20|21", "12/05/2021"),
        ("2021-05-|12", "2021-05-12"),
        ("Mon 12/05/202|1 late", "Mon 12/05/2021 late"),
        ("12/05/2021|10:30", "12/05/2021 10:30"),
        ("12/05/21|14:00", "12/05/21 14:00"),
        ("12/05/2021|3 calls", "12/05/2021 3 calls"),
        ("CAD 12/05|2021", "CAD 12/05 2021"),
    ],
)
def test_a_date_that_a_narrow_column_breaks_is_whole_and_no_other_figures_are_joined(lines, date):
    found = Drawing().rows([HEAD, row(lines, "Police", "Called."), *ROWS], style="boxes").read()

    assert [said([HEAD, [[date], ["Police"], ["Called."], []], *ROWS])] == found


def test_a_date_that_the_end_of_a_page_breaks_is_whole():
    begun = row("12/05/202", "Police", "Called to the", "Told")
    drawing = Drawing().rows([HEAD, *ROWS, begun], style="boxes").page().rows([row("1", "", "flat.")], style="boxes")

    assert "12/05/2021" in [cells[0] for cells in drawing.read()[0]]
