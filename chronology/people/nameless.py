"""Whom a record without a name may be of: a return knows a child by a number and a birthday, and notes by a name.

No name can speak for it, so that the day of birth is all there is; where others were born that day too, it is said against it.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from chronology.model import Person, PersonKind
from chronology.people.likeness import Born, Record, contradictions, doubts
from chronology.people.register import is_only_named

ONLY_ONE = "one record has no name, and nobody else of these files was born on that day"
NO_NAME = "one record has no name"
OTHERS_TOO = "others of these files were born on that day too"
ONLY_A_NUMBER = "one record has only a number and the other only a name, and nothing that is recorded speaks against it"
# Who works with somebody is nobody's record, and a day that more were born on than this tells nothing.
_NEVER = (PersonKind.ORGANISATION, PersonKind.PROFESSIONAL)
_MOST = 40
_TWO = 2


@dataclass(frozen=True, slots=True)
class Unnamed:
    """What speaks for a nameless record and a named one being one person's, and what against."""

    basis: tuple[str, ...]
    against: tuple[str, ...] = ()


def is_nameless(person: Person) -> bool:
    """A record that only numbers tell apart: it has no name, and no text made it."""
    return not Record(person).names and not is_only_named(person.id) and person.kind not in _NEVER


def by_birth(records: Sequence[Record]) -> Mapping[tuple[int, int], Unnamed]:
    """Places of a record without a name and of one with a name that give one day of birth, where nothing else differs."""
    nameless = {at for at, record in enumerate(records) if record.birthday and is_nameless(record.person)}
    days = {records[at].birthday for at in nameless}
    born: dict[str, list[int]] = defaultdict(list)
    for at, record in enumerate(records):
        if record.birthday in days and record.person.kind not in _NEVER:
            born[record.birthday].append(at)
    return {
        pair: _said(len(some))
        for some in born.values()
        if len(some) <= _MOST
        for pair in _pairs(some, nameless, records)
    }


def _pairs(some: Sequence[int], nameless: set[int], records: Sequence[Record]) -> Iterator[tuple[int, int]]:
    for one in nameless.intersection(some):
        for other in some:
            if other not in nameless and may_be_one(records[one].person, records[other].person):
                yield min(one, other), max(one, other)


def _said(many: int) -> Unnamed:
    same = str(Born.SAME.value)
    return Unnamed((same, ONLY_ONE)) if many == _TWO else Unnamed((same, NO_NAME), (OTHERS_TOO,))


def may_be_one(nameless: Person, named: Person) -> bool:
    """Nothing recorded speaks against it; and one document does not number the same person twice."""
    one, other = Record(nameless), Record(named)
    numbered_twice = not is_only_named(named.id) and not documents_of(nameless).isdisjoint(documents_of(named))
    return not (numbered_twice or named.kind in _NEVER or contradictions(one, other) or doubts(one, other))


def documents_of(person: Person) -> frozenset[str]:
    """Where the records of somebody stand."""
    return frozenset((person.source.document, *(each.source.document for each in person.joined)))
