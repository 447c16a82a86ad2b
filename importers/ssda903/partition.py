"""Rows brought together by child, in one pass over the files.

A small export is held in memory. A large one goes to a database that SQLite keeps on disk for as long as it is open:
it has no name, and is gone when it is closed, even by a crash. Either way the children come out one after another, in
the order of their identifiers, each with rows in the order of files and lines.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter

HELD_IN_MEMORY = 4 * 1024 * 1024
"""Bytes of files whose rows are held in memory; as Python objects they take some fourteen times that."""

# No text holds it: the gate removes NUL characters.
_BETWEEN = "\0"

Placed = tuple[str, int, int, Sequence[str]]
"""A child's identifier, the number of the part, the number of the line, and its cells."""
Held = tuple[int, int, Sequence[str]]


def by_child(rows: Iterable[Placed], size: int) -> Iterator[tuple[str, Sequence[Held]]]:
    """Each child with its rows; `size` is how many bytes the files have together."""
    return _in_memory(rows) if size <= HELD_IN_MEMORY else _on_disk(rows)


def _in_memory(rows: Iterable[Placed]) -> Iterator[tuple[str, Sequence[Held]]]:
    held: dict[str, list[Held]] = defaultdict(list)
    for child, part, number, cells in rows:
        held[child].append((part, number, cells))
    for child in sorted(held):
        yield child, held.pop(child)


def _on_disk(rows: Iterable[Placed]) -> Iterator[tuple[str, Sequence[Held]]]:
    # An empty name is SQLite's for a database on disk that nobody else can open.
    database = sqlite3.connect("", isolation_level=None)
    try:
        database.execute("PRAGMA journal_mode = OFF")
        database.execute("PRAGMA synchronous = OFF")
        database.execute("PRAGMA cache_size = -8000")
        database.execute("PRAGMA temp_store = FILE")
        database.execute("CREATE TABLE held (child TEXT, part INTEGER, number INTEGER, cells TEXT)")
        database.execute("BEGIN")
        flat = ((child, part, number, _BETWEEN.join(cells)) for child, part, number, cells in rows)
        database.executemany("INSERT INTO held VALUES (?, ?, ?, ?)", flat)
        database.execute("COMMIT")
        # SQLite sorts outside memory; an index would have to be made the same way, and then be followed row by row.
        found = database.execute("SELECT child, part, number, cells FROM held ORDER BY child, part, number")
        for child, theirs in groupby(found, key=itemgetter(0)):
            yield child, [(part, number, cells.split(_BETWEEN)) for _, part, number, cells in theirs]
    finally:
        database.close()
