"""Word files as tests look at them, and as a social worker edits them."""

import datetime as dt
import io
from collections.abc import Iterator, Mapping
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.table import Table, _Row

SAVED = dt.datetime(2024, 3, 5, 10, 30, tzinfo=dt.UTC)


def told(content: bytes) -> str:
    """The whole document as text: each paragraph after its style, each table row in a line of its cells."""
    return "\n".join(_lines(Document(io.BytesIO(content)))) + "\n"


def _lines(document: WordDocument) -> Iterator[str]:
    for section in document.sections:
        yield f"(head) {section.header.paragraphs[0].text}"
        yield f"(foot) {section.footer.paragraphs[0].text}"
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                yield " | ".join(cell.text.replace("\n", " / ") for cell in row.cells)
            yield "--"
        elif block.text:
            yield f"[{block.style.name}] {block.text}"


def rows(document: WordDocument) -> Iterator[_Row]:
    """The rows of the chronology's tables that hold an entry."""
    for table in document.tables:
        if table.rows[0].cells[-1].text in ("Reference", "Cyfeirnod"):
            yield from table.rows[1:]


def edited(
    content: bytes, words: Mapping[int, str], path: Path, by: str = "A. Worker", at: dt.datetime | None = SAVED
) -> Path:
    """The document with other words in the analysis of some rows, counted from 0, as a program would save it."""
    document = Document(io.BytesIO(content))
    found = list(rows(document))
    for number, text in words.items():
        found[number].cells[-2].text = text
    saved(document, path, by, at)
    return path


def saved(document: WordDocument, path: Path, by: str = "A. Worker", at: dt.datetime | None = SAVED) -> None:
    """Save a document as somebody at some time; at no time that it tells, where there is none."""
    document.core_properties.last_modified_by = by
    if at is None:
        root = document.core_properties._element
        root.remove(next(child for child in root if child.tag.endswith("}modified")))
    else:
        document.core_properties.modified = at.replace(tzinfo=None)
    document.save(path)
