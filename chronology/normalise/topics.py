"""What an entry is about, so that two agencies that hardly share a word are seen to write of one thing, or of two."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from chronology.model import Account
from chronology.normalise.mark import NOTHING, Mark
from chronology.normalise.speech import told
from chronology.practice import title_of
from chronology.sought import Sought
from chronology.tables import shipped_table

# An entry of a day is about no more topics than these.
_MANY: Final = 7


@dataclass(frozen=True, slots=True)
class _Topic:
    says: str
    weight: float
    words: str


def topics_compared(one: Account, other: Account) -> Mark:
    """Points for the topic that both are about, by how seldom two things of a day are about it."""
    table = _table()
    shared = sorted(topics_of(one) & topics_of(other), key=lambda topic: (-table[topic].weight, topic))
    return (table[shared[0]].weight, f"both are about {table[shared[0]].says}") if shared else NOTHING


def topics_shared(one: Account, other: Account) -> bool:
    """Both are about some topic."""
    return not topics_of(one).isdisjoint(topics_of(other))


def topics_part(one: Account, other: Account) -> bool:
    """Each is about something that says what happened, and they share no topic."""
    first, second = topics_of(one), topics_of(other)
    return first.isdisjoint(second) and all(
        any(_table()[topic].weight >= 1 for topic in each) for each in (first, second)
    )


def topics_of(account: Account) -> frozenset[str]:
    """The topics of its words, and of a title of its own: one that only says the kind says no more than the kind.

    What is about everything, a summary or the notes of weeks, is about nothing by which it could be known.
    """
    title = "" if account.title == title_of(account.kind, account.language) else account.title
    return topics_in(f"{told(account)}\n{title}")


def topics_in(text: str) -> frozenset[str]:
    """The same of words."""
    found = _topics(text)
    return found if len(found) <= _MANY else frozenset()


@lru_cache(maxsize=8192)
def _topics(text: str) -> frozenset[str]:
    lower = text.casefold()
    return frozenset(name for name, _ in _sought().found(lower))


@cache
def _table() -> Mapping[str, _Topic]:
    table = shipped_table("chronology.normalise", "topics.toml")
    return {
        name: _Topic(row["says"], row["weight"], _any_of(row["words"].split(), row["said"]))
        for name, row in table.items()
    }


@cache
def _sought() -> Sought[str]:
    return Sought((name, topic.words) for name, topic in _table().items())


def _any_of(words: Sequence[str], said: Sequence[str]) -> str:
    """A word with a star takes any ending; the longest is tried first."""
    forms = [re.escape(word).replace(r"\*", r"[\w'-]*").replace(r"\-", "[ -]") for word in words]
    return rf"(?<![\w'-])(?:{'|'.join([*sorted(forms, key=len, reverse=True), *said])})(?![\w-])"
