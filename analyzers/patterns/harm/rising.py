"""Whether things get graver or come closer together: rank correlation with time, and intervals that shrink (P04)."""

import statistics
from collections.abc import Iterator, Sequence
from itertools import pairwise

from chronology.model import Event

_INTERVALS = 3
"""How many intervals at the end are held against as many before them."""


def correlation(times: Sequence[float], weights: Sequence[float]) -> float:
    """Spearman's rho; ties share the mean of their ranks. 0 where either never changes, for then it says nothing."""
    first, second = _ranks(times), _ranks(weights)
    middle = (len(first) + 1) / 2
    one, other = [rank - middle for rank in first], [rank - middle for rank in second]
    spread = sum(rank * rank for rank in one) * sum(rank * rank for rank in other)
    together: float = sum(rank * others for rank, others in zip(one, other, strict=True))
    return together / spread**0.5 if spread else 0.0


def _ranks(values: Sequence[float]) -> list[float]:
    """The place of each value in order from 1; equal values share the mean of their places."""
    order = sorted(range(len(values)), key=lambda place: values[place])
    ranks = [0.0] * len(values)
    start = 0
    while start < len(order):
        end = start
        while end < len(order) and values[order[end]] == values[order[start]]:
            end += 1
        for place in order[start:end]:
            ranks[place] = (start + 1 + end) / 2
        start = end
    return ranks


def intervals(events: Sequence[Event]) -> list[int]:
    """Days from each event of a known day to the next."""
    return [(after.when.first_day - before.when.first_day).days for before, after in pairwise(events)]


def shrank(events: Sequence[Event], below: float) -> tuple[float, float] | None:
    """The medians of the last three intervals and of the three before them, where the last is below so much of the first."""
    days = intervals(events)
    if len(days) < 2 * _INTERVALS:
        return None
    last = statistics.median(days[-_INTERVALS:])
    before = statistics.median(days[-2 * _INTERVALS : -_INTERVALS])
    return (last, before) if last < below * before else None


def stretches(events: Sequence[Event], days: int) -> Iterator[list[Event]]:
    """Events in order, parted where more than so many days lie between two of them."""
    stretch: list[Event] = []
    for event in events:
        if stretch and (event.when.first_day - stretch[-1].when.last_day).days > days:
            yield stretch
            stretch = []
        stretch.append(event)
    if stretch:
        yield stretch
