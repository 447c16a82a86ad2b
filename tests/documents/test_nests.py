"""Containers in containers, kinds of files, and text tables that would do harm."""

import base64
import io
import struct
import zipfile

import docx
import pytest
from compound import compound
from openpyxl import Workbook

from chronology.documents import Document, Limits, gather
from chronology.errors import RefusedError
from chronology.model import Problem

MAIL = b"From: a@b.example\nSubject: plan\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"


def zipped(**members: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(name.replace("__", "."), content)
    return stream.getvalue()


def mailed(name: str, content: bytes) -> bytes:
    coded = base64.encodebytes(content)
    head = f'--b\nContent-Type: application/octet-stream; name="{name}"\nContent-Transfer-Encoding: base64\n\n'
    return MAIL + b"--b\nContent-Type: text/plain\n\nwords\n" + head.encode() + coded + b"\n--b--\n"


def found(tmp_path, name: str, content: bytes, **limits: int) -> tuple[list[str], list[str]]:
    """Names of the documents, and the problems as "name: message"."""
    (tmp_path / name).write_bytes(content)
    every = list(gather([str(tmp_path / name)], Limits(**limits)))
    problems = [f"{one.source.document}: {one.message}" for one in every if isinstance(one, Problem)]
    return [one.name for one in every if isinstance(one, Document)], problems


def test_a_zip_in_a_zip_and_a_mail_in_a_zip_and_a_zip_in_a_mail_are_opened(tmp_path):
    inner = zipped(a__txt=b"note")
    content = zipped(in__zip=inner, post__eml=mailed("more.zip", inner))

    assert (
        ["x.zip/in.zip/a.txt", "x.zip/post.eml", "x.zip/post.eml/more.zip/a.txt"],
        [],
    ) == found(tmp_path, "x.zip", content)


def test_an_office_file_in_a_zip_is_a_document_and_not_a_folder(tmp_path):
    assert (["x.zip/book.xlsx", "x.zip/note.docx"], []) == found(
        tmp_path, "x.zip", zipped(book__xlsx=workbook(), note__docx=word())
    )


def test_what_stands_too_deep_is_refused_with_what_to_do_and_the_rest_is_read(tmp_path):
    content = zipped(deep__txt=b"deep")
    for n in range(5):
        content = zipped(**{f"level{n}__zip": content, f"note{n}__txt": b"note"})
    names, problems = found(tmp_path, "x.zip", content)

    assert ["x.zip/level4.zip/level3.zip/note2.txt", "x.zip/level4.zip/note3.txt", "x.zip/note4.txt"] == [
        name for name in names if "note" in name
    ]
    assert ["unpack it" in said for said in problems] == [True]


@pytest.mark.parametrize(
    ("limits", "why"), [({"members": 25}, "more entries"), ({"unpacked": 3_000}, "unpacks to more"), ({"ratio": 3}, "unpacks to more")]
)  # fmt: skip
def test_nesting_evades_no_limit(tmp_path, limits, why):
    inner = [zipped(**{f"f{n}__txt": bytes(range(100)) for n in range(10)}) for _ in range(4)]
    names, problems = found(tmp_path, "x.zip", zipped(**{f"z{n}__zip": one for n, one in enumerate(inner)}), **limits)

    assert problems
    assert all(why in said for said in problems)
    assert len(names) < 40


def test_a_bomb_in_a_zip_in_a_mail_costs_itself_alone(tmp_path):
    content = zipped(good__txt=b"note", bomb__zip=zipped(a__txt=b"\0" * 9_000_000))
    names, problems = found(tmp_path, "a.eml", mailed("x.zip", content))

    assert ["a.eml", "a.eml/x.zip/good.txt"] == names
    assert ["bomb.zip: was refused: it unpacks to more" in said for said in problems] == [True]


def test_standard_input_is_opened_like_any_file(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(zipped(a__txt=b"note"))))

    assert ["standard input/a.txt"] == [one.name for one in gather(["-"])]


# ---- kinds of files --------------------------------------------------------------------------------------------------


def workbook() -> bytes:
    stream = io.BytesIO()
    book = Workbook()
    book.active.append(["a", "b"])
    book.save(stream)
    return stream.getvalue()


def word(*tables: list[list[str]]) -> bytes:
    document = docx.Document()
    document.add_paragraph("Before.")
    for rows in tables:
        made = document.add_table(rows=0, cols=len(rows[0]))
        for row in rows:
            for cell, text in zip(made.add_row().cells, row, strict=True):
                cell.text = text
        document.add_paragraph("After.")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def open_document(kind: str) -> bytes:
    """A spreadsheet as LibreOffice saves it, with one cell."""
    cells = (
        '<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
        '<table:table table:name="List 1"><table:table-row><table:table-cell office:value-type="date"'
        ' office:date-value="2024-01-31"><text:p>31/01/24</text:p></table:table-cell>'
        '<table:table-cell office:value-type="string"><text:p>seen</text:p></table:table-cell></table:table-row>'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        made.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        made.writestr("content.xml", cells)
        made.writestr("META-INF/manifest.xml", "<m/>")
    return stream.getvalue()


def record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def old_workbook() -> bytes:
    """An .xls (BIFF8) with a number, a text and an error."""
    begin = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0))
    globals_begin = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0))
    cells = record(0x0203, struct.pack("<HHHd", 0, 0, 0, 7.0))
    cells += record(0x0204, struct.pack("<HHHHB", 0, 1, 0, 4, 0) + b"seen")
    cells += record(0x0205, struct.pack("<HHHBB", 1, 2, 0, 0x2A, 1))
    sheet = begin + cells + record(0x000A, b"")
    named = b"\x06\0List 1"
    start = len(globals_begin) + 4 + 6 + len(named) + 4
    bound = record(0x0085, struct.pack("<IBB", start, 0, 0) + named)
    stream = globals_begin + bound + record(0x000A, b"") + sheet
    return compound({"Workbook": stream.ljust(5000, b"\0")})


