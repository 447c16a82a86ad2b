"""Each time missing once, however many sources tell it; how many nights it lasted, and where the person was found."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from analyzers.cues import cue
from analyzers.patterns.harm import concerns
from chronology.model import Account, Event, Kind

MISSING = (Kind.MISSING, Kind.AWAY_WITHOUT_AUTHORISATION)
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class TimeMissing:
    """One time missing: the entry that stands for it, and those that seem to tell of it again."""

    event: Event
    again: tuple[Event, ...] = ()

    @property
    def entries(self) -> tuple[Event, ...]:
        """All entries of it, the one that stands for it first."""
        return (self.event, *self.again)

    def nights(self, returned: Event | None) -> int | None:
        """How many nights somebody was away, by the latest end that the record gives; nothing where it gives none."""
        told = [each.until for entry in self.entries for each in (entry, *_tellings(entry)) if each.until is not None]
        told += [returned.when] if returned is not None else []
        ends = [end.last_day for end in told if end.dated and end.earliest is not None and end.latest is not None]
        start = self.event.when
        if not ends or start.earliest is None or start.earliest != start.latest:
            return None
        return max(0, (max(ends) - start.first_day).days)


def times_missing(events: Sequence[Event]) -> list[TimeMissing]:
    """As many times as there certainly were.

    Nobody goes missing who is missing already; and two sources that each tell of one time, a day apart, may date one and
    the same by when it began and by when it was noticed or reported.
    """
    times: list[TimeMissing] = []
    for event in concerns.apart(events):
        if times and _may_be_one(times[-1].entries[-1], event):
            times[-1] = TimeMissing(times[-1].event, (*times[-1].again, event))
        else:
            times.append(TimeMissing(event))
    return times


def _may_be_one(before: Event, event: Event) -> bool:
    start, first = event.when.first_day, before.when.last_day
    ends = [each.until for each in (before, *_tellings(before)) if each.until is not None]
    end = max((until.last_day for until in ends if until.dated and until.latest is not None), default=first)
    if start < end:
        return True
    return start <= first + _DAY and _documents(before).isdisjoint(_documents(event))


def _tellings(event: Event) -> list[Account]:
    """The accounts of an entry that tell of the time itself, not of the return or of what was said afterwards."""
    return [account for account in event.accounts if account.kind in MISSING]


def _documents(event: Event) -> frozenset[str]:
    return frozenset(account.source.document for account in _tellings(event)) or concerns.documents(event)


def found_at(times: Sequence[TimeMissing]) -> dict[str, list[Event]]:
    """Places at which somebody was found more than once, in the record's words, with the times of each."""
    named: dict[str, str] = {}
    at: dict[str, list[Event]] = defaultdict(list)
    for time in times:
        for words in dict.fromkeys(place for entry in time.entries for place in _places(entry)):
            place = words.casefold()
            named.setdefault(place, words)
            if time.event not in at[place]:
                at[place].append(time.event)
    return {named[place]: events for place, events in at.items() if len(events) > 1}


def _places(event: Event) -> list[str]:
    texts = dict.fromkeys(text for each in (event, *event.accounts) for text in (each.fact, each.outcome) if text)
    return [
        " ".join(re.sub(r"\W+\Z", "", found["place"]).split())
        for text in texts
        for found in cue("found_at").finditer(text)
    ]
