"""A page as blocks from top to bottom, and pages as one document: tables that go on, lines that stand on every page."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from chronology.documents.layout.columns import Region, regions, rows_of
from chronology.documents.layout.marks import Glyph, Rule, TextLine, breaks_a_date, joined, lines_of
from chronology.documents.layout.ruled import grids
from chronology.documents.layout.shaded import rows_around, striped

_EDGE_LINES: Final = 3
_SAME_COLUMN: Final = 6.0
# In heights of the letters: more white space than this parts two paragraphs.
_PARAGRAPH: Final = 1.65
_ENDS: Final = (".", "!", "?", ":", ";")


@dataclass(slots=True)
class FoundTable:
    """A table, with the pages it is on and where its columns begin."""

    page: int
    top: float
    columns: tuple[float, ...]
    rows: list[list[str]]
    last_page: int
    region: Region | None = None
    """The lines it was made of, where nothing drawn encloses its cells."""
    gone_on: bool = False


@dataclass(slots=True)
class Page:
    """What a page says: tables and the lines outside them, each from top to bottom."""

    number: int
    level: Sequence[Rule] = ()
    lines: list[TextLine] = field(default_factory=list)
    tables: list[FoundTable] = field(default_factory=list)
    sideways: list[str] = field(default_factory=list)
    running: list[TextLine] = field(default_factory=list)


def page_of(number: int, glyphs: Sequence[Glyph], upright: Sequence[Rule], level: Sequence[Rule]) -> Page:
    """Sort what stands on a page."""
    page = Page(number, level)
    rest = list(glyphs)
    for grid in striped(grids(upright, level)):
        rows, own = rows_around(grid, rest)
        if rows:
            taken = set(map(id, own))
            rest = [glyph for glyph in rest if id(glyph) not in taken]
            page.tables.append(FoundTable(number, grid.ys[0], grid.xs, rows, number))
    _part(page, lines_of(rest))
    return page


def _part(page: Page, lines: Sequence[TextLine], begun: Region | None = None) -> None:
    """Sort lines into tables without cells drawn and what stands beside them; `begun` are the lines that go on a table."""
    page.lines = []
    at = 0
    found = [(0, len(begun.lines), begun)] if begun is not None else []
    for start, end, region in (*found, *regions(lines, len(begun.lines) if begun is not None else 0)):
        page.lines += lines[at:start]
        columns = tuple(left for left, _ in region.columns)
        rows = rows_of(region, page.level)
        page.tables.append(FoundTable(page.number, region.lines[0].base, columns, rows, page.number, region))
        at = end
    page.lines += lines[at:]
    page.tables.sort(key=lambda table: -table.top)


def settle(pages: Sequence[Page]) -> None:
    """Find what stands on every page, and join tables that go on over the end of one."""
    _set_running_apart(pages)
    open_table: FoundTable | None = None
    for page in pages:
        if open_table is not None:
            _go_on(open_table, page)
        if open_table is not None and page.tables and not _prose_above(page, page.tables[0]):
            first = page.tables[0]
            if _same_columns(open_table, first):
                _join(open_table, first)
                page.tables.pop(0)
                open_table.last_page, open_table.gone_on = page.number, True
                if page.tables:
                    open_table = None
        if page.tables:
            open_table = page.tables[-1]
        if open_table is not None and (open_table.last_page != page.number or _prose_below(page, open_table)):
            open_table = None


def _go_on(table: FoundTable, page: Page) -> None:
    """Read a page's first lines by the columns of the table that the page before ended with.

    Few columns are seen on a page on which hardly a cell says anything, and the rest of a row that the page broke is often
    in one alone.
    """
    drawn = [table for table in page.tables if table.region is None]
    lines = [*page.lines, *(line for table in page.tables if table.region is not None for line in table.region.lines)]
    lines.sort(key=lambda line: -line.base)
    above = (line for line in lines if not drawn or line.base > drawn[0].top)
    if table.region is not None:
        begun = table.region.gone_on(above)
    else:
        begun = Region(columns=list(pairwise(table.columns))).gone_on(above, rest_only=True)
    if begun is not None:
        page.tables = drawn
        _part(page, lines, begun)
        page.tables[0].columns = table.columns


def _set_running_apart(pages: Sequence[Page]) -> None:
    """Lines at the head or foot of pages that come again with no more than another number in them."""
    seen = Counter(key for page in pages for key in {_key(line) for line in _edges(page)})
    told: set[tuple[str, int]] = set()
    for page in pages:
        again = [line for line in _edges(page) if seen[_key(line)] > 1]
        feet = page.lines[len(page.lines) // 2 :]
        # The head of the first page is where a reader looks for what the document is.
        page.running = [line for line in again if _key(line) in told or any(line is foot for foot in feet)]
        told |= {_key(line) for line in again}
        page.lines = [line for line in page.lines if not any(line is one for one in page.running)]


def _edges(page: Page) -> list[TextLine]:
    lines = page.lines
    return lines if len(lines) <= 2 * _EDGE_LINES else [*lines[:_EDGE_LINES], *lines[-_EDGE_LINES:]]


def _key(line: TextLine) -> tuple[str, int]:
    return re.sub(r"\d+", "0", line.text), round(line.base / 4)


def _prose_above(page: Page, table: FoundTable) -> bool:
    return any(line.base > table.top for line in page.lines)


def _prose_below(page: Page, table: FoundTable) -> bool:
    # A table that came from the page before stands at the top.
    top = table.top if table.page == page.number else float("inf")
    return any(line.base < top for line in page.lines)


def _same_columns(one: FoundTable, other: FoundTable) -> bool:
    if len(one.columns) == len(other.columns):
        return all(abs(a - b) <= _SAME_COLUMN for a, b in zip(one.columns, other.columns, strict=True))
    return False


def _join(table: FoundTable, more: FoundTable) -> None:
    """Add the rows of the next page: without its headings, and with the rest of a row that was broken by the page."""
    rows = more.rows
    for heading in table.rows[:2]:
        if not rows or rows[0] != heading:
            break
        rows = rows[1:]
    if rows and table.rows and _goes_on(table, rows):
        last = table.rows[-1]
        table.rows[-1] = [joined(pair) for pair in zip(last, rows[0], strict=True)]
        rows = rows[1:]
    table.rows += rows


def _goes_on(table: FoundTable, rows: Sequence[Sequence[str]]) -> bool:
    """The first row of a page is the rest of the last row of the page before.

    Its first cell is empty, and the words before it in each column were broken off; where rows without a first cell
    are common in the table, it takes more to believe it: a row without a date is not to be lost in another.
    """
    last, first = table.rows[-1], rows[0]
    pairs = list(zip(last, first, strict=True))
    if breaks_a_date(last[0], first[0]):
        return True
    if first[0] or any(said and not before for before, said in pairs):
        return False
    begun = [(before, said) for before, said in pairs if said]
    shorter = any(before and not said for before, said in pairs[1:])
    broken = [said[0].islower() or not before.endswith(_ENDS) for before, said in begun]
    if all(said[0].islower() for _, said in begun):
        return True
    if all(row[0] for row in (*table.rows, *rows[1:])):
        return shorter or 2 * sum(broken) > len(broken)
    return shorter and all(broken)


def blocks(page: Page) -> Iterator[tuple[str, str]]:
    """(text, style) of each line: empty lines part paragraphs, the rows of a table are of the style "Table"."""
    tables = list(page.tables)
    above: TextLine | None = None
    for line in page.lines:
        while tables and tables[0].top > line.base:
            yield from _rows(tables.pop(0))
            above = None
        if above is not None and above.base - line.base > _PARAGRAPH * max(line.size, above.size):
            yield "", ""
        yield line.text, ""
        above = line
    for table in tables:
        yield from _rows(table)


def _rows(table: FoundTable) -> Iterator[tuple[str, str]]:
    for row in table.rows:
        yield "\t".join(row), "Table"
