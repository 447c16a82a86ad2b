"""Workbooks, in the child: the sheets of .xlsx, .xlsm, .xlsb, .xls and .ods as lines of text.

calamine reads them all, and many times quicker than openpyxl, but says nothing of a cell that holds an error: those
are looked up in the file itself.
"""

import datetime as dt
import io
import itertools
import re
import struct
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from python_calamine import CalamineSheet, CalamineWorkbook, SheetTypeEnum

from chronology.documents.compound import MARK
from chronology.documents.limits import Limits
from chronology.documents.office import Archive
from chronology.documents.xml import XmlReader, local_name

_UNSAVED: Final = re.compile(rb"</f>(?:<v\s*/>|<v></v>)?</c>|<f\b[^>]*/>(?:<v\s*/>|<v></v>)?</c>")
# BIFF8 records (MS-XLS 2.3) and the errors in them (2.5.10).
_BOUND_SHEET: Final = 0x0085
_FORMULA: Final = 0x0006
_BOOL_ERR: Final = 0x0205
_EOF: Final = 0x000A
_ERRORS: Final[Mapping[int, str]] = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}

_Cells = Mapping[tuple[int, int], str]
"""What is said at (row, column), both from 0."""


def read_sheets(data: bytes, limits: Limits) -> Iterator[object]:
    """{"sheet": name}, then [number, cells] for each of its lines; {"problem": message} for what it cannot show."""
    errors: Mapping[str, _Cells] = {}
    if data.startswith(b"PK"):
        archive = Archive(data, limits)
        errors = _errors_in_markup(archive, limits)
        yield from ({"problem": message} for message in _not_shown(archive))
    elif data.startswith(MARK):
        errors = _errors_in_records(data)
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    for sheet in book.sheets_metadata:
        yield {"sheet": sheet.name}
        # A chart says what cells of other sheets say.
        if sheet.typ == SheetTypeEnum.WorkSheet:
            yield from _lines(book.get_sheet_by_name(sheet.name), errors.get(sheet.name, {}))


def _lines(sheet: CalamineSheet, errors: _Cells) -> Iterator[tuple[int, list[str]]]:
    by_row: dict[int, list[tuple[int, str]]] = {}
    for (row, column), text in errors.items():
        by_row.setdefault(row, []).append((column, text))
    merged = _Merged(sheet.merged_cell_ranges or ())
    for row, values in enumerate(_rows(sheet, max(by_row, default=-1))):
        cells = [_text(value) for value in values]
        for column, text in by_row.get(row, ()):
            cells += [""] * (column + 1 - len(cells))
            cells[column] = cells[column] or text
        merged.fill(row, cells)
        if any(cells):
            yield row + 1, cells


def _rows(sheet: CalamineSheet, last: int) -> Iterator[Sequence[object]]:
    """The rows from the top of the sheet, down to the last that holds something, an error included."""
    height = 0
    if sheet.start:
        # Row by row, so that no copy of the whole sheet is made. Those above the first cell are given, the columns
        # to its left are not.
        left = [""] * sheet.start[1]
        for row in sheet.iter_rows():
            height += 1
            yield [*left, *row]
    yield from itertools.repeat((), max(0, last + 1 - height))


class _Merged:
    """Merged cells: what stands in the first of them is said once in each of their rows."""

    def __init__(self, ranges: Sequence[tuple[tuple[int, int], tuple[int, int]]]) -> None:
        self._waiting = sorted(ranges, reverse=True)
        self._open: list[tuple[int, int, str]] = []

    def fill(self, row: int, cells: list[str]) -> None:
        """Complete a row. The rows must come in order."""
        self._open = [one for one in self._open if one[0] >= row]
        for _, column, text in self._open:
            cells += [""] * (column + 1 - len(cells))
            cells[column] = cells[column] or text
        while self._waiting and self._waiting[-1][0][0] <= row:
            (first, column), (last, _) = self._waiting.pop()
            if first == row and last > row and column < len(cells) and cells[column]:
                self._open.append((last, column, cells[column]))


