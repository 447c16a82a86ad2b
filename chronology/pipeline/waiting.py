"""What waits for a reviewer before a document is whole: everybody who may be the subject, asked at once."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from chronology.model import Person, SamePerson
from chronology.people import Record, contradictions
from chronology.people.names import SAME
from chronology.pipeline import subjects as subject
from chronology.pipeline.births import of_one_name_otherwise_born
from chronology.pipeline.cast import with_roles
from chronology.pipeline.holdings import Holdings
from chronology.pipeline.twice import Link, links, settled_for
from chronology.pipeline.whole_names import with_whole_names
from chronology.pipeline.wishes import Wishes


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody who may be the subject, and how many accounts of theirs the document is without."""

    link: Link
    nearer: str
    """What the one is called by whom they may be the subject; empty where there is only a number."""
    further: str
    left_out: int = 0


def waiting_for(held: Holdings, wishes: Wishes) -> tuple[Waiting, ...]:
    """All who wait for an answer whether they are the subject, those of whom most is missing first.

    Raises:
        WrongUseError: it is not clear whom the document is about.

    """
    held = settled_for(held, wishes.subject, wishes.cover, wishes.decisions)
    chosen, _ = subject.choose(held.people, held.candidates, held.joined_as(wishes.subject), wishes.cover)
    ids = frozenset(person.id for person in chosen)
    found = links(held, chosen, wishes.cover)
    if found:
        found = links(held, chosen, wishes.cover, _told_by_entries(held, chosen))
    found = (*found, *_otherwise_born(held, chosen, {each.further for each in found}))
    if not found:
        return ()
    names = {person.id: person.name for person in held.people}
    left = held.left_out(ids, [each.pair for each in found])
    asked = (
        Waiting(each, names.get(each.nearer, ""), names.get(each.further, ""), sum(left.get(each.further, ())))
        for each in found
    )
    return tuple(sorted(asked, key=lambda each: -each.left_out))


def _otherwise_born(held: Holdings, chosen: Sequence[Person], asked: Collection[str]) -> Iterator[Link]:
    """Those of the subject's name with another birth: no rule takes them for the subject, and a date may be written wrong."""
    for own, other in of_one_name_otherwise_born(chosen, held.people):
        if other.id not in asked and frozenset((own.id, other.id)) not in held.cast.apart:
            against = contradictions(Record(own), Record(other))
            yield Link(SamePerson(one=own.id, other=other.id, basis=(SAME,), against=against), own.id, other.id)


def _told_by_entries(held: Holdings, chosen: Sequence[Person]) -> Collection[str]:
    """Those of whom the subject's own entries tell who they are: nobody is asked of them."""
    ids = frozenset(person.id for person in chosen)
    cast, _ = with_roles([subject.about(account, chosen) for account in held.accounts_of(ids)], held.cast)
    _, meant = with_whole_names(cast, held.cast, ids)
    return frozenset(meant)
