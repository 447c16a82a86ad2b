"""A finished PDF as its reader gets it, in the child: every page's text, outline, information and attachments."""

import base64
from collections.abc import Iterator

import pypdfium2 as pdfium

from chronology.documents.limits import Limits
from chronology.errors import RefusedError


def read_released(data: bytes, limits: Limits) -> Iterator[object]:
    """{"where", "page", "text"} for each text, {"where", "name", "data"} for each file attached (data in base64)."""
    del limits
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError:
        raise RefusedError("it is damaged or encrypted and could not be read back") from None
    with document:
        for number, page in enumerate(document, start=1):
            text = page.get_textpage()
            yield {"where": "page", "page": number, "text": text.get_text_range()}
            text.close()
            page.close()
        for mark in document.get_toc():
            yield {"where": "outline", "page": 0, "text": mark.get_title()}
        for value in document.get_metadata_dict(skip_empty=True).values():
            yield {"where": "metadata", "page": 0, "text": value}
        for number in range(document.count_attachments()):
            attached = document.get_attachment(number)
            content = bytes(attached.get_data())
            yield {
                "where": "attachment",
                "name": attached.get_name(),
                "data": base64.b64encode(content).decode("ascii"),
            }
