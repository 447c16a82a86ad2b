"""Tables of agreed actions in minutes and plans: what is to be done, by whom, by when, and whether it was."""

import datetime as dt
import re
from calendar import isleap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from chronology.dates import find, from_edtf
from chronology.model import Action, Basis, Precision, When
from chronology.prose.phrases import folded
from chronology.prose.wording import plain
from importers.notes.action_rows import Row, actions_table, rows_of_actions
from importers.notes.note import Note
from importers.notes.text import Text

_OPEN_START = "/"
_AROUND = " .,:;*()-\u2013\u2014"
_DAY_FIRST = re.compile(
    r"^(?P<day>\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?)[\s:,\u2013\u2014-]+(?P<rest>[^\W\d].*)$", re.DOTALL
)
# "Both done", "now complete".
_EVERY = re.compile(r"^(?:all|both|now|since|action)\s+", re.IGNORECASE)
# "Completed: no" answers; "done, no concerns" tells what was found.
_NO = re.compile(r"\bno\b(?=\W*(?:$|[.,;]))")
# With its weekday a day has its year.
_WEEKDAY = re.compile(r"\b(?:mon|tue|wed|thu|fri|sat|sun|llun|maw|mer|iau|gwe|sad|sul)", re.IGNORECASE)
# "(was 6/6)" beside what is still to be done: the day for which it was wanted.
_WANTED = re.compile(r"(?:\b(?:due|by|for|erbyn)(?: on)?|\((?:was|oedd)(?: due)?) \Z", re.IGNORECASE)
# "4 Dental check", "10 NEW Speech therapy": its place in the list, where no column has it; of "12 month review" the number is its own.
_NUMBERED = re.compile(
    r"^\d{1,2}[.)]?\s+(?:NEW:?\s+)?(?=[^\W\d_])(?!(?:hours?|hrs?|days?|nights?|wks?|weeks?|months?|mths?|years?|yrs?|mis|wythnos|oed)\b)",
    re.IGNORECASE,
)


_A_LIST = 3
# So far into a text stand the lines of its head.
_HEAD = 400
_HEAD_LINE = re.compile(r"^[ \t]*(?P<words>\S[^\n]*)", re.MULTILINE)
_LINE = re.compile(r"[^\n]+")
_PART = re.compile(r";|\.(?=\s)")
_BY_NUMBER = re.compile(
    r"(?:\A|:)\s*(?P<numbers>\d{1,2}(?:(?:\s*[,&]\s*|\s+(?:and|a|ac)\s+)\d{1,2})*)\s+(?P<how>(?=[^\W\d_])[^\n]{2,120}?)\s*\Z"
)


def actions_in(read: Text, note: Note, record: str) -> Iterator[Action]:
    """The actions of a note's tables, each with its owner, the day it is due and what became of it."""
    rows = rows_of_actions(read.text, note)
    agreed = note.written_on or (day_of_its_head(read.text, note) if rows else None)
    note = note if note.day or agreed is None else replace(note, heading=replace(note.heading, written_on=agreed))
    told = how_each_stood(read.text, note, rows)
    for row in rows:
        if not any(map(str.isalpha, row.cells["action"])):
            # A day alone asks for nothing.
            continue
        day = note.day
        finished = row.cells.get("finished", "")
        progress = "; ".join(filter(None, (row.cells.get("status", ""), told.get(row.number, ""))))
        status = "; ".join(filter(None, (finished, progress)))
        by = row.cells.get("due", "")
        # "Done 12/08" in the column of days by which says when it was done, and by when it was wanted no more.
        was_done = _done(by, note)
        due = [] if was_done else [near(one.when, day) for one in find(by, written_on=day) if one.when.dated]
        became = f" ({plain(status)})" if status else ""
        yield Action(
            text=f"{_NUMBERED.sub('', plain(row.cells['action']))}{became}",
            owner=plain(row.cells.get("owner", "")) or None,
            due=_last(due),
            by="" if due or was_done else plain(by).strip(" -–—:"),
            done=_finished(finished, note)
            or _done(finished, note)
            or _done(progress, note)
            or _came(progress, note)
            or was_done,
            agreed_at=agreed,
            account=record,
            source=read.source(note, row.span),
        )


