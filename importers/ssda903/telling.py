"""Rows into accounts, by the table of events."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from chronology.documents import Document
from chronology.mapping import in_key, say
from chronology.model import Account, EvidenceStatus, Involvement, Kind, Source, When
from chronology.model.making import maker
from chronology.normalise import account_key
from chronology.practice.taxonomy import taxonomy
from importers.ssda903.episodes import date_of
from importers.ssda903.ledger import Ledger
from importers.ssda903.rows import Row
from importers.ssda903.tables import RecordType, Table, Telling, Wording, Words, record_types
from importers.ssda903.words import Filled, in_words

SYSTEM = "ssda903"
UNDATED = "undated"
_LONGEST_QUOTE = 160

_account = maker(Account)
_source = maker(Source)


@dataclass(slots=True, kw_only=True)
class Case:
    """What every account of one child shares."""

    documents: Sequence[Document]
    ledger: Ledger
    child: str
    """The child's identifier."""
    record: str
    """The child in a key; tells apart two entries of one identifier."""
    year: When | None
    """The year of the return, where its files say which."""
    horizon: int = 0
    """The last day that the return is known to look back from, as an ordinal; 0 when none is."""
    seen: Counter[tuple[str, str]] = field(default_factory=Counter)
    people: tuple[Involvement, ...] = ()

    def __post_init__(self) -> None:
        self.people = (Involvement(person=self.child, role="subject"),)

    def identify(self, record_type: str, record_id: str) -> str:
        """The key of a record within its child: its date, and which one of those that share it."""
        self.seen[record_type, record_id] += 1
        nth = self.seen[record_type, record_id]
        return f"{SYSTEM}:{self.record}:{record_type}:{record_id if nth == 1 else f'{record_id}~{nth}'}"

    def source(self, row: Row, quoted: str) -> Source:
        """Where a row stands."""
        document = self.documents[row.file]
        return _source(document=document.name, sha256=document.sha256, locator=row.at, quote=quoted)

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
        kind = wording.kind
        return _account(
            key=key,
            when=when,
            until=until,
            kind=kind,
            title=said.title,
            fact=said.fact,
            outcome=said.outcome or None,
            child_voice=said.voice or None,
            evidence_status=_status(kind),
            polarity=taxonomy()[kind].polarity,
            people=self.people,
            source=self.source(row, quoted or quote_of(row)),
        )


@dataclass(frozen=True, slots=True)
class Said:
    """An event in words."""

    title: str
    fact: str
    outcome: str
    voice: str


def word(wording: Wording, fields: Mapping[str, str]) -> Said:
    """What is said of an event with these fields; where nothing else is said, the title is the fact."""
    return _word(wording, tuple(map(fields.get, wording.fields)))


# A return has few ways of saying the same thing, each many times over.
@lru_cache(maxsize=2048)
def _word(wording: Wording, filling: tuple[str | None, ...]) -> Said:
    return _in_sentences(wording, dict(zip(wording.fields, filling, strict=True)), ())


def _in_sentences(wording: Wording, fields: Mapping[str, str | None], more: Words) -> Said:
    given = {"title": taxonomy()[wording.kind].title}
    filled = Filled(fields)
    title = (wording.title.said(filled, given) if wording.title else "") or given["title"]
    fact = say((*wording.fact, *more), filled) or f"{title}."
    return Said(title, fact, say(wording.outcome, filled), say(wording.voice, filled))


def date_id(when: When) -> str:
    """A date as it stands in a key."""
    return when.edtf or in_key(when.as_written) or UNDATED


def quote_of(row: Row) -> str:
    """What a row says, as it stands: each filled column with its name, without those that may have to be kept back."""
    left = row.table.left_out
    said = "; ".join(
        f"{name} {text}"
        for name, text in row.cells.items()
        if text and name not in ("CHILD", "DOB") and name not in left
    )
    return said[:_LONGEST_QUOTE]


@lru_cache(maxsize=256)
def _status(kind: Kind) -> EvidenceStatus:
    """Births and deaths are passed on by the authority; the rest is its own work."""
    return EvidenceStatus.REPORTED if kind in (Kind.BIRTH, Kind.DEATH) else EvidenceStatus.VERIFIED


def tell(row: Row, case: Case) -> Iterator[Account]:
    """The accounts of one row of any table but the episodes and the header."""
    record_type = record_types()[row.table.name]
    events = [event for event in record_type.events if _happens(event, row, case)]
    if not events:
        return
    named = row[record_type.named_by] if record_type.named_by else ""
    record = case.identify(record_type.record, date_id(date_of(named)))
    carrier = next((role for role in record_type.carriers if any(role == event.role for event in events)), "")
    for event in events:
        when = case.year or When.undated() if event.year else date_of(row[event.date])
        said = _said(row, event, record_type, carries=event.role == carrier)
        until = _until(event, row, when) if event.until else None
        yield case.account(row, event.wording, said, key=account_key(record, event.role), when=when, until=until)
    case.ledger.account(row)


def _said(row: Row, event: Telling, record_type: RecordType, *, carries: bool) -> Said:
    wanted = _wanted(event, record_type, carries)
    return _worded(event, record_type, carries, row.table, tuple(map(row.cells.get, wanted)))


@lru_cache(maxsize=128)
def _wanted(event: Telling, record_type: RecordType, carries: bool) -> tuple[str, ...]:
    details = (name for one in record_type.details for name in one.fields) if carries else ()
    return tuple(dict.fromkeys((*event.wording.fields, *details)))


@lru_cache(maxsize=2048)
def _worded(
    event: Telling, record_type: RecordType, carries: bool, table: Table, texts: tuple[str | None, ...]
) -> Said:
    wanted = _wanted(event, record_type, carries)
    fields = {name: in_words(table.how[name], text) for name, text in zip(wanted, texts, strict=True) if text}
    return _in_sentences(event.wording, fields, record_type.details if carries else ())


def _happens(event: Telling, row: Row, case: Case) -> bool:
    if event.where and not all(row[column].upper() in these for column, these in event.where.items()):
        return False
    if event.unless and any(row[column].upper() in these for column, these in event.unless.items()):
        return False
    if event.past_only:
        when = date_of(row[event.date])
        return when.dated and when.last_day.toordinal() <= case.horizon
    if event.year:
        return any(row[column] for column in event.wording.fields)
    return bool(row[event.date]) or any(row[column] for column in event.or_if)


def _until(event: Telling, row: Row, when: When) -> When | None:
    """The end of the span. An end before the start is no span: both dates are told, and the order is a problem."""
    text = row[event.until]
    if not text:
        return When.ongoing() if event.open_ended and when.dated else None
    end = date_of(text)
    return end if end.dated and when.dated and end.last_day >= when.first_day else None
