"""How an injury is said to have come about: not at all, in ways that differ, as what befell, or as somebody's deed."""

from collections.abc import Iterator
from itertools import combinations

from analyzers.told import holds, tells
from chronology.model import Event, Kind
from chronology.normalise.injury import cause, causes_contradict, was_done


def is_unexplained(event: Event) -> bool:
    """By its kind or its words nobody explained it, or not as an accident; explained in ways that differ is another thing."""
    if _causes_differ(event):
        return False
    return event.kind is Kind.INJURY_UNEXPLAINED or tells(event, "unexplained") or holds(event, "no_explanation")


def explanations_differ(event: Event) -> bool:
    """Its accounts give causes that differ, or the words say that the explanations do."""
    told = any(conflict.field == "cause" for conflict in event.conflicts) or holds(event, "explanations_differ")
    return told or _causes_differ(event)


def _causes_differ(event: Event) -> bool:
    """Two of its accounts name causes that cannot be one."""
    named = dict.fromkeys(text for text in _texts(event) if cause(text))
    return any(causes_contradict(one, other) for one, other in combinations(named, 2))


def names_cause(event: Event) -> bool:
    """Somebody's words for how it came about are on record, whatever was made of them."""
    return any(map(cause, _texts(event)))


def has_explanation(event: Event) -> bool:
    """Some cause of it is on record, one and no other, and the record does not call it unexplained."""
    return not is_unexplained(event) and not explanations_differ(event) and names_cause(event)


def just_befell(event: Event) -> bool:
    """A cause is on record that is nobody's deed, and nothing speaks against it."""
    return has_explanation(event) and not any(map(was_done, _texts(event)))


def _texts(event: Event) -> Iterator[str]:
    """What it tells and what each of its accounts does: a cause may stand in one of them only."""
    tellings = (event, *event.accounts)
    return iter(dict.fromkeys(text for each in tellings for text in (each.title, each.fact, each.outcome) if text))
