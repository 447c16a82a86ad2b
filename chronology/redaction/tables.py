"""The tables of this room, read once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from chronology.people import name_table
from chronology.tables import shipped_table


@dataclass(frozen=True, slots=True)
class Mutation:
    """What beginnings of a word become, longest first, and after which words."""

    changes: Sequence[tuple[str, str]]
    triggers: frozenset[str]


@dataclass(frozen=True, slots=True)
class Ordinary:
    """What is known of words that are names too. All folded; `streets` gives the other spellings of a sort of street."""

    words: frozenset[str]
    months: frozenset[str]
    before_months: frozenset[str]
    said_of_people: frozenset[str]
    not_initials: frozenset[str]
    posts: frozenset[str]
    records: frozenset[str]
    also_family_with_s: frozenset[str]
    places: frozenset[str]
    streets: Mapping[str, tuple[str, ...]]
    mutations: tuple[Mutation, ...]


@cache
def ordinary() -> Ordinary:
    """Read `ordinary.toml`, with the given names that are words of the room of people."""
    table = table_of("ordinary.toml")
    streets: dict[str, tuple[str, ...]] = {}
    for long, short in table["streets"].items():
        for one in (long, *short):
            streets[one] = tuple(other for other in (long, *short) if other != one)
    return Ordinary(
        words=frozenset(table["words"]) | name_table().words | frozenset(table["months"]),
        months=frozenset(table["months"]),
        before_months=frozenset(table["before_months"]),
        said_of_people=frozenset(table["said_of_people"]),
        not_initials=frozenset(table["not_initials"]),
        posts=frozenset(table["posts"]),
        records=frozenset(table["records"]),
        also_family_with_s=frozenset(table["also_family_with_s"]),
        places=frozenset(table["places"]),
        streets=streets,
        mutations=tuple(
            Mutation(tuple((old, new) for old, new in row["changes"]), frozenset(row["triggers"]))
            for row in table["mutations"].values()
        ),
    )


@cache
def placeholders(language: str) -> Mapping[str, str]:
    """What stands for each sort of words; English for a language the table does not have."""
    return _said(language)["placeholder"]


@cache
def meanings(language: str) -> Mapping[str, str]:
    """What each placeholder means."""
    return _said(language)["says"]


def _said(language: str) -> Mapping[str, Mapping[str, str]]:
    table = table_of("words.toml")
    found: Mapping[str, Mapping[str, str]] = table.get(language, table["en"])
    return found


@cache
def table_of(name: str) -> Mapping[str, Any]:
    """A TOML file of this room as it stands."""
    return shipped_table("chronology.redaction", name)
