"""Which action was agreed anew later on: the last agreement is the one that is chased."""

import datetime as dt
import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from analyzers.follow_up.wording import stem, whole_of
from analyzers.patterns.services.plan_actions import same_action
from analyzers.tables import action_words
from chronology.model import Action
from chronology.people import role_of

_A_FAMILY = 12
# So many actions of one meeting are a list.
_A_LIST = 3
_STOOD = re.compile(r"\s\((?P<how>[^()]+)\)$")


def agreed_again(actions: Sequence[Action]) -> Mapping[int, int]:
    """The place of each undone action that was agreed again, with the place of its last agreement."""
    found: dict[int, int] = {}
    for places in _by_person(actions):
        for index, place in enumerate(places):
            if actions[place].done is None:
                later = [other for other in places[index + 1 :] if _is_again(actions[place], actions[other], actions)]
                found.update({place: later[-1]} if later else {})
    for place, other in _where_each_stood(actions):
        found.setdefault(place, other)
    for place, other in _listed_as_undone(actions):
        found.setdefault(place, other)
    return {place: _last(place, found) for place in found}


def _listed_as_undone(actions: Sequence[Action]) -> Iterator[tuple[int, int]]:
    """What somebody lists as left undone, with the last agreement of it that has an owner or a day: that is still the one chased."""
    agreed = [(place, action) for place, action in enumerate(actions) if not is_a_jotting(action)]
    for place, action in enumerate(actions):
        if is_a_jotting(action) and action.done is None:
            same = [at for at, other in agreed if other.done is None and _is_listed_in(action, other)]
            if same:
                yield place, max(same, key=lambda at: (agreed_on(actions[at]), at))


def _is_listed_in(jotting: Action, agreed: Action) -> bool:
    """Both have a word that is none of any action: "FGC referral" is no dental referral."""
    return same_action(agreed, jotting) and bool(_telling(jotting) & _telling(agreed))


def is_a_jotting(action: Action) -> bool:
    """What somebody lists for whoever comes next: it has neither owner nor day, or one that was over when it was listed."""
    due = action.due if action.due is not None and action.due.dated else None
    is_over = due is not None and bool(action.account) and due.last_day < agreed_on(action)
    return not (action.owner or action.by) and (due is None or is_over)


def stood(text: str) -> str:
    """How an action stood by the list that has it: "Dental check (not kept)"."""
    return found["how"] if (found := _STOOD.search(text)) else ""


def _where_each_stood(actions: Sequence[Action]) -> Iterator[tuple[int, int]]:
    """What a later meeting's table, which says how each action stood, has of the list before it.

    Such a table goes through the earlier one: a word that one row alone has in either is enough, "dental appointment to be kept".
    """
    lists = _lists(actions)
    for before, after in itertools.pairwise(lists):
        if 2 * sum(bool(stood(actions[place].text)) for place in after) < len(after):
            continue
        rows = {place: _telling(actions[place], stood_apart=True) for place in (*before, *after)}
        held = [Counter(word for place in places for word in rows[place]) for places in (before, after)]
        for place in before:
            own = {word for word in rows[place] if all(count[word] == 1 for count in held)}
            same = [other for other in after if own & rows[other]]
            if actions[place].done is None and len(same) == 1:
                yield place, same[0]


def _lists(actions: Sequence[Action]) -> Sequence[Sequence[int]]:
    """The actions of each meeting that agreed several, in the order of the meetings."""
    found: dict[str, list[int]] = defaultdict(list)
    for place, action in enumerate(actions):
        if action.account and action.agreed_at is not None and action.agreed_at.dated:
            found[action.account].append(place)
    lists = [places for places in found.values() if len(places) >= _A_LIST]
    return sorted(lists, key=lambda places: agreed_on(actions[places[0]]))


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
    if is_a_jotting(other) and not is_a_jotting(action):
        return False
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


def _telling(action: Action, *, stood_apart: bool = False) -> frozenset[str]:
    text = _STOOD.sub("", action.text) if stood_apart else action.text
    words = frozenset(word for word in whole_of(text, ()).words if not word.isdigit())
    common = frozenset(map(stem, action_words().common))
    return words - action_words().common - common or words


def _is_told_twice(action: Action, other: Action) -> bool:
    """The plan and the minutes of one meeting give it, for the same time and nobody else: "due 30 September", "by Sept"."""
    if action.due is None or other.due is None or not (action.due.dated and other.due.dated):
        return False
    apart = action.due.last_day < other.due.first_day or other.due.last_day < action.due.first_day
    elsewhere = action.source.document != other.source.document
    # One record gives the name, the other what they are.
    by_role = any(role_of(each.owner or "") is not None for each in (action, other))
    one_owner = not action.owner or not other.owner or action.owner == other.owner or by_role
    return elsewhere and not apart and one_owner


def _last(place: int, found: Mapping[int, int]) -> int:
    while place in found:
        place = found[place]
    return place


def agreed_on(action: Action) -> dt.date:
    """The day it was agreed, else the day it was due; the first day of all where neither is known."""
    known = next((when for when in (action.agreed_at, action.due) if when is not None and when.dated), None)
    return known.first_day if known else dt.date.min