KINDS = {
    "is_workbook": [workbook(), open_document("spreadsheet"), old_workbook()],
    "is_word": [word()],
    "is_pdf": [b"%PDF-1.7\n", b"\r\n%PDF-1.4\n"],
    "is_mail": [MAIL + b"--b--", compound({"__properties_version1.0": bytes(32)})],
    "is_text": [b"a note"],
}


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_file_is_told_from_the_others(kind):
    for content in KINDS[kind]:
        document = Document("file", content=content)
        said = {name for name in KINDS if getattr(document, name)}

        assert {kind} | ({"is_text"} if kind == "is_mail" and content[:1] == b"F" else set()) == said


def test_no_kind_is_told_by_words_inside_a_file():
    notes = zipped(a__txt=b"we saved xl/workbook.xml and word/document.xml", b__txt=b"%PDF-")

    assert not any(getattr(Document("x.zip", content=notes), kind) for kind in KINDS)


def test_an_open_document_spreadsheet_is_read():
    (table,) = Document("a.ods", content=open_document("spreadsheet")).tables

    assert ("List 1", [["2024-01-31", "seen"]]) == (table.name, [list(line.cells) for line in table.lines()])


def test_an_old_workbook_is_read_errors_too():
    (table,) = Document("a.xls", content=old_workbook()).tables

    assert ("List 1", [["7", "seen"], ["", "", "#N/A"]]) == (
        table.name,
        [[*list(line.cells)][: 2 if line.number == 1 else 3] for line in table.lines()],
    )


@pytest.mark.parametrize(
    ("stream", "why"), [("WordDocument", "save it as .docx"), ("EncryptedPackage", "without a password")]
)
def test_old_and_locked_kinds_are_refused_with_what_to_do(tmp_path, stream, why):
    names, problems = found(tmp_path, "a.doc", compound({stream: b"x" * 100, "Other": b"y"}))

    assert [] == names
    assert [why in said for said in problems] == [True]


def test_each_table_of_a_word_file_is_a_table():
    document = Document("a.docx", content=word([["a", "b"], ["1", "2"]], [["c"]]))

    assert ["table 1", "table 2"] == [table.name for table in document.tables]
    assert [["a", "b"], ["1", "2"]] == [list(line.cells) for line in document.tables[0].lines()]
    assert {"a", "b"} == document.columns()


# ---- text tables -----------------------------------------------------------------------------------------------------


def lines(content: bytes, **limits: int) -> tuple[list[int], list[tuple[str, str]]]:
    """The numbers of the lines that were read, and what the gate noticed."""
    document = Document("a.csv", content=content, limits=Limits(**limits))
    numbers = [line.number for line in document.tables[0].lines()]

    assert document.broken_off
    return numbers, [(problem.severity, problem.message) for problem in document.noticed]


def test_a_quotation_mark_that_is_never_closed_is_told_with_its_row_after_what_came_before():
    numbers, noticed = lines(b'id,what\n1,x\n2,"y\n3,z\n')

    assert [1, 2] == numbers
    assert [
        (
            "error",
            "could not be read to its end: row 3 opens a quotation mark that is never closed; the rows before it were read",
        )
    ] == noticed


def test_a_cell_over_the_limit_is_told_with_its_row():
    _, ((_, message),) = lines(b'id,what\n1,"' + b"words\n" * 100, cell=100)

    assert "row 2 opens" in message


def test_a_line_without_an_end_is_not_held_whole():
    _, ((_, message),) = lines(b"id,what\n" + b"x" * 1000, cell=100)

    assert "longer than any row" in message


def test_a_break_is_told_of_once_however_often_the_lines_are_read():
    document = Document("a.csv", content=b'id,what\n1,x\n2,"y\n')
    for _ in range(3):
        list(document.tables[0].lines())

    assert 1 == len(document.noticed)


def test_nul_characters_in_a_table_are_removed_and_told_of_once():
    document = Document("a.csv", content=b"id,what,when,who,place\n1,se\0en," + b"x" * 300 + b"\n")

    assert "seen" == next(document.rows())["what"]
    assert 2 == len(list(document.tables[0].lines()))
    assert ["held 1 NUL characters, which were removed"] == [problem.message for problem in document.noticed]


def test_a_file_of_nothing_but_nul_characters_is_no_table_and_no_text():
    document = Document("a.csv", content=b"\0" * 100_000)

    assert not document.is_text
    assert () == document.tables


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark_is_known_by_its_nul_characters(encoding):
    document = Document("a.csv", content="id,name\r\n1,Siân\r\n".encode(encoding))

    assert "UTF-16 without a byte order mark" == document.encoding_said
    assert [{"id": "1", "name": "Siân"}] == list(document.rows())


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"note", "UTF-8"),
        (b"\xef\xbb\xbfnote", "UTF-8 with a byte order mark"),
        ("note".encode("utf-16"), "UTF-16"),
        (b"caf\xe9", "Windows-1252"),
        (b'<?xml version="1.0" encoding="iso-8859-1"?><a/>', "Latin-1"),
        (b"<a/>", "UTF-8"),
        (workbook(), ""),
    ],
)
def test_the_encoding_of_a_text_is_said(content, said):
    assert said == Document("file", content=content).encoding_said


def test_a_table_over_the_streaming_limit_is_refused():
    with pytest.raises(RefusedError, match="streamed"):
        lines(b"id,what\n1,x\n", streamed=5)
