"""A record into accounts and what goes with them, by the rules of its type. What it held always ends in something."""

import datetime as dt
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any, Final, NamedTuple

from chronology.documents import Document
from chronology.hooks import Read
from chronology.mapping.besides import actions, people, places, relationships
from chronology.mapping.choices import Choices
from chronology.mapping.definition import FROM_WORDS, EventRule, Mapping, Reads
from chronology.mapping.keys import Ids, id_of
from chronology.mapping.ledger import Ledger
from chronology.mapping.record import Record, whole_day
from chronology.mapping.sentence import TITLE, say
from chronology.mapping.withdrawal import leave_out, tell_of
from chronology.mapping.words import date_of
from chronology.model import (
    Account,
    EvidenceStatus,
    Involvement,
    Kind,
    Link,
    Person,
    Restriction,
    Severity,
    Source,
    Status,
    When,
)
from chronology.model.making import maker
from chronology.practice.taxonomy import KindFacts, taxonomy

_CALLED: Final = {Reads.TABLE: "column", Reads.XML: "element", Reads.JSON: "member"}
_LONGEST_QUOTE: Final = 80
UNDATED: Final = "undated"
Tell = Callable[[Record], Iterator[Read]]
"""What tells a record: everything of it, at least one value or one problem."""
# Asking an enumeration for a value takes longer than to look it up.
_KINDS: Final = {kind.value: kind for kind in Kind}
_EVIDENCE: Final = {status.value: status for status in EvidenceStatus}
_make_account = maker(Account)
_make_source = maker(Source)


# One person is in many records.
@lru_cache(maxsize=4096)
def _involvement(person: str, role: str, involvement: str, agency: str) -> Involvement:
    return Involvement(person=person, role=role, involvement=involvement, agency=agency)


class _Shared(NamedTuple):
    """What all the accounts of one record have in common."""

    record_id: str
    people: tuple[tuple[Involvement, tuple[str, ...] | None], ...]
    agency: str | None
    links: tuple[Link, ...]
    references: tuple[str, ...]
    status: Status
    restriction: Restriction
    recorded_on: dt.date | None
    recorded_by: str | None


class _Words(NamedTuple):
    """What an account is told in, beside its kind and date."""

    kind: Kind
    evidence: EvidenceStatus
    fact: str
    quote: str


