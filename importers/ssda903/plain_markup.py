"""A CHILD in which nothing is out of place, as nearly every one is: read by whole groups of elements.

What `importers.ssda903.markup` asks of each element - that it holds no attribute, no other element, and that no text
stands beside it - is asked here of all the elements of a group at once. Where anything is otherwise, nothing is read
here, and the CHILD is left to the reading that says what and where.
"""

from collections.abc import Sequence
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from lxml import etree

from chronology.documents import Element
from importers.ssda903.rows import Row
from importers.ssda903.shape import names_in, shape
from importers.ssda903.tables import EPISODES, HEADER, Table, tables

_tag, _tail = attrgetter("tag"), attrgetter("tail")
_attributes = etree.XPath("boolean(descendant-or-self::*/@*)")


class Plain(NamedTuple):
    """The rows of a child, how many elements it is, and how many of them say nothing."""

    rows: Sequence[Row]
    elements: int
    empty: int


def plain_rows(child: Element, file: int, locator: str) -> Plain | None:
    """The rows of a child, or None where something stands in it that is not simply a text in its place."""
    parts = list(child)
    if child.text or _attributes(child) or any(map(_tail, parts)):
        return None
    episodes = tables()[EPISODES]
    rows: list[Row] = []
    nth, empty, headers = 0, 0, 0
    for part in parts:
        if part.tag == "EPISODE":
            nth += 1
            row = _group(part, episodes, file, f"{locator}/EPISODE[{nth}]")
            if row is None:
                return None
            rows.append(row)
        elif part.tag == "HEADER" and not headers:
            headers = 1
            within = _header(part, file, f"{locator}/HEADER", rows)
            if within is None:
                return None
            empty = within
        else:
            return None
    if not headers:
        # Nothing but the header's row stands for CHILD itself.
        empty = 1
    return Plain(rows, sum([row.weight for row in rows]) + empty, empty)


def _header(header: Element, file: int, locator: str, rows: list[Row]) -> int | None:
    """Add the rows of a header. How many of its elements say nothing; None where something is out of place."""
    known = shape()
    parts = list(header)
    if header.text or any(map(_tail, parts)):
        return None
    cells: dict[Table, dict[str, str]] = {tables()[HEADER]: {}}
    seen: dict[str, int] = {}
    for part in parts:
        name = part.tag
        if leaf := known.leaves.get(name):
            table, column = leaf
            mine = cells.setdefault(table, {})
            if column in mine or len(part):
                return None
            mine[column] = (part.text or "").strip()
        elif (group := known.groups.get(name)) is not None:
            nth = seen[name] = seen.get(name, 0) + 1
            row = _group(part, group, file, f"{locator}/{name}[{nth}]")
            if row is None:
                return None
            rows.append(row)
        else:
            return None
    empty = 0
    for table, mine in cells.items():
        if table.name == HEADER:
            # It stands for CHILD and HEADER as well.
            rows.append(Row(table, file, locator, mine, len(mine) + 2))
        elif any(mine.values()):
            rows.append(Row(table, file, locator, mine, len(mine)))
        else:
            empty += len(mine)
    return empty


def _group(group: Element, table: Table, file: int, locator: str) -> Row | None:
    leaves = list(group)
    columns = _columns(table, tuple(map(_tag, leaves)))
    if columns is None or group.text or any(map(_tail, leaves)) or any(map(len, leaves)):
        return None
    texts = [text.strip() if (text := leaf.text) else "" for leaf in leaves]
    return Row(table, file, locator, dict(zip(columns, texts, strict=True)), len(texts) + 1)


# A file has its elements in one order, or in a few.
@lru_cache(maxsize=256)
def _columns(table: Table, tags: tuple[str, ...]) -> tuple[str, ...] | None:
    """The columns of these elements; None where one is not known, or stands twice."""
    names = names_in(table)
    found = tuple([names[tag] for tag in tags if tag in names])
    return found if len(found) == len(tags) == len(set(found)) else None
