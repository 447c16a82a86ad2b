"""P11: three or more placements in a year (Welsh measure SCC004), or one that ended unplanned."""

from collections.abc import Iterator, Sequence

from analyzers.patterns.shape import Ground, Pattern, Shown
from analyzers.patterns.windows import days_apart, runs
from analyzers.told import told
from analyzers.words import counted, dates
from chronology.model import Event, Group, Kind, Strength
from chronology.practice import group_of

_TOLD_IN = frozenset({Group.PLACEMENT_MOVE, Group.CONTACT, Group.REVIEW, Group.LEGAL})


def find(ground: Ground) -> Iterator[Shown]:
    """Stretches of placements with what broke down in them; then breakdowns on their own.

    Respite does not count, nor a temporary placement, nor a change of status with the same carer; nor a placement of
    which only a day is known by which it had begun.
    """
    settings = ground.settings
    days = settings.whole("window_days")
    broken = ground.life.of(Kind.PLACEMENT_BREAKDOWN)
    told: set[str] = set()
    begun = [event for event in ground.life.of(Kind.PLACEMENT_STARTED) if event.when.earliest is not None]
    for run in runs(begun, days, settings.whole("count")):
        within = [event for event in broken if run[0].when.first_day <= event.when.first_day <= run[-1].when.last_day]
        told |= {event.key for event in within}
        yield _moves(run, within, ground)
    alone = [event for event in broken if event.key not in told]
    if alone:
        yield _breakdowns(alone)


def _moves(run: Sequence[Event], broken: Sequence[Event], ground: Ground) -> Shown:
    days = ground.settings.whole("window_days")
    schools = _school_changes(run, ground)
    separated = _separations(run, ground)
    statement = (
        f"The record shows {counted(len(run), 'placement')} begun with at least "
        f"{ground.settings.whole('count')} in {days} days: {dates(run)}."
    )
    if broken:
        statement += f" {counted(len(broken), 'placement').capitalize()} ended unplanned."
    if schools:
        statement += f" School changed with a move ({dates(schools)})."
    if separated:
        statement += f" Brothers or sisters were separated with a move ({dates(separated)})."
    return Shown(
        anchor=run[0],
        statement=statement,
        evidence=(*run, *broken, *schools, *separated),
        strength=Strength.STRONG if broken or len(run) > ground.settings.whole("count") else Strength.MODERATE,
    )


def _school_changes(run: Sequence[Event], ground: Ground) -> list[Event]:
    days = ground.settings.whole("school_days")
    return [
        change
        for change in ground.life.of(Kind.SCHOOL_CHANGE, Kind.OFF_ROLL)
        if any(abs(days_apart(move, change)) <= days for move in run)
    ]


def _separations(run: Sequence[Event], ground: Ground) -> list[Event]:
    """Entries near a move whose words say that brothers or sisters no longer live together."""
    days = ground.settings.whole("school_days")
    return [
        event
        for event in ground.life.events
        if group_of(event.kind) in _TOLD_IN
        and any(abs(days_apart(move, event)) <= days for move in run)
        and told(event, "sibling_apart")
    ]


def _breakdowns(broken: Sequence[Event]) -> Shown:
    return Shown(
        anchor=broken[0],
        statement=f"The record shows {counted(len(broken), 'placement')} that ended unplanned: {dates(broken)}.",
        evidence=broken,
        aspect="breakdown",
        title="Placement ended unplanned",
    )


PATTERN = Pattern(
    name="placement_instability",
    rule="P11",
    title="Changes of placement",
    data="placements",
    groups=frozenset({Group.PLACEMENT_MOVE}),
    find=find,
    subject="child",
)
