"""What was not held, not done or late by the record's own word: a review out of time, a core group cancelled, no visit in weeks."""

from collections.abc import Iterator

from analyzers.cues import cue
from analyzers.summary import waiting
from analyzers.summary.of_late import of_late
from analyzers.summary.said import Page, Said
from analyzers.words import on, quoted_words
from chronology.model import Event, Theme
from chronology.prose.sentences import sentences

_MOST, _MOST_OF_ONE, _LONGEST = 4, 2, 240


def say(page: Page) -> Iterator[Said]:
    """The latest of the year before the day the document speaks, each in the words that tell it."""
    told = [(words, event) for event in of_late(page, theirs=any) if (words := _words(event))]
    if told:
        # What is waited for is told with its age.
        waited_for = {event.key for said in page.said(waiting.say) for event in said.evidence}
        told = [(words, event) for words, event in told if event.key not in waited_for]
    shown = _each_once(told)[:_MOST]
    if shown:
        parts = "; ".join(f"“{words}”, {on(event)}" for words, event in shown)
        evidence = [event for _, event in shown]
        yield Said(
            theme=Theme.STATUS,
            rule="not_held",
            text=f"Told as not held or late, the latest first: {parts}.",
            evidence=evidence,
        )


def _each_once(told: list[tuple[str, Event]]) -> list[tuple[str, Event]]:
    """Of one day, or in the same words, one."""
    kept: list[tuple[str, Event]] = []
    for words, event in told:
        same = (words.casefold() == other.casefold() or event.when.first_day == at.when.first_day for other, at in kept)
        if not any(same):
            kept.append((words, event))
    return kept


def _words(event: Event) -> str:
    """The sentences that say it, with the name of what was to be held or done."""
    told = (event.fact[span.start : span.end].partition(" | ")[0].strip() for span in sentences(event.fact))
    found = [said for said in told if len(said) <= _LONGEST and _says_so(said)]
    return " … ".join(map(quoted_words, found[:_MOST_OF_ONE]))


def _says_so(said: str) -> bool:
    return cue("not_held").search(said) is not None and not cue("held_after_all").search(said)
