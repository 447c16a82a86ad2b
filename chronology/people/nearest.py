"""Whom a name that is nobody's may have meant: those recorded under one that is like it. Only a reader decides."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chronology.model import Person, PersonKind
from chronology.people.likeness import Record, contradictions, doubts, open_question
from chronology.people.names import folded
from chronology.people.register import BY_NAME

_MOST = 4
_PARTS = "its words are in the name"
_HYPHENS = re.compile(r"-+")


@dataclass(frozen=True, slots=True)
class Near:
    """Somebody who may be meant, with what speaks for it and against it."""

    person: Person
    basis: tuple[str, ...]
    against: tuple[str, ...] = ()


def nearest(wanted: Person, people: Sequence[Person]) -> tuple[Near, ...]:
    """Those of some people whose names are like somebody's, the likeliest first; never an organisation."""
    found = [near for near in _near(wanted, people) if near.person.id != wanted.id]
    return tuple(sorted(found, key=lambda near: (len(near.against), len(near.basis), near.person.id))[:_MOST])


def as_asked(wanted: str) -> str:
    """What was typed, as a name: an id that somebody guessed is one with hyphens."""
    named = wanted.removeprefix(BY_NAME)
    return named if " " in named else _HYPHENS.sub(" ", named)


def _near(wanted: Person, people: Sequence[Person]) -> Iterator[Near]:
    asked = Record(wanted)
    words = set(folded(wanted.name))
    for person in people:
        if person.kind is PersonKind.ORGANISATION:
            continue
        other = Record(person)
        names = {frozenset(folded(name)) for name in (person.name, *person.known_as) if folded(name)}
        basis = open_question(asked, other)
        if not basis and words and any(words <= name or (len(name) > 1 and name <= words) for name in names):
            basis = (_PARTS,)
        if basis:
            yield Near(person, basis, tuple(dict.fromkeys((*contradictions(asked, other), *doubts(asked, other)))))
