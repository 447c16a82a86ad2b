"""Entries counted, as a table of text: columns that do not fit beside each other stand below."""

import textwrap
from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest
from typing import Final

from chronology.model import Tabulation, TabulationCell
from exports.marks import visible
from exports.text.page import WIDTH, Page, wrapped

_INDENT: Final = "  "
_LABEL: Final = 34
_COLUMN: Final = 12


VOICE: Final = "voice"
"""The name of the table that stands with what is said of the person's voice."""


def tabulations(*, of_voice: bool) -> Callable[[Page], Iterator[str]]:
    """The tables of the person's voice, or all others, one below the other."""

    def section(page: Page) -> Iterator[str]:
        tables = [found for found in page.chronology.tabulations if (found.name == VOICE) is of_voice and found.rows]
        for nth, table in enumerate(tables):
            # What is said of the voice stands before its table.
            yield from ([""] if nth or of_voice else [])
            yield from _table(page, table)

    return section


def _table(page: Page, table: Tabulation) -> Iterator[str]:
    yield from wrapped(page.called(table.title), _INDENT)
    room = (WIDTH - len(_INDENT) - _LABEL) // _COLUMN
    for start in range(0, len(table.columns), room):
        some = table.columns[start : start + room]
        yield from _line("", [page.called(name) for name in some])
        for row in table.rows:
            counts = [_counted(page, cell) for cell in row.cells[start : start + room]]
            yield from _line(page.called(page.agency(row.label)), counts)
    marks = page.say("tabulation_marks", none=page.say("none_counted"), not_covered=page.say("not_covered"))
    for note in (marks, *map(page.told, table.notes)):
        yield from wrapped(note, _INDENT)


def _counted(page: Page, cell: TabulationCell) -> str:
    if cell.count is None:
        return page.say("not_covered")
    return str(cell.count) if cell.count else page.say("none_counted")


def _line(label: str, cells: Sequence[str]) -> Iterator[str]:
    """One row, in as many lines as its longest cell needs."""
    columns = [textwrap.wrap(visible(label), _LABEL - 2)]
    columns += [textwrap.wrap(visible(cell), _COLUMN - 2) for cell in cells]
    widths = [_LABEL, *(_COLUMN for _ in cells)]
    for parts in zip_longest(*columns, fillvalue=""):
        yield _INDENT + "".join(part.ljust(width) for part, width in zip(parts, widths, strict=True))
