"""What waits for a reviewer before a document is whole: everybody who may be the subject, asked at once."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from chronology.model import Person
from chronology.pipeline import subjects as subject
from chronology.pipeline.building import Wishes
from chronology.pipeline.cast import with_roles, with_whole_names
from chronology.pipeline.holdings import Holdings
from chronology.pipeline.twice import Link, links, settled_for


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
    if not links(held, chosen, wishes.cover):
        return ()
    ids = frozenset(person.id for person in chosen)
    found = links(held, chosen, wishes.cover, _told_by_entries(held, chosen))
    names = {person.id: person.name for person in held.people}
    left = held.left_out(ids, [each.pair for each in found])
    asked = (
        Waiting(each, names.get(each.nearer, ""), names.get(each.further, ""), sum(left.get(each.further, ())))
        for each in found
    )
    return tuple(sorted(asked, key=lambda each: -each.left_out))


def _told_by_entries(held: Holdings, chosen: Sequence[Person]) -> Collection[str]:
    """Those of whom the subject's own entries tell who they are: nobody is asked of them."""
    ids = frozenset(person.id for person in chosen)
    cast, _ = with_roles([subject.about(account, chosen) for account in held.accounts_of(ids)], held.cast)
    _, meant = with_whole_names(cast, held.cast, ids)
    return frozenset(meant)
