"""How an injury is said to have come about and on which side it is, so that two tellings of one are seen to differ."""

import re
from functools import lru_cache

_CAUSE = re.compile(
    r"\b(?:(?P<way>fell|fallen|falling|tripped|slipped|rolled|tumbled|jumped|knocked|banged|bumped|caught|trapped|burnt|burned|scalded"
    r"|bitten|scratched|cut|pushed|thrown|hit|punched|kicked|slapped|grabbed)\b"
    r"(?:\s(?:him|her|them)self)?(?:\s(?:his|her|their)\s\w+)?"
    r"\s(?:off|out of|down|over|from|on|onto|against|in|by|with|into)|due to|caused by|as a result of|from falling)\s"
    r"(?:(?:a|an|the|his|her|their|its|some|my)\s)?(?P<what>[^.,;:()]{2,40})",
    re.IGNORECASE,
)
_SIDE = re.compile(
    r"\b(?P<side>left|right)\b\W+(?:(?:upper|lower|outer|inner|side|of|the|his|her|their|hand)\W+){0,3}"
    r"(?P<part>arm|forearm|elbow|wrist|hand|finger|thumb|shoulder|leg|thigh|knee|shin|ankle|foot|hip|eye|ear|cheek|temple|face)\b",
    re.IGNORECASE,
)
_DEEDS = frozenset({"pushed", "thrown", "hit", "punched", "kicked", "slapped", "grabbed", "bitten", "scratched"})
_SMALL = frozenset(
    {
        "a",
        "an",
        "the",
        "his",
        "her",
        "their",
        "its",
        "my",
        "some",
        "off",
        "out",
        "of",
        "down",
        "over",
        "from",
        "on",
        "onto",
        "in",
    }
    | {
        "by",
        "with",
        "into",
        "to",
        "against",
        "while",
        "when",
        "and",
        "at",
        "as",
        "result",
        "falling",
        "himself",
        "herself",
    }
)
_NOT = re.compile(r"\b(?:not|never|no|denied|denies|rather than)\W+(?:\w+\W+){0,2}$", re.IGNORECASE)


@lru_cache(maxsize=4096)
def cause(text: str) -> str:
    """The first cause a text names, in its own words; empty where it names none or only denies one."""
    for found in _CAUSE.finditer(text):
        if not _NOT.search(text, max(0, found.start() - 40), found.start()):
            return found[0].strip()
    return ""


@lru_cache(maxsize=4096)
def side(text: str) -> str:
    """The side and part of the body a text names; empty where it names none, or both sides."""
    found = {found["side"].casefold(): found["part"].casefold() for found in _SIDE.finditer(text)}
    return "" if len(found) != 1 else " ".join(next(iter(found.items())))


def causes_differ(one: str, other: str) -> bool:
    """One befell and the other was done by somebody, or they name things that have no word in common."""
    (first_done, first), (second_done, second) = _parts(one), _parts(other)
    return first_done != second_done or not first & second


def _parts(said: str) -> tuple[bool, frozenset[str]]:
    """Whether a cause is somebody's deed, and the words of what it names."""
    words = said.casefold().split()
    return words[0] in _DEEDS, frozenset(words[1:]) - _SMALL
