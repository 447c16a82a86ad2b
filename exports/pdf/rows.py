"""The rows of a document: an entry as its row tells it, with the numbers of all that the row tells."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

from chronology.model import Event
from exports.conference import CONFERENCE
from exports.pdf.one_note import Note, notes
from exports.pdf.page import Place
from exports.readers import COURT, FAMILY

if TYPE_CHECKING:
    from exports.pdf.case import Case

_Told = TypeVar("_Told")
_RUN_OF = 3
"""So many numbers that follow on each other are said by the first and the last."""


def tells_notes(profile: str) -> bool:
    """Rows tell notes: who meets reads what happened; whoever else is told entries has each by itself."""
    return profile == CONFERENCE


def tells_no_kind(profile: str) -> bool:
    """Rows tell the record's words alone: no kind that the program read into these stands beside them."""
    return profile in (CONFERENCE, COURT, FAMILY)


def notes_of(case: "Case", *, as_data: bool) -> Mapping[str, Note]:
    """The notes that rows of a document tell, by the keys of their entries."""
    if as_data or not tells_notes(case.chronology.profile):
        return {}
    decided = {decision.target for decision in case.chronology.decisions}
    levels = {key: found.level for key, found in case.significance.items()}
    return notes(case.chronology, levels, decided | case.analyses.keys())


def row(case: "Case", event: Event) -> Event:
    """An entry as its row tells it: with the others of its note, where they share one."""
    note = case.notes.get(event.key)
    return note.event if note else event


def rows(case: "Case", events: Iterable[Event]) -> list[Event]:
    """Entries as their rows tell them, each row once, where its first entry stands."""
    return [*{told.key: told for told in (row(case, event) for event in events)}.values()]


def members(case: "Case", event: Event) -> Sequence[Event]:
    """The entries that the row of one tells, in order of their numbers."""
    note = case.notes.get(event.key)
    return note.members if note else (event,)


def numbers(case: "Case", event: Event) -> str:
    """The numbers of what a row tells: 54, 55; of many that follow on each other the first and the last, 54 to 57."""
    every = [case.number(each) for each in members(case, event)]
    if len(every) < _RUN_OF or not all(each.isdecimal() for each in every):
        return ", ".join(every)
    follow = all(int(other) - int(one) == 1 for one, other in pairwise(every))
    return f"{every[0]} {case.words.say('to')} {every[-1]}" if follow else ", ".join(every)


def places(case: "Case", event: Event) -> tuple[Place, ...]:
    """Where links to the others of a row arrive."""
    return tuple(Place(case.place(each.key)) for each in members(case, event) if each.key != event.key)


def of_row(case: "Case", found: Mapping[str, Sequence[_Told]], event: Event) -> Iterator[_Told]:
    """What is found of each entry that a row tells."""
    for each in members(case, event):
        yield from found.get(each.key, ())
