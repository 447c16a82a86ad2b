"""Enquiries with what came of them, and the time each ran."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from analyzers.lives import Life
from analyzers.patterns.shape import Ground
from analyzers.tables import ended_by
from chronology.model import Event, Group, Period
from chronology.practice import add_working_days

_ENQUIRY = frozenset({Group.S47_ENQUIRY})
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Enquiry:
    """A section 47 (or 126 / 42) enquiry and its recorded outcome; without one it is taken to have run as long as it may."""

    started: Event
    completed: Event | None
    limit: dt.date
    """The last day on which its outcome is in time."""

    def covers(self, day: dt.date) -> bool:
        """The enquiry was running on the day."""
        last = self.completed.when.first_day if self.completed else self.limit
        return self.started.when.last_day <= day <= last


_worked_out: "WeakKeyDictionary[Life, tuple[tuple[Event, Event | None], ...]]" = WeakKeyDictionary()


def enquiries(ground: Ground) -> tuple[Enquiry, ...]:
    """Every enquiry in a life. What came of each is worked out once; how long it may run is a practice's own."""
    if ground.life not in _worked_out:
        _worked_out[ground.life] = tuple(_with_outcomes(ground.life))
    days = ground.practice.patterns["s47_without_outcome"].whole("limit_working_days")
    return tuple(
        Enquiry(started, completed, add_working_days(started.when.last_day, days, ground.practice.jurisdiction))
        for started, completed in _worked_out[ground.life]
    )


def may_have_ended(enquiry: Enquiry, last: dt.date, ground: Ground) -> bool:
    """Some entry up to a day speaks of an enquiry and of an ending: it may tell of this one, in words of its own."""
    started = enquiry.started
    own = (started, *ground.records.same_record(started))
    first = started.when.last_day + _DAY
    return bool(ground.spoken_of(_ENQUIRY, first, last, "speaks_of_enquiry", "speaks_of_ending", but=own))


def ends_in_periods(enquiry: Enquiry, ground: Ground) -> frozenset[dt.date] | None:
    """The days on which the periods, which read more than one entry, end this enquiry; nothing where none is of it."""
    begun = enquiry.started.when.first_day
    every = [
        p for p in ground.chronology.periods if (p.sort, p.subject) == ("enquiry", ground.life.subject) and p.begun
    ]
    of_it = [period for period in every if enquiry.started.key in {told.event for told in period.begun}]
    within = [
        period for period in every if period.begun[0].when.first_day <= begun <= max(_ends(period), default=begun)
    ]
    found = (of_it or within)[-1:]
    return _ends(found[0]) if found else None


def _ends(period: Period) -> frozenset[dt.date]:
    """The days on which it is told to have ended: two sources may give two, and one none."""
    return frozenset(told.when.first_day for told in period.ended if told.when.dated)


def is_told_otherwise(enquiry: Enquiry, ground: Ground) -> bool:
    """The periods end it on another day, or where no outcome is found, or do not end it."""
    ends = ends_in_periods(enquiry, ground)
    if ends is None or enquiry.completed is None:
        return bool(ends)
    return enquiry.completed.when.first_day not in ends


def _with_outcomes(life: Life) -> Iterator[tuple[Event, Event | None]]:
    for started, completed in ended_by().items():
        begun = life.of(started)
        for place, enquiry in enumerate(begun):
            following = begun[place + 1] if place + 1 < len(begun) else None
            yield enquiry, _outcome_of(enquiry, following, life.of(completed), life)


def _outcome_of(enquiry: Event, following: Event | None, outcomes: Sequence[Event], life: Life) -> Event | None:
    """The outcome of the same record; else the first before the next enquiry that is linked, or that none claims."""
    own = {event.key for event in life.records.same_record(enquiry)}
    linked = {event.key for event in life.records.onward(enquiry)}
    by_record = next((event for event in outcomes if event.key in own), None)
    if by_record is not None:
        return by_record
    for event in outcomes:
        after = event.when.last_day >= enquiry.when.first_day
        before_next = following is None or event.when.first_day < following.when.first_day
        if after and before_next and (event.key in linked or not _claimed(event, life)):
            return event
    return None


def _claimed(outcome: Event, life: Life) -> bool:
    """The outcome's own record tells of the start of another enquiry."""
    return any(event.kind in ended_by() for event in life.records.same_record(outcome))
