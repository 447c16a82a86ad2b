"""P05: domestic abuse incidents that repeat, or one that follows a separation or an order."""

from collections.abc import Iterator, Sequence

from analyzers.patterns.shape import Ground, Pattern, Shown
from analyzers.patterns.windows import days_apart, runs
from analyzers.words import counted, dated, dates, number
from chronology.model import Event, Group, Kind, PersonKind, Strength
from chronology.practice import title_of

_INCIDENTS = (Kind.DOMESTIC_ABUSE_INCIDENT, Kind.DOMESTIC_ABUSE_CHILD_PRESENT)
_TOLD = frozenset({"mentioned", "spoken-to"})
_MEANT_TO_END_IT = (Kind.SEPARATION, Kind.PROGRAMME_COMPLETED)


def find(ground: Ground) -> Iterator[Shown]:
    """Incidents between the same adults within the window, each stretch once; then those after a separation."""
    settings = ground.settings
    incidents = ground.life.of(*_INCIDENTS)
    shown: set[str] = set()
    for together in _by_adults(incidents, ground):
        for run in runs(together, settings.whole("window_days"), settings.whole("count")):
            shown |= {event.key for event in run}
            yield _repeated(run, ground)
    yield from _after(incidents, shown, ground)


def _by_adults(incidents: Sequence[Event], ground: Ground) -> list[list[Event]]:
    """Incidents by the adults named in them. One that names fewer than two may be of any pair: it joins the first."""
    adults = {person.id for person in ground.chronology.people if person.kind is PersonKind.ADULT}
    groups: list[tuple[set[str], list[Event]]] = []
    for event in incidents:
        # Who told of it, or is only spoken of, is not one of the two it was between.
        named = {part.person for part in event.people if part.person in adults and part.involvement not in _TOLD}
        fitting = next((group for group in groups if _same_pair(group[0], named)), None)
        if fitting is None:
            groups.append((named, [event]))
        else:
            fitting[0].update(named if len(fitting[0]) < 2 else ())
            fitting[1].append(event)
    return [events for _, events in groups]


def _same_pair(known: set[str], named: set[str]) -> bool:
    return len(known & named) >= 2 or len(known) < 2 or len(named) < 2


def _repeated(run: Sequence[Event], ground: Ground) -> Shown:
    settings = ground.settings
    present = sum(event.kind is Kind.DOMESTIC_ABUSE_CHILD_PRESENT for event in run)
    statement = (
        f"The record shows {counted(len(run), 'domestic abuse incident')} with no more than "
        f"{settings.whole('window_days')} days from one to the next: {dates(run)}."
    )
    if present:
        statement += f" A child is recorded as present at {number(present)} of them."
    strong = len(run) >= settings.whole("strong_count")
    return Shown(
        anchor=run[0],
        statement=statement,
        evidence=run,
        strength=Strength.STRONG if strong else Strength.MODERATE,
    )


def _after(incidents: Sequence[Event], shown: set[str], ground: Ground) -> Iterator[Shown]:
    days = ground.settings.whole("window_days")
    for turning in ground.life.of(*_MEANT_TO_END_IT):
        later = [
            event
            for event in incidents
            if event.when.first_day > turning.when.last_day and days_apart(turning, event) <= days
        ]
        if later and later[0].key not in shown:
            yield Shown(
                anchor=turning,
                statement=(
                    f"The record shows {counted(len(later), 'domestic abuse incident')} ({dates(later)}) after "
                    f"“{title_of(turning.kind)}” {dated(turning)}."
                ),
                evidence=(turning, *later),
                aspect="after",
            )


PATTERN = Pattern(
    name="domestic_abuse_repetition",
    rule="P05",
    title="Repeated domestic abuse",
    data="domestic abuse or police incidents",
    groups=frozenset({Group.DOMESTIC_ABUSE, Group.POLICE}),
    find=find,
)
