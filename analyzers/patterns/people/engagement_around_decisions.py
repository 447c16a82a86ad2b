"""P08: contact that is missed, kept around a decision and missed again; or agreements without anything done.

The literature has a contested name for this. It is not printed: the record shows when contact was kept, not why.
"""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analyzers.patterns.people.service_taken_up import services_told
from analyzers.patterns.shape import Ground, Pattern, Shown
from analyzers.patterns.windows import days_apart
from analyzers.told import told
from analyzers.words import counted, dated, dates, times
from chronology.model import Action, Event, Group, Kind, Strength
from chronology.normalise import took_part
from chronology.people import role_of

_MISSED = (
    Kind.NOT_BROUGHT,
    Kind.APPOINTMENT_MISSED,
    Kind.NO_ACCESS_VISIT,
    Kind.ACCESS_REFUSED,
    Kind.CANCELLED_BY_CARER,
)
_KEPT = (
    Kind.CHILD_SEEN,
    Kind.CHILD_SEEN_ALONE,
    Kind.ADULT_SEEN,
    Kind.HEALTH_CONTACT,
    Kind.HEALTH_ASSESSMENT,
    Kind.DENTAL_CHECK,
    Kind.FAMILY_CONTACT,
    Kind.CARER_ENGAGED,
    Kind.CARE_ACCEPTED,
    Kind.PROGRAMME_COMPLETED,
    Kind.SUBSTANCE_TREATMENT,
    Kind.MENTAL_HEALTH_TREATMENT,
)
_REVIEWS = (
    Kind.REVIEW_CONFERENCE,
    Kind.CIN_REVIEW,
    Kind.CARE_AND_SUPPORT_REVIEW,
    Kind.LOOKED_AFTER_REVIEW,
    Kind.ADULT_CONFERENCE,
)
_PARENTS = frozenset({"mother", "father"})
_DECISIONS = (*_REVIEWS, Kind.INITIAL_CONFERENCE, Kind.COURT_HEARING, Kind.PRE_PROCEEDINGS)


@dataclass(frozen=True, slots=True)
class _Cycle:
    """Contact missed, kept around a decision, and missed again."""

    missed: Sequence[Event]
    kept: Sequence[Event]
    decision: Event
    again: Event

    @property
    def events(self) -> tuple[Event, ...]:
        """All of it."""
        return (*self.missed, *self.kept, self.decision, self.again)


def find(ground: Ground) -> Iterator[Shown]:
    """Cycles that come close enough after each other; then agreements that nothing came of."""
    cycles = list(_cycles(ground))
    count = ground.settings.whole("cycles")
    place = 0
    while place + count <= len(cycles):
        run = _run(cycles, place, count, ground)
        place += max(1, len(run))
        if run and (shown := _rising(run, ground)) is not None:
            yield shown
    yield from _agreed(ground)
    yield from services_told(ground)


def _cycles(ground: Ground) -> Iterator[_Cycle]:
    """One for each decision at most. Contact missed again may be the first that is missed before the next decision."""
    settings = ground.settings
    missed, kept = ground.life.of(*_MISSED), _kept(ground)
    near = dt.timedelta(days=settings.whole("near_days"))
    window = dt.timedelta(days=settings.whole("window_days"))
    missed_days = [event.when.first_day for event in missed]
    kept_days = [event.when.first_day for event in kept]
    reached = dt.date.min
    for decision in ground.life.of(*_DECISIONS):
        day = decision.when.first_day
        around = [
            event
            for event in kept[bisect_left(kept_days, day - near) : bisect_right(kept_days, day + near)]
            if max(days_apart(event, decision), days_apart(decision, event)) <= near.days
        ]
        if not around or around[0].when.first_day <= reached:
            continue
        first, last = around[0].when.first_day, around[-1].when.last_day
        start = bisect_left(missed_days, max(first - window, reached))
        before = missed[start : bisect_left(missed_days, first)]
        after = missed[bisect_right(missed_days, last) :]
        again = next(iter(after), None)
        in_time = again is not None and days_apart(around[-1], again) <= settings.whole("missed_again_days")
        if len(before) >= settings.whole("missed_count") and again is not None and in_time:
            yield _Cycle(before[-settings.whole("missed_count") :], around, decision, again)
            reached = again.when.first_day


