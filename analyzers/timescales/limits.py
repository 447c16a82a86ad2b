"""By when something is due: which of a rule's limits may count, and the first and the last day they come to."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from analyzers.cues import cue
from analyzers.timescales.moments import Moment, due_by, moment
from analyzers.timescales.standing import Standing
from analyzers.timescales.starts import Start
from analyzers.timescales.told import first_after, says
from chronology.dates import find
from chronology.practice import Limit, TimescaleRule

# What a report led to began so soon after it, and is due so soon.
_LED_TO, _GIVEN_WITHIN = dt.timedelta(days=30), dt.timedelta(days=120)


@dataclass(frozen=True, slots=True)
class Window:
    """The first and the last moment by which it may be due, with the limits that come to them.

    `why` says on what it turns where there is more than one.
    """

    earliest: dt.datetime
    latest: dt.datetime
    shortest: Limit
    longest: Limit
    why: str = ""
    settles: bool = False
    """The shorter ceased to count before it had run out: what comes after it is due by the longer."""

    @property
    def is_open(self) -> bool:
        """More than one limit may be the one that counts."""
        return self.shortest != self.longest


def window(rule: TimescaleRule, start: Start, standing: Standing) -> Window:
    """When what a trigger calls for is due."""
    possible = list(_possible(rule, start, standing))
    by_first = [(due_by(start.moment.first, limit, rule.jurisdiction, before=rule.before), limit) for limit in possible]
    by_last = [(due_by(start.moment.last, limit, rule.jurisdiction, before=rule.before), limit) for limit in possible]
    earliest, shortest = min(by_first, key=lambda due: due[0])
    latest, longest = max(by_last, key=lambda due: due[0])
    says_which = [limit.says for limit in possible if limit.says]
    why = f"the record does not say whether {says_which[0]}" if len(possible) > 1 and says_which else ""
    settles = len(possible) > 1 and all(
        limit.until_first and not limit.told and not limit.under for limit in possible[:-1]
    )
    found = Window(earliest, latest, shortest, longest, why, settles=settles)
    return _as_recorded(rule, start, standing, _sooner(rule, start, standing, _set_by(rule, start, standing, found)))


def _as_recorded(rule: TimescaleRule, start: Start, standing: Standing, found: Window) -> Window:
    """Due on the day that the record itself gives, in the entry that starts the clock or in what that led to."""
    if not rule.led_to:
        return found
    began = first_after(standing.life.of(*rule.led_to), start.moment.first_day)
    near = began is not None and began.when.first_day <= start.moment.last_day + _LED_TO
    for event in (start.event, *((began,) if near and began is not None else ())):
        for named in cue("due_on").finditer(event.fact):
            days = (each.when for each in find(named["day"], event.when.first_day))
            given = next((when.earliest for when in days if when.earliest and when.earliest == when.latest), None)
            if given is not None and start.moment.first_day <= given <= start.moment.last_day + _GIVEN_WITHIN:
                due = dt.datetime.combine(given, dt.time())
                return replace(found, earliest=due, latest=due)
    return found


def _possible(rule: TimescaleRule, start: Start, standing: Standing) -> Iterator[Limit]:
    """The limits that may count: all up to the first that surely does."""
    for limit in rule.limits:
        counts = _counts(limit, rule, start, standing)
        if counts is not False:
            yield limit
        if counts:
            return


def _counts(limit: Limit, rule: TimescaleRule, start: Start, standing: Standing) -> bool | None:
    """Whether it is the limit; None where that is not known."""
    each: list[bool | None] = [True]
    if limit.under:
        each.append(_is_under(limit, rule, start, standing))
    if limit.told is not None:
        each.append(_is_told(limit, rule, start, standing))
    if limit.until_first:
        each.append(_comes_before(limit, rule, start, standing))
    return False if False in each else None if None in each else True


def _is_under(limit: Limit, rule: TimescaleRule, start: Start, standing: Standing) -> bool | None:
    age = standing.life.age_on(due_by(start.moment.last, limit, rule.jurisdiction).date())
    return None if age is None else age < limit.under


def _is_told(limit: Limit, rule: TimescaleRule, start: Start, standing: Standing) -> bool | None:
    """The entry that opened the period, or the trigger where there is none, says that it counts or that it does not.

    So does a further entry of the trigger's kinds before the longer limit is out: an order is extended by another.
    """
    told = start.period.opened if start.period is not None else start.event
    if limit.not_told is not None and says(told, limit.not_told):
        return False
    if limit.told is not None and says(told, limit.told):
        return True
    if limit.told is not None and start.period is None and _told_since(limit, rule, start, standing):
        return True
    return False if limit.only_told else None


def _told_since(limit: Limit, rule: TimescaleRule, start: Start, standing: Standing) -> bool:
    last = due_by(start.moment.last, limit, rule.jurisdiction).date()
    return limit.told is not None and any(
        start.moment.first_day <= event.when.first_day <= last and says(event, limit.told)
        for event in standing.life.of(*rule.trigger)
    )


def _comes_before(limit: Limit, rule: TimescaleRule, start: Start, standing: Standing) -> bool | None:
    since = start.period.start if start.period is not None else start.moment.first_day
    found = first_after(standing.life.of(*limit.until_first), since)
    if found is None:
        return True
    when = moment(found)
    if due_by(start.moment.last, limit, rule.jurisdiction).date() <= when.first_day:
        return True
    return False if when.last_day <= start.moment.first_day else None


def _set_by(rule: TimescaleRule, start: Start, standing: Standing, found: Window) -> Window:
    """Due by the day of something else, where the record shows it within the period."""
    if not rule.by_first:
        return found
    event = first_after(standing.life.of(*rule.by_first), start.moment.last_day)
    if event is None or (start.period is not None and not start.period.covers(event.when.first_day)):
        return found
    when: Moment = moment(event)
    return replace(found, earliest=when.first, latest=when.last)


def _sooner(rule: TimescaleRule, start: Start, standing: Standing, found: Window) -> Window:
    """The earlier of the limit and another that is counted from something before it."""
    if rule.sooner is None:
        return found
    before = [
        event
        for event in standing.life.of(*rule.sooner.trigger)
        if event.when.last_day <= start.moment.first_day
        and (start.period is None or start.period.about_covers(event.when.first_day))
    ]
    if not before:
        return found
    when, other = moment(before[-1]), Limit(limit=rule.sooner.limit, unit=rule.sooner.unit)
    first, last = (due_by(each, other, rule.jurisdiction) for each in (when.first, when.last))
    if first < found.earliest:
        found = replace(found, earliest=first, shortest=other)
    return replace(found, latest=last, longest=other) if last < found.latest else found
