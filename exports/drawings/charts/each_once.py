"""Happenings as a chart counts them: only what an entry surely tells, and what may be one happening told by several texts once."""

import datetime as dt
from collections.abc import Sequence

from chronology.model import Event
from chronology.prose.sure import Sureness, is_kind_from_words, sureness

# Within so many days two texts may tell of one thing, as findings have it.
_NEAR = dt.timedelta(days=3)


def each_once(events: Sequence[Event]) -> list[Event]:
    """In order of time, each once; of several that may be one the first stays. Two records of a system are two."""
    kept: list[Event] = []
    for event in sorted(filter(_is_sure, events), key=lambda each: (each.when.first_day, each.key)):
        if not any(_may_be_one(event, other) for other in reversed(kept)):
            kept.append(event)
    return kept


def _is_sure(event: Event) -> bool:
    return not event.accounts or any(sureness(account) is not Sureness.NAMED for account in event.accounts)


def _may_be_one(event: Event, other: Event) -> bool:
    near = event.when.first_day <= other.when.last_day + _NEAR
    return near and (_is_from_words(event) or _is_from_words(other))


def _is_from_words(event: Event) -> bool:
    return any(map(is_kind_from_words, event.accounts))
