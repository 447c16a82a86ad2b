"""What was tried, in the record's words, and what the same entry says came of it."""

from collections.abc import Collection, Iterator, Sequence

from analyzers.coverage import is_record
from analyzers.cues import cue
from analyzers.gravity import manners_at
from analyzers.records import is_of_text
from analyzers.summary.said import Page, Said
from analyzers.tables import BEGAN, interventions, tried
from analyzers.words import dates, is_by_kind, on, quoted_words, titled
from chronology.model import Event, Restriction, Theme
from chronology.normalise import order_key, outcome_in_dispute, record_of
from chronology.prose.assertion import Manner
from chronology.prose.sentences import Span, sentences

TRIED = "tried"
# A few words beside no title do not say what was tried: "declined 8 July".
_FEW_WORDS = 4
# So meant, words speak of what is still to be tried, or was never.
_NOT_TRIED = frozenset({Manner.CONDITIONAL, Manner.HYPOTHETICAL, Manner.PLANNED, Manner.STORY})


def say(page: Page) -> Iterator[Said]:
    """A sentence for each service, course and plan that began, ended or was refused, the latest first."""
    found = [event for event in page.life.surely.of(*tried()) if _says_what(event)]
    begun = {event.key: start for event in found if (start := _begun_in_its_record(event, found))}
    starts = {start.key for start in begun.values()}
    told = list(_each([event for event in found if event.key not in starts], page))
    kept = {event.key for events in told for event in events}
    said = [(events[-1], _told(events, begun.get(events[0].key)), events) for events in told]
    said += [(event, f"“{words}”, {on(event)}.", [event]) for event, words in _in_words(page, kept | starts)]
    for event, text, events in sorted(said, key=lambda each: order_key(each[0]), reverse=True):
        start = begun.get(event.key)
        yield Said(theme=Theme.TOGETHER, rule=TRIED, text=text, evidence=(*([start] if start else []), *events))


def _in_words(page: Page, but: Collection[str]) -> Iterator[tuple[Event, str]]:
    """Sentences of other entries that tell of a service and that it began, ended or was refused; each once."""
    told: set[str] = set()
    for event in page.life.surely.events:
        aside = event.key in page.life.retold or event.key in but or event.restriction is not Restriction.NONE
        for span in () if aside or not cue("service_tried").search(event.fact) else sentences(event.fact):
            said = event.fact[span.start : span.end].partition(" | ")[0]
            match = cue("service_tried").search(said)
            words = quoted_words(said)
            if match and words not in told and not manners_at(said, Span(*match.span())) & _NOT_TRIED:
                told.add(words)
                yield event, words


def _says_what(event: Event) -> bool:
    named = not is_by_kind(event) or len(event.fact.split()) >= _FEW_WORDS
    return named and event.restriction is Restriction.NONE


def _begun_in_its_record(event: Event, found: Sequence[Event]) -> Event | None:
    """The beginning that the record of an end tells of; a text tells of many things."""
    if is_of_text(event) or interventions().get(event.kind, BEGAN) == BEGAN:
        return None
    record = record_of(event.key)
    earlier = (one for one in found if interventions().get(one.kind) == BEGAN and record_of(one.key) == record)
    return next((one for one in earlier if one.when.first_day < event.when.first_day), None)


def _each(found: Sequence[Event], page: Page) -> Iterator[list[Event]]:
    """Entries by what they tell of: those in the same words, and of two of a kind on neighbouring days a system's own."""
    kept: list[list[Event]] = []
    for event in found:
        own = is_record(event, page.chronology)
        same = None if own else next((events for events in kept if titled(events[0]) == titled(event)), None)
        near = next((events for events in kept if _is_one(events[-1], event, page)), None)
        if same is not None:
            same.append(event)
        elif near is None:
            kept.append([event])
        elif own and not is_record(near[0], page.chronology):
            near[:] = [event]
    yield from kept


def _is_one(one: Event, other: Event, page: Page) -> bool:
    """Two of a kind on neighbouring days; what a system records twice was twice."""
    near = one.kind is other.kind and (other.when.first_day - one.when.first_day).days <= 1
    return near and not (is_record(one, page.chronology) and is_record(other, page.chronology))


def _told(events: Sequence[Event], begun: Event | None) -> str:
    event = events[-1]
    came = _came_of_it(event)
    title = titled(event if begun is None else begun)
    if came.casefold().startswith(title.casefold()):
        title, came = came, ""
    when = f"from {on(begun)} to {on(event)}" if begun is not None else dates(events)
    return f"“{title}”, {when}: “{came}”." if came else f"“{title}”, {when}."


def _came_of_it(event: Event) -> str:
    """Its outcome, else what it says beside its title."""
    if event.outcome and not outcome_in_dispute(event):
        return quoted_words(event.outcome)
    if is_by_kind(event) or not event.fact:
        return ""
    words = quoted_words(event.fact)
    return "" if words.casefold() in titled(event).casefold() else words
