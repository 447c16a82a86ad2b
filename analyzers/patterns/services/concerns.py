"""Concerns counted in windows, to say whether there are fewer or more of them than before."""

import datetime as dt
from bisect import bisect_left, bisect_right

from analyzers.patterns.shape import Ground
from analyzers.tables import calls_for_none
from chronology.model import Event, Group, Level, Polarity
from chronology.practice import group_of

# What services did, or did not do, and how a concern came to them, is no further concern.
_OF_SERVICES = frozenset({Group.REFERRAL, Group.WORKER_CHANGE, Group.LEGAL})

_SEEING = frozenset({Group.VISIT, Group.CONTACT, Group.REVIEW, Group.CONFERENCE, Group.HEALTH, Group.EDUCATION})


class Concerns:
    """The concerns of a life by their days: entries that bear on safety, of the level set and of a day known well enough."""

    def __init__(self, ground: Ground) -> None:
        least = Level(ground.settings.word("least_level")).rank
        self._events = [event for event in ground.life.events if _is_concern(event, least, ground)]
        self._days = [event.when.first_day for event in self._events]

    def between(self, first: dt.date, last: dt.date) -> list[Event]:
        """Those from the first day to the last."""
        found = self._events[bisect_left(self._days, first) : bisect_right(self._days, last)]
        return [event for event in found if event.when.last_day <= last]


def _is_concern(event: Event, least: int, ground: Ground) -> bool:
    practice = ground.practice
    if practice.polarity_of(event.kind) is not Polarity.NEGATIVE or practice.level_of(event.kind).rank < least:
        return False
    return group_of(event.kind) not in _OF_SERVICES and event.kind not in calls_for_none()


def goes_on(ground: Ground, first: dt.date, last: dt.date) -> bool:
    """All through a period somebody saw or met the person now and then: that concerns are few is not that nobody looked."""
    days = ground.settings.whole("silent_days")
    before = first
    for event in ground.life.events:
        if first <= event.when.first_day <= last and group_of(event.kind) in _SEEING:
            if (event.when.first_day - before).days > days:
                return False
            before = event.when.first_day
    return (last - before).days <= days
