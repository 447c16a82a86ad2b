"""A block of elements into accounts, by the table of events."""

import string
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from chronology.dates import written
from chronology.documents import Document
from chronology.model import Account, Involvement, Link, When
from chronology.normalise import account_key
from chronology.practice.taxonomy import taxonomy
from importers.cin.block import Block
from importers.cin.ledger import Ledger
from importers.cin.tables import RecordType, Sentence, Telling, readings
from importers.cin.words import in_words, is_yes

UNDATED = "undated"
_LONGEST_QUOTE = 80
# Everything but what divides a key (: # / ~) and the percent sign itself.
_SAFE_IN_KEY = "".join(set(string.printable) - set(":#/~%"))


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


def in_key(text: str) -> str:
    """A text with the marks that divide a key written otherwise, so that no two texts make one key."""
    return quote(text, safe=_SAFE_IN_KEY)


def tell(
    block: Block, record_type: RecordType, record_id: str, case: Case, links: tuple[Link, ...] = (), **derived: str
) -> Iterator[Account]:
    """The accounts of one block. One that has nothing dated to tell is told once, undated, so that nothing is lost."""
    events = [event for event in record_type.events if _agrees(event, block, derived) and _happens(event, block)]
    carrier = next((role for role in record_type.carriers if any(role == event.role for event in events)), "")
    for event in events:
        said = say((*event.fact, *(record_type.details if event.role == carrier else ())), block, derived)
        yield _account(event, block, record_id, case, links, said)
    if not events and record_type.details and block.holders:
        event, said = record_type.events[0], say(record_type.details, block, derived)
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
    if event.only_if:
        block.take(event.only_if)
    if not text and not bare:
        case.ledger.problem(f"element {event.date} is missing; the event is kept undated", block.locator)
    facts = taxonomy()[event.kind]
    when = date_of(text)
    return Account(
        key=account_key(case.key(event.record, record_id), event.role),
        when=when,
        until=_until(event, block, when),
        kind=event.kind,
        title=facts.title if bare else _title(event.title, block, facts.title),
        fact=fact,
        outcome=say(event.outcome, block, {}) or None,
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


def _agrees(event: Telling, block: Block, derived: Mapping[str, str]) -> bool:
    return _flags_agree(event.only_if, event.unless, block, derived)


def _flags_agree(only_if: str, unless: str, block: Block, derived: Mapping[str, str]) -> bool:
    if only_if:
        return _is_set(only_if, block, derived)
    return not (unless and _is_set(unless, block, derived))


def _is_set(flag: str, block: Block, derived: Mapping[str, str]) -> bool:
    texts = block.peek(flag)
    return is_yes(texts[0] if texts else derived.get(flag, ""))


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
    return (_said(sentence, block, {"title": title}) if sentence else "") or title


def say(sentences: tuple[Sentence, ...], block: Block, derived: Mapping[str, str]) -> str:
    """The sentences that this block can fill, one after another."""
    said = ""
    for sentence in sentences:
        if words := _said(sentence, block, derived):
            said = f"{said} {words}" if said else words[:1].upper() + words[1:]
    return said


def _said(sentence: Sentence, block: Block, derived: Mapping[str, str]) -> str:
    if sentence.plain:
        return sentence.say
    if not _flags_agree(sentence.only_if, sentence.unless, block, derived):
        return ""
    for name in sentence.fields:
        if not block.peek(name):
            return ""
    if sentence.only_if:
        block.take(sentence.only_if)
    words = {name: words_of(block, name) for name in sentence.fields}
    return sentence.say.format(**derived, **words)


def words_of(block: Block, name: str) -> str:
    """All an element says, in words, counted as used."""
    how = readings()[name]
    texts = block.take(name)
    return in_words(how, texts[0]) if len(texts) == 1 else "; ".join(in_words(how, text) for text in texts)
