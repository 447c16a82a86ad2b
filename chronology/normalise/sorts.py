"""What the sorts of thing that two accounts tell say for their being one event, or that they cannot be."""

import re
from collections.abc import Mapping
from typing import Final

from chronology.model import Account, Group, Kind
from chronology.normalise.aspect import (
    ANYTHING,
    CALL,
    COURT,
    HAPPENING,
    LETTER,
    MEETING,
    MEETINGS,
    OFFICE,
    PUT_OFF,
    REFERRAL,
    REPAIR,
    STEP,
    VISIT,
    WORDS,
    aspect,
    is_rung_out,
    passes_on_words,
    tells_of_court,
    tells_what,
)
from chronology.normalise.days_told import days_meet, either_names_day, is_exact
from chronology.normalise.episodes import sent_and_received
from chronology.normalise.mark import NOTHING, Mark
from chronology.normalise.services import are_of_two_agencies, services_in, services_joined, services_named, services_of
from chronology.normalise.speech import told
from chronology.normalise.surroundings import Surroundings
from chronology.practice import group_of
from chronology.prose.sure import is_kind_from_words

# Things of a kind that happen at most once on a day.
_ONCE: Final = frozenset({Group.CLOSURE, Group.BIRTH, Group.DEATH, Group.LEGAL, Group.PLACEMENT_MOVE})
_ONCE_KINDS: Final = frozenset(
    {
        Kind.RETURN_INTERVIEW, Kind.HEALTH_ASSESSMENT, Kind.MEDICAL_EXAMINATION, Kind.PERSONAL_EDUCATION_PLAN, Kind.EXCLUSION,
        Kind.ARREST, Kind.CHARGE_OR_CONVICTION, Kind.POLICE_CAUTION, Kind.HOSPITAL_ADMISSION, Kind.HOSPITAL_DISCHARGE,
        Kind.EVICTION,
    }
)  # fmt: skip
# An appointment that was not kept, of whoever it is said that they did not come, or were not brought.
_NOT_KEPT: Final = frozenset({Kind.NOT_BROUGHT, Kind.APPOINTMENT_MISSED})
# What is found as it stands on a day, and may be another on the next.
_FOUND: Final = frozenset({Kind.PRESSURE_ULCER, Kind.HOME_CONDITIONS})
# Who hears of it days later tells of the same.
_ONCE_IN_DAYS: Final = frozenset({Group.BIRTH, Group.DEATH})
# What is done by one service: another's on the same day is another, unless they went together.
_OWN_DOING: Final = frozenset({VISIT, CALL, LETTER, REPAIR, OFFICE})
_JOINT: Final = frozenset({VISIT, ANYTHING, HAPPENING})
_WITH_OTHERS: Final = _JOINT | {STEP}
# What may tell that a form was sent or came.
_FORMS: Final = frozenset({REFERRAL, ANYTHING, HAPPENING, STEP})
_TOGETHER: Final = re.compile(
    r"\b(?:joint(?:ly)?|together|accompanied by|(?:carer|social worker|officer)s? (?:was |were )?present)\b"
    r"|\bwith (?:the |a |an )?(?:sw|hv|pc|dc|pcso|police|adult social care|social (?:worker|care|services)|health visitor"
    r"|fire (?:crew|service|officer)|(?:\w+ )?officer|ot|gp|nurse|district nurse)\b",
    re.IGNORECASE,
)
# What is done about a thing is not the thing, on its own day least of all; and by these somebody hears of what befell.
_AFTER_IT: Final = frozenset({REPAIR, OFFICE, PUT_OFF})
_HEARD_BY: Final = frozenset({CALL, LETTER, REFERRAL})
# But these are of the day on which they were done, whatever was heard that day.
_DONE_THEN: Final = frozenset(
    {Group.S47_ENQUIRY, Group.STRATEGY_DISCUSSION, Group.ASSESSMENT, Group.PLAN, Group.CLOSURE}
)
_OTHER_SORT: Final[Mark] = (-3.0, "another sort of event")
_FIRST_WORDS: Final = 14
A_MEETING: Final = "a meeting to both"
TOGETHER: Final = "a visit made together"
_SAME_SORT: Final[Mark] = (1.0, "same sort of event")
# What may be told by one as this and by another as that; pairs that are not here, and differ, are two events.
_SORTS: Final[Mapping[frozenset[str], Mark]] = {
    frozenset({HAPPENING}): (1.0, "an incident to both"),
    frozenset({ANYTHING}): (1.0, ""),
    frozenset({ANYTHING, HAPPENING}): (1.0, ""),
    # What somebody said of an incident, on another day above all, is an event of its own.
    frozenset({WORDS, HAPPENING}): (-1.0, "one tells what somebody said"),
    frozenset({WORDS, ANYTHING}): (-1.0, "one tells what somebody said"),
}


