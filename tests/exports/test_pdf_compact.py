"""A file whose small objects are packed says what ReportLab's own would, in fewer bytes."""

import io
from collections.abc import Callable

import pypdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from chronology.model import Chronology
from exports.pdf import Pdf, document
from exports.pdf.compact import written

ODD = ["plain", "ends in endstream", "% no comment\n% at all", "(brackets) \\ and ] >> endobj", "Tŷ Gŵyl"]


def drawn(titles: list[str]) -> Canvas:
    canvas = Canvas("", invariant=1)
    for title in titles:
        canvas.bookmarkPage(title)
        canvas.addOutlineEntry(title, title)
        canvas.drawString(72, 700, title)
        canvas.showPage()
    return canvas


def told(file: bytes) -> dict[str, object]:
    reader = pypdf.PdfReader(io.BytesIO(file), strict=True)
    return {
        "text": [page.extract_text() for page in reader.pages],
        "outline": [(mark.title, reader.get_destination_page_number(mark)) for mark in reader.outline],  # type: ignore[union-attr]  # one level
        "info": dict(reader.metadata or {}),
        "id": reader.trailer["/ID"],
    }


def by_reportlab(canvas: Canvas) -> bytes:
    return canvas.getpdfdata()  # type: ignore[no-untyped-call]  # the stubs leave it out


@pytest.mark.parametrize("titles", [ODD, [f"page {number}" for number in range(250)]], ids=["odd", "many"])
def test_it_says_what_the_plain_file_says(titles: list[str]) -> None:
    assert told(by_reportlab(drawn(titles))) == told(written(drawn(titles)))


def test_a_document_is_less_than_half_as_large(chronology: Chronology, monkeypatch: pytest.MonkeyPatch) -> None:
    packed = Pdf().export(chronology)
    plain: Callable[[Canvas], bytes] = by_reportlab
    monkeypatch.setattr(document, "written", plain)

    assert len(packed) < len(Pdf().export(chronology)) / 2
