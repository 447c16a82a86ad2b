"""One thing that words say happened, and how several such stand to each other: which is the gravest, which goes without saying."""

from dataclasses import dataclass

from chronology.model import EvidenceStatus, Group, Kind, Level, Polarity
from chronology.practice import taxonomy
from chronology.prose.sentences import Span
from chronology.prose.vocabulary import NAMES

# One step of a cue's weight is worth this much distance from the date, in characters.
_STEP = 160
_GRAVE = frozenset(
    {Group.REFERRAL, Group.STRATEGY_DISCUSSION, Group.S47_ENQUIRY, Group.CONFERENCE, Group.INJURY_OR_HARM}
    | {Group.DOMESTIC_ABUSE, Group.DISCLOSURE, Group.POLICE, Group.MISSING, Group.LEGAL, Group.DEATH}
)
OF_AN_INCIDENT = frozenset(
    {Group.INJURY_OR_HARM, Group.DOMESTIC_ABUSE, Group.DISCLOSURE, Group.POLICE, Group.HEALTH, Group.MENTAL_HEALTH}
    | {Group.SUBSTANCE_MISUSE, Group.MISSING, Group.MISSED_APPOINTMENT, Group.EDUCATION, Group.DEATH}
)
"""Groups that are sides of one incident where one sentence tells of it."""
# Steps taken because of one; they are told beside it.
_TAKEN = frozenset({Kind.ARREST, Kind.CHARGE_OR_CONVICTION, Kind.POLICE_CAUTION, Kind.BAIL_CONDITIONS})
# By whom or how a thing came to be known; beside anything else they are not what happened.
CHANNELS = frozenset({Kind.CONTACT, Kind.TELEPHONE_CALL, Kind.EDUCATION_CONTACT, Kind.HEALTH_CONTACT})


@dataclass(frozen=True, slots=True)
class Said:
    """A kind of event with the words that speak for it, and the kind of knowledge they give."""

    kind: Kind
    at: Span
    status: EvidenceStatus
    weight: int
    plain: bool = False
    """No word says how it is known."""
    by_weight: bool = False
    """No word names the kind: all of them together speak for it, so that only they can be its title."""


def weight_in_incident(one: Said) -> tuple[int, bool, bool, int]:
    """The gravest side; of equals what befell somebody before who told it, where it was treated or what was known already."""
    facts = taxonomy()[one.kind]
    return facts.level.rank, one.kind is not Kind.DISCLOSURE, facts.group is not Group.HEALTH, -one.at.start


def not_missed(told: list[Said]) -> list[Said]:
    """Without the appointment, visit or meeting that somebody missed: it did not happen with them."""
    if not any(taxonomy()[one.kind].group is Group.MISSED_APPOINTMENT and one.weight == NAMES for one in told):
        return told
    return [one for one in told if is_grave(one.kind) and one.kind is not Kind.COURT_HEARING]


def is_of_incident(kind: Kind) -> bool:
    """What a thing was, not what the police and courts then did about it."""
    return taxonomy()[kind].group in OF_AN_INCIDENT and kind not in _TAKEN


def is_news(one: Said) -> bool:
    """What is told by name, and neither well, minor nor of no kind: that is told in the note itself."""
    facts = taxonomy()[one.kind]
    slight = facts.polarity is Polarity.POSITIVE or facts.level.rank < Level.MEDIUM.rank
    if slight or (facts.group is Group.OTHER and not stands_beside(one.kind)):
        return False
    return one.weight == NAMES and one.kind not in CHANNELS


def plainness(one: Said, date: Span) -> float:
    """How plainly a cue speaks for what happened on a date: its weight, its nearness; who told of it comes last."""
    return one.weight - _gap(one.at, date) / _STEP - (one.kind in CHANNELS)


def stands_beside(kind: Kind) -> bool:
    """Harm that is told beside the meeting at which it was told or seen."""
    facts = taxonomy()[kind]
    high = facts.level.rank >= Level.HIGH.rank and facts.group not in (Group.VISIT, Group.CONTACT)
    return facts.polarity is Polarity.NEGATIVE and (high or facts.group is Group.INJURY_OR_HARM)


def is_grave(kind: Kind) -> bool:
    """What no note is to be taken to say because a word of it leans that way."""
    facts = taxonomy()[kind]
    return facts.polarity is Polarity.NEGATIVE or facts.group in _GRAVE


def _gap(one: Span, other: Span) -> int:
    return max(0, other.start - one.end, one.start - other.end)
