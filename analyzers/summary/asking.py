"""The table of what each pattern is about and which question it raises, read once and checked."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache

from chronology.tables import shipped_table


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
    of_aspect: Mapping[str, str] = field(default_factory=dict)
    """What is asked instead where every finding of the pattern is of one aspect of it."""

    def asks(self, rules: Collection[str]) -> str:
        """The question where findings of these rules stand."""
        aspects = {rule.partition(".")[2] for rule in rules}
        return self.of_aspect.get(next(iter(aspects)), self.question) if len(aspects) == 1 else self.question


@cache
def asked() -> Mapping[str, Asked]:
    """By the name of the pattern, in the order of asking.

    Raises:
        ValueError: a pattern has no sense or no question; the package is damaged.
    """
    table = shipped_table("analyzers.summary", "questions.toml")
    found = {
        name: Asked(about=About(row["about"]), question=row["question"], of_aspect=row.get("of_aspect", {}))
        for name, row in table.items()
    }
    if wrong := [
        name
        for name, each in found.items()
        if not all(told.endswith("?") for told in (each.question, *each.of_aspect.values()))
    ]:
        raise ValueError(f"questions.toml: what {wrong[0]} asks is no question")
    return found