def day_of_its_head(text: str, note: Note) -> When | None:
    """The day at the beginning of one of the first lines of minutes that are read as a narrative: "Tuesday 12 March 2024, 2pm"."""
    for line in _HEAD_LINE.finditer(text, note.start, min(note.end, note.start + _HEAD)):
        for one in find(line["words"], written_on=None)[:1]:
            if (
                one.start == 0
                and one.when.basis is Basis.EXPLICIT
                and one.when.precision in (Precision.DAY, Precision.MINUTE)
            ):
                return one.when
    return None


def how_each_stood(text: str, note: Note, rows: Sequence[Row]) -> Mapping[str, str]:
    """What a line below a numbered list says of its numbers: "2 done 9/4; 3 done, no; 1, 5, 7 NOT done" is read with the list it speaks of.

    Only a line that speaks of several of them, each by its number, is one.
    """
    numbers = {row.number for row in rows if row.number}
    if len(numbers) < _A_LIST:
        return {}
    for line in _LINE.finditer(text, max(row.span.end for row in rows), note.end):
        found = {}
        for part in _PART.split(line[0]):
            said = _BY_NUMBER.search(part)
            for number in re.findall(r"\d{1,2}", said["numbers"]) if said else ():
                found[number] = " ".join(said["how"].split()) if said else ""
        if len(found) >= _A_LIST and found.keys() <= numbers:
            return found
    return {}


def _last(days: Sequence[When]) -> When | None:
    """Of several days by which a thing is to be done and done again, the one by which all of it is."""
    return max(days, key=lambda when: when.last_day, default=None)


def near(when: When, agreed: dt.date | None) -> When:
    """A day without its year in a table of actions: the one nearest to the meeting, and not the last before it."""
    when = the_day(when)
    day = when.earliest
    told = when.basis is Basis.YEAR_FROM_CONTEXT and when.precision is Precision.DAY
    if agreed is None or day is None or not told or _WEEKDAY.search(when.as_written):
        return when
    years = (year for year in (day.year - 1, day.year, day.year + 1) if (day.month, day.day) != (2, 29) or isleap(year))
    nearest = min((day.replace(year=year) for year in years), key=lambda other: abs(other - agreed))
    return from_edtf(nearest.isoformat(), as_written=when.as_written, basis=when.basis)


def _finished(cell: str, note: Note) -> When | None:
    """When an action was done by a column that asks just that, and is answered with a day."""
    days = [one for one in find(cell, written_on=note.day) if one.when.dated]
    alone = len(days) == 1 and not (cell[: days[0].start] + cell[days[0].end :]).strip(" .()")
    return near(days[0].when, note.day) if alone else None


def _came(status: str, note: Note) -> When | None:
    """What was asked for, and a day after the meeting: "log 09/10" in a column of progress says that it came."""
    thing, _, rest = status.strip(_AROUND).partition(" ")
    # By itself "log 09/10" is a number of a log.
    days = [one for one in find(rest, written_on=note.day) if one.when.dated]
    alone = len(days) == 1 and not (rest[: days[0].start] + rest[days[0].end :]).strip(_AROUND)
    if not alone or note.day is None or not _any_of("things").fullmatch(folded(thing)):
        return None
    when = near(days[0].when, note.day)
    return when if when.first_day > note.day else None


def _done(status: str, note: Note) -> When | None:
    """When a cell of progress says that the action was done; undated where it only says that it was."""
    # "25/09 done": the day may stand before the word.
    status = _DAY_FIRST.sub(r"\g<rest> \g<day>", status.strip(_AROUND))
    days = [one for one in find(status, written_on=note.day) if one.when.dated]
    words = folded(_EVERY.sub("", status))
    if not _any_of("done").match(words) or _any_of("not_done").search(words) or _NO.search(words):
        return None
    return near(days[0].when, note.day) if days else When.undated(status)


@cache
def _any_of(name: str) -> re.Pattern[str]:
    """Any of the words of a list; a tick may stand right before a word."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, actions_table()['status'][name]))})(?!\w)")


def the_day(when: When) -> When:
    """The day a thing is due by: "by 3 May" is due on 3 May."""
    if when.edtf and when.edtf.startswith(_OPEN_START):
        return from_edtf(when.edtf[len(_OPEN_START) :], as_written=when.as_written, basis=when.basis)
    return when


def due_in(words: str, written: dt.date | None) -> When | None:
    """The day for which a thing that is left undone is wanted: one still to come, or one that its words call so ("due 3 May")."""
    if written is None:
        return None
    for one in find(words, written_on=written):
        when = near(one.when, written)
        if when.dated and (when.first_day > written or _WANTED.search(words, 0, one.start)):
            return when
    return None
