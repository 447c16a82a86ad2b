"""PA2: care refused three times in three months, with harm after it, and capacity not assessed in that time."""

import datetime as dt
from collections.abc import Iterator, Sequence

from analyzers.patterns.shape import Ground, Pattern, Shown
from analyzers.patterns.windows import runs
from analyzers.words import counted, dates, times
from chronology.model import Event, Group, Kind, Level, Polarity, Strength


def find(ground: Ground) -> Iterator[Shown]:
    """Stretches of refusals that something grave followed."""
    settings = ground.settings
    refusals = ground.life.of(Kind.CARE_REFUSED)
    for run in runs(refusals, settings.whole("window_days"), settings.whole("count")):
        after = _grave_after(run, ground)
        if after and not _assessed(run[0].when.first_day, after[-1].when.last_day, ground):
            yield _shown(run, after)


def _assessed(start: dt.date, end: dt.date, ground: Ground) -> bool:
    """Whether the person could decide was asked: then a refusal is a choice that somebody understood."""
    return any(start <= event.when.first_day <= end for event in ground.life.of(Kind.CAPACITY_ASSESSMENT))


def _grave_after(run: Sequence[Event], ground: Ground) -> list[Event]:
    first = run[-1].when.last_day
    last = first + dt.timedelta(days=ground.settings.whole("harm_days"))
    return [
        event
        for event in ground.life.events
        if first <= event.when.first_day <= last
        and event.kind is not Kind.CARE_REFUSED
        and ground.practice.polarity_of(event.kind) is Polarity.NEGATIVE
        and ground.practice.level_of(event.kind).rank >= Level.HIGH.rank
    ]


def _shown(run: Sequence[Event], after: Sequence[Event]) -> Shown:
    return Shown(
        anchor=run[0],
        statement=(
            f"The record shows care or support refused {times(len(run))} ({dates(run)}), followed by "
            f"{counted(len(after), 'entry', 'entries')} of harm or concern ({dates(after)}). No assessment of capacity is "
            "recorded in that time."
        ),
        evidence=(*run, *after),
        strength=Strength.STRONG,
    )


PATTERN = Pattern(
    name="refusal_rising_risk",
    rule="PA2",
    title="Refusals followed by harm",
    data="care and support offered",
    groups=frozenset({Group.OTHER, Group.VISIT, Group.PLAN}),
    find=find,
    subject="adult",
)
