"""A finished file that holds something withheld is refused, wherever in it that stands, and is not left anywhere."""

import io
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import openpyxl
import pypdf
import pytest
from casebuilding import CHILD, SOURCE, chronology, event
from reportlab.pdfgen.canvas import Canvas

from chronology.cli import main
from chronology.errors import LeakError
from chronology.model import Cover, Kind, Person, PersonKind, Place, PlaceKind, Relationship
from chronology.redaction import Matcher, leaks, redact, refuse_leaks
from exports.json import Json
from exports.pdf import Pdf
from exports.pdf.document import Canvas as DocumentCanvas
from exports.text import Text

MOTHER = Person(
    id="m1",
    name="Branwen Prydwyn",
    kind=PersonKind.ADULT,
    identifiers=(("nhs_number", "485 777 3456"),),
    details=(("mobile", "07700 900123"),),
    source=SOURCE,
)
HOME = Place(id="p1", kind=PlaceKind.HOUSEHOLD, address="7 Clos Bryntirion, ZZ9 1QX", protected=True, source=SOURCE)
CASE = chronology(
    event("1", "2021-03-03", Kind.VISIT, fact="Branwen Prydwyn was seen."),
    people=(CHILD, MOTHER),
    relationships=(Relationship(from_person="m1", to_person="c1", kind="mother", source=SOURCE),),
    places=(HOME,),
    profile="review",
)
WITHHELD: Matcher = redact(CASE).withheld
CANARY = "Branwen Prydwyn"


def found(data: bytes) -> list[str]:
    return [each.where for each in leaks(data, WITHHELD)]


def canvas(draw: Callable[[Canvas], object], *, compressed: bool = True) -> bytes:
    target = io.BytesIO()
    drawn = Canvas(target, pageCompression=int(compressed), invariant=1)
    drawn.drawString(72, 700, "Nothing of the case")
    draw(drawn)
    drawn.showPage()
    drawn.save()
    return target.getvalue()


def changed(change: Callable[[pypdf.PdfWriter], object]) -> bytes:
    writer = pypdf.PdfWriter(io.BytesIO(canvas(lambda _: None)))
    change(writer)
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def test_a_document_without_what_is_withheld_passes() -> None:
    assert [] == found(canvas(lambda _: None))
    assert [] == found(Pdf().export(redact(CASE).chronology))


def test_an_unredacted_chronology_is_refused_in_every_format() -> None:
    for exporter in (Pdf(), Json(), Text()):
        with pytest.raises(LeakError, match="not written") as told:
            refuse_leaks(exporter.export(CASE), WITHHELD)
        assert "Prydwyn" not in str(told.value)


@pytest.mark.parametrize(
    "text",
    [
        CANARY,
        "PRYDWYN, Branwen",
        "seen by Prydwyn's friend",
        "B.P. was there",
        "call 07700900123",
        "number 4857773456",
        "at 7 Clos Bryntirion",
        "near zz91qx",
        "i Franwen",
    ],
)
def test_what_is_drawn_on_a_page_is_found_with_its_page(text: str) -> None:
    def draw(drawn: Canvas) -> None:
        drawn.showPage()
        drawn.drawString(72, 700, text)

    assert "page 2" in found(canvas(draw))


def test_codes_that_end_one_sentence_and_begin_the_next_are_nobodys_initials() -> None:
    def of(text: str) -> list[str]:
        return found(canvas(lambda drawn: drawn.drawString(72, 650, text)))

    assert [] == of("F, parent of B. P, parent of S1.")
    assert "page 1" in of("Seen by B. P. at home.")
    assert "page 1" in of("Seen by B.P at home.")


def test_the_letters_of_marks_in_a_row_of_a_drawing_are_nobodys_initials() -> None:
    worker = Person(id="w1", name="H Morlais-Prydwyn", kind=PersonKind.PROFESSIONAL, source=SOURCE)
    withheld = redact(replace(CASE, people=(*CASE.people, worker))).withheld

    def of(text: str) -> list[str]:
        page = canvas(lambda drawn: drawn.drawString(72, 650, text))
        return [each.where for each in leaks(page, withheld)]

    assert [] == of("16 L 33 C 58 H M H")
    assert "page 1" in of("33 C Seen by H M at home")
    assert "page 1" in of("H M")
    assert "page 1" in of("16 L 33 H. M. 58 C")


def test_a_word_that_is_cut_between_two_lines_is_found() -> None:
    def draw(drawn: Canvas) -> None:
        drawn.drawString(72, 650, "notes/Prydw")
        drawn.drawString(72, 636, "yn-visit.txt")

    assert "page 1" in found(canvas(draw))


