"""Tellings of an incident that stands already: the notice of it, the visit because of it, what a child said of it at school.

Each is printed where it stands; none is a further incident.
"""

import datetime as dt
from collections.abc import Sequence

from analyzers.told import found_in, holds, says, tells
from chronology.model import Chronology, Event, EvidenceStatus, Kind, Person

INCIDENTS = frozenset({Kind.DOMESTIC_ABUSE_INCIDENT, Kind.DOMESTIC_ABUSE_CHILD_PRESENT})
"""Kinds of which a response is often told under the kind of what it answers."""
DAYS = dt.timedelta(days=7)
"""So long after an incident it is told of again."""
# Of what another file tells by hearsay so soon after an incident between the same people, it is that incident.
_SOON = dt.timedelta(days=3)
# An incident between adults may be called by what the police, a ward or a neighbour saw of it.
_MAY_BE_ONE = frozenset(
    {Kind.POLICE_INCIDENT, Kind.PHYSICAL_ABUSE_ALLEGED, Kind.EMERGENCY_ATTENDANCE, Kind.ARREST, Kind.INJURY}
)
_HEARD = frozenset({EvidenceStatus.REPORTED, EvidenceStatus.ALLEGED})
_NIGHT = dt.timedelta(days=1)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SHORTEST = 3
_NOBODYS = frozenset({"subject", "child", "referrer", "recipient", "author"})


def told_again(chronology: Chronology, events: Sequence[Event]) -> dict[str, str]:
    """By the keys of the incidents, of some events in order, that only tell again of one within the week before, its key."""
    people = {person.id: person for person in chronology.people}
    counted: list[Event] = []
    again: dict[str, str] = {}
    # Of an incident that is called by what a ward or the police saw, the first telling stands for it.
    unnamed: set[str] = set()
    for event in events:
        if event.kind not in INCIDENTS:
            if event.kind in _MAY_BE_ONE and _is_between_adults(event):
                counted.append(event)
                unnamed.add(event.key)
            continue
        told = next((other for other in reversed(counted[-3:]) if _tells_of(event, other, people)), None)
        if told is None:
            counted.append(event)
        elif told.key in unnamed:
            unnamed.remove(told.key)
        else:
            again[event.key] = told.key
    return again


def _tells_of(event: Event, incident: Event, people: dict[str, Person]) -> bool:
    """It was written within days of the incident, of nobody else, as an answer to it or looking back on it."""
    if not _is_soon_after(event, incident) or not _same_person(event, incident) or holds(event, "another_time"):
        return False
    return _meet(_adults(event, people), _adults(incident, people)) and (
        holds(event, "speaks_of_incident")
        or _is_called_a_response(event)
        or _looks_back(event, incident)
        or _is_heard_of(event, incident)
    )


def _is_between_adults(event: Event) -> bool:
    return any(account.kind in INCIDENTS for account in event.accounts) or tells(event, "violence_between_adults")


def _is_heard_of(event: Event, incident: Event) -> bool:
    """Another file tells of it within days, by what somebody said: a child at school, a neighbour, the mother on a visit."""
    if event.when.first_day - incident.when.last_day > _SOON or says(event.agency, "police"):
        return False
    files = ({account.source.document for account in each.accounts} for each in (event, incident))
    return set.isdisjoint(*files) and (bool(event.child_voice) or event.evidence_status in _HEARD)


def _is_called_a_response(event: Event) -> bool:
    """It is called a visit, a call, a notice or a meeting: something done because of what happened."""
    return says(event.title, "called_a_response") and not says(event.agency, "police")


def _same_person(one: Event, other: Event) -> bool:
    first, second = (frozenset(part.person for part in each.people if part.role == "subject") for each in (one, other))
    return _meet(first, second)


def _is_soon_after(event: Event, incident: Event) -> bool:
    apart = event.when.first_day - incident.when.last_day
    return dt.timedelta() < apart <= DAYS


def _looks_back(event: Event, incident: Event) -> bool:
    """Its words name the weekday of the incident, or the night before."""
    nights = (incident.when.first_day, incident.when.first_day - _NIGHT)
    named = {words[-1][:3] for found in found_in(event, "weekday_before") if (words := found.split())}
    if named & {_WEEKDAYS[day.weekday()] for day in nights}:
        return True
    return event.when.first_day - incident.when.last_day == _NIGHT and bool(found_in(event, "night_before"))


def _adults(event: Event, people: dict[str, Person]) -> frozenset[str]:
    """The words of the names of those it names besides whose file it is in and who told it."""
    names = [
        people[part.person].name or "" for part in event.people if part.role not in _NOBODYS and part.person in people
    ]
    return frozenset(
        word for name in names if "(" not in name for word in name.casefold().split() if len(word) >= _SHORTEST
    )


def _meet(first: frozenset[str], second: frozenset[str]) -> bool:
    return not first or not second or not first.isdisjoint(second)
