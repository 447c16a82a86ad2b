"""What notes call the things that happen: cue phrases of each kind, read from `vocabulary.toml`.

An authority's own words are laid over these while a run reads: `with speaking(practice.words)`. What is worked out from
words and kept is kept for each vocabulary by itself (`remembered`).
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache, wraps
from typing import Any, Final, TypeVar, TypeVarTuple

from chronology.model import Kind
from chronology.practice.words import PARTED, Words, words_of
from chronology.prose.company import speaks_for, turned
from chronology.prose.frames import framed, is_guidance
from chronology.prose.phrases import Phrases, Worded
from chronology.prose.taught import taught
from chronology.tables import shipped_table

_Given = TypeVarTuple("_Given")
_Result = TypeVar("_Result")

# How far the second half of a parted phrase ("removed .. from her home") may be from the first, in characters.
_REACH = 48
# No cue is longer, its second half and what lies between with it.
_LONGEST = 160
_GAPS = re.compile(r"[\s-]")
_WITH_WHAT = (" with", " into", " against", " on", " by", " round", " around", " over", " across", " down", " from")
# Words given in quotation marks to somebody who said them; not those of a worker or an agency ("I said", "school said").
_QUOTED = re.compile(
    r"(?<!\w)(?<!i )(?<!we )(?:said|says|sais|told (?:me|us|her|him|them|staff|[a-z]+)|stated|states|saying|whispered|shouted|cried|wrote|dywedodd|meddai|deudodd|dwedodd|wedi dweud|dweud wrth\w*)"
    r"\b[^.\n\"\u201c\u201d?]{0,48}[\"\u201c](?P<words>[^\"\u201c\u201d\n]{6,240})[\"\u201d]"
)
_NOBODY = re.compile(r"\b(?:no one|nobody|never|doesn't (?:hit|hurt|shout)|don't (?:hit|hurt)|neb)\b")
# Who cries out for somebody tells of no harm by it: "I lay there and shouted for Mair".
_CRIED_OUT = re.compile(r"\bi (?:[a-z']+ ){0,5}?(?:shout|scream|yell)\w* (?:out )?(?:for|to|until|till)\b")
# What names a harm inside the words tells it better than that it was told.
_HARMS = frozenset(
    {Kind.DISCLOSURE, Kind.PHYSICAL_ABUSE_ALLEGED, Kind.SEXUAL_ABUSE_ALLEGED, Kind.INJURY, Kind.DOMESTIC_ABUSE_INCIDENT}
)
# "Assault on 3 March" is on nobody.
_A_DAY = re.compile(r" (?:the )?(?:\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day)")
# Who speaks of what is done to him or her, or of those at home.
_OF_ONESELF = re.compile(
    r"\b(?:i|i'm|me|my|we|us|our|mum|mummy|mam|mammy|dad|daddy|dada|nan|nana|taid|nain|stepdad|step dad|uncle|he|she|they|fi|dwi|dad|mam|o|hi|tad)\b"
)
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
    frame: str = ""
    """The frame that spoke, where no cue did."""
    ahead: bool = False
    """It is told though it be planned or threatened."""
    telling: tuple[str, ...] = ()
    """The words that weigh most, where no phrase and no frame spoke but all words together."""

    @property
    def by_weight(self) -> bool:
        """No phrase and no frame spoke."""
        return bool(self.telling)


# Compared by identity: it is what the results that are kept are kept for.
@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """The tables, ready to use."""

    cues: Phrases[Cue | None]
    things: re.Pattern[str]
    abbreviations: Mapping[str, tuple[str, ...]]
    roles: Mapping[str, frozenset[str]]
    sectors: Mapping[str, str]
    agencies: re.Pattern[str]
    harmed: re.Pattern[str]
    """What words of somebody's own tell harm by."""


class _Spoken:
    """The words in force, made ready when the first text is read by them."""

    def __init__(self, words: Words) -> None:
        self.words = words

    @cached_property
    def vocabulary(self) -> Vocabulary:
        return vocabulary_of(self.words)


