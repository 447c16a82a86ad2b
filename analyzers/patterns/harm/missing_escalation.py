"""P09: missing three times in three months, sooner each time, overnight or from care; and signs of exploitation near it."""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analyzers.gravity import gravity
from analyzers.patterns.harm import concerns
from analyzers.patterns.harm.return_interviews import Back, back, interviewed, interviews
from analyzers.patterns.harm.rising import intervals, shrank, stretches
from analyzers.patterns.harm.times_missing import MISSING, TimeMissing, found_at, times_missing
from analyzers.patterns.harm.who_is_missing import another_is_missing
from analyzers.patterns.shape import Ground, Pattern, Shown
from analyzers.patterns.windows import runs
from analyzers.spans import LOOKED_AFTER, Span, at
from analyzers.told import tells
from analyzers.words import counted, dates, listed, number, times
from chronology.model import Event, Group, Kind, Strength

_COURSE = 3
_OVERNIGHT = "missing_overnight"
"""The rule of the practice's words for a night or more than a day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Away:
    """One time missing, with what the record tells of its end, of the interview after it and of care at the time."""

    back: Back
    care: Span | None
    overnight: bool

    @property
    def event(self) -> Event:
        """The entry that stands for it."""
        return self.time.event

    @property
    def time(self) -> TimeMissing:
        """All entries of it."""
        return self.back.time

    @property
    def returned(self) -> Event | None:
        """The entry of the return, where there is one."""
        return self.back.returned


def find(ground: Ground) -> Iterator[Shown]:
    """Stretches that are frequent or come closer together; then times away that count alone."""
    settings = ground.settings
    away = {each.event.key: each for each in _times_away(ground)}
    episodes = [each.event for each in away.values()]
    groups: list[Sequence[Event]] = [*runs(episodes, settings.whole("window_days"), settings.whole("count"))]
    known = [event for event in episodes if concerns.is_of_known_day(event)]
    groups += [run for run in stretches(known, settings.whole("stretch_days")) if _is_sooner(run, ground)]
    shown: set[str] = set()
    for group in concerns.joined(groups):
        shown |= {event.key for event in group}
        yield _repeated([away[event.key] for event in group], ground)
    alone = [each for key, each in away.items() if key not in shown and (each.overnight or each.care)]
    if alone:
        yield _grave(alone, ground)


def _is_sooner(run: Sequence[Event], ground: Ground) -> bool:
    return shrank(run, ground.settings.share("shrinks_below")) is not None


def _times_away(ground: Ground) -> Iterator[_Away]:
    times = times_missing([event for event in concerns.of(ground, *MISSING) if not another_is_missing(event, ground)])
    returns, held = ground.life.of(Kind.RETURNED_FROM_MISSING), interviews(ground)
    cared_for = ground.spans(LOOKED_AFTER)
    for place, time in enumerate(times):
        event = time.event
        until = times[place + 1].event.when.first_day if place + 1 < len(times) else dt.date.max
        returned = _first_in(returns, event, until)
        care = at(cared_for, event.when.first_day)
        yield _Away(
            back=back(time, returned, until, held),
            care=care if care is not None and care.open_on(event.when.first_day) else None,
            overnight=any(_is_overnight(entry, returned, ground) for entry in time.entries),
        )


def _first_in(found: Sequence[Event], event: Event, until: dt.date) -> Event | None:
    """The first entry from the day somebody went missing up to the day of the next time."""
    place = bisect_left(found, event.when.first_day, key=lambda other: other.when.first_day)
    return found[place] if place < len(found) and found[place].when.first_day <= until else None


def _is_overnight(event: Event, returned: Event | None, ground: Ground) -> bool:
    """Over a night or longer: by its own end, the recorded return, or its words."""
    ends = (event.until, returned.when if returned else None)
    if any(end is not None and end.dated and end.first_day > event.when.last_day for end in ends):
        return True
    return any(reason.rule == _OVERNIGHT for reason in gravity(event, ground.practice)[1])


def _repeated(group: Sequence[_Away], ground: Ground) -> Shown:
    events = [each.event for each in group]
    days = ground.settings.whole("window_days")
    statement = f"The record shows {counted(len(group), 'time')} missing or away: {dates(events)}."
    frequent = next(runs(events, days, ground.settings.whole("count")), None)
    if frequent:
        statement += f" At least {ground.settings.whole('count')} are within {days} days."
    if _is_sooner(events, ground):
        statement += f" The days between them: {', '.join(map(str, intervals(events)))}."
    return _shown(group, statement, ground)


def _grave(group: Sequence[_Away], ground: Ground) -> Shown:
    statement = (
        f"The record shows {counted(len(group), 'time')} missing or away overnight or from care: "
        f"{dates([each.event for each in group])}."
    )
    return _shown(group, statement, ground, aspect="grave")


def _shown(group: Sequence[_Away], statement: str, ground: Ground, *, aspect: str = "") -> Shown:
    events = [each.event for each in group]
    overnight = [each.event for each in group if each.overnight]
    if overnight:
        statement += f" Overnight or for more than a day: {dates(overnight)}."
    care = [each for each in group if each.care]
    if care:
        statement += f" While looked after: {times(len(care))}."
    statement += (
        f"{_nights(group)}{_places(group)}{_told_again(group)}{interviewed([each.back for each in group], ground)}"
    )
    signs = _signs(group, ground)
    if signs:
        statement += f" Signs of exploitation are recorded near them: {dates(signs)}."
    opened = {each.care.opened.key: each.care.opened for each in care if each.care}
    returned = [each.returned for each in group if each.overnight and each.returned]
    return Shown(
        anchor=events[0],
        statement=statement,
        evidence=(*(entry for each in group for entry in each.time.entries), *opened.values(), *returned, *signs),
        aspect=aspect,
        title="Missing, with signs of exploitation" if signs else "",
        strength=Strength.STRONG if signs else Strength.WEAK if len(events) == 1 else Strength.MODERATE,
    )


def _nights(group: Sequence[_Away]) -> str:
    """How many nights each lasted, in order; where fewer than three ends are known, they say nothing of a course."""
    nights = [each.time.nights(each.returned) for each in group]
    known = [str(count) for count in nights if count is not None]
    if len(known) < _COURSE:
        return ""
    of_which = "" if len(known) == len(nights) else f" of the {number(len(known))} whose end is recorded"
    return f" The nights away{of_which}, in order: {listed(known)}."


def _places(group: Sequence[_Away]) -> str:
    return "".join(
        f" Found at “{place}” {times(len(events))}: {dates(events)}."
        for place, events in found_at([each.time for each in group]).items()
    )


def _told_again(group: Sequence[_Away]) -> str:
    again = [entry for each in group for entry in each.time.again]
    if not again:
        return ""
    return f" Not counted: {counted(len(again), 'entry that seems', 'entries that seem')} to tell of the same again ({dates(again)})."


def _signs(group: Sequence[_Away], ground: Ground) -> list[Event]:
    """Indicators of exploitation, and entries of the time missing whose words tell of one, so many days before or after."""
    reach = dt.timedelta(days=ground.settings.whole("signs_days"))
    first, last = group[0].event.when.first_day - reach, group[-1].event.when.last_day + reach
    near = concerns.of(ground, Kind.EXPLOITATION_INDICATOR)
    start = bisect_left(near, first, key=lambda event: event.when.first_day)
    end = bisect_right(near, last, key=lambda event: event.when.first_day)
    own = [other for each in group for other in (each.event, each.returned) if other and tells(other, "exploitation")]
    return [*near[start:end], *own]


PATTERN = Pattern(
    name="missing_escalation",
    rule="P09",
    title="Missing more often or for longer",
    data="times missing",
    groups=frozenset({Group.MISSING}),
    find=find,
)
