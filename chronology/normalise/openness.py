"""Tellings of one incident of which some may not go to everyone: whose record is open stands open.

A restriction is one of a record. Minutes that may not leave the meeting tell of the day on which a bolt was found, and so do
the police, the surgery and a neighbour: theirs do not become secret because a meeting spoke of them. It is another thing where
the words themselves keep a matter back, "she does not want him to know": that is meant of whoever else tells of it, until
several others do.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from chronology.model import Account, Apart, Restriction
from chronology.prose.confidence import in_confidence

Tellings = Sequence[Account]

_NO_SECRET = 2
"""Of what so many other sources tell openly nothing is kept back by the words of one."""


def by_openness(accounts: Tellings, *, asked_for: bool = False) -> tuple[Tellings, ...]:
    """The accounts of an incident, those that may go to everyone apart from those of records that may not.

    They stay together where a reviewer joined them (`asked_for`), where the words of one keep back a matter that hardly
    anybody else tells, and with what else its own record tells.
    """
    records = {_record(account) for account in accounts if account.restriction is not Restriction.NONE}
    kept = [account for account in accounts if _record(account) in records]
    open_ = [account for account in accounts if _record(account) not in records]
    is_secret = len({account.source.document for account in open_}) < _NO_SECRET and any(map(_keeps_the_matter, kept))
    return (accounts,) if asked_for or is_secret or not (kept and open_) else (open_, kept)


def apart_by_openness(told: Sequence[Tellings]) -> tuple[Apart, ...]:
    """The pairs of accounts that were kept apart for that, the first of each side."""
    return tuple(
        Apart(one=one[0].key, other=other[0].key, shared="one incident", against="one may not go to everyone")
        for one, other in pairwise(told)
    )


def _keeps_the_matter(account: Account) -> bool:
    """Its own words say that what they tell is not for everybody."""
    open_ = replace(account, restriction=Restriction.NONE)
    return in_confidence(open_).restriction is not Restriction.NONE


def _record(account: Account) -> str:
    return account.key.partition("#")[0]
