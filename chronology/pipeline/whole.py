"""What a note tells, whole, for who is given all of it: the facts of accounts are its first sentences."""

from collections.abc import Iterator
from dataclasses import replace

from chronology.model import Chronology, Event
from chronology.normalise import PRINT_ALL
from chronology.prose.said_whole import said_whole
from chronology.prose.wording import MORE


def told_whole(chronology: Chronology) -> Chronology:
    """The chronology with its facts as long as the words they were taken from, where its profile prints all."""
    if chronology.profile not in PRINT_ALL:
        return chronology
    return replace(
        chronology,
        events=tuple(map(_whole, chronology.events)),
        undated=tuple(map(_whole, chronology.undated)),
        later=tuple(map(_whole, chronology.later)),
        drafts=tuple(map(_whole, chronology.drafts)),
    )


def _whole(event: Event) -> Event:
    longer = dict(_longer(event))
    if not longer:
        return event
    accounts = tuple(
        replace(account, fact=longer[account.fact]) if account.fact in longer else account for account in event.accounts
    )
    return replace(event, accounts=accounts, fact=longer.get(event.fact, event.fact))


def _longer(event: Event) -> Iterator[tuple[str, str]]:
    """The facts of an event that were cut, each with all its source says."""
    for account in event.accounts:
        if account.fact.endswith(MORE) and (words := said_whole(account)) != account.fact:
            yield account.fact, words
