"""PA4: signs of an adult's self-neglect, a refusal and a home at risk, all within a year."""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from analyzers.patterns.harm import concerns
from analyzers.patterns.shape import Ground, Pattern, Shown
from analyzers.words import counted, dates, listed
from chronology.model import Event, Group, Kind, Strength
from chronology.practice import title_of

_SIGNS = (Kind.SELF_NEGLECT,)
_REFUSALS = (Kind.CARE_REFUSED, Kind.ACCESS_REFUSED)
_HOME = (Kind.FIRE_RISK, Kind.HOME_CONDITIONS, Kind.EVICTION, Kind.HOMELESSNESS)
_AGAINST = (Kind.CARE_ACCEPTED, Kind.HOME_CONDITIONS_IMPROVED)


def find(ground: Ground) -> Iterator[Shown]:
    """Stretches of years in which all three come together; years that share an entry are one."""
    found = sorted(
        (
            *concerns.apart(concerns.of(ground, *_SIGNS)),
            *concerns.apart(concerns.of(ground, *_REFUSALS)),
            *concerns.apart(concerns.of(ground, *_HOME)),
        ),
        key=lambda event: (event.when.first_day, event.key),
    )
    for stretch in concerns.joined(_years(found, ground)):
        yield _shown(stretch, ground)


def _years(found: Sequence[Event], ground: Ground) -> Iterator[Sequence[Event]]:
    """For each entry that begins a year with enough in it, the entries of that year."""
    days = dt.timedelta(days=ground.settings.whole("window_days"))
    for place, first in enumerate(found):
        last = first.when.first_day + days
        end = bisect_right(found, last, key=lambda event: event.when.first_day)
        year = [event for event in found[place:end] if event.when.last_day <= last]
        if _is_enough(year, ground):
            yield year


def _is_enough(year: Sequence[Event], ground: Ground) -> bool:
    settings = ground.settings
    return (
        sum(event.kind in _SIGNS for event in year) >= settings.whole("signs")
        and sum(event.kind in _REFUSALS for event in year) >= settings.whole("refusals")
        and sum(event.kind in _HOME for event in year) >= settings.whole("home")
    )


def _shown(stretch: Sequence[Event], ground: Ground) -> Shown:
    signs, refused, home = ([event for event in stretch if event.kind in kinds] for kinds in (_SIGNS, _REFUSALS, _HOME))
    kinds = listed(dict.fromkeys(title_of(event.kind).lower() for event in home))
    against = ground.life.of(*_AGAINST)
    start = bisect_left(against, stretch[0].when.first_day, key=lambda event: event.when.first_day)
    end = bisect_right(against, stretch[-1].when.last_day, key=lambda event: event.when.first_day)
    counter = against[start:end]
    statement = (
        f"The record shows {counted(len(signs), 'entry', 'entries')} of self-neglect ({dates(signs)}), "
        f"{counted(len(refused), 'refusal')} ({dates(refused)}) and {counted(len(home), 'entry', 'entries')} about the "
        f"home ({kinds}: {dates(home)}) within {ground.settings.whole('window_days')} days."
    )
    if counter:
        statement += f" Help accepted or a home improved is recorded as well: {dates(counter)}."
    return Shown(
        anchor=stretch[0],
        statement=statement,
        evidence=stretch,
        counter=counter,
        strength=Strength.MODERATE if counter else Strength.STRONG,
    )


PATTERN = Pattern(
    name="self_neglect_accumulation",
    rule="PA4",
    title="Self-neglect, refusals and a home at risk",
    data="self-neglect or the state of the home",
    groups=frozenset({Group.INJURY_OR_HARM, Group.HOUSING}),
    find=find,
    subject="adult",
)
