"""What protects: entries of something good in somebody's life, and not of a worker's good practice."""

from analyzers.told import told
from chronology.model import Event, Group, Kind, Polarity
from chronology.practice import Practice, group_of

# That a child was seen alone, or asked what it wishes, is the work as it should be: no change in its life, whatever it said.
GOOD_PRACTICE = frozenset({Group.VISIT, Group.DISCLOSURE})

_DAY_TO_DAY = frozenset(
    {Kind.CASE_NOTE, Kind.UNCLASSIFIED, Kind.VISIT, Kind.ADULT_SEEN, Kind.TELEPHONE_CALL, Kind.CONTACT}
)


def protects(event: Event, practice: Practice) -> bool:
    """By its kind or by the record's own word it is good news of the person or the family."""
    positive = Polarity.POSITIVE in (event.polarity, practice.polarity_of(event.kind))
    return positive and event.polarity is not Polarity.NEGATIVE and group_of(event.kind) not in GOOD_PRACTICE


def care_is_taken_up(event: Event) -> bool:
    """A note of day-to-day work that tells, by its words alone, that somebody lets the help in that was offered."""
    return event.kind in _DAY_TO_DAY and bool(
        told(event, "care_taken_up") or told(event, "care_not_refused", says_not=True)
    )
