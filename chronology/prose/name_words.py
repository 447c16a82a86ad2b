"""The words by which names are told from what is none: `people.toml`, folded as names are compared."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from chronology.people import folded, name_table, words_never_named
from chronology.tables import shipped_table


@dataclass(frozen=True, slots=True)
class Words:
    """The tables of `people.toml` for names."""

    given: frozenset[str]
    doubtful: frozenset[str]
    family: frozenset[str]
    place_behind: frozenset[str]
    also_family: frozenset[str]
    place_before: frozenset[str]
    nobody: tuple[str, ...]
    never: frozenset[str]
    may_follow: frozenset[str]
    titles: Mapping[str, str]
    welsh: frozenset[str]
    """Given names that are Welsh words too, and what stands behind the word."""
    behind_welsh: frozenset[str]


@cache
def table() -> Mapping[str, Any]:
    """`people.toml` as it stands."""
    return shipped_table("chronology.prose", "people.toml")


@cache
def words() -> Words:
    """Read the names and what is none, folded as names are compared."""
    known, rows, never = name_table(), table(), words_never_named()
    lists = ("given", "doubtful", "family", "place_behind", "also_family", "place_before")
    given, doubtful, family, behind, also, before = (_folded(rows[name].split()) for name in lists)
    return Words(
        given=(given | frozenset(known.forms)) - never,
        doubtful=doubtful | known.words,
        family=family,
        place_behind=behind,
        also_family=also,
        place_before=before,
        nobody=tuple(rows["nobody"]),
        never=never | frozenset(known.placeholders),
        may_follow=_folded(rows["may_follow"].split()),
        titles={title: role for role, titles in rows["titles"].items() for title in titles},
        welsh=_folded(rows["welsh"]["names"]),
        behind_welsh=frozenset(rows["welsh"]["behind"]),
    )


def _folded(some: Collection[str]) -> frozenset[str]:
    return frozenset(plain(each) for each in some)


@lru_cache(maxsize=65536)
def parts_of(name: str) -> tuple[str, ...]:
    """The words of a name as names are compared; a text has few of them and asks often."""
    return folded(name)


@lru_cache(maxsize=65536)
def plain(word: str) -> str:
    """A word as names are compared."""
    return "".join(folded(word))
