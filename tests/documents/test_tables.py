import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

import chronology.documents.separated as reading
from chronology.documents import Document, Limits, Together
from chronology.errors import MalformedError


def lines(document):
    return [(line.number, list(line.cells)) for table in document.tables for line in table.lines()]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_a_text_table_is_read_whatever_parts_its_cells(mark):
    text = f'id{mark}what\n1{mark}"seen, alone; twice"\n'

    assert [(1, ["id", "what"]), (2, ["1", "seen, alone; twice"])] == lines(Document("a.csv", content=text.encode()))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_text_table_is_read_in_the_encodings_that_systems_write(encoding):
    document = Document("a.csv", content="id,name\r\n1,Siân’s\r\n".encode(encoding))

    assert {"id", "name"} == document.columns()
    assert [{"id": "1", "name": "Siân’s"}] == list(document.rows())


def test_a_note_of_many_lines_in_a_cell_is_one_cell_and_rows_keep_their_numbers():
    document = Document("a.csv", content=b'id,note\n1,"one\ntwo"\n\n2,three\n')

    assert [(1, ["id", "note"]), (2, ["1", "one\ntwo"]), (4, ["2", "three"])] == lines(document)


def test_prose_with_commas_in_its_first_line_is_told_from_a_table_by_its_importer_not_lost_by_the_gate():
    assert "Mum was cross, tired and alone." == Document("a.txt", content=b"Mum was cross, tired and alone.").text


def test_a_workbook_gives_its_sheets_with_dates_as_iso_text_and_whole_numbers_without_a_point():
    import datetime as dt

    book = Workbook()
    sheet = book.active
    sheet.title = "List 1"
    sheet.append(["id", "when", "at", "score"])
    sheet.append([3, dt.date(2024, 1, 31), dt.datetime(2024, 1, 31, 14, 30), 2.5])  # noqa: DTZ001
    file = io.BytesIO()
    book.save(file)
    document = Document("a.xlsx", content=file.getvalue())

    assert ["List 1"] == [table.name for table in document.tables]
    assert [(1, ["id", "when", "at", "score"]), (2, ["3", "2024-01-31", "2024-01-31T14:30", "2.5"])] == lines(document)
    assert "List 1, row 2" == document.tables[0].place(2)


def one_by_one(some):
    """Lines that may be given together, each with its number."""
    if isinstance(some, Together):
        return [(some.first + nth, list(some.cells(nth))) for nth in range(len(some))]
    return [(some[0], list(some[1]))]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_given_many_at_a_time_are_the_lines_with_what_was_taken_from_them(end):
    text = end.join(["a,b,c", " 1 , two ,3", "", " , , ", '"x' + end + 'y",z,', "last,,"]) * 3000
    (table,) = Document("a.csv", content=text.encode()).tables
    stripped = [
        (number, [cell.strip() for cell in cells]) for some in table.together(3) for number, cells in one_by_one(some)
    ]

    assert [(line.number, line.cells) for line in table.lines()] == [(n, cells) for n, cells in stripped if any(cells)]
    assert len(stripped) > 15_000


PIECES = ["a", "1", " ", ",", ",,", ";", '"', '""', '"x,y"', "\n", "\r", "\r\n", "\0", "\u00a0", "\u2028", "\x85", "\ufeff",
          "a,b,c\n", "1,2,3\r\n", '"1","2\n2","3"\n', ",,\n", "\ud55c", "1,2\n", "\x1c"]  # fmt: skip


def as_given(content, width, limits):
    """The lines, whatever broke them off, and what was met."""
    damage, found = reading.Damage(), []
    text = io.TextIOWrapper(io.BytesIO(content), "utf-8", errors="replace", newline="")
    try:
        for some in reading.together(text, ",", limits, damage, width=width):
            found += one_by_one(some)
    except MalformedError as error:
        damage.broken = str(error)
    return found, damage


@pytest.mark.parametrize("size", [7, 64, 16 * 1024])
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    pieces=st.lists(st.sampled_from(PIECES), max_size=40), cell=st.sampled_from([5, 40, 4096]), cut=st.integers(0, 3)
)
def test_lines_given_many_at_a_time_are_those_given_one_at_a_time(monkeypatch, size, pieces, cell, cut):
    monkeypatch.setattr(reading, "_BLOCK", size)
    content = "".join(pieces).encode()
    content = content[: max(0, len(content) - cut)] + b"\xff" * (cut == 1)
    limits = Limits(cell=cell, columns=8)

    # No line is so wide that it is given with others.
    assert as_given(content, 0, limits) == as_given(content, 3, limits)


@pytest.mark.parametrize("width", [0, 2])
def test_a_quotation_mark_that_is_opened_at_the_very_end_is_told_of(width):
    lines, damage = as_given(b'a,b\n1,2\n"', width, Limits())

    assert [(1, ["a", "b"]), (2, ["1", "2"])] == lines
    assert "row 3 opens a quotation mark that is never closed" == damage.broken


def test_a_part_of_lines_is_those_lines():
    (table,) = Document("a.csv", content=b"a,b\n1,2\n3,4\n5,6\n").tables
    (lines,) = table.together(2)
    part = lines.part(1, 3)

    assert (2, 2, ["2", "4"], ["3", "4"]) == (part.first, len(part), list(part.column(1)), list(part.cells(1)))
    assert lines is lines.part(0)
    assert 0 == len(lines.part(4))


@pytest.mark.parametrize("text", ["a,b\n1,2\n", 'a,b\r\n"1","2"\r\n', "a,b\n1,2\n3,4"])
def test_even_lines_with_or_without_quotation_marks_are_given_together(text):
    (table,) = Document("a.csv", content=text.encode()).tables
    lines, *_ = table.together(2)

    assert isinstance(lines, Together)
    assert ["a", "1"] == list(lines.column(0))


def test_what_stands_after_a_row_of_many_lines_is_given_together_again(monkeypatch):
    monkeypatch.setattr(reading, "_BLOCK", 16)
    text = "a,b\n" + "1,2\n" * 8 + '"' + "x\n" * 40 + '",y\n' + "1,2\n" * 8
    (table,) = Document("a.csv", content=text.encode()).tables
    *_, last = table.together(2)

    assert isinstance(last, Together)
