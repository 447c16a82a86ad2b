"""What a stretch of a note tells: the kind of event its words speak for, and how they are meant."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from chronology.model import EvidenceStatus, Group, Kind, Level, Polarity
from chronology.practice import taxonomy
from importers.notes.assertion import UNREAL, Manner, Manners, status_of
from importers.notes.sentences import Span
from importers.notes.vocabulary import NAMES, Cues

# One step of a cue's weight is worth this much distance from the date, in characters.
_STEP = 160
# Meetings between the service and the family; what is found there is told beside them.
_ROUTINE = frozenset({Group.VISIT, Group.CONTACT, Group.OTHER})
# What a heading says was to be, the first words of the note may say was not.
_FOILS = {
    Kind.VISIT: frozenset({Kind.NO_ACCESS_VISIT, Kind.ACCESS_REFUSED, Kind.CHILD_NOT_SEEN, Kind.CANCELLED_BY_CARER}),
}


@dataclass(frozen=True, slots=True)
class Said:
    """A kind of event with the words that speak for it, and the kind of knowledge they give."""

    kind: Kind
    at: Span
    status: EvidenceStatus
    weight: int


class Telling:
    """A text's cues and manners, found once and asked about stretch by stretch."""

    def __init__(self, lower: str) -> None:
        self.cues = Cues(lower)
        taken = [Span(hit.start, hit.end) for hit in self.cues.within(0, len(lower))]
        self.manners = Manners(lower, taken)

    def said(self, sentence: Span, part: Span | None = None) -> Iterator[Said]:
        """What a sentence, or a part of it, tells as having happened."""
        where = part or sentence
        for hit in self.cues.within(where.start, where.end):
            at = Span(hit.start, hit.end)
            manners = self.manners.of(at, sentence)
            if not manners & UNREAL and Manner.HISTORICAL not in manners:
                yield Said(hit.kind, at, status_of(manners, EvidenceStatus.REPORTED), hit.weight)

    def of_date(self, sentence: Span, date: Span, part: Span) -> Said | None:
        """What happened on a date: the plainest cue near it, in its part of the sentence if that has any."""
        near = list(self.said(sentence, part)) or list(self.said(sentence))
        return max(near, key=lambda said: (said.weight - _gap(said.at, date) / _STEP, -said.at.start), default=None)

    def of_heading(self, heading: str) -> Kind | None:
        """The kind a note's type or title names."""
        hits = Telling(heading).cues.within(0, len(heading))
        best = max(hits, key=lambda hit: (hit.weight, -hit.start), default=None)
        return best.kind if best else None

    def of_body(self, sentences: Iterable[Span]) -> Kind | None:
        """The kind the sentences of a note speak for most plainly; the gravest among equals."""
        said = [one for sentence in sentences for one in self.said(sentence) if one.weight > 1]
        best = max(said, key=lambda one: (one.weight, taxonomy()[one.kind].level.rank, -one.at.start), default=None)
        return best.kind if best else None

    def foiled(self, kind: Kind, sentences: Sequence[Span]) -> Kind | None:
        """A visit that found nobody is no visit: what the opening words make of what the heading names."""
        foils = _FOILS.get(kind, frozenset())
        return next((one.kind for span in sentences[:2] for one in self.said(span) if one.kind in foils), None)

    def harms(self, kind: Kind, sentences: Iterable[Span]) -> Iterator[tuple[Said, Span]]:
        """Grave things a note of a routine meeting tells by name, each kind once, with its sentence."""
        if taxonomy()[kind].group not in _ROUTINE:
            return
        told = set()
        for sentence in sentences:
            for one in self.said(sentence):
                if one.weight == NAMES and one.kind not in told and _is_grave(one.kind):
                    told.add(one.kind)
                    yield one, sentence


def _is_grave(kind: Kind) -> bool:
    facts = taxonomy()[kind]
    return facts.polarity is Polarity.NEGATIVE and facts.level.rank >= Level.HIGH.rank and facts.group not in _ROUTINE


def _gap(one: Span, other: Span) -> int:
    return max(0, other.start - one.end, one.start - other.end)
