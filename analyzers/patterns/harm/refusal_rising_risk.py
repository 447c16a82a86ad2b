"""PA2: care refused three times in three months, with harm after it, and capacity not assessed in that time."""

import datetime as dt
from collections.abc import Iterator, Sequence

from analyzers.patterns.harm import concerns
from analyzers.patterns.shape import Ground, Pattern, Shown
from analyzers.patterns.windows import days_at_least, runs
from analyzers.told import telling
from analyzers.words import counted, dated, dates, listed, on, times
from chronology.model import Event, Group, Kind, Level, Polarity, Strength
from chronology.practice import group_of, title_of

# Entries of day-to-day work, which may tell of a refusal in their words alone. What a meeting or a referral says of refusals
# looks back on them.
_DAY_TO_DAY = frozenset({Group.VISIT, Group.CONTACT, Group.HEALTH})
_NOTES = frozenset({Kind.CASE_NOTE, Kind.UNCLASSIFIED})
_MOST_NAMED = 4


def find(ground: Ground) -> Iterator[Shown]:
    """Stretches of refusals that something grave followed."""
    settings = ground.settings
    for run in runs(_refusals(ground), settings.whole("window_days"), settings.whole("count")):
        after = _grave_after(run, ground)
        if after and not _assessed(run[0].when.first_day, after[-1].when.last_day, ground):
            yield _shown(run, after, ground)


def _refusals(ground: Ground) -> Sequence[Event]:
    """Those that the record calls so, and those that an entry of day-to-day work tells of; of one day one."""
    own = ground.life.of(Kind.CARE_REFUSED)
    notes = [event for event in ground.life.events if _is_day_to_day(event) and event.key not in ground.life.retold]
    in_words = (*telling(notes, "care_refused"), *telling(notes, "care_not_taken", says_not=True))
    # Of one day, the entry that the record itself calls a refusal.
    return concerns.apart({event.key: event for event in (*own, *in_words)}.values(), lambda event: event in own)


def _is_day_to_day(event: Event) -> bool:
    return event.kind in _NOTES or (group_of(event.kind) in _DAY_TO_DAY and event.kind is not Kind.CARE_REFUSED)


def _assessed(start: dt.date, end: dt.date, ground: Ground) -> bool:
    """Whether the person could decide was asked: then a refusal is a choice that somebody understood."""
    return any(start <= event.when.first_day <= end for event in ground.life.of(Kind.CAPACITY_ASSESSMENT))


def _grave_after(run: Sequence[Event], ground: Ground) -> list[Event]:
    """What is grave by its kind, and with it the falls: each kind once a day, for several may tell of one."""
    first = run[-1].when.last_day
    last = first + dt.timedelta(days=ground.settings.whole("harm_days"))
    refused = {event.key for event in run}
    by_kind: dict[Kind, list[Event]] = {}
    for event in ground.life.events:
        if first <= event.when.first_day <= last and event.key not in refused and event.kind is not Kind.CARE_REFUSED:
            by_kind.setdefault(event.kind, []).append(event)
    grave = [kind for kind in by_kind if _is_grave(kind, ground)]
    told = [event for kind in (*grave, *([Kind.FALL] if grave else [])) for event in _each_once(by_kind.get(kind, ()))]
    return sorted(told, key=lambda event: (event.when.first_day, event.key))


def _is_grave(kind: Kind, ground: Ground) -> bool:
    practice = ground.practice
    return practice.polarity_of(kind) is Polarity.NEGATIVE and practice.level_of(kind).rank >= Level.HIGH.rank


def _each_once(events: Sequence[Event]) -> list[Event]:
    """Entries no more than a day apart may tell of one thing: a moment before what is told as lasting from then on."""
    kept: list[Event] = []
    for event in sorted(
        events, key=lambda event: (not concerns.is_of_known_day(event), event.when.first_day, event.key)
    ):
        if all(max(days_at_least(event, other), days_at_least(other, event)) > 1 for other in kept):
            kept.append(event)
    return kept


def _shown(run: Sequence[Event], after: Sequence[Event], ground: Ground) -> Shown:
    return Shown(
        anchor=run[0],
        statement=(
            f"The record shows care or support refused {times(len(run))} ({dates(run)}), followed by "
            f"{counted(len(after), 'entry', 'entries')} of harm or concern: {_named(after)}. {_capacity(run, ground)}"
        ).rstrip(),
        evidence=(*run, *after),
        strength=Strength.STRONG,
    )


def _named(after: Sequence[Event]) -> str:
    """What followed by its kind, each kind once with its first day: what befell somebody is told before how often."""
    first: dict[Kind, Event] = {}
    for event in after:
        first.setdefault(event.kind, event)
    named = [f"{title_of(event.kind).lower()} {dated(event)}" for event in [*first.values()][:_MOST_NAMED]]
    further = len(after) - len(named)
    return listed([*named, *([f"{counted(further, 'further entry', 'further entries')}"] if further else [])])


def _capacity(run: Sequence[Event], ground: Ground) -> str:
    """That it was not assessed then, and when it last was: an assessment of another time was of another decision perhaps."""
    since, until = run[0].when.first_day, run[-1].when.last_day + dt.timedelta(days=ground.settings.whole("harm_days"))
    if ground.spoken_of({Group.ASSESSMENT}, since, until, "speaks_of_capacity"):
        return ""
    before = [e for e in ground.life.of(Kind.CAPACITY_ASSESSMENT) if e.when.last_day < run[0].when.first_day]
    last = f"; the last before is of {on(before[-1])}" if before else ""
    return f"No assessment of capacity is recorded in that time{last}."


PATTERN = Pattern(
    name="refusal_rising_risk",
    rule="PA2",
    title="Refusals followed by harm",
    data="care and support offered",
    groups=frozenset({Group.OTHER, Group.VISIT, Group.PLAN}),
    find=find,
    subject="adult",
)
