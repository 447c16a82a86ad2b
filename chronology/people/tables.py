"""The tables of this room, read once and checked."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from chronology.tables import shipped_table

_SEXES = {"female": "female", "male": "male", "either": ""}


@dataclass(frozen=True, slots=True)
class NameTable:
    """What is known of names. `forms` gives for each name the numbers of the rows it stands in."""

    placeholders: frozenset[str]
    particles: frozenset[str]
    words: frozenset[str]
    titles: Mapping[str, str]
    forms: Mapping[str, frozenset[int]]
    only_short: frozenset[str]
    """Forms that nobody is christened."""


@cache
def name_table() -> NameTable:
    """Read `names.toml`.

    Raises:
        ValueError: a title of no known sex, a row of forms with fewer than two names, or a short form of none; the package is damaged.
    """
    table = table_of("names.toml")
    if strange := set(table["titles"]) - set(_SEXES):
        raise ValueError(f"names.toml has titles of {sorted(strange)}")
    forms: dict[str, set[int]] = defaultdict(set)
    for number, row in enumerate(table["forms"]):
        if len(set(row["names"])) < 2:
            raise ValueError(f"names.toml has a row of forms with one name: {row['names']}")
        for name in row["names"]:
            forms[name].add(number)
    if unknown := set(table["only_short"]) - set(forms):
        raise ValueError(f"names.toml has short forms of nothing: {sorted(unknown)}")
    return NameTable(
        placeholders=frozenset(table["placeholders"]),
        particles=frozenset(table["particles"]),
        words=frozenset(table["words"]),
        titles={title: _SEXES[sex] for sex, titles in table["titles"].items() for title in titles},
        forms={name: frozenset(rows) for name, rows in forms.items()},
        only_short=frozenset(table["only_short"]),
    )


@cache
def table_of(name: str) -> Mapping[str, Any]:
    """A TOML file of this room as it stands."""
    return shipped_table("chronology.people", name)
