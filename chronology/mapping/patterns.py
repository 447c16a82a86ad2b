"""Patterns of a mapping file: regular expressions that cannot take for ever, whatever heading they are held against.

A mapping is data and is read in the program's own process, so a pattern that tries a heading in more ways than could
ever end is refused when the file is loaded, by what stands in it. What is left is held against short texts only.
"""

import math
import re
import warnings
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

LONGEST: Final = 120
"""Characters of a heading that a pattern is held against; a longer one is none."""
# As powers of two: the ways a text of a heading's length can be parted by one open repeat, and how many are borne.
_OPEN: Final = 6.0
_MOST: Final = 28.0
_QUANTIFIER: Final = re.compile(r"[*+?]|\{(?=[\d,])(\d*)(,?)(\d*)\}")
_CLASS: Final = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)
_GROUP: Final = re.compile(r"\(\?(?:[aiLmsux]+\)|\#[^)]*\))")
_OPENING: Final = re.compile(r"\((?:\?(?:P<\w+>|P=\w+|[aiLmsux-]*:|<?[=!]|>|\([^)]*\)))?")


class EndlessError(ValueError):
    """A pattern that could try more ways than end in a lifetime; the message says what in it does."""


@dataclass(slots=True)
class _Group:
    """What stands in a pair of brackets: the ways of each of its alternatives, as powers of two."""

    branches: list[float] = field(default_factory=lambda: [0.0])
    last: float = 0.0
    """The ways of what was read last, which a quantifier may follow."""

    @property
    def ways(self) -> float:
        return math.log2(sum(2**branch for branch in self.branches))

    def take(self, ways: float) -> None:
        self.last = ways
        self.branches[-1] += ways


@lru_cache(maxsize=1024)
def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern, without regard to case.

    Raises:
        re.error: it is not a regular expression.
        EndlessError: it repeats what repeats or has alternatives, or has too many repeats in a row.

    """
    try:
        with warnings.catch_warnings():
            # What a later Python may read otherwise; it would be printed among the messages to the user.
            warnings.simplefilter("ignore", FutureWarning)
            made = re.compile(pattern, re.IGNORECASE)
    except (OverflowError, RecursionError):
        raise EndlessError("is larger than a pattern for a heading could be") from None
    if _ways(pattern) > _MOST:
        raise EndlessError("has so many repeats in a row that it could take for ever; leave some out")
    return made


def matches(pattern: re.Pattern[str], text: str) -> bool:
    """The whole text is what the pattern says."""
    return len(text) <= LONGEST and pattern.fullmatch(text) is not None


def _ways(pattern: str) -> float:
    groups = [_Group()]
    at = 0
    while at < len(pattern):
        at = _step(pattern, at, groups)
    return groups[0].ways


def _step(pattern: str, at: int, groups: list[_Group]) -> int:
    """Read one thing of the pattern, which is known to be one, and say where the next begins."""
    here = pattern[at]
    if (aside := _GROUP.match(pattern, at)) is not None:
        return aside.end()
    if here == "(":
        groups.append(_Group())
        opening = _OPENING.match(pattern, at)
        assert opening is not None, "a bracket opens here"
        return opening.end()
    if here == ")":
        groups[-2].take(groups.pop().ways)
    elif here == "|":
        groups[-1].branches.append(0.0)
    elif (quantifier := _QUANTIFIER.match(pattern, at)) is not None:
        _repeat(groups[-1], quantifier)
        # A mark after it makes it lazy or possessive, and adds no way.
        return quantifier.end() + (pattern[quantifier.end() : quantifier.end() + 1] in {"?", "+"})
    elif here == "[":
        held = _CLASS.match(pattern, at)
        assert held is not None, "the pattern was compiled"
        groups[-1].take(0.0)
        return held.end()
    else:
        groups[-1].take(0.0)
        return at + (2 if here == "\\" else 1)
    return at + 1


def _repeat(group: _Group, quantifier: re.Match[str]) -> None:
    """Count what a quantifier adds.

    Raises:
        EndlessError: it repeats what can be told in several ways already.

    """
    most, ways = _counted(quantifier)
    if group.last and most > 1:
        raise EndlessError("repeats what repeats or has alternatives, which could take for ever; write it without")
    group.branches[-1] += ways
    group.last += ways


def _counted(quantifier: re.Match[str]) -> tuple[float, float]:
    """The most times, and the ways as a power of two: one for each number of times there could be."""
    sign = quantifier[0]
    if sign in "*+":
        return math.inf, _OPEN
    if sign == "?":
        return 1, 1.0
    least, comma, most = quantifier.groups()
    if not comma:
        return int(least), 0.0
    if not most:
        return math.inf, _OPEN
    return int(most), math.log2(int(most) - int(least or 0) + 1)
