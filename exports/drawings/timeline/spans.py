"""What the drawn timeline shows beside its bands: the days of a frame, rows of events, gaps, contacts a month. Values only."""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from chronology.model import Event, Level, Polarity
from chronology.practice import group_of
from chronology.prose.own_day import is_from_words
from chronology.prose.sure import names_own_kind
from chronology.prose.theirs import typed_tables
from chronology.prose.voice import is_met_by
from exports.conference import CONFERENCE
from exports.drawings.timeline.lanes import lanes
from exports.pdf.case import Case

# Beyond this the recent years would be too narrow to read.
_LONGEST = dt.timedelta(days=366 * 8)
# One entry in ten may be left to the table where that gives the others a third more room.
_FEW = 10
_WORTH = 0.7
_SEEN = "seen"
IN_WORDS = "in_words"
"""The row of what was read from words alone."""
# A drawing is full with so much, where every entry counts for one and each year, empty or not, for so many.
_FULL, _YEAR = 250, 10
_MOST_FRAMES = 6


@dataclass(frozen=True, slots=True)
class Frame:
    """The days that are drawn; the `last` of several frames also has what may be of a later day.

    `earlier` entries are older and stand before it: in the drawing of one page one mark in each row tells of them.
    """

    start: dt.date
    end: dt.date
    earlier: int = 0
    last: bool = True

    @property
    def days(self) -> int:
        """How many there are."""
        return (self.end - self.start).days or 1

    def has(self, event: Event) -> bool:
        """The last day an event could have been on is within."""
        day = event.when.last_day
        return self.start <= day and (self.last or day <= self.end)


def whole(case: Case) -> Frame | None:
    """From the first entry that is shown to the as-at date; None where nothing dated is."""
    shown = _shown(case)
    if not shown:
        return None
    start = min(event.when.first_day for event in shown)
    return Frame(start, max(case.chronology.as_at, shown[0].when.first_day))


def frame(case: Case) -> Frame | None:
    """The days of the one drawing there is room for: very old entries stand before it."""
    found = whole(case)
    if found is None:
        return None
    shown = _shown(case)
    start = _start(sorted(event.when.first_day for event in shown), found.end)
    return Frame(start, found.end, sum(event.when.last_day < start for event in shown))


