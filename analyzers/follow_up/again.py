"""Which action was agreed anew later on: the last agreement is the one that is chased."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence

from analyzers.patterns.services.plan_actions import same_action
from chronology.model import Action


def agreed_again(actions: Sequence[Action]) -> Mapping[int, int]:
    """The place of each undone action that was agreed again, with the place of its last agreement."""
    found: dict[int, int] = {}
    for places in _by_person(actions):
        for index, place in enumerate(places):
            if actions[place].done is None:
                later = [other for other in places[index + 1 :] if _is_again(actions[place], actions[other])]
                found.update({place: later[-1]} if later else {})
    return {place: _last(place, found) for place in found}


def _by_person(actions: Sequence[Action]) -> Sequence[Sequence[int]]:
    """The actions of each person in the order they were agreed in: whose it is matters where one file holds many lives."""
    found: dict[str, list[int]] = defaultdict(list)
    for place, action in sorted(enumerate(actions), key=_in_order):
        for person in action.people or ("",):
            found[person].append(place)
    return [*found.values()]


def _in_order(each: tuple[int, Action]) -> tuple[dt.date, bool, int]:
    """By the day they were agreed on; of one day first those of which it is not said whose they are."""
    place, action = each
    return agreed_on(action), bool(action.owner), place


def _is_again(action: Action, other: Action) -> bool:
    later = agreed_on(other) > agreed_on(action)
    return (later or _is_told_twice(action, other)) and same_action(action, other)


def _is_told_twice(action: Action, other: Action) -> bool:
    """The plan and the minutes of one meeting give it, for the same time and nobody else: "due 30 September", "by Sept"."""
    if action.due is None or other.due is None or not (action.due.dated and other.due.dated):
        return False
    apart = action.due.last_day < other.due.first_day or other.due.last_day < action.due.first_day
    elsewhere = action.source.document != other.source.document
    return elsewhere and not apart and action.owner in (None, "", other.owner)


def _last(place: int, found: Mapping[int, int]) -> int:
    while place in found:
        place = found[place]
    return place


def agreed_on(action: Action) -> dt.date:
    """The day it was agreed, else the day it was due; the first day of all where neither is known."""
    known = next((when for when in (action.agreed_at, action.due) if when is not None and when.dated), None)
    return known.first_day if known else dt.date.min
