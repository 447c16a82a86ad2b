"""Which cues of a code set hold in a text, and where."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from chronology.coded.codeset import CodeSet, Cue, Term
from chronology.coded.reading import Words

Held = tuple[Cue, frozenset[int]]
"""A cue, and the places of its words."""


@dataclass(frozen=True, slots=True)
class Telling:
    """What tells of a value in a text: all cues that were `found`, and of them those `left` that no longer one covers."""

    words: Words
    found: Sequence[Held]
    left: Sequence[Held]

    @property
    def told(self) -> frozenset[int]:
        """The places of words that tell."""
        return frozenset[int]().union(*(places for _, places in self.left))

    def of(self, group: str) -> frozenset[int]:
        """The places of words that tell of a group."""
        return frozenset[int]().union(*(places for cue, places in self.left if cue.value.group == group))

    def untold(self, known: frozenset[str]) -> list[int]:
        """Places of words that belong to no cue and no example, and that are not known to say nothing."""
        told = frozenset[int]().union(*(places for _, places in self.found)) | self.words.examples
        words = enumerate(self.words.words)
        return [at for at, word in words if at not in told and word not in known and not word.isdigit()]

    def heading(self) -> str:
        """The words of the first heading with something in it that tells of a value."""
        return first_heading(self.words, self.told)


def telling(words: Words, found: Sequence[Held]) -> Telling:
    """What a longer cue covers is no cue of its own: a school nurse is no school."""
    return Telling(words, found, [held for held in found if not any(held[1] < others for _, others in found)])


def holding(values: CodeSet, words: Words) -> list[Held]:
    """Every cue that holds."""
    known = frozenset(words.words)
    near = (cue for word in ("", *sorted(known)) for cue in values.by_word.get(word, ()))
    held = ((cue, places(cue, words)) for cue in near if cue.needs <= known)
    return [(cue, where) for cue, where in held if where is not None]


def first_heading(words: Words, told: Iterable[int]) -> str:
    """The words of the first heading with one of these places in it."""
    start, wanted = 0, frozenset(told)
    for end in words.headings:
        if wanted & set(range(start, end)):
            return " ".join(words.words[start:end])
        start = end
    return ""


def end_of_run(words: Words, at: int) -> int:
    """Where the run of words at a place ends."""
    return min((end for end in (*words.breaks, *words.headings) if end > at), default=len(words.words))


def places(cue: Cue, words: Words) -> frozenset[int] | None:
    """Where the words of a cue stand, or None where it does not hold."""
    held: set[int] = set()
    for term in cue.terms:
        spans = list(_standing(term, words))
        if term.absent:
            if spans:
                return None
        elif not spans:
            return None
        else:
            held.update(*spans)
    return frozenset(held)


def _standing(term: Term, words: Words) -> Iterable[range]:
    length = len(term.words)
    starts = range(1) if term.first else range(len(words.words) - length + 1)
    for start in starts:
        # Words that are said not to hold tell nothing, unless the cue itself says "not".
        if start in words.excluded and not term.absent:
            continue
        if term.unbroken and end_of_run(words, start) < start + length:
            continue
        written = words.words[start : start + length]
        if len(written) == length and all(map(_fits, term.words, written)):
            yield range(start, start + length)


def _fits(wanted: str, word: str) -> bool:
    return word.startswith(wanted[:-1]) if wanted.endswith("*") else word == wanted
