"""The front sheet where several in the files have the subject's name: its date of birth says which of them is meant."""

from dataclasses import replace

from chronology.model import Cover, Person, When
from chronology.people import TOLD_APART, Born, births, is_only_named, plain
from chronology.pipeline.holdings import Holdings, holdings
from chronology.pipeline.subjects import FRONT_SHEET


def as_born(held: Holdings, cover: Cover) -> Holdings:
    """The holdings with the front sheet as a record of whom the texts call so and nobody gives a birth.

    Only where some file tells a namesake apart by another birth: whom a file of that day means is then the same person by name
    and birth, and whom texts call so without a birth is the one whose front sheet it is.
    """
    if not cover.subject_name or cover.subject_born is None:
        return held
    born = When.on(cover.subject_born)
    called = [person for person in held.people if plain(person.name) == plain(cover.subject_name)]
    bare = [person for person in called if is_only_named(person.id) and TOLD_APART not in person.id]
    told = [replace(person, born=born) for person in bare if person.born is None]
    if len(told) != 1 or not any(births(told[0], other) is Born.DIFFERENT for other in called):
        return held
    (one,) = told
    sheet = Person(id=one.id, kind=one.kind, name=one.name, born=born, is_subject=one.is_subject, source=FRONT_SHEET)
    return holdings(replace(held.reads, values=(*held.reads.values, sheet)), *held.decided_by)