def kinds(one: Account, other: Account, around: Surroundings) -> Mark | None:
    """Points for what sort of thing each tells; None where one is not the other: a call about it is not the incident."""
    first, second = aspect(one), aspect(other)
    if {first, second} <= _FORMS and sent_and_received(one, other):
        return 3.0, "sent by one and received by the other"
    if _is_decided(one, other) or (first != second and _is_referral(one, other)):
        return _referrals(one, other)
    if _complains_of(one, other) or _are_two_sights(one, other):
        return None
    return _kinds(one, other, around) or _other_sort(one, other)


def _other_sort(one: Account, other: Account) -> Mark | None:
    """Points against what one calls a visit and the other an incident, where all else may still say that it is one thing.

    What is done on a day of its own, a visit, a step or a meeting, is an event of that day, whatever it tells of. A call, a
    letter or a referral is how somebody heard of what befell on the day that it names.
    """
    first, second = aspect(one), aspect(other)
    if (first in MEETINGS) != (second in MEETINGS) or not _AFTER_IT.isdisjoint({first, second}):
        return None
    if any(aspect(each) == REFERRAL and not is_kind_from_words(each) for each in (one, other)):
        # What a system records as a referral is one: its limits run from it, and a decision answers it.
        return None
    last = max(one, other, key=lambda account: account.when.first_day)
    heard = (
        either_names_day(one, other)
        and aspect(last) in _HEARD_BY
        and group_of(last.kind) not in _DONE_THEN
        and not is_rung_out(last)
    )
    return _OTHER_SORT if days_meet(one, other) or heard else None


def _is_decided(one: Account, other: Account) -> bool:
    """Only one is what was decided of a referral: whatever its reason tells, that was at a desk."""
    return (one.kind is Kind.REFERRAL_DECISION) != (other.kind is Kind.REFERRAL_DECISION)


def _complains_of(one: Account, other: Account) -> bool:
    """One is a complaint, and the other what befell on another day: who complains of it tells it no less, and does more."""
    return (one.kind is Kind.COMPLAINT) != (other.kind is Kind.COMPLAINT) and not days_meet(one, other)


def _are_two_sights(one: Account, other: Account) -> bool:
    """What is found as it stands, by two who looked on two days, was found twice."""
    return (
        one.kind == other.kind
        and one.kind in _FOUND
        and is_exact(one)
        and is_exact(other)
        and not _of_one_day(one, other)
    )


def _is_referral(one: Account, other: Account) -> bool:
    """One is what was decided of a referral, or both are a referral of one day."""
    decided = Kind.REFERRAL_DECISION in (one.kind, other.kind)
    return decided or (one.kind == other.kind and group_of(one.kind) is Group.REFERRAL and days_meet(one, other))


def _referrals(one: Account, other: Account) -> Mark | None:
    """A referral is what one calls "Rang duty" and duty took down; what was decided of it was decided at a desk."""
    return (2.0, "same kind of event") if one.kind == other.kind else None


def _kinds(one: Account, other: Account, around: Surroundings) -> Mark | None:
    first, second = aspect(one), aspect(other)
    if first in MEETINGS or second in MEETINGS:
        met = days_meet(one, other) or either_names_day(one, other)
        return _meetings(one, other) if met else None
    if first == second == VISIT and is_exact(one) and is_exact(other) and not _of_one_day(one, other):
        # Who visits knows the day of it: of two days it is two visits.
        return None
    if first == second == PUT_OFF:
        return 3.0, "put off, to both"
    if {first, second} & _OWN_DOING and are_of_two_agencies(one, other):
        return _own_doings(one, other)
    if WORDS in (first, second) and first != second and (not days_meet(one, other) or both_pass_on(one, other)):
        # What somebody said of an incident on another day is an event of that day; on one, it is heard and passed on.
        return (1.0, "both tell what was said") if days_meet(one, other) else None
    return _other_sorts(one, other, around)


