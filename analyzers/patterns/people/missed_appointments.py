"""P07: appointments the child was not brought to, visits without access, within three months."""

from collections.abc import Iterator, Sequence

from analyzers.happenings import at_least
from analyzers.patterns.harm import concerns
from analyzers.patterns.harm.whose_injury import names_another_child
from analyzers.patterns.harm.whose_missed import is_missed_by_them, is_of_a_repair
from analyzers.patterns.people.of_a_parent import missed_of_a_parent
from analyzers.patterns.people.of_whom_missed import on_one_weekday, services_named
from analyzers.patterns.people.one_service import missed_of_one_service
from analyzers.patterns.shape import Ground, Pattern, Shown
from analyzers.patterns.windows import runs
from analyzers.spans import PROTECTION_PLAN
from analyzers.told import holds, tells_of_neglect, told
from analyzers.words import counted, dated, dates, listed
from chronology.model import Event, Group, Kind, Strength
from chronology.practice import title_of
from chronology.prose.own_day import is_from_words, is_of_own_day

_MISSED = (
    Kind.NOT_BROUGHT,
    Kind.APPOINTMENT_MISSED,
    Kind.NO_ACCESS_VISIT,
    Kind.CHILD_NOT_SEEN,
    Kind.ACCESS_REFUSED,
)
# What was to be held and could not be for want of those who were to come, where its words say so.
_LOSABLE = (
    Kind.COURT_HEARING,
    Kind.INITIAL_CONFERENCE,
    Kind.REVIEW_CONFERENCE,
    Kind.ADULT_CONFERENCE,
    Kind.CORE_GROUP,
    Kind.CIN_REVIEW,
    Kind.LOOKED_AFTER_REVIEW,
    Kind.PATHWAY_PLAN_REVIEW,
    Kind.CARE_AND_SUPPORT_REVIEW,
    Kind.RETURN_INTERVIEW,
)
_REFUSED_OFTEN = 3
_SEVERAL = 2
# What the young person may have missed of their own accord; the others are for those who look after them.
_OWN = (Kind.NOT_BROUGHT, Kind.APPOINTMENT_MISSED, Kind.RETURN_INTERVIEW)
_KEPT = (
    Kind.HEALTH_CONTACT,
    Kind.HEALTH_ASSESSMENT,
    Kind.DENTAL_CHECK,
    Kind.HEALTH_IMPROVED,
    Kind.CHILD_SEEN,
    Kind.CHILD_SEEN_ALONE,
)


def find(ground: Ground) -> Iterator[Shown]:
    """Stretches of missed contact; then those of one service; and on a plan for neglect any at all."""
    settings = ground.settings
    every = _missed(ground)
    missed = concerns.apart(_apart_from_refusals(every), lambda event: int(event.key not in ground.life.named))
    shown: set[str] = set()
    for run in runs(missed, settings.whole("window_days"), settings.whole("count")):
        shown |= {event.key for event in run}
        yield _stretch(run, every, ground)
    together = [finding for finding in missed_of_one_service(ground) if not {e.key for e in finding.evidence} <= shown]
    yield from together
    yield from missed_of_a_parent(ground)
    for plan in ground.spans(PROTECTION_PLAN):
        during = [
            event
            for event in missed
            if event.kind in _MISSED and plan.covers(event.when.first_day) and event.key not in shown
        ]
        # One that a text tells of says nothing that its own entry does not.
        least = max(settings.whole("count_on_neglect_plan"), _SEVERAL if any(map(is_from_words, during)) else 1)
        enough = len(during) >= least
        if enough and tells_of_neglect(plan.opened):
            yield _on_plan(plan.opened, during)


def _apart_from_refusals(missed: list[Event]) -> list[Event]:
    """Who was turned away so often that this is told by itself is not counted again among those who found nobody."""
    refused = [event for event in missed if event.kind is Kind.ACCESS_REFUSED]
    return missed if len(refused) < _REFUSED_OFTEN else [event for event in missed if event not in refused]


