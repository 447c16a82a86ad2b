"""Text tables: cells parted by commas, semicolons, tabs or bars, as systems and spreadsheets write them."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, TextIO

from chronology.documents.limits import Limits
from chronology.documents.tables import Line
from chronology.errors import MalformedError

_DELIMITERS: Final = ",;\t|"
# Stands after the last line. NULs are removed from the file's own, so nothing there is like it.
_END: Final = "\0end"
# A line may be longer than a cell by this.
_CELLS: Final = 4


def delimiter_of(headings: str) -> str:
    """What parts the cells of a line of headings: the mark that makes the most of them; empty when none makes two."""
    best = max(_DELIMITERS, key=lambda mark: (len(_cells(headings, mark)), -_DELIMITERS.index(mark)))
    return best if len(_cells(headings, best)) > 1 else ""


@dataclass(slots=True)
class Damage:
    """What was met while reading: NUL characters, which are removed, and characters that could not be decoded."""

    nuls: int = 0
    replaced: int = 0
    broken: str = ""
    """Why the lines end before the file does, where they do."""


def separated(text: TextIO, delimiter: str, limits: Limits, damage: Damage) -> Iterator[Line]:
    """The lines that hold something, without the white space around cells.

    Raises:
        MalformedError: a quotation mark is never closed, so that the rest of the file would be one cell, or a row has
            more cells than any table.

    """
    # The limit belongs to the csv module, which takes the one of the last who asked.
    csv.field_size_limit(limits.cell)
    reader = csv.reader(_plain(text, limits, damage), delimiter=delimiter)
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            if cells and cells[-1].endswith(_END):
                if cells != [_END]:
                    raise MalformedError(_unclosed(number))
                return
            if len(cells) > limits.columns:
                raise MalformedError(f"row {number} has more cells than any table; see docs/limits.md")
            stripped = [cell.strip() for cell in cells]
            if any(stripped):
                yield Line(number, stripped)
    except csv.Error:
        raise MalformedError(f"{_unclosed(number + 1)}, or is longer than the limit for a cell") from None


def _plain(text: TextIO, limits: Limits, damage: Damage) -> Iterator[str]:
    most = _CELLS * limits.cell
    # Not line by line without a limit: a file may have no second line.
    while line := text.readline(most):
        if len(line) == most:
            raise MalformedError("it has a line that is longer than any row; see docs/limits.md")
        if "\ufffd" in line:
            damage.replaced += line.count("\ufffd")
        if "\0" in line:
            damage.nuls += line.count("\0")
            yield line.replace("\0", "")
        else:
            yield line
    yield _END


def _unclosed(number: int) -> str:
    return f"row {number} opens a quotation mark that is never closed"


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []
