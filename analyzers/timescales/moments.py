"""When something was, between its first and its last possible moment, and the moment by which something is due."""

import datetime as dt
from dataclasses import dataclass
from typing import Self

from chronology.model import Event, Precision, When
from chronology.practice import Limit, Unit, add_working_days

_LAST = dt.time(23, 59)
_MARKS = "~?%"


@dataclass(frozen=True, slots=True)
class Moment:
    """The first and the last it can have been; by days they are midnights, by hours they are of the clock.

    Not sure: the record has it only as about then, or has no earliest or no latest day.
    """

    first: dt.datetime
    last: dt.datetime
    sure: bool = True

    @classmethod
    def on(cls, day: dt.date) -> Self:
        """One day."""
        midnight = _midnight(day)
        return cls(midnight, midnight)

    @property
    def first_day(self) -> dt.date:
        """The first day it can have been."""
        return self.first.date()

    @property
    def last_day(self) -> dt.date:
        """The last day it can have been."""
        return self.last.date()


def moment(event: Event, *, by_hours: bool = False) -> Moment:
    """When an event was, as its accounts have it: where they differ, between the first and the last of them."""
    if not event.conflicts:
        return moment_of(event.when, by_hours=by_hours)
    differ = any(conflict.field == "when" for conflict in event.conflicts)
    told = (
        (event.when, *(account.when for account in event.accounts if account.when.dated)) if differ else (event.when,)
    )
    return _widest(told, by_hours=by_hours)


def moment_of(when: When, *, by_hours: bool = False) -> Moment:
    """When a date was, with what else it may stand for."""
    day = when.earliest
    if (
        not by_hours
        and day is not None
        and day == when.latest
        and when.edtf == day.isoformat()
        and not when.alternatives
    ):
        return Moment.on(day)
    return _widest((when,), by_hours=by_hours)


def _widest(told: tuple[When, ...], *, by_hours: bool) -> Moment:
    whens = [each for when in told for each in (when, *when.alternatives) if each.dated]
    bounds = [_bounds(when, by_hours=by_hours) for when in whens]
    return Moment(
        min(first for first, _ in bounds),
        max(last for _, last in bounds),
        all(
            when.earliest is not None and when.latest is not None and not set(_MARKS) & set(when.edtf or "")
            for when in whens
        ),
    )


def _bounds(when: When, *, by_hours: bool) -> tuple[dt.datetime, dt.datetime]:
    if by_hours and when.edtf and has_clock(when):
        clock = dt.datetime.combine(when.first_day, dt.time.fromisoformat(when.edtf[11:16]))
        return clock, clock
    last = dt.datetime.combine(when.last_day, _LAST) if by_hours else _midnight(when.last_day)
    return _midnight(when.first_day), last


def has_clock(when: When) -> bool:
    """The record gives the time of day."""
    return when.precision is Precision.MINUTE and bool(when.edtf) and when.earliest == when.latest


def due_by(start: dt.datetime, limit: Limit, jurisdiction: str, *, before: bool = False) -> dt.datetime:
    """The last moment at which the limit is met; the day of the trigger is day 0."""
    count = -limit.limit if before else limit.limit
    match limit.unit:
        case Unit.HOURS:
            return start + dt.timedelta(hours=count)
        case Unit.WORKING_DAYS:
            return _midnight(add_working_days(start.date(), count, jurisdiction))
        case Unit.CALENDAR_DAYS:
            return start + dt.timedelta(days=count)
        case Unit.WEEKS:
            return start + dt.timedelta(weeks=count)
        case Unit.MONTHS:
            return _midnight(add_months(start.date(), count))


def add_months(day: dt.date, months: int) -> dt.date:
    """The same day some months on, or back; the last of the month where it has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    first = dt.date(day.year + years, month + 1, 1)
    following = (first + dt.timedelta(days=31)).replace(day=1)
    return first.replace(day=min(day.day, (following - dt.timedelta(days=1)).day))


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time())
