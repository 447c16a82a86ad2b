"""What starts the clock of a rule: which entries do, when, and in which period what they call for is due."""

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analyzers.referrals import REFERRALS, is_referral
from analyzers.spans import Span
from analyzers.timescales.moments import Moment, add_months, moment
from analyzers.timescales.standing import Standing
from analyzers.timescales.told import first_after, is_due, is_own, says
from chronology.model import Event, Kind
from chronology.practice import TimescaleRule, Unit
from chronology.prose.own_day import is_from_words

_ELSE = dt.timedelta(days=30)
"""A trigger this shortly before an `else_trigger`, or before another trigger of `of_several`, is the same process."""
_FOLLOWS = dt.timedelta(days=30)
"""A period that begins within this of its trigger is the one it led to."""
_WEEK = dt.timedelta(days=7)
NOT_FIRST = (
    "a text tells of it, and not that it was the first",
    "the first placement began with the time of being looked after, and is not read as one",
)
"""Why a trigger is most likely not the first of its period: nothing is said of when something was due after it."""
_BEGINS = {"looked_after": Kind.BECAME_LOOKED_AFTER}
"""What shows that a period began when it opens; else it may only be seen from then on."""
_ALREADY = {
    "case": "a case was already open",
    "protection_plan": "a protection plan was already running",
    "looked_after": "the child was already looked after",
    "placement": "a placement was already running",
}


@dataclass(frozen=True, slots=True)
class Start:
    """An entry that starts a clock, when it starts, and the period in which something is due.

    `none_due` says why nothing is, `unknown` why it cannot be told when it is.
    """

    event: Event
    moment: Moment
    period: Span | None = None
    previous: Event | None = None
    following: Event | None = None
    none_due: str = ""
    unknown: str = ""


def starts(rule: TimescaleRule, standing: Standing) -> Iterator[Start]:
    """The starts of a rule's clock in one life, in order."""
    if rule.birthday:
        yield from _birthdays(rule, standing)
        return
    triggers = _triggers(rule, standing)
    unknown: dict[str, str] = {}
    if name := rule.first_in or rule.later_in:
        triggers, unknown = _by_place(rule, standing, name, triggers)
    for place, event in enumerate(triggers):
        period, none_due = _governing(rule, standing, event)
        if rule.only_while and period is None:
            continue
        yield Start(
            event,
            moment(event, by_hours=rule.unit is Unit.HOURS),
            period,
            triggers[place - 1] if place else None,
            triggers[place + 1] if place + 1 < len(triggers) else None,
            none_due,
            unknown.get(event.key, ""),
        )


def _triggers(rule: TimescaleRule, standing: Standing) -> Sequence[Event]:
    """What starts the clock; where two kinds may tell of one start, the first of them does."""
    life = standing.life
    words = rule.trigger_told
    own = (event for event in life.surely.of(*rule.trigger) if is_own(life, event) and _is_what_it_is_filed_as(event))
    started = [event for event in own if words is None or says(event, words)]
    if rule.else_trigger:
        started = _with_others(started, [event for event in life.surely.of(*rule.else_trigger) if is_own(life, event)])
    if rule.of_several != "each":
        started = _one_of_several(rule, started, standing)
    if not rule.recurs:
        return started
    return _one_a_day(rule, [event for event in started if event.kind not in rule.due or is_due(rule, event)])


def _is_what_it_is_filed_as(event: Event) -> bool:
    """A referral by its own words, where it is filed as one: no decision is due on a log that was sent as asked."""
    return event.kind not in REFERRALS or is_referral(event)


def _with_others(started: Sequence[Event], others: Sequence[Event]) -> list[Event]:
    """The triggers, and in their order those of another kind that no trigger stands shortly before."""
    found = sorted((*started, *others), key=lambda event: event.when.first_day)
    mine = {event.key for event in started}
    result: list[Event] = []
    last: dt.date | None = None
    days = {event.when.first_day for event in started}
    for event in found:
        day = event.when.first_day
        if event.key in mine or (day not in days and (last is None or day - last > _ELSE)):
            last = day
            result.append(event)
    return result


def _one_of_several(rule: TimescaleRule, started: Sequence[Event], standing: Standing) -> list[Event]:
    """Of triggers that follow each other closely, nothing due between them, the first or the last."""
    between = sorted({event.when.first_day for event in standing.life.of(*rule.due)})
    runs: list[list[Event]] = []
    for event in started:
        day = event.when.first_day
        before = runs[-1][-1].when.first_day if runs else None
        if before is not None and day - before <= _ELSE and bisect_left(between, before) == bisect_left(between, day):
            runs[-1].append(event)
        else:
            runs.append([event])
    return [_first(rule, run, standing) if rule.of_several == "first" else run[-1] for run in runs]


