"""Refusals to admit, or to let somebody be seen or examined: two in half a year, one in an enquiry or on a plan."""

from collections.abc import Iterator, Sequence

from analyzers.patterns.enquiries import enquiries
from analyzers.patterns.people.of_whom_missed import on_one_weekday
from analyzers.patterns.shape import Ground, Pattern, Shown
from analyzers.patterns.windows import runs
from analyzers.spans import PROTECTION_PLAN
from analyzers.told import holds, told
from analyzers.words import counted, dated, dates
from chronology.model import Event, Group, Kind, Strength
from chronology.practice import group_of

# Where words may tell of a refusal that the kind of the entry does not.
_TOLD_IN = frozenset({Group.VISIT, Group.MISSED_APPOINTMENT, Group.HEALTH, Group.S47_ENQUIRY})


def find(ground: Ground) -> Iterator[Shown]:
    """Stretches of refusals; then those in an enquiry or on a plan that no stretch has told of."""
    settings = ground.settings
    refusals = _refusals(ground)
    shown: set[str] = set()
    for run in runs(refusals, settings.whole("window_days"), settings.whole("count")):
        shown |= {event.key for event in run}
        yield _stretch(run, ground)
    left = [event for event in refusals if event.key not in shown]
    if len(left) >= settings.whole("count_in_enquiry"):
        yield from _under_protection(left, ground)


def _refusals(ground: Ground) -> list[Event]:
    return [
        event
        for event in ground.life.events
        if event.key not in ground.life.retold
        # "Turned away since April" sums up the refusals of their days.
        and event.when.latest is not None
        and (
            (event.kind is Kind.ACCESS_REFUSED and not holds(event, "kept_out_by_school"))
            or (group_of(event.kind) in _TOLD_IN and told(event, "refused_to_be_seen", says_not=True))
        )
    ]


def _stretch(run: Sequence[Event], ground: Ground) -> Shown:
    settings = ground.settings
    return Shown(
        anchor=run[0],
        statement=(
            f"The record shows {counted(len(run), 'refusal')} of access, or to let somebody be seen or examined, at "
            f"least {settings.whole('count')} within {settings.whole('window_days')} days: {dates(run)}."
            f"{on_one_weekday(run, ground)}"
        ),
        evidence=run,
        strength=Strength.STRONG if len(run) > settings.whole("count") else Strength.MODERATE,
    )


def _under_protection(refusals: Sequence[Event], ground: Ground) -> Iterator[Shown]:
    least = ground.settings.whole("count_in_enquiry")
    told_of: set[str] = set()
    running = [(e.started, e.covers, "an enquiry") for e in enquiries(ground)]
    running += [(plan.opened, plan.covers, "a protection plan") for plan in ground.spans(PROTECTION_PLAN)]
    for opened, covers, name in running:
        during = [event for event in refusals if covers(event.when.first_day) and event.key not in told_of]
        if during and len(during) >= least:
            told_of |= {event.key for event in during}
            yield Shown(
                anchor=opened,
                statement=(
                    f"The record shows {counted(len(during), 'refusal')} of access, or to let somebody be seen or "
                    f"examined ({dates(during)}), during {name} begun {dated(opened)}."
                ),
                evidence=(opened, *during),
                aspect="protected",
            )


PATTERN = Pattern(
    name="refusal_of_access",
    rule="refusal_of_access",
    title="Access refused",
    data="visits or examinations",
    groups=frozenset({Group.VISIT, Group.MISSED_APPOINTMENT, Group.HEALTH}),
    find=find,
    counts=True,
)
