"""How many referrals the record holds, from whom, and what is recorded to have come of each."""

from collections.abc import Iterator, Sequence

from analyzers.coverage import is_record
from analyzers.cues import cue
from analyzers.summary.said import Page, Said
from analyzers.words import counted, is_by_kind, on, opening, quoted_words, titled
from chronology.model import Event, Kind, Restriction, Theme
from chronology.normalise import outcome_in_dispute
from chronology.practice import title_of
from chronology.prose.cutting import may_end

_OF_CHILDREN = (Kind.REFERRAL, Kind.REFERRAL_NO_FURTHER_ACTION)
_OF_ADULTS = (Kind.SAFEGUARDING_CONCERN,)
_MOST = 8


def say(page: Page) -> Iterator[Said]:
    """Each with its day and its outcome; one that several sources tell of on the same or the next day is one."""
    yield from _told("referrals", "referral", _referrals(page), page)
    if page.life.is_adult:
        yield from _told("concerns", "safeguarding concern", page.life.surely.of(*_OF_ADULTS), page)


def _referrals(page: Page) -> list[Event]:
    """Those of a system; of a child also what calls itself one: in notes a word is read as a referral too easily.

    Of an adult a referral goes out to another service as often as it comes in.
    """
    found = page.life.surely.of(*_OF_CHILDREN)
    return [
        event
        for event in found
        if is_record(event, page.chronology) or (not page.life.is_adult and _calls_itself_one(event))
    ]


def _calls_itself_one(event: Event) -> bool:
    """It opens with the word, and with who sent it in: no "Sent to ..." and no telephone call."""
    texts = (event.fact,) if is_by_kind(event) else (event.title, event.fact)
    return any(cue("referral_in").match(text) for text in texts)


def _told(rule: str, thing: str, found: Sequence[Event], page: Page) -> Iterator[Said]:
    """Of a system's records how many there are; texts tell of some, and of others in words that are not read."""
    every = [events for events in _each(found) if events]
    # Of what texts tell besides, some may stand in words that are not read.
    days = {event.when.first_day for event in found}
    told_too = rule == "referrals" and any(
        _calls_itself_one(event) and event.when.first_day not in days for event in page.life.events
    )
    in_records = not told_too and all(_is_recorded(events, page) for events in every)
    if not in_records:
        every = [events for events in every if _is_recorded(events, page) or not _is_withheld(events)]
    if not every:
        return
    shown = every[-_MOST:]
    if in_records:
        last = f", the last {len(shown)}" if len(shown) < len(every) else ""
        lead = f"{opening(counted(len(every), thing))} on record{last}"
    else:
        lead = f"Some of the {thing}s that the record tells of{', the latest' if len(shown) < len(every) else ''}"
    text = f"{lead}: {'; '.join(_one(events, page) for events in shown)}."
    yield Said(theme=Theme.STATUS, rule=rule, text=text, evidence=[event for events in shown for event in events])


def _each(found: Sequence[Event]) -> Iterator[list[Event]]:
    """Entries by referral: those of the same or the next day tell of one."""
    told: list[Event] = []
    for event in found:
        if told and (event.when.first_day - told[0].when.last_day).days > 1:
            yield told
            told = []
        told.append(event)
    yield told


def _is_recorded(told: Sequence[Event], page: Page) -> bool:
    return any(is_record(event, page.chronology) for event in told)


def _is_withheld(told: Sequence[Event]) -> bool:
    return any(event.restriction is not Restriction.NONE for event in told)


def _one(told: Sequence[Event], page: Page) -> str:
    first = told[0]
    if _is_withheld(told):
        return f"{on(first)}: what it says may not go to everyone"
    came = next(filter(None, map(_outcome, told)), "")
    # What came of it a text may tell anywhere.
    none = ": no outcome recorded with it" if _is_recorded(told, page) else ""
    return f"“{_what(first)}”, {on(first)}{f': “{came}”' if came else none}"


def _what(event: Event) -> str:
    """Its title; of one that says no more than its kind, what it tells, which names who referred."""
    title = titled(event)
    return quoted_words(event.fact) if event.fact and title == title_of(event.kind) else title


def _outcome(event: Event) -> str:
    if outcome_in_dispute(event):
        return ""
    words = quoted_words(_first(event.outcome or event.decision or ""))
    if not words and event.kind is Kind.REFERRAL_NO_FURTHER_ACTION:
        return "No further action"
    return words


def _first(text: str) -> str:
    """Its first sentence, where nothing behind it takes it back."""
    first = text.partition(". ")[0]
    return first if may_end(text, len(first)) else text
