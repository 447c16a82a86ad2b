"""P15: the child not seen or heard for too long on a plan, or an enquiry closed without the child seen."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from analyzers.answers import Answers
from analyzers.coverage import complete, covered
from analyzers.patterns.enquiries import Enquiry, enquiries
from analyzers.patterns.shape import Ground, Pattern, Shown
from analyzers.spans import LOOKED_AFTER, PROTECTION_PLAN, Span
from analyzers.voice import saw_all, seeing_read
from analyzers.words import counted, dated, day, listed, number
from chronology.model import Event, Group, Kind, Strength
from chronology.practice import add_working_days, group_of

_VISITS = frozenset({Group.VISIT})
_HEARD = frozenset({Kind.CHILD_SEEN_ALONE, Kind.WISHES_AND_FEELINGS, Kind.DISCLOSURE, Kind.RETURN_INTERVIEW})
_SEEN = _HEARD | {Kind.CHILD_SEEN, Kind.MEDICAL_EXAMINATION}
_IN_NEED = frozenset({Kind.CIN_PLAN_STARTED, Kind.CARE_AND_SUPPORT_PLAN_STARTED})
_THERE = frozenset({"seen", "seen-alone", "attended", "spoken-to"})
_AWAY = frozenset({"not-seen", "absent"})
_MOST_TOLD = 4


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Longer than the limit without the child seen; the entries at its ends, the plan's own where there is no other."""

    before: Event
    after: Event | None
    first: dt.date
    last: dt.date


@dataclass(frozen=True, slots=True)
class _Plan:
    """A plan on which the child is to be seen at least once in so many working days."""

    span: Span
    name: str
    limit: int


@dataclass(frozen=True, slots=True)
class _Sights:
    """When the child was seen, when seen alone or quoted, and what may have seen the child and does not say so."""

    seen: Sequence[Event]
    heard: Sequence[Event]
    perhaps: Sequence[Event]


def find(ground: Ground) -> Iterator[Shown]:
    """One finding for each plan, and one for each enquiry."""
    settings = ground.settings
    events = ground.life.events
    child = ground.life.subject
    sights = _Sights(
        tuple(event for event in events if _seen(event, child)),
        tuple(event for event in events if _heard(event, child)),
        tuple(event for event in events if _may_have_seen(event)),
    )
    if not seeing_read(ground.life, ground.practice).is_enough:
        return
    for span in ground.spans(PROTECTION_PLAN):
        plan = _Plan(span, "a protection plan", settings.whole("protected_working_days"))
        yield from _on_plan(plan, sights, ground)
    for span in _in_need(ground):
        plan = _Plan(span, "a plan for a child in need", settings.whole("in_need_working_days"))
        yield from _on_plan(plan, sights, ground)
    by_day = Answers(events)
    for enquiry in enquiries(ground):
        yield from _in_enquiry(enquiry, by_day, ground)


def _parts(event: Event, child: str | None) -> frozenset[str]:
    """How the child took part; of several whom an entry is about each for themselves."""
    return frozenset(
        part.involvement for part in event.people if (part.role == "subject" if child is None else part.person == child)
    )


def _seen(event: Event, child: str | None) -> bool:
    """The child was there and seen, or is quoted."""
    parts = _parts(event, child)
    if parts & _AWAY:
        return False
    return event.kind in _SEEN or bool(event.child_voice) or bool(_THERE & parts) or saw_all(event, child)


def _heard(event: Event, child: str | None) -> bool:
    """The child was seen alone, or is quoted."""
    parts = _parts(event, child)
    return not parts & _AWAY and (event.kind in _HEARD or bool(event.child_voice) or "seen-alone" in parts)


def _may_have_seen(event: Event) -> bool:
    """A visit that does not say whom it saw, or somebody of a health service who did."""
    return event.kind is Kind.VISIT or group_of(event.kind) is Group.HEALTH


def _in_need(ground: Ground) -> Iterator[Span]:
    """Plans for children in need, one after another: what a plan beside it would show again is left out."""
    until = dt.date.min
    for plan in ground.spans("plan"):
        if plan.opened.kind in _IN_NEED and plan.start > until:
            until = plan.end or dt.date.max
            yield plan


def _on_plan(plan: _Plan, sights: _Sights, ground: Ground) -> Iterator[Shown]:
    """Not seen at all; else, where the record tells of being seen alone, not seen alone or heard."""
    if stretches := _stretches(plan, sights.seen, ground):
        yield _shown(plan, stretches, "visit at which the child was seen", sights.perhaps)
        return
    age = ground.life.age_on(plan.span.start)
    could_be_alone = age is not None and age >= ground.settings.whole("alone_from_age")
    if sights.heard and could_be_alone and (stretches := _stretches(plan, sights.heard, ground)):
        yield _shown(plan, stretches, "entry of the child seen alone or in the child's own words", sights.perhaps)


