"""P13: a plan open for long, the same action outstanding, voluntary care or a plan without decisions, timescales missed."""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import pairwise

from analyzers.answers import Answers
from analyzers.coverage import kept
from analyzers.patterns.services.authorisation_lapsed import lapsed
from analyzers.patterns.services.not_taken_up import not_taken_up
from analyzers.patterns.services.outstanding import same_actions
from analyzers.patterns.services.running import is_running, runs_to
from analyzers.patterns.shape import Ground, Pattern, Shown
from analyzers.patterns.windows import runs
from analyzers.spans import LOOKED_AFTER, PROTECTION_PLAN, Span
from analyzers.timescales.moments import add_months
from analyzers.told import holds, says
from analyzers.words import counted, dated, day, listed, on
from chronology.model import Event, Group, Kind, Strength, TimescaleState
from chronology.normalise import order_key
from chronology.practice import group_of

_DAY_TO_DAY = frozenset({Group.VISIT, Group.CONTACT})
# Where something about the plan is decided as a matter of course; any other entry that records a decision counts too.
_DECIDING = frozenset(
    {Group.CONFERENCE, Group.REVIEW, Group.PLAN, Group.LEGAL, Group.STRATEGY_DISCUSSION, Group.PLACEMENT_MOVE}
    | {Group.REFERRAL, Group.CLOSURE}
)
_DECISIONS = frozenset({Kind.MANAGEMENT_DECISION, Kind.PROFESSIONALS_MEETING, Kind.FAMILY_MEETING, Kind.S47_COMPLETED})
_DAY = dt.timedelta(days=1)
# After these the plan for a child in voluntary care has been decided, or is before a court.
_PLANNED = (
    *(Kind.COURT_APPLICATION, Kind.ORDER_MADE, Kind.LEGAL_PLANNING_MEETING, Kind.PRE_PROCEEDINGS, Kind.ADOPTION_STEP),
    *(
        Kind.RETURNED_HOME,
        Kind.CEASED_LOOKED_AFTER,
        Kind.LEGAL_STATUS_CHANGED,
        Kind.CASE_CLOSED,
        Kind.CARE_PLAN_STARTED,
    ),
    *(Kind.PATHWAY_PLAN_STARTED, Kind.MANAGEMENT_DECISION),
)


def find(ground: Ground) -> Iterator[Shown]:
    """Seven ways in which time passed, each a finding of its own."""
    yield from _long_plans(ground)
    yield from same_actions(ground)
    yield from not_taken_up(ground)
    yield from lapsed(ground)
    if not ground.life.is_adult:
        yield from _voluntary(ground)
        yield from _undecided(ground)
    yield from _breaches(ground)


# ---- a protection plan open for long -------------------------------------------------------------------------------


def _long_plans(ground: Ground) -> Iterator[Shown]:
    months, strong = ground.settings.whole("plan_months"), ground.settings.whole("strong_plan_months")
    for plan in ground.spans(PROTECTION_PLAN):
        begun, ended = plan.opened.when.last_day, runs_to(plan, ground)
        if ended <= add_months(begun, months):
            continue
        is_strong = ended > add_months(begun, strong)
        running = is_running(plan, ground)
        until = (
            f"to {on(plan.closed)}" if plan.closed else f"{'and open on' if running else 'with no end by'} {day(ended)}"
        )
        yield Shown(
            anchor=plan.opened,
            statement=(
                f"The record shows a child protection plan begun {dated(plan.opened)} {until}, for more than "
                f"{strong if is_strong else months} months."
            ),
            evidence=(plan.opened, plan.closed) if plan.closed else (plan.opened,),
            strength=Strength.STRONG if is_strong else Strength.MODERATE,
            aspect="plan_open",
            title="Protection plan open for long",
            until=None if plan.closed else ended,
        )


# ---- voluntary care without a decision on the plan -------------------------------------------------------------------


def _voluntary(ground: Ground) -> Iterator[Shown]:
    months = ground.settings.whole("voluntary_months")
    decided = ground.life.of(*_PLANNED)
    begun = [
        event
        for event in ground.life.of(Kind.LEGAL_STATUS_CHANGED, Kind.BECAME_LOOKED_AFTER)
        if holds(event, "voluntary_care")
    ]
    told: dt.date = dt.date.min
    for event in begun:
        limit = add_months(event.when.last_day, months)
        end = min(_until(event, ground), limit)
        later = next((one for one in decided if _decides(one, event)), None)
        if event.when.first_day <= told or end < limit or limit >= ground.chronology.as_at:
            continue
        if (later is not None and later.when.first_day <= limit) or _decided_at_review(event, limit, ground):
            continue
        deciding = {Group.PLAN, Group.REVIEW, Group.LEGAL}
        # What a review decided was asked of it already.
        judged = [event, *ground.life.of(Kind.LOOKED_AFTER_REVIEW)]
        if ground.spoken_of(deciding, event.when.last_day + _DAY, limit, "speaks_of_decision", but=judged):
            continue
        if all(ground.reaches({group}, event.when.first_day, limit) for group in deciding):
            told = limit
            yield _voluntary_shown(event, later, months)


def _until(event: Event, ground: Ground) -> dt.date:
    """The last day of the care it tells of, as far as it is known."""
    if event.until is not None and event.until.dated:
        return event.until.first_day
    span = next((one for one in ground.spans(LOOKED_AFTER) if one.about_covers(event.when.first_day)), None)
    return runs_to(span, ground) if span else ground.chronology.as_at


