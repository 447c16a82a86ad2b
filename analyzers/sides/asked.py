"""The questions that statements are held against each other for: a table of words, and between which answers there is a contradiction."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from chronology.sought import Sought
from chronology.tables import shipped_table

_SETTINGS = frozenset({"says", "of", "near", "tie", "who", "against", "before", "after", "but"})


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, the words of each answer, and which two of them cannot both be so."""

    name: str
    says: str
    of: str
    """What makes two answers answers to one question: `incident`, `standing`, `passed_on`, `same_thing` or `same_service`."""
    who: str
    tie: str
    against: tuple[tuple[str, str], ...]
    answers: Mapping[str, str]
    """The expressions of each answer, as they are written: `answered` finds them."""
    but: str
    near: int = 0
    before: int = 0
    after: int = 0


@cache
def questions() -> tuple[Question, ...]:
    """Every question of the table."""
    table = shipped_table("analyzers.sides", "questions.toml")
    return tuple(
        Question(
            name=name,
            says=row["says"],
            of=row["of"],
            who=row.get("who", ""),
            tie=row.get("tie", ""),
            against=tuple((one, other) for one, other in row["against"]),
            answers={answer: _any(words) for answer, words in row.items() if answer not in _SETTINGS},
            but=_any(row["but"]) if row.get("but") else "",
            near=row.get("near", 0),
            before=row.get("before", 0),
            after=row.get("after", 0),
        )
        for name, row in table.items()
    )


def answered(words: str) -> Iterator[tuple[Question, Mapping[str, re.Match[str]]]]:
    """The questions to which a sentence has words of an answer, with the first of each answer."""
    every: dict[int, dict[str, re.Match[str]]] = {}
    for (place, answer), found in _answers().found(words):
        every.setdefault(place, {})[answer] = found
    for place, found_of in every.items():
        question = questions()[place]
        if not (question.but and _but(question.but).search(words)):
            yield question, found_of


@cache
def _answers() -> Sought[tuple[int, str]]:
    return Sought(
        (
            ((place, answer), written)
            for place, question in enumerate(questions())
            for answer, written in question.answers.items()
        ),
        re.IGNORECASE,
    )


@cache
def _but(written: str) -> re.Pattern[str]:
    return re.compile(written, re.IGNORECASE)


def _any(words: list[str]) -> str:
    return rf"(?<!\w)(?:{'|'.join(words)})(?!\w)"
