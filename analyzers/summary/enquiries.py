"""Enquiries into harm: those that run, in whose words they were opened, and how the last that ended came out."""

import datetime as dt
from collections.abc import Iterator, Sequence

from analyzers.coverage import is_record
from analyzers.cues import cue
from analyzers.summary.said import Page, Said
from analyzers.words import quoted_words
from chronology.dates import describe
from chronology.model import Event, Group, Kind, Period, Restriction, Theme, Told
from chronology.practice import group_of
from chronology.prose.sentences import sentences

# An enquiry of longer ago without a word of its end is not one that runs: it is told in the table of periods.
_OF_LATE = dt.timedelta(days=365)
_MOST_OPEN = 3
_STARTED = frozenset({Kind.S47_STARTED, Kind.ADULT_ENQUIRY_STARTED})
# Where an enquiry is opened, whatever the entry is filed under.
_MAY_OPEN = frozenset({Group.STRATEGY_DISCUSSION, Group.S47_ENQUIRY, Group.REFERRAL})


def say(page: Page) -> Iterator[Said]:
    """What runs first; then the last that ended, of the last year."""
    since = page.chronology.as_at - _OF_LATE
    found = [each for each in page.chronology.periods if each.subject == page.life.subject]
    running = [each for each in found if not each.ended and _first(each).when.first_day >= since]
    for each in [each for each in running if each.sort == "enquiry"][-_MOST_OPEN:]:
        lead = f"open since {day_of(each.begun[0])}" if each.begun else f"told of as open on {day_of(each.goes_on[0])}"
        yield of_period("enquiry_open", f"{_name(each)} {lead}", _first(each), page)
    for each in [each for each in running if each.sort == "proceedings" and each.begun][-1:]:
        yield of_period("legal_status", f"Proceedings issued on {day_of(each.begun[0])}", each.begun[0], page)
    yield from _protected(found, page)
    ended = [each for each in found if each.sort == "enquiry" and each.ended and each.ended[0].when.dated]
    for each in [each for each in running if each.sort == "interim_plan"][-1:]:
        # What protects while an enquiry runs does so no longer than that.
        if not any(other.ended[0].when.first_day > _first(each).when.last_day for other in ended):
            yield of_period("interim_plan", f"Interim plan since {day_of(each.begun[0])}", each.begun[0], page)
    for each in ended[-1:]:
        if each.ended[0].when.first_day >= since:
            yield of_period("enquiry_ended", f"{_name(each)} ended on {day_of(each.ended[0])}", each.ended[0], page)


def _protected(found: Sequence[Period], page: Page) -> Iterator[Said]:
    """Whether an adult is protected by a plan: the last that is read, as going on or with its end."""
    for each in [each for each in found if each.sort == "adult_plan" and (each.begun or each.ended)][-1:]:
        if each.ended:
            yield of_period(
                "past_plan",
                f"Adult protection plan ended on {day_of(each.ended[0])}, the last that is read",
                each.ended[0],
                page,
            )
        else:
            yield of_period(
                "protection_plan",
                f"Adult protection plan since {day_of(each.begun[0])}, no end read",
                each.begun[0],
                page,
            )


def _first(period: Period) -> Told:
    return (period.begun or period.goes_on or period.ended)[0]


def _name(period: Period) -> str:
    return f"Section {period.section} enquiry" if period.section else "Safeguarding enquiry"


def day_of(told: Told) -> str:
    """The day that a telling is of, in words."""
    return describe(told.when).partition(",")[0]


def of_period(rule: str, lead: str, told: Told, page: Page) -> Said:
    """In the words that tell it; of an entry that may not go to everyone that it was so, and not a word."""
    event = _event(told.event, page.life.events)
    if event is None or event.restriction is not Restriction.NONE:
        return Said(theme=Theme.STATUS, rule=rule, text=f"{lead}; the entry that tells it may not go to everyone.")
    return Said(theme=Theme.STATUS, rule=rule, text=f"{lead}: “{told.words}”.", evidence=[event])


def _event(key: str, events: Sequence[Event]) -> Event | None:
    return next((event for event in events if event.key == key), None)


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
