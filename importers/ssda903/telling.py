"""Rows into accounts, by the table of events."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from chronology.mapping import say
from chronology.model import Account, Involvement, Source, When
from chronology.model.making import maker
from importers.ssda903.days import day_of
from importers.ssda903.ledger import Ledger
from importers.ssda903.rows import Row
from importers.ssda903.tables import RecordType, Table, Telling, Wording, Words
from importers.ssda903.words import Filled, in_words

SYSTEM = "ssda903"
_LONGEST_QUOTE = 160

_account = maker(Account)
_source = maker(Source)


@dataclass(slots=True, kw_only=True)
class Case:
    """What every account of one child shares."""

    places: Sequence[tuple[str, str]]
    """The name and the hash of each document."""
    ledger: Ledger
    child: str
    """The child's identifier."""
    record: str
    """The child in a key; tells apart two entries of one identifier."""
    year: When | None
    """The year of the return, where its files say which."""
    horizon: int = 0
    """The last day that the return is known to look back from, as an ordinal; 0 when none is."""
    seen: dict[str, int] = field(default_factory=dict)
    people: tuple[Involvement, ...] = ()

    def __post_init__(self) -> None:
        self.people = (Involvement(person=self.child, role="subject"),)

    def identify(self, record_type: str, record_id: str) -> str:
        """The key of a record within its child: its date, and which one of those that share it."""
        key = f"{SYSTEM}:{self.record}:{record_type}:{record_id}"
        nth = self.seen[key] = self.seen.get(key, 0) + 1
        return key if nth == 1 else f"{key}~{nth}"

    def source(self, row: Row, quoted: str) -> Source:
        """Where a row stands."""
        document, sha256 = self.places[row.file]
        return _source(document=document, sha256=sha256, locator=row.at, quote=quoted)

    def account(  # noqa: PLR0913  # an account is all of these
        self,
        row: Row,
        wording: Wording,
        said: "Said",
        *,
        key: str,
        when: When,
        until: When | None = None,
        quoted: str = "",
    ) -> Account:
        """One account of a row."""
        if quoted:
            source = self.source(row, quoted)
        else:
            # One row may tell several events.
            source = row.source = row.source or self.source(row, quote_of(row))
        return _account(
            key=key,
            when=when,
            until=until,
            kind=wording.kind,
            title=said.title,
            fact=said.fact,
            outcome=said.outcome,
            child_voice=said.voice,
            evidence_status=wording.evidence,
            polarity=wording.polarity,
            people=self.people,
            source=source,
        )


class Said(NamedTuple):
    """An event in words."""

    title: str
    fact: str
    outcome: str | None
    voice: str | None


def in_sentences(wording: Wording, fields: Mapping[str, str], more: Words = ()) -> Said:
    """What is said of an event with these fields; where nothing else is said, the title is the fact."""
    filled = Filled(fields)
    title = (wording.title.said(filled, {"title": wording.heading}) if wording.title else "") or wording.heading
    fact = say((*wording.fact, *more), filled) or f"{title}."
    return Said(title, fact, say(wording.outcome, filled) or None, say(wording.voice, filled) or None)


def quote_of(row: Row) -> str:
    """What a row says, as it stands: each filled column with its name, without those that may have to be kept back."""
    left = row.table.unquoted
    said = "; ".join([f"{name} {text}" for name, text in row.cells.items() if text and name not in left])
    return said[:_LONGEST_QUOTE]


def chosen_events(row: Row, record_type: RecordType) -> Sequence[Telling]:
    """The events that the codes of a row allow, of any table but the episodes and the header."""
    if not record_type.choosing:
        return record_type.events
    return _chosen(record_type, tuple(map(row.cells.get, record_type.choosing)))


def tell(row: Row, record_type: RecordType, case: Case) -> Sequence[Account]:
    """The accounts of one row of any table but the episodes and the header."""
    get = row.cells.get
    # Nearly every event has its date, and then it happened.
    events = [
        event
        for event in chosen_events(row, record_type)
        if (event.is_told_by_date and get(event.date)) or _happens(event, row, case)
    ]
    if not events:
        return ()
    record = case.identify(record_type.record, day_of(get(record_type.named_by) or "").in_key)
    carrier = _carrier(record_type, events) if record_type.carriers else ""
    accounts = []
    for event in events:
        when = case.year or When.undated() if event.year else day_of(get(event.date) or "").when
        carries = event.role == carrier
        wanted = event.wanted_with_details if carries else event.wanted
        said = _worded(event, record_type, carries, row.table, tuple(map(get, wanted)))
        until = _until(event, row, when) if event.until else None
        accounts.append(case.account(row, event.wording, said, key=f"{record}#{event.role}", when=when, until=until))
    case.ledger.account(row)
    return accounts


def _carrier(record_type: RecordType, events: Sequence[Telling]) -> str:
    """The role of the event that carries the details of its record."""
    roles = [event.role for event in events]
    return next((role for role in record_type.carriers if role in roles), "")


@lru_cache(maxsize=2048)
def _worded(
    event: Telling, record_type: RecordType, carries: bool, table: Table, texts: tuple[str | None, ...]
) -> Said:
    wanted = event.wanted_with_details if carries else event.wanted
    fields = {name: in_words(table.how[name], text) for name, text in zip(wanted, texts, strict=True) if text}
    return in_sentences(event.wording, fields, record_type.details if carries else ())


@lru_cache(maxsize=1024)
def _chosen(record_type: RecordType, codes: tuple[str | None, ...]) -> Sequence[Telling]:
    """The events that the codes of a row allow."""
    found = {column: (code or "").upper() for column, code in zip(record_type.choosing, codes, strict=True)}
    return tuple(
        event
        for event in record_type.events
        if all(found[column] in these for column, these in event.where.items())
        and not any(found[column] in these for column, these in event.unless.items())
    )


def _happens(event: Telling, row: Row, case: Case) -> bool:
    get = row.cells.get
    if event.past_only:
        when = day_of(get(event.date) or "").when
        return when.dated and when.last_day.toordinal() <= case.horizon
    if event.year:
        return any(map(get, event.wording.fields))
    return bool(get(event.date)) or any(map(get, event.or_if))


def _until(event: Telling, row: Row, when: When) -> When | None:
    """The end of the span. An end before the start is no span: both dates are told, and the order is a problem."""
    text = row[event.until]
    if not text:
        return When.ongoing() if event.open_ended and when.dated else None
    end = day_of(text).when
    return end if end.dated and when.dated and end.last_day >= when.first_day else None
