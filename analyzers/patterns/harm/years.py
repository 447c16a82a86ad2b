"""Rolling windows over concerns: what came together in each, and the stretches of those in which enough did."""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from analyzers.patterns.harm import concerns
from analyzers.tables import domains
from chronology.model import Event
from chronology.practice import Practice, group_of

_Tally = TypeVar("_Tally", bound="Counted")


class Counted(Protocol):
    """What is counted of the events in a window while it moves."""

    start: dt.date
    weight: int

    def move(self, event: Event, by: int) -> None:
        """Let an event in (1) or out (-1)."""


@dataclass(slots=True)
class Tally:
    """Of the concerns in a window: how many, in which parts of a life, told by whom, and the sum of the squares of the levels."""

    practice: Practice
    start: dt.date = dt.date.min
    count: int = 0
    weight: int = 0
    parts: Counter[str] = field(default_factory=Counter)
    agencies: Counter[str] = field(default_factory=Counter)
    documents: Counter[str] = field(default_factory=Counter)
    levels: Counter[int] = field(default_factory=Counter)

    def move(self, event: Event, by: int) -> None:
        """Let an event in (1) or out (-1)."""
        rank = self.practice.level_of(event.kind).rank
        self.count += by
        self.weight += by * rank**2
        self.levels[rank] += by
        _add(self.parts, domains()[group_of(event.kind)], by)
        for agency in concerns.agencies(event):
            _add(self.agencies, agency, by)
        for document in concerns.documents(event):
            _add(self.documents, document, by)

    @property
    def gravest(self) -> int:
        """The rank of the gravest level by kind; 0 where nothing is in it."""
        return max((rank for rank, count in self.levels.items() if count), default=0)

    @property
    def domains(self) -> int:
        """How many parts of a life they touch."""
        return len(self.parts)

    @property
    def sources(self) -> int:
        """Distinct agencies, or documents where those are more."""
        return max(len(self.agencies), len(self.documents))


def _add(counter: Counter[str], name: str, by: int) -> None:
    """Count up or down; what is no longer there is not kept at nought."""
    counter[name] += by
    if not counter[name]:
        del counter[name]


def weight(events: Sequence[Event], practice: Practice) -> int:
    """The sum of the squares of the levels that the kinds of events have."""
    return sum(practice.level_of(event.kind).rank ** 2 for event in events)


@dataclass(frozen=True, slots=True)
class Window:
    """Days from the first to the last, both included, and what is in them weighs."""

    first: dt.date
    last: dt.date
    weight: int = 0

    def holds(self, event: Event) -> bool:
        """The event certainly fell in it."""
        return self.first <= event.when.first_day and event.when.last_day <= self.last


def windows(events: Sequence[Event], days: int, tally: _Tally, enough: Callable[[_Tally], bool]) -> list[Window]:
    """Each window that begins with an event and in which enough came together, by an empty tally; `events` are in order of their first day."""
    coming = sorted(events, key=lambda event: (event.when.last_day, event.key))
    found: list[Window] = []
    inside: set[str] = set()
    arrived = left = 0
    for event in events:
        tally.start = event.when.first_day
        last = tally.start + dt.timedelta(days=days)
        while events[left].when.first_day < tally.start:
            if events[left].key in inside:
                tally.move(events[left], -1)
            left += 1
        while arrived < len(coming) and coming[arrived].when.last_day <= last:
            # What may have begun before the window is not certainly in it.
            if coming[arrived].when.first_day >= tally.start:
                inside.add(coming[arrived].key)
                tally.move(coming[arrived], 1)
            arrived += 1
        if enough(tally):
            found.append(Window(tally.start, last, tally.weight))
    return found


def stretches(events: Sequence[Event], found: Sequence[Window]) -> Iterator[tuple[list[Event], Window]]:
    """Events of the windows, those that share a window with the one before together; with each the heaviest of its windows."""
    starts = [window.first for window in found]
    stretch: list[Event] = []
    for event in events:
        window = _latest(found, starts, event.when.first_day)
        if window is None or not window.holds(event):
            continue
        if stretch and not _share(stretch[-1], event, found, starts):
            yield stretch, _heaviest(stretch, found, starts)
            stretch = []
        stretch.append(event)
    if stretch:
        yield stretch, _heaviest(stretch, found, starts)


def _heaviest(stretch: Sequence[Event], found: Sequence[Window], starts: Sequence[dt.date]) -> Window:
    first = bisect_left(starts, stretch[0].when.first_day)
    last = bisect_right(starts, stretch[-1].when.first_day)
    return max(found[first:last], key=lambda window: (window.weight, -window.first.toordinal()))


def _share(one: Event, other: Event, found: Sequence[Window], starts: Sequence[dt.date]) -> bool:
    window = _latest(found, starts, one.when.first_day)
    return window is not None and window.holds(one) and window.holds(other)


def _latest(found: Sequence[Window], starts: Sequence[dt.date], day: dt.date) -> Window | None:
    """The latest window that had begun by a day, which of those reaches furthest."""
    place = bisect_right(starts, day)
    return found[place - 1] if place else None
