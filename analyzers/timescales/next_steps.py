"""What was decided on a referral: told in its own entry, or in a manager's entry that comes next."""

import datetime as dt

from analyzers.lives import Life
from analyzers.timescales.starts import Start
from analyzers.told import came_to_nothing, says
from chronology.model import Event, Kind
from chronology.practice import TimescaleRule

_DECISIONS = (Kind.MANAGEMENT_DECISION, Kind.REFERRAL_DECISION)
_SOON = dt.timedelta(days=28)
"""A decision later than this was hardly on the referral."""


def is_on_next_steps(rule: TimescaleRule) -> bool:
    """The rule asks for the decision on what a referral leads to."""
    return Kind.REFERRAL_DECISION in rule.due


def decides(event: Event) -> bool:
    """The entry says what is to follow, or that nothing is."""
    return any(says(text, "next_steps") for text in (event.outcome, event.decision))


def told_on(event: Event) -> dt.date | None:
    """The day on which the entry was written that holds its decision; none where nobody recorded it."""
    days = [account.source.recorded_on for account in event.accounts if account.outcome or account.decision]
    known = [day for day in days if day is not None]
    return min(known, default=None)


def ended_in_nothing(life: Life, start: Start) -> Event | None:
    """The entry that no further action was taken on the referral: its own, or the first decision soon after it."""
    if start.event.kind is not Kind.REFERRAL:
        return None
    if came_to_nothing(start.event):
        return start.event
    first, last = start.event.when.last_day, start.event.when.last_day + _SOON
    if start.following is not None:
        last = min(last, start.following.when.first_day)
    soon = (event for event in life.of(*_DECISIONS) if first <= event.when.first_day <= last)
    decided = next(soon, None)
    return decided if decided is not None and came_to_nothing(decided) else None
