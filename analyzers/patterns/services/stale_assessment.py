"""No assessment completed in the year (half-year when protected) before a decision, or none after a change of weight."""

import datetime as dt
from collections.abc import Iterator, Sequence

from analyzers.answers import Answers
from analyzers.happenings import certainly_apart
from analyzers.patterns.shape import Ground, Pattern, Shown
from analyzers.records import only_mentioned
from analyzers.spans import CASE, LOOKED_AFTER, PROTECTION_PLAN, at
from analyzers.told import says
from analyzers.words import counted, dated, dates, listed
from chronology.model import Event, Group, Kind, Level, Polarity, Strength
from chronology.practice import add_working_days, group_of, title_of

_COMPLETED = (
    *(Kind.ASSESSMENT_COMPLETED, Kind.INITIAL_ASSESSMENT_COMPLETED, Kind.CORE_ASSESSMENT_COMPLETED),
    *(Kind.ASSESSMENT_REVIEWED, Kind.PROGRESS_ASSESSMENT, Kind.RISK_ASSESSMENT, Kind.PARENTING_ASSESSMENT),
    *(Kind.CAPACITY_ASSESSMENT, Kind.S47_COMPLETED, Kind.ADULT_ENQUIRY_COMPLETED),
)
# Decisions that rest on an assessment. A looked-after review is held by the calendar and reviews the plan.
_DECISIONS = (
    *(Kind.INITIAL_CONFERENCE, Kind.REVIEW_CONFERENCE, Kind.ADULT_CONFERENCE, Kind.CP_PLAN_ENDED, Kind.CASE_CLOSED),
    *(Kind.COURT_APPLICATION, Kind.PRE_PROCEEDINGS, Kind.LEGAL_PLANNING_MEETING, Kind.RETURNED_HOME),
)
# So does one of a manager that changes what is done for the person; to go on as before, or to assess, needs none.
_MAY_DECIDE = (Kind.MANAGEMENT_DECISION,)
_CHANGES = (
    *(Kind.BIRTH, Kind.HOUSEHOLD_JOINED, Kind.UNKNOWN_ADULT_PRESENT),
    *(Kind.PLACEMENT_STARTED, Kind.PLACEMENT_BREAKDOWN, Kind.RETURNED_HOME),
)
_HARM = frozenset({Group.INJURY_OR_HARM, Group.DOMESTIC_ABUSE, Group.DISCLOSURE})
_RENEWING = frozenset({Group.ASSESSMENT, Group.S47_ENQUIRY})
_ASSESSMENT = frozenset({Group.ASSESSMENT})
_DAY = dt.timedelta(days=1)


def find(ground: Ground) -> Iterator[Shown]:
    """One finding of the decisions in each time the case was open, and one of what changed in it."""
    completed = Answers(ground.life.of(*_COMPLETED))
    renewed = Answers([event for event in ground.life.events if _renews(event)])
    decisions = [
        event
        for event in ground.life.of(*_DECISIONS, *_MAY_DECIDE)
        if event.kind in _DECISIONS or says(event.decision or event.outcome, "changes_the_work")
    ]
    changes = [event for event in ground.life.events if _is_change(event, ground)]
    for case in ground.spans(CASE):
        yield from _before_decisions([one for one in decisions if case.covers(one.when.first_day)], completed, ground)
        yield from _after_changes([one for one in changes if case.covers(one.when.first_day)], renewed, ground)


# ---- before a decision -----------------------------------------------------------------------------------------------


def _before_decisions(decisions: Sequence[Event], completed: Answers, ground: Ground) -> Iterator[Shown]:
    found = []
    for decision in decisions:
        days = _allowed(decision, ground)
        since = decision.when.first_day - dt.timedelta(days=days)
        if any(completed.between(since, decision.when.last_day)) or only_mentioned(decision):
            continue
        if ground.spoken_of(_ASSESSMENT, since, decision.when.first_day - _DAY, "speaks_of_assessment", but=[decision]):
            continue
        if _open_since(since, decision, ground) and ground.reaches(_ASSESSMENT, since, decision.when.last_day):
            found.append((decision, days))
    if found:
        yield _decisions_shown(found, ground)


