"""Of what kind a note is: what its heading names, what it opens with, what its words speak for most plainly."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from chronology.model import EvidenceStatus, Group, Kind, Level
from chronology.practice import taxonomy
from chronology.prose.knowing import known_by_kind
from chronology.prose.phrases import folded
from chronology.prose.said import Said
from chronology.prose.sentences import Span
from chronology.prose.telling import kind_of_heading
from chronology.prose.vocabulary import NAMES
from importers.notes.dated import Dated
from importers.notes.note import Note
from importers.notes.signing import is_a_managers
from importers.notes.text import Text

# What a mail can be about and never is: hearings and meetings are held, plans and enquiries made, somewhere else.
_HELD_ELSEWHERE = frozenset(
    {Group.LEGAL, Group.CONFERENCE, Group.STRATEGY_DISCUSSION, Group.REVIEW, Group.PLAN, Group.S47_ENQUIRY}
    | {Group.ASSESSMENT, Group.CLOSURE, Group.PLACEMENT_MOVE}
)
# What a manager heads a note by that decides or looks over the case.
_DECIDES = re.compile(
    r"\b(?:decisions?|oversight|direction|directions|footprint|rationale|sign(?:ed)? ?off|penderfyniad|goruchwyliaeth)\b"
)

_INITIAL = re.compile(r"\b(?:initial|icpc|pre[- ]?birth|gychwynnol|cychwynnol)\b")
_OF_MANAGERS = re.compile(
    r"(?:mgmt|mgt|management|manager.?s?)(?: (?:decisions?|oversight|directions?|note|comments?|footprint))?"
)


_FIGURES = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class OfKind:
    """Of what kind a note is, how that is known, and the words that stand for it where none names it."""

    kind: Kind
    status: EvidenceStatus
    words: str = ""


def kind_of(read: Text, note: Note, own: Sequence[Span], first: Dated | None, *, other_days: bool = False) -> OfKind:
    """The kind the heading names, else the one the words speak for most plainly, else a case note; and how it is known.

    Where all that a note tells is of other days (`other_days`), its title names what was on those: "SALT letter: not brought 19/01/22".
    """
    own_form = note.heading.kind
    of_others = other_days and not own and not first and _FIGURES.search(note.heading.title) is not None
    title = note.note_type.partition(":")[:2] if of_others else (note.note_type, ":")
    named = kind_of_heading(folded(note.heading.note_type)) or (kind_of_heading(folded(title[0])) if title[1] else None)
    heads = folded(note.note_type)
    if named is None and (_OF_MANAGERS.fullmatch(heads) or (is_a_managers(note.author) and _DECIDES.search(heads))):
        named = Kind.MANAGEMENT_DECISION
    opens = first.sentence if first else own[0] if own else None
    said = None if named else (opens and read.telling.opening(opens)) or _of_body(read, own)
    kind = named or (said.kind if said else Kind.CASE_NOTE)
    if named and (graver := _graver(read, named, own)):
        kind, said = graver.kind, graver
    if own_form is not None and (said is None or taxonomy()[kind].group in _HELD_ELSEWHERE):
        kind = own_form
    if kind is Kind.REFERRAL and _came_to_nothing(read, own):
        kind = Kind.REFERRAL_NO_FURTHER_ACTION
    if kind is Kind.VISIT and note.not_seen:
        kind = Kind.CHILD_NOT_SEEN
    kind = read.telling.foiled(kind, own) or kind
    if kind is Kind.INITIAL_CONFERENCE and _is_a_review(read, f"{folded(note.heading.note_type)} {heads}", own):
        kind = Kind.REVIEW_CONFERENCE
    if said is not None and said.kind is kind:
        return OfKind(kind, said.status, _own_words(read, own, said) if said.by_weight else "")
    return OfKind(kind, known_by_kind(kind))


def _is_a_review(read: Text, heads: str, own: Sequence[Span]) -> bool:
    """A note headed "Conference" and no more says first that it is of a review."""
    opening = (one.kind for span in own[:2] for one in read.telling.said(span))
    return _INITIAL.search(heads) is None and Kind.REVIEW_CONFERENCE in opening


def _own_words(read: Text, own: Sequence[Span], said: Said) -> str:
    return next((read.text[span.start : span.end] for span in own if span.start <= said.at.start < span.end), "")


def _came_to_nothing(read: Text, own: Sequence[Span]) -> bool:
    told = (one.kind for span in own for one in read.telling.said(span))
    return Kind.REFERRAL_NO_FURTHER_ACTION in told


def _of_body(read: Text, own: Sequence[Span]) -> Said | None:
    """What the words speak for; that it was sent on in the end is told beside what was seen."""
    said = read.telling.of_body(own)
    if said is None or taxonomy()[said.kind].group is not Group.REFERRAL or said.at.start < own[0].end:
        return said
    before = [span for span in own if span.end <= said.at.start]
    return read.telling.of_body(before) or said


def _graver(read: Text, named: Kind, own: Sequence[Span]) -> Said | None:
    """What the words under a heading tell by name that is of its group and graver: "CAMHS appointment", and a child who cuts."""
    entry = taxonomy()[named]
    said = read.telling.of_body(own) if entry.level.rank < Level.HIGH.rank else None
    if said is None or said.weight != NAMES:
        return None
    told = taxonomy()[said.kind]
    return said if told.group is entry.group and told.level.rank >= Level.HIGH.rank else None
