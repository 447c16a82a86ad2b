"""How a statement is meant: as a fact, denied, supposed, planned, of the past; seen, reported, alleged or thought.

Thin rules, each a list of words in `assertion.toml` named for the rule. What is denied, supposed or planned did not
happen, so it makes no event; what is alleged happened as far as the record knows, and says so.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from chronology.model import EvidenceStatus
from chronology.prose.phrases import Hit, Phrases, Worded
from chronology.prose.sentences import Span
from chronology.tables import shipped_table

# How far before or behind a cue a word may stand and still govern it, in characters.
_REACH_BEFORE, _REACH_AFTER = 70, 45
# What somebody says goes on to the end of the clause.
_REACH_SAID = 160
# A reference back, and somebody else as the one it happened to, stand closer.
_REACH_BACK, _REACH_OTHERS = 30, 34
_LONGEST_MARKER = 80
_LIST = re.compile(r"\b(?:or|nor|na|neu)\b")
# A new statement inside the clause: what is said not to be does not reach it ("no reply and was found on the floor").
_NEWS = re.compile(
    r"\band (?:he|she|they|i|we|was|were|is|has|had|said|says|told|tells|asked|rang|came|went|left|ran|fell|hit|got|took|then|disclosed)\b"
    r"|\bac (?:yn|mae|roedd|wedi|fe|mi)\b|\basked (?:\w+ )?why\b"
)
# "At no. 31": a number of a house or a list.
_NUMBERED = re.compile(r"no\b\.? ?\d")
# A bracket that ends: what is denied in it ("(no shoes on)") is denied of nothing behind it.
_BRACKET_ENDS = re.compile(r"[^(]*\)")
_DENIAL = re.compile(r"den(?:y|ied|ies)|gwad")
# Somebody says or does something between the two, so that the first does not speak of the second.
_SOMEBODY = re.compile(
    r"\b(?:he|she|they|i|we|you|mum|mam|mother|dad|father|tad|parents|stepdad|stepmum|stepfather|partner|nan|gran"
    r"|uncle|aunt|brother|sister|carer|who|fe|hi)\b"
)
_OFFICIAL = re.compile(r"\b(?:school|police|hospital|nursery|ward|that)\b")
_PARENT = re.compile(r"\b(?:mum|mam|mother|dad|father|stepdad|partner|and (?:he|she))\b")
_TO_SOMEBODY = re.compile(r"\b(?:me|him|her|them|us|mum|mam|mother)\Z|\b(?:his|her|my|their) \w+\Z")
_SAYING = re.compile(
    r"\b(?:sa(?:id|ys)|told|report\w*|rang|phoned|called|saw|heard|found|stated|noticed|hit|pushed|pointed|and|when)\b"
)
# What is new, or of its own time, is no reference back.
_UNKNOWN = re.compile(r"\b(?:an?|and|but|because|when|after|following|where|being|further|another|new)\b")
_AUXILIARIES = re.compile(
    r"(?:\s(?:has|have|had|was|were|is|got|been|also|just|sadly|recently|later|wedi|gone|itself))*\s"
)
_BESIDE = re.compile(r"[\s\-/'s]{1,4}")
_ONE_WORD = re.compile(r"\W{1,3}(?:\w+\W)?")
_STOPS = re.compile(r"[.,;:()\n]")
# "Injuries: none", "DV - no": a form's answer, which ends there.
_ANSWER = re.compile(
    r"(?:[^\S\n]\w+)?[^\S\n]?(?:[:=?]|[-\u2013\u2014](?=[^\S\n]))[^\S\n]?"
    r"(?:none|nil|no|n|nad|neither parent known|nothing (?:known|held|on (?:pnc|system|record))|no (?:trace|record|calls|info(?:rmation)?|involvement)|awaiting|awaited|n/a|denied|denies|not (?:seen|noted|observed|present|known|reported|disclosed|applicable)|dim|nac oes|na)"
    r"(?: (?:seen|noted|reported|known|disclosed|at present|today|by \w+))?[^\S\n]?(?=[.,;/)|\n]|\Z)"
)
# Words that end a cue which tells of something done, not one that names a thing.
_DEED = re.compile(
    r"(?:ed|hit|held|me|him|her|them|us|mum|mam|mother|found|called)\Z|^(?:went|ran|had|fell|found|took|was|were)\b"
)


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
    ESTABLISHED = "established"
    RECORDED = "recorded"
    BACKGROUND = "background"
    TOPIC = "topic"
    NAMED = "named"
    ARRANGED = "arranged"
    OTHERS = "others"
    THINGS = "things"
    STORY = "story"
    NEUTRAL = "neutral"


UNREAL = frozenset({Manner.NEGATED, Manner.CONDITIONAL, Manner.HYPOTHETICAL, Manner.PLANNED})
ELSEWHERE = frozenset({Manner.HISTORICAL, Manner.TOPIC, Manner.NAMED, Manner.OTHERS, Manner.THINGS, Manner.STORY})
"""Manners of what is no news of the person: long past, talked about, somebody else's, or only a name."""
AHEAD = frozenset({Manner.CONDITIONAL, Manner.HYPOTHETICAL, Manner.PLANNED})