@pytest.mark.parametrize(
    ("draw", "where"),
    [
        (lambda c: c.setTitle(f"Chronology of {CANARY}"), "metadata"),
        (lambda c: c.setTitle("Clos Bryntirion, Tŷ'r Ŵyl"), "metadata"),
        (lambda c: (c.bookmarkPage("a"), c.addOutlineEntry(CANARY, "a")), "outline"),
        (lambda c: c.linkURL("https://example.org/branwen-prydwyn", (0, 0, 9, 9)), "an object of the file"),
    ],
)
def test_what_stands_beside_the_pages_is_found(draw: Callable[[Canvas], object], where: str) -> None:
    assert where in found(canvas(draw))


def test_a_place_in_the_file_that_is_named_for_somebody_is_found() -> None:
    named = b"9 0 obj << /Dests << /branwen-prydwyn [1 0 R /Fit] >> >> endobj %%EOF"

    assert "an object of the file" in found(canvas(lambda _: None).replace(b"%%EOF", named))


def test_what_is_attached_is_found_by_its_content_and_by_its_name() -> None:
    assert "line 1" in found(changed(lambda w: w.add_attachment("manifest.json", f"the manifest of {CANARY}".encode())))
    assert "the part people" in found(changed(lambda w: w.add_attachment("m.json", b'{"people": ["Branwen"]}')))
    assert "the name of an attached file" in found(changed(lambda w: w.add_attachment("prydwyn.json", b"{}")))


def test_xmp_compressed_objects_and_text_that_is_never_shown_are_found() -> None:
    def hide(writer: pypdf.PdfWriter) -> None:
        stream = pypdf.generic.DecodedStreamObject()
        stream.set_data(b"BT /F1 12 Tf (Branwen Prydwyn) Tj ET")
        writer._add_object(stream.flate_encode())

    def xmp(writer: pypdf.PdfWriter) -> None:
        writer.xmp_metadata = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'><a>{CANARY}</a></x:xmpmeta>".encode()

    assert "a stream of the file" in found(changed(hide))
    assert found(changed(xmp))
    packed = zlib.compress(b"1 0 << /Title (Branwen Prydwyn) >>")
    whole = canvas(lambda _: None).replace(
        b"%%EOF",
        b"9 0 obj << /Type /ObjStm /Filter /FlateDecode /Length %d >> stream\n" % len(packed)
        + packed
        + b"\nendstream endobj %%EOF",
    )
    assert "an object of the file" in found(whole)


@pytest.mark.parametrize("escaped", [rb"Pryd\167yn", b"\xfe\xff" + "Prydwyn".encode("utf-16-be"), b"Pryd\\\nwyn"])
def test_however_a_string_of_a_pdf_is_written(escaped: bytes) -> None:
    whole = canvas(lambda _: None).replace(b"%%EOF", b"9 0 obj << /Alt (" + escaped + b") >> endobj %%EOF")
    in_digits = canvas(lambda _: None).replace(
        b"%%EOF", b"9 0 obj << /Alt <" + b"Prydwyn".hex().encode() + b"> >> endobj %%EOF"
    )

    assert ["an object of the file"] == list(dict.fromkeys(found(whole)))
    assert ["an object of the file"] == list(dict.fromkeys(found(in_digits)))


def test_a_pdf_that_cannot_be_read_back_is_refused() -> None:
    with pytest.raises(LeakError, match="could not be searched"):
        refuse_leaks(b"%PDF-1.7 broken", WITHHELD)


def test_word_and_excel_files_are_searched_over_runs_in_every_part() -> None:
    word = docx.Document()
    paragraph = word.add_paragraph("Seen: Pryd")
    paragraph.add_run("wyn").bold = True
    target = io.BytesIO()
    word.save(target)
    assert "the part word/document.xml of the file" in found(target.getvalue())

    word = docx.Document()
    word.core_properties.title = CANARY
    target = io.BytesIO()
    word.save(target)
    assert "the part docProps/core.xml of the file" in found(target.getvalue())

    book = openpyxl.Workbook()
    book.create_sheet("Prydwyn")
    target = io.BytesIO()
    book.save(target)
    assert "the part xl/workbook.xml of the file" in found(target.getvalue())

    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("prydwyn.xml", "<a/>")
    assert ["the name of a part of the file"] == found(target.getvalue())


# ---- the command line ----------------------------------------------------------------------------------------------

NOTE = "Date: 03/02/2021\nAuthor: A Worker\n\nHome visit. Nesta Garreglwyd was seen at home.\n"
COVER = '[recipient]\nwithhold = ["Nesta Garreglwyd"]\nexcluded = ["A. Stranger"]\n'


