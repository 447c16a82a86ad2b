"""Everybody the inputs hold, before anything is chosen: who they are, what is told of them, and who may be one person."""

from chronology.model import Account, Person, SamePerson
from chronology.pipeline.cast import with_roles
from chronology.pipeline.holdings import holdings
from chronology.pipeline.reading import Reads
from chronology.pipeline.subjects import about
from chronology.pipeline.twice import of_a_number_and_a_name


def everybody(reads: Reads) -> tuple[tuple[Person, ...], tuple[Account, ...], tuple[SamePerson, ...]]:
    """Everyone the inputs name, their accounts by id, and who may be one: what they hold before anything is chosen."""
    held = holdings(reads)
    told = held.accounts
    if len(held.candidates) == 1:
        told = tuple(about(account, held.candidates) for account in told)
    accounts, by_role = with_roles(told, held.cast)
    return (*held.people, *by_role), tuple(accounts), (*held.proposals, *of_a_number_and_a_name(held))
