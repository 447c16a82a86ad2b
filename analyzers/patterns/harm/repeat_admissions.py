"""PA3: an adult in hospital or fallen three times in half a year, or back in hospital within a month of leaving it."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from analyzers.patterns.harm import concerns
from analyzers.patterns.shape import Ground, Pattern, Shown
from analyzers.patterns.windows import days_at_least, runs
from analyzers.words import counted, dates
from chronology.model import Event, Group, Kind, Strength

_HAPPENINGS = (Kind.HOSPITAL_ADMISSION, Kind.FALL)


def find(ground: Ground) -> Iterator[Shown]:
    """Stretches of admissions and falls; then each return to hospital that those do not hold."""
    settings = ground.settings
    admissions = concerns.apart(concerns.of(ground, Kind.HOSPITAL_ADMISSION))
    shown: set[str] = set()
    for run in runs(_happenings(ground), settings.whole("window_days"), settings.whole("count")):
        shown |= {event.key for event in run}
        yield _stretch(run, ground)
    back = [(left, admission) for left, admission in _readmissions(admissions, ground) if admission.key not in shown]
    if back:
        yield _readmitted(back, ground)


def _happenings(ground: Ground) -> list[Event]:
    """Falls and admissions; a fall and the admission on its day or the next are one."""
    kept: list[Event] = []
    for event in concerns.apart(
        concerns.of(ground, *_HAPPENINGS), lambda event: int(event.kind is Kind.HOSPITAL_ADMISSION)
    ):
        follows = event.kind is Kind.HOSPITAL_ADMISSION and kept and kept[-1].kind is Kind.FALL
        if follows and days_at_least(kept[-1], event) <= 1:
            kept[-1] = event
        else:
            kept.append(event)
    return kept


def _readmissions(admissions: Sequence[Event], ground: Ground) -> Iterator[tuple[Event, Event]]:
    """(the discharge, or the admission that tells its own end; the next admission); on one day it may be a transfer."""
    days = ground.settings.whole("readmission_days")
    leavings = [(event.when, event) for event in ground.life.of(Kind.HOSPITAL_DISCHARGE)]
    leavings += [(event.until, event) for event in admissions if event.until is not None and event.until.dated]
    leavings.sort(key=lambda leaving: (leaving[0].last_day, leaving[1].key))
    for admission in admissions:
        place = bisect_left(leavings, admission.when.first_day, key=lambda leaving: leaving[0].last_day)
        if place:
            when, left = leavings[place - 1]
            if (admission.when.last_day - when.first_day).days <= days:
                yield left, admission


def _stretch(run: Sequence[Event], ground: Ground) -> Shown:
    settings = ground.settings
    falls = sum(event.kind is Kind.FALL for event in run)
    return Shown(
        anchor=run[0],
        statement=(
            f"The record shows {counted(len(run) - falls, 'hospital admission')} and {counted(falls, 'fall')} without one, "
            f"at least {settings.whole('count')} of these within {settings.whole('window_days')} days: {dates(run)}."
        ),
        evidence=run,
        strength=Strength.STRONG if len(run) >= settings.whole("strong_count") else Strength.MODERATE,
    )


def _readmitted(back: Sequence[tuple[Event, Event]], ground: Ground) -> Shown:
    days = ground.settings.whole("readmission_days")
    return Shown(
        anchor=back[0][1],
        statement=(
            f"The record shows {counted(len(back), 'return')} to hospital within {days} days of leaving it: "
            f"{dates([admission for _, admission in back])}."
        ),
        evidence=[event for pair in back for event in pair],
        aspect="readmission",
        title="Back in hospital within a month",
    )


PATTERN = Pattern(
    name="repeat_admissions",
    rule="PA3",
    title="Repeated admissions or falls",
    data="hospital admissions or falls",
    groups=frozenset({Group.HEALTH, Group.INJURY_OR_HARM}),
    find=find,
    counts=True,
    subject="adult",
)
