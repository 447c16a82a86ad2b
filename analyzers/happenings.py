"""Happenings counted once: what may only be one thing told twice makes no higher number."""

import datetime as dt
from collections.abc import Collection, Sequence

from analyzers.lives import Life
from analyzers.maybe_one import kept_apart
from analyzers.records import is_of_text
from chronology.model import Chronology, Event, Group
from chronology.practice import group_of

# Within so many days two texts may tell of one thing: the evening, the school on Monday, the visit because of it.
_NEAR = dt.timedelta(days=3)
# A blow is told as an incident by the police, as an injury by a ward and as what a child said by a school.
_ONE_SORT = frozenset({Group.DOMESTIC_ABUSE, Group.INJURY_OR_HARM, Group.DISCLOSURE, Group.POLICE})


def certainly_apart(events: Sequence[Event], life: Life, chronology: Chronology) -> list[Event]:
    """As many of some events as were certainly several happenings, in order of time; of two that may be one the first stays.

    One that is sure stays before one that is only named, so that the sure ones are the same with the others and without.
    """
    pairs = kept_apart(chronology)
    kept: list[Event] = []
    for event in sorted(events, key=lambda each: (each.key in life.named, *_moment(each))):
        if not any(_may_be_one(event, other, pairs) for other in reversed(kept)):
            kept.append(event)
    return sorted(kept, key=_moment)


def _moment(event: Event) -> tuple[dt.date, dt.date, str]:
    return event.when.first_day, event.when.last_day, event.key


def _may_be_one(one: Event, other: Event, pairs: Collection[frozenset[str]]) -> bool:
    if frozenset((one.key, other.key)) in pairs:
        return True
    if not (is_of_text(one) or is_of_text(other)) or _sort(one) != _sort(other):
        return False
    # What is only known to have been within a month may be any of that month.
    return one.when.first_day <= other.when.last_day + _NEAR and other.when.first_day <= one.when.last_day + _NEAR


def _sort(event: Event) -> Group:
    group = group_of(event.kind)
    return Group.DOMESTIC_ABUSE if group in _ONE_SORT else group


def at_least(counted: Sequence[Event], found: Sequence[Event]) -> str:
    """The words "at least " where not all that was found was counted."""
    return "at least " if len(counted) < len(found) else ""
