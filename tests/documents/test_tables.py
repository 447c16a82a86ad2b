import io

import pytest
from openpyxl import Workbook

from chronology.documents import Document


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


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_as_they_stand_are_the_lines_with_what_was_taken_from_them(end):
    text = end.join(["a,b,c", " 1 , two ,3", "", " , , ", '"x' + end + 'y",z,', "last,,"]) * 3000
    (table,) = Document("a.csv", content=text.encode()).tables
    stripped = [(number, [cell.strip() for cell in cells]) for number, cells in table.as_it_stands()]

    assert [(line.number, line.cells) for line in table.lines()] == [(n, cells) for n, cells in stripped if any(cells)]
    assert len(stripped) > 15_000
