"""People whom the head or the rows of a text or table only name: somebody recorded elsewhere, where the name can be nobody else's.

A name at the head of a file is settled as names in texts are: "Seren Pugh" is the one Seren Haf Pugh of the records. What the
head adds of somebody (a birth date, other names, their work) is kept with them. Somebody whom records are about is settled so only
where the records are of one family: of an authority's whole return another child may well have the name.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from chronology.model import Person
from chronology.people.joining import one_of
from chronology.people.likeness import Record, contradictions
from chronology.people.register import BY_NAME, TOLD_APART, Register
from chronology.people.roles import INITIALS
from chronology.people.settling import IdPair, Settled, decided, settle

_BASIS = "the head of a file names somebody so, and nobody else has that name"
_OF_ROWS = "rows are about somebody called so; the records are of one family, and nobody else in it has that name"


@dataclass(frozen=True, slots=True)
class _Found:
    person: Person
    known: str

    @property
    def basis(self) -> str:
        return _OF_ROWS if self.person.is_subject else _BASIS


def settle_heads(
    people: Iterable[Person],
    same: Collection[IdPair],
    different: Collection[IdPair],
    related: Collection[IdPair],
    *,
    everybody: bool = True,
) -> Settled:
    """People settled, with those of heads and rows as whom they name; `everybody` whom the records are about was read."""
    every = tuple(people)
    named = [person for person in every if person.id.startswith(BY_NAME)]
    if not named:
        return settle(every, same, different, related)
    recorded = settle([person for person in every if not person.id.startswith(BY_NAME)], same, different, related)
    is_family = everybody and _is_of_one_family(recorded, related)
    named = [person for person in named if not person.is_subject or is_family]
    # Of two whom one document tells apart under one name the name alone means neither.
    twice = _told_apart(named)
    named = [person for person in named if TOLD_APART not in person.id or _name_of(person) not in twice]
    only_named = frozenset(named)
    known = settle([person for person in every if person not in only_named], same, different, related)
    register, people_by_id = Register(known.people), {one.id: one for one in known.people}
    told = decided(same, different)
    found = [each for person in named if person.id not in told and (each := _known(person, register, people_by_id))]
    joined = frozenset(each.person for each in found)
    settled = settle([person for person in every if person not in joined], same, different, related)
    return _with(settled, found)


def _name_of(person: Person) -> tuple[str, str]:
    return person.source.document, person.id.partition(TOLD_APART)[0]


def _told_apart(named: Iterable[Person]) -> frozenset[tuple[str, str]]:
    """(document, id) of names under which a document has several people."""
    ids: dict[tuple[str, str], set[str]] = defaultdict(set)
    for person in named:
        ids[_name_of(person)].add(person.id)
    return frozenset(name for name, each in ids.items() if len(each) > 1)


def _is_of_one_family(recorded: Settled, related: Collection[IdPair]) -> bool:
    """Those whom the records are about are one, or all kin of each other by what is recorded."""
    about = {person.id for person in recorded.people if person.is_subject}
    kin: dict[str, set[str]] = defaultdict(set)
    for pair in related:
        one, other = (recorded.moved.get(identity, identity) for identity in pair)
        kin[one].add(other)
        kin[other].add(one)
    reached, waiting = set[str](), sorted(about)[:1]
    while waiting:
        person = waiting.pop()
        reached.add(person)
        waiting += kin[person] - reached
    return bool(about) and about <= reached


def _known(person: Person, register: Register, people: Mapping[str, Person]) -> _Found | None:
    """Whom of those recorded a name means, where nothing recorded speaks against it."""
    identity = register.named(person.name) if person.id not in people else None
    if identity is None or contradictions(
        Record(replace(person, name=people[identity].name)), Record(people[identity])
    ):
        return None
    return _Found(person, identity)


def _with(settled: Settled, found: Sequence[_Found]) -> Settled:
    people = {one.id: one for one in settled.people}
    moved, renamed = dict(settled.moved), dict(settled.renamed)
    for each in found:
        identity = settled.moved.get(each.known, each.known)
        own = people[identity]
        has_work = any(label == "job title" for label, _ in own.details)
        # What it is called there is no other name of theirs, but a way to write theirs.
        details = tuple(pair for pair in each.person.details if not has_work or pair[0] == INITIALS)
        said = replace(each.person, name=own.name, details=details)
        people[identity] = one_of(identity, [own, said], [(), (each.basis,)])
        renamed[each.person.source.document, each.person.id] = identity
        moved[each.person.id] = identity
    return replace(
        settled,
        people=tuple(people.values()),
        moved=moved,
        renamed=renamed,
        ids=settled.ids | {each.person.id for each in found},
    )
