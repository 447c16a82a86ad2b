"""The same problem met in many places, as one line that counts them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from chronology.model import Problem

_PLACES_NAMED = 5
Alike = tuple[str, str, str]
"""What is alike of problems that are told as one: the document, how much it matters and the message."""


class Gathering:
    """Problems as they pass: of many that are alike only those are kept whose places are named, and the others counted."""

    def __init__(self) -> None:
        self._places: dict[Alike, set[str]] = {}
        self.further: Counter[Alike] = Counter()
        """How many of each were not kept."""

    def keeps(self, problem: Problem) -> bool:
        """Whether one is to be kept; any other is counted."""
        alike, place = _alike(problem), problem.source.locator
        is_first = alike not in self._places
        places = self._places.setdefault(alike, set())
        if not is_first and (not place or place in places or len(places) > _PLACES_NAMED):
            self.further[alike] += 1
            return False
        if place:
            places.add(place)
        return True


def gathered(problems: Iterable[Problem], further: Mapping[Alike, int] | None = None) -> tuple[Problem, ...]:
    """One problem for each message of each document, in the order first met, with how often and its first places.

    `further` are how many more there were of each that was met so often that no more were kept.
    """
    groups: dict[Alike, list[Problem]] = {}
    for problem in problems:
        groups.setdefault(_alike(problem), []).append(problem)
    many = Counter({each: len(alike) for each, alike in groups.items()})
    many.update(further or {})
    return tuple(alike[0] if many[each] == 1 else _one(alike, many[each]) for each, alike in groups.items())


def _alike(problem: Problem) -> Alike:
    return problem.source.document, problem.severity, problem.message


def _one(alike: Sequence[Problem], many: int) -> Problem:
    first = alike[0]
    places = list(dict.fromkeys(problem.source.locator for problem in alike if problem.source.locator))
    more = "; the first places are named" if len(places) > _PLACES_NAMED else ""
    return replace(
        first,
        message=f"{first.message} ({many} times{more})",
        source=replace(first.source, locator="; ".join(places[:_PLACES_NAMED])),
        about=tuple(dict.fromkeys(person for problem in alike for person in problem.about)),
    )
