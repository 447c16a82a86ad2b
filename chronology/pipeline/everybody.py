"""Everybody the inputs hold, before anything is chosen: who they are, what is told of them, and who may be one person."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from chronology.model import Kind, Person, SamePerson
from chronology.normalise import subjects
from chronology.pipeline.cast import with_roles
from chronology.pipeline.counting import LEAST
from chronology.pipeline.holdings import holdings
from chronology.pipeline.reading import Reads
from chronology.pipeline.subjects import about
from chronology.pipeline.twice import of_a_number_and_a_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Everybody:
    """Everyone the inputs name, how many accounts are about each by id, of which kinds those are, and who may be one."""

    people: tuple[Person, ...]
    told_of: Counter[str]
    kinds: Counter[Kind]
    proposals: tuple[SamePerson, ...]


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
    return Everybody(
        people=(*held.people, *by_role),
        told_of=named + reads.counted.about(id_of),
        kinds=Counter(account.kind for account in accounts) + reads.counted.kinds_for(only, id_of),
        proposals=(*held.proposals, *of_a_number_and_a_name(held)),
    )


def read_to_count(read: Callable[[int | None], Reads]) -> Reads:
    """The inputs read for `everybody`: accounts of large exports are counted and forgotten; where that will not do, all are held.

    `read` reads the inputs, and counts the accounts of exports from that many bytes.
    """
    reads = read(LEAST)
    return reads if reads.counted.is_sure else read(None)
