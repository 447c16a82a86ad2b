"""What else was told of an event: the words of accounts whose telling the entry does not take."""

from chronology.model import Account, Event, Status
from chronology.normalise import brief

MOST_WORDS = 30


def also_told(event: Event) -> tuple[tuple[Account, str], ...]:
    """Accounts of other agencies, and where accounts differ all others, each with its first words.

    One that says the same, or that its source took back, is not told again.
    """
    told = {_plain(event.fact)}
    found = []
    for account in event.accounts[1:]:
        words = brief(account.fact, MOST_WORDS)
        beside = account.agency != event.accounts[0].agency or event.conflicts
        if beside and account.status is not Status.WITHDRAWN and words and _plain(account.fact) not in told:
            told.add(_plain(account.fact))
            found.append((account, words))
    return tuple(found)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).strip(" .")