def _kept(ground: Ground) -> Sequence[Event]:
    """Contact that the carers kept: a child seen alone, at school perhaps, shows nothing of theirs without them."""
    parents = ground.family.parents(ground.life.subject)
    return [
        event
        for event in ground.life.of(*_KEPT)
        if event.kind is not Kind.CHILD_SEEN_ALONE
        or any(took_part(part) and (part.person in parents or _is_parent(part.role)) for part in event.people)
    ]


def _is_parent(role: str) -> bool:
    known = role_of(role)
    return known is not None and known.name in _PARENTS


def _run(cycles: Sequence[_Cycle], place: int, count: int, ground: Ground) -> Sequence[_Cycle]:
    """The cycles from one on, each of them one of enough within the window."""
    window = ground.settings.whole("window_days")
    last = place
    while last + 1 < len(cycles):
        first = cycles[max(place, last + 2 - count)].missed[0]
        if days_apart(first, cycles[last + 1].again) > window:
            break
        last += 1
    run = cycles[place : last + 1]
    return run if len(run) >= count else ()


def _rising(run: Sequence[_Cycle], ground: Ground) -> Shown | None:
    """Nothing, where as much contact was kept at other times: then it does not rise around decisions."""
    settings = ground.settings
    first, last = run[0].missed[0].when.first_day, run[-1].again.when.last_day
    near = {event.key for cycle in run for event in cycle.kept}
    elsewhere = [event for event in _kept(ground) if first <= event.when.first_day <= last and event.key not in near]
    if len(elsewhere) >= len(near):
        return None
    return Shown(
        anchor=run[0].missed[0],
        statement=(
            f"The record shows a pattern of engagement that rises around decision points: {times(len(run))} contact was "
            f"missed or cancelled, then kept within {settings.whole('near_days')} days of a conference, review or hearing "
            f"({dates([cycle.decision for cycle in run])}), and missed again within "
            f"{settings.whole('missed_again_days')} days."
        ),
        evidence=tuple(event for cycle in run for event in cycle.events),
        counter=elsewhere,
        strength=Strength.STRONG if len(run) > settings.whole("cycles") else Strength.MODERATE,
    )


# ---- agreements ----------------------------------------------------------------------------------------------------


def _agreed(ground: Ground) -> Iterator[Shown]:
    """What parents took on and nothing of which was recorded as done by the second review after.

    Only where the record says of some action that it was done, or a review that none was: else nothing could have been.
    """
    actions = [action for action in ground.chronology.actions if _is_ours(action, ground)]
    tells = any(action.done is not None for action in ground.chronology.actions)
    by_record: dict[str, list[Action]] = defaultdict(list)
    for action in actions:
        if action.account and _is_of_parent(action, ground):
            by_record[action.account].append(action)
    reviews = ground.life.of(*_REVIEWS)
    for record, agreed in sorted(by_record.items()):
        agreement = next(iter(sorted(ground.records.told_by(record), key=lambda event: event.when.first_day)), None)
        if agreement is None or len(agreed) < ground.settings.whole("agreed_count"):
            continue
        following = [review for review in reviews if review.when.first_day > agreement.when.last_day]
        following = following[: ground.settings.whole("reviews")]
        if len(following) < ground.settings.whole("reviews"):
            continue
        last = following[-1].when.last_day
        if not tells and not any(told(review, "nothing_done", says_not=True) for review in following):
            continue
        if all(action.done is None or action.done.first_day > last for action in agreed):
            yield Shown(
                anchor=agreement,
                statement=(
                    f"The record shows {counted(len(agreed), 'action')} agreed by a parent {dated(agreement)}, and none "
                    f"of them as done by the next {counted(len(following), 'review')} ({dates(following)})."
                ),
                evidence=(agreement, *following),
                aspect="agreed",
                title="Agreed, and not recorded as done",
                strength=Strength.WEAK,
            )


def _is_ours(action: Action, ground: Ground) -> bool:
    return not action.people or ground.life.subject is None or ground.life.subject in action.people


def _is_of_parent(action: Action, ground: Ground) -> bool:
    """A parent is named as who was to do it, by name or by what they are."""
    owner = action.owner or ""
    adults = ground.family.adults | ground.family.parents(ground.life.subject)
    return _is_parent(owner) or ground.family.meant(owner, adults) in ground.family.parents(ground.life.subject)


PATTERN = Pattern(
    name="engagement_around_decisions",
    rule="P08",
    title="Engagement around decisions",
    data="both contacts and the decisions they lie around",
    groups=frozenset({Group.MISSED_APPOINTMENT, Group.VISIT, Group.HEALTH}),
    find=find,
)
