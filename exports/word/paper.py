"""A Word document being written: headings, paragraphs, lists and tables, one below the other."""

import datetime as dt
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Final

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.section import Section
from docx.shared import Cm

from exports.marks import visible
from exports.packing import repacked
from exports.word.pieces import Element, Piece, Pieces, bookmark_name, element, paragraph_of
from exports.word.styles import BODY, CELL, TABLE, prepare

_MARGIN: Final = 2.0
_SHORT, _LONG = 21.0, 29.7
_SHORT_TEXT: Final = 500
_LONGEST_PROPERTY: Final = 255
# Word counts widths in twentieths of a point.
_TWIPS: Final = 567


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, and its share of the width."""

    heading: str
    share: float


@dataclass(frozen=True, slots=True)
class Cell:
    """The paragraphs of a cell, and their style."""

    paragraphs: Sequence[Sequence[Piece | str]]
    style: str = CELL


@dataclass(frozen=True, slots=True)
class Row:
    """Cells, and the name of the place that links to the row arrive at."""

    cells: Sequence[Cell]
    place: str = ""

    @property
    def is_short(self) -> bool:
        """It is moved to the next page whole; a taller one is cut, for it would leave too much of a page empty."""
        return all(sum(map(_letters, cell.paragraphs)) < _SHORT_TEXT for cell in self.cells)


@dataclass(slots=True)
class Paper:
    """The document so far."""

    language: str
    _word: WordDocument = field(default_factory=Document)
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))
    _wide: bool = False
    _turned: bool = False

    def __post_init__(self) -> None:
        """Set the styles and the first page."""
        prepare(self._word, self.language)
        _set_size(self._word.sections[0], wide=False)

    @property
    def sections(self) -> Sequence[Section]:
        """Stretches of pages of one size."""
        return list(self._word.sections)

    def turn(self, *, wide: bool) -> None:
        """Go on on a new page, upright or wide, with the heading that comes next."""
        if wide is not self._wide:
            _set_size(self._word.add_section(WD_SECTION.NEW_PAGE), wide=wide)
            self._wide = wide
        else:
            self._turned = True

    def heading(self, text: str, level: int, place: str = "") -> None:
        """A heading: 0 for the document's title, 1 for a section, 2 and 3 within one."""
        made = paragraph_of((text,), "Title" if level == 0 else f"Heading{level}", keep=True)
        if self._turned:
            made[0].append(element("pageBreakBefore"))
            self._turned = False
        if place:
            self._mark(made, place)
        self._add(made)

    def prose(self, pieces: Pieces, style: str = BODY, place: str = "") -> None:
        """A paragraph."""
        made = paragraph_of(pieces, style)
        if place:
            self._mark(made, place)
        self._add(made)

    def bullets(self, items: Iterable[Pieces], style: str = "ListBullet") -> None:
        """A list."""
        for item in items:
            self._add(paragraph_of(item, style))

    def table(self, columns: Sequence[Column], rows: Iterable[Row], about: str) -> None:
        """A table with a row of headings that stands on each of its pages. `about` says what it holds, for a screen reader."""
        width = int(((_LONG if self._wide else _SHORT) - 2 * _MARGIN) * _TWIPS)
        whole = sum(column.share for column in columns)
        widths = [int(width * column.share / whole) for column in columns]
        made = element("tbl")
        made.append(_table_properties(sum(widths), about))
        grid = element("tblGrid")
        grid.extend(element("gridCol", w=each) for each in widths)
        made.append(grid)
        made.append(self._row(Row([Cell([[column.heading]]) for column in columns]), widths, is_head=True))
        made.extend(self._row(row, widths) for row in rows)
        self._add(made)
        # Word runs two tables that touch into one.
        self._add(paragraph_of((), "AfterTable"))

    def saved(self, properties: dict[str, str], day: dt.date) -> bytes:
        """The file, dated by the day it speaks of."""
        told = self._word.core_properties
        for name, value in properties.items():
            # What is said in a property is cut at its limit; the page has all of it.
            setattr(told, name, visible(value)[:_LONGEST_PROPERTY])
        told.created = told.modified = dt.datetime(day.year, day.month, day.day)  # noqa: DTZ001  # python-docx takes it for UTC
        target = io.BytesIO()
        self._word.save(target)
        return repacked(target.getvalue())

    def _row(self, row: Row, widths: Sequence[int], *, is_head: bool = False) -> Element:
        made = element("tr")
        properties = element("trPr")
        if is_head or row.is_short:
            properties.append(element("cantSplit"))
        if is_head:
            properties.append(element("tblHeader"))
        made.append(properties)
        for nth, (cell, width) in enumerate(zip(row.cells, widths, strict=True)):
            place = element("tc")
            sized = element("tcPr")
            sized.append(element("tcW", w=width, type="dxa"))
            place.append(sized)
            paragraphs = [paragraph_of(pieces, cell.style) for pieces in cell.paragraphs]
            place.extend(paragraphs or [paragraph_of((), cell.style)])
            if nth == 0 and row.place:
                self._mark(place[1], row.place)
            made.append(place)
        return made

    def _mark(self, paragraph: Element, place: str) -> None:
        number = next(self._numbers)
        paragraph.insert(1, element("bookmarkStart", id=number, name=bookmark_name(place)))
        paragraph.append(element("bookmarkEnd", id=number))

    def _add(self, made: Element) -> Element:
        body = self._word.element.body
        # The last element of the body holds the size of the pages.
        body.insert(len(body) - 1, made)
        return made


def _letters(pieces: Sequence[Piece | str]) -> int:
    return sum(len(piece.text if isinstance(piece, Piece) else piece) for piece in pieces)


def _set_size(section: Section, *, wide: bool) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Cm(_LONG), Cm(_SHORT)) if wide else (Cm(_SHORT), Cm(_LONG))
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(_MARGIN)
    section.header_distance = section.footer_distance = Cm(0.9)


def _table_properties(width: int, about: str) -> Element:
    made = element("tblPr")
    made.append(element("tblStyle", val=TABLE))
    made.append(element("tblW", w=width, type="dxa"))
    made.append(element("tblLayout", type="fixed"))
    made.append(
        element(
            "tblLook", val="0020", firstRow="1", lastRow="0", firstColumn="0", lastColumn="0", noHBand="1", noVBand="1"
        )
    )
    made.append(element("tblCaption", val=about))
    return made
