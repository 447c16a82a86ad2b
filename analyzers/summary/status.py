"""How things stand on the as-at date: plan, legal status, placement, worker, home, school."""

import datetime as dt
import re
from collections.abc import Iterator

from analyzers.coverage import is_record
from analyzers.patterns.people.worker_or_agency_change import allocated_to
from analyzers.spans import CASE, LOOKED_AFTER, PROTECTION_PLAN, Span
from analyzers.summary import home
from analyzers.summary.home import is_there
from analyzers.summary.legal import category, section_named
from analyzers.summary.said import Page, Said
from analyzers.summary.standing import begun_since_record, day_of, of_period
from analyzers.summary.worker import in_the_words, last_telling_of_worker, taken_over, worker_told
from analyzers.words import day, in_words, is_by_kind, listed, on, quoted_words, titled
from chronology.dates import describe
from chronology.model import Event, Group, Kind, Place, PlaceKind, Restriction, Theme, Told
from chronology.normalise import Writer, writers, wrote
from chronology.people import withheld
from chronology.practice import group_of
from chronology.prose.orders import end_told

_MOST_VISITING = 3
_LATELY = dt.timedelta(days=183)
_PLAN, _LEGAL = "plan", "legal_status"
_RUNNING = (PROTECTION_PLAN, LOOKED_AFTER, _PLAN, _LEGAL, "placement")
# What a text told of a plan longer ago says nothing of how things stand.
_TOLD_OF_NOW = dt.timedelta(days=400)
# "Allocated to Ann Price", "Allocated A Price": no word for a post, a team or a case.
_ALLOCATED_TO = re.compile(
    r"\b(?:(?:[Aa]llocated|[Rr]eallocated|[Pp]assed) to|(?:[Rr]ea|[Aa])llocated:?|[Rr]eallocation(?: to|:| [-\u2013]))"
    r" (?:SW |sw )?(?P<name>(?!Social|Worker|Team|Duty|Case|Care|Child)[A-Z][\w'\u2019-]*\.?(?: [A-Z][\w'\u2019-]+){1,2})"
)
_CODE = re.compile(r": (?P<name>[A-Z]{1,4}\d{3,9})\Z")
_WORDS = {PROTECTION_PLAN: "Child protection plan", LOOKED_AFTER: "Looked after"}


def say(page: Page) -> Iterator[Said]:
    """What was running on the day, each with the entry that began it."""
    told: set[str] = set()
    for name in _RUNNING:
        for span in page.open_spans(name)[-1:]:
            if (span.opened.key not in told or name in _WORDS) and (sentence := _running(name, span, page)):
                yield sentence
            told.add(span.opened.key)
    yield from _superseded(page)
    if not page.open_spans(PROTECTION_PLAN):
        yield from _past_plan(page)
    yield from _worker(page)
    yield from home.say(page)
    yield from _school(page)
    if not page.open_spans(CASE) and (cases := page.spans(CASE)) and cases[-1].closed:
        text = f"No open case on the record since {on(cases[-1].closed)}."
        yield _status("closed", text, cases[-1])


def _status(rule: str, text: str, span: Span) -> Said:
    evidence = (span.opened, span.closed) if span.closed else (span.opened,)
    return Said(theme=Theme.STATUS, rule=rule, text=text, evidence=evidence)


def _running(name: str, span: Span, page: Page) -> Said | None:
    what = _WORDS.get(name) or (f"“{titled(span.opened)}”" if is_by_kind(span.opened) else titled(span.opened))
    if name == PROTECTION_PLAN and (named := category(span.opened)):
        what = f"{what} (“{named}”)"
    if name == LOOKED_AFTER and (named := section_named(span.opened)):
        what = f"{what} ({named})"
    until = span.opened.until if span.opened.until is not None else end_told(span.opened, page.life.events)
    if not is_record(span.opened, page.chronology) and until is None:
        return _last_told(name, what, span, page)
    if span.end is None or until is None:
        return _status(name, f"{what}: since {on(span.opened)}, no end recorded.", span)
    return _status(name, f"{what}: since {on(span.opened)}, to run until {describe(until)}.", span)


def _last_told(name: str, what: str, span: Span, page: Page) -> Said | None:
    """What a text alone tells began, in its words: words of its end may stand in any note. Nothing where other words say it better."""
    event = span.opened
    # Periods tell of these in their own words; that some plan was made says nothing of what runs now.
    by_others = name == PROTECTION_PLAN or (name == LOOKED_AFTER and any(page.open_spans("legal_status")))
    if (
        by_others
        or any(each.sort == name for each in page.chronology.periods)
        or event.kind is Kind.PLAN_STARTED
        or event.restriction is not Restriction.NONE
    ):
        return None
    if name == _PLAN and event.when.first_day < page.chronology.as_at - _TOLD_OF_NOW:
        return None
    if name == _LEGAL and (made := _order_since(event, page)):
        return of_period(name, f"Order made on {day_of(made)}, the last that is read", made, page)
    words = quoted_words(event.fact) if event.fact and not is_by_kind(event) else in_words(event)
    if name == "placement":
        return _status(name, f"Placement, as the record last tells of it: “{words}”, {on(event)}.", span)
    if words == titled(event):
        return _status(name, f"{what}: last told of on {on(event)}.", span)
    return _status(name, f"{what}, as the record last tells of it: “{words}”, {on(event)}.", span)


