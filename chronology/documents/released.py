"""A finished PDF as its reader gets it, in the child: every page's text, outline, information and attachments."""

import base64
import re
from collections.abc import Iterator
from typing import Final

import pypdfium2 as pdfium

from chronology.documents.limits import Limits
from chronology.errors import RefusedError

# Words of Hebrew, Arabic and their neighbours beside each other.
_FROM_THE_RIGHT: Final = re.compile(r"[\u0590-\u08ff\ufb1d-\ufefc]+(?:\W+[\u0590-\u08ff\ufb1d-\ufefc]+)+")


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
            said = text.get_text_range()
            yield {"where": "page", "page": number, "text": said}
            if (turned := _turned(said)) != said:
                yield {"where": "page", "page": number, "text": turned}
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


def _turned(text: str) -> str:
    """The text with words that are read from the right in the other order: PDFium gives them as they stand on the line."""
    return _FROM_THE_RIGHT.sub(lambda found: " ".join(reversed(found[0].split())), text)
