"""Workbooks: the sheets of a spreadsheet file as tables of text."""

import datetime as dt
import io
from collections.abc import Iterator, Sequence
from functools import partial

from chronology.documents.tables import Line, Table


def sheets(data: bytes) -> Iterator[Table]:
    """Every sheet, in order."""
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    for name in book.sheet_names:
        rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        yield Table(name=name, read=partial(_lines, rows))


def _lines(rows: Sequence[Sequence[object]]) -> Iterator[Line]:
    for number, row in enumerate(rows, start=1):
        cells = [_text(value) for value in row]
        if any(cells):
            yield Line(number, cells)


def _text(value: object) -> str:
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(timespec="minutes")
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
