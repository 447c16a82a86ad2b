"""Later entries in whose words an action without a completion comes back: they may show it done, and may not."""

from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from chronology.model import Action, Event
from chronology.normalise.distinctive import distinctive, names
from chronology.normalise.keys import record_of

_LEAST = 2
"""Words that an action must have of its own: "Review" and "Six weekly visits" come back everywhere."""
_SHARED = 2 / 3
_EVERYWHERE, _FEW = 8, 3
"""A word in more than one of so many entries, and in more than a few, is of the case and of no action."""


def with_echoes(actions: Sequence[Action], events: Sequence[Event]) -> tuple[Action, ...]:
    """Actions, those without a completion with the keys of later entries that share most of their words.

    No link is made: the record does not say that the two belong together, and a document says no more than where to look.
    """
    words = {event.key: _words(_told(event)) for event in events}
    told_in = Counter(word for each in words.values() for word in each)
    usual = {word for word, count in told_in.items() if count > max(_FEW, len(events) // _EVERYWHERE)}
    agreeing = {record_of(account.key): event for event in events for account in event.accounts}
    return tuple(
        replace(action, echoes=() if action.done else _echoes(action, events, words, usual, agreeing))
        for action in actions
    )


def _echoes(
    action: Action,
    events: Sequence[Event],
    words: Mapping[str, frozenset[str]],
    usual: AbstractSet[str],
    agreeing: Mapping[str, Event],
) -> tuple[str, ...]:
    own = _words(action.text) - usual
    agreed = agreeing.get(action.account)
    known = (agreed.when if agreed else None, action.agreed_at, action.due)
    since = next((when.last_day for when in known if when is not None and when.dated), None)
    if len(own) < _LEAST or since is None:
        return ()
    return tuple(
        event.key
        for event in events
        if event.when.first_day > since and len(own & words[event.key]) >= _SHARED * len(own)
    )


def _words(text: str) -> frozenset[str]:
    return distinctive(text) | names(text)


def _told(event: Event) -> str:
    told = (event.title, event.fact, event.action, event.outcome, event.decision, event.rationale)
    return " . ".join(filter(None, told))
