"""P13: a plan open for long, the same action outstanding, voluntary care or a plan without decisions, timescales missed."""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import pairwise

from analyzers.answers import Answers
from analyzers.coverage import kept
from analyzers.patterns.services.plan_actions import agreed_in, is_done_by, same_action, unplaced
from analyzers.patterns.services.running import is_running, runs_to
from analyzers.patterns.shape import Ground, Pattern, Shown
from analyzers.patterns.windows import runs
from analyzers.spans import CASE, LOOKED_AFTER, PROTECTION_PLAN, Span
from analyzers.timescales.moments import add_months
from analyzers.told import holds, says
from analyzers.words import counted, dated, dates, day, listed, number, on
from chronology.model import Action, Event, Group, Kind, Strength, TimescaleState
from chronology.normalise import order_key
from chronology.practice import group_of

_DAY_TO_DAY = frozenset({Group.VISIT, Group.CONTACT})
_REVIEWS = (Kind.REVIEW_CONFERENCE, Kind.LOOKED_AFTER_REVIEW, Kind.CIN_REVIEW, Kind.CARE_AND_SUPPORT_REVIEW)
_REVIEWS_TOO = (Kind.PATHWAY_PLAN_REVIEW, Kind.ADULT_CONFERENCE)
# Where something about the plan is decided as a matter of course; any other entry that records a decision counts too.
_DECIDING = frozenset(
    {Group.CONFERENCE, Group.REVIEW, Group.PLAN, Group.LEGAL, Group.STRATEGY_DISCUSSION, Group.PLACEMENT_MOVE}
    | {Group.REFERRAL, Group.CLOSURE}
)
_DECISIONS = frozenset({Kind.MANAGEMENT_DECISION, Kind.PROFESSIONALS_MEETING, Kind.FAMILY_MEETING, Kind.S47_COMPLETED})
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
    """Five ways in which time passed, each a finding of its own."""
    yield from _long_plans(ground)
    yield from _same_actions(ground)
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


# ---- the same action outstanding at one review after another ---------------------------------------------------------


def _same_actions(ground: Ground) -> Iterator[Shown]:
    """Runs of reviews in each time the case was open."""
    reviews = ground.life.of(*_REVIEWS, *_REVIEWS_TOO)
    agreed = list(agreed_in(ground))
    for case in ground.spans(CASE) if agreed else ():
        of_case = [one for one in agreed if case.covers(one[0].when.first_day)]
        for run in _runs([review for review in reviews if case.covers(review.when.first_day)], of_case):
            if len(run) >= ground.settings.whole("reviews"):
                yield _actions_shown(run)
    yield from _unplaced_actions(reviews, ground)


def _unplaced_actions(reviews: Sequence[Event], ground: Ground) -> Iterator[Shown]:
    """The same of actions of which no record says what agreed them: the reviews at which each was outstanding."""
    actions = unplaced(ground)
    for case in ground.spans(CASE) if actions else ():
        of_case = [review for review in reviews if case.covers(review.when.first_day)]
        at_review = [(review, [each for each in actions if _is_past_due(each, review)]) for review in of_case]
        again = [
            review
            for place, (review, now) in enumerate(at_review)
            if any(
                each in at_review[near][1]
                for near in (place - 1, place + 1)
                if 0 <= near < len(at_review)
                for each in now
            )
        ]
        if len(again) >= ground.settings.whole("reviews"):
            yield Shown(
                anchor=again[0],
                statement=(
                    f"The record shows the same action past due at {counted(len(again), 'review')} in succession "
                    f"({dates(again)}), with no completion recorded by then."
                ),
                evidence=again,
                aspect="same_action",
                title="The same action outstanding at successive reviews",
            )


def _is_past_due(action: Action, review: Event) -> bool:
    return bool(action.due and action.due.last_day < review.when.first_day) and not is_done_by(
        action, review.when.last_day
    )


_Reviewed = tuple[Event, list[tuple[Event, Action]]]


def _runs(reviews: Sequence[Event], agreed: Sequence[tuple[Event, Action]]) -> Iterator[list[_Reviewed]]:
    """(review, what was outstanding there and at the one before it) for reviews that follow each other."""
    run: list[_Reviewed] = []
    for review in reviews:
        actions = [one for one in agreed if _outstanding(one, review)]
        again = _again(run[-1][1], actions) if run else actions
        if not again:
            yield run
            run, again = [], actions
        if again:
            run.append((review, again))
    yield run


def _outstanding(agreed: tuple[Event, Action], review: Event) -> bool:
    """Agreed before the review, due by then, and not done by then as far as the record shows; or agreed there anew."""
    event, action = agreed
    if is_done_by(action, review.when.last_day):
        return False
    if event.key == review.key:
        return True
    due = action.due is not None and action.due.last_day <= review.when.first_day
    return due and event.when.last_day < review.when.first_day


def _again(before: Sequence[tuple[Event, Action]], now: Sequence[tuple[Event, Action]]) -> list[tuple[Event, Action]]:
    """What was outstanding at the review before, too: the same action, or one in the same words."""
    return [one for one in now if any(one[1] is other[1] or same_action(one[1], other[1]) for other in before)]


def _actions_shown(run: Sequence[_Reviewed]) -> Shown:
    reviews = [review for review, _ in run]
    last = run[-1][1]
    first = [one for one in run[0][1] if any(one[1] is other[1] or same_action(one[1], other[1]) for other in last)]
    actions: list[Action] = []
    for _, action in last:
        if not any(same_action(action, other) for other in actions):
            actions.append(action)
    agreed = dict.fromkeys(event for event, _ in (*first, *last))
    return Shown(
        anchor=reviews[0],
        statement=(
            f"The record shows {counted(len(actions), 'action')} outstanding at {number(len(reviews))} reviews in "
            f"succession ({dates(reviews)}), with no completion recorded by the last of them."
        ),
        evidence=(*sorted(agreed, key=order_key), *reviews),
        strength=Strength.STRONG if len(reviews) > 2 else Strength.MODERATE,
        aspect="same_action",
        title="The same action outstanding at successive reviews",
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
        if all(
            ground.reaches({group}, event.when.first_day, limit) for group in (Group.PLAN, Group.REVIEW, Group.LEGAL)
        ):
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
)
