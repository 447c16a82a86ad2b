"""The stretches of a telling in which two tellers say it otherwise: one denies it, gives another value, or tells another way."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

from analyzers.clauses import Clause, Value, bare_denial, clauses, denial, differ, points_back, values
from analyzers.sides.ways import differ as ways_differ
from analyzers.sides.ways import ways
from chronology.normalise import distinctive

_NEXT: Final = 1
_SHORT: Final = 12
_HURT: Final = re.compile(
    r"\b(?:injur|burn|bruis|fractur|x-?ray|marks?\b|wound|scald|swell|swollen|no comment)", re.IGNORECASE
)
_NAME: Final = re.compile(r"\b(?![AI]\b)[A-Z][\w'’]*|\b(?:mum|mother|dad|father|police)\b")
_VERSION: Final = re.compile(
    r"[’']s (?:own )?(?:version|account|line|story)\b(?! ?(?:is |was )?(?:overdrawn|number|opened|closed|with))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """The sentences from the one side to the other, whole."""

    first: int
    last: int
    why: str


def two_sides(text: str) -> tuple[Stretch, ...]:
    """Every stretch of a telling that holds two sides, in order; of those that overlap the first."""
    found: list[Stretch] = []
    for each in sorted(_pairs(clauses(text)), key=lambda each: (each.first, each.last)):
        if not found or each.first > found[-1].last:
            found.append(each)
    return tuple(found)


def _pairs(every: Sequence[Clause]) -> Iterator[Stretch]:
    for place, one in enumerate(every):
        for other in every[place + 1 :]:
            if other.at - one.at > _NEXT:
                break
            if why := _why(one, other):
                yield Stretch(one.at, other.at, why)


def _why(one: Clause, other: Clause) -> str:
    if not one.teller or one.teller == other.teller:
        return ""
    found = (why for why, says_otherwise in _WAYS if says_otherwise(one, other))
    return next(found, "")


def _names(each: Clause, who: str) -> bool:
    """A clause speaks of somebody by name or by their first letter, behind whoever says it."""
    said = each.words[each.words.casefold().find(each.teller) + len(each.teller) :]
    last = who.rsplit(maxsplit=1)[-1]
    return any(
        word.casefold().removesuffix("'s") == last
        or (min(len(word), len(last)) == 1 and word[:1].casefold() == last[:1])
        for word in _NAME.findall(said)
    )


def _denied(one: Clause, other: Clause) -> bool:
    """Somebody else says that it is not so, or the writer at once and with no other word."""
    if bare_denial().match(other.words):
        return True
    if other.teller and points_back().search(other.words):
        return True
    if not other.teller or not denial().search(other.words):
        return False
    return bool(_matter(one) & _matter(other))


def _valued_otherwise(one: Clause, other: Clause) -> bool:
    mine, yours = values(one.words), values(other.words)
    pairs = [(a, b) for a, b in product(mine, yours) if a.kind == b.kind]
    # Where one value of a kind is the same, the others are of other things.
    differing = [(a, b) for a, b in pairs if differ(a, b) and not _agree(a.kind, pairs)]
    if not differing:
        return False
    return any(a.kind != "day" for a, _ in differing) or bool(_matter(one) & _matter(other))


def _agree(kind: str, pairs: Sequence[tuple[Value, Value]]) -> bool:
    return any(a.kind == kind and not differ(a, b) for a, b in pairs)


def _come_about_otherwise(one: Clause, other: Clause) -> bool:
    first, second = ways(one.words), ways(other.words)
    if first and second:
        return all(ways_differ(mine, yours) for mine, yours in product(first, second))
    # Of two who say how it was, one may have no word that is known as a way; who tells of the hurt alone says nothing of it.
    return any(
        mine and len(said.words.split()) <= _SHORT and not _HURT.search(said.words)
        for mine, said in ((first, other), (second, one))
    )


def _matter(each: Clause) -> frozenset[str]:
    return distinctive(each.words)


def _two_tell(says_otherwise: Callable[[Clause, Clause], bool]) -> Callable[[Clause, Clause], bool]:
    """The same where the other clause has a teller of its own."""
    return lambda one, other: bool(other.teller) and says_otherwise(one, other)


_WAYS: Final = (
    ("denied", _denied),
    ("version", _two_tell(lambda one, other: any(_VERSION.search(each.words) for each in (one, other)))),
    ("value", _two_tell(_valued_otherwise)),
    ("way", _two_tell(_come_about_otherwise)),
    ("each of the other", _two_tell(lambda one, other: _names(one, other.teller) and _names(other, one.teller))),
)
