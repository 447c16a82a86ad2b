"""The taxonomy table: the group, default weight, polarity and title of every kind."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from chronology.model import Group, Kind, Level, Polarity


@dataclass(frozen=True, slots=True)
class KindFacts:
    """What the taxonomy says of a kind."""

    group: Group
    level: Level
    polarity: Polarity
    title: str
    cy: str
    adult: str = ""
    adult_cy: str = ""
    """What it is called of somebody grown up, where that is another word."""


@cache
def taxonomy() -> Mapping[Kind, KindFacts]:
    """The shipped table, one row for every `Kind`.

    Raises:
        ValueError: the table and the vocabulary disagree; the package is damaged.

    """
    table = tomllib.loads(files("chronology.practice").joinpath("kinds.toml").read_text("utf-8"))
    facts = {
        Kind(code): KindFacts(
            Group(group),
            Level.of_rank(row["level"]),
            Polarity(row["polarity"]),
            row["title"],
            row["cy"],
            row.get("adult", ""),
            row.get("adult_cy", ""),
        )
        for group, rows in table.items()
        for code, row in rows.items()
    }
    if missing := set(Kind) - set(facts):
        raise ValueError(f"kinds.toml has no row for {sorted(missing)}")
    return facts


@cache
def group_of(kind: Kind) -> Group:
    """The one group a kind belongs to."""
    return taxonomy()[kind].group


@cache
def family_level(*, taking_part: bool = False) -> frozenset[Group]:
    """Groups of what befalls or is done by a grown-up of the family, so that it is in the lives of their children too.

    With `taking_part`, those in which such a person has a part and somebody else of the family is the one it is about.
    """
    table = tomllib.loads(files("chronology.practice").joinpath("family.toml").read_text("utf-8"))
    return frozenset(map(Group, table["taking_part" if taking_part else "groups"]))


def title_of(kind: Kind, language: str = "en", *, adult: bool = False) -> str:
    """What a kind is called in English or Welsh; `adult` where it is told of somebody grown up."""
    facts = taxonomy()[kind]
    if adult and facts.adult:
        return facts.adult_cy if language == "cy" else facts.adult
    return facts.cy if language == "cy" else facts.title
