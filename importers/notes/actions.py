"""Tables of agreed actions in minutes and plans: what is to be done, by whom, by when, and whether it was."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from chronology.dates import find, from_edtf
from chronology.model import Action, When
from chronology.prose.phrases import folded
from chronology.prose.sentences import Span
from chronology.prose.wording import plain
from chronology.tables import shipped_table
from importers.notes.lines import cells_of
from importers.notes.note import Note
from importers.notes.text import Text

_OPEN_START = "/"
# "4 Dental check", "10 NEW Speech therapy": its place in the list, where no column has it.
_NUMBERED = re.compile(r"^\d{1,2}[.)]?\s+(?:NEW:?\s+)?(?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table of actions: where it stands, and its cells by what they hold."""

    span: Span
    cells: Mapping[str, str]


@cache
def _table() -> Mapping[str, Mapping[str, Sequence[str]]]:
    return shipped_table("importers.notes", "actions.toml")


def rows_of_actions(text: str, note: Note) -> tuple[Row, ...]:
    """The rows of every table of actions in a note."""
    body = text[note.body_start : note.end]
    return tuple(_rows(text, note.body_start, note.end)) if "\t" in body or "|" in body else ()


def _rows(text: str, start: int, end: int) -> Iterator[Row]:
    columns: tuple[str, ...] = ()
    for line in re.finditer(r"[^\n]+", text[start:end]):
        cells = tuple(words for _, _, words in cells_of(line[0]))
        if own := _columns(cells):
            columns = own
        elif not columns or not 1 < len(cells) <= len(columns):
            columns = columns if cells and not any(cell.strip("-: ") for cell in cells) else ()
        elif any(cell.strip("-: ") for cell in cells):
            # Empty cells at the end of a row are not always there.
            held = {name: cell for name, cell in zip(columns, cells, strict=False) if name and cell}
            if "action" in held:
                yield Row(Span(start + line.start(), start + line.end()), held)


def _columns(cells: Sequence[str]) -> tuple[str, ...]:
    """What the columns of a table of actions hold; nothing where a line names none."""
    known = {word: name for name, words in _table()["columns"].items() for word in words}
    found = tuple(known.get(_head(cell), "") for cell in cells)
    given = [name for name in found if name]
    once = len(set(given)) == len(given)
    # "Date, Action" heads a log of what was done; who is to do a thing, or by when, makes it one of what is to be.
    ahead = "owner" in given or ("due" in given and _head(cells[found.index("due")]) not in _PLAIN_DATES)
    return found if once and "action" in given and ahead and found[0] in ("action", "") else ()


def _head(cell: str) -> str:
    """A heading without the day or the meeting that it is of: "Position 14/01/2025", "Action from the conference"."""
    return _OF_WHICH.sub(r"\1", _OF_WHEN.sub("", folded(cell).strip(" *:"))).strip(" *:")


_OF_WHEN = re.compile(r"(?<=\w)\s(?:(?:on|at|as at|ar)\s)?\(?\d{1,2}[./ -]\w{1,9}[./ -]\d{2,4}\)?$")
_OF_WHICH = re.compile(r"^(actions?)\s(?:agreed\s)?(?:from|at|of)\s.{2,40}$")
_PLAIN_DATES = ("date", "when", "dyddiad", "pryd")


def actions_in(read: Text, note: Note, record: str) -> Iterator[Action]:
    """The actions of a note's tables, each with its owner, the day it is due and what became of it."""
    for row in rows_of_actions(read.text, note):
        day = note.day
        finished, progress = row.cells.get("finished", ""), row.cells.get("status", "")
        status = "; ".join(filter(None, (finished, progress)))
        by = row.cells.get("due", "")
        # "Done 12/08" in the column of days by which says when it was done, and by when it was wanted no more.
        was_done = _done(by, note)
        due = [] if was_done else [one.when for one in find(by, written_on=day) if one.when.dated]
        became = f" ({plain(status)})" if status else ""
        yield Action(
            text=f"{_NUMBERED.sub('', plain(row.cells['action']))}{became}",
            owner=plain(row.cells.get("owner", "")) or None,
            due=the_day(due[0]) if due else None,
            done=_finished(finished, note) or _done(finished, note) or _done(progress, note) or was_done,
            agreed_at=note.written_on,
            account=record,
            source=read.source(note, row.span),
        )


def _finished(cell: str, note: Note) -> When | None:
    """When an action was done by a column that asks just that, and is answered with a day."""
    days = [one for one in find(cell, written_on=note.day) if one.when.dated]
    alone = len(days) == 1 and not (cell[: days[0].start] + cell[days[0].end :]).strip(" .()")
    return the_day(days[0].when) if alone else None


def _done(status: str, note: Note) -> When | None:
    """When a cell of progress says that the action was done; undated where it only says that it was."""
    words = folded(status).strip(" .*")
    if not any(words == one or re.match(rf"{re.escape(one)}\b", words) for one in _table()["status"]["done"]):
        return None
    if any(re.search(rf"\b{re.escape(one)}\b", words) for one in _table()["status"]["not_done"]):
        return None
    days = [one.when for one in find(status, written_on=note.day) if one.when.dated]
    return the_day(days[0]) if days else When.undated(status)


def the_day(when: When) -> When:
    """The day a thing is due by: "by 3 May" is due on 3 May."""
    if when.edtf and when.edtf.startswith(_OPEN_START):
        return from_edtf(when.edtf[len(_OPEN_START) :], as_written=when.as_written, basis=when.basis)
    return when
