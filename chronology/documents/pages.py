"""PDFs, in the child: the characters and lines that PDFium finds, laid out into text and tables."""

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from typing import Final

import pypdfium2 as pdfium
from pypdfium2 import raw

from chronology.documents.layout.marks import Glyph, Rule, TextLine, lines_of
from chronology.documents.layout.page import Page, blocks, page_of, settle
from chronology.documents.limits import Limits
from chronology.errors import RefusedError

# Spaces and line ends, which may be PDFium's own; and codes that stand for no character.
_ADDED: Final = frozenset({10, 13, 32})
_NONE: Final = frozenset({0xFFFE, 0xFFFF})
# In points: what two ends of a straight line may differ by, across it.
_STRAIGHT: Final = 1.0
# In degrees: text that leans no more than this is upright.
_UPRIGHT: Final = 10.0
# The height of letters, of the box that has room for all of a font's.
_OF_BOX: Final = 0.85
# Drawings have more; no table does.
_MOST_RULES: Final = 3_000

_Point = tuple[float, float]


def read_pages(data: bytes, limits: Limits) -> Iterator[object]:
    """{"page", "lines"} for each page, {"table", "rows"} for each table, {"problem"} for what was not read."""
    del limits
    with _opened(data) as document:
        pages, problems = [], Counter[str]()
        unread = []
        for number, page in enumerate(document, start=1):
            found = _page(number, page, problems)
            pages.append(found)
            if not (found.lines or found.tables or found.sideways) and _has_picture(page):
                unread.append(number)
            page.close()
        attached = raw.FPDFDoc_GetAttachmentCount(document)
    settle(pages)
    yield from _tables(pages)
    yield from _text(pages)
    if unread:
        yield {
            "problem": f"holds only pictures, no text, on {_named(unread)}; text recognition (OCR) makes them readable"
        }
    if attached > 0:
        yield {"problem": f"has {attached} files attached, which were not read; save them apart and name them"}
    for message, count in problems.items():
        yield {"problem": f"{message} ({count})"}


def read_words(data: bytes, limits: Limits) -> Iterator[object]:
    """{"page", "lines"} for each page as it is printed: its lines from top to bottom, each a list of (left, word)."""
    del limits
    with _opened(data) as document:
        for number, page in enumerate(document, start=1):
            lines = lines_of(_Drawn(page, _Turned(page)).glyphs)
            yield {"page": number, "lines": [[*_words(line)] for line in lines]}
            page.close()


def _words(line: TextLine) -> Iterator[tuple[float, str]]:
    for run in line.runs:
        starts = [0, *(space.at for space in run.spaces), len(run.text)]
        lefts = [run.left, *(space.right for space in run.spaces)]
        for left, start, end in zip(lefts, starts, starts[1:], strict=False):
            yield round(left, 1), run.text[start:end].strip()


def _opened(data: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise RefusedError("it is encrypted; save it without a password") from None
        raise RefusedError("it is a damaged PDF; open it where it was made and save it again") from None


def _named(numbers: list[int]) -> str:
    """Pages in words, neighbours together: "pages 2, 5 to 9"."""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and spans[-1][-1] == number - 1:
            spans[-1][1:] = [number]
        else:
            spans.append([number])
    said = ", ".join(" to ".join(map(str, span)) for span in spans)
    return f"page {said}" if len(numbers) == 1 else f"pages {said}"


def _tables(pages: list[Page]) -> Iterator[object]:
    found = [(page, n, table) for page in pages for n, table in enumerate(page.tables, start=1)]
    for running, (page, on_page, table) in enumerate(found, start=1):
        name = f"table {running}" if table.gone_on else f"page {page.number}, table {on_page}"
        yield {"table": name, "rows": table.rows}


def _text(pages: list[Page]) -> Iterator[object]:
    """The pages in order, then what stands at the head and foot of each: in between, it would cut sentences in two."""
    for page in pages:
        lines = list(blocks(page))
        # A sentence may go on over the end of a page; after its end, a page's end is a paragraph's.
        if lines and not lines[-1][0][-1:].isalnum():
            lines.append(("", ""))
        yield {"page": page.number, "lines": lines}
    for page in pages:
        rest = [*(line.text for line in page.running), *page.sideways]
        if rest:
            yield {"page": page.number, "lines": [("", ""), *((text, "") for text in rest)]}


def _page(number: int, page: pdfium.PdfPage, problems: Counter[str]) -> Page:
    notes = _flatten(page)
    if notes:
        problems["has notes on its pages, which were not read"] += notes
    turned = _Turned(page)
    drawn = _Drawn(page, turned)
    upright, level = _rules(page, turned)
    if drawn.unknown:
        problems["has characters whose font does not say what they are; each is marked U+FFFD"] += drawn.unknown
    found = page_of(number, drawn.glyphs, upright, level)
    found.sideways = ["".join(drawn.sideways)] if drawn.sideways else []
    return found


def _flatten(page: pdfium.PdfPage) -> int:
    """Make what was filled into a form part of the page; how many notes there are that are not."""
    count = raw.FPDFPage_GetAnnotCount(page)
    notes = 0
    for n in range(count):
        note = raw.FPDFPage_GetAnnot(page, n)
        if note:
            notes += raw.FPDFAnnot_GetSubtype(note) == raw.FPDF_ANNOT_TEXT
            raw.FPDFPage_CloseAnnot(note)
    if count > 0:
        # PDFium's own call: the package's wants an environment for forms, which a page with links alone has none of.
        raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)
    return notes