_OURS: Final = _Spoken(Words())
_SPOKEN: ContextVar[_Spoken] = ContextVar("_SPOKEN", default=_OURS)


def vocabulary() -> Vocabulary:
    """The words in force here: the shipped ones, with those of `speaking` over them."""
    return _SPOKEN.get().vocabulary


def spoken() -> Words:
    """What an authority adds to the words in force here."""
    return _SPOKEN.get().words


@contextmanager
def speaking(words: Words) -> Iterator[None]:
    """Read what is read within this by the words of an authority."""
    token = _SPOKEN.set(_Spoken(words))
    try:
        yield
    finally:
        _SPOKEN.reset(token)


def remembered(maxsize: int) -> Callable[[Callable[[*_Given], _Result]], Callable[[*_Given], _Result]]:
    """An `lru_cache` for what rests on words: what one vocabulary made of something is not told of another's."""

    def kept(function: Callable[[*_Given], _Result]) -> Callable[[*_Given], _Result]:
        @lru_cache(maxsize=maxsize)
        def known(_: Vocabulary, *given: *_Given) -> _Result:
            return function(*given)

        @wraps(function)
        def asked(*given: *_Given) -> _Result:
            return known(vocabulary(), *given)

        return asked

    return kept


@lru_cache(maxsize=8)
def vocabulary_of(own: Words) -> Vocabulary:
    """The shipped tables with an authority's words over them, compiled once."""
    deeds, shipped = _shipped()
    words = own.over(shipped)
    roles = {group: frozenset(word for word, of in words.roles if of == group) for _, group in words.roles}
    sectors = dict(words.agencies)
    people = [word for group in ("child", "family", "professional") for word, of in words.roles if of == group]
    choice = "|".join(re.escape(word).replace(r"\ ", r"[\s-]") for word in sorted(sectors, key=len, reverse=True))
    return Vocabulary(
        cues=Phrases([_pair(*cue) for cue in words.cues]),
        things=_things(deeds["particles"], [*people, *deeds["people"]]),
        abbreviations=dict(words.abbreviations),
        roles=roles,
        sectors=sectors,
        agencies=re.compile(rf"(?<!\w)(?:{choice})(?!\w)"),
        harmed=re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, deeds['harmed']))})"),
    )


@cache
def _shipped() -> tuple[Mapping[str, Any], Words]:
    """The deeds and the words that are shipped.

    Raises:
        PracticeError: a kind or a weight nobody knows; the package is damaged.
    """
    table = shipped_table("chronology.prose", "vocabulary.toml")
    return table.pop("deeds"), words_of(table, "vocabulary.toml")


def _things(particles: Sequence[str], people: Sequence[str]) -> re.Pattern[str]:
    """What follows a deed that nobody suffered: an article with no person behind it ("the ball"), or a particle."""
    persons, others = ("|".join(map(re.escape, words)) for words in (people, particles))
    return re.compile(rf"\s(?:(?:the|a|an|some|his|her|their|my)\s(?!(?:\w+\s)?(?:{persons})\b)\w|(?:{others})\b)")


def _pair(phrase: str, kind: Kind | None, weight: str) -> tuple[str, Cue | None]:
    if kind is None:
        return phrase, None
    head, _, tail = phrase.partition(PARTED)
    # The second half is looked for by its beginning, whatever its ending.
    return head, Cue(kind, WEIGHTS[weight], tail.removesuffix("*"))


