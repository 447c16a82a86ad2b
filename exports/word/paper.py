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
from exports.word.elements import element
from exports.word.measure import Measure
from exports.word.pieces import Piece, Pieces, attribute, bookmark_name, paragraph_of
from exports.word.styles import AFTER_TABLE, BODY, CELL, LIST, TABLE, Print, prepare

_SIDE: Final = 1.6
_TOP, _BOTTOM = 1.9, 1.7
_SHORT, _LONG = 21.0, 29.7
_SHORT_TEXT: Final = 350
_LONGEST_PROPERTY: Final = 255
# Word counts widths in twentieths of a point.
_TWIPS: Final = 567
_BODY_PART: Final = "word/document.xml"


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
    """Cells, and the names of the places that links to the row arrive at."""

    cells: Sequence[Cell]
    places: Sequence[str] = ()

    @property
    def is_short(self) -> bool:
        """It is moved to the next page whole; a taller one is cut, for it would leave too much of a page empty."""
        return all(sum(map(_letters, cell.paragraphs)) < _SHORT_TEXT for cell in self.cells)


@dataclass(slots=True)
class Paper:
    """The document so far, and about how many pages it takes."""

    language: str
    print_: Print = field(default_factory=Print)
    most: float | None = None
    """More pages than this are not written: see `Measure`."""
    _word: WordDocument = field(default_factory=Document)
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))
    _wide: bool = False
    _turned: bool = False
    _stretches: list[list[str]] = field(default_factory=lambda: [[]])
    _measure: Measure = field(init=False)

    def __post_init__(self) -> None:
        """Set the styles and the first page."""
        prepare(self._word, self.language, self.print_)
        self._measure = Measure(self.print_, self.most)
        self._set_size(self._word.sections[0], wide=False)

    @property
    def sections(self) -> Sequence[Section]:
        """Stretches of pages of one size."""
        return list(self._word.sections)

    @property
    def pages(self) -> float:
        """About how many pages there are, by the letters and not by any face."""
        return self._measure.pages

    def count_no_more(self) -> None:
        """What follows may take as many pages as it does."""
        self._measure.stop()

    def turn(self, *, wide: bool) -> None:
        """Go on on a new page, upright or wide, with the heading that comes next."""
        if wide is not self._wide:
            self._fill_in()
            self._set_size(self._word.add_section(WD_SECTION.NEW_PAGE), wide=wide)
            self._stretches.append([])
            self._wide = wide
        else:
            self._turned = True

    def heading(self, text: str, level: int, *places: str) -> None:
        """A heading: 0 for the document's title, 1 for a section, 2 and 3 within one."""
        style = "Title" if level == 0 else f"Heading{level}"
        if self._turned:
            self._measure.turn()
        marks, ends = self._marks(places)
        self._add(paragraph_of((text,), style, keep=True, fresh=self._turned, marks=marks, ends=ends))
        self._measure.paragraph(len(text), style)
        self._turned = False

    def prose(self, pieces: Pieces, style: str = BODY, *places: str) -> None:
        """A paragraph."""
        pieces = list(pieces)
        marks, ends = self._marks(places)
        self._add(paragraph_of(pieces, style, marks=marks, ends=ends))
        self._measure.paragraph(_letters(pieces), style)

    def bullets(self, items: Iterable[Pieces], style: str = LIST) -> None:
        """A list."""
        for item in items:
            self.prose(item, style)

    def table(self, columns: Sequence[Column], rows: Iterable[Row], about: str) -> None:
        """A table with a row of headings that stands on each of its pages. `about` says what it holds, for a screen reader."""
        width = int(((_LONG if self._wide else _SHORT) - 2 * _SIDE) * _TWIPS)
        whole = sum(column.share for column in columns)
        widths = [int(width * column.share / whole) for column in columns]
        sized = [f'<w:tcPr><w:tcW w:w="{each}" w:type="dxa"/></w:tcPr>' for each in widths]
        grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
        self._add(f"<w:tbl>{_table_properties(sum(widths), about)}<w:tblGrid>{grid}</w:tblGrid>")
        self._add(self._row(Row([Cell([[column.heading]]) for column in columns]), widths, sized, is_head=True))
        for row in rows:
            self._add(self._row(row, widths, sized))
        # Word runs two tables that touch into one.
        self._add(f"</w:tbl>{paragraph_of((), AFTER_TABLE)}")
        self._measure.paragraph(0, AFTER_TABLE)

    def saved(self, properties: dict[str, str], day: dt.date) -> bytes:
        """The file, dated by the day it speaks of."""
        self._fill_in()
        told = self._word.core_properties
        for name, value in properties.items():
            # What is said in a property is cut at its limit; the page has all of it.
            setattr(told, name, visible(value)[:_LONGEST_PROPERTY])
        told.created = told.modified = dt.datetime(day.year, day.month, day.day)  # noqa: DTZ001  # python-docx takes it for UTC
        target = io.BytesIO()
        self._word.save(target)
        return repacked(target.getvalue(), {_BODY_PART: self._filled})

    def _row(self, row: Row, widths: Sequence[int], sized: Sequence[str], *, is_head: bool = False) -> str:
        whole = "<w:cantSplit/>" if is_head or row.is_short else ""
        head = "<w:tblHeader/>" if is_head else ""
        marks, ends = self._marks(row.places)
        cells: list[str] = []
        for nth, cell in enumerate(row.cells):
            paragraphs = [
                paragraph_of(pieces, cell.style, marks="" if nth or at else marks, ends="" if nth or at else ends)
                for at, pieces in enumerate(cell.paragraphs or ((),))
            ]
            cells.append(f"<w:tc>{sized[nth]}{''.join(paragraphs)}</w:tc>")
        self._measure.row([[_letters(each) for each in cell.paragraphs] for cell in row.cells], widths)
        return f"<w:tr><w:trPr>{whole}{head}</w:trPr>{''.join(cells)}</w:tr>"

    def _marks(self, places: Sequence[str]) -> tuple[str, str]:
        """Where bookmarks begin, and where they end."""
        begins = ends = ""
        for place in filter(None, places):
            number = next(self._numbers)
            begins += f'<w:bookmarkStart w:id="{number}" w:name="{bookmark_name(place)}"/>'
            ends += f'<w:bookmarkEnd w:id="{number}"/>'
        return begins, ends

    def _add(self, made: str) -> None:
        self._stretches[-1].append(made)

    def _fill_in(self) -> None:
        """An empty paragraph that stands for what was written since the size of the pages changed."""
        body = self._word.element.body
        # The last element of the body holds the size of the pages.
        body.insert(len(body) - 1, element("p", rsidR=_stands_for(len(self._stretches))))

    def _filled(self, part: bytes) -> bytes:
        """The part with the stretches in their places. Until here it holds nothing but these."""
        for number, stretch in enumerate(self._stretches, start=1):
            place = f'<w:p w:rsidR="{_stands_for(number)}"/>'.encode()
            before, found, after = part.partition(place)
            assert found, "every stretch has its place"
            part = before + "".join(stretch).encode() + after
        return part

    def _set_size(self, section: Section, *, wide: bool) -> None:
        section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
        width, height = (_LONG, _SHORT) if wide else (_SHORT, _LONG)
        section.page_width, section.page_height = Cm(width), Cm(height)
        section.left_margin = section.right_margin = Cm(_SIDE)
        section.top_margin, section.bottom_margin = Cm(_TOP), Cm(_BOTTOM)
        section.header_distance = section.footer_distance = Cm(0.9)
        self._measure.resize(width - 2 * _SIDE, height - _TOP - _BOTTOM)


def _letters(pieces: Pieces) -> int:
    return sum([len(piece.text) if isinstance(piece, Piece) else len(piece) for piece in pieces])


def _stands_for(number: int) -> str:
    return f"{number:08X}"


def _table_properties(width: int, about: str) -> str:
    return (
        f'<w:tblPr><w:tblStyle w:val="{TABLE}"/><w:tblW w:w="{width}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" '
        f'w:noVBand="1"/><w:tblCaption w:val="{attribute(about)}"/></w:tblPr>'
    )