def _missed(ground: Ground) -> list[Event]:
    """Each contact that was missed, and nothing that only sums up what had been missed before."""
    return [
        event
        for event in ground.life.of(*_MISSED, *_LOSABLE)
        if (event.kind in _MISSED or _was_lost(event))
        and not _self_managed(event, ground)
        and is_missed_by_them(event, ground)
        and not is_of_a_repair(event)
        and not (event.kind is Kind.RETURN_INTERVIEW and names_another_child(event, ground))
        and (not is_from_words(event) or is_of_own_day(event))
        and not any(holds(event, name) for name in ("sums_up_missed", "kept_after_all"))
        and not (event.kind is Kind.ACCESS_REFUSED and holds(event, "kept_out_by_school"))
    ]


def _was_lost(event: Event) -> bool:
    """A hearing, review or interview that was not held because somebody did not come."""
    declined = event.kind is Kind.RETURN_INTERVIEW and told(event, "interview_declined", says_not=True)
    return bool(declined or told(event, "lost_to_absence", says_not=True))


def _self_managed(event: Event, ground: Ground) -> bool:
    age = ground.life.age_on(event.when.first_day)
    return event.kind in _OWN and age is not None and age >= ground.settings.whole("self_managing_age")


def _stretch(run: Sequence[Event], every: Sequence[Event], ground: Ground) -> Shown:
    settings = ground.settings
    days = (run[-1].when.last_day - run[0].when.first_day).days
    kept = [
        event
        for event in ground.life.of(*_KEPT)
        if run[0].when.first_day <= event.when.first_day <= run[-1].when.last_day
    ]
    statement = (
        f"The record shows {_at_least(run, every)}{counted(len(run), 'missed contact')} within {counted(days, 'day')} "
        f"({_kinds(run)}): {dates(run)}."
    )
    # How many were kept is known of records alone: a text tells of what was missed, and seldom of the rest.
    are_told = bool(kept) and not any(map(is_from_words, (*run, *kept)))
    if are_told:
        statement += (
            f" In the same time {counted(len(kept), 'contact was', 'contacts were')} kept: "
            f"{len(run)} of {len(run) + len(kept)} were missed."
        )
    statement += f"{services_named(run, ground)}{on_one_weekday(run, ground)}"
    return Shown(
        anchor=run[0],
        statement=statement,
        evidence=run,
        counter=kept if are_told else (),
        strength=Strength.STRONG if len(run) > settings.whole("count") and not kept else Strength.MODERATE,
    )


def _at_least(run: Sequence[Event], every: Sequence[Event]) -> str:
    """Some were left out that may be one with these, or a text tells of them and may tell of others in words that are not read."""
    return "at least " if any(map(is_from_words, run)) else at_least(run, _of_the_time(run, every))


def _of_the_time(run: Sequence[Event], every: Sequence[Event]) -> list[Event]:
    first, last = run[0].when.first_day, run[-1].when.last_day
    return [event for event in every if first <= event.when.first_day <= last]


def _on_plan(plan: Event, during: Sequence[Event]) -> Shown:
    return Shown(
        anchor=plan,
        statement=(
            f"The record shows {'at least ' if any(map(is_from_words, during)) else ''}{counted(len(during), 'missed contact')} ({_kinds(during)}: {dates(during)}) while a "
            f"protection plan that names neglect, begun {dated(plan)}, was in force."
        ),
        evidence=(plan, *during),
        aspect="neglect_plan",
        title="Missed contact on a plan for neglect",
        strength=Strength.MODERATE if len(during) > 1 else Strength.WEAK,
    )


def _kinds(events: Sequence[Event]) -> str:
    return listed(dict.fromkeys(title_of(event.kind).lower() for event in events))


PATTERN = Pattern(
    name="missed_appointments",
    rule="P07",
    title="Missed appointments and visits",
    data="appointments or visits",
    groups=frozenset({Group.MISSED_APPOINTMENT, Group.VISIT, Group.HEALTH}),
    find=find,
    counts=True,
)
