"""Tables of plain text whose cells are parted by nothing but where they stand, as prints of older systems write them.

"REF        DATE/TIME         TYPE        TEXT", and below each heading what belongs to it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

_LINES_OF_TITLES: Final = 12
"""Lines above which the headings stand: who printed it, for whom, when."""
_FEWEST: Final = 3
"""Headings, and rows that fit below them: fewer could be chance."""
_SLACK: Final = 3
"""So far from its heading a cell may begin."""
_LONGEST: Final = 24
"""Characters of a heading; more is a sentence."""
_HEADING: Final = re.compile(r"[^\W\d][^\d]*\Z")
_CELL: Final = re.compile(r"\S+(?: \S+)*")


@dataclass(frozen=True, slots=True)
class _Row:
    number: int
    cells: tuple[str, ...]


def fixed_rows(text: str) -> list[tuple[int, Sequence[str]]]:
    """The lines of a text in fixed columns as (number, cells), counted from 1; nothing where it is no such table.

    A line that stands below the last heading alone goes on with the cell above it. What stands above the headings, and
    a line that keeps to no column, is a line of one cell, so that nothing is lost.
    """
    lines = text.expandtabs().replace("\r", "").split("\n")
    for at, line in enumerate(lines[:_LINES_OF_TITLES]):
        starts = _headings(line)
        if starts and (rows := _under(lines, at, starts)) is not None:
            above = [_Row(number, (title.strip(),)) for number, title in enumerate(lines[:at], start=1)]
            return [(row.number, row.cells) for row in (*above, *rows)]
    return []


def _headings(line: str) -> tuple[int, ...]:
    """Where the headings of a line begin; nothing where it is none: three or more short names, wide apart, without figures."""
    found = list(_CELL.finditer(line))
    if len(found) < _FEWEST or any(len(name[0]) > _LONGEST or not _HEADING.match(name[0]) for name in found):
        return ()
    return tuple(name.start() for name in found)


def _under(lines: Sequence[str], at: int, starts: Sequence[int]) -> list[_Row] | None:
    """The headings and the rows below them; None where the lines do not keep to the columns."""
    rows = [_Row(at + 1, tuple(_CELL.findall(lines[at])))]
    fit = strange = 0
    for number, line in enumerate(lines[at + 1 :], start=at + 2):
        if not line.strip():
            continue
        if _goes_on(line, starts) and fit and len(rows[-1].cells) == len(starts):
            last = rows.pop()
            rows.append(_Row(last.number, (*last.cells[:-1], f"{last.cells[-1]} {line.strip()}".strip())))
            continue
        cells = _cells(line, starts)
        fit, strange = (fit, strange + 1) if cells is None else (fit + 1, strange)
        rows.append(_Row(number, (line.strip(),) if cells is None else cells))
    return rows if fit >= _FEWEST and fit > strange else None


def _goes_on(line: str, starts: Sequence[int]) -> bool:
    """It stands under the last heading alone."""
    return len(line) - len(line.lstrip()) >= starts[-1] - _SLACK


def _cells(line: str, starts: Sequence[int]) -> tuple[str, ...] | None:
    """What stands under each heading; None where words run across a column, or only its first says anything."""
    cuts = [0, *(_cut(line, start) for start in starts[1:])]
    if None in cuts:
        return None
    ends = [*cuts[1:], len(line)]
    cells = tuple(line[cut:end].strip() for cut, end in zip(cuts, ends, strict=True))
    return cells if sum(map(bool, cells)) > 1 else None


def _cut(line: str, start: int) -> int | None:
    """Where the cell of a heading begins in a line: at the word nearest to it; where nothing stands near, at the heading."""
    near = range(max(start - _SLACK, 1), start + _SLACK + 1)
    words = [place for place in near if line[place - 1 : place].isspace() and line[place : place + 1].strip()]
    if words:
        return min(words, key=lambda place: abs(place - start))
    return None if line[start - 1 : start + 1].strip() else start


__all__ = ["fixed_rows"]
