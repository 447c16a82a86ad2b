"""What is read in a child process: workbooks, PDFs, Outlook mail; and what a bad one costs."""

import datetime as dt
import io
import sys
import zipfile

import pytest
from openpyxl import Workbook
from reportlab.pdfgen.canvas import Canvas

from chronology.documents import Document, Limits
from chronology.documents.apart import read_apart
from chronology.errors import RefusedError


def saved(book: Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def page(words: str) -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream)
    canvas.drawString(50, 700, words)
    canvas.save()
    return stream.getvalue()


def workbook(*rows: list[object]) -> Workbook:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    return book


def changed(data: bytes, part: str, change) -> bytes:
    """A workbook with one part written anew."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            content = old.read(entry)
            new.writestr(entry.filename, change(content) if entry.filename == part else content)
    return stream.getvalue()


def lines(document: Document, table: int = 0) -> list[tuple[int, list[str]]]:
    return [(line.number, list(line.cells)) for line in document.tables[table].lines()]


SHEET = "xl/worksheets/sheet1.xml"


def test_values_of_cells_are_the_shortest_text_that_says_them():
    moment = dt.datetime(2024, 1, 31, 14, 30, 15)  # noqa: DTZ001
    book = workbook([True, False, 3.0, 0.1, 12345678901234567890, moment, dt.time(9, 5), dt.timedelta(hours=30)])

    assert [
        (1, ["TRUE", "FALSE", "3", "0.1", "1.23456789012346e+19", "2024-01-31T14:30:15", "09:05", "30:00"])
    ] == lines(Document("a.xlsx", content=saved(book)))


def test_a_cell_with_an_error_says_the_error_in_its_own_place():
    book = workbook(["when", "what"], ["#N/A", "seen"], ["2024", "#DIV/0!"])
    book.create_sheet("second")["C4"] = "#REF!"
    document = Document("a.xlsx", content=saved(book))

    assert [(1, ["when", "what"]), (2, ["#N/A", "seen"]), (3, ["2024", "#DIV/0!"])] == lines(document)
    assert [(4, ["", "", "#REF!"])] == lines(document, 1)


def test_merged_cells_are_said_once_in_each_of_their_rows():
    book = workbook(["a", "b", "c"], ["one", "x", "y"], [None, "z", "w"], [None, None, None])
    book.active.merge_cells("A2:A4")
    book.active["B4"] = "wide"
    book.active.merge_cells("B4:C4")

    assert [["one", "x", "y"], ["one", "z", "w"], ["one", "wide", ""]] == [
        cells for _, cells in lines(Document("a.xlsx", content=saved(book)))[1:]
    ]


def test_hidden_and_empty_sheets_are_tables_and_places_are_those_of_the_sheet():
    book = workbook(["first"])
    book.create_sheet("hidden").sheet_state = "hidden"
    book["hidden"]["B3"] = "here"
    book.create_sheet("empty")
    document = Document("a.xlsx", content=saved(book))

    assert ["Sheet", "hidden", "empty"] == [table.name for table in document.tables]
    assert [(3, ["", "here"])] == lines(document, 1)
    assert [] == lines(document, 2)


def test_formulas_without_a_result_are_told_of():
    book = workbook(["=1+1", "=2+2", "text"])
    document = Document("a.xlsx", content=saved(book))

    assert [(1, ["", "", "text"])] == lines(document)
    assert ["in 2 cells" in problem.message for problem in document.noticed] == [True]


def test_the_child_imports_nothing_heavy():
    from subprocess import run

    code = (
        "import sys, chronology.documents.child, chronology.documents.sheets, chronology.documents.pages,"
        " chronology.documents.outlook; print(*sorted({name.split('.')[0] for name in sys.modules}))"
    )
    loaded = run([sys.executable, "-P", "-c", code], capture_output=True, text=True, check=True).stdout.split()

    assert {"python_calamine", "pypdfium2", "oxmsg"} <= set(loaded)
    assert not {"dateparser", "networkx", "reportlab", "pluggy", "rich", "msgspec"} & set(loaded)


# ---- hostile ---------------------------------------------------------------------------------------------------------


def test_a_sheet_with_a_doctype_is_refused():
    doctype = b'<!DOCTYPE x [<!ENTITY e "words">]><worksheet'
    data = changed(saved(workbook(["a"])), SHEET, lambda part: part.replace(b"<worksheet", doctype, 1))

    with pytest.raises(RefusedError, match="DOCTYPE"):
        _ = Document("a.xlsx", content=data).tables


def test_a_cell_a_million_columns_and_rows_away_costs_the_file_alone():
    far = b'<c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row></sheetData>'
    data = changed(
        saved(workbook(["a"])), SHEET, lambda part: part.split(b"<c ")[0] + far + part.split(b"</sheetData>")[1]
    )

    with pytest.raises(RefusedError, match="memory"):
        _ = Document("a.xlsx", content=data, limits=Limits(memory=400 * 1024**2)).tables


def test_a_workbook_that_unpacks_to_too_much_is_refused_before_it_is_read():
    data = changed(saved(workbook(["a"])), SHEET, lambda part: part + b" " * 5_000_000)

    with pytest.raises(RefusedError, match="unpacks to more"):
        _ = Document("a.xlsx", content=data).tables


@pytest.mark.parametrize("kind", ["workbook", "pdf", "msg"])
def test_rubbish_is_refused_in_words(kind):
    with pytest.raises(RefusedError, match=r"save it again|damaged|not a message"):
        list(read_apart(kind, b"PK\x03\x04 rubbish" * 100, Limits()))


def test_a_child_over_its_time_is_ended_and_the_file_refused():
    with pytest.raises(RefusedError, match="longer than the limit"):
        list(read_apart("workbook", saved(workbook(["a"])), Limits(seconds=0)))


def test_a_child_that_says_too_much_is_ended_and_the_file_refused():
    with pytest.raises(RefusedError, match="holds more"):
        list(read_apart("pdf", page("words " * 20), Limits(unpacked=50)))


def test_a_child_over_its_memory_costs_the_file_alone():
    with pytest.raises(RefusedError, match="memory"):
        list(read_apart("workbook", saved(workbook(["a"])), Limits(memory=8 * 1024**2)))
