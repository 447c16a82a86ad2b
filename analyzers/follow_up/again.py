"""Which action was agreed anew later on: the last agreement is the one that is chased."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence

from analyzers.follow_up.wording import whole_of
from analyzers.patterns.services.plan_actions import same_action
from analyzers.tables import action_words
from chronology.model import Action

_A_FAMILY = 12


def agreed_again(actions: Sequence[Action]) -> Mapping[int, int]:
    """The place of each undone action that was agreed again, with the place of its last agreement."""
    found: dict[int, int] = {}
    for places in _by_person(actions):
        for index, place in enumerate(places):
            if actions[place].done is None:
                later = [other for other in places[index + 1 :] if _is_again(actions[place], actions[other], actions)]
                found.update({place: later[-1]} if later else {})
    return {place: _last(place, found) for place in found}


def _by_person(actions: Sequence[Action]) -> Sequence[Sequence[int]]:
    """The actions of each person in the order they were agreed in: whose it is matters where one file holds many lives."""
    found: dict[str, list[int]] = defaultdict(list)
    named = sorted({person for action in actions for person in action.people})
    # The minutes of a family's meeting name nobody.
    anybody = named if 0 < len(named) <= _A_FAMILY else [""]
    for place, action in sorted(enumerate(actions), key=_in_order):
        for person in action.people or anybody:
            found[person].append(place)
    return [*found.values()]


def _in_order(each: tuple[int, Action]) -> tuple[dt.date, bool, int]:
    """By the day they were agreed on; of one day first those of which it is not said whose they are."""
    place, action = each
    return agreed_on(action), bool(action.owner), place


def _is_again(action: Action, other: Action, actions: Sequence[Action]) -> bool:
    if agreed_on(other) > agreed_on(action):
        return same_action(action, other)
    return _is_told_twice(action, other) and (same_action(action, other) or _alone_name(action, other, actions))


def _alone_name(action: Action, other: Action, actions: Sequence[Action]) -> bool:
    """Of one agreement, they have a word that no other action of it has: "dentist for Kit", "Kit to be taken to the dentist"."""
    if agreed_on(action) != agreed_on(other):
        return False
    of_it = [
        each for each in actions if agreed_on(each) == agreed_on(action) and each is not action and each is not other
    ]
    elsewhere = frozenset(word for each in of_it for word in _telling(each))
    return bool(_telling(action) & _telling(other) - elsewhere)


def _telling(action: Action) -> frozenset[str]:
    words = frozenset(word for word in whole_of(action.text, ()).words if not word.isdigit())
    return words - action_words().common or words


def _is_told_twice(action: Action, other: Action) -> bool:
    """The plan and the minutes of one meeting give it, for the same time and nobody else: "due 30 September", "by Sept"."""
    if action.due is None or other.due is None or not (action.due.dated and other.due.dated):
        return False
    apart = action.due.last_day < other.due.first_day or other.due.last_day < action.due.first_day
    elsewhere = action.source.document != other.source.document
    one_owner = not action.owner or not other.owner or action.owner == other.owner
    return elsewhere and not apart and one_owner


def _last(place: int, found: Mapping[int, int]) -> int:
    while place in found:
        place = found[place]
    return place


def agreed_on(action: Action) -> dt.date:
    """The day it was agreed, else the day it was due; the first day of all where neither is known."""
    known = next((when for when in (action.agreed_at, action.due) if when is not None and when.dated), None)
    return known.first_day if known else dt.date.min
