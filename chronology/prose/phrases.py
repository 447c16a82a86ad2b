"""Many phrases looked for at once: each word of the text is looked up, and the phrases that begin with it are tried.

A table of first words costs nothing to build, where one regular expression of two thousand phrases takes longer to
compile than a folder of notes takes to read; and it finds the same spans.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import Generic, TypeVar

_Value = TypeVar("_Value")

# A space of a phrase stands for what may part two words: white space (a line end with its indent too) or a hyphen.
_LONGEST_GAP = 40
_GAP = " \t\n\r\f\v\x1c\x1d\x1e\x1f\x85\xa0-\u2010\u2011\u2012\u2013\u2014\u2009\u200a\u202f\u3000"
_TO_SPACE = str.maketrans(_GAP, " " * len(_GAP))
_WIDE = re.compile(rf" {{2,{_LONGEST_GAP}}}(?! )")
_WORD = re.compile(r"\w+")
_GAPS = re.compile(r"(\W+)")
# A phrase goes on behind its first word with a gap and a letter, or with a mark and one.
_NEXT = 2
# A teacher is no appointment that was missed: "Miss Tait's group". Days and months are named behind what somebody misses.
_MISS = re.compile(
    r"\bMiss (?=[A-Z][a-z])(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|June|July|August|September|October|November|December)"
)
_APOSTROPHES = str.maketrans("\u2018\u2019", "''")


def folded(text: str) -> str:
    """Lower case and plain apostrophes, every character in its place; "Miss" before a name is a title and no verb."""
    text = _MISS.sub("Mizz ", text) if "Miss " in text else text
    lower = text.lower()
    if len(lower) != len(text):
        # One capital has a lower case of two characters (U+0130), which would move all that follows.
        lower = "".join(character.lower()[:1] for character in text)
    return lower.translate(_APOSTROPHES)


@dataclass(frozen=True, slots=True)
class Hit(Generic[_Value]):
    """A phrase found: where, and what it stands for."""

    start: int
    end: int
    values: tuple[_Value, ...]


class Worded:
    """A text in words, every gap as one space, and the way back to its own places; cut once for all that is looked for."""

    def __init__(self, lower: str) -> None:
        even = lower.translate(_TO_SPACE)
        wide = [(found.start(), found.end() - found.start() - 1) for found in _WIDE.finditer(even)]
        self.text = _WIDE.sub(" ", even) if wide else even
        lost = list(accumulate(length for _, length in wide))
        self._starts = [start - before for (start, _), before in zip(wide, [0, *lost], strict=False)]
        self._lost = [0, *lost]
        pieces = _GAPS.split(self.text)
        self.words = pieces[::2]
        self.starts = [0, *accumulate(map(len, pieces))][::2]
        self.different = frozenset(self.words)

    def place(self, at: int) -> int:
        """Where a place of the squeezed text is in the text itself."""
        return at + self._lost[bisect_right(self._starts, at - 1)]


_Begun = Mapping[str, Sequence[tuple[str, bool]]]


class _Beginnings:
    """The phrases that may begin with a word, the longest first, by the two characters behind the word."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._whole: dict[str, list[tuple[str, bool]]] = defaultdict(list)
        self._open: dict[str, list[tuple[str, bool]]] = defaultdict(list)
        for phrase in phrases:
            words = phrase.removesuffix("*")
            first = _WORD.match(words)
            if first is None:
                raise ValueError(f"a phrase must begin with a letter or figure: {phrase!r}")
            endless = words != phrase
            (self._open if endless and first[0] == words else self._whole)[first[0]].append((words, endless))
        self._lengths = sorted({len(word) for word in self._open})
        self.of = lru_cache(maxsize=16384)(self._of)

    def _of(self, word: str) -> _Begun:
        """What may stand behind a word, to the phrases that go on so; under "" those that need no more."""
        found = list(self._whole.get(word, ()))
        for length in self._lengths:
            if length <= len(word):
                found += self._open.get(word[:length], ())
        if not found:
            return {}
        ranked = sorted(found, key=lambda one: (-len(one[0]), not one[1]))
        after = [words[len(word) : len(word) + _NEXT] for words, _ in ranked]
        ways = {"", *(way for way in after if len(way) == _NEXT)}
        return {
            way: [one for one, own in zip(ranked, after, strict=True) if own == way or len(own) < _NEXT] for way in ways
        }


class Phrases(Generic[_Value]):
    """Phrases with what each stands for. A phrase ending in `*` takes any ending; a space, any gap."""

    def __init__(self, pairs: Iterable[tuple[str, _Value]]) -> None:
        values: dict[str, list[_Value]] = defaultdict(list)
        for phrase, value in pairs:
            values[phrase].append(value)
        self._values = {phrase: tuple(meant) for phrase, meant in values.items()}
        self._beginnings = _Beginnings(values)

    def find(self, lower: str) -> Iterator[Hit[_Value]]:
        """Every phrase in text that `folded` has lower-cased, the longest at each place."""
        return self.within(Worded(lower))

    def within(self, worded: Worded) -> Iterator[Hit[_Value]]:
        """Every phrase of a text cut into words, the longest at each place."""
        text, free = worded.text, 0
        begin = {word: begun for word in worded.different if (begun := self._beginnings.of(word))}
        # Few words begin a phrase: those that do are picked out before anything is made of them.
        for at in [at for at, word in enumerate(worded.words) if word in begin]:
            start = worded.starts[at]
            if start < free:
                continue
            word = worded.words[at]
            behind, begun = start + len(word), begin[word]
            for words, endless in begun.get(text[behind : behind + _NEXT]) or begun[""]:
                if text.startswith(words, start) and (end := _end(text, start + len(words), endless=endless)):
                    free = end
                    values = self._values[f"{words}*" if endless else words]
                    yield Hit(worded.place(start), worded.place(end - 1) + 1, values)
                    break


def _end(text: str, end: int, *, endless: bool) -> int:
    """Where a phrase that begins here ends; 0 where a longer word goes on."""
    rest = _WORD.match(text, end)
    if rest is None:
        return end
    return rest.end() if endless else 0
