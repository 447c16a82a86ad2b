"""P10: several allocated workers in a year, time without one, and changes around decisions."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from analyzers.coverage import reached_to
from analyzers.patterns.shape import Ground, Pattern, Shown
from analyzers.patterns.windows import runs
from analyzers.spans import CASE, Span
from analyzers.told import told
from analyzers.words import between, counted, dates, day, on
from chronology.model import Event, Group, Kind, Strength
from chronology.normalise import Writer, order_key, took_part, writers, wrote
from chronology.practice import group_of
from chronology.prose.own_day import is_from_words

_DAY = dt.timedelta(days=1)
_SIGNED = "signed"
_CHANGES = (Kind.WORKER_ALLOCATED, Kind.CASE_TRANSFERRED)
_ALLOCATION = frozenset({Group.WORKER_CHANGE})
_COURT = frozenset({Group.LEGAL, Group.REVIEW, Group.CONFERENCE})
_DECISIONS = (Kind.S47_STARTED, Kind.INITIAL_CONFERENCE, Kind.CASE_CLOSED)


def find(ground: Ground) -> Iterator[Shown]:
    """Three things the record may show of those who held the case."""
    changes = _distinct(ground.life.of(*_CHANGES))
    in_court = [event for event in ground.life.events if _is_of_court(event)]
    yield from _many(sorted((*changes, *in_court), key=order_key), ground)
    yield from _without(ground)
    yield from _near_decisions(changes[1:], ground)


def _is_of_court(event: Event) -> bool:
    """The words tell of another judge, guardian or reviewing officer."""
    return group_of(event.kind) in _COURT and bool(told(event, "changed_hands"))


def allocated_to(event: Event) -> str:
    """Who was allocated: the one marked so, else the one named in a worker's role, else nobody by name."""
    marked = [part.person for part in event.people if part.involvement == "allocated"]
    workers = [part for part in event.people if "worker" in part.role and "previous" not in part.role]
    named = [part.person for part in workers if took_part(part)]
    # "Allocated to Carys Prosser": of one alone it is said, though she was only spoken of.
    only = [part.person for part in workers] if len({part.person for part in workers}) == 1 else []
    return next(iter(marked or named or only), "")


def _distinct(changes: Sequence[Event]) -> list[Event]:
    """Changes to somebody else: the same worker allocated again at once is no change, nor is what two sources tell of one day."""
    kept: list[Event] = []
    for event in changes:
        worker = allocated_to(event)
        if kept and event.when.edtf == kept[-1].when.edtf:
            continue
        if not kept or not worker or worker != allocated_to(kept[-1]):
            kept.append(event)
    return kept


def _many(changes: Sequence[Event], ground: Ground) -> Iterator[Shown]:
    settings = ground.settings
    for run in runs(changes, settings.whole("window_days"), settings.whole("count")):
        statement = (
            f"The record shows {counted(len(run), 'allocation or transfer', 'allocations or transfers')} of the case "
            f"{between(run)}, at least {settings.whole('count')} of them within {settings.whole('window_days')} days: "
            f"{dates(run)}."
        )
        if others := [event for event in run if event.kind not in _CHANGES]:
            statement += f" {counted(len(others), 'is', 'are').capitalize()} of a judge, guardian or reviewing officer."
        strong = len(run) >= settings.whole("strong_count")
        yield Shown(
            anchor=run[0], statement=statement, evidence=run, strength=Strength.STRONG if strong else Strength.MODERATE
        )


def _without(ground: Ground) -> Iterator[Shown]:
    """From the recorded end of one allocation to the next, or as far as the sources reach, while the case was open.

    An allocation whose end nobody recorded lasts until the next: no time is claimed that the record does not show.
    """
    held = _held(ground)
    last = reached_to(ground.chronology, ground.life.events, _ALLOCATION)
    until, holder = dt.date.min, None
    for place, span in enumerate(held):
        following = held[place + 1] if place + 1 < len(held) else None
        start = following.start if following else last + _DAY
        end = span.end or start
        if holder is None or end > until or (end == until and not _by_signature(span)):
            until, holder = end, span
        days = (start - until).days - _holds_on_its_last_day(holder)
        is_long = days > ground.settings.whole("unallocated_days") and _is_open(ground.spans(CASE), until, start)
        if is_long and _is_known_to_have_ended(holder, ground):
            yield _unallocated(holder, following, days, last, ground)


def _held(ground: Ground) -> list[Span]:
    """Allocations; and those who write as social worker, whose time the record of allocations does not tell."""
    named = {person.id: person.name or "" for person in ground.chronology.people}
    writing = writers(ground.life.events)
    allocations = [_until_last_written(span, writing, named, ground) for span in ground.spans("worker")]
    covered = [span for span in allocations if not _by_signature(span)]
    signed = [
        _followed(
            Span(_SIGNED, writer.first, _left(writer, ground), writer.opened, _leaving(writer, ground)), writer, writing
        )
        for writer in writing
        if not any(wrote(writer, named.get(allocated_to(span.opened), "")) for span in covered)
    ]
    return sorted((*allocations, *signed), key=lambda span: (span.start, span.opened.key))


def _by_signature(span: Span) -> bool:
    return span.name == _SIGNED


def _until_last_written(span: Span, writing: Sequence[Writer], named: Mapping[str, str], ground: Ground) -> Span:
    """An allocation as the signatures bear it out.

    Whoever wrote on after the entry that would end it still held the case; whoever wrote no more, while another writes as
    social worker, held it until then at most.
    """
    own = [writer for writer in writing if wrote(writer, named.get(allocated_to(span.opened), ""))]
    if not own or span.opened.until is not None:
        return span
    if span.end is not None and span.end < own[-1].last:
        return replace(span, end=_left(own[-1], ground), closed=_leaving(own[-1], ground))
    return _followed(span, own[-1], writing)


def _followed(span: Span, own: Writer, writing: Sequence[Writer]) -> Span:
    """The time of somebody who wrote no more when the next began to write as social worker, ended then."""
    following = next((writer for writer in writing if not wrote(own, writer.name) and writer.first > own.last), None)
    if following is not None and (span.end is None or following.first < span.end):
        return replace(span, end=following.first, closed=following.opened)
    return span


def _leaving(writer: Writer, ground: Ground) -> Event | None:
    """The first entry, from the day somebody last wrote on, that a worker left or that nobody holds the case."""
    ends = ground.life.of(Kind.WORKER_ENDED, Kind.CASE_UNALLOCATED, Kind.CASE_CLOSED)
    return next((event for event in ends if event.when.first_day >= writer.last), None)


def _left(writer: Writer, ground: Ground) -> dt.date | None:
    event = _leaving(writer, ground)
    return event.when.last_day if event else None


def _is_known_to_have_ended(span: Span, ground: Ground) -> bool:
    """Its own end, or an entry that surely says that the worker left or nobody has the case: no closure of something in words."""
    closed = span.closed
    if closed is None or closed.kind in _CHANGES:
        return True
    return closed.key not in (ground.life.whole or ground.life).named and not (
        closed.kind is Kind.CASE_CLOSED and is_from_words(closed)
    )


def _holds_on_its_last_day(span: Span) -> bool:
    """An allocation until a day holds on that day; from the day of an entry that it ended on, nobody holds the case."""
    return span.opened.until is not None or span.closed is None


def _is_open(cases: Sequence[Span], until: dt.date, start: dt.date) -> bool:
    """Open all the while, for an allocation opens a case of itself."""
    return any(case.covers(until + _DAY) and case.covers(start - _DAY) for case in cases)


def _unallocated(before: Span, after: Span | None, days: int, last: dt.date, ground: Ground) -> Shown:
    ended = before.closed or before.opened
    whose = "the work of the last who wrote as social worker" if _by_signature(before) else "an allocation"
    until = on(after.opened) if after else f"{day(last)}, when the record ends"
    said = [
        event
        for event in ground.life.of(Kind.CASE_UNALLOCATED)
        if (before.end or before.start) <= event.when.first_day
        and (after is None or event.when.first_day < after.start)
    ]
    return Shown(
        anchor=before.opened,
        statement=(
            f"The record shows no allocated worker for {counted(days, 'day')}, from the end of {whose} on "
            f"{day(before.end or before.start)} to {until}."
        ),
        evidence=(ended, *said, *((after.opened,) if after else ())),
        aspect="unallocated",
        title="Time without an allocated worker",
    )


def _near_decisions(changes: Sequence[Event], ground: Ground) -> Iterator[Shown]:
    days = ground.settings.whole("near_decision_days")
    decisions = ground.life.surely.of(*_DECISIONS)
    near = [
        (change, decision)
        for change in changes
        for decision in decisions
        if abs((change.when.first_day - decision.when.first_day).days) <= days
    ]
    if not near:
        return
    moved = tuple(dict.fromkeys(change for change, _ in near))
    yield Shown(
        anchor=moved[0],
        statement=(
            f"The record shows {counted(len(moved), 'change')} of worker within {days} days of a section 47 enquiry, "
            f"an initial conference or a closure: {dates(moved)}."
        ),
        evidence=(*moved, *(decision for _, decision in near)),
        aspect="timing",
        title="Change of worker around a decision",
        strength=Strength.WEAK,
    )


PATTERN = Pattern(
    name="worker_or_agency_change",
    rule="P10",
    title="Changes of worker",
    data="allocation of workers",
    groups=_ALLOCATION,
    find=find,
    among_all=True,
)
