"""Whether words tell of somebody: by a pronoun, by what people or services are, or by an initial. Names are the cast's."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from chronology.tables import shipped_table

# "I", "A. was transferred", "K and L", "KB not back for curfew".
_WORD = re.compile(r"\w+")
_INITIAL = re.compile(r"\bI\b|\b[A-Z]\.(?=\s)|\b[B-HJ-Z]\b|\b[A-Z]{2}\b")


@cache
def _words() -> Mapping[str, Sequence[str]]:
    return shipped_table("importers.notes", "somebody.toml")


@cache
def _people() -> re.Pattern[str]:
    return _any_of((*_words()["people"], *_words()["services"]))


@cache
def _single_and_longer() -> tuple[frozenset[str], re.Pattern[str]]:
    """What is told by one word, which is looked up, and what takes several."""
    told = (*_words()["people"], *_words()["services"])
    single = frozenset(words.lower() for words in told if _WORD.fullmatch(words))
    return single, _any_of([words for words in told if words.lower() not in single])


def _any_of(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


def tells_of_somebody(words: str) -> bool:
    """Somebody is in these words."""
    return _names_people(words) or _INITIAL.search(words) is not None


def _names_people(words: str) -> bool:
    if not words.isascii():
        # A capital may have several small letters there, and the other way round.
        return _people().search(words) is not None
    single, longer = _single_and_longer()
    return not single.isdisjoint(_WORD.findall(words.lower())) or longer.search(words) is not None
