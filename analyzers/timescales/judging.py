"""One rule held against one trigger: met, late, overdue, not yet due, no record, cannot tell or not applicable."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from analyzers.coverage import complete
from analyzers.lives import Life
from analyzers.spans import Span, at
from analyzers.timescales.pairing import Answer, Pairing
from analyzers.words import on
from chronology.model import Chronology, Event, Timescale, TimescaleState
from chronology.practice import (
    TimescaleRule,
    Unit,
    add_working_days,
    group_of,
    title_of,
    working_days_between,
)

_PLAN_FOLLOWS = dt.timedelta(days=30)
"""A plan that begins within this of the conference is the plan it made."""


@dataclass(frozen=True, slots=True)
class Held:
    """A rule and a trigger, with what is needed to judge them."""

    rule: TimescaleRule
    trigger: Event
    following: Event | None
    life: Life
    chronology: Chronology
    periods: Mapping[str, tuple[Span, ...]]
    pairing: Pairing


@dataclass(frozen=True, slots=True)
class _Verdict:
    state: TimescaleState
    basis: str
    due_event: Event | None = None
    late_by: int | None = None


def judged(held: Held) -> Iterator[Timescale]:
    """The timescale, unless the rule was not in force on the day of the trigger."""
    first, last = (held.rule.judges(day) for day in (held.trigger.when.first_day, held.trigger.when.last_day))
    if not first and not last:
        return
    if first != last:
        yield _timescale(held, _cannot_tell("the date of the trigger is not known well enough to say which rule held"))
        return
    yield _timescale(held, _verdict(held))


def due_day(day: dt.date, rule: TimescaleRule) -> dt.date:
    """The last day on which the limit is met; the day of the trigger is day 0."""
    match rule.unit:
        case Unit.WORKING_DAYS:
            return add_working_days(day, rule.limit, rule.jurisdiction)
        case Unit.CALENDAR_DAYS:
            return day + dt.timedelta(days=rule.limit)
        case Unit.WEEKS:
            return day + dt.timedelta(weeks=rule.limit)
        case Unit.MONTHS:
            return add_months(day, rule.limit)


def add_months(day: dt.date, months: int) -> dt.date:
    """The same day some months on; the last of the month where it has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    first = dt.date(day.year + years, month + 1, 1)
    following = (first + dt.timedelta(days=31)).replace(day=1)
    return first.replace(day=min(day.day, (following - dt.timedelta(days=1)).day))


def _verdict(held: Held) -> _Verdict:
    span, fault = _governing(held)
    if fault:
        return _Verdict(TimescaleState.NOT_APPLICABLE, fault)
    answer = held.pairing.answer(held.rule, held.trigger, held.following, span)
    if answer is not None:
        return _answered(held, answer)
    return _unanswered(held, span)


def _governing(held: Held) -> tuple[Span | None, str]:
    """(the period in which something is due, why nothing is)."""
    day = held.trigger.when.first_day
    for name in held.rule.not_while:
        span = at(held.periods[name], day)
        if span is not None and span.start < day:
            return None, f"a {name.replace('_', ' ')} was already running".replace(
                "a looked after", "looked-after status"
            )
    periods = held.periods.get(held.rule.while_open, ())
    if not periods:
        return None, ""
    governing = next((span for span in periods if span.about_covers(day)), None)
    if governing is None or (governing.end is not None and governing.end <= day):
        following = (span for span in periods if day <= span.start <= day + _PLAN_FOLLOWS)
        governing = next(following, None)
    return (governing, "") if governing else (None, "no plan was running or followed")


def _answered(held: Held, answer: Answer) -> _Verdict:
    """Met or late, where the dates are known well enough to say."""
    trigger, event = held.trigger.when, answer.event.when
    earliest, latest = due_day(trigger.first_day, held.rule), due_day(trigger.last_day, held.rule)
    if event.last_day <= earliest:
        return _Verdict(TimescaleState.MET, answer.basis, answer.event)
    if event.first_day <= latest:
        return _cannot_tell("the dates are not known well enough", answer.event)
    if held.rule.late_by_link_only and not answer.by_link:
        return _unanswered(held, None)
    return _Verdict(TimescaleState.LATE, answer.basis, answer.event, _late_by(latest, event.first_day, held.rule))


def _late_by(due: dt.date, done: dt.date, rule: TimescaleRule) -> int:
    """Working days late where the limit counts in them, else calendar days."""
    if rule.unit is Unit.WORKING_DAYS:
        return working_days_between(due, done, rule.jurisdiction)
    return (done - due).days


def _unanswered(held: Held, span: Span | None) -> _Verdict:
    """Nothing in the record answers the trigger: why nothing is due, or what can be said of its absence."""
    latest = due_day(held.trigger.when.last_day, held.rule)
    if not_due := _not_due(held, span, latest):
        return _Verdict(TimescaleState.NOT_APPLICABLE, not_due)
    if held.chronology.as_at <= latest:
        return _Verdict(TimescaleState.NOT_YET_DUE, "")
    if held.rule.late_by_link_only and held.trigger.decision:
        return _cannot_tell("a decision is recorded, its date is not")
    if _is_overdue(held, span, latest):
        late_by = _late_by(latest, held.chronology.as_at, held.rule)
        return _Verdict(TimescaleState.OVERDUE, "still open, and a source that is complete shows none", None, late_by)
    return _Verdict(TimescaleState.NO_RECORD, "no record of it; that is not to say that it was not done")


def _not_due(held: Held, span: Span | None, latest: dt.date) -> str:
    settled = held.pairing.settled(held.rule, held.trigger, held.following)
    if settled is not None:
        return f"“{title_of(settled.kind)}”, {on(settled)}, came instead"
    if held.rule.while_open and span is None:
        return "no plan is recorded"
    if span is not None and span.end is not None and span.end <= latest:
        return "the plan ended before it fell due"
    return ""


def _is_overdue(held: Held, span: Span | None, latest: dt.date) -> bool:
    """Something that is known to be still open, and a source that would show it."""
    still_open = held.pairing.still_open(held.rule, held.trigger) if span is None else span.end is None
    groups = {group_of(kind) for kind in held.rule.due}
    return still_open and complete(held.chronology, groups, held.trigger.when.first_day, latest)


def _cannot_tell(why: str, event: Event | None = None) -> _Verdict:
    return _Verdict(TimescaleState.CANNOT_TELL, why, event)


def _timescale(held: Held, verdict: _Verdict) -> Timescale:
    rule, trigger = held.rule, held.trigger
    known = trigger.when.earliest is not None and trigger.when.earliest == trigger.when.latest
    return Timescale(
        rule=rule.id,
        title=rule.title,
        subject=held.life.subject,
        trigger=trigger.key,
        due_event=verdict.due_event.key if verdict.due_event else None,
        due=due_day(trigger.when.first_day, rule) if known else None,
        limit=rule.limit,
        unit=rule.unit,
        jurisdiction=rule.jurisdiction,
        state=verdict.state,
        late_by=verdict.late_by,
        authority=rule.authority,
        citation=rule.citation,
        verified=rule.verified,
        basis=verdict.basis,
    )