def _text(value: object) -> str:
    """A value as text. Excel keeps fifteen digits of a number, and moments to the second at best."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.15g}"
    if isinstance(value, dt.datetime):
        rounded = (value + dt.timedelta(microseconds=500_000)).replace(microsecond=0)
        return rounded.date().isoformat() if rounded.time() == dt.time() else _clock(rounded)
    if isinstance(value, dt.timedelta):
        minutes, seconds = divmod(round(value.total_seconds()), 60)
        hours, minutes = divmod(minutes, 60)
        return f"{hours}:{minutes:02}" + (f":{seconds:02}" if seconds else "")
    if isinstance(value, dt.time):
        return _clock(value)
    return value.isoformat() if isinstance(value, dt.date) else str(value).strip()


def _clock(value: dt.datetime | dt.time) -> str:
    return value.isoformat(timespec="seconds" if value.second else "minutes")


# ---- what calamine does not tell -------------------------------------------------------------------------------------


def _not_shown(archive: Archive) -> Iterator[str]:
    """What stands in a workbook beside the values of its cells."""
    if any(name.startswith(("xl/comments", "xl/threadedComments")) for name in archive.names):
        yield "holds notes on cells, which were not read; copy them into cells to have them read"
    if any(name.startswith("xl/drawings/drawing") for name in archive.names):
        yield "holds drawings, charts or text boxes, which were not read"
    unsaved = sum(len(_UNSAVED.findall(archive.read(entry))) for entry in archive.entries if _is_sheet(entry.filename))
    if unsaved:
        yield f"has formulas whose results were never saved, in {unsaved} cells; open it, save it again and read that"
    for entry in archive.entries:
        if entry.filename == "content.xml":
            errors = archive.read(entry).count(b'calcext:value-type="error"')
            if errors:
                yield f"has errors instead of values in {errors} cells, which are shown as empty"


def _is_sheet(name: str) -> bool:
    return name.startswith("xl/worksheets/") and name.endswith(".xml")


def _errors_in_markup(archive: Archive, limits: Limits) -> Mapping[str, _Cells]:
    """The cells with errors of an .xlsx, by the name of their sheet (ECMA-376 part 1, 18.3.1.4)."""
    found = {}
    names = _sheets_by_part(archive, limits)
    for entry in archive.entries:
        if not _is_sheet(entry.filename) or b't="e"' not in archive.read(entry):
            continue
        cells = {}
        for cell in XmlReader(archive.part(entry.filename, limits), ("c",), limits, nested=False):
            if local_name(str(cell.tag)) == "c" and cell.get("t") == "e":
                said = next((child.text for child in cell if local_name(str(child.tag)) == "v"), None)
                cells[_place(cell.get("r") or "A1")] = said or "#ERROR!"
        found[names.get(entry.filename, "")] = cells
    return found


def _sheets_by_part(archive: Archive, limits: Limits) -> Mapping[str, str]:
    if "xl/workbook.xml" not in archive or "xl/_rels/workbook.xml.rels" not in archive:
        return {}
    parts = {}
    for one in XmlReader(archive.part("xl/_rels/workbook.xml.rels", limits), ("Relationship",), limits):
        target = one.get("Target") or ""
        parts[one.get("Id")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    names = {}
    for sheet in XmlReader(archive.part("xl/workbook.xml", limits), ("sheet",), limits):
        if local_name(str(sheet.tag)) == "sheet":
            link = next((str(value) for key, value in sheet.items() if local_name(str(key)) == "id"), "")
            names[parts.get(link, "")] = sheet.get("name") or ""
    return names


def _place(reference: str) -> tuple[int, int]:
    """(row, column) from 0 of a place such as "AB12"."""
    letters = reference.rstrip("0123456789")
    column = 0
    for letter in letters.upper()[:3]:
        column = column * 26 + ord(letter) - 64
    return max(int(reference[len(letters) :] or 1), 1) - 1, max(column, 1) - 1


def _errors_in_records(data: bytes) -> Mapping[str, _Cells]:
    """The cells with errors of an .xls, by the name of their sheet."""
    from olefile import OleFileIO

    with OleFileIO(io.BytesIO(data)) as ole:
        stream = next((ole.openstream(name).read() for name in ("Workbook", "Book") if ole.exists(name)), b"")
    starts = {}
    for kind, body in _records(stream, 0):
        if kind == _BOUND_SHEET and len(body) >= 8:
            start, _, length, wide = struct.unpack_from("<IHBB", body)
            text = body[8 : 8 + length * 2] if wide & 1 else body[8 : 8 + length]
            starts[text.decode("utf-16-le" if wide & 1 else "latin-1", errors="replace")] = start
    return {name: dict(_error_cells(stream, start)) for name, start in starts.items()}


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """The records of one part of an .xls, up to its end."""
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<2H", stream, at)
        yield kind, stream[at + 4 : at + 4 + length]
        at += 4 + length
        if kind == _EOF:
            return


def _error_cells(stream: bytes, start: int) -> Iterator[tuple[tuple[int, int], str]]:
    for kind, body in _records(stream, start):
        if kind == _BOOL_ERR and len(body) >= 8 and body[7] == 1:
            yield struct.unpack_from("<2H", body), _ERRORS.get(body[6], "#ERROR!")
        elif kind == _FORMULA and len(body) >= 14 and body[6] == 2 and body[12:14] == b"\xff\xff":
            yield struct.unpack_from("<2H", body), _ERRORS.get(body[8], "#ERROR!")
