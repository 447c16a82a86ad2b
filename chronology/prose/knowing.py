"""How a thing is known that no word beside it says: by its kind, and by whose telling the words around it are.

Whoever writes that somebody was arrested, admitted or excluded writes from the record of it. What a visitor writes of
a home and of who was in it was seen; what is written down of a call was told by the caller, unless it is a step of the
service itself.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable

from chronology.model import EvidenceStatus, Group, Kind
from chronology.practice import taxonomy
from chronology.prose.sentences import Span

# Steps of services and courts: whoever writes of them writes from the record of them.
_STEPS = frozenset(
    {Group.REFERRAL, Group.ASSESSMENT, Group.STRATEGY_DISCUSSION, Group.S47_ENQUIRY, Group.CONFERENCE, Group.PLAN}
    | {Group.VISIT, Group.REVIEW, Group.CONTACT, Group.PLACEMENT_MOVE, Group.LEGAL, Group.WORKER_CHANGE, Group.CLOSURE}
)
# What some agency holds a record of.
_HELD = frozenset(
    {Group.POLICE, Group.HEALTH, Group.EDUCATION, Group.HOUSING, Group.MISSED_APPOINTMENT, Group.BIRTH, Group.DEATH}
)
_HELD_KINDS = frozenset(
    {Kind.MARAC, Kind.IMPRISONMENT, Kind.RELEASE_FROM_PRISON, Kind.RETURN_INTERVIEW, Kind.SUBSTANCE_TREATMENT}
    | {Kind.MENTAL_HEALTH_TREATMENT, Kind.MANAGEMENT_DECISION, Kind.SUPERVISION, Kind.PROVIDER_CONCERN}
    | {Kind.FAMILY_MEETING, Kind.CARE_PACKAGE_STARTED, Kind.CARE_PACKAGE_ENDED, Kind.CARE_PACKAGE_BREAKDOWN}
    | {Kind.PROGRAMME_COMPLETED, Kind.WARNING_NOTE, Kind.WARNING_NOTE_ENDED, Kind.REFERRAL_DECISION}
)
# What a visitor sees, or finds somebody in.
_SEEN = frozenset({Group.INJURY_OR_HARM, Group.SUBSTANCE_MISUSE, Group.MENTAL_HEALTH, Group.HEALTH})
_SEEN_KINDS = frozenset({Kind.HOME_CONDITIONS, Kind.HOME_CONDITIONS_IMPROVED, Kind.FIRE_RISK})
_CALLS = frozenset({Kind.TELEPHONE_CALL})
# A call or visit that found nobody was made by whoever writes of it.
_OWN = frozenset({Kind.NO_ACCESS_VISIT, Kind.CHILD_NOT_SEEN, Kind.ACCESS_REFUSED})
# What the writer did, or what a service does to somebody.
_DID = re.compile(
    r"\b(?:i|we|by me|by us|to me|with me|\(me\)|my visit|rwyf|bues i|es i|mi es i)\b"
    r"|\b(?:was|were|been|is|yn cael ei|cafodd ei|cafwyd) (?:\w+ly )?(?:placed|released|allocated|granted|issued|served"
    r"|transferred|assessed|reviewed|registered|sentenced|seen|referred|submitted|opened|closed|approved|suspended"
    r"|appointed|withdrawn|excluded|sanctioned|detained|regraded|recalled|confirmed|informed|invited|offered)\b"
    r"|\b(?:submitted|allocated|alloc|opened|issued|regraded|certificate|court|magistrates|prosecutor|council|panel)\b"
)
_QUOTED = re.compile(r"[\"\u201c][^\"\u201d]*[\"\u201d]?")
# A blank line, or a line that begins with a day or an hour: what is written there has its own teller.
_PART = re.compile(r"\n[ \t]*\n|\n(?=[ \t>|*-]{0,20}\d{1,2}[/.:-]\d{1,2})")
_PREVIOUS = 400
_ENDED = re.compile(r"[.!?]\s+")
_SAID = re.compile(
    r"\b(?:said|says|saying|told|tells|reports?|reported|stated|states|explained|disclosed|claims|claimed|described"
    r"|alleges|alleged|dywedodd|meddai|dweud|eglurodd)\b"
)
_GOES_ON = re.compile(r"\W{0,4}(?:he|she|they|his|her|their|also|then|it|fe|hi|mi|roedd hi|roedd e|roedd o)\b")


class Voices:
    """Whose telling each place of a text is, as far as the words before it say: a visit's, a caller's, or none's."""

    def __init__(self, lower: str, forms: Iterable[tuple[Span, Kind]]) -> None:
        """`forms` are the visits and calls that the text names, with their places, in order."""
        self._lower = lower
        told = [(at.start, kind in _CALLS) for at, kind in forms if _is_form(kind)]
        self._at, self._calls = [start for start, _ in told], [call for _, call in told]
        self._parts = [0, *(found.end() for found in _PART.finditer(lower))]

    def known(self, kind: Kind, at: Span, sentence: Span) -> EvidenceStatus:
        """How a thing of a kind is known at a place."""
        voice = self._voice(at)
        goes_on = taxonomy()[kind].group not in _HELD and self._goes_on(sentence)
        told = voice is EvidenceStatus.REPORTED or goes_on
        if told and taxonomy()[kind].group not in _STEPS and kind not in _OWN:
            return EvidenceStatus.REPORTED
        if voice is EvidenceStatus.OBSERVED and (taxonomy()[kind].group in _SEEN or kind in _SEEN_KINDS):
            return EvidenceStatus.OBSERVED
        return known_by_kind(kind)

    def unnamed(self, sentence: Span) -> EvidenceStatus:
        """How a thing is known that no word of ours names: what the writer or a service did, of their own doing."""
        known = self.known(Kind.UNCLASSIFIED, sentence, sentence)
        plain = _QUOTED.sub(" ", self._lower[sentence.start : sentence.end])
        did = known is EvidenceStatus.REPORTED and not self._goes_on(sentence) and _DID.search(plain)
        return EvidenceStatus.VERIFIED if did else known

    def _voice(self, at: Span) -> EvidenceStatus | None:
        index = bisect_right(self._at, at.start) - 1
        part = self._parts[bisect_right(self._parts, at.start) - 1]
        if index < 0 or self._at[index] < part:
            return None
        return EvidenceStatus.REPORTED if self._calls[index] else EvidenceStatus.OBSERVED

    def _goes_on(self, sentence: Span) -> bool:
        """The sentence goes on with what somebody said in the one before it."""
        if not _GOES_ON.match(self._lower, sentence.start, sentence.end):
            return False
        start = max(self._parts[bisect_right(self._parts, sentence.start) - 1], sentence.start - _PREVIOUS)
        before = self._lower[start : sentence.start].rstrip()
        ends = [found.end() for found in _ENDED.finditer(before)]
        return _SAID.search(before, ends[-1] if ends else 0) is not None


def _is_form(kind: Kind) -> bool:
    return kind in _CALLS or taxonomy()[kind].group is Group.VISIT


def known_by_kind(kind: Kind) -> EvidenceStatus:
    """How a thing is known that is told outright: what agencies hold by their own record, the rest by report."""
    group = taxonomy()[kind].group
    held = group in _STEPS or (group in _HELD and kind not in _SEEN_KINDS) or kind in _HELD_KINDS
    return EvidenceStatus.VERIFIED if held else EvidenceStatus.REPORTED
