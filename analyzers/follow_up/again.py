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
    for place, action in sorted(enumerate(actions), key=lambda each: (agreed_on(each[1]), each[0])):
        for person in action.people or ("",):
            found[person].append(place)
    return [*found.values()]


def _is_again(action: Action, other: Action) -> bool:
    return agreed_on(other) > agreed_on(action) and same_action(action, other)


def _last(place: int, found: Mapping[int, int]) -> int:
    while place in found:
        place = found[place]
    return place


def agreed_on(action: Action) -> dt.date:
    """The day it was agreed, else the day it was due; the first day of all where neither is known."""
    known = next((when for when in (action.agreed_at, action.due) if when is not None and when.dated), None)
    return known.first_day if known else dt.date.min
