"""Everybody the inputs hold, before anything is chosen: who they are, what is told of them, and who may be one person."""

import heapq
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from chronology.model import Kind, Person, SamePerson
from chronology.normalise import subjects
from chronology.pipeline.aside import Alone
from chronology.pipeline.cast import with_roles
from chronology.pipeline.counting import LEAST
from chronology.pipeline.holdings import holdings
from chronology.pipeline.reading import Reads
from chronology.pipeline.subjects import about
from chronology.pipeline.twice import of_a_number_and_a_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Everybody:
    """Everyone the inputs name, how many accounts are about each by id, of which kinds those are, and who may be one."""

    people: "Listed"
    told_of: Counter[str]
    """Without those of whom nothing is held; see `told`."""
    kinds: Counter[Kind]
    proposals: tuple[SamePerson, ...]

    def told(self, identity: str) -> int:
        """How many accounts are about somebody."""
        return self.told_of[identity] + self.people.alone.told_of(identity)

    def by_how_much(self) -> Iterator[Person]:
        """Everyone, of whom most is told first."""
        listed = self.people

        def place(person: Person) -> tuple[int, str]:
            return -self.told(person.id), person.id

        held = sorted((*listed.recorded, *listed.named), key=place)
        return heapq.merge(held, listed.alone.sorted_by(lambda one: -self.told(one)), key=place)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """Those recorded in the order of their ids, then those only named. Whoever stands alone is made anew each time it is gone through."""

    recorded: tuple[Person, ...]
    alone: Alone
    named: tuple[Person, ...]

    def __iter__(self) -> Iterator[Person]:
        """Each of them."""
        yield from heapq.merge(self.recorded, self.alone, key=_first_id)
        yield from self.named


def _first_id(person: Person) -> str:
    """The first of the ids that somebody's records have, without what tells two of an id apart."""
    own, *_ = person.id.split(f"@{person.source.document}")
    return min([own, *(each.id for each in person.joined)])


def everybody(reads: Reads) -> Everybody:
    """What the inputs hold before anything is chosen."""
    held = holdings(reads)
    told = held.accounts
    only = held.candidates[0].id if len(held.candidates) == 1 else None
    if only is not None:
        told = tuple(about(account, held.candidates) for account in told)
    accounts, by_role = with_roles(told, held.cast)
    id_of = held.cast.settled.id_of
    named = Counter(person for account in accounts for person in subjects(account))
    recorded = held.cast.settled.people
    people = Listed(recorded=recorded, alone=reads.counted.alone, named=(*held.people[len(recorded) :], *by_role))
    told_of = (one for one in people if held.told_of[one.id] or reads.counted.alone.told_of(one.id))
    return Everybody(
        people=people,
        told_of=named + reads.counted.about(id_of),
        kinds=Counter(account.kind for account in accounts) + reads.counted.kinds_for(only, id_of),
        proposals=(*held.proposals, *of_a_number_and_a_name(held, told_of)),
    )


def read_to_count(read: Callable[[int | None], Reads]) -> Reads:
    """The inputs read for `everybody`: accounts of large exports are counted and forgotten; where that will not do, all are held.

    `read` reads the inputs, and counts the accounts of exports from that many bytes.
    """
    reads = read(LEAST)
    return reads if reads.counted.is_sure else read(None)
