"""Events that fall close together. A date known only vaguely counts where it fits at its widest."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from chronology.model import Event


def days_apart(earlier: Event, later: Event) -> int:
    """The most days that can lie between two events."""
    return (later.when.last_day - earlier.when.first_day).days


def days_at_least(earlier: Event, later: Event) -> int:
    """The fewest days that can lie between two events."""
    return max(0, (later.when.first_day - earlier.when.last_day).days)


def runs(events: Sequence[Event], days: int, count: int) -> Iterator[tuple[Event, ...]]:
    """Stretches in which every event is one of at least `count` within some `days`; stretches that meet are one."""
    covered: list[tuple[int, int]] = []
    for first in range(len(events) - count + 1):
        last = first + count - 1
        if max(days_apart(events[first], event) for event in events[first : last + 1]) > days:
            continue
        if covered and first <= covered[-1][1]:
            covered[-1] = covered[-1][0], last
        else:
            covered.append((first, last))
    for first, last in covered:
        yield tuple(events[first : last + 1])


def most_within(events: Sequence[Event], days: int) -> int:
    """The largest number of events within some `days`."""
    most = 0
    for place, first in enumerate(events):
        near = takewhile(lambda event: (event.when.first_day - first.when.first_day).days <= days, events[place:])  # noqa: B023  # used up in this turn
        most = max(most, sum(days_apart(first, event) <= days for event in near))
    return most
