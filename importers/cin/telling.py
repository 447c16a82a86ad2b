"""A block of elements into accounts, by the table of events."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from chronology.dates import written
from chronology.documents import Document
from chronology.mapping import TITLE, Ledger, Sentence, in_key, say
from chronology.model import Account, Involvement, Link, When
from chronology.model.making import maker
from chronology.normalise import account_key
from chronology.practice.taxonomy import taxonomy
from importers.cin.block import Block
from importers.cin.tables import RecordType, Telling

UNDATED = "undated"
_LONGEST_QUOTE = 80
_make_account = maker(Account)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What every account of one child shares."""

    document: Document
    ledger: Ledger
    authority: str
    child: str
    """The child's identifier."""
    record: str
    """The child in a key; tells apart two entries of one identifier."""
    seen: Counter[tuple[str, str]] = field(default_factory=Counter)

    @property
    def people(self) -> tuple[Involvement, ...]:
        """The child, whom the return is about."""
        return (Involvement(person=self.child, role="subject"),)

    @property
    def agency(self) -> str | None:
        """The authority that made the return."""
        return f"Local authority {self.authority}" if self.authority else None

    def identify(self, record_type: str, record_id: str) -> str:
        """The id of a record within its child: its dates, and which one of those that share them."""
        self.seen[record_type, record_id] += 1
        nth = self.seen[record_type, record_id]
        return record_id if nth == 1 else f"{record_id}~{nth}"

    def key(self, record_type: str, record_id: str) -> str:
        """The key of a record: no position in the file, so that rows inserted before it change nothing."""
        return f"cin:{self.authority}:{self.record}:{record_type}:{record_id}"


def date_of(text: str) -> When:
    """The date a text holds; a text that is no date is undated and kept in its own words."""
    return (written(text) if text else None) or When.undated(text)


def date_id(text: str) -> str:
    """A date as it stands in a key."""
    return date_of(text).edtf or in_key(text) or UNDATED


def tell(
    block: Block, record_type: RecordType, record_id: str, case: Case, links: tuple[Link, ...] = (), **derived: str
) -> Iterator[Account]:
    """The accounts of one block. One that has nothing dated to tell is told once, undated, so that nothing is lost."""
    block.derived = derived
    events = [event for event in record_type.events if event.condition.holds(block) and _happens(event, block)]
    carrier = next((role for role in record_type.carriers if any(role == event.role for event in events)), "")
    for event in events:
        said = say((*event.fact, *(record_type.details if event.role == carrier else ())), block)
        yield _account(event, block, record_id, case, links, said)
    if not events and record_type.details and block.holders:
        event, said = record_type.events[0], say(record_type.details, block)
        case.ledger.problem(f"element {block.shape.name} holds no date of its own; it is kept undated", block.locator)
        yield _account(event, block, record_id, case, links, said, bare=True)


def _account(  # noqa: PLR0913, PLR0917  # an account is all of these
    event: Telling,
    block: Block,
    record_id: str,
    case: Case,
    links: tuple[Link, ...],
    fact: str,
    *,
    bare: bool = False,
) -> Account:
    text = block.first(event.date)
    event.condition.use(block)
    if not text and not bare:
        case.ledger.problem(f"element {event.date} is missing; the event is kept undated", block.locator)
    facts = taxonomy()[event.kind]
    when = date_of(text)
    return _make_account(
        key=account_key(case.key(event.record, record_id), event.role),
        when=when,
        until=_until(event, block, when),
        kind=event.kind,
        title=facts.title if bare else _title(event.title, block, facts.title),
        fact=fact,
        outcome=say(event.outcome, block) or None,
        evidence_status=event.status,
        polarity=facts.polarity,
        people=case.people,
        agency=case.agency,
        links=links,
        source=case.document.source(
            block.place(event.date) if text else block.locator,
            quote=f"{event.date} {text}"[:_LONGEST_QUOTE] if text else "",
            agency=case.agency,
        ),
    )


def _happens(event: Telling, block: Block) -> bool:
    return event.always or bool(block.peek(event.date)) or bool(event.or_if and block.peek(event.or_if))


def _until(event: Telling, block: Block, when: When) -> When | None:
    """The end of the span. An end before the start is no span: both dates are told, and the order is a problem."""
    if not event.until:
        return None
    text = block.first(event.until)
    if not text:
        return When.ongoing() if event.open_ended and when.dated else None
    end = date_of(text)
    return end if end.dated and when.dated and end.last_day >= when.first_day else None


def _title(sentence: Sentence | None, block: Block, title: str) -> str:
    return (sentence.said(block, {TITLE: title}) if sentence else "") or title
