"""Planning for adult life begun late: for a disabled child, by adult services, or for one who leaves care."""

import datetime as dt
from collections.abc import Iterator, Sequence

from analyzers.patterns.shape import Ground, Pattern, Shown
from analyzers.spans import CASE, LOOKED_AFTER, Span, at
from analyzers.timescales.moments import add_months
from analyzers.told import holds, says
from analyzers.words import dated, day, on
from chronology.model import Event, Group, Kind, Strength

_DAY_TO_DAY = frozenset({Group.VISIT, Group.CONTACT, Group.REVIEW})
_TOLD_IN = (
    *(
        Kind.DIAGNOSIS,
        Kind.REFERRAL,
        Kind.ASSESSMENT_COMPLETED,
        Kind.ASSESSMENT_STARTED,
        Kind.CORE_ASSESSMENT_COMPLETED,
    ),
    *(Kind.BECAME_LOOKED_AFTER, Kind.CARE_AND_SUPPORT_PLAN_STARTED, Kind.STATUS_SNAPSHOT),
)
_WEEK = dt.timedelta(weeks=1)


def find(ground: Ground) -> Iterator[Shown]:
    """Three aspects, each of a person whose date of birth is known."""
    born = _born(ground)
    if born is None:
        return
    disabled, told = _disabled(ground)
    if disabled:
        yield from _planning(born, told, ground)
        yield from _adult_services(born, told, ground)
    yield from _pathway(born, ground)


def _born(ground: Ground) -> dt.date | None:
    born = ground.life.person.born if ground.life.person else None
    return born.earliest if born is not None and born.earliest == born.latest else None


def _disabled(ground: Ground) -> tuple[bool, Event | None]:
    """Whether the record says so, and the first entry that does where the person's own details do not."""
    details = dict(ground.life.person.details) if ground.life.person else {}
    value = details.get("disability", "")
    if value and not says(value, "no_disability"):
        return True, None
    if value:
        return False, None
    for event in ground.life.of(*_TOLD_IN):
        if _is_own_disability(event):
            return True, event
    return False, None


def _is_own_disability(event: Event) -> bool:
    """An entry about the child that calls it disabled: a diagnosis, or the category of need."""
    texts = (event.title, event.fact, event.outcome)
    if event.kind is Kind.DIAGNOSIS:
        return any(says(text, "disability") for text in texts)
    return any(says(text, "own_disability") for text in texts)


# ---- by the fourteenth birthday --------------------------------------------------------------------------------------


def _planning(born: dt.date, told: Event | None, ground: Ground) -> Iterator[Shown]:
    """No planning told of from the thirteenth birthday (or the opening of the case) to some time after the fourteenth."""
    settings, as_at = ground.settings, ground.chronology.as_at
    birthday = add_months(born, 12 * settings.whole("planning_age"))
    limit = birthday + dt.timedelta(days=settings.whole("planning_grace_days"))
    case = at(ground.spans(CASE), limit)
    if limit >= as_at or case is None or case.start > birthday:
        return
    planned = [event for event in ground.life.events if event.kind is Kind.PATHWAY_PLAN_STARTED or _tells_of_it(event)]
    if any(event.when.first_day <= limit for event in planned):
        return
    since = max(case.start, add_months(birthday, -12))
    if not ground.reaches(_DAY_TO_DAY, since, limit):
        return
    later = planned[0] if planned else None
    first = f"; the first is {dated(later)}" if later else ""
    yield Shown(
        anchor=case.opened,
        statement=(
            f"The record shows a disabled child known to services since {on(case.opened)} and no transition planning "
            f"by {day(limit)}, {settings.whole('planning_grace_days')} days after the "
            f"{settings.whole('planning_age')}th birthday{first}."
        ),
        evidence=tuple(event for event in (case.opened, told, later) if event),
        aspect="planning",
    )


def _tells_of_it(event: Event) -> bool:
    return holds(event, "transition")


# ---- adult services --------------------------------------------------------------------------------------------------


def _adult_services(born: dt.date, told: Event | None, ground: Ground) -> Iterator[Shown]:
    """Their first entry after seventeen and a half, where children's services had the case before then."""
    limit = add_months(born, ground.settings.whole("adult_services_months"))
    first = next((event for event in ground.life.events if _is_adult_services(event)), None)
    case = at(ground.spans(CASE), limit)
    if first is None or first.when.first_day <= limit or case is None or case.start >= limit:
        return
    if ground.reaches(_DAY_TO_DAY, max(case.start, add_months(limit, -12)), limit):
        yield Shown(
            anchor=first,
            statement=(
                f"The record shows adult services first involved {dated(first)}, after the age of seventeen and a half "
                f"({day(limit)}), of a disabled child known to services since {on(case.opened)}."
            ),
            evidence=tuple(event for event in (case.opened, told, first) if event),
            aspect="adult_services",
            title="Adult services involved late",
        )


def _is_adult_services(event: Event) -> bool:
    return says(event.agency, "adult_services") or holds(event, "adult_services")


# ---- leaving care ----------------------------------------------------------------------------------------------------


def _pathway(born: dt.date, ground: Ground) -> Iterator[Shown]:
    """No pathway plan or assessment within three months of the day on which a looked-after child became eligible."""
    settings = ground.settings
    of_age = add_months(born, 12 * settings.whole("eligible_age"))
    counted_from = add_months(born, 12 * settings.whole("planning_age"))
    for span in ground.spans(LOOKED_AFTER):
        since = max(span.opened.when.last_day, counted_from)
        eligible = max(of_age, since + settings.whole("eligible_weeks") * _WEEK)
        limit = add_months(eligible, settings.whole("pathway_months"))
        if not _is_looked_after(span, eligible, limit, born) or limit >= ground.chronology.as_at:
            continue
        made = [event for event in ground.life.events if _is_pathway(event)]
        if any(event.when.first_day <= limit for event in made):
            return
        if ground.reaches({Group.PLAN}, since, limit) and ground.reaches(_DAY_TO_DAY, since, limit):
            told = [
                event for event in ground.life.events if holds(event, "eligible") and span.covers(event.when.first_day)
            ]
            yield _pathway_shown(span, told, made[0] if made else None, limit, ground)
        return


def _is_looked_after(span: Span, eligible: dt.date, limit: dt.date, born: dt.date) -> bool:
    adult = add_months(born, 12 * 18)
    return span.covers(eligible) and span.covers(limit) and limit < adult


def _is_pathway(event: Event) -> bool:
    return event.kind in (Kind.PATHWAY_PLAN_STARTED, Kind.PATHWAY_PLAN_REVIEW) or holds(event, "pathway")


def _pathway_shown(span: Span, told: Sequence[Event], later: Event | None, limit: dt.date, ground: Ground) -> Shown:
    months = ground.settings.whole("pathway_months")
    first = f"; the first is {dated(later)}" if later else ""
    return Shown(
        anchor=span.opened,
        statement=(
            f"The record shows a child looked after since {on(span.opened)} and no pathway assessment or plan by "
            f"{day(limit)}, {months} months after becoming eligible{first}."
        ),
        evidence=(span.opened, *told, *([later] if later else ())),
        aspect="pathway",
        title="Pathway assessment late",
        strength=Strength.MODERATE,
    )


PATTERN = Pattern(
    name="transition_planning_late",
    rule="transition_planning_late",
    title="Transition planning late",
    data="day-to-day work with the child",
    groups=frozenset({Group.VISIT, Group.CONTACT}),
    find=find,
    among_all=True,
    absence=True,
    until_age=25,
)
