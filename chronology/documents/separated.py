"""Text tables: cells parted by commas, semicolons, tabs or bars, as systems and spreadsheets write them."""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Final, TextIO

from chronology.documents.limits import Limits
from chronology.documents.tables import Line
from chronology.errors import MalformedError

_DELIMITERS: Final = ",;\t|"
# Stands after the last line. NULs are removed from the file's own, so nothing there is like it.
_END: Final = "\0end"
# A line may be longer than a cell by this.
_CELLS: Final = 4
_BLOCK: Final = 64 * 1024
_ENDLESS: Final = "it has a line that is longer than any row; see docs/limits.md"


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
    for number, cells in unstripped(text, delimiter, limits, damage):
        stripped = [cell.strip() for cell in cells]
        if any(stripped):
            yield Line(number, stripped)


def unstripped(text: TextIO, delimiter: str, limits: Limits, damage: Damage) -> Iterator[tuple[int, list[str]]]:
    """Every line with its number, as it stands: also an empty one.

    Raises:
        MalformedError: as above.

    """
    # The limit belongs to the csv module, which takes the one of the last who asked.
    csv.field_size_limit(limits.cell)
    ended: list[str] = []
    reader = csv.reader(chain.from_iterable(_blocks(text, limits, damage, ended)), delimiter=delimiter)
    most, number = limits.columns, 0
    try:
        for line in enumerate(reader, start=1):
            number, cells = line
            if ended and cells and cells[-1].endswith(_END):
                if cells != ended:
                    raise MalformedError(_unclosed(number))
                return
            if len(cells) > most:
                raise MalformedError(f"row {number} has more cells than any table; see docs/limits.md")
            yield line
    except csv.Error:
        raise MalformedError(f"{_unclosed(number + 1)}, or is longer than the limit for a cell") from None


def _blocks(text: TextIO, limits: Limits, damage: Damage, ended: list[str]) -> Iterator[Iterable[str]]:
    """The lines of a file, many at a time, so that the csv module goes from one to the next without Python between.

    The last is `_END` alone; `ended` says that it was given.
    """
    most = _CELLS * limits.cell
    begun = ""
    while block := text.read(min(_BLOCK, most)):
        if "\ufffd" in block:
            damage.replaced += block.count("\ufffd")
        if "\0" in block:
            damage.nuls += block.count("\0")
            block = block.replace("\0", "")
        begun += block
        # A carriage return at the end may be half of what ends a line.
        whole = max(begun.rfind("\n"), begun.rfind("\r", 0, -1)) + 1
        if whole:
            yield from _within(begun[:whole], most)
            begun = begun[whole:]
        if len(begun) >= most:
            raise MalformedError(_ENDLESS)
    if begun:
        yield from _within(begun, most)
    ended.append(_END)
    yield ended


def _within(lines: str, most: int) -> Iterator[Iterable[str]]:
    """Whole lines, up to one that is too long."""
    if len(lines) < most:
        yield io.StringIO(lines, newline="")
        return
    for line in io.StringIO(lines, newline=""):
        if len(line) >= most:
            raise MalformedError(_ENDLESS)
        yield (line,)


def _unclosed(number: int) -> str:
    return f"row {number} opens a quotation mark that is never closed"


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []
