"""What protects: entries of something good in somebody's life, and not of a worker's good practice."""

from chronology.model import Event, Group, Polarity
from chronology.practice import Practice, group_of

# That a child was seen alone, or asked what it wishes, is the work as it should be: no change in its life, whatever it said.
GOOD_PRACTICE = frozenset({Group.VISIT, Group.DISCLOSURE})


def protects(event: Event, practice: Practice) -> bool:
    """By its kind or by the record's own word it is good news of the person or the family."""
    positive = Polarity.POSITIVE in (event.polarity, practice.polarity_of(event.kind))
    return positive and event.polarity is not Polarity.NEGATIVE and group_of(event.kind) not in GOOD_PRACTICE
