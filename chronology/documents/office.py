"""Archives and Word files, opened only after their table of contents has been checked."""

import io
import re
import zipfile
from dataclasses import dataclass

from chronology.documents.limits import Limits
from chronology.errors import RefusedError

# The one entry every Office file has and no plain zip of records does.
CONTENT_TYPES = "[Content_Types].xml"
_DRIVE = re.compile(r"^[A-Za-z]:")


def check_archive(data: bytes, limits: Limits) -> tuple[str, ...]:
    """Names of an archive's entries, or a refusal: too many, too large, encrypted, or pointing outside itself.

    Raises:
        RefusedError: with the reason.

    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise RefusedError("it is a damaged archive") from error
    if len(entries) > limits.members:
        raise RefusedError("it holds more entries than the limit for an archive; see docs/limits.md")
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > limits.unpacked or unpacked > limits.ratio * max(len(data), 1):
        raise RefusedError("it unpacks to more than the limit for an archive; see docs/limits.md")
    for entry in entries:
        _check_entry(entry)
    return tuple(entry.filename for entry in entries if not entry.is_dir())


def _check_entry(entry: zipfile.ZipInfo) -> None:
    name = entry.filename.replace("\\", "/")
    if name.startswith("/") or _DRIVE.match(name) or ".." in name.split("/"):
        raise RefusedError("an entry of it points outside the archive")
    if entry.flag_bits & 0x1:
        raise RefusedError("it is encrypted; save it without a password")


def member(data: bytes, name: str) -> bytes:
    """One entry of a checked archive, never more of it than its table of contents declares."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        declared = archive.getinfo(name).file_size
        with archive.open(name) as file:
            content = file.read(declared + 1)
    if len(content) > declared:
        raise RefusedError("an entry of it is larger than it says")
    return content


@dataclass(frozen=True, slots=True)
class WordText:
    """The paragraphs of a Word file in order, table rows as tab-separated lines, with each one's style name."""

    paragraphs: tuple[tuple[str, str], ...]


def read_word(data: bytes, limits: Limits) -> WordText:
    """Read the body of a .docx.

    Raises:
        RefusedError: the archive or a part of it was refused.

    """
    names = check_archive(data, limits)
    if "word/document.xml" not in names:
        raise RefusedError("it is not a Word document")
    for name in names:
        if name.endswith((".xml", ".rels")) and b"<!DOCTYPE" in member(data, name)[: limits.prolog]:
            raise RefusedError("a part of it declares a DOCTYPE")
    # Imported here: python-docx costs more than the whole command line.
    import docx
    from docx.opc.exceptions import PackageNotFoundError
    from docx.table import Table
    from lxml import etree

    try:
        document = docx.Document(io.BytesIO(data))
        blocks = list(document.iter_inner_content())
    except (PackageNotFoundError, KeyError, ValueError, zipfile.BadZipFile, etree.XMLSyntaxError) as error:
        raise RefusedError("it is a damaged Word document") from error
    paragraphs: list[tuple[str, str]] = []
    for block in blocks:
        if isinstance(block, Table):
            paragraphs += [("\t".join(cell.text for cell in row.cells), "Table") for row in block.rows]
        else:
            style = block.style.name if block.style is not None else ""
            paragraphs.append((block.text, style or ""))
    return WordText(tuple(paragraphs))
