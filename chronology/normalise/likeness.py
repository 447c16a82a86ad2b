"""How much two accounts of different sources have in common, for incidents that no number or register identifies.

Each thing they share speaks for one incident, by so many points, and each that parts them against it; every one is a
reason in words. The points are this project's proposal: no source gives numbers. A different day is accepted only
where the rest identifies the incident, and is then shown as a conflict.
"""

from dataclasses import dataclass
from typing import Final

from chronology.model import Account, Group, Kind, Precision
from chronology.normalise.clock import gap
from chronology.normalise.distinctive import distinctive
from chronology.normalise.references import differ_in_reference, share_reference
from chronology.practice import group_of

ENOUGH: Final = 6.0
"""From here on two accounts are taken to tell of one incident."""
NEAR: Final = 4.0
"""From here on they are said to be kept apart, so that a reviewer can join them."""

# What befalls people: agencies name one incident by what each of them saw of it.
_INCIDENT: Final = frozenset(
    {
        Group.INJURY_OR_HARM,
        Group.DOMESTIC_ABUSE,
        Group.POLICE,
        Group.SUBSTANCE_MISUSE,
        Group.MENTAL_HEALTH,
        Group.MISSING,
        Group.HEALTH,
        Group.DISCLOSURE,
        Group.HOUSING,
    }
)
# An entry that its own agency did not class may be anything that happened.
_ANYTHING: Final = frozenset({Kind.UNCLASSIFIED, Kind.CASE_NOTE})
# What one agency alone does: another's on the same day is another.
_OWN_DOING: Final = frozenset({Group.VISIT, Group.CONTACT})
# At most one of a kind on one day.
_ONCE: Final = frozenset(
    {
        Group.CONFERENCE,
        Group.STRATEGY_DISCUSSION,
        Group.REVIEW,
        Group.CLOSURE,
        Group.BIRTH,
        Group.DEATH,
        Group.LEGAL,
        Group.PLACEMENT_MOVE,
    }
)
_EXACT: Final = frozenset({Precision.DAY, Precision.MINUTE})
REACH: Final = 3
"""Days by which two exact dates of one incident may differ."""
VAGUE: Final = 92
"""Days that a date may stand for and still tell which incident is meant."""
_ONE_INCIDENT_MINUTES: Final = 100
_TWO_INCIDENTS_MINUTES: Final = 150
_MOST_WORDS: Final = 5


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two accounts are, and in what."""

    points: float
    shared: tuple[str, ...]
    against: tuple[str, ...]

    @property
    def basis(self) -> str:
        """What they share, as the reason of a merge."""
        return ", ".join(self.shared)


_NONE: Final = Likeness(0.0, (), ())


def likeness(one: Account, other: Account) -> Likeness:
    """What two accounts share. Nothing where their days or kinds cannot be one incident's."""
    days = _days(one, other)
    kinds = _kinds(one, other)
    if days is None or kinds is None:
        return _NONE
    marks = (
        days,
        kinds,
        _reference(one, other),
        _clock(one, other),
        _place(one, other),
        _company(one, other),
        _words(one, other),
    )
    return Likeness(
        sum(points for points, _ in marks),
        tuple(words for points, words in marks if points > 0 and words),
        tuple(words for points, words in marks if points < 0 and words),
    )


Mark = tuple[float, str]
_NOTHING: Final[Mark] = (0.0, "")


def _days(one: Account, other: Account) -> Mark | None:
    """Points for the days; None where they are too far apart or not known."""
    first, second = one.when, other.when
    if first.earliest is None or first.latest is None or second.earliest is None or second.latest is None:
        return None
    if first.precision in _EXACT and second.precision in _EXACT:
        apart = abs((first.earliest - second.earliest).days)
        if apart == 0:
            return 3.0, "same day"
        over_midnight = apart == 1 and (minutes := gap(one, other)) is not None and minutes <= _ONE_INCIDENT_MINUTES
        if over_midnight:
            return 3.0, "the same hours, over midnight"
        return (1.0 if apart == 1 else 0.0, f"{apart} day{'s' * (apart > 1)} apart") if apart <= REACH else None
    overlap = first.earliest <= second.latest and second.earliest <= first.latest
    width = max((first.latest - first.earliest).days, (second.latest - second.earliest).days)
    if not overlap or width > VAGUE:
        return None
    return (2.0 if width <= REACH else 1.5 if width <= 7 else 1.0 if width <= 31 else 0.5), "dates that overlap"


def _kinds(one: Account, other: Account) -> Mark | None:
    """Points for the kinds; None for kinds of which one is not the other: a call about an incident is not the incident."""
    first, second = group_of(one.kind), group_of(other.kind)
    if one.kind in _ANYTHING or other.kind in _ANYTHING:
        return _NOTHING
    if first in _OWN_DOING and second in _OWN_DOING and are_of_two_agencies(one, other):
        return None
    if one.kind == other.kind:
        if first not in _ONCE:
            return 2.0, "same kind of event"
        # A service knows the day of its own meeting: meetings on two days are two.
        return (4.0, "same kind of event") if _days_meet(one, other) else None
    if first == second:
        return 1.0, "same sort of event"
    return (1.0, "an incident to both") if {first, second} <= _INCIDENT else None


def _days_meet(one: Account, other: Account) -> bool:
    return one.when.first_day <= other.when.last_day and other.when.first_day <= one.when.last_day


def are_of_two_agencies(one: Account, other: Account) -> bool:
    """Each names its agency, and they are not one."""
    return bool(one.agency and other.agency) and one.agency != other.agency


def _reference(one: Account, other: Account) -> Mark:
    if share_reference(one, other):
        return 5.0, "same reference number"
    return (-4.0, "different reference numbers") if differ_in_reference(one, other) else _NOTHING


def _clock(one: Account, other: Account) -> Mark:
    minutes = gap(one, other)
    if minutes is None:
        return _NOTHING
    if minutes <= _ONE_INCIDENT_MINUTES:
        return 1.0, "same hours"
    return (-4.0, "different hours") if minutes > _TWO_INCIDENTS_MINUTES else _NOTHING


def _place(one: Account, other: Account) -> Mark:
    first, second = distinct_place(one), distinct_place(other)
    if not first or not second:
        return _NOTHING
    return (1.0, "same place") if first & second else (-1.0, "different places")


def distinct_place(account: Account) -> frozenset[str]:
    """The words of a place, in lower case."""
    return frozenset((account.place or "").casefold().replace(",", " ").split()) - {
        "the",
        "of",
        "and",
        "home",
        "address",
    }


def _company(one: Account, other: Account) -> Mark:
    first, second = ({part.person for part in each.people if part.role != "subject"} for each in (one, other))
    return (1.0, "same people") if first & second else _NOTHING


def _words(one: Account, other: Account) -> Mark:
    shared = distinctive(_told(one)) & distinctive(_told(other))
    return (float(min(len(shared), _MOST_WORDS)), "the same words") if shared else _NOTHING


def _told(account: Account) -> str:
    return account.source.quote or account.fact