def _allowed(decision: Event, ground: Ground) -> int:
    """How old an assessment may be then."""
    day_before = decision.when.first_day - _DAY
    protected = any(at(ground.spans(name), day_before) for name in (PROTECTION_PLAN, LOOKED_AFTER))
    return ground.settings.whole("protected_days" if protected else "open_days")


def _open_since(since: dt.date, decision: Event, ground: Ground) -> bool:
    """The case was open all that time, so that there was time to assess."""
    case = at(ground.spans(CASE), decision.when.first_day)
    return case is not None and case.start <= since


def _decisions_shown(found: Sequence[tuple[Event, int]], ground: Ground) -> Shown:
    decisions = [decision for decision, _ in found]
    last = _latest_before(decisions[0], ground)
    parts = [f"“{title_of(decision.kind).lower()}” {dated(decision)} ({days} days)" for decision, days in found[:4]]
    more = f" and {counted(len(found) - 4, 'further decision')}" if len(found) > 4 else ""
    statement = f"The record shows no assessment completed in the time before: {listed(parts)}{more}."
    if last is not None:
        statement += f" The last before the first of these was completed {dated(last)}."
    return Shown(
        anchor=decisions[0],
        statement=statement,
        evidence=(*decisions, *((last,) if last else ())),
        strength=Strength.MODERATE if len(found) > 1 else Strength.WEAK,
        aspect="decision",
    )


def _latest_before(decision: Event, ground: Ground) -> Event | None:
    before = [event for event in ground.life.of(*_COMPLETED) if event.when.last_day < decision.when.first_day]
    return before[-1] if before else None


# ---- after a change --------------------------------------------------------------------------------------------------


def _is_change(event: Event, ground: Ground) -> bool:
    if only_mentioned(event):
        return False
    if event.kind in _CHANGES:
        return event.kind is not Kind.BIRTH or not _is_own_birth(event, ground)
    grave = ground.practice.level_of(event.kind).rank >= Level.HIGH.rank
    return grave and group_of(event.kind) in _HARM and ground.practice.polarity_of(event.kind) is Polarity.NEGATIVE


def _is_own_birth(event: Event, ground: Ground) -> bool:
    born = ground.life.person.born if ground.life.person else None
    return born is None or (event.when.first_day <= born.last_day and event.when.last_day >= born.first_day)


def _after_changes(changes: Sequence[Event], renewed: Answers, ground: Ground) -> Iterator[Shown]:
    """What the case being open, a time for the assessment and a source that would show it leave without one."""
    found = []
    for change in changes:
        days = ground.settings.whole("limit_working_days")
        limit = add_working_days(change.when.last_day, days, ground.practice.jurisdiction)
        case = at(ground.spans(CASE), change.when.first_day)
        if limit >= ground.chronology.as_at or case is None or (case.end is not None and case.end <= limit):
            continue
        if any(renewed.between(change.when.first_day, limit)):
            continue
        if ground.spoken_of(_ASSESSMENT, change.when.first_day, limit, "speaks_of_assessment"):
            continue
        if ground.reaches(_ASSESSMENT, change.when.first_day, limit):
            found.append(change)
    if found := certainly_apart(found, ground.life, ground.chronology):
        yield _changes_shown(found, ground)


def _renews(event: Event) -> bool:
    return group_of(event.kind) in _RENEWING or event.kind in (Kind.CAPACITY_ASSESSMENT, Kind.MEDICAL_EXAMINATION)


def _changes_shown(found: Sequence[Event], ground: Ground) -> Shown:
    kinds = listed(dict.fromkeys(f"“{title_of(event.kind).lower()}”" for event in found))
    days = ground.settings.whole("limit_working_days")
    return Shown(
        anchor=found[0],
        statement=(
            f"The record shows {counted(len(found), 'change or incident', 'changes or incidents')} while the case was "
            f"open ({kinds}: {dates(found)}) and no assessment begun or completed in the {days} working days after."
        ),
        evidence=found,
        strength=Strength.MODERATE if len(found) > 1 else Strength.WEAK,
        aspect="change",
        title="Assessment not updated after a change",
    )


PATTERN = Pattern(
    name="stale_assessment",
    rule="stale_assessment",
    title="Decision without a recent assessment",
    data="assessments",
    groups=_ASSESSMENT,
    find=find,
    absence=True,
)