def _decides(one: Event, begun: Event) -> bool:
    return one.key != begun.key and one.when.last_day > begun.when.last_day and not holds(one, "voluntary_care")


def _decided_at_review(begun: Event, limit: dt.date, ground: Ground) -> bool:
    """A review that records what it decided may have decided the plan; that it waits for something is no decision."""
    return any(
        begun.when.last_day < review.when.last_day and review.when.first_day <= limit
        for review in ground.life.of(Kind.LOOKED_AFTER_REVIEW)
        if _is_decided(review)
    )


def _is_decided(review: Event) -> bool:
    told = review.decision or (review.outcome if says(review.outcome, "decision") else None)
    return bool(told) and not says(told, "undecided")


def _voluntary_shown(begun: Event, later: Event | None, months: int) -> Shown:
    statement = (
        f"The record shows a child accommodated by agreement (section 20 / 76) {dated(begun)} and no decision on the "
        f"plan in the {months} months after it"
    )
    return Shown(
        anchor=begun,
        statement=f"{statement}; the first is {dated(later)}." if later else f"{statement}.",
        evidence=(begun, later) if later else (begun,),
        aspect="voluntary_care",
        title="Voluntary care without a decision on the plan",
    )


# ---- no decision while on a plan or looked after ---------------------------------------------------------------------


def _undecided(ground: Ground) -> Iterator[Shown]:
    if not kept(ground.chronology, ground.life.events, {Group.REVIEW, Group.CONFERENCE}):
        return
    days = ground.settings.whole("decision_days")
    deciding = Answers([event for event in ground.life.events if _is_decision(event)])
    told: set[tuple[str, str]] = set()
    for name in (PROTECTION_PLAN, LOOKED_AFTER):
        for span in ground.spans(name):
            found = [pair for pair in _intervals(span, deciding, ground) if _long_and_shown(pair, days, ground)]
            found = [(before, end, after) for before, end, after in found if (before.key, str(end)) not in told]
            told |= {(before.key, str(end)) for before, end, _ in found}
            if found:
                yield _undecided_shown(span, found, ground)


def _is_decision(event: Event) -> bool:
    return group_of(event.kind) in _DECIDING or event.kind in _DECISIONS or bool(event.decision)


_Interval = tuple[Event, dt.date, Event | None]


def _intervals(span: Span, deciding: Answers, ground: Ground) -> Iterator[_Interval]:
    """(a decision, the first day of the next, the next) while the status lasted; the last has no next."""
    end = runs_to(span, ground)
    within = sorted(deciding.between(span.start, end), key=order_key)
    for before, after in pairwise(within):
        yield before, after.when.first_day, after
    if within and span.closed is None:
        yield within[-1], end, None


def _long_and_shown(interval: _Interval, days: int, ground: Ground) -> bool:
    before, end, _ = interval
    if (end - before.when.last_day).days <= days:
        return False
    first, last = before.when.last_day + _DAY, end - _DAY
    if ground.spoken_of({Group.REVIEW, Group.CONFERENCE}, first, last, "speaks_of_decision"):
        return False
    return all(ground.reaches(groups, before.when.last_day, end) for groups in ({Group.REVIEW}, _DAY_TO_DAY))


def _undecided_shown(span: Span, found: Sequence[_Interval], ground: Ground) -> Shown:
    status = "a child protection plan was in force" if span.name == PROTECTION_PLAN else "the child was looked after"
    parts = [
        f"from {on(before)} to {on(after) if after else f'{day(end)}, when the record ends'}"
        for before, end, after in found
    ]
    days = ground.settings.whole("decision_days")
    return Shown(
        anchor=found[0][0],
        statement=f"The record shows no decision for more than {days} days while {status}: {listed(parts)}.",
        evidence=tuple(dict.fromkeys(event for before, _, after in found for event in (before, after) if event)),
        aspect="no_decision",
        title="Time without a decision",
        until=None if found[-1][2] else found[-1][1],
    )


# ---- timescales missed -----------------------------------------------------------------------------------------------


def _breaches(ground: Ground) -> Iterator[Shown]:
    """Late or overdue by the timescale rules that were in force, several in two years."""
    events = {event.key: event for event in ground.life.events}
    found = sorted(
        (order_key(events[timescale.trigger]), timescale.rule, timescale)
        for timescale in ground.agreed.timescales
        if timescale.state in (TimescaleState.LATE, TimescaleState.OVERDUE)
        and timescale.trigger in events
        and (timescale.due_event is None or timescale.due_event in events)
    )
    triggers = [events[timescale.trigger] for _, _, timescale in found]
    settings = ground.settings
    for run in runs(triggers, settings.whole("breach_window_days"), settings.whole("breach_count")):
        started = {event.key for event in run}
        missed = [timescale for _, _, timescale in found if timescale.trigger in started]
        answers = [events[timescale.due_event] for timescale in missed if timescale.due_event]
        titles = listed(dict.fromkeys(timescale.title.lower() for timescale in missed))
        yield Shown(
            anchor=run[0],
            statement=(
                f"The record shows {counted(len(missed), 'timescale')} met late or overdue, at least "
                f"{settings.whole('breach_count')} of them within {settings.whole('breach_window_days')} days: {titles}."
            ),
            evidence=(*run, *answers),
            aspect="timescales",
            title="Several timescales missed",
        )


PATTERN = Pattern(
    name="delay_and_drift",
    rule="P13",
    title="Delay and drift",
    data="plans, enquiries, reviews, placements or legal status",
    groups=_DECIDING | {Group.ASSESSMENT, Group.S47_ENQUIRY},
    find=find,
    among_all=True,
)