def _order_since(event: Event, page: Page) -> Told | None:
    """The latest order that words tell of as made after what a text told of the law before: that is no longer how things stand."""
    told = [
        period.begun[0]
        for period in page.chronology.periods
        if period.sort == "order" and period.begun and period.subject == page.life.subject
    ]
    later = [each for each in told if each.when.dated and each.when.first_day > event.when.last_day]
    return max(later, key=lambda each: each.when.first_day, default=None)


def _superseded(page: Page) -> Iterator[Said]:
    """The last plan that nobody recorded an end of, where what took its place still holds: its end is only inferred."""
    plans = page.spans(_PLAN)
    running = {span.opened.key for name in _WORDS for span in page.open_spans(name)}
    if plans and plans[-1].superseded and plans[-1].closed and plans[-1].closed.key in running:
        plan, instead = plans[-1], plans[-1].closed
        text = (
            f"{titled(plan.opened)} on {on(plan.opened)}: no end recorded; taken to have ended with “{titled(instead)}” "
            f"on {on(instead)}."
        )
        yield _status("superseded_plan", text, plan)


def _past_plan(page: Page) -> Iterator[Said]:
    plans = page.spans(PROTECTION_PLAN)
    # What words alone tell is not all there is: that none runs now is for those who meet to say.
    if not plans or plans[-1].closed is None or not is_record(plans[-1].closed, page.chronology):
        return
    if begun_since_record("protection_plan", page):
        return
    text = f"Child protection plan: none running; the last ended {on(plans[-1].closed)}."
    yield _status("past_plan", text, plans[-1])


def _writing(page: Page) -> Writer | None:
    """Who wrote as social worker last, where that was in the last months; signatures show who writes and no allocation."""
    found = max(writers(page.life.events), key=lambda writer: writer.last, default=None)
    return _lately(found, page)


def _lately(found: Writer | None, page: Page) -> Writer | None:
    return found if found and page.chronology.as_at - found.last <= _LATELY else None


def _signed(writer: Writer) -> Said:
    text = f"{writer.name} writes as social worker from {day(writer.first)} to {day(writer.last)}."
    return Said(theme=Theme.STATUS, rule="writer", text=text, evidence=(writer.opened,))


def _worker(page: Page) -> Iterator[Said]:
    yield from _allocated(page)
    yield from worker_told(page)
    told, held = last_telling_of_worker(page), page.open_spans("worker")
    writer = _writing(page) or (_lately(taken_over(told, page), page) if told else None)
    people = {person.id: person for person in page.chronology.people}
    worker = people.get(allocated_to(held[-1].opened)) if held else None
    if writer and not (worker and worker.name and wrote(writer, worker.name)):
        yield _signed(writer)


def _allocated(page: Page) -> Iterator[Said]:
    people = {person.id: person for person in page.chronology.people}
    held = page.open_spans("worker")
    if held and last_telling_of_worker(page) not in (None, held[-1].opened):
        return
    if held and taken_over(held[-1].opened, page):
        return
    if held:
        worker = people.get(allocated_to(held[-1].opened))
        who = worker.name if worker and worker.name else _named(held[-1].opened, page)
        told = f"Allocated worker: {who}, since {on(held[-1].opened)}."
        yield _status("worker", told if who else in_the_words(held[-1].opened, page), held[-1])
    elif page.open_spans(CASE) and page.spans("worker"):
        last = page.spans("worker")[-1]
        if not is_record(last.opened, page.chronology):
            # Words alone that tell of an earlier worker do not say who has the case now.
            return
        if names := _visiting_since(last, page):
            text = f"Allocated worker: no allocation on record since the last ended; visits since were signed by {listed(names)}."
        else:
            text = "Allocated worker: the record shows none on the date of this document."
        yield _status("worker", text, last)


def _named(event: Event, page: Page) -> str:
    """Whom the words of an allocation name, where no person of the record was made of them."""
    found = next((match for text in (event.title, event.fact) if (match := _ALLOCATED_TO.search(text or ""))), None)
    if found is None:
        # A return has a worker by a code: that is who it is as far as the record goes.
        found = _CODE.search(event.title or "")
        cover = page.chronology.cover
        if found and cover.author and found["name"] == cover.registration:
            return f"{cover.author} ({found['name']})"
    if found:
        return found["name"]
    # A system's allocation has no words that tell more; a note's are quoted.
    return "a worker whose name is not recorded" if is_record(event, page.chronology) else ""


def _visiting_since(last: Span, page: Page) -> list[str]:
    """Who signed visits since the last allocation ended: the record need not say that one of them holds the case."""
    signed = (
        account.source.recorded_by
        for event in page.life.events
        if group_of(event.kind) is Group.VISIT and last.end is not None and event.when.first_day > last.end
        for account in event.accounts
    )
    return list(dict.fromkeys(name for name in signed if name))[-_MOST_VISITING:]


def _school(page: Page) -> Iterator[Said]:
    """From membership of a school, which is not named where it would say where a protected child is."""
    for place in sorted(page.chronology.places, key=lambda place: place.id):
        if place.kind is PlaceKind.SCHOOL and _attends(place, page):
            hidden = withheld(place, page.chronology.people)
            named = "recorded; not named, because an address is protected" if hidden else place.name
            yield Said(theme=Theme.STATUS, rule="school", text=f"School: {named}.")


def _attends(place: Place, page: Page) -> bool:
    return any(member.person == page.life.subject and is_there(member, page) for member in place.members)
