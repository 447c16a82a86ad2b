"""Enquiries with what came of them, and the time each ran."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from analyzers.lives import Life
from analyzers.patterns.services.s47_without_outcome import OUTCOME_OF, outcome_of
from analyzers.patterns.shape import Ground
from chronology.model import Event
from chronology.practice import add_working_days


@dataclass(frozen=True, slots=True)
class Enquiry:
    """A section 47 (or 126 / 42) enquiry; without a recorded outcome it is taken to have run as long as it may."""

    started: Event
    completed: Event | None
    last: dt.date

    def covers(self, day: dt.date) -> bool:
        """The enquiry was running on the day."""
        return self.started.when.last_day <= day <= self.last


_worked_out: "WeakKeyDictionary[Life, tuple[Enquiry, ...]]" = WeakKeyDictionary()


def enquiries(ground: Ground) -> tuple[Enquiry, ...]:
    """Every enquiry in a life; worked out once for each."""
    if ground.life not in _worked_out:
        _worked_out[ground.life] = tuple(_enquiries(ground))
    return _worked_out[ground.life]


def _enquiries(ground: Ground) -> Iterator[Enquiry]:
    limit = ground.practice.patterns["s47_without_outcome"].whole("limit_working_days")
    for started, completed in OUTCOME_OF.items():
        begun = ground.life.of(started)
        outcomes = ground.life.of(completed)
        for place, enquiry in enumerate(begun):
            following = begun[place + 1] if place + 1 < len(begun) else None
            outcome = outcome_of(enquiry, following, outcomes, ground)
            last = (
                outcome.when.first_day
                if outcome
                else add_working_days(enquiry.when.last_day, limit, ground.practice.jurisdiction)
            )
            yield Enquiry(enquiry, outcome, last)
