"""Whether a document must say that nothing is recorded of what an entry came to."""

from collections.abc import Collection
from typing import Final

from chronology.model import Chronology, Event, Group
from chronology.normalise import record_of
from chronology.practice import group_of

# What these came to is expected on the record (domain guidance L2); of an allocation or a birth nobody asks it.
_WANTS_OUTCOME: Final = frozenset(
    {
        Group.REFERRAL,
        Group.ASSESSMENT,
        Group.STRATEGY_DISCUSSION,
        Group.S47_ENQUIRY,
        Group.CONFERENCE,
        Group.REVIEW,
        Group.DOMESTIC_ABUSE,
        Group.POLICE,
        Group.INJURY_OR_HARM,
        Group.DISCLOSURE,
        Group.MISSED_APPOINTMENT,
        Group.MISSING,
    }
)


def lacks_outcome(event: Event, told_later: Collection[str]) -> bool:
    """A reader expects to be told what it came to, and neither an outcome nor a decision is on record.

    `told_later` are those of which the same record tells it where they end.
    """
    if event.key in told_later:
        return False
    return not event.outcome and not event.decision and group_of(event.kind) in _WANTS_OUTCOME


def told_later(chronology: Chronology) -> frozenset[str]:
    """What was begun, and of which an entry of the same record tells the outcome: an enquiry's is of its end."""
    events = (*chronology.events, *chronology.undated)
    ends = {
        (record_of(event.key), group_of(event.kind)): event.key for event in events if event.outcome or event.decision
    }
    return frozenset(
        event.key
        for event in events
        if event.until is not None
        and group_of(event.kind) in _WANTS_OUTCOME
        and not (event.outcome or event.decision)
        and ends.get((record_of(event.key), group_of(event.kind)), event.key) != event.key
    )
