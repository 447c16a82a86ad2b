"""Kin that follows from what is recorded: children of one recorded mother or father are siblings. Nothing else does."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from chronology.model import Person, Relationship
from chronology.people.names import is_named
from chronology.people.roles import relations

_PARENTS = ("mother", "father")
AS_TOLD: Final = "as entries say"
"""The basis of a relationship that no record holds and texts tell of."""


@dataclass(frozen=True, slots=True)
class _Child:
    """The parents recorded for somebody: ids by what they are, with the relationships that say so."""

    parents: Mapping[str, Mapping[str, Relationship]]

    def of(self, parent: str) -> Mapping[str, Relationship]:
        return self.parents.get(parent, {})


def siblings(people: Sequence[Person], relationships: Collection[Relationship]) -> tuple[Relationship, ...]:
    """A relationship for each two who have a recorded parent in common and of whom no record says what they are.

    Half-siblings only where both parents of the other sex are recorded and differ: otherwise it is not known.
    """
    children = _children(people, relationships)
    said = {frozenset((each.from_person, each.to_person)) for each in relationships}
    of_parent: dict[str, list[str]] = defaultdict(list)
    for child in sorted(children):
        for parent in _PARENTS:
            for identity in children[child].of(parent):
                of_parent[identity].append(child)
    pairs = {pair for family in of_parent.values() for pair in combinations(family, 2)}
    return tuple(_sibling(one, other, children) for one, other in sorted(pairs) if frozenset((one, other)) not in said)


def _children(people: Sequence[Person], relationships: Iterable[Relationship]) -> Mapping[str, _Child]:
    by_id = {person.id: person for person in people}
    found: dict[str, dict[str, dict[str, Relationship]]] = defaultdict(lambda: defaultdict(dict))
    for relation in relationships:
        for child, parent, kind in _parenthood(relation, by_id):
            # "Unknown" written as somebody's father is not one man who is the father of them all.
            if parent in by_id and is_named(by_id[parent]) and child != parent:
                found[child][kind].setdefault(parent, relation)
    return {child: _Child(parents) for child, parents in found.items()}


def _parenthood(relation: Relationship, people: Mapping[str, Person]) -> Iterator[tuple[str, str, str]]:
    """(child, parent, "mother" or "father") as far as a relationship tells it."""
    kind = relation.kind.casefold()
    for parent in _PARENTS:
        known = relations()[parent]
        start, end = people.get(relation.from_person), people.get(relation.to_person)
        if kind in known.kinds or (kind in known.parents and start is not None and start.sex == known.sex):
            yield relation.to_person, relation.from_person, parent
        elif kind in known.children and end is not None and end.sex == known.sex:
            yield relation.from_person, relation.to_person, parent


def _sibling(one: str, other: str, children: Mapping[str, _Child]) -> Relationship:
    first, second = children[one], children[other]
    shared = [parent for parent in _PARENTS if first.of(parent).keys() & second.of(parent).keys()]
    differing = [parent for parent in _PARENTS if parent not in shared and first.of(parent) and second.of(parent)]
    basis = f"the same {' and the same '.join(shared)} recorded for both"
    if differing:
        basis += f", and a different {differing[0]}"
    same = min(first.of(shared[0]).keys() & second.of(shared[0]).keys())
    return Relationship(
        from_person=one,
        to_person=other,
        kind="half-sibling" if differing else "sibling",
        basis=basis,
        source=first.of(shared[0])[same].source,
    )
