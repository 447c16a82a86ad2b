"""What a file is, by its first bytes and by the names in it; by what it is called only where nothing else tells."""

import re
from collections.abc import Collection
from typing import Final

from chronology.documents import compound
from chronology.documents.encoding import decode, wide_without_mark

ZIP: Final = b"PK\x03\x04"
IN_OUTLOOK: Final = "__properties_version1.0"
"""What stands in the root of a compound file that is an Outlook mail."""
_PDF: Final = re.compile(rb"(?:^|[\r\n])%PDF-\d")
_NOT_TEXT: Final = (ZIP, b"%PDF", b"\x89PNG", b"\xff\xd8\xff", compound.MARK[:4])
_OPENDOCUMENT: Final = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"


def is_pdf(head: bytes) -> bool:
    """A PDF. Some begin with bytes of another program's."""
    return _PDF.search(head[:1024]) is not None and not head.startswith((ZIP, compound.MARK))


def is_word(head: bytes, parts: Collection[str]) -> bool:
    """A .docx: an archive with a Word document inside."""
    return any(name.startswith("word/") for name in parts) or _was_meant_to_have(b"word/", head, parts)


def is_workbook(head: bytes, parts: Collection[str], root_names: Collection[str]) -> bool:
    """A spreadsheet: .xlsx, .xlsm, .xlsb, .ods or .xls."""
    if any(name.startswith("xl/workbook") for name in parts) or _was_meant_to_have(b"xl/workbook", head, parts):
        return True
    if "Workbook" in root_names or "Book" in root_names:
        return IN_OUTLOOK not in root_names
    # An OpenDocument file begins with what it is, not compressed.
    return head.startswith(ZIP) and _OPENDOCUMENT in head[:200]


def is_text(head: bytes) -> bool:
    """Readable as plain text: not XML, not an archive, and hardly any control characters."""
    if not head or is_pdf(head) or head.startswith(_NOT_TEXT):
        return False
    text = decode(head).text
    controls = sum(1 for character in text if character < " " and character not in "\t\n\f")
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff")) or wide_without_mark(head)
    return controls * 100 <= len(text) and (bool(wide) or head.count(b"\0") * 100 <= len(head))


def old_kind(root_names: Collection[str]) -> str:
    """Why nothing can be read of a file of an old or locked kind, and what to do; nothing for any other."""
    if "WordDocument" in root_names:
        return "it is an old Word document; open it in Word and save it as .docx"
    if "EncryptedPackage" in root_names:
        return "it is encrypted; save it without a password"
    return ""


def _was_meant_to_have(name: bytes, head: bytes, parts: Collection[str]) -> bool:
    """A damaged archive whose first entries still say what it was meant to be, so that its damage is told of."""
    return head.startswith(ZIP) and not parts and name in head
