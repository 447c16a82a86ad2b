"""Actions of a plan or conference without an owner or a due date, or past due with no completion and no further mention."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from analyzers.patterns.services.plan_actions import REVIEWS, agreed_in, is_named_in, same_action, wording
from analyzers.patterns.shape import Ground, Pattern, Shown
from analyzers.spans import CASE
from analyzers.words import counted, dated, dates, listed, number
from chronology.model import Action, Event, Group, Kind, Strength
from chronology.practice import title_of


@dataclass(slots=True)
class _Lacking:
    """What the actions agreed while a case was open lack."""

    events: list[Event] = field(default_factory=list)
    owner: list[Action] = field(default_factory=list)
    due: list[Action] = field(default_factory=list)
    done: list[Action] = field(default_factory=list)
    reviews: list[Event] = field(default_factory=list)
    of: int = 0


def find(ground: Ground) -> Iterator[Shown]:
    """One finding for each time the case was open, with all its plans and conferences; so too outside such times."""
    agreed = list(agreed_in(ground))
    cases = ground.spans(CASE)
    by_case: dict[int, _Lacking] = {}
    for event, action in agreed:
        place = next((place for place, case in enumerate(cases) if case.covers(event.when.first_day)), -1)
        _look(event, action, agreed, by_case.setdefault(place, _Lacking()), ground)
    for lacking in by_case.values():
        if lacking.events:
            yield _shown(lacking, ground)


def _look(
    event: Event, action: Action, agreed: Sequence[tuple[Event, Action]], lacking: _Lacking, ground: Ground
) -> None:
    """An action that was done lacks nothing that still matters."""
    lacking.of += 1
    if action.is_done:
        return
    owned = bool(action.owner) or _owned_elsewhere(action, ground)
    incomplete = not owned or (action.due is None and not action.by)
    if not owned:
        lacking.owner.append(action)
    if action.due is None and not action.by:
        lacking.due.append(action)
    elif action.due is not None and action.due.last_day < ground.chronology.as_at and not action.may_be_done:
        review = _next_review(event, action, ground)
        if review is None or not _mentioned(action, review, agreed):
            incomplete = True
            lacking.done.append(action)
            lacking.reviews += [review] if review else []
    lacking.events += [event] if incomplete else []


def _owned_elsewhere(action: Action, ground: Ground) -> bool:
    """The minutes of the meeting say who is to do what the record of the plan gives nobody."""
    return any(other.owner and same_action(action, other) for other in ground.agreed.actions)


def _next_review(event: Event, action: Action, ground: Ground) -> Event | None:
    """The first review after the action fell due."""
    due = action.due.last_day if action.due else event.when.last_day
    later = (
        review
        for review in ground.life.of(*REVIEWS, Kind.CORE_GROUP)
        if review.when.first_day > due and review.key != event.key
    )
    return next(later, None)


def _mentioned(action: Action, review: Event, agreed: Sequence[tuple[Event, Action]]) -> bool:
    """The review agrees it anew, or its words tell of it."""
    if any(event.key == review.key and same_action(action, other) for event, other in agreed):
        return True
    words = wording(action)
    told = wording(review)
    return (bool(words) and 2 * len(words & told) >= len(words)) or is_named_in(action, review)


def _shown(lacking: _Lacking, ground: Ground) -> Shown:
    events = list(dict.fromkeys(lacking.events))
    parts = []
    if lacking.owner:
        parts.append(f"{counted(len(lacking.owner), 'has', 'have')} no owner")
    if lacking.due:
        parts.append(f"{counted(len(lacking.due), 'has', 'have')} no due date")
    if lacking.done:
        parts.append(
            f"{counted(len(lacking.done), 'was', 'were')} past due with no completion recorded{_unmentioned(lacking)}"
        )
    at = f"“{title_of(events[0].kind).lower()}” {dated(events[0])}" if len(events) == 1 else dates(events)
    many = len(lacking.done) >= ground.settings.whole("strong_count")
    return Shown(
        anchor=events[0],
        statement=f"The record shows {counted(lacking.of, 'plan action')}: {listed(parts)} (agreed: {at}).",
        evidence=(*events, *lacking.reviews),
        strength=Strength.STRONG if many else Strength.MODERATE if lacking.done else Strength.WEAK,
    )


def _unmentioned(lacking: _Lacking) -> str:
    """The next review tells nothing of them, where there was one."""
    count = len(lacking.reviews)
    if not count:
        return ""
    all_of_them = count == len(lacking.done)
    return f"{' and' if all_of_them else f', {number(count)} of them with'} no mention at the next review"


PATTERN = Pattern(
    name="plan_actions_incomplete",
    rule="plan_actions_incomplete",
    title="Plan actions incomplete",
    data="plans or conferences",
    groups=frozenset({Group.PLAN, Group.CONFERENCE, Group.REVIEW}),
    find=find,
    among_all=True,
)
