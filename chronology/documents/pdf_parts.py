"""A finished PDF taken apart, in the child: what draws each page, what it says there, and what is attached."""

import base64
import hashlib
import io
import logging
from collections.abc import Iterator

import pypdf
import pypdfium2 as pdfium
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, StreamObject

from chronology.documents.limits import Limits
from chronology.errors import RefusedError

# What reading damaged objects may raise, besides the library's own.
_DAMAGE = (PyPdfError, ValueError, TypeError, KeyError, IndexError, AttributeError, OSError, AssertionError)


def read_parts(data: bytes, limits: Limits) -> Iterator[object]:
    """{"page", "sha256", "text"} for each page in order, then {"attached", "content"} for each file attached.

    The hash is of what draws the page, not compressed; it is empty where that cannot be read. The text is without white
    space. The content is in base64.

    Raises:
        RefusedError: it is damaged or encrypted.

    """
    del limits
    logging.disable()  # the library tells of damage there; here the answer does
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted:
            raise RefusedError("it is encrypted; save it without a password")
        pages = list(reader.pages)
    except _DAMAGE:
        raise RefusedError("it is a damaged PDF; nothing in it can be relied on") from None
    texts = _texts(data, len(pages))
    for number, page in enumerate(pages, start=1):
        yield {"page": number, "sha256": _drawn(page), "text": texts[number - 1]}
    yield from _attached(reader)


def _drawn(page: pypdf.PageObject) -> str:
    try:
        contents = page["/Contents"].get_object()
        streams = contents if isinstance(contents, ArrayObject) else [contents]
        found = (each.get_object() for each in streams if each is not None)
        parts = [stream.get_data() for stream in found if isinstance(stream, StreamObject)]
    except _DAMAGE:
        return ""
    return hashlib.sha256(b"\n".join(parts)).hexdigest()


def _texts(data: bytes, pages: int) -> list[str]:
    """What each page says; nothing of one that cannot be drawn."""
    found: list[str] = []
    try:
        with pdfium.PdfDocument(data) as document:
            for page in document:
                found.append("".join(page.get_textpage().get_text_range().split()))
                page.close()
    except pdfium.PdfiumError:
        pass
    return [*found, *[""] * pages][:pages]


def _attached(reader: pypdf.PdfReader) -> Iterator[object]:
    try:
        for each in reader.attachment_list:
            yield {"attached": each.name, "content": base64.b64encode(each.content).decode("ascii")}
    except _DAMAGE:
        return
