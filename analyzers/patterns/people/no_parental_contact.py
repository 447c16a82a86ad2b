"""A looked-after child whom no parent saw for three months while contact was expected, or who waited in vain."""

import datetime as dt
from collections.abc import Iterator, Sequence

from analyzers.coverage import complete, covered
from analyzers.patterns.shape import Ground, Pattern, Shown
from analyzers.spans import LOOKED_AFTER, Span
from analyzers.told import told
from analyzers.words import counted, dated, dates, day, on
from chronology.model import Event, Group, Involvement, Kind, Strength
from chronology.people import role_of

_GROUPS = frozenset({Group.CONTACT})
_PARENTS = frozenset({"mother", "father"})
_MISSABLE = (Kind.FAMILY_CONTACT, Kind.APPOINTMENT_MISSED, Kind.CANCELLED_BY_CARER, Kind.CONTACT_ARRANGEMENT_CHANGED)


def find(ground: Ground) -> Iterator[Shown]:
    """For each time in care: contact not taken up, and the times without any."""
    lost = [event for event in ground.life.of(*_MISSABLE) if _was_lost(event, ground)]
    told_of = {event.key for event in lost}
    held = [event for event in ground.life.of(Kind.FAMILY_CONTACT) if event.key not in told_of]
    for span in ground.spans(LOOKED_AFTER):
        during = [event for event in lost if span.covers(event.when.first_day)]
        if len(during) >= ground.settings.whole("count"):
            yield _not_taken_up(during, [event for event in held if span.covers(event.when.first_day)])
        yield from _absences(span, held, during, ground)


def _was_lost(event: Event, ground: Ground) -> bool:
    """A parent did not come to it: recorded as absent, or told so."""
    if event.kind is Kind.FAMILY_CONTACT:
        away = [part for part in event.people if part.involvement == "absent" and _is_parent(part, ground)]
        came = [part for part in event.people if part.involvement != "absent" and _is_parent(part, ground)]
        if away and not came:
            return True
    return bool(told(event, "contact_not_taken_up", says_not=True))


def _is_parent(part: Involvement, ground: Ground) -> bool:
    role = role_of(part.role)
    return part.person in ground.family.parents(ground.life.subject) or (role is not None and role.name in _PARENTS)


def _not_taken_up(lost: Sequence[Event], held: Sequence[Event]) -> Shown:
    kept = [event for event in held if lost[0].when.first_day <= event.when.first_day <= lost[-1].when.first_day]
    statement = (
        f"The record shows family contact not taken up on {counted(len(lost), 'occasion')} while the child was looked "
        f"after: {dates(lost)}."
    )
    if kept:
        statement += f" In the same time it took place on {counted(len(kept), 'occasion')}."
    return Shown(anchor=lost[0], statement=statement, evidence=lost, counter=kept, aspect="not_taken_up")


def _absences(span: Span, held: Sequence[Event], lost: Sequence[Event], ground: Ground) -> Iterator[Shown]:
    """From one contact, or from when it was arranged, to the next; only where the record tells of contact at all."""
    marks = [] if _are_dead(ground) else _marks(span, held, ground)
    end = min(span.end or ground.chronology.as_at, ground.life.events[-1].when.first_day, ground.chronology.as_at)
    for place, before in enumerate(marks):
        after = marks[place + 1] if place + 1 < len(marks) else None
        until = after.when.first_day if after else end
        known = complete(ground.chronology, _GROUPS, before.when.last_day, until)
        if not _stops(before) and (known or len(marks) + len(lost) > 1):
            yield from _absence(before, after, until, ground)


def _are_dead(ground: Ground) -> bool:
    """No recorded parent is living."""
    parents = [ground.family.people.get(parent) for parent in ground.family.parents(ground.life.subject)]
    return bool(parents) and all(parent is not None and parent.died is not None for parent in parents)


def _marks(span: Span, held: Sequence[Event], ground: Ground) -> list[Event]:
    """Contacts, what ended them, and arrangements from which they could be expected, in order."""
    marks: list[Event] = []
    contacts = {event.key for event in held}
    for event in ground.life.of(Kind.FAMILY_CONTACT, Kind.CONTACT_ARRANGEMENT_CHANGED):
        arranged = event.kind is Kind.CONTACT_ARRANGEMENT_CHANGED
        if not span.covers(event.when.first_day) or not (arranged or event.key in contacts):
            continue
        expected_already = bool(marks) and not _stops(marks[-1])
        if _stops(event) or (_with_parent(event, ground) and not (arranged and expected_already)):
            marks.append(event)
    return marks


def _stops(event: Event) -> bool:
    return event.kind is Kind.CONTACT_ARRANGEMENT_CHANGED and bool(told(event, "contact_stopped", says_not=True))


def _with_parent(event: Event, ground: Ground) -> bool:
    """Contact with somebody else alone is none with a parent; where nobody is named it may have been with one."""
    others = [part for part in event.people if part.person in ground.family.adults or role_of(part.role) is not None]
    return not others or any(_is_parent(part, ground) for part in others)


def _absence(before: Event, after: Event | None, until: dt.date, ground: Ground) -> Iterator[Shown]:
    reach = covered(ground.chronology, _GROUPS, before.when.last_day, until)
    days = (reach[1] - reach[0]).days if reach else 0
    if days > ground.settings.whole("absence_days"):
        since = "last recorded" if before.kind is Kind.FAMILY_CONTACT else "arranged"
        yield Shown(
            anchor=before,
            statement=(
                f"The record shows no contact with a parent for {counted(days, 'day')} while the child was looked after: "
                f"it was {since} {dated(before)}, and none is recorded until {on(after) if after else day(until)}."
            ),
            evidence=(before, *((after,) if after else ())),
            aspect="absence",
            strength=Strength.WEAK,
            until=None if after else until,
        )


PATTERN = Pattern(
    name="no_parental_contact",
    rule="no_parental_contact",
    title="No contact with a parent",
    data="contact with family",
    groups=_GROUPS,
    find=find,
    among_all=True,
    subject="child",
)
