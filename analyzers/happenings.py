"""Happenings counted once: what may only be one thing told twice makes no higher number."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence

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
    partners = _partners(kept_apart(chronology))
    kept: list[Event] = []
    keys: set[str] = set()
    of_sort: dict[Group, list[Event]] = defaultdict(list)
    texts: dict[Group, list[Event]] = defaultdict(list)
    # Of the days that one sentence gives the exact one tells what happened.
    for event in sorted(events, key=lambda each: (each.key in life.named, not _is_exact(each), *_moment(each))):
        # Two records of a system are two; a text may tell of what any other tells.
        sort, is_text = _sort(event), is_of_text(event)
        beside = of_sort[sort] if is_text else texts[sort]
        again = is_text and any(_is_one_sentence(event, other) for other in kept)
        if again or not keys.isdisjoint(partners[event.key]) or any(_is_near(event, other) for other in beside):
            continue
        kept.append(event)
        keys.add(event.key)
        of_sort[sort].append(event)
        if is_text:
            texts[sort].append(event)
    return sorted(kept, key=_moment)


def _moment(event: Event) -> tuple[dt.date, dt.date, str]:
    return event.when.first_day, event.when.last_day, event.key


def _partners(pairs: Iterable[frozenset[str]]) -> defaultdict[str, set[str]]:
    """By the key of each that was kept apart from another, the keys of those others."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for pair in pairs:
        for key in pair:
            found[key] |= pair - {key}
    return found


def _is_near(one: Event, other: Event) -> bool:
    """They may have been within a few days: what is only known to have been within a month may be any of that month."""
    return one.when.first_day <= other.when.last_day + _NEAR and other.when.first_day <= one.when.last_day + _NEAR


def _is_exact(event: Event) -> bool:
    return event.when.earliest is not None and event.when.earliest == event.when.latest


def _is_one_sentence(event: Event, other: Event) -> bool:
    """A text gives two days in the words of one thing, and one of them no more than as a month or a time."""
    one_text = event.accounts[0].source.document == other.accounts[0].source.document
    return not _is_exact(event) and one_text and event.fact == other.fact and event.kind is other.kind


def _sort(event: Event) -> Group:
    group = group_of(event.kind)
    return Group.DOMESTIC_ABUSE if group in _ONE_SORT else group


def at_least(counted: Sequence[Event], found: Sequence[Event]) -> str:
    """The words "at least " where not all that was found was counted."""
    return "at least " if len(counted) < len(found) else ""
