"""An action that was agreed and is not recorded as done, and harm of the same matter, or with the same person, after it was due."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from analyzers.cues import Matter, matters
from analyzers.patterns.harm import concerns
from analyzers.patterns.services.plan_actions import agreed_in, each_once, quoted
from analyzers.patterns.shape import Ground, Pattern, Shown
from analyzers.tables import domains
from analyzers.told import themes_named
from analyzers.words import counted, dates, day, listed, titled
from chronology.model import Action, Event, Group, Kind, Level, Person, PersonKind, Restriction, Strength
from chronology.normalise import order_key
from chronology.people import plain
from chronology.practice import group_of

_RAISED = (Kind.REFERRAL, Kind.REFERRAL_NO_FURTHER_ACTION, Kind.SAFEGUARDING_CONCERN)
_HARM = frozenset({"harm", "carer"})
# How somebody stands in an entry of harm who did more than tell of it, or be told.
_THERE = frozenset({"concerned", "seen", "seen-alone", "attended"})
_NAMED = 2
"""Actions a sentence names, and entries by their titles, before it counts the rest."""
_Agreed = tuple[Event, Action]


@dataclass(frozen=True, slots=True)
class _Bearing:
    """What an action may bear on: how it is known in the action's words, and which entries are of it."""

    name: str
    is_of: Callable[[Action], bool]
    befell: Callable[[Event], bool]


def find(ground: Ground) -> Iterator[Shown]:
    """One finding for each matter and each person, with every such action and every entry after one was due."""
    undone = [one for one in agreed_in(ground) if _is_undone(*one, ground)]
    if not undone:
        return
    shown: set[tuple[str, str]] = set()
    for bearing in (*map(_of_matter, matters()), *_of_people(ground)):
        agreed = [one for one in undone if bearing.is_of(one[1])]
        if not agreed:
            continue
        after = [event for event in ground.life.events if _is_after(event, agreed, ground) and bearing.befell(event)]
        if after and (bearing.name, agreed[0][0].key) not in shown:
            shown.add((bearing.name, agreed[0][0].key))
            yield _shown(bearing, [one for one in agreed if _due(one[1]) < after[-1].when.first_day], after)


def _is_undone(event: Event, action: Action, ground: Ground) -> bool:
    """Due, not recorded as done, and of an entry whose words may stand in a sentence for everyone."""
    past = action.due is not None and action.due.dated and action.due.last_day <= ground.chronology.as_at
    return past and not action.may_be_done and event.restriction is Restriction.NONE


def _due(action: Action) -> dt.date:
    return action.due.last_day if action.due is not None else dt.date.max


def _is_after(event: Event, agreed: Sequence[_Agreed], ground: Ground) -> bool:
    """Within the window after one of the actions was due; what is not so, and what is only retold, is no harm after it."""
    window = dt.timedelta(days=ground.settings.whole("window_days"))
    first = event.when.first_day
    return (
        event.key not in ground.life.retold
        and concerns.stands(event)
        and any(_due(action) < first <= _due(action) + window for _, action in agreed)
    )


def _of_matter(matter: Matter) -> _Bearing:
    def befell(event: Event) -> bool:
        return event.kind in matter.shown_by or (
            event.kind in _RAISED and not matter.themes.isdisjoint(themes_named(event))
        )

    return _Bearing(matter.name, lambda action: bool(matter.words.search(action.text)), befell)


def _of_people(ground: Ground) -> Iterator[_Bearing]:
    """People whom an action calls by their whole name: of harm, the entries that concern them."""
    for person in ground.chronology.people:
        if person.kind in (PersonKind.PROFESSIONAL, PersonKind.ORGANISATION) or person.id == ground.life.subject:
            continue
        if len(plain(person.name or "").split()) > 1:
            yield _Bearing("person", _names(person), _harm_with(person, ground))


def _names(person: Person) -> Callable[[Action], bool]:
    name = f" {plain(person.name or '')} "
    return lambda action: name in f" {plain(action.text)} "


def _harm_with(person: Person, ground: Ground) -> Callable[[Event], bool]:
    def befell(event: Event) -> bool:
        return (
            domains().get(group_of(event.kind)) in _HARM
            and concerns.is_concern(event, ground, Level.HIGH)
            and any(part.person == person.id and part.involvement in _THERE for part in event.people)
        )

    return befell


def _shown(bearing: _Bearing, agreed: Sequence[_Agreed], after: Sequence[Event]) -> Shown:
    agreeing = sorted({event.key: event for event, _ in agreed}.values(), key=order_key)
    actions = each_once(action for _, action in agreed)
    was = "it was" if len(actions) == 1 else "they were"
    return Shown(
        anchor=agreeing[0],
        statement=(
            f"The record shows {_entries(after)} after {quoted(actions, _NAMED)} had been due since "
            f"{day(min(_due(action) for _, action in agreed))} with no record that {was} done; it does not show that the one "
            f"came of the other. Agreed: {dates(agreeing)}."
        ),
        evidence=(*agreeing, *after),
        strength=Strength.STRONG if max(len(agreeing), len(after)) > 1 else Strength.MODERATE,
        aspect=bearing.name,
    )


def _entries(after: Sequence[Event]) -> str:
    """By their titles, those of one title once."""
    titles: dict[str, list[Event]] = {}
    for event in after:
        titles.setdefault(titled(event), []).append(event)
    told = [f"“{title}” ({dates(events)})" for title, events in [*titles.items()][:_NAMED]]
    further = sum(len(events) for events in [*titles.values()][_NAMED:])
    return listed([*told, *([counted(further, "further entry", "further entries")] if further else [])])


PATTERN = Pattern(
    name="undone_then_harm",
    rule="undone_then_harm",
    title="Agreed action not recorded as done before harm",
    data="actions of plans",
    groups=frozenset({Group.PLAN, Group.CONFERENCE, Group.REVIEW}),
    find=find,
)
