"""Who belongs to whom, as far as recorded: looked up once for a chronology, however many lives are read in it."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property

from analyzers.lives import about
from chronology.model import Chronology, Event, Person, PersonKind, Place, PlaceKind, Relationship
from chronology.people import name_table, names_of, parts_of, plain, relations, withheld_names

_HOMES = (PlaceKind.HOUSEHOLD, PlaceKind.ADDRESS)
_MOTHERS, _FATHERS = ("mother", "stepmother"), ("father", "stepfather", "foster_father")
_SIBLINGS = ("sibling",)
_WORD = re.compile(r"\w+")


def not_recorded(person: Person, *, is_related: bool, at_home: bool) -> Iterator[str]:
    """What is not recorded of an adult. Without a date of birth no check can be made of those who live there."""
    if not is_related:
        yield "relationship to the family"
    undated = person.born is None or not person.born.dated
    if undated and (at_home or not is_related) and person.died is None:
        yield "date of birth"


def born_on(person: Person | None) -> dt.date | None:
    """The first day on which somebody may have been born, where a date is recorded."""
    born = person.born if person else None
    return born.first_day if born is not None and born.dated else None


class Family:
    """The people of a chronology with what the records say they are to each other."""

    def __init__(self, chronology: Chronology) -> None:
        self._chronology = chronology
        self.people: Mapping[str, Person] = {person.id: person for person in chronology.people}

    @cached_property
    def _of(self) -> Mapping[str, list[Relationship]]:
        found: dict[str, list[Relationship]] = defaultdict(list)
        for relation in self._chronology.relationships:
            for person in dict.fromkeys((relation.from_person, relation.to_person)):
                found[person].append(relation)
        return found

    @cached_property
    def _homes(self) -> Mapping[str, list[Place]]:
        found: dict[str, list[Place]] = defaultdict(list)
        for place in self._chronology.places:
            if place.kind in _HOMES:
                for person in dict.fromkeys(member.person for member in place.members):
                    found[person].append(place)
        return found

    @cached_property
    def events_about(self) -> Mapping[str, list[Event]]:
        """The dated events that are about each person by name, those that only stand beside the chronology too."""
        found: dict[str, list[Event]] = defaultdict(list)
        for event in (*self._chronology.events, *self._chronology.of_kin):
            for person in sorted(about(event)):
                found[person].append(event)
        return found

    @cached_property
    def adults(self) -> frozenset[str]:
        """Everyone recorded as an adult."""
        return frozenset(person.id for person in self.people.values() if person.kind is PersonKind.ADULT)

    @cached_property
    def children(self) -> frozenset[str]:
        """Everyone recorded as a child."""
        return frozenset(person.id for person in self.people.values() if person.kind is PersonKind.CHILD)

    @cached_property
    def unnamed_places(self) -> frozenset[str]:
        """Plain names of places that no sentence may say."""
        return withheld_names(self._chronology.places, self._chronology.people)

    def has_relations(self, person: str | None) -> bool:
        """The record says what somebody is to anybody."""
        return bool(person) and bool(self._of.get(person or ""))

    def fathers(self, child: str | None) -> frozenset[str]:
        """Fathers, stepfathers and foster fathers of a child."""
        return self._kin(child, _FATHERS)

    def parents(self, child: str | None) -> frozenset[str]:
        """Parents and step-parents of a child, of whichever sex."""
        unsexed = {
            relation.from_person
            for relation in self._of.get(child or "", ())
            if relation.to_person == child and relation.kind.casefold() in relations()["mother"].parents
        }
        return self._kin(child, _MOTHERS + _FATHERS[:2]) | unsexed

    def siblings(self, child: str | None) -> frozenset[str]:
        """Brothers and sisters, of one parent or both."""
        return self._kin(child, _SIBLINGS)

    def are_related(self, one: str, other: str | None) -> bool:
        """The record says what these two are to each other."""
        return any({one, other} == {relation.from_person, relation.to_person} for relation in self._of.get(one, ()))

    def is_couple(self, adults: Collection[str], child: str | None) -> bool:
        """Two of these adults are the child's parents, or are recorded as partners, still or once."""
        if len(self.parents(child).intersection(adults)) > 1:
            return True
        return any(
            # "mother's partner", "ex-husband"
            not relations()["partner"].kinds.isdisjoint(_WORD.findall(relation.kind.casefold()))
            for person in adults
            for relation in self._of.get(person, ())
            if {relation.from_person, relation.to_person} <= set(adults)
        )

    def homes(self, person: str | None) -> tuple[Place, ...]:
        """Households and addresses somebody is recorded at."""
        return tuple(self._homes.get(person or "", ()))

    def name(self, person: str) -> str:
        """A person's name, or what stands for it."""
        known = self.people.get(person)
        return (known.name or next(iter(known.known_as), "")) if known else ""

    def meant(self, written: str, among: Collection[str]) -> str:
        """The one of some people whom a written name means: by the whole name, or by a title with a family name.

        Nobody, where it could be two of them: "Ms Rees" of a mother and an aunt of that name.
        """
        known = [self.people[person] for person in sorted(among) if person in self.people]
        whole = [person.id for person in known if plain(written) and plain(self.name(person.id)) == plain(written)]
        name = parts_of(written)
        if not whole and name.title and name.family and not name.given:
            sex = name_table().titles.get(name.title)
            whole = [
                person.id
                for person in known
                if (not sex or person.sex in (None, sex)) and name.family in {each.family for each in names_of(person)}
            ]
        return whole[0] if len(whole) == 1 else ""

    def agency(self, person: str) -> str:
        """The agency that somebody at work is recorded to belong to."""
        known = self.people.get(person)
        if known is None or known.kind is not PersonKind.PROFESSIONAL:
            return ""
        return next((value for label, value in known.details if label == "agency"), "")

    def _kin(self, person: str | None, ways: tuple[str, ...]) -> frozenset[str]:
        found = set()
        for relation in self._of.get(person or "", ()):
            start, end = relation.from_person, relation.to_person
            kind = relation.kind.casefold()
            for known in (relations()[way] for way in ways):
                if end == person and (kind in known.kinds or (kind in known.parents and self._sex(start) == known.sex)):
                    found.add(start)
                elif start == person and (
                    (kind in known.children and self._sex(end) == known.sex) or (known.mutual and kind in known.kinds)
                ):
                    found.add(end)
        return frozenset(found - {person})

    def _sex(self, person: str) -> str | None:
        return self.people[person].sex if person in self.people else None