@pytest.fixture
def asked(tmp_path: Path) -> list[str]:
    (tmp_path / "note.txt").write_text(NOTE)
    (tmp_path / "cover.toml").write_text(COVER)
    return ["build", str(tmp_path / "note.txt"), "--cover", str(tmp_path / "cover.toml")]


@pytest.mark.parametrize("suffix", ["pdf", "txt", "json", "csv"])
def test_every_format_is_given_what_the_recipient_may_have(
    suffix: str, asked: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / f"out.{suffix}"

    assert 0 == main([*asked, "-o", str(target)])
    assert "Garreglwyd" not in capsys.readouterr().err
    assert b"Garreglwyd" not in target.read_bytes()


def test_a_leak_past_the_redaction_is_refused_and_nothing_is_left(
    asked: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Text, "export", lambda _, __: b"what another module kept: Nesta Garreglwyd")
    target = tmp_path / "out.txt"
    target.write_text("the document of before")
    before = sorted(tmp_path.iterdir())
    code = main([*asked, "-o", str(target)])
    told = capsys.readouterr().err

    assert 4 == code
    assert "line 1" in told
    assert "Nesta" not in told
    assert "the document of before" == target.read_text()
    assert before == sorted(tmp_path.iterdir())


def test_a_pdf_that_leaks_in_its_title_is_refused(
    asked: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    titled = DocumentCanvas.setTitle
    monkeypatch.setattr(DocumentCanvas, "setTitle", lambda self, _: titled(self, "Of Nesta Garreglwyd"))

    assert 4 == main([*asked, "-o", str(tmp_path / "out.pdf")])
    assert "metadata" in capsys.readouterr().err
    assert not (tmp_path / "out.pdf").exists()


def test_a_document_for_whom_it_must_not_be_given_to_is_wrong_use(
    asked: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "cover.toml").write_text('[recipient]\nprepared_for = "Mr A. Stranger"\nexcluded = ["A. Stranger"]\n')

    assert 2 == main([*asked, "-o", str(tmp_path / "out.pdf")])
    assert "excluded" in capsys.readouterr().err
    assert not (tmp_path / "out.pdf").exists()


@pytest.mark.parametrize(
    "text",
    [
        '[recipient]\nwithhold = "one"\n',
        "[recipient]\nwithhold = [1]\n",
        '[recipient]\nwithhold = [" "]\n',
        "[recipient]\nexcluded = [2]\n",
        '[recipient]\nrole_codes = "yes"\n',
        "[recipient]\nnobody = true\n",
        '[document]\nprepared_for = "one"\n[recipient]\nprepared_for = "other"\n',
    ],
)
def test_a_front_sheet_that_could_be_meant_otherwise_is_wrong_use(
    text: str, asked: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "cover.toml").write_text(text)

    assert 2 == main([*asked, "-o", str(tmp_path / "out.txt")])
    assert "cover.toml" in capsys.readouterr().err


def test_files_of_a_document_by_codes_are_not_named_for_people(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text(NOTE)
    (tmp_path / "cover.toml").write_text("[recipient]\nrole_codes = true\n")
    export = ROOT_EXPORT
    (tmp_path / "export.xml").write_text(export)
    (tmp_path / "out").mkdir()

    assert 0 == main(
        [
            "build",
            str(tmp_path / "export.xml"),
            "--cover",
            str(tmp_path / "cover.toml"),
            "--each",
            "-o",
            str(tmp_path / "out" / "case.txt"),
        ]
    )
    assert ["case-1.txt", "case-2.txt"] == sorted(path.name for path in (tmp_path / "out").iterdir())


ROOT_EXPORT = """<ICSExport xmlns="urn:x-chronology:ics:1"><Header version="1.1"/><People>
<Person id="garreglwyd-1" kind="child"><FamilyName>Garreglwyd</FamilyName><GivenNames>Nesta</GivenNames></Person>
<Person id="garreglwyd-2" kind="child"><FamilyName>Garreglwyd</FamilyName><GivenNames>Emrys</GivenNames></Person></People>
<Records><ContactRecord id="r1" subject="garreglwyd-1 garreglwyd-2"><Date type="occurred">2021-01-01</Date></ContactRecord>
</Records></ICSExport>"""


def test_nothing_is_searched_where_nothing_is_withheld() -> None:
    plain = redact(chronology(event("1", "2021-03-03", Kind.VISIT), cover=Cover(purpose="Review")))

    refuse_leaks(b"%PDF-1.7 not even a document", plain.withheld)


def test_figures_that_a_hash_happens_to_hold_are_nobody_s() -> None:
    number = "07700900123"
    digest = f"ab{number}c".ljust(64, "f")

    assert [] == found(f"Hash of page 3: {digest}".encode())
    assert [] == found(b"Inputs a%s" % number.encode())
    assert [] != found(f"Rang {number} at noon".encode())
