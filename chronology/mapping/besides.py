"""What a record tells beside its events: people, what they are to each other, where they are, what was to be done."""

from collections.abc import Iterator
from typing import Protocol

from chronology.mapping.definition import PersonRule
from chronology.mapping.record import Record
from chronology.mapping.sentence import say
from chronology.model import Action, Membership, Person, Place, Relationship, Source

_NOWHERE = Source(document="", locator="")


class Sources(Protocol):
    """Gives the place of a record."""

    def source(self, record: Record, quoted: str = "") -> Source:
        """The place of a record."""


def people(record: Record, known: set[tuple[str, ...]]) -> Iterator[Person | None]:
    """Whom the record names by an id; None for somebody of whom it tells nothing that is not `known` already.

    Their place is left out. A name alone makes no person: it may be one of those whom another record names with an id.
    """
    for nth, rule in enumerate(record.kind.people):
        if not rule.id or not record.holds(rule.id) or not rule.condition.holds(record):
            continue
        texts, repeats = record.texts, record.repeats
        told = ["; ".join(repeats[name]) if repeats and name in repeats else texts.get(name, "") for name in rule.told]
        record.used.add(rule.id)
        record.used.update(rule.told)
        for own in record.every(rule.id):
            key = (record.kind.name, str(nth), own, *told)
            if key in known:
                yield None
            else:
                known.add(key)
                yield _person(rule, rule.prefix + own, record)


def _person(rule: PersonRule, own: str, record: Record) -> Person:
    return Person(
        id=own,
        kind=rule.kind,
        name=record.joined(rule.name),
        known_as=tuple(text for name in rule.known_as if (text := record.text(name))),
        identifiers=tuple((scheme, text) for scheme, name in rule.identifiers if (text := record.text(name))),
        born=record.when(rule.born),
        expected=record.when(rule.expected),
        died=record.when(rule.died),
        sex=(record.in_words(rule.sex) if rule.sex else "") or None,
        details=tuple((label, words) for label, name in rule.details if (words := record.in_words(name))),
        protected_address=bool(rule.protected) and record.is_set(rule.protected),
        is_subject=rule.is_subject,
        source=_NOWHERE,
    )


def relationships(record: Record, sources: Sources) -> Iterator[Relationship]:
    """What people are to each other."""
    for rule in record.kind.relationships:
        kind = say(rule.kind, record) if rule.condition.holds(record) else ""
        one, other = record.text(rule.one), record.text(rule.other)
        if kind and one and other:
            rule.condition.use(record)
            held = record.holds(rule.parental_responsibility) if rule.parental_responsibility else False
            yield Relationship(
                from_person=one,
                to_person=other,
                kind=kind[:1].lower() + kind[1:],
                when=record.when(rule.when),
                until=record.when(rule.until),
                parental_responsibility=record.is_set(rule.parental_responsibility) if held else None,
                source=sources.source(record),
            )
            if held:
                record.use(rule.parental_responsibility)


def places(record: Record, sources: Sources) -> Iterator[Place]:
    """Where people are."""
    for rule in record.kind.places:
        own = record.joined(rule.id, "/") if rule.condition.holds(record) else ""
        if not own:
            continue
        rule.condition.use(record)
        member = record.text(rule.member)
        members = (
            (Membership(person=member, role=rule.role, when=record.when(rule.when), until=record.when(rule.until)),)
            if member
            else ()
        )
        yield Place(
            id=f"{rule.kind}:{own}",
            kind=rule.kind,
            name=say(rule.name, record),
            address=say(rule.address, record),
            protected=bool(record.text(rule.protected)) and record.is_set(rule.protected),
            members=members,
            source=sources.source(record),
        )


def actions(record: Record, sources: Sources, key: str) -> Iterator[Action]:
    """What was to be done, with the day it was due."""
    subject = record.texts.get(record.kind.subject, "")
    for rule in record.kind.actions:
        text = say(rule.text, record) if rule.condition.holds(record) else ""
        if text:
            rule.condition.use(record)
            yield Action(
                text=text,
                owner=record.text(rule.owner) or None,
                due=record.when(rule.due),
                done=record.when(rule.done),
                agreed_at=record.when(rule.agreed),
                account=key,
                people=(subject,) if subject else (),
                source=sources.source(record),
            )
