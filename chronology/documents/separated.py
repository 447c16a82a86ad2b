"""Text tables: cells parted by commas, semicolons, tabs or bars, as systems and spreadsheets write them."""

import csv
from collections.abc import Iterable, Iterator
from typing import Final

from chronology.documents.limits import MIB
from chronology.documents.tables import Line

_DELIMITERS: Final = ",;\t|"
# A case note is a cell, and the csv module's own limit is shorter than some.
csv.field_size_limit(64 * MIB)


def delimiter_of(headings: str) -> str:
    """What parts the cells of a line of headings: the mark that makes the most of them; empty when none makes two."""
    best = max(_DELIMITERS, key=lambda mark: (len(_cells(headings, mark)), -_DELIMITERS.index(mark)))
    return best if len(_cells(headings, best)) > 1 else ""


def separated(text: Iterable[str], delimiter: str) -> Iterator[Line]:
    """The lines that hold something; NUL characters and white space around cells are left out."""
    plain = (line.replace("\0", "") for line in text)
    for number, cells in enumerate(csv.reader(plain, delimiter=delimiter), start=1):
        stripped = [cell.strip() for cell in cells]
        if any(stripped):
            yield Line(number, stripped)


def _cells(line: str, delimiter: str) -> list[str]:
    return next(csv.reader([line], delimiter=delimiter), [])
