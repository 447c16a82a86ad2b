"""Which entry answers a trigger: by the record's own links, else by the order of time, and which of the two it was."""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from analyzers.lives import Life
from analyzers.records import record_keys
from analyzers.spans import Span
from analyzers.timescales.moments import Moment, moment, moment_of
from analyzers.timescales.next_steps import decides, is_on_next_steps, told_on
from analyzers.timescales.starts import Start
from analyzers.timescales.told import first_after, is_due, is_own, says
from chronology.model import Event
from chronology.practice import TimescaleRule, Unit

BY_LINK = "the record links them"
BY_ORDER = "the first such entry after it; the record does not link them"
BY_TURN = "the next such entry"
BEFORE_IT = "the first such entry before it; the record does not link them"
IN_ITSELF = "the entry itself tells what was decided"
ITS_END = "the record gives its end"
_FOLLOWS = dt.timedelta(days=30)
"""What follows within this time came of it."""
_YEAR = dt.timedelta(days=365)
_LOOK_BACK = dt.timedelta(days=60)
"""What is due before something is looked for in this time before it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The entry that answers a trigger, when it was, and on what that rests."""

    event: Event
    moment: Moment
    basis: str

    @property
    def is_linked(self) -> bool:
        """The record says so itself."""
        return self.basis in (BY_LINK, IN_ITSELF, ITS_END)


@dataclass(frozen=True, eq=False)
class _Due:
    """What may answer a rule in one life, in order."""

    events: tuple[Event, ...]

    @cached_property
    def days(self) -> list[dt.date]:
        return [event.when.first_day for event in self.events]

    @cached_property
    def vague(self) -> list[tuple[dt.date, dt.date]]:
        """The times of those whose day is not known, by their first day."""
        found = (moment(event) for event in self.events)
        return sorted((each.first_day, each.last_day) for each in found if each.first != each.last)

    @cached_property
    def reach(self) -> list[dt.date]:
        """The last day that any of the vague ones up to each could have been."""
        return list(accumulate((last for _, last in self.vague), max))


