"""Tables of agreed actions in minutes and plans: what is to be done, by whom, by when, and whether it was."""

import re
from collections.abc import Iterator

from chronology.dates import find, from_edtf
from chronology.model import Action, When
from chronology.prose.phrases import folded
from chronology.prose.wording import plain
from importers.notes.action_rows import Row, rows_between, table_of_words
from importers.notes.note import Note
from importers.notes.text import Text

_OPEN_START = "/"
# "4 Dental check", "10 NEW Speech therapy": its place in the list, where no column has it.
_NUMBERED = re.compile(r"^\d{1,2}[.)]?\s+(?:NEW:?\s+)?(?=[^\W\d_])")


def rows_of_actions(text: str, note: Note) -> tuple[Row, ...]:
    """The rows of every table of actions in a note."""
    return rows_between(text, note.body_start, note.end)


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
    if not any(words == one or re.match(rf"{re.escape(one)}\b", words) for one in table_of_words()["status"]["done"]):
        return None
    if any(re.search(rf"\b{re.escape(one)}\b", words) for one in table_of_words()["status"]["not_done"]):
        return None
    days = [one.when for one in find(status, written_on=note.day) if one.when.dated]
    return the_day(days[0]) if days else When.undated(status)


def the_day(when: When) -> When:
    """The day a thing is due by: "by 3 May" is due on 3 May."""
    if when.edtf and when.edtf.startswith(_OPEN_START):
        return from_edtf(when.edtf[len(_OPEN_START) :], as_written=when.as_written, basis=when.basis)
    return when
