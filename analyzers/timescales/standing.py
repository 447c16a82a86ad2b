"""One life as rules are held against it: its periods, and what the sources of the chronology could have shown."""

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate

from analyzers.coverage import Sources, is_record
from analyzers.lives import Life
from analyzers.spans import Span, spans
from chronology.model import Chronology, Event


class Periods:
    """The periods of one name in a life, in order, looked up by a day."""

    def __init__(self, found: Sequence[Span]) -> None:
        self.found = found
        self._starts = [span.start for span in found]
        # The last day that any of the periods up to each reaches: where it is past, none before it is running.
        self._latest: dict[dt.date, Span | None] = {}
        self._reach = list(accumulate((span.end or dt.date.max for span in found), max))

    def running(self, day: dt.date) -> Iterator[Span]:
        """Those that cover a day, the latest begun first."""
        place = bisect_right(self._starts, day) - 1
        while place >= 0 and self._reach[place] >= day:
            if self.found[place].covers(day):
                yield self.found[place]
            place -= 1

    def latest(self, day: dt.date) -> Span | None:
        """The latest begun of those that cover a day."""
        if day not in self._latest:
            self._latest[day] = next(self.running(day), None)
        return self._latest[day]

    def after(self, day: dt.date) -> Iterator[Span]:
        """Those that begin on a day or later."""
        place = bisect_right(self._starts, day - dt.timedelta(days=1))
        yield from (self.found[at] for at in range(place, len(self.found)))

    @cached_property
    def opened_by(self) -> dict[str, Span]:
        """Periods by the key of the event that opened them."""
        return {span.opened.key: span for span in self.found}


class Standing:
    """A life, its periods by name, the as-at date, and the sources."""

    def __init__(self, life: Life, chronology: Chronology, sources: Sources) -> None:
        self.life = life
        self.as_at = chronology.as_at
        self.sources = sources
        self._chronology = chronology
        self._periods: dict[str, Periods] = {}

    def is_text(self, event: Event) -> bool:
        """A text tells of it in its writer's own words: of what it speaks it may tell as done."""
        return not is_record(event, self._chronology)

    def of(self, name: str) -> Periods:
        """The periods of a name; none for no name."""
        if name not in self._periods:
            self._periods[name] = Periods(spans(self.life, name) if name else ())
        return self._periods[name]
