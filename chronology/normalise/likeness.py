"""How much two accounts of different sources have in common, for incidents that no number or register identifies.

Each thing they share speaks for one incident, by so many points, and each that parts them against it; every one is a
reason in words. The points are this project's proposal: no source gives numbers. A different day is accepted only
where the rest identifies the incident, and is then shown as a conflict.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from chronology.model import Account, Group, Precision
from chronology.normalise.aspect import ANYTHING, HAPPENING, MEETING, MEETINGS, REFERRAL, STEP, VISIT, WORDS, aspect
from chronology.normalise.clock import between, days_named, gap, share_night
from chronology.normalise.distinctive import distinctive
from chronology.normalise.parts import took_part
from chronology.normalise.references import Numbers
from chronology.practice import group_of

ENOUGH: Final = 6.0
"""From here on two accounts are taken to tell of one incident."""
NEAR: Final = 5.0
"""From here on they are said to be kept apart, so that a reviewer can join them."""

# Things of a kind that happen at most once on a day.
_ONCE: Final = frozenset({Group.CLOSURE, Group.BIRTH, Group.DEATH, Group.LEGAL, Group.PLACEMENT_MOVE})
# What is done by one service: another's on the same day is another, unless they went together.
_OWN_DOING: Final = frozenset({VISIT, "call", "letter"})
_JOINT: Final = frozenset({VISIT, ANYTHING, HAPPENING})
_TOGETHER: Final = re.compile(
    r"\b(?:joint(?:ly)?|together|accompanied by|(?:carer|social worker|officer)s? (?:was |were )?present)\b"
    r"|\bwith (?:the |a |an )?(?:sw|hv|pc|dc|pcso|police|adult social care|social (?:worker|care|services)|health visitor"
    r"|fire (?:crew|service|officer)|(?:\w+ )?officer|ot|gp|nurse|district nurse)\b",
    re.IGNORECASE,
)
_EXACT: Final = frozenset({Precision.DAY, Precision.MINUTE})
REACH: Final = 3
"""Days by which two exact dates of one incident may differ."""
VAGUE: Final = 92
"""Days that a date may stand for and still tell which incident is meant."""
_SAME_TIME: Final = 15
_ONE_INCIDENT_MINUTES: Final = 100
_TWO_INCIDENTS_MINUTES: Final = 150
_MOST_WORDS: Final = 5
_PLACE_WORD: Final = re.compile(r"\w+")
_ANYWHERE: Final = frozenset(
    {"the", "of", "and", "at", "home", "address", "by", "phone", "teams", "y", "yr", "road", "street"}
)


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two accounts are, and in what."""

    points: float
    shared: tuple[str, ...]
    against: tuple[str, ...]
    particular: bool = False
    """They share more than a day and a kind: words, an hour, a place, a person, a number."""

    @property
    def basis(self) -> str:
        """What they share, as the reason of a merge."""
        return ", ".join(self.shared)


_NONE: Final = Likeness(0.0, (), ())


def likeness(one: Account, other: Account, numbers: Numbers) -> Likeness:
    """What two accounts share. Nothing where their days or kinds cannot be one incident's."""
    days = _days(one, other)
    kinds = _kinds(one, other)
    if days is None or kinds is None:
        return _NONE
    marks = (
        days,
        kinds,
        _teller(one, other),
        _reference(one, other, numbers),
        _clock(one, other, numbers),
        _place(one, other),
        _company(one, other),
        _words(one, other),
    )
    return Likeness(
        sum(points for points, _ in marks),
        tuple(words for points, words in marks if points > 0 and words),
        tuple(words for points, words in marks if points < 0 and words),
        any(points > 0 for points, _ in marks[2:]),
    )


Mark = tuple[float, str]
_NOTHING: Final[Mark] = (0.0, "")
_SAME_SORT: Final[Mark] = (1.0, "same sort of event")
# What may be told by one as this and by another as that; pairs that are not here, and differ, are two events.
_SORTS: Final[Mapping[frozenset[str], Mark]] = {
    frozenset({HAPPENING}): (1.0, "an incident to both"),
    frozenset({ANYTHING}): (1.0, ""),
    frozenset({ANYTHING, HAPPENING}): (1.0, ""),
    # What somebody said of an incident, on another day above all, is an event of its own.
    frozenset({WORDS, HAPPENING}): _NOTHING,
    frozenset({WORDS, ANYTHING}): _NOTHING,
}


def _days(one: Account, other: Account) -> Mark | None:
    """Points for the days; None where they are too far apart or not known."""
    first, second = one.when, other.when
    if first.earliest is None or first.latest is None or second.earliest is None or second.latest is None:
        return None
    if first.precision in _EXACT and second.precision in _EXACT:
        return _exact_days(one, other, abs((first.earliest - second.earliest).days))
    overlap = first.earliest <= second.latest and second.earliest <= first.latest
    width = max((first.latest - first.earliest).days, (second.latest - second.earliest).days)
    if not overlap or width > VAGUE:
        return None
    return (2.5 if width <= 7 else 2.0 if width <= 31 else 1.0), "dates that overlap"