def _first(rule: TimescaleRule, run: Sequence[Event], standing: Standing) -> Event:
    """The first of a run, or the last of it by the day of what makes it matter."""
    led_to = first_after(standing.life.of(*rule.led_to), run[0].when.first_day) if rule.led_to else None
    by_then = [event for event in run if led_to is not None and event.when.first_day <= led_to.when.first_day]
    return by_then[-1] if by_then else run[0]


def _one_a_day(rule: TimescaleRule, started: Sequence[Event]) -> list[Event]:
    """Two entries of one day are one turn of what recurs."""
    result: list[Event] = []
    for event in started:
        if result and _same_turn(rule, result[-1], event):
            result[-1] = event
        else:
            result.append(event)
    return result


def _same_turn(rule: TimescaleRule, one: Event, other: Event) -> bool:
    return (
        one.kind in rule.due
        and other.kind in rule.due
        and one.when.first_day == other.when.first_day
        and one.when.last_day == other.when.last_day
    )


def _by_place(
    rule: TimescaleRule, standing: Standing, name: str, triggers: Sequence[Event]
) -> tuple[list[Event], dict[str, str]]:
    """The first trigger of each period or those after it, and of which it is not known that they are the first."""
    met: set[str] = set()
    kept: list[Event] = []
    unknown: dict[str, str] = {}
    periods = standing.of(name)
    for event in triggers:
        period = periods.opened_by.get(event.key) or periods.latest(event.when.first_day)
        if period is None:
            continue
        is_first = period.opened.key not in met
        met.add(period.opened.key)
        if is_first is not bool(rule.first_in):
            continue
        kept.append(event)
        if rule.first_in:
            unknown[event.key] = _not_known_as_first(rule, standing, period, event)
    return kept, unknown


def _not_known_as_first(rule: TimescaleRule, standing: Standing, period: Span, event: Event) -> str:
    """Why nobody can say that there was none before it in the period; nothing where that is known."""
    begins = _BEGINS.get(period.name)
    if begins is not None and not any(each.when.first_day == period.start for each in standing.life.of(begins)):
        return f"the record does not show when the {name_of(period.name)} began"
    day = event.when.first_day
    if day > period.start and is_from_words(event):
        return NOT_FIRST[0]
    if period.name in _BEGINS and event.kind is Kind.PLACEMENT_STARTED and day > period.start + _WEEK:
        # Who becomes looked after is placed that day, whatever the record calls it.
        return NOT_FIRST[1]
    if day > period.start and not standing.sources.reach(rule.trigger, period.start, day):
        return "the sources do not reach back far enough to say that it was the first"
    return ""


def _governing(rule: TimescaleRule, standing: Standing, event: Event) -> tuple[Span | None, str]:
    """(the period in which something is due, why nothing is)."""
    day = event.when.first_day
    for name in rule.not_while:
        span = standing.of(name).latest(day)
        # What makes a period may be entered some days after it; told long after, it is spoken of and was held before.
        slack = _FOLLOWS if name == rule.period else dt.timedelta(0)
        if span is not None and span.start + slack < day:
            return None, _ALREADY[name]
    periods = standing.of(rule.period)
    if rule.or_while and periods.latest(day) is None:
        return standing.of(rule.or_while).latest(day), ""
    own = periods.opened_by.get(event.key)
    if own is not None or not periods.found:
        return own, ""
    if rule.only_while:
        return periods.latest(day), ""
    governing = periods.latest(day) or next(
        (span for span in (*periods.after(day), *periods.found) if span.about_covers(day)), None
    )
    if governing is None or (governing.end is not None and governing.end <= day):
        governing = next((span for span in periods.after(day) if span.start <= day + _FOLLOWS), None)
    return (governing, "") if governing else (None, f"no {name_of(rule.period)} was running or followed")


def name_of(period: str) -> str:
    """What a period is called in a sentence."""
    return {"protection_plan": "plan", "looked_after": "time of being looked after"}.get(period, period)


def _birthdays(rule: TimescaleRule, standing: Standing) -> Iterator[Start]:
    """A birthday within a period, counted from where the period had run long enough by then."""
    triggers = {event.key: event for event in _triggers(rule, standing)}
    for period in standing.of(rule.first_in).found:
        opened = triggers.get(period.opened.key) or next(
            (event for event in triggers.values() if event.when.first_day == period.start), None
        )
        if opened is None:
            continue
        day = _birthday(standing, rule.birthday)
        if day is None:
            yield Start(opened, moment(opened), unknown="the date of birth is not known")
        elif day <= standing.as_at and (period.end is None or day <= period.end):
            settled = period.start + _WEEK * rule.settled_weeks <= day
            why = "" if settled else "the day from which it counts is later than the birthday and is not recorded"
            yield Start(opened, Moment.on(day), unknown=why)


def _birthday(standing: Standing, years: int) -> dt.date | None:
    born = standing.life.person.born if standing.life.person else None
    if born is None or born.earliest is None or born.earliest != born.latest:
        return None
    return add_months(born.earliest, 12 * years)
