"""A section 47 (or 126 / 42) enquiry with no recorded outcome within thirty working days."""

import datetime as dt
from collections.abc import Iterator

from analyzers.coverage import kept, might_hold
from analyzers.patterns.enquiries import Enquiry, enquiries, is_told_otherwise, may_have_ended
from analyzers.patterns.shape import Ground, Pattern, Shown
from analyzers.records import only_mentioned
from analyzers.words import dated, day
from chronology.model import Event, Group, Kind, Strength

_DAY = dt.timedelta(days=1)
_ENQUIRY = frozenset({Group.S47_ENQUIRY})
_KEEPING = _ENQUIRY | {Group.VISIT, Group.CONTACT}
_NAMES = {
    Kind.S47_STARTED: "a section 47 enquiry",
    Kind.ADULT_ENQUIRY_STARTED: "an adult safeguarding enquiry",
}


def find(ground: Ground) -> Iterator[Shown]:
    """Each enquiry whose time passed without an outcome, even where one came later."""
    for enquiry in enquiries(ground):
        parts = {event.key for event in (enquiry.started, enquiry.completed) if event is not None}
        if parts.isdisjoint(ground.life.named) and not is_told_otherwise(enquiry, ground):
            yield from _judged(enquiry, ground)


def _told_of(enquiry: Event, ground: Ground) -> bool:
    """Some telling of the enquiry says what came of it; or it is told of in passing, where nothing keeps a record."""
    if any(told.outcome for told in (enquiry, *enquiry.accounts)):
        return True
    return only_mentioned(enquiry) and not kept(ground.chronology, ground.life.events, _KEEPING)


def _would_be_seen(last: dt.date, ground: Ground) -> bool:
    """The time is over by the as-at date, and some source that may hold outcomes reaches that far."""
    return ground.chronology.as_at > last and might_hold(ground.chronology, _ENQUIRY, last)


def _up_to(enquiry: Enquiry, ground: Ground) -> dt.date:
    """The day before the outcome, where one is known."""
    return enquiry.completed.when.first_day - _DAY if enquiry.completed else ground.chronology.as_at


def _judged(enquiry: Enquiry, ground: Ground) -> Iterator[Shown]:
    limit = ground.settings.whole("limit_working_days")
    started, outcome = enquiry.started, enquiry.completed
    name = _NAMES[started.kind]
    if outcome is None:
        if (
            _told_of(started, ground)
            or not _would_be_seen(enquiry.limit, ground)
            or may_have_ended(enquiry, _up_to(enquiry, ground), ground)
        ):
            return
        yield Shown(
            anchor=started,
            statement=(
                f"The record shows {name} begun {dated(started)} and no outcome of it; "
                f"{limit} working days passed on {day(enquiry.limit)}."
            ),
            evidence=(started,),
            strength=Strength.STRONG,
        )
    elif outcome.when.first_day > enquiry.limit and not may_have_ended(enquiry, _up_to(enquiry, ground), ground):
        yield Shown(
            anchor=started,
            statement=(
                f"The record shows {name} begun {dated(started)} whose outcome is recorded "
                f"{dated(outcome)}, more than {limit} working days later."
            ),
            evidence=(started, outcome),
            aspect="late",
            title="Enquiry whose outcome came late",
        )


PATTERN = Pattern(
    name="s47_without_outcome",
    rule="s47_without_outcome",
    title="Enquiry without a recorded outcome",
    data="section 47 or adult safeguarding enquiries",
    groups=_ENQUIRY,
    find=find,
    among_all=True,
    can_tell=lambda ground: might_hold(ground.chronology, _ENQUIRY),
)
