"""The manifest within the file: attached where a viewer lists attachments, and tied to the document it describes."""

import datetime as dt
import hashlib
import zlib
from typing import TYPE_CHECKING

from reportlab.pdfbase import pdfdoc

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

# Files attached to a document as a whole (AF) are of this version and later.
_VERSION = (1, 7)


def page_hashes(canvas: "Canvas") -> tuple[str, ...]:
    """SHA-256 of what draws each page that has been shown, before it is compressed."""
    pages = canvas._doc.Pages.pages  # type: ignore[attr-defined]  # noqa: SLF001  # there is no public way
    return tuple(hashlib.sha256(_drawn(page)).hexdigest() for page in pages)


def _drawn(page: pdfdoc.PDFPage) -> bytes:
    """What draws a page, which may be packed already."""
    return page.stream.encode("utf-8") if page.stream else zlib.decompress(page.Contents.content)


def attach(canvas: "Canvas", name: str, content: bytes, *, described: str, day: dt.date) -> None:
    """Attach JSON that belongs to the whole document. `day` is the one the document speaks of, not the clock's."""
    document = canvas._doc  # type: ignore[attr-defined]  # noqa: SLF001
    stamp = pdfdoc.PDFString(f"D:{day.year:04}{day.month:02}{day.day:02}000000Z")
    stream = pdfdoc.PDFStream(
        pdfdoc.PDFDictionary(
            {
                "Type": "/EmbeddedFile",
                # ReportLab's names leave a slash as it is, which would end this one.
                "Subtype": "/application#2Fjson",
                "Params": pdfdoc.PDFDictionary({"Size": len(content), "ModDate": stamp}),
            }
        ),
        content,
        [pdfdoc.PDFZCompress],
    )
    file = document.Reference(stream)
    specification = document.Reference(
        pdfdoc.PDFDictionary(
            {
                "Type": "/Filespec",
                "F": pdfdoc.PDFString(name),
                "UF": pdfdoc.PDFString(name),
                "Desc": pdfdoc.PDFString(described),
                "AFRelationship": "/Data",
                "EF": pdfdoc.PDFDictionary({"F": file, "UF": file}),
            }
        )
    )
    catalog = document.Catalog
    names = pdfdoc.PDFDictionary({"Names": pdfdoc.PDFArray([pdfdoc.PDFString(name), specification])})
    catalog.Names = pdfdoc.PDFDictionary({"EmbeddedFiles": names})
    catalog.AF = pdfdoc.PDFArray([specification])
    # ReportLab's catalogue writes only the entries it knows of.
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "AF"]
    document._pdfVersion = max(document._pdfVersion, _VERSION)  # noqa: SLF001
