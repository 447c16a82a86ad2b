"""Home lost or at risk: two in a year, or three in two, of notices, homelessness, temporary homes and unplanned moves."""

from collections.abc import Iterator, Sequence

from analyzers.patterns.harm import concerns
from analyzers.patterns.shape import Ground, Pattern, Shown
from analyzers.patterns.windows import runs
from analyzers.told import tells
from analyzers.words import counted, dates, listed
from chronology.model import Event, Group, Kind, Strength
from chronology.practice import title_of

_LOST = (Kind.EVICTION, Kind.HOMELESSNESS, Kind.TEMPORARY_ACCOMMODATION)
# A move is one of these where its words say that it was not planned; of somebody's leaving, that children left too.
_MOVES = (Kind.ADDRESS_CHANGED,)
_LEFT = (Kind.HOUSEHOLD_LEFT, Kind.SEPARATION)


def find(ground: Ground) -> Iterator[Shown]:
    """Stretches by the shorter measure or the longer one; those that share an entry are one."""
    settings = ground.settings
    found = concerns.apart(event for event in concerns.of(ground, *_LOST, *_MOVES, *_LEFT) if _counts(event))
    groups = (
        *runs(found, settings.whole("window_days"), settings.whole("count")),
        *runs(found, settings.whole("long_days"), settings.whole("long_count")),
    )
    for group in concerns.joined(groups):
        yield _shown(group, ground)


def _counts(event: Event) -> bool:
    if event.kind in _LOST:
        return True
    return tells(event, "unplanned_move") and (event.kind in _MOVES or tells(event, "with_children"))


def _shown(group: Sequence[Event], ground: Ground) -> Shown:
    settings = ground.settings
    kinds = listed(dict.fromkeys(title_of(event.kind).lower() for event in group))
    strong = len(group) >= settings.whole("strong_count")
    return Shown(
        anchor=group[0],
        statement=(
            f"The record shows {counted(len(group), 'entry', 'entries')} of a home lost, at risk or left unplanned "
            f"({kinds}), with at least {settings.whole('count')} in {settings.whole('window_days')} days or "
            f"{settings.whole('long_count')} in {settings.whole('long_days')}: {dates(group)}."
        ),
        evidence=group,
        strength=Strength.STRONG if strong else Strength.MODERATE,
    )


PATTERN = Pattern(
    name="housing_instability",
    rule="housing_instability",
    title="Unsettled housing",
    data="housing or changes of address",
    groups=frozenset({Group.HOUSING}),
    find=find,
    counts=True,
)
