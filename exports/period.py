"""From when until when a document tells, apart from what stands under a year that may be a slip."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chronology.model import Basis, Chronology, Event, Kind, Precision, When
from chronology.normalise import record_of
from chronology.prose.sure import is_kind_from_words

_DAYS = (Precision.MINUTE, Precision.DAY)
_VAGUE = (Precision.YEAR, Precision.DECADE, Precision.RANGE, Precision.UNKNOWN)
_A_YEAR = dt.timedelta(days=365)
# A child's record may begin before birth.
_BEFORE_BIRTH = dt.timedelta(days=280)


@dataclass(frozen=True, slots=True)
class Covered:
    """The first and the last day told of; `doubted` are days of notes headed outside what their file covers."""

    first: When
    last: When
    doubted: tuple[When, ...] = ()


def covered(chronology: Chronology) -> Covered | None:
    """The period of the entries; None where none has a day. With nothing but doubted days, of those."""
    slips = _slips(chronology)
    records = {record_of(event.key) for event in slips}
    sound = [event for event in _of_the_life(chronology) if record_of(event.key) not in records]
    events = sound or list(chronology.events)
    if not events:
        return None
    last = _last(events, chronology)
    events = _from_where_it_begins(events, chronology) or events
    outside = {event.when.edtf: event.when for event in slips} if sound else {}
    return Covered(events[0].when, last.when, tuple(outside.values()))


def _last(events: Sequence[Event], chronology: Chronology) -> Event:
    """The last that has a day, on the day of the document at the latest: what is to come and what was some year end no period."""
    until = [event for event in events if event.when.last_day <= chronology.as_at]
    exactly = [event for event in until if event.when.precision not in _VAGUE]
    return max(exactly or until or events, key=lambda event: event.when.last_day)


def _from_where_it_begins(events: Sequence[Event], chronology: Chronology) -> list[Event]:
    """From the first entry of a system's record, or the first day of texts that others follow within a year.

    What words alone look back to before that begins no record: a birth in a form, "since 2018", a fall years ago.
    """
    births = {each.born.earliest for each in chronology.people if each.born is not None and each.born.dated}
    days = [
        event
        for event in events
        if event.when.precision in _DAYS and event.kind is not Kind.BIRTH and event.when.first_day not in births
    ]
    for nth, event in enumerate(events):
        if not all(map(is_kind_from_words, event.accounts)):
            return list(events[nth:])
        after = next((each for each in days if each.when.first_day > event.when.first_day), None)
        if event in days and (after is None or after.when.first_day - event.when.first_day <= _A_YEAR):
            return list(events[nth:])
    return []


def _of_the_life(chronology: Chronology) -> Sequence[Event]:
    """The entries from the subjects' own time on: a brother's birthday years before theirs begins no record of them."""
    born = [
        person.born.first_day
        for person in chronology.people
        if person.id in chronology.subjects and person.born and person.born.dated
    ]
    if not born or len(born) < len(chronology.subjects):
        return chronology.events
    since = min(born) - _BEFORE_BIRTH
    return [event for event in chronology.events if event.when.last_day >= since]


def _slips(chronology: Chronology) -> Sequence[Event]:
    """Entries on the day a note is headed with, which its reader has left out of what the file covers.

    A file of notes covers the days of its notes, but for one whose year is not that of the notes around it.
    """
    spans = {
        one.source.document: (one.from_day, one.to_day)
        for one in chronology.coverage
        if one.from_day is not None and one.to_day is not None and not one.groups
    }
    return [event for event in chronology.events if len(event.accounts) == 1 and _is_outside(event, spans)]


def _is_outside(event: Event, spans: Mapping[str, tuple[dt.date, dt.date]]) -> bool:
    bounds = spans.get(event.accounts[0].source.document)
    day = event.when.earliest
    if bounds is None or day is None or event.when.basis is not Basis.NOTE_DATE:
        return False
    first, last = bounds
    return not first <= day <= last
