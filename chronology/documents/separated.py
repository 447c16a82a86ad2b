"""Text tables: cells parted by commas, semicolons, tabs or bars, as systems and spreadsheets write them."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final, TextIO

from chronology.documents.limits import Limits
from chronology.documents.tables import Line, Together
from chronology.errors import MalformedError

_DELIMITERS: Final = ",;\t|"
# Stands after the last line. NULs are removed from the file's own, so nothing there is like it.
_END: Final = "\0end"
# A line may be longer than a cell by this.
_CELLS: Final = 4
# The cells of so many characters stay in the caches of a processor until they have been looked at.
_BLOCK: Final = 16 * 1024
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
    blocks, last = _blocks(text, limits, damage), 0
    for block in blocks:
        for line in _rows(chain((block,), blocks), last, delimiter, limits):
            last = line[0]
            yield line


def together(
    text: TextIO, delimiter: str, limits: Limits, damage: Damage, *, width: int
) -> Iterator[Together | tuple[int, Sequence[str]]]:
    """The same, but lines of so many cells each are given many at a time.

    Raises:
        MalformedError: as above.

    """
    blocks, last = _blocks(text, limits, damage), 0
    for block in blocks:
        found = _together(block, last + 1, delimiter, limits, width)
        if found is not None:
            last += len(found)
            yield found
            continue
        for line in _rows(chain((block,), blocks), last, delimiter, limits):
            last = line[0]
            yield line


def _together(block: str, first: int, delimiter: str, limits: Limits, width: int) -> Together | None:
    """The lines of a block, where each is a row of so many cells; None where only one row at a time can tell."""
    if len(block) > limits.cell or not 1 < width <= limits.columns:
        return None
    return _split(block, first, delimiter, width) if '"' not in block else _by_csv(block, first, delimiter, width)


def _split(block: str, first: int, delimiter: str, width: int) -> Together | None:
    """Without a quotation mark every line is a row, and what parts cells does nothing else."""
    end = "\r\n" if "\r" in block else "\n"
    lines = block if block.endswith("\n") else f"{block}{end}"
    many, step = lines.count("\n"), width + 1
    # The end of a line is made a cell; all stand in one column only where every line has as many cells.
    parted = lines.replace(end, f"{delimiter}\n{delimiter}")
    # Each end of two characters became three: so it shows whether either of them stands alone somewhere.
    if len(end) > 1 and (len(parted) - len(lines) != many or "\r" in parted):
        return None
    cells = parted.split(delimiter)
    if len(cells) != many * step + 1 or cells[width::step].count("\n") != many:
        return None
    return Together(first, many, cells, width, step)


def _by_csv(block: str, first: int, delimiter: str, width: int) -> Together | None:
    if not block.endswith(("\n", "\r")):
        return None
    try:
        rows = list(csv.reader(chain(io.StringIO(block, newline=""), (_END,)), delimiter=delimiter))
    except csv.Error:
        return None
    # A quotation mark that is open at the end of the block has taken `_END` into its cell.
    if rows.pop() != [_END] or {*map(len, rows)} != {width}:
        return None
    return Together(first, len(rows), [*chain.from_iterable(rows)], width, width)


def _rows(blocks: Iterable[str], before: int, delimiter: str, limits: Limits) -> Iterator[tuple[int, list[str]]]:
    """The rows of one block with their numbers, and of those after it, as far as a row goes on into them."""
    # The limit belongs to the csv module, which takes the one of the last who asked.
    csv.field_size_limit(limits.cell)
    fed = _Fed(blocks, _CELLS * limits.cell)
    reader = csv.reader(chain.from_iterable(fed), delimiter=delimiter)
    most, number = limits.columns, before
    try:
        for line in enumerate(reader, start=before + 1):
            number, cells = line
            if fed.ended:
                raise MalformedError(_unclosed(number))
            if len(cells) > most:
                raise MalformedError(f"row {number} has more cells than any table; see docs/limits.md")
            yield line
            if reader.line_num == fed.lines:
                return
    except csv.Error:
        raise MalformedError(f"{_unclosed(number + 1)}, or is longer than the limit for a cell") from None


class _Fed:
    """The lines of blocks, many at a time, so that the csv module goes from one to the next without Python between.

    The last is `_END`, which is asked for only in a row that the file does not end.
    """

    def __init__(self, blocks: Iterable[str], most: int) -> None:
        self._blocks = blocks
        self._most = most
        self.lines = 0
        """How many there are in the blocks that were begun."""
        self.ended = False

    def __iter__(self) -> Iterator[Iterable[str]]:
        for block in self._blocks:
            lines = io.StringIO(block, newline="").readlines()
            self.lines += len(lines)
            if len(block) < self._most:
                yield lines
                continue
            for line in lines:
                if len(line) >= self._most:
                    raise MalformedError(_ENDLESS)
                yield (line,)
        self.ended = True
        yield (_END,)


def _blocks(text: TextIO, limits: Limits, damage: Damage) -> Iterator[str]:
    """The lines of a file, whole ones, as many as stand in a block of it; the last may lack its end."""
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
            yield begun[:whole]
            begun = begun[whole:]
        if len(begun) >= most:
            raise MalformedError(_ENDLESS)
    if begun:
        yield begun


def _unclosed(number: int) -> str:
    return f"row {number} opens a quotation mark that is never closed"


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []
