"""P12: a case or protection plan closed with something open, something grave shortly before it, or a referral soon after."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from analyzers.answers import Answers, is_incident
from analyzers.patterns.enquiries import Enquiry, ends_in_periods, enquiries, may_have_ended
from analyzers.patterns.services.plan_actions import agreed_in, is_done_by, latest_of_each, may_be_done_by, unplaced
from analyzers.patterns.shape import Ground, Pattern, Shown
from analyzers.patterns.windows import days_apart, days_at_least
from analyzers.referrals import REFERRALS, referrals
from analyzers.spans import CASE, LOOKED_AFTER, at
from analyzers.voice import seeing_read
from analyzers.words import counted, dated, dates, listed
from chronology.model import Action, Event, Group, Kind, Strength
from chronology.practice import group_of, title_of

_SEEN = (Kind.CHILD_SEEN, Kind.CHILD_SEEN_ALONE, Kind.WISHES_AND_FEELINGS, Kind.MEDICAL_EXAMINATION, Kind.VISIT)
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Unmet:
    """One thing that was open at a closure, in words, and the entries that show it."""

    words: str
    evidence: Sequence[Event] = ()
    weak: bool = False
    """Of itself it says little: that a referral came afterwards, that something had happened before."""


@dataclass(frozen=True, slots=True)
class _Life:
    """What is looked at for every closure: the ground, and what was worked out of it once."""

    ground: Ground
    agreed: Sequence[tuple[Event, Action]]
    incidents: Answers


def find(ground: Ground) -> Iterator[Shown]:
    """Each closure with all that was open at it."""
    incidents = [event for event in ground.life.events if is_incident(event, ground.practice)]
    life = _Life(ground, tuple(agreed_in(ground)), Answers(incidents))
    for closure in _closures(ground):
        unmet = tuple(chain.from_iterable(look(closure, life) for look in _LOOKS))
        if unmet:
            yield _shown(closure, unmet)


def _closures(ground: Ground) -> Iterator[Event]:
    """Closures of the case, and of a protection plan that ended by itself: not with the case, not for care."""
    closed = ground.life.of(Kind.CASE_CLOSED)
    near = ground.settings.whole("same_closure_days")
    yield from closed
    for ended in ground.life.of(Kind.CP_PLAN_ENDED):
        with_case = any(abs((case.when.first_day - ended.when.first_day).days) <= near for case in closed)
        if not with_case and at(ground.spans(LOOKED_AFTER), ended.when.first_day) is None:
            yield ended


def _actions(closure: Event, life: _Life) -> Iterator[_Unmet]:
    """Actions of plans and conferences since the case was opened that the record does not show as done by then."""
    ground = life.ground
    since = _opened(closure, ground)
    day = closure.when.first_day
    found = [
        (event, action)
        for event, action in life.agreed
        if since <= event.when.first_day <= day
        and (action.due is None or action.due.first_day <= day)
        and not _may_be_done(action, closure, ground)
    ]
    due = [(event, action) for event, action in latest_of_each(found) if action.due is not None]
    if due:
        events = tuple(dict.fromkeys(event for event, _ in due))
        words = f"{counted(len(due), 'plan action')} due by then with no completion recorded (agreed {dates(events)})"
        yield _Unmet(words, events)
    # What agreed these no record says, so the closure alone shows them.
    loose = [
        action
        for action in unplaced(ground)
        if action.due and since <= action.due.first_day <= day and not _may_be_done(action, closure, ground)
    ]
    if loose:
        yield _Unmet(f"{counted(len(loose), 'action')} due by then with no completion recorded", ())


def _may_be_done(action: Action, closure: Event, ground: Ground) -> bool:
    day = closure.when.last_day
    days = {event.key: event.when.first_day for event in ground.life.events if event.key in action.shown_by}
    # What was agreed for nobody by name may be another's, whose entries are not here.
    of_others = not action.people and bool(dict(ground.chronology.counts).get("accounts_of_others"))
    return of_others or is_done_by(action, day) or may_be_done_by(action, day, days)


def _opened(closure: Event, ground: Ground) -> dt.date:
    span = at(ground.spans(CASE), closure.when.first_day)
    return span.start if span else dt.date.min


def _assessments(closure: Event, life: _Life) -> Iterator[_Unmet]:
    """Assessments begun by then and not recorded as completed, ever or until later."""
    ground = life.ground
    opened = _opened(closure, ground)
    for started in ground.life.of(*_COMPLETED):
        if not opened <= started.when.first_day <= closure.when.first_day:
            continue
        completed = _completion(started, ground)
        if ground.spoken_of(
            {Group.ASSESSMENT},
            started.when.last_day + _DAY,
            closure.when.last_day,
            "speaks_of_assessment",
            but=ground.records.same_record(started),
        ):
            continue
        if completed is None or completed.when.first_day > closure.when.last_day:
            yield _Unmet(f"an assessment begun {dated(started)} with no completion recorded by then", (started,))


_COMPLETED = {
    kind: Kind(kind.replace("_started", "_completed"))
    for kind in (Kind.ASSESSMENT_STARTED, Kind.INITIAL_ASSESSMENT_STARTED, Kind.CORE_ASSESSMENT_STARTED)
}


def _completion(started: Event, ground: Ground) -> Event | None:
    """Of the same record, else the next such completion that no other start claims."""
    wanted = _COMPLETED[started.kind]
    for event in ground.records.same_record(started):
        if event.kind is wanted:
            return event
    for event in ground.life.of(wanted):
        claimed = any(other.kind is started.kind for other in ground.records.same_record(event))
        if event.when.last_day >= started.when.first_day and not claimed:
            return event
    return None


def _enquiries(closure: Event, life: _Life) -> Iterator[_Unmet]:
    """Enquiries begun since the case was opened without an outcome by then."""
    ground = life.ground
    opened = _opened(closure, ground)
    for enquiry in enquiries(ground):
        begun, outcome = enquiry.started, enquiry.completed
        in_case = opened <= begun.when.first_day <= closure.when.first_day
        without = outcome is None or outcome.when.first_day > closure.when.last_day
        if not (in_case and without) or _ended_by(closure.when.last_day, enquiry, ground):
            continue
        if not begun.outcome and not may_have_ended(enquiry, closure.when.last_day, ground):
            yield _Unmet(f"an enquiry begun {dated(begun)} with no outcome recorded by then", (begun,))


def _ended_by(last: dt.date, enquiry: Enquiry, ground: Ground) -> bool:
    return any(end <= last for end in ends_in_periods(enquiry, ground) or ())


def _harm(closure: Event, life: _Life) -> Iterator[_Unmet]:
    """What was grave in the weeks before."""
    ground = life.ground
    days = ground.settings.whole("harm_days")
    since = closure.when.last_day - dt.timedelta(days=days)
    before = [
        event
        for event in life.incidents.between(since, closure.when.first_day)
        if since <= event.when.first_day and event.when.last_day <= closure.when.first_day
    ]
    if before:
        kinds = listed(dict.fromkeys(title_of(event.kind).lower() for event in before))
        yield _Unmet(f"{kinds} in the {days} days before ({dates(before)})", before, weak=len(before) == 1)


def _not_seen(closure: Event, life: _Life) -> Iterator[_Unmet]:
    """The child last seen long before, where visits are recorded and the case was open all the while."""
    ground = life.ground
    days = ground.settings.whole("seen_days")
    since = closure.when.first_day - dt.timedelta(days=days)
    span = at(ground.spans(CASE), closure.when.first_day)
    if ground.life.is_adult or span is None or span.start >= since or not _visits_kept(ground):
        return
    if not ground.reaches({Group.VISIT}, since, closure.when.first_day):
        return
    # An assessment completed in that time tells how the child was, though it does not say that they were seen.
    seen = [
        event
        for event in ground.life.of(*_SEEN, *_COMPLETED.values())
        if event.when.first_day <= closure.when.first_day
    ]
    if any(event.when.last_day >= since for event in seen) or not seeing_read(ground.life, ground.practice).is_enough:
        return
    last = next((event for event in reversed(seen) if event.kind in _SEEN and event.kind is not Kind.VISIT), None)
    if last is not None:
        yield _Unmet(
            f"the child last recorded as seen {dated(last)}, {days_at_least(last, closure)} days before", (last,)
        )


def _visits_kept(ground: Ground) -> bool:
    return any(group_of(event.kind) is Group.VISIT for event in ground.life.events)


def _referred(closure: Event, life: _Life) -> Iterator[_Unmet]:
    """The first referral soon afterwards."""
    ground = life.ground
    days = ground.settings.whole("re_referral_days")
    for referral in referrals(ground.life.of(*REFERRALS)):
        after = referral.when.first_day > closure.when.last_day
        if after and days_apart(closure, referral) <= days:
            words = f"a referral {dated(referral)}, {counted(days_at_least(closure, referral), 'day')} afterwards"
            yield _Unmet(words, (referral,), weak=True)
            return


_LOOKS: tuple[Callable[[Event, _Life], Iterator[_Unmet]], ...] = (
    _actions,
    _assessments,
    _enquiries,
    _harm,
    _not_seen,
    _referred,
)


def _shown(closure: Event, unmet: Sequence[_Unmet]) -> Shown:
    what = "the case closed" if closure.kind is Kind.CASE_CLOSED else "a child protection plan ended"
    firm = [one for one in unmet if not one.weak]
    strength = Strength.STRONG if len(unmet) > 1 and firm else Strength.MODERATE
    return Shown(
        anchor=closure,
        statement=f"The record shows {what} {dated(closure)} with {'; '.join(one.words for one in unmet)}.",
        evidence=(closure, *chain.from_iterable(one.evidence for one in unmet)),
        strength=strength if firm or len(unmet) > 1 else Strength.WEAK,
    )


PATTERN = Pattern(
    name="closure_with_unmet_need",
    rule="P12",
    title="Closed with something unresolved",
    data="closures of the case or of plans",
    groups=frozenset({Group.CLOSURE, Group.PLAN}),
    find=find,
)
