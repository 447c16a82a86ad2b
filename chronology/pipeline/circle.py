"""Who is around whom: by relationships and shared homes, and never by way of those who have had children of other families."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from chronology.model import Person, PersonKind, Place, PlaceKind, Relationship
from chronology.people import relations

_WORKING = (PersonKind.PROFESSIONAL, PersonKind.ORGANISATION)
_HOMES = (PlaceKind.HOUSEHOLD, PlaceKind.ADDRESS, PlaceKind.PLACEMENT)
_FOSTERING = ("foster_mother", "foster_father")
_FOSTERED = frozenset({"foster child", "foster son", "foster daughter"})


@dataclass(frozen=True, slots=True)
class Circle:
    """Whom each person is joined to, and through whom no way leads on."""

    joined: Mapping[str, Collection[str]]
    with_many_families: frozenset[str]

    def reached(self, starting: Iterable[str], subjects: Collection[str]) -> set[str]:
        """People, and those whom relationships and homes join to them.

        Foster carers, workers and agencies are reached and lead no further, unless the chronology is about them: the other
        children whom they have had are of other families, and strangers to whoever reads it.
        """
        waiting = set(starting)
        reached: set[str] = set()
        while waiting:
            person = waiting.pop()
            reached.add(person)
            if person not in self.with_many_families or person in subjects:
                waiting |= set(self.joined.get(person, ())) - reached
        return reached


def circle_of(people: Iterable[Person], relationships: Collection[Relationship], places: Iterable[Place]) -> Circle:
    """The circle of everybody who was read."""
    fosters = {*_who_foster(relationships)}
    joined: dict[str, set[str]] = defaultdict(set)
    for relation in relationships:
        joined[relation.from_person].add(relation.to_person)
        joined[relation.to_person].add(relation.from_person)
    for place in places:
        # A school or a hospital is shared with strangers, and so is a foster home, at other times.
        members = {member.person for member in place.members} if place.kind in _HOMES else set()
        cared_for = members if fosters.isdisjoint(members) else members & fosters
        for member in members:
            joined[member] |= cared_for
    return Circle(joined, frozenset(fosters.union(person.id for person in people if person.kind in _WORKING)))


def _who_foster(relationships: Collection[Relationship]) -> Iterator[str]:
    """Carers who are nothing else to the child: a grandmother who fosters is a grandmother, and her family is the child's."""
    kinds = {kind for name in _FOSTERING for kind in relations()[name].kinds}
    cares: set[tuple[str, str]] = set()
    kin: set[tuple[str, str]] = set()
    for relation in relationships:
        kind, pair = relation.kind.casefold(), (relation.from_person, relation.to_person)
        if kind in kinds:
            cares.add(pair)
        elif kind in _FOSTERED:
            cares.add(pair[::-1])
        else:
            kin |= {pair, pair[::-1]}
    related = {carer for carer, _ in cares & kin}
    yield from (carer for carer, _ in cares if carer not in related)
