"""Days between two authorisations of a deprivation of liberty for which the record shows none, while the person stayed."""

import datetime as dt
from collections.abc import Iterator, Sequence

from analyzers.patterns.shape import Ground, Shown
from analyzers.words import counted, day, on
from chronology.model import Event, Kind, Precision, When

_DAY = dt.timedelta(days=1)
_LEAST = 2
"""Days: an end that is written as the day of the next beginning, or as the one before it, leaves none."""
# Whoever went elsewhere is there under another authorisation, or under none that is needed.
_LEFT = (Kind.RETURNED_HOME, Kind.PLACEMENT_STARTED, Kind.PLACEMENT_ENDED, Kind.CARE_HOME_MOVE, Kind.DEATH)
# A court may have authorised it by an order, whose words need not say so.
_BY_ORDER = (Kind.ORDER_MADE, Kind.LEGAL_STATUS_CHANGED)
_TOLD = (Kind.DEPRIVATION_OF_LIBERTY_ENDED, Kind.DEPRIVATION_OF_LIBERTY_STEP)


def lapsed(ground: Ground) -> Iterator[Shown]:
    """One finding for each time between an authorisation's recorded end and the next one's beginning.

    Both must be recorded with their ends: a note that names an authorisation does not say from which day it holds.
    """
    given = ground.life.of(Kind.DEPRIVATION_OF_LIBERTY)
    recorded = sorted((event for event in given if _has_days(event)), key=lambda event: event.when.first_day)
    unended = [event for event in given if not _has_days(event)]
    for place, after in enumerate(recorded[1:], start=1):
        before = max(recorded[:place], key=_last_day)
        ended, begun = _last_day(before), after.when.first_day
        days = (begun - ended).days - 1
        if days < _LEAST or any(before.when.first_day < event.when.last_day < begun for event in unended):
            continue
        if not _otherwise(before, after, ground):
            yield _shown(before, after, days, [event for event in ground.life.of(*_TOLD) if _in(event, ended, begun)])


def _has_days(event: Event) -> bool:
    return event.when.precision in (Precision.DAY, Precision.MINUTE) and _is_day(event.until)


def _is_day(until: When | None) -> bool:
    return until is not None and until.precision in (Precision.DAY, Precision.MINUTE)


def _last_day(event: Event) -> dt.date:
    assert event.until is not None  # by `_has_days`
    return event.until.last_day


def _in(event: Event, first: dt.date, last: dt.date) -> bool:
    return first <= event.when.first_day and event.when.last_day <= last


def _otherwise(before: Event, after: Event, ground: Ground) -> bool:
    """The person went elsewhere since the first was given, or a court's order may have stood in its place."""
    start, end = before.when.first_day + _DAY, after.when.first_day
    if any(_in(event, start, end) for event in ground.life.of(*_LEFT, *_BY_ORDER)):
        return True
    admitted = [event.when.first_day for event in ground.life.of(Kind.HOSPITAL_ADMISSION, Kind.EMERGENCY_ATTENDANCE)]
    # Home again from a stay that began after it was given is back where it holds.
    return any(
        not any(start <= day <= discharge.when.first_day for day in admitted)
        for discharge in ground.life.of(Kind.HOSPITAL_DISCHARGE)
        if _in(discharge, start, end)
    )


def _shown(before: Event, after: Event, days: int, told: Sequence[Event]) -> Shown:
    ended, begun = _last_day(before), after.when.first_day
    return Shown(
        anchor=before,
        statement=(
            f"The record shows an authorisation of a deprivation of liberty that ended on {day(ended)} and the next "
            f"from {on(after)}: none for the {counted(days, 'day')} from {day(ended + _DAY)} to {day(begun - _DAY)}, and "
            "no entry of the person leaving in that time."
        ),
        evidence=(before, *told, after),
        aspect="authorisation_lapsed",
        title="Deprivation of liberty without an authorisation recorded",
    )
