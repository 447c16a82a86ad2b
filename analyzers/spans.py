"""Periods: when a case was open, a plan in force, a child looked after, a placement, a worker."""

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from weakref import WeakKeyDictionary

from analyzers.lives import Life, years
from analyzers.records import is_of_text, record_keys
from analyzers.tables import SpanKinds, endings, referral_opens, span_kinds
from analyzers.told import came_to_nothing, says, told
from chronology.model import Event, Kind
from chronology.normalise import order_key
from chronology.prose.hearsay import is_hearsay_of_no_worker
from chronology.prose.orders import end_of_term, end_told
from chronology.prose.vocabulary import sector_of

CASE, PROTECTION_PLAN, LOOKED_AFTER, PLAN, PLACEMENT = "case", "protection_plan", "looked_after", "plan", "placement"
_OF_CHILDREN, _OF_AGE = (PROTECTION_PLAN, LOOKED_AFTER), 18
_LAPSE = dt.timedelta(days=365)
_WORKER, _HANDING_OVER = "worker", dt.timedelta(days=28)
# Sectors whose workers are never those of a case of social work.
_ELSEWHERE = frozenset({"police", "health"})
_GRACE = dt.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Span:
    """A period from the event that opened it to the one that closed it; no end, and it is still open.

    `superseded`: no end is recorded; it is taken to have ended with `closed`, which took its place.
    """

    name: str
    start: dt.date
    end: dt.date | None
    opened: Event
    closed: Event | None = None
    superseded: bool = False

    def covers(self, day: dt.date) -> bool:
        """The day lies in the period, both ends included."""
        return self.start <= day and (self.end is None or day <= self.end)

    def about_covers(self, day: dt.date) -> bool:
        """The day lies in the period or within a week of it: a plan is often entered days after its conference."""
        return self.start - _GRACE <= day and (self.end is None or day <= self.end + _GRACE)

    def open_on(self, day: dt.date) -> bool:
        """Running on the day and not ended on it."""
        return self.start <= day and (self.end is None or day < self.end)


_worked_out: "WeakKeyDictionary[Life, dict[str, tuple[Span, ...]]]" = WeakKeyDictionary()


def spans(life: Life, name: str) -> tuple[Span, ...]:
    """The periods of one name in a life, in order; worked out once for each life.

    Only what is surely a beginning begins one; what may be its end ends it.
    """
    life = life.whole or life
    known = _worked_out.setdefault(life, {})
    if name not in known:
        known[name] = _spans(life, name)
    return known[name]


def _spans(life: Life, name: str) -> tuple[Span, ...]:
    kinds = span_kinds(name)
    opening = list(life.of(*sorted(kinds.opens)))
    if name == CASE:
        opening += _confirmed_referrals(life)
    opening = [event for event in opening if event.key not in life.named and not _is_before_birth(event, name, life)]
    if name == _WORKER:
        opening = [event for event in opening if not _is_given_elsewhere(event)]
    ends = [event for event in life.of(*sorted(kinds.closes)) if _may_end(event, name, life)]
    if Kind.CASE_CLOSED in kinds.closes:
        ends = sorted((*ends, *_closed_with_a_plan(life, kinds)), key=order_key)
    closing = _Closing(ends, opening, one_after_another=not kinds.joined)
    found = [_superseded(_span(event, name, kinds, closing, life), kinds, life) for event in opening]
    if name == CASE:
        starts = _new_starts(life, opening)
        found = [_lapsed(span, opening, starts) for span in found]
    told = [end for end in life.told_ends if end.kind in kinds.closes]
    found = [_cut(span, told) for span in sorted(found, key=lambda span: (span.start, span.opened.key))]
    if name in (PLAN, PLACEMENT):
        found = [_replaced(span, opening, of_any_kind=name == PLACEMENT) for span in found]
    if name in _OF_CHILDREN:
        found = [span for span in found if not _is_of_age(life, span.start)]
    return _joined(found) if kinds.joined else tuple(found)


def _may_end(event: Event, name: str, life: Life) -> bool:
    """An end that is only named ends what it names; a closure that is only named may be of anything, and ends the case at most."""
    only_named = event.kind is Kind.CASE_CLOSED and name != CASE and event.key in life.named
    return not (only_named or is_hearsay_of_no_worker(event) or (name == _WORKER and _hands_over(event, life)))


