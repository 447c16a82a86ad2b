"""A return home after care or protection, and within a year grave harm, police protection or care again."""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from analyzers.patterns.harm import concerns
from analyzers.patterns.shape import Ground, Pattern, Shown
from analyzers.spans import LOOKED_AFTER
from analyzers.words import counted, dated, dates, listed
from chronology.model import Event, Group, Kind, Level, Strength
from chronology.practice import group_of, title_of

_CARE_AGAIN = (Kind.BECAME_LOOKED_AFTER, Kind.PLACEMENT_STARTED)
_PROTECTIVE = (Kind.POLICE_PROTECTION, Kind.STRATEGY_DISCUSSION, Kind.S47_STARTED, Kind.INJURY_UNEXPLAINED)
_HARM = frozenset({Group.INJURY_OR_HARM, Group.DISCLOSURE, Group.DOMESTIC_ABUSE})


def find(ground: Ground) -> Iterator[Shown]:
    """Each return of that sort that something grave followed, with what followed up to the next return."""
    returns = ground.life.of(Kind.RETURNED_HOME)
    if not returns:
        return
    grave = [event for event in ground.life.events if _is_grave(event, ground)]
    for place, home in enumerate(returns):
        came_from = _came_from(home, ground)
        until = home.when.first_day + dt.timedelta(days=ground.settings.whole("window_days"))
        if place + 1 < len(returns):
            until = min(until, returns[place + 1].when.first_day)
        start = bisect_right(grave, home.when.last_day, key=lambda event: event.when.first_day)
        end = bisect_right(grave, until, key=lambda event: event.when.first_day)
        after = [event for event in grave[start:end] if event.when.last_day <= until]
        if came_from is not None and after:
            yield _shown(came_from, home, after)


def _is_grave(event: Event, ground: Ground) -> bool:
    if event.key in ground.life.retold:
        return False
    if event.kind in _CARE_AGAIN or event.kind is Kind.POLICE_PROTECTION:
        return True
    return group_of(event.kind) in _HARM and concerns.is_concern(event, ground, Level.HIGH)


def _came_from(home: Event, ground: Ground) -> Event | None:
    """What the return was from: care that it ended, police protection, or hospital where protection was in question."""
    days = dt.timedelta(days=ground.settings.whole("protected_days"))
    for span in reversed(ground.spans(LOOKED_AFTER)):
        if span.start < home.when.first_day:
            ended = span.end or home.when.first_day
            if span.closed is home or abs(ended - home.when.first_day) <= days:
                return span.opened
            break
    first = home.when.first_day - days
    for event in reversed(_between(ground.life.of(Kind.POLICE_PROTECTION, Kind.HOSPITAL_ADMISSION), first, home)):
        if event.kind is Kind.POLICE_PROTECTION or _is_protective(event, ground):
            return event
    return None


def _between(events: Sequence[Event], first: dt.date, home: Event) -> Sequence[Event]:
    start = bisect_left(events, first, key=lambda event: event.when.first_day)
    return [event for event in events[start:] if event.when.last_day <= home.when.first_day]


def _is_protective(admission: Event, ground: Ground) -> bool:
    """Enquiries, police protection or an unexplained injury within so many days of the admission."""
    days = ground.settings.whole("hospital_days")
    return any(
        abs((event.when.first_day - admission.when.first_day).days) <= days for event in ground.life.of(*_PROTECTIVE)
    )


def _shown(came_from: Event, home: Event, after: Sequence[Event]) -> Shown:
    kinds = listed(dict.fromkeys(f"“{title_of(event.kind)}”" for event in after))
    again = any(event.kind in _CARE_AGAIN or event.kind is Kind.POLICE_PROTECTION for event in after)
    return Shown(
        anchor=home,
        statement=(
            f"The record shows a return home {dated(home)} after “{title_of(came_from.kind)}” {dated(came_from)}, and within "
            f"the year {counted(len(after), 'entry', 'entries')} of harm, police protection or care ({kinds}): {dates(after)}."
        ),
        evidence=(came_from, home, *after),
        strength=Strength.STRONG if again else Strength.MODERATE,
    )


PATTERN = Pattern(
    name="failed_reunification",
    rule="failed_reunification",
    title="Harm or care again after a return home",
    data="returns home from care",
    groups=frozenset({Group.PLACEMENT_MOVE}),
    find=find,
    subject="child",
)
