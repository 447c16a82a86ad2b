"""What counts as an answer to an incident: what a service does after it, and which incidents call for one."""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from analyzers.lives import about
from analyzers.tables import answering, calls_for_none
from chronology.model import Event, Level, Polarity, Precision
from chronology.practice import Practice, group_of

_KNOWN = {Precision.MINUTE, Precision.DAY}


def responds(event: Event) -> bool:
    """What a service does in answer; everything else happens."""
    groups, kinds = answering()
    return group_of(event.kind) in groups or event.kind in kinds


def calls_for_answer(event: Event, practice: Practice) -> bool:
    """Something grave by its kind that happened and was not itself done by a service."""
    negative = practice.polarity_of(event.kind) is Polarity.NEGATIVE
    return negative and practice.level_of(event.kind).rank >= Level.HIGH.rank and not responds(event)


def is_incident(event: Event, practice: Practice) -> bool:
    """The same, less what is grave and yet a step somebody took (an arrest), or that no service could answer."""
    return calls_for_answer(event, practice) and event.kind not in calls_for_none()


def same_person(one: Event, other: Event) -> bool:
    """Both are about one person, or one of them is about nobody by name."""
    first, second = about(one), about(other)
    return not first or not second or bool(first & second)


class Answers:
    """Events that may be answers, by their days; what is asked for is found without going through all of them."""

    def __init__(self, events: Sequence[Event]) -> None:
        self._known = sorted((event for event in events if event.when.precision in _KNOWN), key=_start)
        self._vague = [event for event in events if event.when.precision not in _KNOWN and event.when.dated]
        self._starts = [event.when.first_day for event in self._known]

    def between(self, first: dt.date, last: dt.date) -> Iterator[Event]:
        """Those that may be of a day from the first to the last, those of a known day in order."""
        yield from self._known[bisect_left(self._starts, first) : bisect_right(self._starts, last)]
        for event in self._vague:
            if event.when.first_day <= last and event.when.last_day >= first:
                yield event

    def last_before(self, day: dt.date) -> Event | None:
        """The last one of a known day before a day."""
        place = bisect_left(self._starts, day)
        return self._known[place - 1] if place else None


def _start(event: Event) -> dt.date:
    return event.when.first_day
