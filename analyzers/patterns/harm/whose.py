"""Whose an event of drink, drugs or a troubled mind is: the mother's and the father's are two people's."""

import re
from collections.abc import Iterator, Mapping, Sequence

from analyzers.lives import Life
from analyzers.patterns.shape import Ground
from analyzers.words import number
from chronology.model import Event, Involvement, Person, PersonKind
from chronology.normalise import MENTIONED, took_part

_KIN = frozenset(
    {
        "mum",
        "mam",
        "mother",
        "mummy",
        "dad",
        "daddy",
        "father",
        "parents",
        "parent",
        "stepfather",
        "stepmother",
        "partner",
    }
)
_NOT_OF = frozenset({"referrer", "recipient", "author", "child"})
# Who told of it is seldom whose it is; where nobody else is named, it is their own.
_TOLD = frozenset({"spoken-to", "informed"})


def bearers(events: Sequence[Event], ground: Ground) -> Mapping[str, frozenset[str]]:
    """For each event by key those it can be of, besides whose file it is in; empty where it names nobody.

    Somebody who is only spoken of counts where the record knows them as an adult or by a role in the family.
    """
    people = {person.id: person for person in ground.chronology.people}
    return {event.key: _bearers(event, people, ground.life) for event in events}


def _bearers(event: Event, people: Mapping[str, Person], life: Life) -> frozenset[str]:
    named = [part for part in event.people if _may_be_of(part, people.get(part.person), life)]
    own = [part for part in named if part.role == "subject"]
    others = [part for part in named if part.involvement not in _TOLD]
    return frozenset(part.person for part in own or others or named)


def _may_be_of(part: Involvement, person: Person | None, life: Life) -> bool:
    if part.person == life.subject or part.role in _NOT_OF or "worker" in part.role:
        return False
    kind = person.kind if person else PersonKind.UNKNOWN
    known = kind is PersonKind.ADULT or (kind is PersonKind.UNKNOWN and bool(part.role))
    return known and (took_part(part) or part.involvement == MENTIONED)


def by_person(events: Sequence[Event], ground: Ground) -> Iterator[list[Event]]:
    """Events that may be of one person, for each person they name.

    Events that name nobody go together, and with those of the only person named. In an adult's own file they are
    the adult's; where several are named, they are taken to be of none of them.
    """
    named = bearers(events, ground)
    own: dict[str, list[Event]] = {person: [] for event in events for person in sorted(named[event.key])}
    if len(own) == 1 and not ground.life.is_adult:
        yield list(events)
        return
    for event in events:
        for person in named[event.key]:
            own[person].append(event)
    if ground.life.is_adult or not own:
        yield [event for event in events if not named[event.key]]
    yield from own.values()


def of_same(events: Sequence[Event], others: Sequence[Event], ground: Ground) -> list[Event]:
    """Those of some events that name one whom the others name, or that name nobody, as where the others do."""
    named, theirs = bearers(events, ground), frozenset[str]().union(*bearers(others, ground).values())
    return [event for event in events if not theirs or not named[event.key] or theirs & named[event.key]]


def _speaks_of_somebody(event: Event, ground: Ground) -> bool:
    """Its words name somebody of the family or say what they are to the child, though no part in it was read of them."""
    own = ground.life.subject
    names = {
        word.casefold()
        for person in ground.chronology.people
        if person.id != own and person.kind not in (PersonKind.PROFESSIONAL, PersonKind.ORGANISATION)
        for word in (person.name or "").split()
    }
    words = {word.casefold() for word in re.findall(r"[^\W\d_]{3,}", event.fact)}
    return bool(words & (names | _KIN))


def unnamed_words(events: Sequence[Event], ground: Ground) -> str:
    """A sentence on how many of the events do not say whose they are; empty where all do, and in an adult's file."""
    named = bearers(events, ground)
    count = sum(not named[event.key] and not _speaks_of_somebody(event, ground) for event in events)
    if ground.life.is_adult or not count:
        return ""
    if count == len(events):
        return " The entries do not name whose they are."
    return f" {number(count).capitalize()} of them {'does' if count == 1 else 'do'} not name whose."
