"""One person under one id: the same record read twice, and names written in text.

Cautious by rule: a name that fits two people fits none, and stays as written.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from chronology.model import Involvement, Person, PersonKind, Place, PlaceKind, Source

_NOT_NAME = re.compile(r"[^\w' -]+")
# Where somebody can be waited for; a hospital or a leisure centre says nothing of where they live.
_WHEREABOUTS = (PlaceKind.HOUSEHOLD, PlaceKind.ADDRESS, PlaceKind.SCHOOL, PlaceKind.PLACEMENT)


@dataclass(frozen=True, slots=True)
class Settled:
    """People without repeats, and for each (document, id) that had to be told apart its new id."""

    people: tuple[Person, ...]
    renamed: Mapping[tuple[str, str], str]


def settle(people: Iterable[Person]) -> Settled:
    """Make one person of records that agree; tell apart two people whom two systems gave the same id."""
    kept: dict[str, Person] = {}
    variants: dict[str, list[str]] = defaultdict(list)
    renamed: dict[tuple[str, str], str] = {}
    for person in sorted(people, key=lambda person: (person.id, person.source.document, person.source.locator)):
        same = next((own for own in variants[person.id] if _agree(kept[own], person)), None)
        own = same or _free_id(person, kept)
        kept[own] = _joined(kept[own], person) if same else replace(person, id=own)
        if same is None:
            variants[person.id].append(own)
        if own != person.id:
            renamed[person.source.document, person.id] = own
    return Settled(tuple(kept.values()), renamed)


def _free_id(person: Person, taken: Mapping[str, Person]) -> str:
    """The person's own id, else with the document it is from, else with a count as well."""
    own, nth = person.id, 1
    while own in taken:
        own = f"{person.id}@{person.source.document}" + (f"~{nth}" if nth > 1 else "")
        nth += 1
    return own


def _agree(one: Person, other: Person) -> bool:
    """Nothing recorded of both says they are two people."""
    names = not one.name or not other.name or plain(one.name) == plain(other.name)
    born = not one.born or not other.born or one.born.edtf == other.born.edtf
    return names and born


def _joined(one: Person, other: Person) -> Person:
    return replace(
        one,
        kind=one.kind if one.kind is not PersonKind.UNKNOWN else other.kind,
        name=one.name or other.name,
        known_as=tuple(dict.fromkeys((*one.known_as, *other.known_as))),
        identifiers=tuple(dict.fromkeys((*one.identifiers, *other.identifiers))),
        born=one.born or other.born,
        expected=one.expected or other.expected,
        died=one.died or other.died,
        sex=one.sex or other.sex,
        details=tuple(dict.fromkeys((*one.details, *other.details))),
        protected_address=one.protected_address or other.protected_address,
        is_subject=one.is_subject or other.is_subject,
    )


def plain(name: str) -> str:
    """A name for comparing: no punctuation, one space, case folded."""
    return " ".join(_NOT_NAME.sub(" ", name).casefold().split())


class Register:
    """Finds people by id or by a written name; those nobody recorded become people of unknown kind, once."""

    def __init__(self, people: Sequence[Person]) -> None:
        self._ids = {person.id for person in people}
        self._names: dict[str, set[str]] = defaultdict(set)
        self.added: dict[str, Person] = {}
        for person in people:
            for name in (person.name, *person.known_as):
                if plain(name):
                    self._names[plain(name)].add(person.id)
            given = plain(person.name).split(" ")[0]
            if given and given != plain(person.name) and person.kind is not PersonKind.ORGANISATION:
                self._names[given].add(person.id)

    def named(self, name: str) -> str | None:
        """The id of the one person with this name or given name; None when nobody or several have it."""
        found = self._names.get(plain(name), set())
        return next(iter(found)) if len(found) == 1 else None

    def involve(self, part: Involvement, source: Source) -> Involvement:
        """An involvement by id. A name that is not known becomes a person of unknown kind."""
        if not part.person or part.person in self._ids:
            return part
        known = self.named(part.person)
        if known is None:
            known = f"name:{plain(part.person).replace(' ', '-')}"
            person = Person(id=known, name=part.person, source=source)
            self.added.setdefault(known, person)
        return replace(part, person=known)


def find_subject(people: Sequence[Person], wanted: str) -> Person | None:
    """The person meant by an id, an identifier's value or a full name; None when nobody or several fit."""
    exact = [person for person in people if person.id == wanted]
    fitting = exact or [
        person
        for person in people
        if wanted in {value for _, value in person.identifiers} or plain(person.name) == plain(wanted)
    ]
    return fitting[0] if len(fitting) == 1 else None


def withheld(place: Place, people: Iterable[Person]) -> bool:
    """The place is not named in any document: it is protected, or somebody whose address is has belonged to it.

    A former home or school counts too: neighbours and classmates know where people went.
    """
    sheltered = {person.id for person in people if person.protected_address}
    return place.protected or (
        place.kind in _WHEREABOUTS and any(member.person in sheltered for member in place.members)
    )


def withheld_names(places: Iterable[Place], people: Sequence[Person]) -> frozenset[str]:
    """Names of the places that are not named, plain, so that an agency of the same name is not named either."""
    return frozenset(plain(place.name) for place in places if withheld(place, people)) - {""}