def _is_given_elsewhere(event: Event) -> bool:
    """The police and health give work to their own: an officer or a nurse to whom it was allocated holds no case of social work."""
    given = [part for part in event.people if part.involvement == "allocated"]
    return bool(given) and all(sector_of(part.role.casefold()) in _ELSEWHERE for part in given)


def _hands_over(event: Event, life: Life) -> bool:
    """The worker before hands over to one who was allocated in the weeks up to then: that one's time does not end with it."""
    if event.kind is not Kind.WORKER_ENDED or not told(event, "hands_over"):
        return False
    since = event.when.first_day - _HANDING_OVER
    return any(since <= begun.when.first_day <= event.when.last_day for begun in life.of(Kind.WORKER_ALLOCATED))


def _is_before_birth(event: Event, name: str, life: Life) -> bool:
    """Nobody is looked after or placed before they are born: an elder child was. A plan may be made for one unborn."""
    born = life.person.born if life.person else None
    of_care = name in (LOOKED_AFTER, PLACEMENT)
    return of_care and born is not None and born.dated and event.when.dated and event.when.last_day < born.first_day


def _is_of_age(life: Life, day: dt.date) -> bool:
    """By law nobody who is of age is looked after or on a child protection plan: where a home is theirs, it is a care home."""
    born = life.person.born if life.person else None
    if born is None or not born.dated:
        return life.is_adult
    return years(born.last_day, day) >= _OF_AGE


def _closed_with_a_plan(life: Life, kinds: SpanKinds) -> Iterator[Event]:
    """Ends of plans that the record calls the closure of the case; a plan may also end because another begins.

    With the case ends all that a closure ends: plans, orders, allocations.
    """
    for event in life.of(*(kind for kind in endings() if kind not in kinds.closes)):
        if says(event.title, "closes_the_case") or told(event, "closes_the_case"):
            yield event


def _new_starts(life: Life, opening: Sequence[Event]) -> list[Event]:
    """Referrals so long after the last work that the case before them cannot be taken to have stayed open."""
    opens, _, _ = referral_opens()
    days = sorted(event.when.first_day for event in opening)
    return [
        event
        for event in life.of(*sorted(opens | {Kind.REFERRAL_NO_FURTHER_ACTION}))
        if (place := bisect_left(days, event.when.first_day)) and event.when.first_day - days[place - 1] > _LAPSE
    ]


def _lapsed(span: Span, opening: Sequence[Event], new_starts: Sequence[Event]) -> Span:
    """A case whose end nobody recorded, ended with its last work where a much later referral began anew."""
    for referral in new_starts:
        day = referral.when.first_day
        if span.start < day and (span.end is None or day <= span.end):
            last = max(event.when.first_day for event in opening if event.when.first_day < day)
            return replace(span, end=last, closed=None)
    return span


def _cut(span: Span, told: Sequence[Event]) -> Span:
    """A period whose end no record holds, ended on the day that the words of a later one give ("unallocated since")."""
    if span.opened.until is not None:
        return span
    for end in told:
        day = end.when.first_day
        if end.key != span.opened.key and span.start < day and (span.end is None or day < span.end):
            return replace(span, end=day, closed=end)
    return span


def _replaced(span: Span, opening: Sequence[Event], *, of_any_kind: bool) -> Span:
    """A plan whose end no record holds, ended with the beginning of the next of its kind; a placement with any next one."""
    later = [
        event
        for event in opening
        if (of_any_kind or event.kind is span.opened.kind)
        and event.when.first_day > span.start
        and not record_keys(event) & record_keys(span.opened)
    ]
    following = min(later, key=lambda event: event.when.first_day, default=None)
    if following is None or (span.end is not None and span.end <= following.when.first_day):
        return span
    return span if _own_end(span.opened) else replace(span, end=following.when.first_day, closed=following)


