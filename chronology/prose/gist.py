"""Where a text tells what it is kept for, so that what is cut of it is not that."""

from collections.abc import Sequence
from functools import lru_cache

from chronology.model import Kind
from chronology.prose.phrases import Worded, folded
from chronology.prose.sentences import sentences
from chronology.prose.vocabulary import Cues


@lru_cache(maxsize=4096)
def tells_from(line: str, kind: Kind | None, words: tuple[str, ...]) -> tuple[int, int]:
    """The first sentence that holds one of the words that weigh; else that which speaks most plainly for the kind; else the first.

    Where it begins, and where that ends in it by which it was found.
    """
    starts = [span.start for span in sentences(line)]
    for word in words:
        at = line.find(word)
        if at >= 0:
            return _sentence_of(at, starts), at + len(word)
    if kind is None:
        return 0, 0
    lower = folded(line)
    hits = [hit for hit in Cues(lower, Worded(lower)).within(0, len(lower)) if hit.kind is kind]
    if not hits:
        return 0, 0
    best = max(hits, key=lambda hit: (hit.weight, -hit.start))
    return _sentence_of(best.start, starts), best.end


def _sentence_of(at: int, starts: Sequence[int]) -> int:
    return max((start for start in starts if start <= at), default=0)
