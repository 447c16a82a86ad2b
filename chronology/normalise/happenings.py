"""What befell somebody, as each agency words it: that both tell of an overdose, or of a blow to the head with a bottle."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from chronology.model import Account, Kind
from chronology.normalise.days_told import of_itself
from chronology.normalise.injury import cause, causes_differ, side
from chronology.normalise.mark import NOTHING, Mark
from chronology.normalise.speech import told
from chronology.sought import Sought
from chronology.tables import shipped_table

# A form is sent with many a thing that is told: it is what is told of where both entries are of one kind.
_SENT: Final = frozenset({"referred"})
_MOVED: Final = "moved"
_ABSENCES: Final[Mapping[Kind, frozenset[str]]] = {
    Kind.MISSING: frozenset({"missing"}),
}
_POINTS: Final = 2.5
_REACH: Final = 30
"""Characters before a word that the words for its not being so take at most."""


@dataclass(frozen=True, slots=True)
class _Table:
    says: Mapping[str, str]
    happened: Sought[str]
    hurt: re.Pattern[str]
    parts: Sought[str]
    means: Sought[str]
    follows: Sought[str]
    seen_to: re.Pattern[str]
    not_so: re.Pattern[str]


def both_tell(one: Account, other: Account) -> Mark:
    """Points for one thing that both tell to have happened; of how they are dated it says nothing."""
    first, second = (_of_itself(each) for each in (one, other))
    told_of = (happened(text) | _by_kind(each) for text, each in ((first, one), (second, other)))
    shared = sorted(frozenset.intersection(*told_of) - (frozenset() if _of_one_kind(one, other) else _SENT))
    if shared:
        return _POINTS, f"both tell of {_table().says[shared[0]]}"
    if not are_parted(first, second) and blows(first) & blows(second):
        return _POINTS, "both tell of somebody being hurt in one place or by one thing"
    return NOTHING


def hurt_in_one_place(one: Account, other: Account) -> bool:
    """Both tell of a hurt to one part of the body, on the same side as far as they say."""
    first, second = (_of_itself(each) for each in (one, other))
    return not are_parted(first, second) and not _table().parts.names.isdisjoint(blows(first) & blows(second))


def _by_kind(account: Account) -> frozenset[str]:
    """A row of a register of absences has no words for one."""
    return _ABSENCES.get(account.kind, frozenset())


def shared_things(one: Account, other: Account) -> frozenset[str]:
    """What both tell to have befallen somebody: sorts of happening, and parts of the body or things it was done with."""
    first, second = (_of_itself(each) for each in (one, other))
    hurt = frozenset() if are_parted(first, second) else blows(first) & blows(second)
    return (happened(first) & happened(second) - _SENT) | hurt


def things_told(account: Account) -> frozenset[str]:
    """All that it tells to have befallen somebody, as `shared_things` names it."""
    text = _of_itself(account)
    return happened(text) - _SENT | blows(text)


def _of_one_kind(one: Account, other: Account) -> bool:
    return one.kind == other.kind and one.kind not in (Kind.UNCLASSIFIED, Kind.NARRATED, Kind.CASE_NOTE)


def tells_of_happening(account: Account) -> bool:
    """It tells of one of the things that befall somebody, and not only in looking back."""
    return tells_happening(told(account))


def tells_happening(words: str) -> bool:
    """The words tell of one of the things that befall somebody."""
    text = of_itself(words)
    return bool(happened(text) or blows(text))


def both_move(one: Account, other: Account) -> bool:
    """Both tell of one move: who leaves at ten arrives in the afternoon."""
    return _MOVED in happened(_of_itself(one)) & happened(_of_itself(other))


def follow_apart(one: Account, other: Account) -> bool:
    """One tells of what followed on the thing, or sums up several, and the other does not."""
    first, second = (follows(_of_itself(each)) for each in (one, other))
    return first != second


@lru_cache(maxsize=8192)
def is_seen_to(text: str) -> bool:
    """A hurt of some days ago is dressed, healing or looked at again."""
    return bool(_table().seen_to.search(text.casefold()))


def _of_itself(account: Account) -> str:
    return of_itself(told(account))


def are_parted(one: str, other: str) -> bool:
    """They name other sides of the body, or causes that cannot be one; a cause that only one names parts nothing."""
    causes = cause(one) and cause(other)
    return _sides_differ(one, other) or bool(causes and causes_differ(one, other))


def _sides_differ(one: str, other: str) -> bool:
    first, second = side(one), side(other)
    return bool(first and second) and first.split()[0] != second.split()[0] and first.split()[1] == second.split()[1]


@lru_cache(maxsize=8192)
def happened(text: str) -> frozenset[str]:
    """The sorts of thing that a text tells to have happened."""
    lower = text.casefold()
    return frozenset(sort for sort, words in _table().happened.within(lower) if _is_told(words, lower))


@lru_cache(maxsize=8192)
def blows(text: str) -> frozenset[str]:
    """The parts of the body that a text tells to have been hurt, and what they were hurt with."""
    lower, table = text.casefold(), _table()
    if not _is_told(table.hurt, lower):
        return frozenset()
    return frozenset(name for sought in (table.parts, table.means) for name, _ in sought.found(lower))


@lru_cache(maxsize=8192)
def parts_named(text: str) -> frozenset[str]:
    """The parts of the body that a text names, hurt or not."""
    lower = text.casefold()
    return frozenset(name for name, _ in _table().parts.found(lower))


@lru_cache(maxsize=8192)
def follows(text: str) -> frozenset[str]:
    """What a text tells that follows on something, or sums up several things."""
    lower = text.casefold()
    return frozenset(sort for sort, _ in _table().follows.found(lower))


def _is_told(words: re.Pattern[str], lower: str) -> bool:
    """Some of the words stand there, and not as what did not happen."""
    return any(
        not _table().not_so.search(lower, max(0, found.start() - _REACH), found.start())
        for found in words.finditer(lower)
    )


@cache
def _table() -> _Table:
    table = shipped_table("chronology.normalise", "happenings.toml")
    return _Table(
        says={sort: row["says"] for sort, row in table["happened"].items()},
        happened=Sought((sort, _any_of(row["words"])) for sort, row in table["happened"].items()),
        hurt=re.compile(_any_of(table["hurt"]["words"])),
        parts=_sought(table["parts"]),
        means=_sought(table["means"]),
        follows=_sought(table["follows"]),
        seen_to=re.compile(_any_of(table["seen_to"]["words"])),
        not_so=re.compile(rf"\b(?:{'|'.join(table['not_so']['before'])})\s(?:[\w'-]+\s)?\Z"),
    )


def _sought(rows: Mapping[str, Sequence[str]]) -> Sought[str]:
    return Sought((name, _any_of(words)) for name, words in rows.items())


def _any_of(patterns: Sequence[str]) -> str:
    return rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)"
