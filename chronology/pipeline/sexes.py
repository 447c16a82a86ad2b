"""The sex of those whom no field gives one, as the words of the records call them."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from chronology.model import Account, Person, PersonKind
from chronology.people import folded, names_of
from chronology.prose.sex_told import sex_told

_AT_WORK = frozenset({PersonKind.PROFESSIONAL, PersonKind.ORGANISATION})
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SHORTEST = 3


def with_sexes_told(people: Sequence[Person], accounts: Iterable[Account]) -> list[Person]:
    """People with the sex that texts give them by name; of two whom one given name may mean neither is read."""
    texts = tuple(dict.fromkeys(account.source.quote or account.fact for account in accounts))
    given = {person.id: _given(person) for person in people}
    often = Counter(name.casefold() for names in given.values() for name in names)
    return [
        _with_sex(person, {name for name in given[person.id] if often[name.casefold()] == 1}, texts)
        for person in people
    ]


def _with_sex(person: Person, names: set[str], texts: Sequence[str]) -> Person:
    if person.sex is not None or person.kind in _AT_WORK or not names:
        return person
    families = _family(person) if person.kind is PersonKind.ADULT else frozenset[str]()
    return replace(person, sex=sex) if (sex := sex_told(names, texts, families)) else person


def _given(person: Person) -> frozenset[str]:
    return _written(person, {name.given for name in names_of(person)})


def _family(person: Person) -> frozenset[str]:
    return _written(person, {name.family for name in names_of(person)})


def _written(person: Person, parts: Collection[str]) -> frozenset[str]:
    """Parts of the names somebody goes by, as they are written."""
    words = (word for name in (person.name, *person.known_as) for word in _WORD.findall(name))
    return frozenset(word for word in words if len(word) >= _SHORTEST and "".join(folded(word)) in parts)


__all__ = ["with_sexes_told"]
