"""Several records of one person as one `Person`: nothing that any of them says is lost."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from chronology.model import Joined, Person, PersonKind, When
from chronology.people.likeness import is_whole
from chronology.people.names import is_named, plain


def one_of(identity: str, people: Sequence[Person], reasons: Sequence[tuple[str, ...]]) -> Person:
    """One person of all records of one, the first leading; each other one is named with the reason for joining it."""
    if len(people) == 1:
        return people[0] if people[0].id == identity else replace(people[0], id=identity)
    lead = people[0]
    name = next((person.name for person in people if is_named(person)), lead.name)
    born, died = _most_exact([p.born for p in people]), _most_exact([p.died for p in people])
    sex = next((person.sex for person in people if person.sex), None)
    return replace(
        lead,
        id=identity,
        kind=next((person.kind for person in people if person.kind is not PersonKind.UNKNOWN), lead.kind),
        name=name,
        known_as=_known_as(people, name),
        identifiers=tuple(dict.fromkeys(pair for person in people for pair in person.identifiers)),
        born=born,
        expected=next((person.expected for person in people if person.expected), None),
        died=died,
        sex=sex,
        details=tuple(
            dict.fromkeys((*(pair for person in people for pair in person.details), *_left(people, born, died, sex)))
        ),
        protected_address=any(person.protected_address for person in people),
        is_subject=any(person.is_subject for person in people),
        joined=tuple(dict.fromkeys(_joined(people, reasons))),
    )


def _joined(people: Sequence[Person], reasons: Sequence[tuple[str, ...]]) -> Iterator[Joined]:
    for person, basis in zip(people, reasons, strict=True):
        yield from person.joined
        if person is not people[0]:
            yield Joined(id=person.id, basis=basis, source=person.source)


def _known_as(people: Sequence[Person], name: str) -> tuple[str, ...]:
    """Every other name, once; a name is another one when it is not only written with other capitals or marks."""
    written = [each for person in people for each in (*person.known_as, person.name) if plain(each)]
    taken = {plain(name)}
    found = []
    for each in written:
        if plain(each) not in taken:
            taken.add(plain(each))
            found.append(each)
    return tuple(found)


def _most_exact(whens: Sequence[When | None]) -> When | None:
    given = [when for when in whens if when is not None]
    return next(
        (when for when in given if is_whole(when)), next((w for w in given if w.dated), next(iter(given), None))
    )


def _left(people: Sequence[Person], born: When | None, died: When | None, sex: str | None) -> Iterator[tuple[str, str]]:
    """What a record says otherwise than the joined person: kept, under a name that says so."""
    for person in people:
        for label, own, chosen in (("date of birth", person.born, born), ("date of death", person.died, died)):
            if own and chosen and own.edtf != chosen.edtf:
                yield f"{label} as another record has it", own.edtf or own.as_written
        if person.sex and person.sex != sex:
            yield "sex as another record has it", person.sex
