"""What cannot have been as it is dated: flagged, never mended. A date may be a slip, and so may what it is held against."""

from collections.abc import Iterator, Sequence

from analyzers.lives import about
from analyzers.records import is_of_day, is_of_text
from analyzers.summary.said import Page, Said
from analyzers.tables import conferences, of_the_living, only_after, span_kinds, span_names
from analyzers.words import counted, dates, listed, on, opening, titled
from chronology.dates import describe
from chronology.model import Event, Kind, Precision, Theme, When

_KNOWN = {Precision.MINUTE, Precision.DAY}
_SATURDAY = 5


def say(page: Page) -> Iterator[Said]:
    """Each kind of impossible order, with its entries."""
    yield from _ended_before(page)
    yield from _before_birth(page)
    yield from _after_death(page)
    yield from _wrong_order(page)
    yield from _weekends(page)


def _said(rule: str, text: str, evidence: Sequence[Event]) -> Said:
    return Said(theme=Theme.QUALITY, rule=rule, text=text, evidence=evidence)


def _ended_before(page: Page) -> Iterator[Said]:
    """Something whose own end, or the end its record tells of, lies before its beginning."""
    for event in page.life.events:
        if event.until is not None and _surely_before(event.until, event.when):
            yield _backwards(event, event)
    for opened, closes in _periods(page):
        for closed in page.records.same_record(opened):
            if closed.kind in closes and not is_of_text(closed) and _surely_before(closed.when, opened.when):
                yield _backwards(opened, closed)


def _periods(page: Page) -> Iterator[tuple[Event, frozenset[Kind]]]:
    for name in span_names():
        kinds = span_kinds(name)
        for event in page.life.of(*sorted(kinds.opens)):
            yield event, kinds.closes - {Kind.CASE_CLOSED}


def _backwards(opened: Event, closed: Event) -> Said:
    end = on(closed) if closed is not opened else _day(opened.until)
    text = f"“{titled(opened)}” is dated {on(opened)}, and its end {end}: it would have ended before it began."
    return _said("ended_before", text, list(dict.fromkeys((opened, closed))))


def _day(when: When | None) -> str:
    return describe(when) if when is not None else ""


def _of_subject_alone(page: Page) -> Iterator[Event]:
    """What the record says befell this person and nobody else, and needs them living."""
    for event in page.life.of(*sorted(of_the_living())):
        if about(event) == {page.life.subject} and not is_of_day(event):
            yield event


def _before_birth(page: Page) -> Iterator[Said]:
    born = page.life.person.born if page.life.person else None
    found = [event for event in _of_subject_alone(page) if born is not None and _surely_before(event.when, born)]
    if found:
        yield _said(
            "before_birth",
            f"{_dated(found)} before the recorded birth, and {_of_kind(found)} only after it: {dates(found)}.",
            found,
        )


def _after_death(page: Page) -> Iterator[Said]:
    died = page.life.person.died if page.life.person else None
    found = [event for event in _of_subject_alone(page) if died is not None and _surely_before(died, event.when)]
    if found:
        yield _said(
            "after_death",
            f"{_dated(found)} after the recorded death, and {_of_kind(found)} only before it: {dates(found)}.",
            found,
        )


def _dated(found: Sequence[Event]) -> str:
    return opening(counted(len(found), "entry is dated", "entries are dated"))


def _of_kind(found: Sequence[Event]) -> str:
    return "is of a kind that comes" if len(found) == 1 else "are of kinds that come"


def _surely_before(one: When, other: When) -> bool:
    """Whatever days the two may have been; what is open at that end shows nothing."""
    return one.latest is not None and other.earliest is not None and one.latest < other.earliest


def _wrong_order(page: Page) -> Iterator[Said]:
    """A conference dated before the referral or the enquiry that the record says it came of."""
    for first_kind, second_kind in only_after():
        for first in page.life.of(first_kind):
            linked = {event.key: event for event in (*page.records.onward(first), *page.records.same_record(first))}
            for second in linked.values():
                if second.kind is second_kind and _surely_before(second.when, first.when):
                    text = (
                        f"The record links “{titled(second)}”, {on(second)}, to “{titled(first)}”, {on(first)}: it would have "
                        "been held before what it came of."
                    )
                    yield _said("wrong_order", text, [second, first])


def _weekends(page: Page) -> Iterator[Said]:
    found = [
        event
        for event in page.life.of(*sorted(conferences()))
        if event.when.precision in _KNOWN and event.when.first_day.weekday() >= _SATURDAY and not is_of_day(event)
    ]
    if found:
        days = listed(f"{event.when.first_day:%A} {on(event)}" for event in found)
        yield _said(
            "weekend_conference",
            f"{opening(counted(len(found), 'conference is', 'conferences are'))} dated on a weekend: {days}.",
            found,
        )
