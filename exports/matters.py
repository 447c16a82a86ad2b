"""In which order findings are told, and which of them tell of one matter: what happened to the person comes first."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from chronology.model import Finding
from chronology.tables import shipped_table

_TOLD_IN = ("person", "unanswered", "work")
# Of the entries of one finding so many of another's are nothing new.
_MOSTLY = 0.5


@cache
def _table() -> Mapping[str, Any]:
    return shipped_table("exports", "matters.toml")


@cache
def _places() -> Mapping[str, tuple[int, int]]:
    return {pattern: (nth, place) for nth, name in enumerate(_TOLD_IN) for place, pattern in enumerate(_table()[name])}


def place_of(finding: Finding) -> tuple[int, int]:
    """Sorts findings of one strength: what it is about, and its place among those."""
    return _places().get(finding.pattern, (0, -1))


def adds_up(finding: Finding) -> bool:
    """It says how many concerns there were, and not what came back."""
    return finding.pattern in _table()["adds_up"]


def is_of_the_work(finding: Finding) -> bool:
    """It says how the work went: no meeting acts on it before what befell the person and what has no answer."""
    return place_of(finding)[0] == _TOLD_IN.index("work")


def tells_what_happened(finding: Finding) -> bool:
    """It is of what befell the person, not of how the work went."""
    return place_of(finding)[0] == 0


def patterns() -> Sequence[str]:
    """Every pattern that has a place."""
    return tuple(_places())


def told_by_others(found: Sequence[Finding]) -> frozenset[str]:
    """Keys of findings, in the order they are told, of which an earlier one says mostly the same."""
    told: list[Finding] = []
    keys: set[str] = set()
    for finding in found:
        if any(says_the_same(finding, other) for other in told):
            keys.add(finding.key)
        else:
            told.append(finding)
    return frozenset(keys)


def says_the_same(finding: Finding, told: Finding) -> bool:
    """It tells of the matter of one that is told, and rests on mostly the same entries."""
    both = {finding.pattern, told.pattern}
    alike = len(both) > 1 and any(both <= set(names) for names in _table()["same"])
    own = set(finding.evidence)
    return alike and bool(own) and len(own & set(told.evidence)) >= _MOSTLY * len(own)
