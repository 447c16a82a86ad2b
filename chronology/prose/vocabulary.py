"""What notes call the things that happen: cue phrases of each kind, read from `vocabulary.toml`."""

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from chronology.model import Kind
from chronology.prose.phrases import Phrases

# How far the second half of a parted phrase ("removed .. from her home") may be from the first, in characters.
_REACH = 48
_PARTED = " .. "
WEIGHTS: Mapping[str, int] = {"names": 3, "suggests": 2, "leans": 1}
NAMES, LEANS = 3, 1


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase's meaning: the kind it speaks for and how plainly. `tail` must follow soon, where there is one."""

    kind: Kind
    weight: int
    tail: str = ""


@dataclass(frozen=True, slots=True)
class CueHit:
    """A cue in a text."""

    start: int
    end: int
    kind: Kind
    weight: int


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The tables, ready to use."""

    cues: Phrases[Cue | None]
    things: re.Pattern[str]
    abbreviations: Mapping[str, tuple[str, ...]]
    roles: Mapping[str, frozenset[str]]


@cache
def vocabulary() -> Vocabulary:
    """Read the tables once.

    Raises:
        ValueError: a kind or a weight nobody knows, or a phrase twice under one kind; the package is damaged.
    """
    table = tomllib.loads(files("chronology.prose").joinpath("vocabulary.toml").read_text("utf-8"))
    pairs = [pair for kind, weights in table["cues"].items() for pair in _pairs(Kind(kind), weights)]
    if len(set(pairs)) != len(pairs):
        raise ValueError("vocabulary.toml gives a phrase twice")
    roles = table["roles"]
    return Vocabulary(
        cues=Phrases([*pairs, *((phrase, None) for phrase in table["other_senses"]["phrases"])]),
        things=_things(
            table["deeds"]["particles"],
            [*roles["child"], *roles["family"], *roles["professional"], *table["deeds"]["people"]],
        ),
        abbreviations={short: tuple(long) for short, long in table["abbreviations"].items()},
        roles={name: frozenset(words) for name, words in table["roles"].items()},
    )


def _things(particles: Sequence[str], people: Sequence[str]) -> re.Pattern[str]:
    """What follows a deed that nobody suffered: an article with no person behind it ("the ball"), or a particle."""
    persons, others = ("|".join(map(re.escape, words)) for words in (people, particles))
    return re.compile(rf"\s(?:(?:the|a|an|some|his|her|their|my)\s(?!(?:\w+\s)?(?:{persons})\b)\w|(?:{others})\b)")


def _pairs(kind: Kind, weights: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, Cue]]:
    for name, phrases in weights.items():
        if name not in WEIGHTS:
            raise ValueError(f"vocabulary.toml weighs {kind} by {name!r}")
        for phrase in phrases:
            head, _, tail = phrase.partition(_PARTED)
            yield head, Cue(kind, WEIGHTS[name], tail)


class Cues:
    """Every cue of a text, found once."""

    def __init__(self, lower: str) -> None:
        self._hits = [
            hit for found in vocabulary().cues.find(lower) for hit in _hits(lower, found.start, found.end, found.values)
        ]
        self._starts = [hit.start for hit in self._hits]

    def within(self, start: int, end: int) -> Sequence[CueHit]:
        """The cues that lie in a stretch of the text, in order."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [hit for hit in self._hits[first:last] if hit.end <= end]


def _hits(lower: str, start: int, end: int, cues: Sequence[Cue | None]) -> Iterator[CueHit]:
    for cue in cues:
        if cue is None or (cue.kind is Kind.PHYSICAL_ABUSE_ALLEGED and vocabulary().things.match(lower, end)):
            continue
        stop = _tail_end(lower, end, cue.tail) if cue.tail else end
        if stop is not None:
            yield CueHit(start, stop, cue.kind, cue.weight)


def _tail_end(lower: str, end: int, tail: str) -> int | None:
    at = lower.find(tail, end, end + _REACH + len(tail))
    between = lower[end:at] if at >= 0 else "."
    return None if "." in between or ";" in between else at + len(tail)


def is_role(word: str, *groups: str) -> bool:
    """A lower-case word that names people by what they are, of the groups given or any."""
    roles = vocabulary().roles
    return any(word in roles[group] for group in groups or roles)
