"""Records that nobody has signed off: professionals are told them as drafts, a court and a family only that there are some."""

from collections.abc import Iterable
from typing import Final

from chronology.model import Account, Status

# What is not agreed yet is nobody's decision: neither a court nor those it is about should read it as one.
_ONLY_FINISHED: Final = frozenset({"court", "family"})


def finished(accounts: Iterable[Account], profile: str) -> tuple[list[Account], list[Account]]:
    """What a profile's reader is told, and the drafts that are no more than named to them."""
    every = list(accounts)
    if profile not in _ONLY_FINISHED:
        return every, []
    drafts = [account for account in every if account.status is Status.DRAFT]
    return [account for account in every if account.status is not Status.DRAFT], drafts
