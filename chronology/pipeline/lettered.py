"""Children who are told of by a letter in a column of children seen: "J F O" of Jodie, Ffred and Owain."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from chronology.model import Involvement, Person, PersonKind, Relationship
from chronology.people import names_of

_LETTER = re.compile(r"[A-Z]")
_SEEN = ("seen", "seen-alone")


def is_lettered(part: Involvement) -> bool:
    """Somebody seen who is told by one letter: a child's of the family, or nobody's; never a person of its own."""
    return not part.role and part.involvement in _SEEN and _LETTER.fullmatch(part.person) is not None


def children_near(
    about: frozenset[str], people: Iterable[Person], relationships: Iterable[Relationship]
) -> Mapping[str, str]:
    """By letter the one child of the family of those an account is about; a letter that two share means neither."""
    kin = about.union(*(_both(each) for each in relationships if about & _both(each)))
    found: dict[str, set[str]] = defaultdict(set)
    for person in people:
        if person.id in kin and (person.is_subject or person.kind is PersonKind.CHILD):
            for name in names_of(person):
                found[name.given[:1].upper()].add(person.id)
    return {letter: next(iter(ids)) for letter, ids in found.items() if letter and len(ids) == 1}


def _both(each: Relationship) -> frozenset[str]:
    return frozenset((each.from_person, each.to_person))


def by_letter(parts: Iterable[Involvement], children: Mapping[str, str]) -> Iterator[Involvement]:
    """The parts with the children whom letters mean. Other letters are in the words of the account and are nobody."""
    for part in parts:
        if not is_lettered(part):
            yield part
        elif part.person in children:
            yield Involvement(person=children[part.person], involvement=part.involvement)