class Pairing:
    """Finds answers in one life."""

    def __init__(self, life: Life) -> None:
        self.life = life
        self.records = life.records
        self._places = {event.key: place for place, event in enumerate(life.events)}
        self._due: dict[str, _Due] = {}

    def answer(self, rule: TimescaleRule, start: Start) -> Answer | None:
        """What was due, when the record shows it."""
        by_hours = rule.unit is Unit.HOURS
        if rule.ends and start.event.until is not None and start.event.until.dated:
            return Answer(start.event, moment_of(start.event.until, by_hours=by_hours), ITS_END)
        if rule.before:
            found = next(self._earlier(rule, start), None)
            return Answer(found, moment(found, by_hours=by_hours), BEFORE_IT) if found else None
        linked = None if rule.recurs else self._linked(rule, start)
        if linked is not None:
            return Answer(linked, moment(linked, by_hours=by_hours), BY_LINK)
        written = told_on(start.event) if is_on_next_steps(rule) and decides(start.event) else None
        if written is not None and written >= start.moment.first_day:
            return Answer(start.event, Moment.on(written), IN_ITSELF)
        basis = BY_TURN if rule.recurs else BY_ORDER
        for event in self._following(rule, start):
            answer = Answer(event, moment(event, by_hours=by_hours), basis)
            if answer.moment.last >= start.moment.first:
                return answer
        return None

    def in_place(self, rule: TimescaleRule, start: Start) -> Event | None:
        """What was due and in force already when the clock started; without an end of its own, if not a year old."""
        due, day = self._what_is_due(rule), start.moment.first_day
        for event in reversed(due.events[: bisect_left(due.days, day)]):
            if event.until is None:
                if day - event.when.last_day <= _YEAR:
                    return event
            elif event.until.is_ongoing or event.until.first_day >= day:
                return event
        return None

    def shortly_before(self, rule: TimescaleRule, start: Start) -> Event | None:
        """What was done so shortly before the clock started that it counts."""
        due, day = self._what_is_due(rule), start.moment.first_day
        place = bisect_left(due.days, day - dt.timedelta(days=rule.earlier_days))
        return next((event for event in due.events[place:] if event.when.last_day < day), None)

    def may_be(self, rule: TimescaleRule, start: Start, until: dt.date) -> bool:
        """An entry whose day is not known well enough may have answered the trigger by a day."""
        due, first = self._what_is_due(rule), start.moment.first_day
        if start.moment.first != start.moment.last:
            between = due.events[bisect_left(due.days, first) : bisect_left(due.days, start.moment.last_day)]
            if any(event.key != start.event.key for event in between):
                return True
        upto = bisect_right(due.vague, (until, dt.date.max))
        after = first + dt.timedelta(days=1) if rule.recurs else first
        own = (start.moment.first_day, start.moment.last_day)
        if not upto or due.reach[upto - 1] < after:
            return False
        return any(last >= after and (begun, last) != own for begun, last in due.vague[:upto])

    def settled(self, rule: TimescaleRule, start: Start) -> Event | None:
        """What the record shows after which nothing is due, unless its outcome calls for it all the same."""
        if not rule.settled_by:
            return None
        linked = {event.key for event in self.records.onward(start.event)}
        for event in self.life.of(*rule.settled_by):
            after = event.when.first_day >= start.moment.first_day and event.key != start.event.key
            mine = event.key in linked or _before(event, start.following, rule)
            if after and mine and not self._called_for(rule, event):
                return event
        return None

    def led_to(self, rule: TimescaleRule, start: Start) -> bool:
        """What makes the trigger matter followed it, or is linked with it."""
        following = first_after(self.life.of(*rule.led_to), start.moment.first_day)
        if following is not None and following.when.first_day <= start.moment.last_day + _FOLLOWS:
            return True
        return any(event.kind in rule.led_to for event in self.records.onward(start.event))

    def still_open(self, rule: TimescaleRule, trigger: Event) -> bool:
        """The trigger, or what came of it, was begun by a record that tells of no end."""
        completing = {kind for kind in rule.due if kind.endswith("_completed")}
        if not completing:
            return False
        for event in (trigger, *self.records.onward(trigger)):
            if event.kind.endswith("_started") and f"{event.kind.removesuffix('_started')}_completed" in completing:
                return not any(other.kind in completing for other in self.records.same_record(event))
        return False

    def _what_is_due(self, rule: TimescaleRule) -> _Due:
        if rule.id not in self._due:
            events = tuple(event for event in self.life.of(*rule.met_by) if is_own(self.life, event))
            if rule.due_told is not None or rule.due_not_told is not None:
                events = tuple(event for event in events if is_due(rule, event))
            self._due[rule.id] = _Due(events)
        return self._due[rule.id]

    def _linked(self, rule: TimescaleRule, start: Start) -> Event | None:
        """The first entry of what is due that the record's own links lead to."""
        trigger = start.event
        linked = {event.key: event for event in (*self.records.same_record(trigger), *self.records.onward(trigger))}
        found = (
            event
            for event in linked.values()
            if event.kind in rule.met_by
            and event.key not in self.life.retold
            and event.when.dated
            and is_due(rule, event)
            and is_own(self.life, event)
            and _may_answer(event, trigger)
            and _lies_in(start.period, event, rule)
        )
        return min(found, key=lambda event: self._places[event.key], default=None)

    def _following(self, rule: TimescaleRule, start: Start) -> Iterator[Event]:
        """Entries of what is due from the trigger on that nothing says belong to another, in order."""
        due, last = self._what_is_due(rule), start.moment.last_day
        again = rule.recurs and start.event.kind in rule.due
        place = bisect_right(due.days, last) if again else bisect_left(due.days, last)
        for event in due.events[place:] if place < len(due.days) else ():
            if not _may_answer(event, start.event):
                continue
            if not _before(event, start.following, rule) or _is_past(start.period, event.when.first_day):
                return
            if _lies_in(start.period, event, rule) and (rule.recurs or not self._claimed(event, rule, start.event)):
                yield event

    def _earlier(self, rule: TimescaleRule, start: Start) -> Iterator[Event]:
        due = self._what_is_due(rule)
        since = start.moment.first_day - _LOOK_BACK
        if start.previous is not None:
            since = max(since, start.previous.when.last_day)
        for event in due.events[bisect_left(due.days, since) : bisect_right(due.days, start.moment.first_day)]:
            if event.key != start.event.key:
                yield event

    @staticmethod
    def _called_for(rule: TimescaleRule, event: Event) -> bool:
        return rule.called_for is not None and says(event, rule.called_for)

    def _claimed(self, event: Event, rule: TimescaleRule, trigger: Event) -> bool:
        """The record says that the entry came of something else that starts the same clock."""
        mine = record_keys(trigger)
        return any(
            other.kind in (*rule.trigger, *rule.else_trigger)
            for link in event.links
            if link.rel == "arises-from" and link.record not in mine
            for other in self.records.told_by(link.record)
        )


def _may_answer(event: Event, trigger: Event) -> bool:
    if event.key == trigger.key or event.when.last_day < trigger.when.first_day:
        return False
    return event.kind is not trigger.kind or event.when.first_day > trigger.when.last_day


def _lies_in(period: Span | None, event: Event, rule: TimescaleRule) -> bool:
    """In the period; a plan is often entered days after its conference, a placement on its own day."""
    if period is None:
        return True
    day = event.when.first_day
    return period.covers(day) if rule.only_while else period.about_covers(day)


def _is_past(period: Span | None, day: dt.date) -> bool:
    return period is not None and day > period.start and not period.about_covers(day)


def _before(event: Event, following: Event | None, rule: TimescaleRule) -> bool:
    """Before the next trigger, unless the next trigger is itself what was due."""
    if following is None or following.kind in rule.met_by:
        return True
    return event.when.first_day < following.when.first_day
