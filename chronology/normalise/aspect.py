"""What sort of thing an entry tells: a meeting of some sort, a visit, a call, a referral, a step, or a happening."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from chronology.model import Account, Group, Kind
from chronology.practice import group_of

HAPPENING = "happening"
ANYTHING = "anything"
MEETING = "meeting"
WORDS = "words"
STEP = "step"
VISIT = "visit"
REFERRAL = "referral"
_CALL = "call"
# A call is how they came to hear of what they tell.
_CALLED_OUT = frozenset({Group.POLICE, Group.DOMESTIC_ABUSE})
MEETINGS = frozenset(
    {"conference", "strategy_discussion", "core_group", "marac", "court", "looked_after_review", MEETING}
)
"""Sorts of meeting: each is held once a day, and all who were there tell of the same one."""


@dataclass(frozen=True, slots=True)
class _Aspects:
    openings: re.Pattern[str]
    kinds: Mapping[Kind, str]
    groups: Mapping[Group, str]


def aspect(account: Account) -> str:
    """By the opening words, else by the kind; what neither tells is a happening."""
    opened = _opening(account.source.quote or account.fact) or _opening(account.title)
    if opened and not (opened == _CALL and group_of(account.kind) in _CALLED_OUT):
        return opened
    table = _aspects()
    return table.kinds.get(account.kind) or table.groups.get(group_of(account.kind), HAPPENING)


@lru_cache(maxsize=8192)
def _opening(text: str) -> str:
    found = _aspects().openings.match(text[:80].casefold())
    return (found.lastgroup or "") if found else ""


@cache
def _aspects() -> _Aspects:
    """The table, ready to use.

    Raises:
        ValueError: a kind or group nobody knows; the package is damaged.

    """
    table = tomllib.loads(files("chronology.normalise").joinpath("aspects.toml").read_text("utf-8"))
    named = "|".join(f"(?P<{name}>{'|'.join(patterns)})" for name, patterns in table["openings"].items())
    return _Aspects(
        openings=re.compile(rf"(?:\d+(?:st|nd|rd|th)\s)?[\W\d]*(?:attended |held |the )?(?:{named})"),
        kinds={Kind(kind): name for name, kinds in table["kinds"].items() for kind in kinds},
        groups={Group(group): name for name, groups in table["groups"].items() for group in groups},
    )
