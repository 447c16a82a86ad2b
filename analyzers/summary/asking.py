"""The table of what each pattern is about and which question it raises, read once and checked."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files


class About(StrEnum):
    """What a pattern is about, in the order in which it is summed up."""

    HARM = "harm"
    SERVICES = "services"
    PEOPLE = "people"
    STRENGTHS = "strengths"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a pattern is about, and what those who meet are asked where it stands."""

    about: About
    question: str


@cache
def asked() -> Mapping[str, Asked]:
    """By the name of the pattern, in the order of asking.

    Raises:
        ValueError: a pattern has no sense or no question; the package is damaged.
    """
    table = tomllib.loads(files("analyzers.summary").joinpath("questions.toml").read_text("utf-8"))
    found = {name: Asked(about=About(row["about"]), question=row["question"]) for name, row in table.items()}
    if wrong := [name for name, each in found.items() if not each.question.endswith("?")]:
        raise ValueError(f"questions.toml: what {wrong[0]} asks is no question")
    return found
