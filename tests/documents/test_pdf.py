"""PDFs: their words in reading order, and the tables on their pages whatever marks the cells."""

import io
import zlib

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

from chronology.documents import Document, Limits
from chronology.errors import RefusedError

STYLES = getSampleStyleSheet()
BODY = STYLES["BodyText"]
HEADINGS = ["Date", "Source", "Event", "Action"]
LINES = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
LEVEL = [("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.black)]
UPRIGHT = [("LINEBEFORE", (0, 0), (-1, -1), 0.5, colors.black), ("BOX", (0, 0), (-1, -1), 0.5, colors.black)]
INNER = [("INNERGRID", (0, 0), (-1, -1), 0.5, colors.black)]
TOP = [("VALIGN", (0, 0), (-1, -1), "TOP")]


def made(*flowing, pagesize=A4, foot: bool = True) -> Document:
    def footer(canvas, document):
        if foot:
            canvas.setFont("Helvetica", 8)
            canvas.drawString(72, 30, f"OFFICIAL-SENSITIVE   Page {document.page}")

    stream = io.BytesIO()
    SimpleDocTemplate(stream, pagesize=pagesize).build(list(flowing), onFirstPage=footer, onLaterPages=footer)
    return Document("a.pdf", content=stream.getvalue())


def drawn(*texts: tuple[float, float, str]) -> Document:
    stream = io.BytesIO()
    canvas = Canvas(stream)
    for x, y, text in texts:
        canvas.drawString(x, y, text)
    canvas.save()
    return Document("a.pdf", content=stream.getvalue())


def rows_of_a_chronology(count: int) -> list[list[str]]:
    told = "Officers attended the flat after neighbours called about shouting. "
    return [
        [
            f"{n:02}/03/2024",
            "Police, Example Borough",
            told * (1 + n % 4) + "Well-known to pre-school.",
            "Told" if n % 3 else "",
        ]
        for n in range(1, count + 1)
    ]


def table(rows: list[list[str]], style, **how) -> Table:
    cells = [HEADINGS, *([cell and Paragraph(cell, BODY) for cell in row] for row in rows)]
    return Table(cells, colWidths=[75, 90, 200, 80], repeatRows=1, style=style, **how)


def read(document: Document) -> list[list[list[str]]]:
    return [[list(line.cells) for line in one.lines()] for one in document.tables]


@pytest.mark.parametrize(
    "style", [LINES, LINES + TOP, LEVEL + TOP, UPRIGHT + TOP, INNER + TOP, TOP, []],
    ids=["grid", "grid from the top", "level lines", "upright lines", "inner lines", "no lines", "no lines, from below"],
)  # fmt: skip
def test_a_table_over_several_pages_is_one_with_its_wrapped_cells_whole(style):
    rows = rows_of_a_chronology(28)
    document = made(Paragraph("Chronology", STYLES["Title"]), table(rows, style), Paragraph("Signed by.", BODY))

    assert [[HEADINGS, *rows]] == read(document)
    assert ["table 1"] == [one.name for one in document.tables]


def test_a_row_that_goes_on_over_the_end_of_a_page_is_one_row():
    rows = [
        ["1 March 2024", "Police", "Words of a long account that does not end before the page does, " * 120, "Told"]
    ]
    document = made(table(rows, LINES + TOP, splitInRow=1))

    assert [[HEADINGS, [cell.strip() for cell in rows[0]]]] == read(document)


def test_a_row_without_a_date_at_the_head_of_a_page_stays_a_row_of_its_own():
    rows = [[f"{n} March", "Police", f"Seen {n}.", "Told."] for n in range(1, 60)]
    for n in (7, *range(25, 40)):
        rows[n][0] = ""

    assert [[HEADINGS, *rows]] == read(made(table(rows, LINES)))


def test_two_tables_parted_by_words_stay_two():
    rows = rows_of_a_chronology(2)
    document = made(table(rows, LINES), Paragraph("Of the father", BODY), table(rows, LINES))

    assert [[HEADINGS, *rows]] * 2 == read(document)
    assert ["page 1, table 1", "page 1, table 2"] == [one.name for one in document.tables]


def test_a_table_on_the_next_page_with_other_columns_is_another():
    second = Table([["a", "b"], ["1", "2"]], colWidths=[100, 100], style=LINES)
    document = made(table(rows_of_a_chronology(2), LINES), PageBreak(), second)

    assert ["page 1, table 1", "page 2, table 1"] == [one.name for one in document.tables]


def test_cells_that_are_merged_are_said_once_in_each_of_their_rows():
    spans = [("SPAN", (0, 1), (0, 2)), ("SPAN", (1, 3), (2, 3))]
    cells = [["a", "b", "c"], ["tall", "x", "y"], ["", "z", "w"], ["one", "wide cell", ""]]

    assert [[["a", "b", "c"], ["tall", "x", "y"], ["tall", "z", "w"], ["one", "wide cell", ""]]] == read(
        made(Table(cells, colWidths=[80] * 3, style=[*LINES, *spans]))
    )


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_page_that_is_turned_is_read_as_it_is_shown(turn):
    from pypdf import PdfReader, PdfWriter

    document = made(table(rows_of_a_chronology(3), LINES), pagesize=landscape(A4), foot=False)
    writer = PdfWriter()
    page = writer.add_page(PdfReader(io.BytesIO(document.content)).pages[0])
    # Turned one way as content and the other way as shown.
    page.rotate(turn).transfer_rotation_to_content()
    page.rotate(-turn)
    stream = io.BytesIO()
    writer.write(stream)
    turned = Document("a.pdf", content=stream.getvalue())

    assert read(document) == read(turned)
    assert "Officers attended" in turned.text


def test_the_text_is_in_reading_order_with_pages_and_hyphens_as_written():
    long = "A note of a visit to a well-known pre-school. " * 30
    document = made(
        Paragraph(long, BODY), Spacer(1, 20), Paragraph("Second.", BODY), PageBreak(), Paragraph("Third.", BODY)
    )
    text = document.text

    assert long.split() == text[: text.index("Second.")].split()
    assert ["page 1", "page 2", "page 2"] == [document.page_at(text.index(w)) for w in ("A note", "Third.", "Page 2")]
    assert "\n\nSecond.\n" in text
    assert [] == read(document)


def test_a_sentence_goes_on_over_the_end_of_a_page_without_the_foot_in_between():
    document = made(Paragraph("word " * 900 + "end", BODY))

    assert ["word"] * 900 + ["end"] == document.text.split()[:901]


def test_the_words_of_a_table_stand_in_the_text_where_the_table_does():
    document = made(Paragraph("Before.", BODY), Table([["a", "b"], ["1", "2"]], style=LINES), Paragraph("After.", BODY))

    assert ["Before.", "a\tb", "1\t2", "After."] == [text for text, _ in document.paragraphs if text][:4]
    assert ["", "Table", "Table", ""] == [style for text, style in document.paragraphs if text][:4]


def test_prose_is_no_table():
    assert [] == read(made(Paragraph("She said that the child was well. " * 60, BODY)))


def test_a_line_of_words_below_a_table_without_lines_is_not_part_of_it():
    rows = [(50, 700 - 14 * n, 50) for n in range(4)]
    document = drawn(
        *((x, y, f"{n} March") for n, (x, y, _) in enumerate(rows)),
        *((200, y, "Police") for _, y, _ in rows),
        *((350, y, "Seen at home") for _, y, _ in rows),
        (50, 600, "Signed"),
    )

    assert [[[f"{n} March", "Police", "Seen at home"] for n in range(4)]] == read(document)
    assert "Signed" in document.text


# ---- what cannot be read ---------------------------------------------------------------------------------------------


def pictures(*pages: str) -> bytes:
    """Pages with words, or with only a picture where there are none."""
    stream = io.BytesIO()
    canvas = Canvas(stream)
    for words in pages:
        if words:
            canvas.drawString(50, 700, words)
        else:
            from PIL import Image
            from reportlab.lib.utils import ImageReader

            canvas.drawImage(ImageReader(Image.new("RGB", (4, 4))), 50, 500, 200, 200)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def test_a_scan_is_refused_with_what_makes_it_readable():
    with pytest.raises(RefusedError, match="ocrmypdf"):
        _ = Document("a.pdf", content=pictures("", "")).text


def test_pages_that_hold_only_pictures_are_named():
    document = Document("a.pdf", content=pictures("words", "", "words again", "", ""))
    _ = document.text

    assert ["pages 2, 4 to 5" in problem.message for problem in document.noticed] == [True]


def test_an_encrypted_file_is_refused_with_what_to_do():
    from reportlab.lib.pdfencrypt import StandardEncryption

    stream = io.BytesIO()
    canvas = Canvas(stream, encrypt=StandardEncryption("secret", strength=128))
    canvas.drawString(50, 700, "words")
    canvas.save()

    with pytest.raises(RefusedError, match="without a password"):
        _ = Document("a.pdf", content=stream.getvalue()).text


def raw_pdf(content: bytes, *, filters: str = "/FlateDecode", extra: str = "") -> bytes:
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R" + extra.encode() + b"]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj\n"
        b"4 0 obj<</Length " + str(len(content)).encode() + b"/Filter" + filters.encode() + b">>stream\n"
        + content + b"\nendstream endobj\n5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
        b"trailer<</Root 1 0 R>>\n"
    )  # fmt: skip


