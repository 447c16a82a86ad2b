"""A diary from one or several files: which entries stand, what they tell, and what it all adds up to."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from chronology.documents import Document
from chronology.errors import RefusedError
from chronology.hooks import Read
from chronology.model import Coverage, Extent, Group, Reading, Severity
from importers.diary import XCAL, lines, xcal
from importers.diary.component import Calendar, Component
from importers.diary.entry import Entry, read_entry
from importers.diary.ledger import Ledger, component_rule, named
from importers.diary.rule import Steps
from importers.diary.series import told_series
from importers.diary.telling import is_series, superseded, told

_READ = frozenset({"VEVENT", "VTODO", "VJOURNAL"})
_ANSWERS = frozenset({"REPLY", "COUNTER", "REFRESH", "DECLINECOUNTER"})
_SHOWN = (
    Group.VISIT,
    Group.CONTACT,
    Group.MISSED_APPOINTMENT,
    Group.REVIEW,
    Group.CONFERENCE,
    Group.HEALTH,
    Group.EDUCATION,
)
"""What appointments are about. A diary shows what somebody put into it; what is not there may have happened."""


@dataclass(slots=True)
class _File:
    """One file of the diary."""

    ledger: Ledger
    entries: list[Entry] = field(default_factory=list)

    @property
    def as_at(self) -> dt.date | None:
        """The day it was exported or last written: the latest stamp."""
        return max((entry.stamped.day for entry in self.entries if entry.stamped), default=None)

    @property
    def days(self) -> list[dt.date]:
        """The days its entries are for."""
        moments = (moment for entry in self.entries for moment in (entry.start, entry.recurrence))
        return [moment.day for moment in moments if moment is not None]

    @property
    def horizon(self) -> dt.date | None:
        """How far plans are followed: the day it speaks of, else its last dated thing; never the clock."""
        return self.as_at or max(self.days, default=None)


def read_diary(documents: Sequence[Document]) -> Iterator[Read]:
    """Read the files of one diary, each ending with its own `Reading`."""
    files = [_read_file(document) for document in documents]
    steps = Steps()
    standing = _Standing([entry for file in files for entry in file.entries])
    for file in files:
        horizon, as_at = file.horizon, file.as_at
        for entry in file.entries:
            yield from standing.told(entry, horizon, as_at, steps)
        yield from _ending(file)


def _read_file(document: Document) -> _File:
    file = _File(Ledger(document))
    ledger = file.ledger
    try:
        is_xcal = document.xml_root == XCAL
        if not is_xcal:
            _damage(document, ledger)
        for calendar, component in (xcal if is_xcal else lines).components(document, ledger):
            if (entry := _entry(component, calendar, ledger)) is not None:
                file.entries.append(entry)
    except RefusedError as error:
        ledger.problem(f"was refused: {error}", "", Severity.ERROR)
    return file


def _damage(document: Document, ledger: Ledger) -> None:
    """What the gate had to remove or could not decode."""
    if document.decoded.nuls:
        ledger.note("held NUL characters, which were removed", "")
    if document.decoded.replaced:
        ledger.problem(f"held characters that are not {document.decoded.encoding}; each is marked U+FFFD", "")


def _entry(component: Component, calendar: Calendar, ledger: Ledger) -> Entry | None:
    """An entry; None for a component that is left out, which is accounted for here."""
    if component.name in _READ:
        if not component.properties:
            ledger.problem("an entry is empty", component.place)
            ledger.accounted += component.size()
            return None
        return read_entry(component, calendar, ledger)
    if rule := component_rule(component.name):
        ledger.ignore(rule, component.size())
        return None
    ledger.accounted += component.size()
    ledger.problem(f"{named(component.name)} is not known; it was not read", component.place)
    return None


class _Standing:
    """Which of the entries stand: of several states of one, the newest; of copies, one."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._fate: dict[int, str] = {}
        self._sessions: dict[str, list[Entry]] = defaultdict(list)
        groups: dict[tuple[str, str], list[Entry]] = defaultdict(list)
        for entry in entries:
            role = entry.method if entry.method in _ANSWERS else ""
            groups[entry.record, f"{entry.type}{role}"].append(entry)
        for group in groups.values():
            self._settle(group)
        for entry in entries:
            if entry.recurrence is not None and id(entry) not in self._fate and entry.method not in _ANSWERS:
                self._sessions[entry.uid].append(entry)

    def _settle(self, group: Sequence[Entry]) -> None:
        newest = max(map(_rank, group))
        kept: dict[tuple[object, ...], Entry] = {}
        # The newest first, so that of copies the one that stands is the latest export's.
        for entry in sorted(group, key=_rank, reverse=True):
            if entry.meaning in kept:
                self._fate[id(entry)] = "copy"
            elif _rank(entry) < newest:
                self._fate[id(entry)] = "old"
                kept[entry.meaning] = entry
            else:
                if kept:
                    message = "two entries of one UID differ and neither is newer; both are told"
                    entry.ledger.problem(message, entry.place)
                kept[entry.meaning] = entry

    def told(self, entry: Entry, horizon: dt.date | None, as_at: dt.date | None, steps: Steps) -> Iterator[Read]:
        fate = self._fate.get(id(entry))
        if fate == "copy":
            entry.ledger.note("an entry stands more than once, alike in all it says; it is told once", entry.place)
        elif fate == "old":
            yield superseded(entry)
        elif is_series(entry):
            yield told_series(entry, self._sessions.get(entry.uid, ()), horizon, steps)
        else:
            if entry.recurs:
                entry.ledger.problem("a rule of recurrence on a session, task or note was not followed", entry.place)
            yield from told(entry, as_at)


def _rank(entry: Entry) -> tuple[int, str]:
    return entry.sequence, entry.stamped.order.isoformat() if entry.stamped else ""


def _ending(file: _File) -> Iterator[Read]:
    ledger = file.ledger
    if file.entries:
        ledger.note("a diary does not say whom its entries are about; they are taken to be about the subject", "")
    elif not ledger.found:
        ledger.problem("no entry was read", "")
    as_at, days = file.as_at, file.days
    yield from ledger.ignored()
    yield from ledger.problems()
    if shown := [day for day in days if as_at is None or day <= as_at]:
        yield Coverage(
            source=ledger.document.source(""),
            groups=tuple(group.value for group in _SHOWN),
            from_day=min(shown),
            to_day=max(shown),
            extent=Extent.UNKNOWN,
        )
    yield Reading(
        document=ledger.document.name, unit="properties", found=ledger.found, accounted=ledger.accounted, as_at=as_at
    )