# The plainest doubt counts: a disputed allegation is disputed, an observed allegation still alleged; but what somebody
# has found proved is. That a thing is on record counts where no word says who told it.
_STATUS = (
    (Manner.ESTABLISHED, EvidenceStatus.VERIFIED),
    (Manner.DISPUTED, EvidenceStatus.DISPUTED),
    (Manner.ALLEGED, EvidenceStatus.ALLEGED),
    (Manner.OPINION, EvidenceStatus.OPINION),
    (Manner.REPORTED, EvidenceStatus.REPORTED),
    (Manner.OBSERVED, EvidenceStatus.OBSERVED),
    (Manner.RECORDED, EvidenceStatus.VERIFIED),
)


# How a thing is known is told by the words of a cue too: what was "disclosed" is alleged.
_KNOWN = frozenset(manner for manner, _ in _STATUS) - {Manner.OBSERVED, Manner.OPINION}
_SAID = frozenset({Manner.ALLEGED, Manner.REPORTED, Manner.DISPUTED})


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
    table = shipped_table("chronology.prose", "assertion.toml")
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


class _Joints(NamedTuple):
    """Where the clauses of a sentence are joined, and the ends of its words that stop a condition."""

    starts: list[int]
    ends: list[int]
    stops: list[int]


class Manners:
    """How the statements of a text are meant; every marker found once."""

    def __init__(self, lower: str, taken: Sequence[Span], worded: Worded | None = None) -> None:
        """`worded` is the text in words, where it is cut already. `taken` are the cues of the text: a word inside one ("did not attend") is part of what it names."""
        self._lower = lower
        starts = [span.start for span in taken]
        self._markers = [
            Marker(hit.start, hit.end, manner, after)
            for hit in _table().markers.within(worded or Worded(lower))
            for manner, after in hit.values
            if manner in _KNOWN or not _inside(taken, starts, hit)
        ]
        self._starts = [marker.start for marker in self._markers]
        self._conditions = [marker for marker in self._markers if _reaches_far(marker)]
        self._condition_starts = [marker.start for marker in self._conditions]
        self._joints: dict[Span, _Joints] = {}

    def of(self, at: Span, sentence: Span) -> frozenset[Manner]:
        """Every manner that governs a place in a sentence."""
        clause = self.clause(at, sentence)
        found = {marker.manner for marker in self._near(at, clause, sentence) if self._governs(marker, at, clause)}
        if self._is_conditional(at, sentence):
            found.add(Manner.CONDITIONAL)
        if self._lower.endswith("?", sentence.start, sentence.end) or self._is_queried(at):
            found.add(Manner.HYPOTHETICAL)
        if _ANSWER.match(self._lower, at.end, sentence.end):
            found.add(Manner.NEGATED)
        return frozenset(found)

    def told_in(self, sentence: Span) -> frozenset[Manner]:
        """How a sentence says that it is known, whatever in it is meant."""
        first, last = bisect_left(self._starts, sentence.start), bisect_left(self._starts, sentence.end)
        return frozenset(marker.manner for marker in self._markers[first:last])

    def clause(self, at: Span, sentence: Span) -> Span:
        """The part of the sentence between the joints around a place."""
        joints = self._joints_of(sentence)
        after = bisect_left(joints.starts, at.end)
        before = bisect_right(joints.ends, at.start) - 1
        start = joints.starts[before] if before >= 0 else sentence.start
        return Span(start, joints.starts[after] if after < len(joints.starts) else sentence.end)

    def _joints_of(self, sentence: Span) -> _Joints:
        """The joints of a sentence; kept, for every place of it asks again."""
        if (known := self._joints.get(sentence)) is None:
            table = _table()
            joints = [found.span() for found in table.clause.finditer(self._lower, *sentence)]
            stops = [found.end() for found in table.condition.finditer(self._lower, *sentence)]
            known = _Joints([start for start, _ in joints], [end for _, end in joints], stops)
            self._joints[sentence] = known
        return known

    def _near(self, at: Span, clause: Span, sentence: Span) -> Sequence[Marker]:
        first = max(clause.start, at.start - _REACH_SAID - _LONGEST_MARKER)
        last = min(sentence.end, clause.end + 1, at.end + _REACH_AFTER + 1)
        return self._markers[bisect_left(self._starts, first) : bisect_left(self._starts, last)]

    def _is_conditional(self, at: Span, sentence: Span) -> bool:
        """A condition stands before a place in its sentence, and nothing that ends it between them."""
        index = bisect_left(self._condition_starts, at.start) - 1
        if index < 0 or self._conditions[index].start < sentence.start:
            return False
        ends = self._joints_of(sentence).stops
        last = bisect_right(ends, at.start) - 1
        return self._conditions[index].end <= at.start and (last < 0 or ends[last] <= self._conditions[index].start)

    def _is_queried(self, at: Span) -> bool:
        """As in "? fracture": the mark stands before a word and behind none."""
        before = self._lower[max(0, at.start - 3) : at.start].rstrip(" ")
        return before.endswith("?") and (len(before) == 1 or not before[-2].isalnum())

    def _governs(self, marker: Marker, at: Span, clause: Span) -> bool:
        if _reaches_far(marker) or not clause.start <= marker.start <= clause.end:
            return False
        if marker.after:
            return self._reaches_back(marker, at)
        if not 0 <= at.start - marker.end <= (_REACH_SAID if marker.manner in _SAID else _REACH_BEFORE):
            return False
        return _REACHES.get(marker.manner, _always)(self, marker, at)

    def _reaches_back(self, marker: Marker, at: Span) -> bool:
        if not 0 <= marker.start - at.end <= _REACH_AFTER:
            return False
        between = self._lower[at.end : marker.start]
        if marker.manner is Manner.NAMED:
            return _BESIDE.fullmatch(between) is not None and not self._is_deed(at)
        return marker.manner is not Manner.ARRANGED or _ONE_WORD.fullmatch(between) is not None

    def _is_deed(self, at: Span) -> bool:
        return _DEED.search(self._lower[at.start : at.end]) is not None

    def _denies(self, marker: Marker, at: Span) -> bool:
        if _DENIAL.match(self._lower, marker.start):
            return self._one_list(marker.end, at)
        if _NUMBERED.match(self._lower, marker.start) or _BRACKET_ENDS.match(self._lower, marker.end, at.start):
            return False
        return self._one_list(marker.end, at) and not _NEWS.search(self._lower, marker.end, at.start + 1)

    def _refers_back(self, marker: Marker, at: Span) -> bool:
        between = self._lower[marker.end : at.start]
        if len(between) > _REACH_BACK or _STOPS.search(between.lstrip(": ")) or _UNKNOWN.search(between):
            return False
        since = self._lower.startswith(("since", "ers"), marker.start)
        return since or not (self._is_deed(at) or _SOMEBODY.search(between))

    def _speaks_of(self, marker: Marker, at: Span) -> bool:
        place = (self._lower, marker.end, at.start)
        return not (self._is_deed(at) or _SOMEBODY.search(*place) or _OFFICIAL.search(*place))

    def _is_told_in(self, marker: Marker, at: Span) -> bool:
        return _PARENT.search(self._lower, marker.end, at.start) is None

    def _befalls(self, marker: Marker, at: Span) -> bool:
        between = self._lower[marker.end : at.start]
        apart = len(between) > _REACH_OTHERS or _STOPS.search(between)
        if _TO_SOMEBODY.search(self._lower[at.start : at.end]):
            return False
        return not (apart or _SOMEBODY.search(between) or _SAYING.search(between))

    def _is_of_thing(self, marker: Marker, at: Span) -> bool:
        return _AUXILIARIES.fullmatch(self._lower, marker.end, at.start) is not None

    def _one_list(self, start: int, at: Span) -> bool:
        """A comma ends what "no" governs, unless it parts a list ("no bruising, marks or cuts")."""
        between = self._lower[start : at.start]
        return "," not in between or _LIST.search(between + self._lower[at.end : at.end + 20]) is not None


