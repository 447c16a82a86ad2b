"""The same problem met in many places, as one line that counts them."""

from collections.abc import Iterable
from dataclasses import replace

from chronology.model import Problem

_PLACES_NAMED = 5


def gathered(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """One problem for each message of each document, in the order first met, with how often and its first places."""
    groups: dict[tuple[str, str, str], list[Problem]] = {}
    for problem in problems:
        groups.setdefault((problem.source.document, problem.severity, problem.message), []).append(problem)
    return tuple(alike[0] if len(alike) == 1 else _one(alike) for alike in groups.values())


def _one(alike: list[Problem]) -> Problem:
    first = alike[0]
    places = list(dict.fromkeys(problem.source.locator for problem in alike if problem.source.locator))
    more = "; the first places are named" if len(places) > _PLACES_NAMED else ""
    return replace(
        first,
        message=f"{first.message} ({len(alike)} times{more})",
        source=replace(first.source, locator="; ".join(places[:_PLACES_NAMED])),
        about=tuple(dict.fromkeys(person for problem in alike for person in problem.about)),
    )
