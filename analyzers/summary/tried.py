"""What was tried, in the record's words: help or a step that was begun, and what the record says came of it.

Giving up, a missed appointment, a plan and a list of what is outstanding are no trying; they may be what came of it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from analyzers.coverage import is_record
from analyzers.cues import cue, services_tried
from analyzers.gravity import manners_at
from analyzers.summary.named_services import services_named
from analyzers.summary.said import Page, Said
from analyzers.tables import BEGAN, interventions, tried
from analyzers.words import dates, is_by_kind, on, quoted_words, titled
from chronology.model import Event, Kind, Restriction, Theme
from chronology.normalise import order_key, outcome_in_dispute, record_of
from chronology.prose.assertion import Manner
from chronology.prose.sentences import Span, sentences
from chronology.sought import Expression

TRIED = "tried"
# So many are told; two entries are its beginning and what came of it.
_MOST, _WITH_OUTCOME = 10, 2
# So meant, words speak of what is still to be tried, or was never.
_NOT_TRIED = frozenset({Manner.NEGATED, Manner.CONDITIONAL, Manner.HYPOTHETICAL, Manner.PLANNED, Manner.STORY})
# How near each other the service and its beginning stand, and how far about them a word takes it back.
_NEAR, _ABOUT = 55, 24
# So far into a sentence its beginning is left out.
_FAR = 100
_REMARKED = ('"', "“", "'", "‘")
_STOP = re.compile(r"\.\s(?=[A-Z])")
_OWN_DAY = re.compile(r"\b\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?\b(?!~)")
# Kinds of a record that tell of a beginning besides those whose sequel is told.
_BEGUN = frozenset(
    {Kind.EARLY_HELP_REFERRAL, Kind.PLAN_STARTED, Kind.SAFETY_PLAN, Kind.PROGRAMME_COMPLETED}
    | {Kind.SUBSTANCE_TREATMENT, Kind.MENTAL_HEALTH_TREATMENT, Kind.CARE_ACCEPTED}
)


_Pattern = re.Pattern[str] | Expression


@dataclass(slots=True)
class _Service:
    """One service: where its beginning is told, and what later sentences tell of it, in order."""

    begun: tuple[Event, str]
    later: list[tuple[Event, str]] = field(default_factory=list)


def say(page: Page) -> Iterator[Said]:
    """A sentence for each service, course and plan that was begun, those of which the record says what came first, and then the latest."""
    told = [*_of_records(page), *_of_words(page)]
    latest = sorted(told, key=lambda each: order_key(each[0]), reverse=True)
    for _, text, events in sorted(latest, key=lambda each: len(each[2]) < _WITH_OUTCOME)[:_MOST]:
        yield Said(theme=Theme.TOGETHER, rule=TRIED, text=text, evidence=events)


def _of_records(page: Page) -> Iterator[tuple[Event, str, tuple[Event, ...]]]:
    """Plans and services that a system records as begun, those of one title together, with the end of the same record."""
    every = [e for e in page.life.surely.of(*tried()) if e.restriction is Restriction.NONE and _is_own(e, page)]
    ended: dict[str, list[Event]] = {}
    for event in every:
        if not _is_beginning(event):
            ended.setdefault(record_of(event.key), []).append(event)
    open_ended: dict[str, list[Event]] = {}
    for event in every:
        if not _is_beginning(event) or is_by_kind(event):
            continue
        own = ended.get(record_of(event.key), ())
        ends = [end for end in own if event.when.first_day < end.when.first_day]
        if not ends:
            open_ended.setdefault(titled(event), []).append(event)
            continue
        came = _came_of_it(ends[-1])
        text = f"“{titled(event)}”, from {on(event)} to {on(ends[-1])}{f': “{came}”' if came else ''}."
        yield ends[-1], text, (event, ends[-1])
    for title, events in open_ended.items():
        came = _came_of_it(events[-1])
        yield events[-1], f"“{title}”, {dates(events)}{f': “{came}”' if came else ''}.", tuple(events)


def _is_own(event: Event, page: Page) -> bool:
    return is_record(event, page.chronology) and event.key not in page.life.retold


def _is_beginning(event: Event) -> bool:
    return interventions().get(event.kind) == BEGAN or event.kind in _BEGUN


def _came_of_it(event: Event) -> str:
    """Its outcome, else what it says beside its title."""
    if event.outcome and not outcome_in_dispute(event):
        return quoted_words(event.outcome)
    words = "" if is_by_kind(event) else quoted_words(event.fact)
    return "" if words.casefold() in titled(event).casefold() else words


def _of_words(page: Page) -> Iterator[tuple[Event, str, tuple[Event, ...]]]:
    """Each service of which some sentence tells that it was begun: these words, and the latest that tell what came of it."""
    for service in _services(page).values():
        event, words = service.begun
        # What came of it first, and what is said of it last.
        # What two entries tell in the same words is told once.
        ends = {said: (later, said) for later, said in reversed((*service.later[:1], *service.later[-1:]))}
        came = [each for each in reversed([*ends.values()]) if each[1] != words]
        # Words that open with their own day say it better than the entry they stand in.
        text = f"“{words}”" if _OWN_DAY.match(words) else f"“{words}”, {on(event)}"
        text += "".join(f"; later “{said}”, {on(later)}" for later, said in came)
        latest = came[-1][0] if came else event
        yield latest, f"{text}.", tuple(dict.fromkeys((event, *(later for later, _ in came))))


def _services(page: Page) -> dict[str, _Service]:
    found: dict[str, _Service] = {}
    own = services_named(page.life.events, page.chronology.people)
    # What came of it may stand in a note that also names somebody else; its beginning is told where it is surely theirs.
    sure = {event.key for event in page.life.surely.events}
    for event in page.life.events:
        aside = event.key in page.life.retold or event.restriction is not Restriction.NONE or not event.when.dated
        for span in () if aside or not _named(event.fact, own) else sentences(event.fact):
            said = event.fact[span.start : span.end].partition(" | ")[0]
            # What is asked is neither tried nor what came of it; nor is what somebody remarks of it in passing.
            if said.rstrip(" )”\"'").endswith("?") or said.startswith(_REMARKED):
                continue
            # Whose day its writer struck out is told by what says the day.
            of = {} if _is_struck_out(event, said) else _named(said, own)
            for name, pattern in of.items():
                # A service that the record names itself is told of whoever goes there, by their name.
                if name in found or name in own or event.key in sure:
                    _take(found, (name, pattern), event, said)
    return found


def _is_struck_out(event: Event, said: str) -> bool:
    return "~~" in event.fact and _OWN_DAY.search(said) is None


def _begun_in_words(pattern: _Pattern, said: str) -> str:
    """The words; behind what their writer struck out, from the day that stands there; of a long sentence those about the service."""
    kept = said.rpartition("~~")[2]
    own = _OWN_DAY.search(kept) if kept != said else None
    kept = " ".join((kept[own.start() :] if own else kept).split())
    named = pattern.search(kept)
    # "... 4 High St. New agreement signed": a stop that parts no sentence by itself parts what is told of another thing.
    if named and (stops := [stop.end() for stop in _STOP.finditer(kept, 0, named.start())]):
        kept = kept[stops[-1] :]
        named = pattern.search(kept)
    if named and named.end() > _FAR and (start := kept.rfind(" ", 0, max(0, named.start() - _NEAR))) > 0:
        return f"… {quoted_words(kept[start + 1 :])}"
    return quoted_words(kept)


def _named(said: str, own: Mapping[str, _Pattern]) -> Mapping[str, _Pattern]:
    """What finds each service that words name; one that the record names itself is told by its name and not by its sort."""
    named = {name: pattern for name, pattern in own.items() if pattern.search(said)}
    return named or {name: services_tried()[name] for name, _ in services_tried().found(said)}


def _take(found: dict[str, _Service], called: tuple[str, _Pattern], event: Event, said: str) -> None:
    """The first sentence that tells the beginning; of later days those that tell what came of it."""
    name, pattern = called
    service = found.get(name)
    if service is None:
        if _is_begun(pattern, said):
            found[name] = _Service((event, _begun_in_words(pattern, said)))
    elif event.when.first_day > service.begun[0].when.last_day and _is_come(pattern, said):
        service.later.append((event, _begun_in_words(pattern, said)))


def _is_come(pattern: _Pattern, said: str) -> bool:
    """What came of it stands in the clause of the service, or opens the one behind it."""
    for service in pattern.finditer(said):
        for came in cue("help_came").finditer(said):
            between = said[min(service.end(), came.end()) : max(service.start(), came.start())]
            if len(between) <= _NEAR and not any(mark in between.rstrip(" ,-") for mark in ".;|,"):
                return True
    return False


def _is_begun(pattern: _Pattern, said: str) -> bool:
    """The service and that it was begun stand in one clause, and no word about them takes it back."""
    for service in pattern.finditer(said):
        for begun in cue("help_begun").finditer(said):
            first, last = min(service.start(), begun.start()), max(service.end(), begun.end())
            between = said[min(service.end(), begun.end()) : max(service.start(), begun.start())]
            if len(between) > _NEAR or any(mark in between for mark in ".;|"):
                continue
            about = said[max(0, first - _ABOUT) : last + _ABOUT]
            if cue("help_not_begun").search(about) or manners_at(said, Span(*begun.span())) & _NOT_TRIED:
                continue
            return True
    return False
