"""What the record itself links: events by the records they came from, and the way from one to what came of it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

from chronology.model import Event, Rel
from chronology.normalise import record_of
from chronology.prose.sure import is_of_no_note

NOTE = "note"
"""The role of the entry that a note itself is; what it tells beside has others."""
_FAR = 3
"""How many links on still count as "came of it": referral, assessment, plan, review."""


def record_keys(event: Event) -> frozenset[str]:
    """The records an event was told by; links name these."""
    own = record_of(event.key)
    if len(event.accounts) == 1 and event.accounts[0].key == event.key:
        return frozenset((own,))
    return frozenset((own, *(record_of(account.key) for account in event.accounts)))


def account_role(event: Event) -> str:
    """The dated aspect of its record that an event is: "started", "decision" ..."""
    return event.key.partition("#")[2]


def is_of_day(event: Event) -> bool:
    """It was told with a day of its own in a note or report of another."""
    return account_role(event).startswith("mention-")


def is_of_text(event: Event) -> bool:
    """It was told in a note or report: what else that tells stands beside it, and need not have come of it."""
    return account_role(event) == NOTE or is_of_day(event)


def is_of_a_story(event: Event) -> bool:
    """It is told in a text that is no note and no log: a judgment, a review, a report, which chose what to tell."""
    return all(is_of_no_note(account) for account in event.accounts)


def only_mentioned(event: Event) -> bool:
    """Every account of it is a day told in what was written of another: no source keeps a record of it."""
    return all(account.key.partition("#")[2].startswith("mention-") for account in event.accounts)


class Records:
    """An index from records to events, and the steps forward that links tell of."""

    def __init__(self, events: Iterable[Event]) -> None:
        self.events = {event.key: event for event in events}
        self._of_record: dict[str, list[Event]] = defaultdict(list)
        for event in self.events.values():
            for record in record_keys(event):
                self._of_record[record].append(event)
        self._onward: dict[str, set[str]] = defaultdict(set)
        for event in self.events.values():
            self._step(event)

    def _step(self, event: Event) -> None:
        for link in event.links:
            for other in self._of_record.get(link.record, ()):
                if other.key == event.key:
                    continue
                if link.rel is Rel.LEADS_TO:
                    self._onward[event.key].add(other.key)
                elif link.rel in (Rel.ARISES_FROM, Rel.REVIEWS):
                    self._onward[other.key].add(event.key)

    def same_record(self, event: Event) -> tuple[Event, ...]:
        """Other events that the same record tells of."""
        found = {other.key: other for record in record_keys(event) for other in self._of_record[record]}
        found.pop(event.key, None)
        return tuple(found.values())

    def told_by(self, record: str) -> tuple[Event, ...]:
        """The events a record tells of."""
        return tuple(self._of_record.get(record, ()))

    def _next(self, key: str, gone_through: dict[str, dt.date]) -> set[str]:
        """What links lead to, and what else the records of an event tell of the time from then on.

        `gone_through` are the records and the days from which all they tell has been reached already.
        """
        event = self.events[key]
        day, found = event.when.first_day, set(self._onward.get(key, ()))
        for record in record_keys(event):
            if record not in gone_through or day < gone_through[record]:
                gone_through[record] = day
                found.update(other.key for other in self._of_record[record] if other.when.first_day >= day)
        return found - {key}

    def onward(self, event: Event) -> tuple[Event, ...]:
        """What the record's own links say came of an event, near things first."""
        reached = {event.key: 0}
        edge = [event.key]
        gone_through: dict[str, dt.date] = {}
        for step in range(1, _FAR + 1):
            edge = [key for start in edge for key in sorted(self._next(start, gone_through)) if key not in reached]
            reached.update(dict.fromkeys(edge, step))
        del reached[event.key]
        return tuple(self.events[key] for key in reached)