def _has_picture(page: pdfium.PdfPage) -> bool:
    return any(page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=3))


class _Turned:
    """Places on a page as it is shown: it may be turned by a quarter, a half or three quarters."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self.by = page.get_rotation()
        # Of the page as shown.
        self._width, self._height = page.get_size()

    def place(self, x: float, y: float) -> _Point:
        """Where a place of the page as written is shown."""
        match self.by:
            case 90:
                return y, self._height - x
            case 180:
                return self._width - x, self._height - y
            case 270:
                return self._width - y, x
        return x, y

    def is_upright(self, angle: float) -> bool:
        """Text drawn at that angle is shown upright."""
        leaning: float = abs((math.degrees(angle) + self.by + 180) % 360 - 180)
        return leaning < _UPRIGHT


class _Drawn:
    """The characters of a page."""

    def __init__(self, page: pdfium.PdfPage, turned: _Turned) -> None:
        self.glyphs: list[Glyph] = []
        self.sideways: list[str] = []
        self.unknown = 0
        self._turned = turned
        text = page.get_textpage()
        # The handle and the places to write to are made once: a page has thousands of characters.
        self._text = text.raw
        self._x, self._y, self._box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
        self._to = ctypes.byref(self._x), ctypes.byref(self._y)
        self._to_box = ctypes.byref(self._box)
        self._read(text.count_chars())
        text.close()

    def _read(self, count: int) -> None:
        high = 0
        upright, level = True, math.nan
        for n in range(count):
            code = raw.FPDFText_GetUnicode(self._text, n)
            # A character beyond the first plane may come in two halves.
            if 0xD800 <= code < 0xDC00:
                high = code
                continue
            if 0xDC00 <= code < 0xE000:
                code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0
            high = 0
            # PDFium adds spaces and line ends of its own.
            if code in _ADDED and raw.FPDFText_IsGenerated(self._text, n) == 1:
                if not upright:
                    self.sideways.append(" ")
                continue
            raw.FPDFText_GetCharOrigin(self._text, n, *self._to)
            place = self._turned.place(self._x.value, self._y.value)
            # Characters that stand on one level lean alike.
            if place[1] != level:
                level = place[1]
                upright = self._turned.is_upright(raw.FPDFText_GetCharAngle(self._text, n))
            character = chr(code) if code >= 32 and code not in _NONE else self._odd(n, code)
            if upright:
                self.glyphs.append(self._glyph(n, character, level))
            else:
                self.sideways.append(character)

    def _glyph(self, n: int, character: str, base: float) -> Glyph:
        raw.FPDFText_GetLooseCharBox(self._text, n, self._to_box)
        box, turned = self._box, self._turned
        if not turned.by:
            return Glyph(character, box.left, box.right, base, max((box.top - box.bottom) * _OF_BOX, 1.0))
        one, other = turned.place(box.left, box.bottom), turned.place(box.right, box.top)
        size = abs(one[1] - other[1]) * _OF_BOX
        return Glyph(character, min(one[0], other[0]), max(one[0], other[0]), base, max(size, 1.0))

    def _odd(self, n: int, code: int) -> str:
        # PDFium takes the hyphen at the end of a line for a soft one.
        if raw.FPDFText_IsHyphen(self._text, n) == 1:
            return "-"
        if code in (9, 10, 13):
            return " "
        self.unknown += 1
        return "\ufffd"


def _rules(page: pdfium.PdfPage, turned: _Turned) -> tuple[list[Rule], list[Rule]]:
    """The upright and the level lines on a page: drawn as lines, as thin boxes, or as the sides of boxes."""
    upright: list[Rule] = []
    level: list[Rule] = []
    for shape in page.get_objects(filter=(raw.FPDF_PAGEOBJ_PATH,), max_depth=3):
        for start, end in _sides(shape, turned):
            (x, y), (to_x, to_y) = start, end
            if abs(x - to_x) <= _STRAIGHT < abs(y - to_y):
                upright.append(Rule((x + to_x) / 2, min(y, to_y), max(y, to_y)))
            elif abs(y - to_y) <= _STRAIGHT < abs(x - to_x):
                level.append(Rule((y + to_y) / 2, min(x, to_x), max(x, to_x)))
            if len(upright) + len(level) > _MOST_RULES:
                return [], []
    return upright, level


def _sides(shape: pdfium.PdfObject, turned: _Turned) -> Iterator[tuple[_Point, _Point]]:
    """The straight pieces of a shape."""
    matrix = shape.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    first: _Point = (0.0, 0.0)
    before: _Point = (0.0, 0.0)
    for n in range(min(raw.FPDFPath_CountSegments(shape), _MOST_RULES)):
        segment = raw.FPDFPath_GetPathSegment(shape, n)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        here = turned.place(*matrix.on_point(x.value, y.value))
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            first = here
        elif kind == raw.FPDF_SEGMENT_LINETO:
            yield before, here
        if raw.FPDFPathSegment_GetClose(segment):
            yield here, first
        before = here
