"""What a note tells: whole, for who is given all of it; for others the sentences of it that tell most, not its first."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from chronology.model import Account, Chronology, Event
from chronology.normalise import PRINT_ALL
from chronology.prose.choosing import chosen
from chronology.prose.wording import FACT_WORDS, MORE, plain

_MOST = 900
"""Words of the longest note that is told whole; a report that is longer stays in the file, and the cut is marked."""


def told_whole(chronology: Chronology) -> Chronology:
    """The chronology with its facts as long as the words they were taken from, where its profile prints all.

    Elsewhere a fact that was cut is of as many words, and of the sentences a reader must not miss.
    """
    told = partial(_whole, every=chronology.profile in PRINT_ALL)
    return replace(
        chronology,
        events=tuple(map(told, chronology.events)),
        undated=tuple(map(told, chronology.undated)),
        later=tuple(map(told, chronology.later)),
        drafts=tuple(map(told, chronology.drafts)),
    )


def _whole(event: Event, *, every: bool) -> Event:
    longer = dict(_longer(event, every=every))
    if not longer:
        return event
    accounts = tuple(
        replace(account, fact=longer[account.fact]) if account.fact in longer else account for account in event.accounts
    )
    return replace(event, accounts=accounts, fact=longer.get(event.fact, event.fact))


def _longer(event: Event, *, every: bool) -> Iterator[tuple[str, str]]:
    """The facts of an event that were cut, each with all its source says, or with the sentences of it that tell most."""
    for account in event.accounts:
        if account.fact.endswith(MORE) and (words := _words_of(account)):
            if every:
                yield account.fact, words
            elif kept := chosen(words.removesuffix(MORE), FACT_WORDS):
                yield account.fact, kept


def _words_of(account: Account) -> str:
    quote = plain(account.source.quote or "")
    begins = quote.find(account.fact.removesuffix(MORE)[:40])
    words = quote[begins:].split() if begins >= 0 else []
    return " ".join(words) if len(words) <= _MOST else " ".join(words[:_MOST]) + MORE
