"""How much of what two entries say both say, each word by how few entries of the case use it."""

from collections import defaultdict
from collections.abc import Iterable
from math import log, sqrt
from typing import Final

from chronology.normalise.distinctive import every_word

# What two short entries share is little to go by: the weight of about three words that hardly any other entry uses, which
# every entry is taken to have beside its own.
_BESIDE: Final = 10.0
# Fewer entries than these do not show which words are rare.
_SHOWS_RARE: Final = 20


class Wording:
    """The words of a case, each with what it is worth where two entries share it.

    No table of words is asked: a name, a number, a child's word for it count as they are, quotations with them.
    """

    def __init__(self, entries: Iterable[tuple[str, str]]) -> None:
        """`entries` are the words of each account with the record that tells them: a note and its own sentence are one."""
        using: dict[str, set[str]] = defaultdict(set)
        records: set[str] = set()
        for record, words in entries:
            records.add(record)
            for word in every_word(words):
                using[word].add(record)
        rare = using.items() if len(records) >= _SHOWS_RARE else ()
        # What is told by two may be one thing told twice: a word that one entry alone uses is worth no more.
        self._worth = {word: log(len(records) / max(len(users), 2)) for word, users in rare}
        self._weights: dict[str, float] = {}

    def share(self, mine: str, yours: str) -> float:
        """From 0, for nothing in common, towards 1."""
        shared = self._worth_of(every_word(mine) & every_word(yours))
        return shared / sqrt(self._weight(mine) * self._weight(yours)) if shared else 0.0

    def _weight(self, words: str) -> float:
        if words not in self._weights:
            self._weights[words] = _BESIDE + self._worth_of(every_word(words))
        return self._weights[words]

    def _worth_of(self, words: Iterable[str]) -> float:
        return sum(self._worth.get(word, 0.0) for word in words)