class Cues:
    """Every cue of a text, found once."""

    def __init__(self, lower: str, worded: Worded) -> None:
        cues = vocabulary().cues.within(worded)
        found = [hit for found in cues for hit in _hits(lower, found.start, found.end, found.values)]
        told = (
            CueHit(
                each.start,
                each.end,
                turned(each.frame.kind, lower, each.start, each.end),
                NAMES,
                each.frame.name,
                each.frame.ahead,
            )
            for each in framed(lower, worded)
        )
        found += _unnamed(told, found)
        self._hits = sorted([*found, *_told_in_words(lower, found)], key=lambda hit: hit.start)
        self._starts = [hit.start for hit in self._hits]

    @property
    def any(self) -> bool:
        """There is a cue in the text."""
        return bool(self._hits)

    def within(self, start: int, end: int) -> Sequence[CueHit]:
        """The cues that lie in a stretch of the text, in order."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [hit for hit in self._hits[first:last] if hit.end <= end]


def by_weight(lower: str, start: int, end: int) -> CueHit | None:
    """What a sentence tells by all its words together, in the company in which they may tell it."""
    told = taught(lower, start, end)
    if told is None or is_guidance(lower[start:end]):
        return None
    kind = turned(told.kind, lower, told.start, told.end)
    return CueHit(told.start, told.end, kind, NAMES, telling=told.words)


def _unnamed(told: Iterable[CueHit], found: Sequence[CueHit]) -> list[CueHit]:
    """What frames say, but where a cue says the same outright within the same words."""
    named: dict[Kind, list[CueHit]] = defaultdict(list)
    for hit in found:
        if hit.weight == NAMES:
            named[hit.kind].append(hit)
    starts = {kind: [hit.start for hit in hits] for kind, hits in named.items()}

    def is_named(hit: CueHit) -> bool:
        first, last = (bisect_left(starts.get(hit.kind, ()), at) for at in (hit.start - _LONGEST, hit.end))
        return any(hit.start < one.end for one in named[hit.kind][first:last])

    return [hit for hit in told if not is_named(hit)]


def _hits(lower: str, start: int, end: int, cues: Sequence[Cue | None]) -> Iterator[CueHit]:
    for cue in cues:
        if cue is None or (cue.kind is Kind.PHYSICAL_ABUSE_ALLEGED and _hits_a_thing(lower, start, end)):
            continue
        stop = _tail_end(lower, end, cue.tail) if cue.tail else end
        if stop is not None and speaks_for(cue.kind, lower, start, end):
            yield CueHit(start, stop, turned(cue.kind, lower, start, stop), cue.weight)


def _hits_a_thing(lower: str, start: int, end: int) -> bool:
    """What was hit is a ball or a door, or a day; not where a cue itself says with or against what ("pushed against the wall")."""
    if lower.endswith(" on", start, end) and _A_DAY.match(lower, end):
        return True
    return not lower.endswith(_WITH_WHAT, start, end) and vocabulary().things.match(lower, end) is not None


def _told_in_words(lower: str, found: Sequence[CueHit]) -> Iterator[CueHit]:
    """What somebody is quoted as saying of harm, as in: said 'dad locks me in the shed'. It was told, so somebody heard it."""
    named = [hit.start for hit in found if hit.weight == NAMES and hit.kind in _HARMS]
    for said in _QUOTED.finditer(lower):
        words = said["words"]
        known = any(said.start() <= start < said.end() for start in named)
        # A full stop behind them: "I made it up." tells, and "I made it up the hill" does not.
        tells = vocabulary().harmed.search(f"{_CRIED_OUT.sub('', words)}.") is not None
        if tells and not known and _OF_ONESELF.search(words) and not _NOBODY.search(words):
            yield CueHit(said.start(), said.start("words"), Kind.DISCLOSURE, NAMES)


def _tail_end(lower: str, end: int, tail: str) -> int | None:
    at = lower.find(tail, end, end + _REACH + len(tail))
    between = lower[end:at] if at >= 0 else "."
    return None if "." in between or ";" in between else at + len(tail)


def is_role(word: str, *groups: str) -> bool:
    """A lower-case word that names people by what they are, of the groups given or any."""
    roles = vocabulary().roles
    return any(word in roles[group] for group in groups or roles)


def agency_word(text: str) -> str:
    """The first words of a text, folded, that name an agency; empty for none."""
    found = vocabulary().agencies.search(text)
    return found[0] if found else ""


def sector_of(text: str) -> str | None:
    """What sort of agency a text, folded, names first: police, health, education and so on."""
    return vocabulary().sectors.get(_GAPS.sub(" ", agency_word(text)))
