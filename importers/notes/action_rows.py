"""The rows of tables of actions in a text: by its headings such a table has what is to be done, by whom and by when."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from chronology.prose.phrases import folded
from chronology.prose.sentences import Span
from chronology.tables import shipped_table
from importers.notes.lines import cells_of
from importers.notes.note import Note


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table of actions: where it stands, and its cells by what they hold."""

    span: Span
    cells: Mapping[str, str]
    number: str = ""
    """Its place in the list, where a column before the actions gives it."""


@cache
def actions_table() -> Mapping[str, Mapping[str, Sequence[str]]]:
    """What the columns of such tables are called, and the words for what became of an action."""
    return shipped_table("importers.notes", "actions.toml")


def rows_of_actions(text: str, note: Note) -> tuple[Row, ...]:
    """The rows of every table of actions in a note."""
    return rows_between(text, note.body_start, note.end)


def rows_between(text: str, start: int, end: int) -> tuple[Row, ...]:
    """The rows of every table of actions in a part of a text."""
    return tuple(row for row in lines_between(text, start, end) if row.cells)


def lines_between(text: str, start: int, end: int) -> tuple[Row, ...]:
    """The same with the line of headings over each table, which has no cells."""
    words = text[start:end]
    return tuple(_lines(text, start, end)) if "\t" in words or "|" in words else ()


def _lines(text: str, start: int, end: int) -> Iterator[Row]:
    columns: tuple[str, ...] = ()
    for line in re.finditer(r"[^\n]+", text[start:end]):
        cells = tuple(words for _, _, words in cells_of(line[0]))
        if own := _columns(cells):
            columns = own
            yield Row(Span(start + line.start(), start + line.end()), {})
        elif not columns or not 1 < len(cells) <= len(columns):
            columns = columns if cells and not any(cell.strip("-: ") for cell in cells) else ()
        elif any(cell.strip("-: ") for cell in cells):
            # Empty cells at the end of a row are not always there.
            held = {name: cell for name, cell in zip(columns, cells, strict=False) if name and cell}
            if "action" in held:
                number = cells[0].strip(" .)") if not columns[0] else ""
                yield Row(Span(start + line.start(), start + line.end()), held, number if number.isdigit() else "")


def _columns(cells: Sequence[str]) -> tuple[str, ...]:
    """What the columns of a table of actions hold; nothing where a line names none."""
    known = {word: name for name, words in actions_table()["columns"].items() for word in words}
    found = tuple(known.get(_head(cell), "") for cell in cells)
    given = [name for name in found if name]
    once = len(set(given)) == len(given)
    # "Date, Action" heads a log of what was done; who is to do a thing, or by when, makes it one of what is to be.
    ahead = "owner" in given or ("due" in given and _head(cells[found.index("due")]) not in _PLAIN_DATES)
    return found if once and "action" in given and ahead and found[0] in ("action", "") else ()


def _head(cell: str) -> str:
    """A heading without the day or the meeting that it is of: "Position 14/01/2025", "Action from the conference", "Status (at review 3/4)"."""
    words = _IN_BRACKETS.sub("", _OF_WHEN.sub("", folded(cell).strip(" *:")))
    return _OF_WHICH.sub(r"\1", words).strip(" *:")


_OF_WHEN = re.compile(r"(?<=\w)\s(?:(?:on|at|as at|ar)\s)?\(?\d{1,2}[./ -]\w{1,9}[./ -]\d{2,4}\)?$")
_IN_BRACKETS = re.compile(r"(?<=\w)\s*\([^()]*\)$")
_OF_WHICH = re.compile(r"^(actions?)\s(?:agreed\s)?(?:from|at|of)\s.{2,40}$")
_PLAIN_DATES = ("date", "when", "dyddiad", "pryd")
