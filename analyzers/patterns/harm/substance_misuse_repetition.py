"""Drink or drugs of one person twice in two years; recorded abstinence and kept treatment stand against it."""

import datetime as dt
from collections.abc import Iterator, Sequence

from analyzers.happenings import certainly_apart
from analyzers.patterns.harm import concerns, whose
from analyzers.patterns.shape import Ground, Pattern, Shown
from analyzers.patterns.windows import runs
from analyzers.told import holds, tells
from analyzers.words import counted, dates
from chronology.model import Event, Group, Kind, Strength
from chronology.practice import group_of

_EVENTS = (Kind.SUBSTANCE_MISUSE, Kind.SUBSTANCE_TREATMENT_ENDED, Kind.OVERDOSE)
# Where abstinence may be told in passing; a referral that repeats what was once said is no record of it.
_TOLD_IN = frozenset({Group.SUBSTANCE_MISUSE, Group.VISIT, Group.CONTACT, Group.HEALTH, Group.REVIEW, Group.OTHER})


def find(ground: Ground) -> Iterator[Shown]:
    """Each stretch of each person, once."""
    settings = ground.settings
    kept = _kept(ground)
    anchors: set[str] = set()
    for events in whose.by_person(concerns.of(ground, *_EVENTS), ground):
        # What a school hears on Monday of Saturday night is that night.
        once = certainly_apart(events, ground.life, ground.chronology)
        for run in runs(concerns.apart(once), settings.whole("window_days"), settings.whole("count")):
            anchor = next((event for event in run if event.key not in anchors), None)
            if anchor is not None:
                anchors.add(anchor.key)
                yield _shown(anchor, run, kept, ground)


def _kept(ground: Ground) -> list[Event]:
    """Treatment that was taken up, and abstinence that somebody recorded."""
    return [
        event
        for event in ground.life.events
        if event.kind is Kind.SUBSTANCE_TREATMENT
        or (event.kind not in _EVENTS and group_of(event.kind) in _TOLD_IN and _tells_of_abstinence(event))
    ]


def _tells_of_abstinence(event: Event) -> bool:
    return tells(event, "abstinent") or holds(event, "no_drink")


def _shown(anchor: Event, run: Sequence[Event], kept: Sequence[Event], ground: Ground) -> Shown:
    settings = ground.settings
    until = run[-1].when.last_day + dt.timedelta(days=settings.whole("counter_days"))
    near = [event for event in kept if run[0].when.first_day <= event.when.first_day <= until]
    against = whose.of_same(near, run, ground)
    statement = (
        f"The record shows {counted(len(run), 'entry', 'entries')} of drink or drugs that may be of one person, at least "
        f"{settings.whole('count')} of them within {settings.whole('window_days')} days: {dates(run)}."
        f"{whose.unnamed_words(run, ground)}"
    )
    if against:
        statement += f" Abstinence or treatment is recorded as well: {dates(against)}."
    strong = len(run) >= settings.whole("strong_count") and not against
    return Shown(
        anchor=anchor,
        statement=statement,
        evidence=run,
        counter=against,
        strength=Strength.STRONG if strong else Strength.MODERATE,
    )


PATTERN = Pattern(
    name="substance_misuse_repetition",
    rule="substance_misuse_repetition",
    title="Repeated drink or drugs",
    data="drink, drugs or their treatment",
    groups=frozenset({Group.SUBSTANCE_MISUSE}),
    find=find,
    counts=True,
)