def _exact_days(one: Account, other: Account, apart: int) -> Mark | None:
    """Points for two known days, so many days apart."""
    if apart == 0:
        return 3.0, "same day"
    if other.when.earliest in days_named(one) or one.when.earliest in days_named(other):
        return 3.0, "one names the other's day"
    if apart > REACH:
        return None
    minutes = between(one, other)
    if share_night(one, other) or (minutes is not None and minutes <= _ONE_INCIDENT_MINUTES):
        return 3.0, "the same night"
    if apart == 1 and aspect(one) == aspect(other) == REFERRAL:
        return 2.0, "sent one day, received the next"
    return (1.0 if apart == 1 else 0.0), f"{apart} day{'s' * (apart > 1)} apart"


def _kinds(one: Account, other: Account) -> Mark | None:
    """Points for what sort of thing each tells; None where one is not the other: a call about it is not the incident."""
    first, second = aspect(one), aspect(other)
    if first in MEETINGS or second in MEETINGS:
        return _meetings(first, second) if _days_meet(one, other) else None
    if {first, second} & _OWN_DOING and are_of_two_agencies(one, other):
        together = any(_TOGETHER.search(_told(each)) for each in (one, other))
        return (1.0, "a visit made together") if together and {first, second} <= _JOINT else None
    if WORDS in (first, second) and first != second and not _days_meet(one, other):
        # What somebody said of an incident on another day is an event of that day.
        return None
    if one.kind == other.kind and first != ANYTHING:
        once = group_of(one.kind) in _ONCE and _days_meet(one, other)
        return (4.0 if once else 2.0), "same kind of event"
    same_sort = first == second and first != STEP
    return _SORTS.get(frozenset({first, second}), _SAME_SORT if same_sort else None)


def _meetings(first: str, second: str) -> Mark | None:
    """A service knows the day of its own meetings: those of one sort on one day are one, on two days two."""
    if first == second:
        return 4.0, "same kind of meeting"
    if MEETING in (first, second) and {first, second} <= MEETINGS:
        return 3.0, "a meeting to both"
    return _NOTHING if ANYTHING in (first, second) else None


def _days_meet(one: Account, other: Account) -> bool:
    return one.when.first_day <= other.when.last_day and other.when.first_day <= one.when.last_day


def are_of_two_agencies(one: Account, other: Account) -> bool:
    """Each names its agency, and they are not one."""
    return bool(one.agency and other.agency) and one.agency != other.agency


def _reference(one: Account, other: Account, numbers: Numbers) -> Mark:
    """What is told of later under an incident's number is often another event; on its own day it is the incident."""
    if numbers.shared(one, other):
        return (5.0 if _days_meet(one, other) else 3.0), "same reference number"
    return (-4.0, "different reference numbers") if numbers.differ(one, other) else _NOTHING


def _clock(one: Account, other: Account, numbers: Numbers) -> Mark:
    minutes = gap(one, other)
    if minutes is None:
        return _NOTHING
    if minutes <= _ONE_INCIDENT_MINUTES:
        exact = between(one, other)
        return (2.0, "the same time") if exact is not None and exact <= _SAME_TIME else (1.0, "same hours")
    # Under one number, the hours are of its stages: reported, found, brought back.
    return (
        (-4.0, "different hours") if minutes > _TWO_INCIDENTS_MINUTES and not numbers.shared(one, other) else _NOTHING
    )


def same_meeting(one: Account, other: Account) -> bool:
    """Both tell of one sort of meeting, each for an agency of its own: in one file too, that is one meeting."""
    return aspect(one) == aspect(other) and aspect(one) in MEETINGS and are_of_two_agencies(one, other)


def _place(one: Account, other: Account) -> Mark:
    """Where an agency met somebody is not always where it happened; but two houses of one street are two households."""
    first, second = _place_words(one), _place_words(other)
    shared = first & second
    if not shared:
        return _NOTHING
    houses = [{word for word in words if word[0].isdigit()} for words in (first, second)]
    if all(houses) and not houses[0] & houses[1]:
        return -4.0, "different households"
    return 1.0, "same place"


def _place_words(account: Account) -> frozenset[str]:
    return frozenset(_PLACE_WORD.findall((account.place or "").casefold())) - _ANYWHERE


def _teller(one: Account, other: Account) -> Mark:
    """One file tells it on the word of the agency whose file the other is."""
    told_by_one = bool(one.agency) and one.agency == other.agency and one.source.document != other.source.document
    return (1.0, "told by the same agency") if told_by_one else _NOTHING


def _company(one: Account, other: Account) -> Mark:
    first, second = (
        {part.person for part in each.people if part.role != "subject" and took_part(part)} for each in (one, other)
    )
    return (1.0, "same people") if first & second else _NOTHING


def _words(one: Account, other: Account) -> Mark:
    shared = distinctive(_told(one)) & distinctive(_told(other))
    return (float(min(len(shared), _MOST_WORDS)), "the same words") if shared else _NOTHING


def _told(account: Account) -> str:
    return account.source.quote or account.fact
