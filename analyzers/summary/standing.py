"""How the periods of a life stand on the day: of each sort the last, in the words that settle it, as the table of periods has it."""

import datetime as dt
from collections.abc import Iterator, Sequence

from analyzers.coverage import is_record
from analyzers.periods.folding import is_of_the_child
from analyzers.spans import LOOKED_AFTER, PLAN, PROTECTION_PLAN
from analyzers.summary.said import Page, Said
from chronology.dates import describe
from chronology.model import Event, Period, Restriction, Theme, Told

# Longer ago, what nobody speaks of says nothing of now: it is told in the table of periods.
_OF_LATE, _TOLD_OF_NOW = dt.timedelta(days=365), dt.timedelta(days=400)
_MOST_BEGUN = 3
_BY_RECORD = {"protection_plan": PROTECTION_PLAN, "looked_after": LOOKED_AFTER}


def say(page: Page) -> Iterator[Said]:
    """Plans of protection and time in care; then enquiries, courts, orders and support, and bail last."""
    found = [each for each in page.chronology.periods if each.subject == page.life.subject]
    for sort, rule, what in (
        ("looked_after", "looked_after", "Looked after"),
        ("protection_plan", "plan_told", "Child protection plan"),
        ("adult_plan", "plan_told", "Adult protection plan"),
    ):
        if not _is_on_record(sort, page):
            for each in _last(found, sort):
                yield _told(rule, f"{what} (section {each.section})" if each.section else what, each, page)
    yield from _enquiries(found, page)
    yield from _of_courts(found, page)
    for each in _last(found, "bail"):
        is_of_now = _newest(each).when.first_day >= page.chronology.as_at - _OF_LATE
        if is_of_now and any(told.words for told in (*each.begun, *each.goes_on, *each.ended)):
            yield _told("bail", "Bail", each, page)


def _is_on_record(sort: str, page: Page) -> bool:
    """A system's own record tells it, with the end that it has, and no words tell of a later one."""
    if sort not in _BY_RECORD:
        return False
    recorded = any(is_record(span.opened, page.chronology) for span in page.spans(_BY_RECORD[sort]))
    return recorded and not begun_since_record(sort, page)


def begun_since_record(sort: str, page: Page) -> bool:
    """Words tell of a period of this sort that began after the last one that a system has on record had ended."""
    spans = [span for span in page.spans(_BY_RECORD[sort]) if is_record(span.opened, page.chronology)]
    closed = spans[-1].closed if spans else None
    if closed is None or not closed.when.dated:
        return False
    found = [each for each in page.chronology.periods if each.subject == page.life.subject and each.sort == sort]
    return any(told.when.dated and told.when.first_day > closed.when.last_day for each in found for told in each.begun)


def _enquiries(found: Sequence[Period], page: Page) -> Iterator[Said]:
    """Those of the last year that no end is read of; then the last that ended, of the last year; what protects meanwhile between."""
    since = page.chronology.as_at - _OF_LATE
    of_late = [each for each in found if _first(each).when.first_day >= since]
    enquiries = [each for each in found if each.sort == "enquiry"]
    for each in [each for each in enquiries if each in of_late and not each.ended][-_MOST_BEGUN:]:
        yield _told("enquiry_open", _enquiry(each), each, page)
    ended = [each for each in enquiries if each.ended and each.ended[0].when.dated]
    for each in [each for each in of_late if each.sort == "interim_plan" and not each.ended][-1:]:
        # What protects while an enquiry runs does so no longer than that.
        if not any(other.ended[0].when.first_day > _first(each).when.last_day for other in ended):
            yield _told("interim_plan", "Interim plan", each, page)
    for each in ended[-1:]:
        if each.ended[0].when.first_day >= since:
            yield _told("enquiry_ended", _enquiry(each), each, page)


def _of_courts(found: Sequence[Period], page: Page) -> Iterator[Said]:
    """Of a child: what a court has before it, the last order about where a child lives, and a plan of support."""
    if page.life.is_adult:
        return
    since = page.chronology.as_at - _OF_LATE
    for each in _open(found, "proceedings"):
        if each.begun[0].when.first_day >= since:
            yield _told("legal_status", "Proceedings", each, page)
    for each in _open(found, "order"):
        if each.until is None and is_of_the_child(each.begun[0].words) and not page.open_spans("legal_status"):
            yield of_period(
                "legal_status", f"Order made on {day_of(each.begun[0])}, the last that is read", each.begun[0], page
            )
    for each in _open(found, "support_plan"):
        lately = each.begun[0].when.first_day >= page.chronology.as_at - _TOLD_OF_NOW
        if lately and not page.open_spans(PLAN):
            yield _told("plan", "Support or in-need plan", each, page)


def _last(found: Sequence[Period], sort: str) -> Sequence[Period]:
    return [each for each in found if each.sort == sort][-1:]


def _open(found: Sequence[Period], sort: str) -> Sequence[Period]:
    """The last of a sort, where its beginning is read and no end."""
    return [each for each in _last(found, sort) if each.begun and not each.ended]


def _enquiry(period: Period) -> str:
    return f"Section {period.section} enquiry" if period.section else "Safeguarding enquiry"


def _first(period: Period) -> Told:
    return (period.begun or period.goes_on or period.ended)[0]


def _newest(period: Period) -> Told:
    return max((*period.begun, *period.goes_on, *period.ended), key=lambda told: told.when.first_day)


def _told(rule: str, what: str, period: Period, page: Page) -> Said:
    """What settles it: its end, where one is read; else how it began and the newest words on it, which do not say that it still runs."""
    if period.ended:
        # That none runs now is for those who meet to say.
        last = ", the last that is read" if rule == "plan_told" else ""
        return of_period(rule, f"{what} ended on {day_of(period.ended[0])}{last}", period.ended[0], page)
    if not period.begun:
        return of_period(rule, f"{what} told of on {day_of(period.goes_on[-1])}", period.goes_on[-1], page)
    set_to = f", set to run to {describe(period.until)}" if period.until is not None else ""
    later = [each for each in period.goes_on[-1:] if each.when.first_day > period.begun[0].when.last_day]
    return of_period(rule, f"{what} begun {day_of(period.begun[0])}{set_to}", period.begun[0], page, later)


def day_of(told: Told) -> str:
    """The day that a telling is of, in words."""
    return describe(told.when).partition(",")[0]


def of_period(rule: str, lead: str, told: Told, page: Page, later: Sequence[Told] = ()) -> Said:
    """In the words that tell it, then the newest on it; of an entry that may not go to everyone that it was so, and not a word."""
    event = _event(told.event, page.life.events)
    newest = [(each, other) for each in later if (other := _event(each.event, page.life.events))]
    last = "".join(
        f" Last told of on {day_of(each)}: “{each.words}”."
        if other.restriction is Restriction.NONE and each.words
        else f" Last told of on {day_of(each)}, in an entry that may not go to everyone."
        for each, other in newest
    )
    if event is None or event.restriction is not Restriction.NONE or not told.words:
        text = f"{lead}; the entry that tells it may not go to everyone.{last}"
        return Said(theme=Theme.STATUS, rule=rule, text=text, evidence=[other for _, other in newest])
    text = f"{lead}: “{told.words}”.{last}"
    return Said(theme=Theme.STATUS, rule=rule, text=text, evidence=[event, *(other for _, other in newest)])


def _event(key: str, events: Sequence[Event]) -> Event | None:
    return next((event for event in events if event.key == key), None)
