"""Which of many records belong together, when some pairs speak for it and some forbid it. No order matters."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from itertools import combinations

Pair = tuple[int, int]


def together(count: int, pairs: Iterable[Pair], forbidden: Callable[[int, int], bool]) -> list[list[int]]:
    """The places 0 .. count - 1 in groups, each in order.

    A record that is alike to two which cannot be one person's could be either's: it goes with neither. So a pair counts
    only where both of it are forbidden with the same others, among all that pairs connect; then no two that are
    forbidden with each other ever meet in a group, however long the way between them.
    """
    links = sorted({(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]})
    excluded = _excluded(connected(count, links), forbidden)
    kept = [(one, other) for one, other in links if excluded.get(one) == excluded.get(other)]
    return connected(count, kept)


def _excluded(groups: Iterable[list[int]], forbidden: Callable[[int, int], bool]) -> Mapping[int, frozenset[int]]:
    """For each place those of its group that it cannot be one person with."""
    found: dict[int, set[int]] = defaultdict(set)
    for group in groups:
        for one, other in combinations(group, 2):
            if forbidden(one, other):
                found[one].add(other)
                found[other].add(one)
    return {place: frozenset(others) for place, others in found.items()}


def connected(count: int, links: Iterable[Pair]) -> list[list[int]]:
    """Everything that links reach from each other, in order of the first place."""
    head = list(range(count))

    def head_of(place: int) -> int:
        while head[place] != place:
            head[place] = head[head[place]]
            place = head[place]
        return place

    for one, other in links:
        first, second = sorted((head_of(one), head_of(other)))
        head[second] = first
    groups: dict[int, list[int]] = defaultdict(list)
    for place in range(count):
        groups[head_of(place)].append(place)
    return list(groups.values())
