"""What any words of the record speak of: all of them are searched before it is said that something is not recorded."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from analyzers.cues import cue
from analyzers.gravity import manners_at
from chronology.model import Event, Status
from chronology.people import plain
from chronology.prose.assertion import Manner
from chronology.prose.sentences import Span

# What was to be done is not here: that it was to be done is no word of its having been.
_FIELDS = attrgetter("title", "fact", "outcome", "decision", "rationale", "impact", "child_voice")
# So meant, words speak of something that was not, or is still to come.
_NOT_YET = frozenset({Manner.NEGATED, Manner.CONDITIONAL, Manner.HYPOTHETICAL, Manner.PLANNED})
_FIRST, _LAST = dt.date.min, dt.date.max


class Spoken:
    """The whole words of every entry, as all of its accounts have them. An entry without a date may be of any day."""

    def __init__(self, events: Iterable[Event]) -> None:
        self._told = [(event, texts) for event in events if (texts := whole_words(event))]

    def of(self, *names: str, first: dt.date = _FIRST, last: dt.date = _LAST, but: Sequence[Event] = ()) -> list[Event]:
        """Entries that may be of those days and have words of every one of the names; some entries left aside."""
        aside = {event.key for event in but}
        return [
            event
            for event, texts in self._told
            if event.key not in aside and _may_be_of(event, first, last) and all(_speaks(texts, name) for name in names)
        ]

    def first_person(self, first: dt.date, last: dt.date) -> list[Event]:
        """Dated entries of those days that quote somebody, or in which somebody speaks of themselves."""
        return [
            event
            for event, texts in self._told
            if event.when.dated and _may_be_of(event, first, last) and any(map(cue("own_words").search, texts))
        ]

    def naming(self, name: str) -> list[Event]:
        """Entries in which a name stands, written plainly."""
        named = f" {plain(name)} "
        return [event for event, texts in self._told if any(named in f" {plain(text)} " for text in texts)]


def whole_words(event: Event) -> tuple[str, ...]:
    """Every text by which an entry is told, each once; none of what its source took back."""
    tellings = (event, *(account for account in event.accounts if account.status is not Status.WITHDRAWN))
    return tuple(dict.fromkeys(text for telling in tellings for text in _FIELDS(telling) if text))


def _may_be_of(event: Event, first: dt.date, last: dt.date) -> bool:
    return not event.when.dated or (event.when.last_day >= first and event.when.first_day <= last)


def _speaks(texts: Sequence[str], name: str) -> bool:
    return any(not manners_at(text, span) & _NOT_YET for text in texts for span in _spans(text, name))


def _spans(text: str, name: str) -> Iterator[Span]:
    return (Span(*found.span()) for found in cue(name).finditer(text))
