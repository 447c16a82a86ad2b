"""A section 47 (or 126 / 42) enquiry with no recorded outcome within thirty working days."""

import datetime as dt
from collections.abc import Iterator, Sequence

from analyzers.coverage import kept, might_hold
from analyzers.patterns.shape import Ground, Pattern, Shown
from analyzers.records import only_mentioned
from analyzers.words import dated, day
from chronology.model import Event, Group, Kind, Strength
from chronology.practice import add_working_days

OUTCOME_OF = {
    Kind.S47_STARTED: Kind.S47_COMPLETED,
    Kind.ADULT_ENQUIRY_STARTED: Kind.ADULT_ENQUIRY_COMPLETED,
}
_ENQUIRY = frozenset({Group.S47_ENQUIRY})
_KEEPING = _ENQUIRY | {Group.VISIT, Group.CONTACT}
_NAMES = {
    Kind.S47_STARTED: "a section 47 enquiry",
    Kind.ADULT_ENQUIRY_STARTED: "an adult safeguarding enquiry",
}


def find(ground: Ground) -> Iterator[Shown]:
    """Each enquiry whose time passed without an outcome, even where one came later."""
    for started, completed in OUTCOME_OF.items():
        enquiries = ground.life.of(started)
        outcomes = ground.life.of(completed)
        for place, enquiry in enumerate(enquiries):
            following = enquiries[place + 1] if place + 1 < len(enquiries) else None
            yield from _judged(enquiry, outcome_of(enquiry, following, outcomes, ground), ground)


def outcome_of(enquiry: Event, following: Event | None, outcomes: Sequence[Event], ground: Ground) -> Event | None:
    """The outcome of the same record; else the first before the next enquiry that is linked, or that none claims."""
    own = {event.key for event in ground.records.same_record(enquiry)}
    linked = {event.key for event in ground.records.onward(enquiry)}
    by_record = next((event for event in outcomes if event.key in own), None)
    if by_record is not None:
        return by_record
    for event in outcomes:
        after = event.when.last_day >= enquiry.when.first_day
        before_next = following is None or event.when.first_day < following.when.first_day
        if after and before_next and (event.key in linked or not _claimed(event, ground)):
            return event
    return None


def _claimed(outcome: Event, ground: Ground) -> bool:
    """The outcome's own record tells of the start of another enquiry."""
    return any(event.kind in OUTCOME_OF for event in ground.records.same_record(outcome))


def _told_of(enquiry: Event, ground: Ground) -> bool:
    """Some telling of the enquiry says what came of it; or it is told of in passing, where nothing keeps a record."""
    if any(told.outcome for told in (enquiry, *enquiry.accounts)):
        return True
    return only_mentioned(enquiry) and not kept(ground.chronology, ground.life.events, _KEEPING)


def _would_be_seen(last: dt.date, ground: Ground) -> bool:
    """The time is over by the as-at date, and some source that may hold outcomes reaches that far."""
    return ground.chronology.as_at > last and might_hold(ground.chronology, _ENQUIRY, last)


def _judged(enquiry: Event, outcome: Event | None, ground: Ground) -> Iterator[Shown]:
    limit = ground.settings.whole("limit_working_days")
    last = add_working_days(enquiry.when.last_day, limit, ground.practice.jurisdiction)
    name = _NAMES[enquiry.kind]
    if outcome is None and not _told_of(enquiry, ground) and _would_be_seen(last, ground):
        yield Shown(
            anchor=enquiry,
            statement=(
                f"The record shows {name} begun {dated(enquiry)} and no outcome of it; "
                f"{limit} working days passed on {day(last)}."
            ),
            evidence=(enquiry,),
            strength=Strength.STRONG,
        )
    elif outcome is not None and outcome.when.first_day > last:
        yield Shown(
            anchor=enquiry,
            statement=(
                f"The record shows {name} begun {dated(enquiry)} whose outcome is recorded "
                f"{dated(outcome)}, more than {limit} working days later."
            ),
            evidence=(enquiry, outcome),
        )


PATTERN = Pattern(
    name="s47_without_outcome",
    rule="s47_without_outcome",
    title="Enquiry without a recorded outcome",
    data="section 47 or adult safeguarding enquiries",
    groups=_ENQUIRY,
    find=find,
    can_tell=lambda ground: might_hold(ground.chronology, _ENQUIRY),
)