def _stretches(plan: _Plan, sights: Sequence[Event], ground: Ground) -> list[_Stretch]:
    """Between one sight of the child and the next, as far as a source that tells of visits reaches."""
    span = plan.span
    # Behind the last entry of all the record says nothing of anything.
    end = min(span.end or ground.chronology.as_at, ground.chronology.as_at, ground.life.events[-1].when.first_day)
    visits = (event for event in ground.life.of(*_visits()) if _within(event, span.start, end))
    visited = len([*islice(visits, 2)]) > 1
    found = []
    before, start = span.opened, span.start
    for sight in (*(event for event in sights if _within(event, span.start, end)), None):
        stretch = _Stretch(before, sight, start, min(sight.when.first_day, end) if sight else end)
        known = visited or complete(ground.chronology, _VISITS, stretch.first, stretch.last)
        if known and (long := _too_long(stretch, plan, ground)) and not _otherwise_seen_to(long, span, ground):
            found.append(long)
        if sight is not None and sight.when.last_day >= start:
            before, start = sight, sight.when.last_day
    return found


def _within(event: Event, first: dt.date, last: dt.date) -> bool:
    return first <= event.when.last_day and event.when.first_day <= last


@cache
def _visits() -> tuple[Kind, ...]:
    return tuple(kind for kind in Kind if group_of(kind) is Group.VISIT)


def _too_long(stretch: _Stretch, plan: _Plan, ground: Ground) -> _Stretch | None:
    """What a source covers of it, where that alone is more than the plan allows."""
    if (stretch.last - stretch.first).days <= plan.limit:
        return None
    reach = covered(ground.chronology, _VISITS, stretch.first, stretch.last)
    if reach is None or reach[1] <= add_working_days(reach[0], plan.limit, ground.practice.jurisdiction):
        return None
    return _Stretch(stretch.before, stretch.after, *reach)


def _otherwise_seen_to(stretch: _Stretch, plan: Span, ground: Ground) -> bool:
    """Visits in care go by rules of their own, and a stricter plan is told of for itself."""
    stricter = ground.spans(PROTECTION_PLAN) if plan.name != PROTECTION_PLAN else ()
    return any(
        span.start <= stretch.last and (span.end is None or stretch.first <= span.end)
        for span in (*ground.spans(LOOKED_AFTER), *stricter)
    )


def _shown(plan: _Plan, stretches: Sequence[_Stretch], what: str, perhaps: Sequence[Event]) -> Shown:
    told = listed(f"between {day(stretch.first)} and {day(stretch.last)}" for stretch in stretches[:_MOST_TOLD])
    if len(stretches) > _MOST_TOLD:
        told += f", and {number(len(stretches) - _MOST_TOLD)} more"
    often = f"on {counted(len(stretches), 'occasion')} " if len(stretches) > 1 else ""
    edges = [event for stretch in stretches for event in (stretch.before, stretch.after) if event is not None]
    against = [
        event for event in perhaps if any(stretch.first < event.when.first_day < stretch.last for stretch in stretches)
    ]
    last = stretches[-1]
    return Shown(
        anchor=plan.span.opened,
        statement=(
            f"The record shows no {what} for more than {plan.limit} working days {often}while {plan.name} begun "
            f"{dated(plan.span.opened)} was in force: {told}."
        ),
        evidence=(plan.span.opened, *edges),
        counter=against,
        strength=Strength.WEAK if against or not what.startswith("visit") else Strength.MODERATE,
        until=last.last if last.after is None else None,
    )


def _in_enquiry(enquiry: Enquiry, by_day: Answers, ground: Ground) -> Iterator[Shown]:
    """Closed, and neither in it nor in the days before is the child recorded as seen."""
    if enquiry.completed is None or enquiry.started.kind is not Kind.S47_STARTED:
        return
    first = enquiry.started.when.first_day - dt.timedelta(days=ground.settings.whole("before_enquiry_days"))
    last = enquiry.completed.when.last_day
    during = list(by_day.between(first, last))
    known = complete(ground.chronology, _VISITS, enquiry.started.when.first_day, last) or any(
        group_of(event.kind) is Group.VISIT for event in during
    )
    if known and not any(_seen(event, ground.life.subject) for event in during):
        against = [event for event in during if _may_have_seen(event)]
        yield Shown(
            anchor=enquiry.started,
            statement=(
                f"The record shows a section 47 enquiry begun {dated(enquiry.started)} and closed "
                f"{dated(enquiry.completed)}, and no entry in that time of the child seen."
            ),
            evidence=(enquiry.started, enquiry.completed),
            counter=against,
            strength=Strength.WEAK if against else Strength.MODERATE,
            aspect="enquiry",
            title="Enquiry closed without the child recorded as seen",
        )


PATTERN = Pattern(
    name="child_not_seen",
    rule="P15",
    title="Child not seen or heard",
    data="visits to the child",
    groups=_VISITS,
    find=find,
    among_all=True,
    subject="child",
)