class _Closing:
    """Closing entries, by their record and in order.

    `one_after_another`: what ends on the day on which the next begins (a placement, an allocation) is the one before.
    """

    def __init__(self, closing: Sequence[Event], opening: Sequence[Event], *, one_after_another: bool) -> None:
        self._by_record: dict[str, Event] = {}
        for event in closing:
            for record in record_keys(event):
                self._by_record.setdefault(record, event)
        opened = {record for event in opening for record in record_keys(event)}
        self._free = [event for event in closing if not record_keys(event) & opened]
        self._days = [event.when.first_day for event in self._free]
        self._begun = sorted(event.when.first_day for event in opening) if one_after_another else []

    def of_record(self, event: Event) -> Event | None:
        """The end that the event's own record tells of."""
        found = (self._by_record[key] for key in sorted(record_keys(event)) if key in self._by_record)
        return next((end for end in found if not _was_before(end, event)), None)

    def after(self, event: Event) -> Event | None:
        """The first closing entry on its day or later that belongs to no other opening."""
        place = bisect_left(self._days, event.when.first_day)
        while place < len(self._free) and self._ends_the_one_before(place, event.when.first_day):
            place += 1
        return self._free[place] if place < len(self._free) else None

    def _ends_the_one_before(self, place: int, day: dt.date) -> bool:
        """An end on the day, where an earlier beginning waits for one; the end of the case ends all."""
        if self._days[place] != day or self._free[place].kind is Kind.CASE_CLOSED:
            return False
        earlier = bisect_left(self._begun, day)
        return earlier > 0 and self._begun[earlier - 1] >= self._last_end_before(day)

    def _last_end_before(self, day: dt.date) -> dt.date:
        before = bisect_left(self._days, day)
        return self._days[before - 1] if before else dt.date.min


def _was_before(end: Event, event: Event) -> bool:
    """A note of an allocation tells of the time without a worker before it: "unallocated 1-17 June"."""
    return is_of_text(end) and end.when.last_day < event.when.first_day


def _span(event: Event, name: str, kinds: SpanKinds, closing: _Closing, life: Life) -> Span:
    own = (_own_end(event) or _end_told(event, life)) if kinds.own_end else None
    closer = closing.of_record(event) or (closing.after(event) if own is None else None)
    return Span(name, event.when.first_day, own or (closer.when.last_day if closer else None), event, closer)


def _superseded(span: Span, kinds: SpanKinds, life: Life) -> Span:
    """A plan of which nobody recorded an end, ended with what took its place: a child is not both in need and on a register."""
    instead = kinds.superseded.get(span.opened.kind)
    if not instead or (span.end is not None and (span.closed is None or _is_of_one_record(span.opened, span.closed))):
        return span
    for event in life.of(*sorted(instead)):
        day = event.when.first_day
        if span.start < day and (span.end is None or day < span.end):
            return replace(span, end=day, closed=event, superseded=True)
    return span


def _is_of_one_record(opened: Event, closed: Event) -> bool:
    return not record_keys(opened).isdisjoint(record_keys(closed))


def _own_end(event: Event) -> dt.date | None:
    """The end that is recorded, else the one that the term of an order gives it."""
    until = event.until if event.until is not None else end_of_term(event)
    return until.last_day if until is not None and until.dated else None


def _end_told(event: Event, life: Life) -> dt.date | None:
    """The end that other entries tell of an order ("the order runs out on 18/12")."""
    told = end_told(event, life.events)
    return told.last_day if told is not None and told.dated else None


def _joined(found: Sequence[Span]) -> tuple[Span, ...]:
    result: list[Span] = []
    for span in found:
        last = result[-1] if result else None
        if last is None or (last.end is not None and span.start > last.end):
            result.append(span)
        elif last.end is not None and (span.end is None or span.end > last.end):
            result[-1] = replace(last, end=span.end, closed=span.closed)
    return tuple(result)


def _confirmed_referrals(life: Life) -> Iterator[Event]:
    """Referrals that work is seen to have followed, or of which it was decided; one alone does not show that a case was opened."""
    opens, confirms, days = referral_opens()
    work = [event.when.first_day for event in life.of(*sorted(confirms))]
    for event in life.of(*sorted(opens)):
        if not came_to_nothing(event):
            place = bisect_left(work, event.when.first_day)
            followed = place < len(work) and work[place] <= event.when.first_day + dt.timedelta(days=days)
            if followed or any(says(text, "opens_work") for text in (event.outcome, event.decision)):
                yield event


def at(found: Sequence[Span], day: dt.date) -> Span | None:
    """The period that covers a day; of several the latest begun."""
    return next((span for span in reversed(found) if span.covers(day)), None)
