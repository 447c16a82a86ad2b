"""PDFs: their words in reading order, page by page, and the tables on their pages."""

import base64
import json
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from chronology.documents.apart import read_apart
from chronology.documents.limits import Limits
from chronology.documents.tables import Table, table_of
from chronology.errors import RefusedError


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfText:
    """What a PDF says: its lines with a style ("Table" for the rows of a table), its tables, and what was not read."""

    paragraphs: tuple[tuple[str, str], ...]
    tables: tuple[Table, ...]
    problems: tuple[str, ...]
    starts: tuple[int, ...]
    """Offset in the text of each line."""
    pages: tuple[int, ...]
    """Page of each line."""

    def page_at(self, offset: int) -> str:
        """The page that the character at an offset stands on."""
        at = bisect_right(self.starts, offset) - 1
        return f"page {self.pages[max(at, 0)]}" if self.pages else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLine:
    """A line of a page as it is printed, over all its columns: each word with how far from the left it begins, in points."""

    page: int
    words: tuple[tuple[float, str], ...]

    @property
    def text(self) -> str:
        """The words, one space between them."""
        return " ".join(word for _, word in self.words)


def read_page_lines(data: bytes, limits: Limits) -> tuple[PageLine, ...]:
    """The lines of a PDF as they are printed, read in a child process.

    Raises:
        RefusedError: it is damaged, encrypted or over a limit.

    """
    pages = map(json.loads, read_apart("pdf words", data, limits))
    return tuple(
        PageLine(page=page["page"], words=tuple((left, word) for left, word in line))
        for page in pages
        for line in page["lines"]
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Words of a finished PDF, and where they stand: "page", "outline", "metadata"; or a file that is attached."""

    where: str
    page: int = 0
    text: str = ""
    attached: bytes | None = None


def read_whole_pdf(data: bytes, limits: Limits) -> Iterator[Said]:
    """All that a finished PDF says, read in a child process.

    Raises:
        RefusedError: it is damaged, encrypted or over a limit.

    """
    for said in map(json.loads, read_apart("pdf released", data, limits)):
        if "data" in said:
            yield Said(where=said["where"], text=said["name"], attached=base64.b64decode(said["data"]))
        else:
            yield Said(where=said["where"], page=said["page"], text=said["text"])


def read_pdf(data: bytes, limits: Limits) -> PdfText:
    """Read a PDF in a child process.

    Raises:
        RefusedError: it is damaged, encrypted or over a limit, or holds no text.

    """
    lines: list[tuple[int, str, str]] = []
    tables: list[Table] = []
    problems: list[str] = []
    for said in map(json.loads, read_apart("pdf", data, limits)):
        if "problem" in said:
            problems.append(said["problem"])
        elif "table" in said:
            tables.append(table_of(said["table"], said["rows"]))
        else:
            lines += [(said["page"], text, style) for text, style in said["lines"]]
    if not any(text for _, text, _ in lines):
        raise RefusedError(
            "it holds no text, only pictures of pages (a scan); text recognition (OCR, such as `ocrmypdf`) makes it readable"
        )
    starts = [0]
    for _, text, _ in lines:
        starts.append(starts[-1] + len(text) + 1)
    return PdfText(
        paragraphs=tuple((text, style) for _, text, style in lines),
        tables=tuple(tables),
        problems=tuple(problems),
        starts=tuple(starts[:-1]),
        pages=tuple(page for page, _, _ in lines),
    )