class Teller:
    """Tells the records of one document. It keeps the dates it met, for what the file covers, and the people it named."""

    def __init__(self, mapping: Mapping, document: Document, ledger: Ledger) -> None:
        self.mapping = mapping
        self.document = document
        self.ledger = ledger
        self.days: list[dt.date | None] = [None, None]
        """The first and the last day of an event."""
        self.as_at: dt.date | None = None
        self.ids = Ids(ledger)
        self.bounds: dict[str, list[dt.date]] = {}
        self._dated = {mapping.as_at, *(end for rule in mapping.coverage for end in (rule.start, rule.end))}
        self._people: set[tuple[str, ...]] = set()
        self._sha256 = document.sha256
        self._facts = taxonomy()
        self._around = frozenset(kind.within for kind in mapping.records.values())
        self._what = _CALLED[mapping.reads]
        self._choices = Choices(mapping.codes, ledger, self._called)

    def tell(self, record: Record) -> Iterator[Read]:
        """Everything a record tells; at least one value or one problem."""
        kind = record.kind
        self.ledger.about = record.texts.get(kind.subject, "") if kind.subject else ""
        tell_of(record, self.ledger)
        self.check(record)
        shared = self._shared(record)
        named = yield from self.people_of(record)
        events = [event for event in kind.events if _happens(event, record)]
        yield from self._events(events, record, shared)
        if record.withdrawn:
            leave_out(record, self.ledger)
        else:
            besides: list[Read] = []
            if kind.actions or kind.relationships or kind.places:
                key = self.record_key(kind.name, shared.record_id)
                besides = [*actions(record, self, key), *relationships(record, self), *places(record, self)]
                yield from besides
            if not events and not besides and (kind.events or not named) and not self._only_holds_others(record):
                yield from self._otherwise(record, shared)
        self.settle(record)
        self.ledger.about = ""

    def _only_holds_others(self, record: Record) -> bool:
        """Others stand within it, and nothing is filled but which record it is, and whose: only they were changed."""
        kind = record.kind
        only = kind.name in self._around and record.texts.keys() <= kind.identifying
        if only:
            record.used |= record.texts.keys()
        return only

    def people_of(self, record: Record) -> Generator[Person, None, int]:
        """Whom a record names, each told of once; returns how many it names."""
        named = 0
        for person in people(record, self._people):
            if person is not None:
                yield replace(person, source=self.source(record))
            named += 1
        return named

    def source(self, record: Record, quoted: str = "", shared: _Shared | None = None) -> Source:
        """The place of a record."""
        return _make_source(
            document=self.document.name,
            sha256=self._sha256,
            locator=record.locator,
            quote=quoted,
            recorded_on=shared.recorded_on if shared else None,
            recorded_by=shared.recorded_by if shared else None,
            agency=shared.agency if shared else self.mapping.agency or None,
        )

    def check(self, record: Record) -> None:
        """What is wrong with a text for the way it is read; where the file gives its own days, they are kept."""
        checked, dated = record.kind.checked, self._dated
        for name, text in record.texts.items():
            if name not in checked:
                continue
            how = record.kind.fields[name].read
            if name in record.repeats and how in ("date", "datetime", "flag"):
                message = f"{self._called(record, name)} is filled more than once; the first counts"
                self.ledger.problem(message, record.locator)
            for one in record.every(name) if name in record.repeats else (text,):
                if fault := self.mapping.codes.fault(how, one):
                    severity = Severity.NOTE if self.mapping.codes.is_coded(how) else Severity.WARNING
                    self.ledger.problem(f"{self._called(record, name)} {fault}", record.locator, severity)
            if name in dated:
                self._keep_day(name, date_of(text), record)

    def _called(self, record: Record, name: str) -> str:
        return f"{self._what} {record.place(name)}"

    def _keep_day(self, name: str, when: When, record: Record) -> None:
        record.use(name)
        if when.latest is not None:
            self.bounds.setdefault(name, []).append(when.latest)
            if name == self.mapping.as_at:
                self.as_at = max(self.as_at or when.latest, when.latest)

    def _shared(self, record: Record) -> _Shared:
        kind = record.kind
        return _Shared(
            record_id=self.ids.of(record),
            people=tuple(self._parts(record)) if kind.people else (),
            agency=(say(kind.agency, record) if kind.agency else "") or self.mapping.agency or None,
            links=tuple(self._links(record)) if kind.links else (),
            references=tuple([text for name in kind.references if (text := record.text(name))]),
            status=self._choices.status(record),
            restriction=self._choices.restriction(record),
            recorded_on=self.recorded_on(record),
            recorded_by=record.in_words(kind.recorded_by) or None if kind.recorded_by else None,
        )

    def record_key(self, record_type: str, record_id: str) -> str:
        """The key of a record of the mapping's system."""
        return f"{self.mapping.system}:{record_type}:{record_id}"

    def _parts(self, record: Record) -> Iterator[tuple[Involvement, tuple[str, ...] | None]]:
        """Who has a part in the record's events, and in which of them."""
        for rule in record.kind.people:
            if rule.events == () or not rule.condition.holds(record):
                continue
            names = record.every(rule.id) if rule.id else (record.joined(rule.name),)
            for name in names:
                if name:
                    rule.condition.use(record)
                    record.use(rule.id or rule.name[0])
                    role = (record.in_words(rule.role_from) if rule.role_from else "") or rule.role
                    agency = record.in_words(rule.agency) if rule.agency else ""
                    person = rule.prefix + name if rule.id else name
                    yield _involvement(person, role, rule.involvement, agency), rule.events

    def _links(self, record: Record) -> Iterator[Link]:
        for rule in record.kind.links:
            if rule.condition.holds(record) and all(map(record.holds, rule.id)):
                rule.condition.use(record)
                target = id_of(record, rule.id)
                for name in rule.id:
                    record.use(name)
                yield Link(rel=rule.rel, record=self.record_key(rule.record, target))

    def recorded_on(self, record: Record) -> dt.date | None:
        """The day a record was written, where it says so."""
        name = record.kind.recorded_on
        when = record.when(name) if name else None
        if when is None:
            return None
        if not whole_day(when):
            if when.dated:
                self.ledger.problem(
                    f"{self._called(record, name)} is not one whole day; it is left out", record.locator
                )
            return None
        return when.earliest

    def _events(self, events: Sequence[EventRule], record: Record, shared: _Shared) -> Iterator[Account]:
        kind = record.kind
        carrier = next((role for role in kind.carriers if any(role == event.role for event in events)), "")
        for event in events:
            carries = event.role == carrier
            if event.once_for and not self.ids.is_first(event, record):
                continue
            yield self._account(event, record, shared, self._words(event, record, carries=carries))
            carrier = "" if carries else carrier

    def _words(self, event: EventRule, record: Record, *, carries: bool) -> _Words:
        """The kind and the fact. The first event of a record carries its details and its note."""
        kind = record.kind
        fact = say((*event.fact, *kind.details) if carries else event.fact, record)
        note = record.texts.get(kind.note, "") if kind.note and carries else ""
        chosen = self._choices.value(event.kind, record)
        evidence = _EVIDENCE[self._choices.value(event.evidence, record)]
        if not note:
            return _Words(_KINDS.get(chosen, Kind.UNCLASSIFIED), evidence, fact, "")
        record.use(kind.note)
        from chronology.mapping.prose import told_by

        told = told_by(note)
        fact = f"{fact} {told.fact}" if fact else told.fact
        if chosen == FROM_WORDS:
            return _Words(told.kind or Kind.CASE_NOTE, told.status if told.kind else evidence, fact, note)
        return _Words(_KINDS[chosen], evidence, fact, note)

    def _account(self, event: EventRule, record: Record, shared: _Shared, words: _Words) -> Account:
        text = record.text(event.date)
        event.condition.use(record)
        if not text and not event.undated:
            self.ledger.problem(
                f"{self._called(record, event.date)} is empty; the event is kept undated", record.locator
            )
        when = date_of(text or event.undated)
        self.met(when)
        facts = self._facts[words.kind]
        told = {name: said for name, sentences in event.beside_fact if (said := say(sentences, record))}
        dated = f"{record.place(event.date)} {text}"[:_LONGEST_QUOTE] if text else ""
        return self._made(event, record, shared, words, when, facts, told, words.quote or dated)

    def _made(  # noqa: PLR0913, PLR0917  # an account is all of these
        self,
        event: EventRule,
        record: Record,
        shared: _Shared,
        words: _Words,
        when: When,
        facts: KindFacts,
        told: dict[str, Any],  # texts, by fields of an account that hold texts
        quoted: str,
    ) -> Account:
        title = facts.title
        for one in event.title:
            if said := one.said(record, {TITLE: facts.title}):
                title = said
                break
        parts = tuple([part for part, roles in shared.people if roles is None or event.role in roles])
        agency = told.pop("agency", "") or shared.agency
        own = id_of(record, event.once_for) if event.once_for else shared.record_id
        return _make_account(
            key=f"{self.record_key(event.record, own)}#{event.role}",
            when=when,
            until=_until(event, record, when),
            kind=words.kind,
            title=title[:1].upper() + title[1:],
            fact=words.fact or f"{facts.title}.",
            evidence_status=words.evidence,
            polarity=facts.polarity,
            people=parts,
            agency=agency,
            links=shared.links,
            references=shared.references,
            status=shared.status,
            restriction=shared.restriction,
            source=self.source(record, quoted, shared),
            **told,
        )

    def met(self, when: When) -> None:
        """Count a day among those the file tells of."""
        first, last = when.earliest, when.latest
        if first is not None and (self.days[0] is None or first < self.days[0]):
            self.days[0] = first
        if last is not None and (self.days[1] is None or last > self.days[1]):
            self.days[1] = last

    def _otherwise(self, record: Record, shared: _Shared) -> Iterator[Account]:
        """A record that fits no event, or has no date for one: told once, undated, in all its words."""
        kind = record.kind
        own = [name for name in record.texts if name != kind.subject]
        unused = [name for name in own if name not in record.used or name == kind.note] or own
        if not unused:
            self.ledger.problem(f"a {kind.name} holds nothing that tells of an event", record.locator)
            return
        agreeing = next((event for event in kind.events if event.condition.holds(record)), None)
        why = "has no date of its own" if agreeing else "fits none of the events of the mapping"
        self.ledger.problem(f"a {kind.name} {why}; it is kept undated", record.locator)
        facts = self._facts[Kind.UNCLASSIFIED]
        fact = " ".join(f"{record.place(name)}: {record.in_words(name).rstrip('.')}." for name in unused)
        yield _make_account(
            key=f"{self.record_key(kind.name, shared.record_id)}#{UNDATED}",
            when=When.undated(),
            kind=Kind.UNCLASSIFIED,
            title=facts.title,
            fact=fact,
            polarity=facts.polarity,
            people=tuple(part for part, _ in shared.people),
            agency=shared.agency,
            links=shared.links,
            references=shared.references,
            status=shared.status,
            restriction=shared.restriction,
            source=self.source(record, record.texts.get(kind.note, "") if kind.note else "", shared),
        )

    def settle(self, record: Record) -> None:
        """Report every field that was read and of which nothing was made."""
        if record.texts.keys() <= record.used:
            return
        # In the order of the record: that of a set differs from one process to the next.
        for name in record.texts:
            if name not in record.used:
                self.ledger.problem(
                    f"{self._called(record, name)} is known, but nothing was made of it", record.locator
                )


def _happens(event: EventRule, record: Record) -> bool:
    texts = record.texts
    filled = event.always or event.date in texts or any(map(texts.__contains__, event.or_if))
    return filled and event.condition.holds(record)


def _until(event: EventRule, record: Record, when: When) -> When | None:
    """The end of the span. An end before the start is no span: both dates are told, and the order is a problem."""
    if not event.until:
        return None
    end = record.when(event.until)
    if end is None:
        return When.ongoing() if event.open_ended and when.dated else None
    return end if end.dated and when.dated and end.last_day >= when.first_day else None
