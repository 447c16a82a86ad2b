"""P04: concerns of one theme that get graver or come closer together, and the way from a worry to protection in weeks."""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from analyzers.happenings import certainly_apart
from analyzers.patterns.harm import concerns
from analyzers.patterns.harm.rising import correlation, intervals, shrank, stretches
from analyzers.patterns.shape import Ground, Pattern, Shown
from analyzers.spans import LOOKED_AFTER
from analyzers.tables import steps, themes
from analyzers.words import between, counted, dated, dates, listed, number
from chronology.model import Event, Group, Kind, Level, Strength
from chronology.practice import title_of

# What the police came for is often told without what it was about; that it comes more often is told all the same.
_POLICE = (Kind.POLICE_INCIDENT, Kind.ARREST)
_WITH_THE_POLICE = "contact with the police"
_WORRY, _HARM, _ENQUIRY, _PROTECTION = range(1, 5)
_STEPS = {"enquiry": _ENQUIRY, "protection": _PROTECTION}
_NAMES = {_WORRY: "a worry", _HARM: "harm or danger", _ENQUIRY: "enquiries", _PROTECTION: "steps to protect"}


def find(ground: Ground) -> Iterator[Shown]:
    """Each stretch of a theme that rises; then each way from a worry to steps that protect."""
    for theme, events in _by_theme(ground).items():
        for stretch in stretches(events, ground.settings.whole("stretch_days")):
            # What may be of one day is one: two entries that nobody joined do not make an interval.
            once = certainly_apart(stretch, ground.life, ground.chronology)
            one_a_day = concerns.apart(once, lambda event: ground.practice.level_of(event.kind).rank)
            yield from _risen(theme, one_a_day, ground)
    yield from _ways(ground)


def _by_theme(ground: Ground) -> Mapping[str, list[Event]]:
    found: dict[str, list[Event]] = defaultdict(list)
    for event in concerns.of(ground, *sorted({*themes(), *_POLICE})):
        if concerns.is_of_known_day(event):
            found[themes().get(event.kind, _WITH_THE_POLICE)].append(event)
    return found


def _risen(theme: str, events: Sequence[Event], ground: Ground) -> Iterator[Shown]:
    settings = ground.settings
    if len(events) < settings.whole("count"):
        return
    levels = [ground.practice.level_of(event.kind) for event in events]
    days = [event.when.first_day.toordinal() for event in events]
    graver = correlation(days, [level.rank for level in levels]) >= settings.share("least_rho")
    closer = shrank(events, settings.share("shrinks_below"))
    if not (graver or closer):
        return
    told = [f"The record shows {counted(len(events), 'concern')} about {theme} {between(events)}: {dates(events)}."]
    if graver:
        told.append("Those of a graver kind come later.")
    told.append(f"The days between them: {listed(map(str, intervals(events)))}.")
    if closer:
        last, before = closer
        told.append(f"The median of the last three is {last:g}, of the three before {before:g}.")
    yield Shown(
        anchor=events[0],
        statement=" ".join(told),
        evidence=events,
        aspect=theme.replace(" ", "_"),
        title=f"Escalation: {theme}",
        strength=Strength.STRONG if graver and closer else Strength.MODERATE,
    )


# ---- from a worry to protection ----------------------------------------------------------------------------------


def _ways(ground: Ground) -> Iterator[Shown]:
    """From the first concern in so many days before a step that protects, to the last such step in as many days."""
    ladder = _ladder(ground)
    days = [event.when.first_day for event, _ in ladder]
    window = dt.timedelta(days=ground.settings.whole("way_days"))
    over, behind = dt.date.min, 0
    for place, (reached, step) in enumerate(ladder):
        if step != _PROTECTION or reached.when.first_day <= over:
            continue
        # A way that shares its worries with the one before is that way, and is told once.
        start = max(behind, bisect_left(days, reached.when.first_day - window))
        first = next((at for at in range(start, place) if ladder[at][1] <= _HARM), None)
        if first is None:
            continue
        end = bisect_right(days, days[first] + window)
        # What comes after the last step that protects is no part of the way to it.
        last = max(at for at in range(place, end) if ladder[at][1] == _PROTECTION)
        if _is_way(ladder[first : last + 1], ground):
            over, behind = days[first] + window, last + 1
            yield _way(ladder[first : last + 1])


def _ladder(ground: Ground) -> list[tuple[Event, int]]:
    """What bears on safety and what services did about it, each with its step, of known days and in order."""
    entered = {span.opened.key for span in ground.spans(LOOKED_AFTER)}
    ladder = []
    for event in ground.life.events:
        step = _PROTECTION if event.key in entered else _step(event, ground)
        if step and concerns.is_of_known_day(event):
            ladder.append((event, step))
    return ladder


def _step(event: Event, ground: Ground) -> int:
    if event.key in ground.life.retold:
        return 0
    if event.kind in steps():
        return _STEPS[steps()[event.kind]]
    if (event.kind in themes() or event.kind is Kind.DISCLOSURE) and concerns.is_concern(event, ground, Level.LOW):
        return _HARM if ground.practice.level_of(event.kind).rank >= Level.HIGH.rank else _WORRY
    return 0


def _is_way(way: Sequence[tuple[Event, int]], ground: Ground) -> bool:
    """Enough entries on enough steps, harm among them, that go up with time; nobody was looked after when it began."""
    settings = ground.settings
    climbed = {step for _, step in way}
    if len(way) < settings.whole("count") or len(climbed) < settings.whole("way_steps") or _HARM not in climbed:
        return False
    begun = way[0][0].when.first_day
    if any(span.start < begun and span.open_on(begun) for span in ground.spans(LOOKED_AFTER)):
        return False
    times = [event.when.first_day.toordinal() for event, _ in way]
    return correlation(times, [step for _, step in way]) >= settings.share("least_rho")


def _way(way: Sequence[tuple[Event, int]]) -> Shown:
    events = [event for event, _ in way]
    climbed = sorted({step for _, step in way})
    days = (events[-1].when.first_day - events[0].when.first_day).days
    reached = [event for event, step in way if step == _PROTECTION]
    kinds = listed(f"“{title_of(event.kind)}” {dated(event)}" for event in reached)
    return Shown(
        anchor=events[0],
        statement=(
            f"The record shows the way from {_told(climbed)} in "
            f"{counted(days, 'day')}, in {number(len(events))} entries {between(events)}: it comes to {kinds}."
        ),
        evidence=events,
        aspect="to_protection",
        title="Escalation: from concern to protection",
        strength=Strength.STRONG if len(climbed) == len(_NAMES) else Strength.MODERATE,
    )


def _told(climbed: Sequence[int]) -> str:
    first, *middle, last = (_NAMES[step] for step in climbed)
    return f"{first} through {listed(middle)} to {last}" if middle else f"{first} to {last}"


PATTERN = Pattern(
    name="escalation",
    rule="P04",
    title="Escalation",
    data="incidents of harm or concern",
    groups=frozenset(
        {Group.INJURY_OR_HARM, Group.DOMESTIC_ABUSE, Group.DISCLOSURE, Group.MISSING, Group.POLICE}
        | {Group.SUBSTANCE_MISUSE, Group.MENTAL_HEALTH, Group.HOUSING, Group.MISSED_APPOINTMENT, Group.EDUCATION}
    ),
    find=find,
    counts=True,
)
