"""What people are called in place of their names: by codes for what they are, or by a word for it."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from chronology.model import Chronology, Person, PersonKind, Place, Relationship, When
from chronology.people import Kinship, is_only_named, kin_words, relations, role_words
from chronology.redaction.tables import table_of

_JOB = ("job title", "role", "post")
# From a child to a parent's partner's parent.
_STEPS = 4
_WORKING = (PersonKind.PROFESSIONAL, PersonKind.ORGANISATION)


@dataclass(frozen=True, slots=True)
class Sort:
    """A sort of person: the code, what it means, and how it is found."""

    code: str
    says: Mapping[str, str]
    numbered: bool = False
    role: str = ""
    kinds: frozenset[str] = frozenset()
    titles: re.Pattern[str] | None = None

    def says_in(self, language: str) -> str:
        """What the code means."""
        return self.says.get(language, self.says["en"])


def _sort(row: Mapping[str, Any]) -> Sort:
    titles = row.get("titles", ())
    return Sort(
        code=row.get("code", ""),
        says={"en": row["en"], "cy": row["cy"]},
        numbered=row.get("numbered", "titles" in row),
        role=row.get("role", ""),
        kinds=frozenset(row.get("kinds", row.get("words", ()))),
        titles=re.compile(rf"\b(?:{'|'.join(map(re.escape, titles))})\b", re.IGNORECASE) if titles else None,
    )


@cache
def _sorts(section: str) -> tuple[Sort, ...]:
    return tuple(map(_sort, table_of("codes.toml")[section]))


@cache
def _kind(name: str) -> Sort:
    return _sort(table_of("codes.toml")["kinds"][name])


class Roles:
    """What everybody in a chronology is to whom it is about."""

    def __init__(self, chronology: Chronology) -> None:
        self._chronology = chronology
        self._people = {person.id: person for person in chronology.people}
        self._family = self._of_family()
        self._kin = _reached(chronology)
        self._called_kin = self._called_so() if chronology.subjects else frozenset()

    def _of_family(self) -> Mapping[str, Sort]:
        found: dict[str, Sort] = {}
        kinship = Kinship(self._chronology.people, self._chronology.relationships)
        roles = {role.name: role for role in role_words().values()}
        for sort in _sorts("family"):
            for subject in self._chronology.subjects:
                fitting = kinship.fitting(roles[sort.role], subject, When.undated()) if sort.role else set()
                for person in (*fitting, *self._related(sort, subject)):
                    if person not in self._chronology.subjects:
                        found.setdefault(person, sort)
        return found

    def _related(self, sort: Sort, subject: str) -> Iterator[str]:
        """Those whom the record calls that, to the subject or (where it says to whom) through somebody else."""
        for relation in self._chronology.relationships:
            kind = relation.kind.casefold()
            if kind not in sort.kinds:
                continue
            if relation.to_person == subject or "'s" in kind:
                yield relation.from_person
            elif relation.from_person == subject and sort.code in ("PT", "S"):
                yield relation.to_person

    def sort_of(self, person: Person) -> Sort:
        """What somebody is."""
        if person.id in self._chronology.subjects:
            return _kind("subject_child" if person.kind is PersonKind.CHILD else "subject")
        if person.kind in _WORKING and (at_work := self._at_work(person)) is not None:
            return at_work
        if person.id in self._family:
            return self._family[person.id]
        if person.kind in _WORKING:
            return _kind("professional")
        return _kind(person.kind.value)

    def _at_work(self, person: Person) -> Sort | None:
        titles = [value for label, value in person.details if label.casefold() in _JOB]
        fitting = (s for s in _sorts("work") if s.titles and any(s.titles.search(title) for title in titles))
        return next(fitting, None)

    def third(self, person: Person) -> Sort:
        """What somebody is called who is neither family nor there for work."""
        kinds = {r.kind.casefold() for r in self._chronology.relationships if r.from_person == person.id}
        kinds |= {part.role.casefold() for part in self._parts(person.id)}
        fitting = (sort for sort in _sorts("third") if kinds & sort.kinds)
        return next(fitting, self.sort_of(person))

    def _parts(self, person: str) -> Iterator[Any]:
        for event in (*self._chronology.events, *self._chronology.undated):
            yield from (part for part in event.people if part.person == person)

    def is_family(self, person: Person) -> bool:
        """Somebody the record ties to whom it is about by blood, marriage or care, over some steps."""
        return person.id in self._family or person.id in self._kin or person.id in self._called_kin

    def _called_so(self) -> frozenset[str]:
        """In an adult's own file those whom it calls by a word for kin: what a mother's brother is to a child is told otherwise."""
        people = self._people
        if not all(people[one].kind is PersonKind.ADULT for one in self._chronology.subjects if one in people):
            return frozenset()
        kin = kin_words()
        told = (*self._chronology.events, *self._chronology.undated)
        return frozenset(
            part.person
            for event in told
            for part in event.people
            if part.role.casefold() in kin and is_only_named(part.person)
        )


def _reached(chronology: Chronology) -> frozenset[str]:
    ties = _ties(chronology.relationships)
    reached = set(chronology.subjects)
    for _ in range(_STEPS):
        reached |= {other for one in reached for other in ties.get(one, ())}
    return frozenset(reached)


def _ties(relationships: Iterable[Relationship]) -> Mapping[str, set[str]]:
    kinds = {kind for known in relations().values() for kind in (*known.kinds, *known.parents, *known.children)}
    kinds |= {kind for sort in _sorts("family") for kind in sort.kinds}
    found: dict[str, set[str]] = defaultdict(set)
    for relation in relationships:
        if relation.kind.casefold() in kinds:
            found[relation.from_person].add(relation.to_person)
            found[relation.to_person].add(relation.from_person)
    return found


def in_order_of_appearance(chronology: Chronology, people: Iterable[Person]) -> Sequence[Person]:
    """Subjects first, then by the first entry somebody takes part in, then as they are listed."""
    first: dict[str, int] = {}
    for nth, event in enumerate((*chronology.events, *chronology.undated)):
        for part in event.people:
            first.setdefault(part.person, nth)
    subjects = {person: nth for nth, person in enumerate(chronology.subjects)}
    last = len(first) + len(chronology.events) + len(chronology.undated)
    return sorted(people, key=lambda p: (subjects.get(p.id, len(subjects)), first.get(p.id, last)))


def numbered(sorts: Sequence[Sort]) -> Sequence[str]:
    """A code for each: with a number where there are several of a sort, or where the sort always has one."""
    of_code = Counter(sort.code for sort in sorts)
    given: Counter[str] = Counter()
    found = []
    for sort in sorts:
        given[sort.code] += 1
        several = sort.numbered or of_code[sort.code] > 1
        found.append(f"{sort.code}{given[sort.code]}" if several else sort.code)
    return found


def worded(sorts: Sequence[Sort], language: str) -> Sequence[str]:
    """A word for each, in marks, with a number where there are several."""
    words = [sort.says_in(language) for sort in sorts]
    of_word = Counter(words)
    given: Counter[str] = Counter()
    found = []
    for word in words:
        given[word] += 1
        found.append(f"‹{word} {given[word]}›" if of_word[word] > 1 else f"‹{word}›")
    return found


def school() -> Sort:
    """The sort of a school."""
    return _kind("school")


def schools(places: Iterable[Place]) -> Mapping[str, str]:
    """A code for each school, in the order they are listed."""
    ids = [place.id for place in places]
    return dict(zip(ids, numbered([school()] * len(ids)), strict=True))
