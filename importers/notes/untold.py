"""Days of judgments, reviews and statements on which nothing is told to have happened: argued, weighed, not known, or to come.

What a sentence of that sort is, is data (`untold.toml`), a claim to each row.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from chronology.prose.sentences import Span
from chronology.tables import shipped_table

_BEFORE, _BEHIND = 170, 120
"""Characters on either side of a day that are looked through."""


@dataclass(frozen=True, slots=True)
class _Row:
    before: Sequence[re.Pattern[str]]
    behind: Sequence[re.Pattern[str]]
    anywhere: Sequence[re.Pattern[str]]
    always: bool
    both: bool

    def speaks(self, before: str, behind: str, sentence: str) -> bool:
        """The row has words in the sentence, or on a side of the day; on both where it says so."""
        if any(one.search(sentence) for one in self.anywhere):
            return True
        sides = [
            any(one.search(words) for one in patterns)
            for patterns, words in ((self.before, before), (self.behind, behind))
            if patterns
        ]
        return bool(sides) and (all(sides) if self.both else any(sides))


def is_untold(lower: str, at: Span, sentence: Span, *, named: bool) -> bool:
    """Nothing is told of a day of a text, given in small letters; `named` where its sentence names something outright."""
    before = lower[max(sentence.start, at.start - _BEFORE) : at.start]
    behind = lower[at.end : min(sentence.end, at.end + _BEHIND)]
    whole = lower[sentence.start : sentence.end]
    return any(row.speaks(before, behind, whole) for row in _rows() if row.always or not named)


@cache
def _rows() -> tuple[_Row, ...]:
    return tuple(_read())


def _read() -> Iterator[_Row]:
    for row in shipped_table("importers.notes", "untold.toml")["row"]:
        before, behind, anywhere = (
            tuple(map(re.compile, row.get(side, ()))) for side in ("before", "behind", "anywhere")
        )
        always, both = row.get("always", False), row.get("both", False)
        yield _Row(before=before, behind=behind, anywhere=anywhere, always=always, both=both)
