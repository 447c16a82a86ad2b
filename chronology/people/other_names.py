"""Whom a file's records are about, where another file says that its person is called so besides.

"Gwenllian (Gwen) Pritchard" of the minutes is the one Gwen Pritchard of the notes (see `called.py` for how that is written).
"""

from collections.abc import Collection
from dataclasses import replace

from chronology.model import Person
from chronology.people.joining import one_of
from chronology.people.likeness import Record, contradictions, doubts
from chronology.people.names import parts_of
from chronology.people.register import BY_NAME, Register
from chronology.people.settling import Settled

_CALLED = "a file says that its person is called so, with the same family name, and nobody else has that name"


def settle_called(settled: Settled, related: Collection[str], *, decided: Collection[str]) -> Settled:
    """With those whom records are about under the name that a file says somebody is called by, as that somebody.

    `related` are told of as kin of somebody; of those in `decided` a reviewer has said who they are.
    """
    called = {
        (name, parts_of(person.name).family)
        for person in settled.people
        for name in _given_besides(person)
        if person.is_subject or _is_nobody_s_kin(person, related)
    }
    own = {person.id: parts_of(person.name) for person in settled.people if person.is_subject}
    asked = [
        person
        for person in settled.people
        if person.id in own
        and person.id.startswith(BY_NAME)
        and person.id not in decided
        and (own[person.id].given, own[person.id].family) in called
        and not own[person.id].middle
    ]
    for person in asked:
        others = [one for one in settled.people if one.id != person.id]
        known = {one.id: one for one in others}.get(Register(others).named(person.name) or "")
        if known is not None and _is_called(known, person, related):
            settled = _joined_to(settled, person, known)
    return settled


def _given_besides(person: Person) -> frozenset[str]:
    """What somebody is called besides, in one word or with the same family name."""
    own = parts_of(person.name)
    names = (parts_of(written) for written in person.known_as)
    return frozenset(each.given for each in names if each.given and each.family in ("", own.family)) - {own.given}


def _is_nobody_s_kin(person: Person, related: Collection[str]) -> bool:
    """Told of as nobody's mother, sister or other kin: a mother may be called as her daughter is."""
    return person.id not in related


def _is_called(known: Person, person: Person, related: Collection[str]) -> bool:
    one, other = Record(known), Record(person)
    name = parts_of(person.name)
    fits = name.given in _given_besides(known) and name.family == parts_of(known.name).family
    return (
        fits
        and (known.is_subject or _is_nobody_s_kin(known, related))
        and not contradictions(one, other)
        and not doubts(one, other)
    )


def _joined_to(settled: Settled, person: Person, known: Person) -> Settled:
    whole = one_of(known.id, [known, person], [(), (_CALLED,)])
    moved = {old: known.id if new == person.id else new for old, new in settled.moved.items()}
    renamed = {old: known.id if new == person.id else new for old, new in settled.renamed.items()}
    return replace(
        settled,
        people=tuple(whole if one.id == known.id else one for one in settled.people if one.id != person.id),
        moved={**moved, person.id: known.id},
        renamed=renamed,
    )
