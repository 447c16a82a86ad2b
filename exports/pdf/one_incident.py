"""Who tells of the incident of a row, where several agencies' accounts were joined, and in which rows their notes stand.

A note has one row, so that the notes of one incident stand in several: without a word a reader takes them for so many incidents.
The row of the entry names every other teller with its day, and the row of its note; the row of the note names the entry.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from chronology.model import Account, Event, Restriction, Status
from chronology.normalise import record_of
from exports.fitting import Form
from exports.pdf.one_note import Note
from exports.pdf.records import mark_and_record
from exports.pdf.rows import members, row, tells_notes
from exports.pdf.text import Run, bold, reference, whole

if TYPE_CHECKING:
    from exports.pdf.case import Case

_NOTE = "#note"


@dataclass(frozen=True, slots=True)
class Tellers:
    """Where each record stands that tells of an incident with others."""

    rows: Mapping[str, Event]
    """By the record of a note the entry as its row tells it."""
    behind: Mapping[str, tuple[Event, ...]]
    """By a record the printed entries of others in which an account of it stands."""

    def told_under(self, case: "Case", event: Event) -> Mapping[str, bool]:
        """The entries of other rows in which accounts of a row's notes stand, and whether the whole note does."""
        own = {each.key for each in members(case, event)}
        under: dict[str, bool] = {}
        # What a note tells of another day has a row of its own, which tells of that alone.
        mine = (record for record in sorted(_records(case, event)) if _is_row(self.rows.get(record), own))
        for record in mine:
            for other in self.behind.get(record, ()):
                if other.key not in own and _stands(case, other):
                    notes = {account.key for account in other.accounts if account.key.endswith(_NOTE)}
                    under[other.key] = under.get(other.key, False) or f"{record}{_NOTE}" in notes
        return under

    def row_of(self, case: "Case", account: Account, event: Event) -> Event | None:
        """The entry of another row that tells the note of an account, where one does in the table."""
        found = self.rows.get(record_of(account.key))
        return found if found is not None and found.key != row(case, event).key and _stands(case, found) else None


def tellers_of(events: Collection[Event], notes: Mapping[str, Note]) -> Tellers:
    """The tellers of a case. `events` are those that are printed."""
    behind: dict[str, dict[str, Event]] = defaultdict(dict)
    for event in events:
        lead = record_of(event.accounts[0].key) if event.accounts else ""
        for record in {record_of(account.key) for account in event.accounts[1:]} - {lead}:
            behind[record][event.key] = event
    return Tellers(
        rows={record: note.event for record, note in _rows(notes.values()).items()},
        behind={record: tuple(others.values()) for record, others in behind.items()},
    )


def _rows(notes: Collection[Note]) -> Mapping[str, Note]:
    """By its record the row of each note: of several days that it tells, that of its own account."""
    found: dict[str, Note] = {}
    for note in notes:
        record = record_of(note.event.accounts[0].key)
        if record not in found or any(each.accounts[0].key.endswith(_NOTE) for each in note.members):
            found[record] = note
    return found


def also_told_by(case: "Case", event: Event, quoted: Account | None = None) -> Iterator[Run | str]:
    """Every other teller, with its day where it gives another and the entry of its own row; `quoted` is told in its words already."""
    if not tells_notes(case.chronology.profile):
        return
    told: dict[str, tuple[Run | str, ...]] = {}
    own = _records(case, event)
    for each in members(case, event):
        for account in each.accounts[1:]:
            if _is_open(account) and record_of(account.key) not in own:
                by = whole(mark_and_record(case, account.source))
                told.setdefault(record_of(account.key), (by, *_where(case, account, each)))
    if quoted is not None:
        told.pop(record_of(quoted.key), None)
    if told:
        yield bold(case.words.say("entries.and_by" if quoted is not None else "entries.also_by"))
        for nth, runs in enumerate(told.values()):
            yield from (", " if nth else " ", *runs)
        yield "."


def of_another(case: "Case", event: Event) -> Iterator[list[Run | str]]:
    """Of a row whose note tells of another row's incident, which entry that is; of a part of it, that it tells of that too."""
    if not tells_notes(case.chronology.profile):
        return
    under = case.tellers.told_under(case, event)
    for lead, keys in (
        ("same_incident", [key for key, entirely in under.items() if entirely]),
        ("tells_also", [key for key, entirely in under.items() if not entirely]),
    ):
        if keys:
            yield [bold(case.words.say(f"entries.{lead}")), *case.references(keys), "."]


def bound_with(case: "Case", event: Event) -> frozenset[str]:
    """The rows that surely tell of the incident of a row: of these none is said that it may be of the same."""
    if not tells_notes(case.chronology.profile):
        return frozenset()
    found = (case.tellers.row_of(case, account, each) for each in members(case, event) for account in each.accounts[1:])
    under = (row(case, case.events[key]).key for key in case.tellers.told_under(case, event))
    return frozenset({other.key for other in found if other is not None} | set(under))


def _where(case: "Case", account: Account, event: Event) -> Iterator[Run | str]:
    """The day of a telling that gives another, and the entry in whose row it stands."""
    other = case.tellers.row_of(case, account, event)
    day = case.day(account.when.first_day) if _is_of_another_day(account, event) else ""
    if not (day or other):
        return
    yield " (" + day + (", " if day and other else "")
    if other:
        before, _, after = case.words.count("entry", 1, refs="\0").partition("\0")
        yield from (before, reference(case.number(other), case.place(other.key)), after)
    yield ")"


def _is_of_another_day(account: Account, event: Event) -> bool:
    is_a_day = account.when.dated and account.when.earliest == account.when.latest
    return is_a_day and event.when.dated and account.when.first_day != event.when.first_day


def _is_row(found: Event | None, own: Collection[str]) -> bool:
    return found is not None and found.key in own


def _records(case: "Case", event: Event) -> frozenset[str]:
    return frozenset(record_of(each.accounts[0].key) for each in members(case, event) if each.accounts)


def _is_open(account: Account) -> bool:
    return account.status is not Status.WITHDRAWN and account.restriction is Restriction.NONE


def _stands(case: "Case", event: Event) -> bool:
    return case.form(event) is not Form.LISTED
