"""Values of one kind that two statements give otherwise: how long, how many of what, which sum, which share, on which day.

Two tell of one matter where they stand in one entry, or on days that meet, and share words that hardly another sentence of the case has.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from analyzers.clauses import Value, differ, values
from analyzers.sides.taking import Statement
from analyzers.sides.tied import Ties, apart
from chronology.normalise import distinctive, every_word

_ASKED: Final[Mapping[str, str]] = {
    "length": "how long it was",
    "sum": "how much money it was",
    "share": "which share of a hundred",
    "weight": "the weight",
}
# By how much the words that two sentences share must be rare, in one entry and on days that meet.
_IN_ONE, _NEAR = 3.4, 7.0
_DAYS_NEAR: Final = 2
# Minutes beside weeks are of two things.
_OF_ONE_MEASURE: Final = 40
_DIGITS: Final = re.compile(r"\d")
# Of so many figures in another order it is one sum by itself, of so many within weeks.
_LEAST_DIGITS, _SOME_DIGITS, _MANY_DIGITS = 3, 4, 6
_DAYS_OF_A_SUM: Final = 60
_TURNED: Final = frozenset({"sum", "weight"})
_DAYS_OF_A_CORRECTION: Final = 150
# "54%, not the 80 in the minutes": a figure and the one that it is not.
_NOT_THE: Final = re.compile(
    r"\d(?:%| ?kg)?,? (?:and )?not (?:the |£ ?|as much as )*(?P<wrong>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?=\W|\Z)(?!\s?(?:as at|years?|months?|weeks?|days?))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Given:
    stated: Statement
    value: Value
    words: frozenset[str]


def valued_otherwise(stated: Iterable[Statement], ties: Ties) -> Iterator[tuple[str, str, Statement, Statement]]:
    """The name of each question, what it asks, and two statements that answer it otherwise."""
    every = list(stated)
    rarity = _rarity(every)
    for kind, given in _by_kind(every).items():
        asked = f"value_{kind.replace(' ', '_')}", _ASKED.get(kind, f"the {kind}")
        for one, other in _near_enough(given):
            differing = _are_two(one.stated, other.stated) and _cannot_be_one(one.value, other.value)
            if differing and _of_one_matter(one, other, rarity, ties) and not _gives_both(one, other, given):
                yield *asked, one.stated, other.stated


def _near_enough(given: Sequence[_Given]) -> Iterator[tuple[_Given, _Given]]:
    """Every two of which the days may meet; a sum with its figures in another order may be written down whenever it is."""
    in_order = sorted(given, key=lambda each: each.stated.day)
    for place, one in enumerate(in_order):
        for other in in_order[place + 1 :]:
            if one.value.kind not in _TURNED and (other.stated.day - one.stated.day).days > _DAYS_OF_A_SUM:
                break
            yield one, other


def _by_kind(every: Sequence[Statement]) -> Mapping[str, list[_Given]]:
    """Each value of a sentence that gives one of its kind; of two of one kind nobody can tell which is meant."""
    found: dict[str, list[_Given]] = defaultdict(list)
    for stated in every:
        told = Counter(value.kind for value in values(stated.words))
        for value in values(stated.words):
            if told[value.kind] == 1 and value.kind not in ("time", "day"):
                found[value.kind].append(_Given(stated, value, distinctive(stated.words)))
    return found


def _rarity(every: Sequence[Statement], words_of: Callable[[str], frozenset[str]] = distinctive) -> Mapping[str, float]:
    """How rare each word is among the sentences of the case."""
    sentences = {stated.words for stated in every}
    told = Counter(word for words in sentences for word in words_of(words))
    return {word: math.log(len(sentences) / count) for word, count in told.items()}


def _are_two(one: Statement, other: Statement) -> bool:
    return one.words != other.words and one.account.source.document != other.account.source.document


def _cannot_be_one(one: Value, other: Value) -> bool:
    if not differ(one, other):
        return False
    least, most = sorted((one.much, other.much))
    return one.kind != "length" or most <= least * _OF_ONE_MEASURE


def _gives_both(one: _Given, other: _Given, given: Sequence[_Given]) -> bool:
    """The source of one of them gives the other's value too in the same entry: two sums of one day are two sums."""
    return any(
        each.stated.event.key == mine.stated.event.key
        and each.stated.account.source.document == mine.stated.account.source.document
        and not differ(each.value, yours.value)
        for mine, yours in ((one, other), (other, one))
        for each in given
    )


def _of_one_matter(one: _Given, other: _Given, rarity: Mapping[str, float], ties: Ties) -> bool:
    shared = one.words & other.words
    weight = sum(rarity.get(word, 0) for word in shared)
    if turned := _turned(one.value, other.value):
        near = turned >= _SOME_DIGITS and apart(one.stated, other.stated) <= _DAYS_OF_A_SUM
        return bool(shared) or near or turned >= _MANY_DIGITS or ties.are_one(one.stated, other.stated)
    if ties.are_one(one.stated, other.stated):
        return weight >= _IN_ONE
    return weight >= _NEAR and apart(one.stated, other.stated) <= _DAYS_NEAR


def _turned(one: Value, other: Value) -> int:
    """How many figures two values have, where the same stand in another order: 1,480 and 1,840; else none."""
    mine, yours = _DIGITS.findall(one.words), _DIGITS.findall(other.words)
    if one.kind not in _TURNED or len(mine) < _LEAST_DIGITS or sorted(mine) != sorted(yours):
        return 0
    return 0 if mine == yours or len({*mine} - {"0"}) < _LEAST_DIGITS - 1 else len(mine)


def corrected(stated: Iterable[Statement]) -> Iterator[tuple[Statement, Statement]]:
    """A statement that gives one figure and not the other, and the one elsewhere that gave the other before."""
    every = list(stated)
    rarity = _rarity(every, every_word)
    for correction in every:
        for found in _NOT_THE.finditer(correction.words):
            figure = re.compile(rf"(?<![\d.,/:-]){re.escape(found['wrong'])}(?![\d/:-]|[.,]\d)")
            told = [each for each in every if figure.search(each.words) and _is_what_is_meant(each, correction, rarity)]
            if told:
                yield max(told, key=lambda each: each.day), correction


def _is_what_is_meant(told: Statement, correction: Statement, rarity: Mapping[str, float]) -> bool:
    """It gives the figure in another source, before, and of the same thing."""
    if told.account.source.document == correction.account.source.document or _NOT_THE.search(told.words):
        return False
    if not 0 <= (correction.day - told.day).days <= _DAYS_OF_A_CORRECTION:
        return False
    shared = every_word(told.words) & every_word(correction.words)
    return sum(rarity.get(word, 0) for word in shared if word.isalpha()) >= _IN_ONE
