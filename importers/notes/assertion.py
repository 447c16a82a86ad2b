"""How a statement is meant: as a fact, denied, supposed, planned, of the past; seen, reported, alleged or thought.

Thin rules, each a list of words in `assertion.toml` named for the rule. What is denied, supposed or planned did not
happen, so it makes no event; what is alleged happened as far as the record knows, and says so.
"""

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from chronology.model import EvidenceStatus
from importers.notes.phrases import Phrases
from importers.notes.sentences import Span

# How far before or behind a cue a word may stand and still govern it, in characters.
_REACH_BEFORE, _REACH_AFTER = 70, 45
_LIST = re.compile(r"\b(?:or|nor|na|neu)\b")


class Manner(StrEnum):
    """A rule by which a statement is more or less than a plain fact."""

    NEGATED = "negated"
    CONDITIONAL = "conditional"
    HYPOTHETICAL = "hypothetical"
    PLANNED = "planned"
    HISTORICAL = "historical"
    ALLEGED = "alleged"
    DISPUTED = "disputed"
    REPORTED = "reported"
    OBSERVED = "observed"
    OPINION = "opinion"
    BACKGROUND = "background"
    TOPIC = "topic"
    NAMED = "named"
    ARRANGED = "arranged"
    OTHERS = "others"
    THINGS = "things"


UNREAL = frozenset({Manner.NEGATED, Manner.CONDITIONAL, Manner.HYPOTHETICAL, Manner.PLANNED})
ELSEWHERE = frozenset({Manner.HISTORICAL, Manner.TOPIC, Manner.NAMED, Manner.OTHERS, Manner.THINGS})
"""Manners of what is no news of the person: long past, talked about, somebody else's, or only a name."""
AHEAD = frozenset({Manner.CONDITIONAL, Manner.HYPOTHETICAL, Manner.PLANNED})

# The plainest doubt counts: a disputed allegation is disputed, an observed allegation still alleged.
_STATUS = (
    (Manner.DISPUTED, EvidenceStatus.DISPUTED),
    (Manner.ALLEGED, EvidenceStatus.ALLEGED),
    (Manner.OPINION, EvidenceStatus.OPINION),
    (Manner.REPORTED, EvidenceStatus.REPORTED),
    (Manner.OBSERVED, EvidenceStatus.OBSERVED),
)


@dataclass(frozen=True, slots=True)
class Marker:
    """A word that governs others: those behind it, or (`after`) those before it."""

    start: int
    end: int
    manner: Manner
    after: bool


@dataclass(frozen=True, slots=True)
class _Table:
    markers: Phrases[tuple[Manner, bool]]
    clause: re.Pattern[str]
    condition: re.Pattern[str]


@cache
def _table() -> _Table:
    table = tomllib.loads(files("importers.notes").joinpath("assertion.toml").read_text("utf-8"))
    ends, limits = ("|".join(map(re.escape, table.pop(name)["words"])) for name in ("ends_clause", "ends_condition"))
    pairs = [
        (phrase, (Manner(manner), side == "after"))
        for manner, sides in table.items()
        for side, phrases in sides.items()
        for phrase in phrases
    ]
    return _Table(
        Phrases(pairs), re.compile(rf";|,\s{{1,9}}(?:and|so|a|ac)\b|\b(?:{ends})\b"), re.compile(rf";|\b(?:{limits})\b")
    )


class Manners:
    """How the statements of a text are meant; every marker found once."""

    def __init__(self, lower: str, taken: Sequence[Span]) -> None:
        """`taken` are the cues of the text: a word inside one ("did not attend") is part of what it names."""
        self._lower = lower
        self._markers = [
            Marker(hit.start, hit.end, manner, after)
            for hit in _table().markers.find(lower)
            if not _inside(taken, hit.start)
            for manner, after in hit.values
        ]
        self._starts = [marker.start for marker in self._markers]

    def of(self, at: Span, sentence: Span) -> frozenset[Manner]:
        """Every manner that governs a place in a sentence."""
        clause = self.clause(at, sentence)
        free = self._free_from(at, sentence)
        return frozenset(marker.manner for marker in self._within(sentence) if self._governs(marker, at, clause, free))

    def clause(self, at: Span, sentence: Span) -> Span:
        """The part of the sentence between the joints around a place."""
        start, end = sentence.start, sentence.end
        for joint in _table().clause.finditer(self._lower, sentence.start, sentence.end):
            if joint.end() <= at.start:
                start = joint.start()
            elif joint.start() >= at.end:
                return Span(start, joint.start())
        return Span(start, end)

    def _within(self, sentence: Span) -> Iterator[Marker]:
        for index in range(bisect_left(self._starts, sentence.start), bisect_left(self._starts, sentence.end)):
            yield self._markers[index]

    def _free_from(self, at: Span, sentence: Span) -> int:
        """Where the last word before a place stands that no condition reaches beyond."""
        return max(
            (joint.end() for joint in _table().condition.finditer(self._lower, sentence.start, at.start)), default=0
        )

    def _governs(self, marker: Marker, at: Span, clause: Span, free: int) -> bool:
        if marker.manner is Manner.CONDITIONAL and not marker.after:
            return free <= marker.start and marker.end <= at.start
        if not clause.start <= marker.start <= clause.end:
            return False
        if marker.after:
            return 0 <= marker.start - at.end <= _REACH_AFTER
        if not 0 <= at.start - marker.end <= _REACH_BEFORE:
            return False
        return marker.manner is not Manner.NEGATED or self._one_list(marker.end, at)

    def _one_list(self, start: int, at: Span) -> bool:
        """A comma ends what "no" governs, unless it parts a list ("no bruising, marks or cuts")."""
        between = self._lower[start : at.start]
        return "," not in between or _LIST.search(between + self._lower[at.end : at.end + 20]) is not None


def _inside(taken: Sequence[Span], place: int) -> bool:
    index = bisect_left(taken, Span(place + 1, 0)) - 1
    return index >= 0 and taken[index].start <= place < taken[index].end


def status_of(manners: frozenset[Manner], otherwise: EvidenceStatus) -> EvidenceStatus:
    """What kind of knowledge a statement made in these manners is."""
    return next((status for manner, status in _STATUS if manner in manners), otherwise)