def _other_sorts(one: Account, other: Account, around: Surroundings) -> Mark | None:
    first, second = aspect(one), aspect(other)
    heard = WORDS in (first, second) and first != second
    if _are_of_one_kind(one, other) and first != ANYTHING and not heard:
        once = (group_of(one.kind) in _ONCE or one.kind in _ONCE_KINDS) and (
            days_meet(one, other) or group_of(one.kind) in _ONCE_IN_DAYS
        )
        # Where such things happen again and again, two of two days are two.
        again = not days_meet(one, other) and around.recurs(one, other)
        return (4.0 if once else 1.0 if again else 2.0), "same kind of event"
    absences = [group_of(each.kind) is Group.MISSED_APPOINTMENT for each in (one, other)]
    if absences[0] != absences[1] and tells_what(one) and tells_what(other):
        # What did not take place is nothing that befell somebody at the same hour.
        return NOTHING
    if STEP in (first, second) and first != second:
        return (1.0, "done together") if _went_together(one, other) else None
    same_sort = first == second and first != STEP
    return _SORTS.get(frozenset({first, second}), _SAME_SORT if same_sort else None)


def _are_of_one_kind(one: Account, other: Account) -> bool:
    """One kind, by the name that each has for it; that both wrote to somebody is no thing in common."""
    return (one.kind == other.kind and one.kind is not Kind.CONTACT) or {one.kind, other.kind} <= _NOT_KEPT


def _own_doings(one: Account, other: Account) -> Mark | None:
    """Each service makes its own visits and calls; one event are those they made together, and both ends of one call."""
    sorts = {aspect(one), aspect(other)}
    if sorts == {CALL}:
        ends = _speaks_of(one, other) and _speaks_of(other, one)
        return (1.0, "both ends of one call") if ends else None
    if REPAIR in sorts and sorts != {REPAIR}:
        return None
    if one.kind == other.kind and tells_what(one) and days_meet(one, other):
        # What they came upon is the same, however each says that it came there.
        return 2.0, "same kind of event"
    # Who says with whom was there with nobody else.
    joint = any(_TOGETHER.search(told(each)) and not services_joined(each) for each in (one, other)) and sorts <= _JOINT
    together = joint or (_went_together(one, other) and sorts <= _WITH_OTHERS)
    return (1.0, TOGETHER) if together else None


def _of_one_day(one: Account, other: Account) -> bool:
    return days_meet(one, other) or either_names_day(one, other)


def _went_together(one: Account, other: Account) -> bool:
    """One says that it was with the service whose telling the other is, or begins with what that service did."""
    return any(
        bool((services_joined(each) | services_in(told(each)[:_FIRST_WORDS])) & services_of(of) - services_of(each))
        for each, of in ((one, other), (other, one))
    )


def _speaks_of(one: Account, other: Account) -> bool:
    return bool(services_named(one) & services_of(other))


def _meetings(one: Account, other: Account) -> Mark | None:
    """A service knows the day of its own meetings: those of one sort on one day are one, on two days two."""
    first, second = aspect(one), aspect(other)
    if first == second:
        return 4.0, "same kind of meeting"
    if MEETING in (first, second) and {first, second} <= MEETINGS:
        return 3.0, A_MEETING
    if (
        COURT in (first, second)
        and {first, second} <= {COURT, HAPPENING}
        and tells_of_court(one)
        and tells_of_court(other)
    ):
        return 3.0, "told of in court"
    return NOTHING if ANYTHING in (first, second) else None


def both_pass_on(one: Account, other: Account) -> bool:
    """Both tell what somebody said; of one day, that is one telling, heard and passed on."""
    return (
        {aspect(one), aspect(other)} <= {WORDS, ANYTHING, HAPPENING} and passes_on_words(one) and passes_on_words(other)
    )


def same_meeting(one: Account, other: Account) -> bool:
    """Both tell of one sort of meeting, each for an agency of its own: in one file too, that is one meeting."""
    return aspect(one) == aspect(other) and aspect(one) in MEETINGS and are_of_two_agencies(one, other)