def frames(case: Case) -> tuple[Frame, ...]:
    """The time in as many drawings as it takes to read them, each of whole years and about as full as the others.

    A few very old entries stand before the first, where their years would take the room of all the rest.
    """
    found = whole(case)
    if found is None:
        return ()
    start = _without_few(sorted(event.when.first_day for event in _shown(case)), found.end)
    found = replace(found, start=start, earlier=sum(event.when.last_day < start for event in _shown(case)))
    years = range(found.start.year, found.end.year + 1)
    counted = Counter(min(event.when.last_day, found.end).year for event in _shown(case))
    weights = [counted[year] + _YEAR for year in years]
    parts = min(-(-sum(weights) // _FULL), _MOST_FRAMES, len(years))
    firsts = [years[place] for place in _divided(weights, parts)]
    starts = [found.start, *(dt.date(year, 1, 1) for year in firsts)]
    ends = [*(dt.date(year - 1, 12, 31) for year in firsts), found.end]
    return tuple(
        Frame(*days, earlier=0 if place else found.earlier, last=days[1] == found.end)
        for place, days in enumerate(zip(starts, ends, strict=True))
    )


def _divided(weights: Sequence[int], parts: int) -> list[int]:
    """Where the second and each later part begins, so that they weigh about the same; each has one at least."""
    sums = [0, *accumulate(weights)]
    found: list[int] = []
    for part in range(1, parts):
        places = range((found[-1] if found else 0) + 1, len(weights) - (parts - part) + 1)
        found.append(min(places, key=lambda place: (abs(sums[place] * parts - sums[-1] * part), place)))
    return found


def _is_called_so(event: Event, typed: Collection[str]) -> bool:
    """The cell that says what a row is, or a note's heading, calls it what it was read as (decision 0057)."""
    return any(names_own_kind(account, typed=account.source.document in typed) for account in event.accounts)


def _shown(case: Case) -> list[Event]:
    return [event for event in case.chronology.events if case.printed(event) and _is_drawn(event)]


def _is_drawn(event: Event) -> bool:
    """A day or some days are known; the day on which somebody told of it is none."""
    return event.when.dated and not event.when.is_only_told


def only_told(case: Case) -> int:
    """How many of the entries shown are drawn nowhere, as only the day of their telling is known."""
    return sum(case.printed(event) and event.when.is_only_told for event in case.chronology.events)


def _without_few(starts: Sequence[dt.date], end: dt.date) -> dt.date:
    """The first entry, unless a few old ones would take the room of all the rest."""
    start = starts[0]
    without_few = starts[len(starts) // _FEW]
    if (end - without_few) < (end - start) * _WORTH:
        start = max(dt.date(without_few.year, 1, 1), start)
    return start


def _start(starts: Sequence[dt.date], end: dt.date) -> dt.date:
    """The first entry but for a few old ones, and no earlier than can be read in one drawing."""
    start = _without_few(starts, end)
    if end - start > _LONGEST:
        recent = [day for day in starts if end - day <= _LONGEST]
        start = dt.date((recent[0] if recent else starts[-1]).year, 1, 1)
    return max(start, starts[0])


def gaps(case: Case, shown: Frame) -> list[tuple[dt.date, dt.date]]:
    """Windows of the gap findings that are drawn at least in part, each from its true beginning to its true end."""
    windows = (
        (start, end)
        for numbered in case.findings
        if numbered.finding.pattern == "gap"
        for start, end in [numbered.finding.window]
        if start and end and end > shown.start and start < shown.end
    )
    return sorted(set(windows))


def contacts(case: Case, shown: Frame) -> tuple[Counter[tuple[int, int]], Counter[tuple[int, int]]]:
    """Visits and contacts in each (year, month), shown as entries or not; and those where the person was seen."""
    every: Counter[tuple[int, int]] = Counter()
    seen: Counter[tuple[int, int]] = Counter()
    for event in case.chronology.events:
        day = event.when.first_day
        if not event.when.is_only_told and shown.start <= day <= shown.end and group_of(event.kind) in lanes().density:
            every[day.year, day.month] += 1
            seen[day.year, day.month] += _is_seen(case, event)
    return every, seen


def _is_seen(case: Case, event: Event) -> bool:
    """By its kind, or because the record says so of a subject."""
    subjects = case.chronology.subjects
    is_seen = any(part.person in subjects and part.involvement.startswith(_SEEN) for part in event.people)
    return event.kind in lanes().seen or is_seen or is_met_by(event)


def days_between(start: dt.date, end: dt.date) -> int:
    """The days without an entry: those between the two entries that bound them."""
    return (end - start).days - 1


def themes(case: Case, shown: Frame) -> dict[str, list[Event]]:
    """Entries that are drawn on the axis, by row; a conference is told by weight alone of what was read from words; a row without any is left out."""
    return _by_theme(case, (event for event in _shown(case) if shown.has(event)))


def earlier(case: Case, shown: Frame) -> dict[str, list[Event]]:
    """Entries that are older than the axis and stand before it, by row; none where another drawing has them."""
    return _by_theme(case, (event for event in _shown(case) if shown.earlier and event.when.last_day < shown.start))


def _by_theme(case: Case, events: Iterable[Event]) -> dict[str, list[Event]]:
    found: dict[str, list[Event]] = {name: [] for name in (IN_WORDS, *lanes().order)}
    every = [*events]
    typed = typed_tables(case.chronology.events) if any(map(is_from_words, every)) else ()
    for each in every:
        event = each
        if each.accounts and is_from_words(each) and case.chronology.profile == CONFERENCE:
            # Whether it protects was read from words as well.
            event = replace(each, polarity=Polarity.NEUTRAL)
            if not _is_called_so(event, typed):
                found[IN_WORDS].append(event)
                continue
        group = group_of(event.kind)
        grave = case.level(event) in (None, Level.CRITICAL)
        theme = lanes().themes[group] if grave else lanes().below_critical.get(group, lanes().themes[group])
        found[theme].append(event)
    return {name: each for name, each in found.items() if each}
