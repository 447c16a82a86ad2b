"""A workbook being written: sheets of a row of headings and rows below, every cell of the type it is given."""

import datetime as dt
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from chronology.documents.office import MADE_HERE
from exports.csv import is_active
from exports.marks import visible
from exports.packing import repacked

# Excel takes 1900 for a leap year: what it would show for earlier days is wrong, or nothing.
_FIRST_DAY: Final = dt.date(1900, 3, 1)
# A cell holds so many UTF-16 units; what is cut off says so.
_LONGEST: Final = 32_767
_ROOM_TO_SAY: Final = 80
# Excel cuts a header of more letters.
_LONGEST_HEADER: Final = 255
# In points: a line of Excel's own face, and the highest that a row may be.
_LINE: Final = 15
_HIGHEST: Final = 409
_DATE: Final = "dd/mm/yyyy"
_ABOUT: Final = '"≈ "dd/mm/yyyy'
# Nothing in the workbook is run, followed or guessed at, and nothing of a case is left in a folder for temporary files.
_OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


@dataclass(frozen=True, slots=True)
class Day:
    """A day as Excel knows one; `about` where the source does not vouch for it."""

    day: dt.date
    about: bool = False


Value = str | int | Day | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, and its width in letters."""

    heading: str
    width: float


@dataclass(frozen=True, slots=True)
class Printed:
    """What stands at the head and foot of each page when a sheet is printed; `of` joins the page and how many there are."""

    head: tuple[str, str, str]
    foot: tuple[str, str]
    page: str


class Book:
    """The workbook so far."""

    def __init__(self, further: str) -> None:
        """`further` says how many letters were cut off: it is filled in with `n`."""
        self._target = io.BytesIO()
        self._book = Workbook(self._target, _OPTIONS)
        self._further = further
        whole = {"valign": "top", "text_wrap": True}
        self._text = self._book.add_format(whole)
        self._quoted = self._book.add_format({**whole, "quote_prefix": True})
        self._number = self._book.add_format({"valign": "top"})
        self._day = self._book.add_format({"valign": "top", "align": "left", "num_format": _DATE})
        self._about = self._book.add_format({"valign": "top", "align": "left", "num_format": _ABOUT})
        self._head = self._book.add_format({**whole, "bold": True, "bg_color": "#E6E9ED", "bottom": 1})

    def sheet(self, name: str, columns: Sequence[Column], rows: Iterable[Sequence[Value]], printed: Printed) -> None:
        """A sheet whose headings stay in sight and can be filtered by."""
        sheet = self._book.add_worksheet(name)
        for place, column in enumerate(columns):
            sheet.set_column(place, place, column.width)
            sheet.write_string(0, place, column.heading, self._head)
        last = 0
        for last, row in enumerate(rows, start=1):
            for place, value in enumerate(row):
                self._write(sheet, last, place, value)
            sheet.set_row(last, _height(row, columns))
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, last, len(columns) - 1)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.repeat_rows(0)
        _furnish(sheet, printed)

    def saved(self, title: str, author: str, subject: str, day: dt.date) -> bytes:
        """The file, dated by the day it speaks of."""
        self._book.set_properties(
            {
                "title": visible(title),
                "author": visible(author),
                "subject": visible(subject),
                "keywords": MADE_HERE,
                "created": dt.datetime(day.year, day.month, day.day),  # noqa: DTZ001  # XlsxWriter takes it for UTC
            }
        )
        self._book.close()
        return repacked(self._target.getvalue())

    def _write(self, sheet: Worksheet, row: int, place: int, value: Value) -> None:
        if isinstance(value, Day) and value.day >= _FIRST_DAY:
            sheet.write_datetime(row, place, _midnight(value.day), self._about if value.about else self._day)
        elif isinstance(value, Day):
            sheet.write_string(
                row, place, f"{'≈ ' if value.about else ''}{value.day:%d/%m/}{value.day.year:04}", self._text
            )
        elif isinstance(value, int):
            sheet.write_number(row, place, value, self._number)
        elif value:
            sheet.write_string(row, place, self._fitted(visible(value)), self._format_of(value))

    def _format_of(self, text: str) -> Format:
        """Text that would be run were it typed anew keeps an apostrophe before it, unseen, whatever is done to the cell."""
        return self._quoted if is_active(text) else self._text

    def _fitted(self, text: str) -> str:
        """The text; of one that no cell can hold the beginning, and how much is left out."""
        if len(text) <= _LONGEST // 2:
            return text
        units = text.encode("utf-16-le")
        if len(units) // 2 <= _LONGEST:
            return text
        kept = units[: 2 * (_LONGEST - _ROOM_TO_SAY)].decode("utf-16-le", errors="ignore")
        return kept + self._further.format(n=f"{len(text) - len(kept):,}")


def _height(row: Sequence[Value], columns: Sequence[Column]) -> float:
    """Room for the longest text of a row, as far as a row may be high: not every program finds it out by itself."""
    lines = (_lines(value, column.width) for value, column in zip(row, columns, strict=True) if isinstance(value, str))
    return min(max(lines, default=1) * _LINE, _HIGHEST)


def _lines(text: str, width: float) -> int:
    """How many lines a text takes in a column, about."""
    return sum(max(1, -(-len(line) // int(width))) for line in text.split("\n"))


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime(day.year, day.month, day.day)  # noqa: DTZ001  # a day has no zone


def _furnish(sheet: Worksheet, printed: Printed) -> None:
    left, middle, right = map(_plain, printed.head)
    sheet.set_header(f"&L{left}&C{middle}&R{right}"[:_LONGEST_HEADER])
    day, inputs = map(_plain, printed.foot)
    page = _plain(printed.page).replace("\0", "&P").replace("\1", "&N")
    sheet.set_footer(f"&L{day}&C{inputs}&R{page}"[:_LONGEST_HEADER])


def _plain(text: str) -> str:
    """Text in a header: an ampersand is one, and begins no code."""
    return text.replace("&", "&&")
