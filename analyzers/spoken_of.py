"""What any words of the record speak of: all of them are searched before it is said that something is not recorded."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from analyzers.cues import cue
from analyzers.gravity import manners_at
from chronology.model import Event, Status, Telling
from chronology.people import plain
from chronology.practice import title_of
from chronology.prose.assertion import Manner
from chronology.prose.sentences import Span

# What was to be done is not here: that it was to be done is no word of its having been.
_HAPPENED = attrgetter("title", "fact", "impact", "child_voice")
# What came of a step names the next one before it is taken.
_CAME_OF_IT = attrgetter("outcome", "decision", "rationale")
# So meant, words speak of something that was not, or is still to come.
_NOT_YET = frozenset({Manner.NEGATED, Manner.CONDITIONAL, Manner.HYPOTHETICAL, Manner.PLANNED})
_FIRST, _LAST = dt.date.min, dt.date.max


class Spoken:
    """The whole words of every entry, as all of its accounts have them. An entry without a date may be of any day."""

    def __init__(self, events: Iterable[Event]) -> None:
        told = [(event, what_happened(event)) for event in events]
        self._told = [(event, texts) for event, happened in told if (texts := _with_what_came(event, happened))]
        self._happened = [(event, happened) for event, happened in told if happened]

    def of(self, *names: str, first: dt.date = _FIRST, last: dt.date = _LAST, but: Sequence[Event] = ()) -> list[Event]:
        """Entries that may be of those days and have words of every one of the names; some entries left aside."""
        aside = {event.key for event in but}
        return [
            event
            for event, texts in self._told
            if event.key not in aside and _may_be_of(event, first, last) and all(_speaks(texts, name) for name in names)
        ]

    def of_what_happened(self, name: str, *, first: dt.date, last: dt.date, but: Sequence[Event]) -> list[Event]:
        """The same in what is told to have happened alone, without what is recorded to have come of it."""
        aside = {event.key for event in but}
        within = (told for told in self._happened if told[0].key not in aside and _may_be_of(told[0], first, last))
        return [event for event, texts in within if _speaks(texts, name)]

    def first_person(self, first: dt.date, last: dt.date) -> list[Event]:
        """Dated entries of those days that quote somebody, or in which somebody speaks of themselves."""
        return [
            event
            for event, texts in self._told
            if event.when.dated and _may_be_of(event, first, last) and any(map(cue("own_words").search, texts))
        ]

    def relates(self, name: str) -> bool:
        """Some text that names somebody has a word for what one is to another: it may say what they are."""
        named = f" {plain(name)} "
        return any(
            named in f" {plain(text)} " and cue("speaks_of_relation").search(text)
            for _, texts in self._told
            for text in texts
        )

    def naming(self, name: str) -> list[Event]:
        """Entries in which a name stands, written plainly."""
        named = f" {plain(name)} "
        return [event for event, texts in self._told if any(named in f" {plain(text)} " for text in texts)]


def whole_words(event: Event) -> tuple[str, ...]:
    """Every text by which an entry is told, each once; none of what its source took back, nor what only names its kind."""
    return _with_what_came(event, what_happened(event))


def _with_what_came(event: Event, happened: Sequence[str]) -> tuple[str, ...]:
    came = (text for telling in _tellings(event) for text in _CAME_OF_IT(telling) if text)
    return tuple(dict.fromkeys((*happened, *came)))


def what_happened(event: Event) -> tuple[str, ...]:
    """The texts that tell what happened."""
    kinds = {title_of(event.kind), title_of(event.kind, adult=True)}
    told = (text for telling in _tellings(event) for text in _HAPPENED(telling) if text and text not in kinds)
    return tuple(dict.fromkeys(told))


def _tellings(event: Event) -> Iterator[Telling]:
    yield event
    yield from (account for account in event.accounts if account.status is not Status.WITHDRAWN)


def _may_be_of(event: Event, first: dt.date, last: dt.date) -> bool:
    return not event.when.dated or (event.when.last_day >= first and event.when.first_day <= last)


def _speaks(texts: Sequence[str], name: str) -> bool:
    return any(not manners_at(text, span) & _NOT_YET for text in texts for span in _spans(text, name))


def _spans(text: str, name: str) -> Iterator[Span]:
    return (Span(*found.span()) for found in cue(name).finditer(text))
