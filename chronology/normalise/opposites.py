"""What accounts of one event answer otherwise: whether somebody had capacity, was hurt, slept through it; how many and how much."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from chronology.model import Account, Conflict
from chronology.normalise.sums import sums
from chronology.tables import shipped_table

_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBER = rf"\d{{1,3}}|{'|'.join(_NUMBERS)}"
_MONEY = "money"


@dataclass(frozen=True, slots=True)
class _Tables:
    answers: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]
    counts: Mapping[str, re.Pattern[str]]


@cache
def _tables() -> _Tables:
    table = shipped_table("chronology.normalise", "opposites.toml")
    answers = ((_any(row["one"]), _any(row["other"])) for row in table["answers"])
    counts = {what: re.compile(pattern.format(number=_NUMBER)) for what, pattern in table["counts"].items()}
    return _Tables(tuple(answers), counts)


def _any(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(patterns)})")


def opposed(accounts: Sequence[Account], told: Callable[[Account], str]) -> Iterator[Conflict]:
    """That two accounts answer one question in two ways, and that they count differently, each in its own words."""
    texts = [(told(account), account.key) for account in accounts]
    found = [said for question in range(len(_tables().answers)) for said in _answered(question, texts)]
    if found:
        yield Conflict(field="found", values=tuple(found))
    counted = [said for what in (*_tables().counts, _MONEY) for said in _counted(what, texts)]
    if counted:
        yield Conflict(field="number", values=tuple(counted))


def are_opposed(one: str, other: str) -> bool:
    """Two texts answer a question in two ways."""
    return any(
        {_answer(question, one), _answer(question, other)} >= {0, 1} for question in range(len(_tables().answers))
    )


def _answered(question: int, texts: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    said = [(text, key, answer) for text, key in texts if (answer := _answer(question, text)) is not None]
    if len({answer for _, _, answer in said}) < 2:
        return []
    return [(_words(question, text, answer), key) for text, key, answer in said]


@lru_cache(maxsize=8192)
def _answer(question: int, text: str) -> int | None:
    """0 or 1 for the one answer or the other; None where a text gives neither, or both."""
    plain = text.casefold()
    given = [place for place, pattern in enumerate(_tables().answers[question]) if pattern.search(plain)]
    return given[0] if len(given) == 1 else None


def _words(question: int, text: str, answer: int) -> str:
    """The words of an answer, as they are written."""
    found = _tables().answers[question][answer].search(text.casefold())
    assert found is not None, "it was found before"
    return text[found.start() : found.end()]


def _counted(what: str, texts: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    given = [(said, key) for text, key in texts if (said := _number(what, text)) is not None]
    return [(words, key) for (_, words), key in given] if len({number for (number, _), _ in given}) > 1 else []


@lru_cache(maxsize=8192)
def _number(what: str, text: str) -> tuple[int, str] | None:
    """The one number a text gives of something, and the words that say it; None where it gives none or several."""
    if what == _MONEY:
        found = sums(text)
        return (each := next(iter(found)), f"£{each:,}") if len(found) == 1 else None
    said = {_value(match): match[0].strip() for match in _tables().counts[what].finditer(text.casefold())}
    return next(iter(said.items())) if len(said) == 1 else None


def _value(found: re.Match[str]) -> int:
    word = next(word for name, word in found.groupdict().items() if word)
    return int(word) if word.isdigit() else _NUMBERS.index(word) + 1
