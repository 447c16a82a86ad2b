"""P19: concerns in the half-year before the end of an intervention and in the half-year after it, with both counts."""

import datetime as dt
from collections.abc import Iterator, Sequence

from analyzers.patterns.services.concerns import Concerns, goes_on
from analyzers.patterns.shape import Ground, Pattern, Shown
from analyzers.spans import CASE, at
from analyzers.words import counted, dated, dates, number
from chronology.model import Event, Group, Kind, Precision, Strength
from chronology.practice import title_of
from chronology.prose.own_day import is_from_words

_ENDS = (
    *(Kind.PROGRAMME_COMPLETED, Kind.CP_PLAN_ENDED, Kind.CIN_PLAN_ENDED, Kind.CARE_AND_SUPPORT_PLAN_ENDED),
    *(Kind.PLAN_ENDED, Kind.CARE_PACKAGE_ENDED),
)
_DAY_TO_DAY = frozenset({Group.VISIT, Group.CONTACT, Group.OTHER})
_DAY = dt.timedelta(days=1)
_KNOWN = {Precision.MINUTE, Precision.DAY}


def find(ground: Ground) -> Iterator[Shown]:
    """Each intervention whose end lies far enough back; too few concerns on both sides say nothing."""
    concerns = Concerns(ground)
    days = ground.settings.whole("window_days")
    for ended in _ends(ground):
        day = ended.when.first_day
        if day + dt.timedelta(days=days) > ground.chronology.as_at:
            continue
        before = concerns.between(day - dt.timedelta(days=days), day - _DAY)
        after = concerns.between(day + _DAY, day + dt.timedelta(days=days))
        if max(len(before), len(after)) >= ground.settings.whole("least_count"):
            yield from _compared(ended, before, after, ground)


def _ends(ground: Ground) -> Iterator[Event]:
    """Ends of a known day that a record has in fields of its own; of those that stand close together the last."""
    ends = [event for event in ground.life.of(*_ENDS) if event.when.precision in _KNOWN and not is_from_words(event)]
    near = dt.timedelta(days=ground.settings.whole("same_end_days"))
    for place, event in enumerate(ends):
        if place + 1 == len(ends) or ends[place + 1].when.first_day - event.when.first_day > near:
            yield event


def _compared(ended: Event, before: Sequence[Event], after: Sequence[Event], ground: Ground) -> Iterator[Shown]:
    """Fewer is only said where the record goes on: an open case, and a source that would show what happened."""
    percent = ground.settings.whole("change_percent")
    change = (len(after) - len(before)) * 100
    if change <= -percent * len(before):
        if _goes_on(ended, ground):
            yield _shown(ended, before, after, "fell", ground)
    elif change >= percent * len(before):
        if _was_shown(ended, ground):
            yield _shown(ended, before, after, "rose", ground)
    else:
        yield _shown(ended, before, after, "stayed much the same", ground)


def _goes_on(ended: Event, ground: Ground) -> bool:
    day = ended.when.first_day
    last = day + dt.timedelta(days=ground.settings.whole("window_days"))
    case = at(ground.spans(CASE), last)
    if case is None or case.start > day or not ground.reaches(_DAY_TO_DAY, day, last):
        return False
    return goes_on(ground, day, last)


def _was_shown(ended: Event, ground: Ground) -> bool:
    """The time before is one that a source could have shown, or the rise is only that the record began."""
    day = ended.when.first_day
    return ground.reaches(_DAY_TO_DAY, day - dt.timedelta(days=ground.settings.whole("window_days")), day)


def _shown(ended: Event, before: Sequence[Event], after: Sequence[Event], change: str, ground: Ground) -> Shown:
    days = ground.settings.whole("window_days")
    told = (
        f"{number(len(after))} in the {days} days after ({dates(after)})" if after else f"none in the {days} days after"
    )
    return Shown(
        anchor=ended,
        statement=(
            f"The record shows that concerns {change} after “{title_of(ended.kind).lower()}” {dated(ended)}: "
            f"{counted(len(before), 'entry', 'entries')} of concern in the {days} days before, "
            f"{told}."
        ),
        evidence=(ended, *before, *after),
        protective=change == "fell",
        aspect={"fell": "fewer", "rose": "more"}.get(change, "same"),
        title="Fewer concerns after an intervention" if change == "fell" else "Concerns after an intervention",
        strength=Strength.MODERATE,
    )


PATTERN = Pattern(
    name="change_after_intervention",
    rule="P19",
    title="Concerns after an intervention",
    data="interventions that ended",
    groups=frozenset({Group.PLAN, Group.OTHER}),
    find=find,
)
