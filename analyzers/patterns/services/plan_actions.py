"""Actions of plans and conferences, with the entry that agreed each, and whether the record shows them done."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from analyzers.patterns.shape import Ground
from analyzers.records import is_of_text
from analyzers.words import counted, listed
from chronology.model import Action, ActionStanding, Event, Group, Kind
from chronology.normalise import order_key
from chronology.people import role_of
from chronology.practice import group_of

REVIEWS = (
    *(Kind.REVIEW_CONFERENCE, Kind.LOOKED_AFTER_REVIEW, Kind.CIN_REVIEW, Kind.CARE_AND_SUPPORT_REVIEW),
    *(Kind.PATHWAY_PLAN_REVIEW, Kind.ADULT_CONFERENCE),
)
"""Where the actions of a plan are looked at again."""
_AGREEING = frozenset({Group.PLAN, Group.CONFERENCE, Group.REVIEW})
_WORD = re.compile(r"\w{4,}")
_SHORT = re.compile(r"\b[A-Z]{3,}\b")
_LAST = re.compile(r"\b(?P<stem>[a-z]{4})[a-z]*\W*\Z")
# A visit by the social worker is not named by "care calls working".
_OF_ANYTHING = frozenset(
    (
        "work",
        "supp",
        "serv",
        "asse",
        "visi",
        "plan",
        "meet",
        "revi",
        "scho",
        "home",
        "fami",
        "week",
        "mont",
        "chil",
        "moth",
        "fath",
        "pare",
        "pers",
        "case",
        "grou",
        "conf",
        "team",
        "refe",
        "appo",
        "prog",
        "need",
        "care",
        "time",
    )
)
_NAME = re.compile(r"^(?P<first>[A-Z]\w+)(?=['’]s\b| (?:not )?to\b)|(?<=[\w,;] )(?P<later>[A-Z][a-z]\w+)")


def agreed_in(ground: Ground) -> Iterator[tuple[Event, Action]]:
    """Each action with the plan, conference or review of this life that agreed it, in their order.

    What a note says will be done next is no action of a plan.
    """
    found = []
    for action in ground.agreed.actions:
        told = [event for event in ground.records.told_by(action.account) if group_of(event.kind) in _AGREEING]
        told = [event for event in told if not is_of_text(event)]
        if told:
            found.append((min(told, key=order_key), action))
    yield from sorted(found, key=lambda pair: (order_key(pair[0]), pair[1].text, _due(pair[1])))


def unplaced(ground: Ground) -> list[Action]:
    """Actions with a due date of which no record says what agreed them, in the order in which they fall due."""
    found = (action for action in ground.agreed.actions if not action.account and action.due and action.due.dated)
    return sorted(found, key=lambda action: (_due(action), action.text))


def _due(action: Action) -> dt.date:
    return action.due.first_day if action.due is not None else dt.date.max


def is_done_by(action: Action, day: dt.date) -> bool:
    """The record shows it done by a day, as far as it says when."""
    return action.done is not None and (not action.done.dated or action.done.first_day <= day)


def may_be_done_by(action: Action, day: dt.date, days: Mapping[str, dt.date]) -> bool:
    """An entry of that day or before shows it done, or may show it: it is not said to have been outstanding."""
    shown = any(days[key] <= day for key in action.shown_by if key in days)
    # Of this the day is not known on which an entry that is here, or one that is not, may tell of its being done.
    return action.standing is ActionStanding.NOT_TOLD or (action.may_be_done and shown)


def wording(told: Action | Event) -> frozenset[str]:
    """The words by which an action is known again, in a later one or in what a review tells."""
    if isinstance(told, Action):
        return _words(told.text)
    fields = (told.title, told.fact, told.action, told.outcome, told.decision, told.rationale)
    return _words(" ".join(filter(None, fields)))


def is_named_in(action: Action, told: Event) -> bool:
    """By its abbreviation ("PAMS referral not yet sent") or what it is of ("dental appointment not made", of the dentist)."""
    said = " ".join(filter(None, (told.fact, told.action, told.outcome, told.decision, told.rationale)))
    if any(re.search(rf"\b{each}\b", said) for each in _SHORT.findall(action.text)):
        return True
    last = _LAST.search(action.text)
    if last is None or last["stem"] in _OF_ANYTHING:
        return False
    return any(word.startswith(last["stem"]) for word in _words(said))


@lru_cache(maxsize=4096)
def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))


@lru_cache(maxsize=4096)
def _named(text: str) -> frozenset[str]:
    """Words that are a name by their capital: not the first, unless it is of somebody who has or is to do something."""
    found = (match.group("later") or match.group("first") for match in _NAME.finditer(text))
    return frozenset(name for name in found if role_of(name.casefold()) is None)


def same_action(one: Action, other: Action) -> bool:
    """Told in mostly the same words, and of nobody else: direct work with a sister is another action."""
    of_one, of_other = _named(one.text), _named(other.text)
    if of_one and of_other and not of_one & of_other:
        return False
    first, second = wording(one), wording(other)
    shared = len(first & second)
    return (
        bool(shared) and shared * 3 >= 2 * min(len(first), len(second)) and shared * 2 >= max(len(first), len(second))
    )


def each_once(actions: Iterable[Action]) -> list[Action]:
    """Actions without those that are told again in mostly the same words."""
    kept: list[Action] = []
    for action in actions:
        if not any(same_action(action, other) for other in kept):
            kept.append(action)
    return kept


def quoted(actions: Sequence[Action], most: int) -> str:
    """So many by their own words, the rest counted: a conference asks which action it was before it asks how many."""
    told = [f"“{action.text.rstrip(' .')}”" for action in actions[:most]]
    further = len(actions) - len(told)
    return listed([*told, *([counted(further, "further action")] if further else [])])


def latest_of_each(agreed: Sequence[tuple[Event, Action]]) -> list[tuple[Event, Action]]:
    """Each action once, as it was last agreed, in the order in which they were agreed."""
    kept: list[tuple[Event, Action]] = []
    for event, action in reversed(agreed):
        if not any(same_action(action, later) for _, later in kept):
            kept.append((event, action))
    return kept[::-1]
