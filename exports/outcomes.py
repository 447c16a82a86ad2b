"""Whether a document must say that nothing is recorded of what an entry came to."""

from typing import Final

from chronology.model import Event, Group
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


# What these found is told where they end.
_TOLD_AT_THE_END: Final = frozenset({Group.ASSESSMENT, Group.S47_ENQUIRY})


def lacks_outcome(event: Event) -> bool:
    """A reader expects to be told what it came to, and neither an outcome nor a decision is on record."""
    group = group_of(event.kind)
    if group in _TOLD_AT_THE_END and event.until is not None and event.until.dated:
        return False
    return not event.outcome and not event.decision and group in _WANTS_OUTCOME