def test_a_file_written_by_hand_is_read_so_that_the_hostile_ones_below_fail_for_their_own_reason():
    content = zlib.compress(b"BT /F 12 Tf 50 700 Td (words) Tj ET")

    assert "words" == Document("a.pdf", content=raw_pdf(content)).text.strip()


@pytest.mark.parametrize(
    "content",
    [
        raw_pdf(zlib.compress(zlib.compress(b"BT /F 12 Tf (x) Tj ET " + b" " * 60_000_000)), filters="[/FlateDecode/FlateDecode]"),
        raw_pdf(b"x", filters="[" + "/FlateDecode" * 1000 + "]"),
        raw_pdf(zlib.compress(b"q " * 3_000_000)),
        raw_pdf(zlib.compress(b"x"), extra=" 2 0 R"),
        b"%PDF-1.7\n" + b"1 0 obj " * 1000,
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Kids" + b"[" * 100_000,
    ],
    ids=["bomb", "filters", "stack", "circle", "rubbish", "depth"],
)  # fmt: skip
def test_a_hostile_file_costs_itself_alone_and_says_why(content):
    document = Document("a.pdf", content=content, limits=Limits(seconds=20))
    try:
        assert len(document.text) < 1000
    except RefusedError as error:
        assert len(str(error)) > 20  # noqa: PT017  # either way will do


def test_a_file_that_draws_more_text_than_may_be_is_refused():
    content = raw_pdf(zlib.compress(b"BT /F 12 Tf 50 700 Td " + b"(words ) Tj " * 3_000 + b"ET"))

    with pytest.raises(RefusedError, match="holds more"):
        _ = Document("a.pdf", content=content, limits=Limits(unpacked=10_000)).text


# ---- every style and alignment ---------------------------------------------------------------------------------------

SHADED = [("BACKGROUND", (0, 0), (-1, 0), colors.lightgrey)]
STRIPED = [("ROWBACKGROUNDS", (0, 1), (-1, -1), [colors.white, colors.lightgrey])]
BOXED = [("BOX", (0, 0), (-1, -1), 0.5, colors.black), ("LINEBELOW", (0, 0), (-1, 0), 1, colors.black)]
SIDES = [("LINEBEFORE", (0, 0), (-1, -1), 0.5, colors.black)]


@pytest.mark.parametrize("align", ["TOP", "MIDDLE"])
@pytest.mark.parametrize("style", [SHADED, STRIPED, BOXED, SIDES], ids=["shaded", "striped", "boxed", "sides"])
def test_rows_are_found_however_their_cells_are_set_and_marked(style, align):
    rows = rows_of_a_chronology(12)
    rows[3][1] = rows[7][3] = ""
    rows[5][0] = ""
    document = made(Paragraph("Before.", BODY), table(rows, [*style, ("VALIGN", (0, 0), (-1, -1), align)]))

    assert [[HEADINGS, *rows]] == read(document)


def test_a_date_that_wraps_stays_with_its_row():
    rows = [["3 March 2024", "Police", f"Words that go on for more than a line of it {n}.", "Told"] for n in range(9)]
    cells = [HEADINGS, *([Paragraph(cell, BODY) for cell in row] for row in rows)]
    document = made(Table(cells, colWidths=[50, 90, 120, 80], style=TOP))

    assert [[HEADINGS, *rows]] == read(document)


def test_close_lines_without_gaps_begin_a_row_where_they_begin_anew():
    said = [("1 March", "Police", "Seen at home"), ("", "School", "Late again"), ("2 March", "Health", "Seen by a")]
    document = drawn(
        *((x, 700 - 12 * n, cell) for n, row in enumerate(said) for x, cell in zip((50, 150, 300), row, strict=True)),
        (300, 664, "doctor at the clinic"),
    )

    assert [["1 March", "Police", "Seen at home"], ["", "School", "Late again"], ["2 March", "Health", "Seen by a doctor at the clinic"]] in read(document)  # fmt: skip


# ---- as it is printed ------------------------------------------------------------------------------------------------


def linked() -> Document:
    stream = io.BytesIO()
    canvas = Canvas(stream)
    canvas.drawString(72, 700, "Seen at")
    canvas.drawString(300, 700, "Home with mother")
    canvas.linkURL("https://example.org/entry", (72, 690, 200, 712))
    canvas.showPage()
    canvas.drawString(72, 700, "Second page")
    canvas.save()
    return Document("a.pdf", content=stream.getvalue())


def test_a_page_with_links_and_no_form_is_read_like_any_other():
    assert "Home with mother" in linked().text


def test_the_lines_of_a_page_say_where_each_word_stands_over_all_columns():
    first, second = linked().page_lines

    assert (first.page, first.text, second.page) == (1, "Seen at Home with mother", 2)
    assert [(round(left), word) for left, word in first.words[::2]][:2] == [(72, "Seen"), (300, "Home")]
