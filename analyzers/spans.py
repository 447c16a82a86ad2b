"""Periods: when a case was open, a plan in force, a child looked after, a placement, a worker."""

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from analyzers.lives import Life
from analyzers.records import record_keys
from analyzers.tables import SpanKinds, came_to_nothing, referral_opens, span_kinds
from chronology.model import Event, Kind

CASE, PROTECTION_PLAN, LOOKED_AFTER = "case", "protection_plan", "looked_after"
_LAPSE = dt.timedelta(days=365)
_GRACE = dt.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Span:
    """A period from the event that opened it to the one that closed it; no end, and it is still open."""

    name: str
    start: dt.date
    end: dt.date | None
    opened: Event
    closed: Event | None = None

    def covers(self, day: dt.date) -> bool:
        """The day lies in the period, both ends included."""
        return self.start <= day and (self.end is None or day <= self.end)

    def about_covers(self, day: dt.date) -> bool:
        """The day lies in the period or within a week of it: a plan is often entered days after its conference."""
        return self.start - _GRACE <= day and (self.end is None or day <= self.end + _GRACE)

    def open_on(self, day: dt.date) -> bool:
        """Running on the day and not ended on it."""
        return self.start <= day and (self.end is None or day < self.end)


def spans(life: Life, name: str) -> tuple[Span, ...]:
    """The periods of one name in a life, in order."""
    kinds = span_kinds(name)
    opening = [event for event in life.events if event.kind in kinds.opens]
    if name == CASE:
        opening += _confirmed_referrals(life.events)
    closing = [event for event in life.events if event.kind in kinds.closes]
    found = sorted(_raw(opening, closing, name, kinds), key=lambda span: (span.start, span.opened.key))
    if name == CASE:
        found = [_lapsed(span, opening, _new_starts(life.events, opening)) for span in found]
    return _joined(found) if kinds.joined else tuple(found)


def _new_starts(events: Sequence[Event], opening: Sequence[Event]) -> list[Event]:
    """Referrals so long after the last work that the case before them cannot be taken to have stayed open."""
    opens, _, _ = referral_opens()
    days = sorted(event.when.first_day for event in opening)
    return [
        event
        for event in events
        if event.kind in opens | {Kind.REFERRAL_NO_FURTHER_ACTION}
        and (place := bisect_left(days, event.when.first_day))
        and event.when.first_day - days[place - 1] > _LAPSE
    ]


def _lapsed(span: Span, opening: Sequence[Event], new_starts: Sequence[Event]) -> Span:
    """A case whose end nobody recorded, ended with its last work where a much later referral began anew."""
    for referral in new_starts:
        day = referral.when.first_day
        if span.start < day and (span.end is None or day <= span.end):
            last = max(event.when.first_day for event in opening if event.when.first_day < day)
            return replace(span, end=last, closed=None)
    return span


def _raw(opening: Sequence[Event], closing: Sequence[Event], name: str, kinds: SpanKinds) -> Iterator[Span]:
    opened_records = {record for event in opening for record in record_keys(event)}
    free = [event for event in closing if not record_keys(event) & opened_records]
    for event in opening:
        own = _own_end(event) if kinds.own_end else None
        closer = _closer(event, closing, free) if own is None else _same_record(event, closing)
        end = own or (closer.when.last_day if closer else None)
        yield Span(name, event.when.first_day, end, event, closer)


def _own_end(event: Event) -> dt.date | None:
    return event.until.last_day if event.until is not None and event.until.dated else None


def _same_record(event: Event, closing: Sequence[Event]) -> Event | None:
    return next((other for other in closing if record_keys(other) & record_keys(event)), None)


def _closer(event: Event, closing: Sequence[Event], free: Sequence[Event]) -> Event | None:
    """What closed it: its own record's end, else the first closing entry after it that belongs to no other."""
    later = (other for other in free if other.when.first_day >= event.when.first_day)
    return _same_record(event, closing) or next(later, None)


def _joined(found: Sequence[Span]) -> tuple[Span, ...]:
    result: list[Span] = []
    for span in found:
        last = result[-1] if result else None
        if last is None or (last.end is not None and span.start > last.end):
            result.append(span)
        elif last.end is not None and (span.end is None or span.end > last.end):
            result[-1] = replace(last, end=span.end, closed=span.closed)
    return tuple(result)


def _confirmed_referrals(events: Sequence[Event]) -> Iterator[Event]:
    """Referrals that work is seen to have followed; one alone does not show that a case was opened."""
    opens, confirms, days = referral_opens()
    work = [event for event in events if event.kind in confirms]
    for event in events:
        if event.kind in opens and not came_to_nothing(event):
            start, last = event.when.first_day, event.when.first_day + dt.timedelta(days=days)
            if any(start <= other.when.first_day <= last for other in work):
                yield event


def at(found: Sequence[Span], day: dt.date) -> Span | None:
    """The period that covers a day; of several the latest begun."""
    covering = [span for span in found if span.covers(day)]
    return covering[-1] if covering else None
