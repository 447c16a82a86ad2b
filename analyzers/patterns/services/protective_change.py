"""P25: what protects, three times in half a year; or half as many concerns as in the half-year before."""

import datetime as dt
from collections.abc import Iterator, Sequence

from analyzers.patterns.harm.whose_missed import is_missed_by_them
from analyzers.patterns.services.concerns import Concerns, goes_on
from analyzers.patterns.shape import Ground, Pattern, Shown
from analyzers.patterns.windows import runs
from analyzers.spans import CASE, at
from analyzers.strengths import protects
from analyzers.words import counted, dates, day, listed, number
from chronology.model import Event, Group, Kind, Strength
from chronology.practice import title_of
from chronology.prose.own_day import is_from_words

_DAY_TO_DAY = frozenset({Group.VISIT, Group.CONTACT, Group.OTHER})
_DAY = dt.timedelta(days=1)
_MOST_KINDS = 4
# That somebody takes up help, and what says within weeks of it that they did not: a reader must have both.
_TAKEN_UP = frozenset({Kind.CARER_ENGAGED, Kind.CARE_ACCEPTED, Kind.SUBSTANCE_TREATMENT, Kind.MENTAL_HEALTH_TREATMENT})
_NOT_TAKEN_UP = frozenset(
    {Kind.NOT_BROUGHT, Kind.APPOINTMENT_MISSED, Kind.NO_ACCESS_VISIT, Kind.CANCELLED_BY_CARER, Kind.CARE_REFUSED}
    | {Kind.ACCESS_REFUSED, Kind.SUBSTANCE_TREATMENT_ENDED}
)
_WEEKS = dt.timedelta(weeks=6)


def find(ground: Ground) -> Iterator[Shown]:
    """Stretches of protective entries; then the fall in concerns up to the as-at date."""
    settings = ground.settings
    good = _each_once([event for event in ground.life.events if protects(event, ground.practice)])
    for run in runs(good, settings.whole("window_days"), settings.whole("count")):
        missed = _not_taken_up(run, ground)
        also = f" Within six weeks of these it also shows help not taken up: {dates(missed)}." if missed else ""
        kinds = tuple(dict.fromkeys(title_of(event.kind).lower() for event in run))
        told = listed((*kinds[:_MOST_KINDS], "others") if len(kinds) > _MOST_KINDS else kinds)
        yield Shown(
            anchor=run[0],
            statement=(
                f"The record shows {counted(len(run), 'protective entry', 'protective entries')} ({told}), at least "
                f"{settings.whole('count')} of them within {settings.whole('window_days')} days: {dates(run)}.{also}"
            ),
            evidence=run,
            counter=missed,
            protective=True,
        )
    yield from _fewer(ground)


def _each_once(events: Sequence[Event]) -> list[Event]:
    """One sentence that lists several days, and what may be one thing told twice, is one entry."""
    kept: list[Event] = []
    for event in events:
        same = (
            is_from_words(event)
            and is_from_words(other)
            and event.kind is other.kind
            and (event.fact == other.fact or event.when.first_day == other.when.first_day)
            for other in kept
        )
        if not any(same):
            kept.append(event)
    return kept


def _not_taken_up(run: Sequence[Event], ground: Ground) -> list[Event]:
    """Appointments missed and help refused within weeks of an entry that says it was taken up."""
    taken = [event.when for event in run if event.kind in _TAKEN_UP]
    return [
        event
        for event in ground.life.events
        if event.kind in _NOT_TAKEN_UP
        and is_missed_by_them(event, ground)
        and event.when.dated
        and any(
            when.first_day - _WEEKS <= event.when.first_day and event.when.last_day <= when.last_day + _WEEKS
            for when in taken
        )
    ]


def _fewer(ground: Ground) -> Iterator[Shown]:
    """In the window up to the as-at date against the one before, or falling so twice in succession.

    Only while the case stayed open and its record went on.
    """
    settings, as_at = ground.settings, ground.chronology.as_at
    window = dt.timedelta(days=settings.whole("window_days"))
    middle, first = as_at - window, as_at - 2 * window
    concerns = Concerns(ground)
    before, after = concerns.between(first + _DAY, middle), concerns.between(middle + _DAY, as_at)
    earlier = concerns.between(first - window + _DAY, first)
    least = settings.whole("least_before")
    if not before or not _fell(before, after, ground):
        return
    if len(before) >= least:
        earlier = []
    elif len(earlier) < least or not _fell(earlier, before, ground):
        return
    case = at(ground.spans(CASE), as_at)
    since = first if earlier else middle
    if case is None or case.start > since or not goes_on(ground, since, as_at):
        return
    # The record need not reach to the day the document speaks of, only to shortly before it.
    if not ground.reaches(
        _DAY_TO_DAY, first - window * bool(earlier), as_at - dt.timedelta(days=settings.whole("silent_days"))
    ):
        return
    yield _fewer_shown(earlier, before, after, ground)


def _fell(before: list[Event], after: list[Event], ground: Ground) -> bool:
    return len(after) * 100 <= len(before) * (100 - ground.settings.whole("fall_percent"))


def _fewer_shown(earlier: list[Event], before: list[Event], after: list[Event], ground: Ground) -> Shown:
    days = ground.settings.whole("window_days")
    twice = f" and {number(len(earlier))} in the {days} before those" if earlier else ""
    return Shown(
        anchor=(*earlier, *before)[0],
        statement=(
            f"The record shows {counted(len(after), 'entry', 'entries')} of concern in the {days} days up to "
            f"{day(ground.chronology.as_at)}, against {number(len(before))} in the {days} days before that{twice}."
        ),
        evidence=(*earlier, *before, *after),
        protective=True,
        aspect="fewer",
        title="Fewer concerns than before",
        strength=Strength.MODERATE,
        until=ground.chronology.as_at,
    )


PATTERN = Pattern(
    name="protective_change",
    rule="P25",
    title="Protective change",
    data="events of a person's life",
    groups=frozenset(Group)
    - {Group.REFERRAL, Group.WORKER_CHANGE, Group.LEGAL, Group.BIRTH, Group.DEATH, Group.CLOSURE},
    find=find,
)
