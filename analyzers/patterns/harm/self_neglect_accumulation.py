"""PA4: signs of an adult's self-neglect, a refusal and a home at risk, all within a year."""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from analyzers.patterns.harm import concerns
from analyzers.patterns.harm.years import stretches, windows
from analyzers.patterns.shape import Ground, Pattern, Shown
from analyzers.words import counted, dates, listed
from chronology.model import Event, Group, Kind, Strength
from chronology.practice import title_of

_SIGNS = (Kind.SELF_NEGLECT,)
_REFUSALS = (Kind.CARE_REFUSED, Kind.ACCESS_REFUSED)
_HOME = (Kind.FIRE_RISK, Kind.HOME_CONDITIONS, Kind.EVICTION, Kind.HOMELESSNESS)
_SORTS = {kind: sort for sort, kinds in (("signs", _SIGNS), ("refusals", _REFUSALS), ("home", _HOME)) for kind in kinds}
_AGAINST = (Kind.CARE_ACCEPTED, Kind.HOME_CONDITIONS_IMPROVED)


@dataclass(slots=True)
class _Tally:
    """How many of each sort are in a window."""

    start: dt.date = dt.date.min
    weight: int = 0
    sorts: Counter[str] = field(default_factory=Counter)

    def move(self, event: Event, by: int) -> None:
        """Let an event in (1) or out (-1)."""
        self.weight += by
        self.sorts[_SORTS[event.kind]] += by


def find(ground: Ground) -> Iterator[Shown]:
    """Stretches of years in which all three come together; years that share an entry are one."""
    settings = ground.settings
    found = sorted(
        (event for kinds in (_SIGNS, _REFUSALS, _HOME) for event in concerns.apart(concerns.of(ground, *kinds))),
        key=lambda event: (event.when.first_day, event.key),
    )
    together = windows(
        found,
        settings.whole("window_days"),
        _Tally(),
        lambda year: all(year.sorts[sort] >= settings.whole(sort) for sort in ("signs", "refusals", "home")),
    )
    for stretch, _ in stretches(found, together):
        yield _shown(stretch, ground)


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