def _reaches_far(marker: Marker) -> bool:
    return marker.manner is Manner.CONDITIONAL and not marker.after


def _always(_manners: Manners, _marker: Marker, _at: Span) -> bool:
    return True


_REACHES: Mapping[Manner, Callable[[Manners, Marker, Span], bool]] = {
    Manner.NEGATED: Manners._denies,  # noqa: SLF001  # a table of the class's own rules
    Manner.BACKGROUND: Manners._refers_back,  # noqa: SLF001
    Manner.TOPIC: Manners._speaks_of,  # noqa: SLF001
    Manner.STORY: Manners._is_told_in,  # noqa: SLF001
    Manner.OTHERS: Manners._befalls,  # noqa: SLF001
    Manner.THINGS: Manners._is_of_thing,  # noqa: SLF001
}


def _inside(taken: Sequence[Span], starts: Sequence[int], hit: Hit[tuple[Manner, bool]]) -> bool:
    """The marker is no more than part of a cue; one that goes on beyond it ("told to") speaks for itself."""
    index = bisect_right(starts, hit.start) - 1
    return index >= 0 and hit.end <= taken[index].end


def says_how_known(manners: frozenset[Manner]) -> bool:
    """A word beside a statement says how it is known."""
    return any(manner in manners for manner, _ in _STATUS)


def status_of(manners: frozenset[Manner], otherwise: EvidenceStatus) -> EvidenceStatus:
    """What kind of knowledge a statement made in these manners is."""
    return next((status for manner, status in _STATUS if manner in manners), otherwise)
