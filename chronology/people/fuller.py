"""Whom only heads of files name, once by more of the name than another time: "PRYS, Siân Mair", "Siân Prys" and "Siân P".

Never joined so are recorded people, nor whom records are about, but where one whole day of birth is given for both: a father may
have his son's name but for a middle one. Nor two of whom anything differs.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations

from chronology.model import Person, Relationship
from chronology.people.joining import one_of
from chronology.people.likeness import Born, Record, births, contradictions, doubts
from chronology.people.names import Name, alike, names_of, parts_of
from chronology.people.register import BY_NAME, Register
from chronology.people.settling import Settled

_BASIS = "heads of files name somebody so, one with more of the name, and nobody else has that name"


def settle_fuller(
    settled: Settled, relationships: Collection[Relationship], told: Collection[str], parted: Collection[str] = ()
) -> Settled:
    """With those whom heads name by more and by less of one name as one.

    Of those in `told` a reviewer has said who they are, of those in `parted` who they are not.
    """
    roles = _roles(relationships)
    for group in _groups(settled.people):
        born_so = all(births(one, other) is Born.SAME for one, other in combinations(group, 2))
        kept = parted if born_so else {*told, *(p.id for p in group if p.is_subject)}
        only_named = all(p.id.startswith(BY_NAME) and p.id not in kept for p in group)
        if only_named and all(_may_be_one(one, other, roles) for one, other in combinations(group, 2)):
            settled = _joined(settled, group)
    return _with_parts(settled, roles, told)


def _with_parts(settled: Settled, roles: Mapping[str, frozenset[tuple[str, str]]], told: Collection[str]) -> Settled:
    """With those whom a head names by a part ("Siân P") as the one whom it can only mean."""
    parts = [p for p in settled.people if p.id.startswith(BY_NAME) and not p.is_subject and p.id not in told]
    people = {person.id: person for person in settled.people}
    # Nobody is meant by their own name: it is asked who else is.
    register = Register(settled.people, apart=[frozenset((part.id,)) for part in parts])
    for part in parts:
        known = people.get(register.named(part.name) or "") if _is_part(part) else None
        if known is not None and not _is_part(known) and not _are_apart(part, known, roles):
            settled = _joined(settled, (known, part))
    return settled


def _is_part(person: Person) -> bool:
    name = parts_of(person.name)
    return not name.whole or 1 in (len(name.given), len(name.family))


def _groups(people: Sequence[Person]) -> Iterator[Sequence[Person]]:
    """All who have a given and a family name in common, where they are several; nobody stands in two groups."""
    by_name: dict[tuple[str, str], dict[str, Person]] = defaultdict(dict)
    for person in people:
        for name in names_of(person):
            if name.whole:
                by_name[name.given, name.family][person.id] = person
    seen: dict[str, int] = defaultdict(int)
    groups = {tuple(sorted(group.values(), key=_leads)): None for group in by_name.values() if len(group) > 1}
    for group in groups:
        for person in group:
            seen[person.id] += 1
    return (group for group in groups if all(seen[person.id] == 1 for person in group))


def _leads(person: Person) -> tuple[bool, str]:
    return person.born is None, person.id


def _may_be_one(one: Person, other: Person, roles: Mapping[str, frozenset[tuple[str, str]]]) -> bool:
    return not _are_apart(one, other, roles) and _agree(parts_of(one.name), parts_of(other.name), one, other)


def _are_apart(one: Person, other: Person, roles: Mapping[str, frozenset[tuple[str, str]]]) -> bool:
    """Something speaks against their being one: births, numbers or sexes, what they are to each other or to others, or one list of both."""
    if _are_listed_apart(one, other):
        return True
    first, second = Record(one), Record(other)
    own, others = roles.get(one.id, frozenset()), roles.get(other.id, frozenset())
    of = {whose for whose, _ in own | others}
    return (
        not of.isdisjoint((one.id, other.id))
        or bool(own and others and not own & others)
        or bool(contradictions(first, second) or doubts(first, second))
    )


def _are_listed_apart(one: Person, other: Person) -> bool:
    """One head names both, each in a line of their own: "Daughter: Jean Tranter", "Granddaughter: Jean Marie Tranter"."""
    first, second = one.source, other.source
    return first.document == second.document and first.locator != second.locator


def _agree(one: Name, other: Name, first: Person, second: Person) -> bool:
    """The names themselves differ only in a middle one; or the one is recorded as called as the other is."""
    if (one.given, one.family) == (other.given, other.family):
        return alike(one, other) is not None
    return other in tuple(names_of(first)) or one in tuple(names_of(second))


def _roles(relationships: Collection[Relationship]) -> Mapping[str, frozenset[tuple[str, str]]]:
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for each in relationships:
        found[each.from_person].add((each.to_person, each.kind.casefold()))
    return {identity: frozenset(roles) for identity, roles in found.items()}


def _joined(settled: Settled, group: Sequence[Person]) -> Settled:
    lead, *others = group
    whole = one_of(lead.id, list(group), [(), *((_BASIS,) for _ in others)])
    return settled.led_by(whole, {person.id for person in others})
