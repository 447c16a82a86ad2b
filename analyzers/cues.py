"""Cues: the words by which entries tell of things, compiled once from `cues.toml`. `told` asks for them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from chronology.model import Kind
from chronology.sought import Expression, Sought
from chronology.tables import shipped_table


@cache
def _table() -> Mapping[str, Any]:
    return shipped_table("analyzers", "cues.toml")


@cache
def cue(name: str) -> Expression:
    """The words that tell of one thing: families of whole words, or one expression as it stands."""
    return _every()[name]


def cues_that_may_be_in(text: str) -> frozenset[str]:
    """The names whose words may stand in a text."""
    return _every().may_be_in(text)


@cache
def _every() -> Sought[str]:
    cues = _table()["cues"].items()
    return Sought(((name, _any_of(words) if isinstance(words, list) else words) for name, words in cues), re.IGNORECASE)


@cache
def theme_words() -> Mapping[str, re.Pattern[str]]:
    """The words by which a referral names a theme."""
    return {theme: re.compile(words, re.IGNORECASE) for theme, words in _table()["theme_words"].items()}


@dataclass(frozen=True, slots=True)
class Topic:
    """What somebody may not have told of: the words that name it, and the kinds of entry and the words that establish it."""

    words: re.Pattern[str]
    shown_by: frozenset[Kind]
    established: re.Pattern[str]


@cache
def withheld_topics() -> Mapping[str, Topic]:
    """The topics, by what a sentence says of them."""
    return {
        row["says"]: Topic(_whole(row["words"]), frozenset(map(Kind, row["shown_by"])), _whole(row["established"]))
        for row in _table()["withheld"].values()
    }


@cache
def services_asked() -> Sought[str]:
    """Services, courses and tests that plans ask for, by a name of ours; each is called by the record's own words."""
    return _sought(_table()["services_asked"])


@cache
def services_tried() -> Sought[str]:
    """What is tried with a family or an adult, by a name of ours; each is called by the record's own words."""
    return _sought(_table()["services_tried"])


@dataclass(frozen=True, slots=True)
class Matter:
    """What an action of a plan may bear on: its words in the action, and the entries and themes of concern that are of it."""

    name: str
    words: re.Pattern[str]
    shown_by: frozenset[Kind]
    themes: frozenset[str]


@cache
def matters() -> tuple[Matter, ...]:
    """The matters, in the order in which they are told."""
    return tuple(
        Matter(name, _whole(row["words"]), frozenset(map(Kind, row["shown_by"])), frozenset(row["themes"]))
        for name, row in _table()["matters"].items()
    )


@dataclass(frozen=True, slots=True)
class Measure:
    """What is told as a figure again and again: how it is called, its words with one figure in them, and how far it has to move."""

    name: str
    named: str
    given: str
    """What a record gives on a day: "a weight"."""
    unit: str
    words: Expression
    moves_by: float
    moves_by_share: float
    of_child_only_falls: bool


@cache
def measures() -> tuple[Measure, ...]:
    """The measures, in the order in which they are told."""
    words = Sought(((name, row["words"]) for name, row in _table()["figures"].items()), re.IGNORECASE)
    return tuple(
        Measure(
            name=name,
            named=row["named"],
            given=row["given"],
            unit=row["unit"],
            words=words[name],
            moves_by=row.get("moves_by", 0),
            moves_by_share=row.get("moves_by_share", 0),
            of_child_only_falls=row.get("child") == "falls",
        )
        for name, row in _table()["figures"].items()
    )


def _sought(rows: Mapping[str, list[str]]) -> Sought[str]:
    return Sought(((name, _any_of(families)) for name, families in rows.items()), re.IGNORECASE)


def _whole(families: list[str]) -> re.Pattern[str]:
    return re.compile(_any_of(families), re.IGNORECASE)


def _any_of(families: list[str]) -> str:
    return rf"(?<!\w)(?:{'|'.join(families)})(?!\w)"
