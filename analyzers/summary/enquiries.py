"""Enquiries into harm: those told of as opened of which no end is read, and how the last that ended came out."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analyzers.coverage import is_record
from analyzers.cues import cue
from analyzers.summary.said import Page, Said
from analyzers.words import listed, on, quoted_words
from chronology.model import Event, Group, Kind, Restriction, Theme
from chronology.normalise import order_key, outcome_in_dispute
from chronology.practice import group_of
from chronology.prose.sentences import sentences

# An enquiry of longer ago without a word of its end is not one that runs: it is told among what is not known.
_OF_LATE = dt.timedelta(days=365)
# What is opened half a year after another is another, though no end of the first is read.
_ONE_ENQUIRY = dt.timedelta(days=183)
_MOST_OPEN = 3
_STARTED = frozenset({Kind.S47_STARTED, Kind.ADULT_ENQUIRY_STARTED})
_ENDED = frozenset({Kind.S47_COMPLETED, Kind.ADULT_ENQUIRY_COMPLETED})
# Where an enquiry is opened, whatever the entry is filed under.
_MAY_OPEN = frozenset({Group.STRATEGY_DISCUSSION, Group.S47_ENQUIRY, Group.REFERRAL})
_ORDINALS = {"first": "1", "second": "2", "third": "3", "fourth": "4"}


@dataclass(frozen=True, slots=True)
class _Step:
    event: Event
    words: str
    number: str
    """Which of several it is by the record's own number; empty where it gives none."""
    ends: bool


def say(page: Page) -> Iterator[Said]:
    """What runs first; then the last that ended, of the last year."""
    steps = sorted(_steps(page), key=lambda step: order_key(step.event))
    open_ = _open(steps, page)
    since = page.chronology.as_at - _OF_LATE
    of_late = [step for step in open_ if step.event.when.first_day >= since]
    if of_late:
        text = f"Enquiry told of as opened, and no end of it read: {_listed(of_late[-_MOST_OPEN:])}."
        yield _said("enquiry_open", text, of_late[-_MOST_OPEN:])
    yield from _interim_plan(page)
    ended = [step for step in steps if step.ends and step.event.when.first_day >= since]
    if ended:
        yield _said("enquiry_ended", f"Enquiry that ended last: {_listed(ended[-1:])}.", ended[-1:])


def _interim_plan(page: Page) -> Iterator[Said]:
    """The last telling of a plan that protects an adult while the enquiry runs, where no entry since ends it."""
    since = page.chronology.as_at - _OF_LATE
    found = [
        (words, event)
        for event in sorted(page.life.events, key=order_key)
        if event.restriction is Restriction.NONE and event.when.dated and event.when.first_day >= since
        if event.key not in page.life.retold and (words := _of_interim_plan(event))
    ]
    ended = (
        any(event.when.first_day > found[-1][1].when.last_day for event in page.life.of(*sorted(_ENDED)))
        if found
        else True
    )
    if not ended:
        words, event = found[-1]
        text = f"Interim plan, as the record last tells of it: “{words}” ({on(event)})."
        yield Said(theme=Theme.STATUS, rule="interim_plan", text=text, evidence=[event])


def _of_interim_plan(event: Event) -> str:
    text = f"{event.title}. {event.fact}" if cue("interim_plan").search(event.title) else event.fact
    said = (text[span.start : span.end].strip() for span in sentences(text))
    return next((quoted_words(each) for each in said if cue("interim_plan").search(each)), "")


def _listed(steps: Sequence[_Step]) -> str:
    return listed([f"“{step.words}” ({on(step.event)})" for step in steps])


def _open(steps: Sequence[_Step], page: Page) -> list[_Step]:
    """An end closes the enquiry of its number, else all that were opened before it: they were told of as one."""
    running: list[_Step] = []
    for step in steps:
        if not step.ends:
            known = [each for each in running if _is_same(each, step)]
            running = [*(each for each in running if each not in known), *(known[:1] or [step])]
        elif page.life.is_adult and any(step.number and each.number for each in running):
            running = [each for each in running if each.number != step.number]
        else:
            running = []
    return running


def _is_same(one: _Step, other: _Step) -> bool:
    """Two tellings of one opening: its number, else that nothing ended between them in half a year."""
    if one.number and other.number:
        return one.number == other.number
    return other.event.when.first_day - one.event.when.first_day <= _ONE_ENQUIRY


def _steps(page: Page) -> Iterator[_Step]:
    for event in page.life.events:
        if event.restriction is not Restriction.NONE or event.key in page.life.retold or not event.when.dated:
            continue
        if event.kind in _ENDED:
            yield _Step(event, _of_its_end(event), _number(event.fact), ends=True)
        elif words := opened(event, page):
            yield _Step(event, words, _number(words), ends=False)


def _of_its_end(event: Event) -> str:
    return quoted_words(
        event.fact if outcome_in_dispute(event) or not event.outcome else f"{event.title}: {event.outcome}"
    )


def opened(event: Event, page: Page) -> str:
    """The sentence that opens it, whichever account has it; of a record of a system what it calls the step."""
    if event.kind in _STARTED and is_record(event, page.chronology):
        return quoted_words(event.title)
    others = (each.fact for each in event.accounts[1:] if each.restriction is Restriction.NONE)
    return next((words for fact in (event.fact, *others) if (words := _sentence(event, fact))), "")


def _sentence(event: Event, fact: str) -> str:
    if event.kind not in _STARTED and group_of(event.kind) not in _MAY_OPEN:
        text = fact if cue("enquiry_numbered").search(fact) or cue("enquiry_goes_on").search(fact) else ""
    else:
        text = f"{event.title}. {fact}" if cue("enquiry_opened").search(event.title) else fact
    for span in sentences(text):
        said = text[span.start : span.end].strip()
        if cue("enquiry_goes_on").search(said) and not cue("enquiry_not_going_on").search(said):
            return quoted_words(said)
        if cue("enquiry_not_opened").search(said):
            continue
        if cue("enquiry_numbered").search(said) or (
            cue("enquiry_opened").search(said) and (event.kind in _STARTED or group_of(event.kind) in _MAY_OPEN)
        ):
            return quoted_words(said)
    return ""


def _number(words: str) -> str:
    found = cue("enquiry_number").search(words)
    return "" if found is None else _ORDINALS.get(found[1].casefold(), found[1]) if found[1] else found[2]


def _said(rule: str, text: str, steps: Sequence[_Step]) -> Said:
    return Said(theme=Theme.STATUS, rule=rule, text=text, evidence=[step.event for step in steps])
