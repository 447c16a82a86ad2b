"""Whether the day of an entry is its own: given with it, by its words or by the head of its note, and not carried over from another."""

import re

from chronology.model import Basis, Event, Precision

_KNOWN = frozenset({Precision.MINUTE, Precision.DAY})
# A day that follows from one told before it is of the story, and may be of another happening.
_CARRIED = frozenset({Basis.RELATIVE_TO_PREVIOUS, Basis.RELATIVE_TO_BIRTH, Basis.NONE})
_DAYS = re.compile(r"\b\d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4})?\b")
_SEVERAL = 2


def is_of_own_day(event: Event) -> bool:
    """One day is known, and it was not carried over from what stood before.

    The day of a letter that lists the days of others is none of what it tells.
    """
    if event.when.precision not in _KNOWN or event.when.basis in _CARRIED:
        return False
    return event.when.basis is not Basis.NOTE_DATE or not lists_days(event)


def lists_days(event: Event) -> bool:
    """Its words give several days, as what sums up does."""
    return len(set(_DAYS.findall(event.fact))) >= _SEVERAL
