"""P24: incidents that fall on certain days more often than chance explains. Exploratory, and off unless asked for."""

import datetime as dt
import math
from collections.abc import Callable, Iterator, Sequence

from analyzers.patterns.shape import Ground, Pattern, Shown
from analyzers.words import counted
from chronology.model import Basis, Event, Group, Kind, Precision, Strength

_GROUPS = frozenset({Group.DOMESTIC_ABUSE, Group.POLICE, Group.MISSING, Group.INJURY_OR_HARM, Group.SUBSTANCE_MISUSE})
# What happened, by itself: a court's or a service's days say nothing.
_INCIDENTS = (
    Kind.DOMESTIC_ABUSE_INCIDENT,
    Kind.DOMESTIC_ABUSE_CHILD_PRESENT,
    Kind.POLICE_INCIDENT,
    Kind.MISSING,
    Kind.AWAY_WITHOUT_AUTHORISATION,
    Kind.INJURY,
    Kind.INJURY_UNEXPLAINED,
    Kind.SUBSTANCE_MISUSE,
    Kind.CHILD_UNSUPERVISED,
)
_EXACT = frozenset({Precision.DAY, Precision.MINUTE})


def find(ground: Ground) -> Iterator[Shown]:
    """Weekends, and the days about which wages and benefits are paid."""
    dated = [
        event
        for event in ground.life.of(*_INCIDENTS)
        if event.when.precision in _EXACT and event.when.basis is not Basis.NOTE_DATE
    ]
    if len(dated) < ground.settings.whole("count"):
        return
    from_day = ground.settings.whole("payday_from")
    kinds: Sequence[tuple[str, str, float, Callable[[dt.date], bool]]] = (
        ("weekend", "at a weekend", 2 / 7, lambda day: day.weekday() >= 5),
        (
            "payday",
            f"from day {from_day} of the month on",
            (30.4375 - from_day + 1) / 30.4375,
            lambda day: day.day >= from_day,
        ),
    )
    for aspect, words, share, holds in kinds:
        inside = [event for event in dated if holds(event.when.first_day)]
        chance = p_value(len(inside), len(dated), share)
        # Fewer than chance is no cluster.
        if len(inside) > share * len(dated) and chance < ground.settings.share("p"):
            yield _shown(inside, dated, aspect, words, share)


def p_value(inside: int, count: int, share: float) -> float:
    """Chi-square test of two categories (one degree of freedom): how likely chance alone gives so uneven a split."""
    expected = (count * share, count * (1 - share))
    observed = (inside, count - inside)
    statistic = sum((seen - due) ** 2 / due for seen, due in zip(observed, expected, strict=True))
    return math.erfc(math.sqrt(statistic / 2))


def _shown(inside: Sequence[Event], dated: Sequence[Event], aspect: str, words: str, share: float) -> Shown:
    cited = {event.key for event in inside}
    return Shown(
        anchor=inside[0],
        statement=(
            f"The record shows {counted(len(inside), 'incident')} of {len(dated)} {words}, where about "
            f"{round(share * len(dated))} would fall by chance. This is an exploratory count."
        ),
        evidence=inside,
        counter=[event for event in dated if event.key not in cited],
        aspect=aspect,
        strength=Strength.WEAK,
    )


PATTERN = Pattern(
    name="time_regularity",
    rule="P24",
    title="Incidents on certain days",
    data="incidents by their days",
    groups=_GROUPS,
    find=find,
    among_all=True,
)
