"""P14: an adult in the household of whom no check is recorded within a month; a father absent from the record."""

import datetime as dt
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from analyzers.coverage import is_record
from analyzers.family import not_recorded
from analyzers.patterns.shape import Ground, Pattern, Shown
from analyzers.spans import CASE, Span
from analyzers.told import told
from analyzers.words import counted, dated, day, listed, on
from chronology.model import Event, Group, Involvement, Kind, Person, PersonKind, Strength
from chronology.normalise import took_part
from chronology.people import folded, is_only_named, name_table, role_of
from chronology.practice import group_of

_DAY = dt.timedelta(days=1)
_VAGUE = dt.timedelta(days=366)
_CHECKS = frozenset({Group.ASSESSMENT})
_HOUSEHOLD = (Kind.HOUSEHOLD_JOINED, Kind.UNKNOWN_ADULT_PRESENT)


@dataclass(frozen=True, slots=True)
class _Newcomer:
    """Somebody of the household, the entry that first tells of them, and what is not recorded."""

    who: str
    first: Event
    missing: Sequence[str]


def find(ground: Ground) -> Iterator[Shown]:
    """Those first told of in one entry are one finding; then the father, of a child whose relations are recorded."""
    newcomers: dict[str, list[_Newcomer]] = defaultdict(list)
    for newcomer in (*_people(ground), *_nobody_knows(ground)):
        if not _is_checked(newcomer, ground):
            newcomers[newcomer.first.key].append(newcomer)
    for some in newcomers.values():
        yield _unchecked(some, ground)
    if not ground.life.is_adult:
        yield from _father(ground)


def _people(ground: Ground) -> Iterator[_Newcomer]:
    """Adults by name: those of whom something is not recorded, and those who joined the household and are no kin."""
    mentions: dict[str, list[tuple[Event, Involvement]]] = defaultdict(list)
    for event in ground.life.events:
        for part in event.people:
            if part.role != "subject":
                mentions[part.person].append((event, part))
    children = {ground.life.subject, *ground.family.siblings(ground.life.subject)}
    homes = {place.id for place in ground.family.homes(ground.life.subject)}
    for person, told_of in sorted(mentions.items()):
        known = ground.family.people.get(person)
        at_home = any(place.id in homes for place in ground.family.homes(person))
        joined = any(_joined(event, part) for event, part in told_of)
        is_kin = any(ground.family.are_related(person, child) for child in children)
        if known is not None and not is_kin and (at_home or joined) and _is_adult(known, told_of, ground):
            missing = list(_missing(known, ground))
            if missing or joined:
                yield _Newcomer(ground.family.name(person) or "an adult without a name", told_of[0][0], missing)


def _joined(event: Event, part: Involvement) -> bool:
    """Told of as staying, or the one whom an entry of somebody new in the household is about."""
    return part.involvement == "staying" or (
        event.kind in _HOUSEHOLD and not took_part(part) and part.involvement == "concerned"
    )


def _missing(person: Person, ground: Ground) -> Iterator[str]:
    if not (person.name or person.known_as):
        yield "name"
    told = bool(person.name) and ground.life.spoken.relates(person.name)
    yield from not_recorded(person, is_related=told or ground.family.has_relations(person.id), at_home=True)


def _is_adult(person: Person, told_of: Sequence[tuple[Event, Involvement]], ground: Ground) -> bool:
    """Recorded as an adult; or only named in a text where others are recorded, and not by a word for kin."""
    if person.id == ground.life.subject or person.died is not None:
        return False
    if person.kind is PersonKind.ADULT:
        return True
    by_kin = any((role := role_of(part.role)) is not None and "partner" not in role.name for _, part in told_of)
    return person.kind is PersonKind.UNKNOWN and is_only_named(person.id) and bool(ground.family.adults) and not by_kin


def _nobody_knows(ground: Ground) -> Iterator[_Newcomer]:
    """Entries of an unknown adult in which nobody is named at all."""
    for event in ground.life.of(Kind.UNKNOWN_ADULT_PRESENT):
        # Whom a note does not name it may name in its next sentence, or another note.
        if is_record(event, ground.chronology) and all(
            part.role == "subject" or part.person not in ground.family.adults for part in event.people
        ):
            yield _Newcomer("an adult without a name", event, ("name",))


def _is_checked(newcomer: _Newcomer, ground: Ground) -> bool:
    """An assessment or a check in time in which they have a part or are named; or the time has not passed yet."""
    start = newcomer.first.when
    last = start.last_day + dt.timedelta(days=ground.settings.whole("check_days"))
    if last >= ground.chronology.as_at:
        return True
    if newcomer.missing != ("name",) and _is_told_of_elsewhere(newcomer, ground):
        return True
    events = ground.life.events
    # What is told of a month or a year may have been in time though it is sorted by the first day it could have been.
    since = bisect_left(events, start.first_day - _VAGUE, key=lambda event: event.when.first_day)
    return any(
        start.first_day <= event.when.last_day and _checks(event, newcomer, ground)
        for event in takewhile(lambda event: event.when.first_day <= last, events[since:])
    )


def _is_told_of_elsewhere(newcomer: _Newcomer, ground: Ground) -> bool:
    """Somebody whom no list of people has, and who is named on another day: what is known of them stands there."""
    listed_ = any(newcomer.who == person.name and not is_only_named(person.id) for person in ground.chronology.people)
    named = (event for event in ground.life.spoken.naming(newcomer.who) if event.key != newcomer.first.key)
    return not listed_ and any(named)


def _checks(event: Event, newcomer: _Newcomer, ground: Ground) -> bool:
    named = any(ground.family.name(part.person) == newcomer.who for part in event.people) or newcomer.who in event.fact
    says = bool(told(event, "checks_made"))
    return (named and (says or group_of(event.kind) in _CHECKS)) or (says and "name" in newcomer.missing)


def _unchecked(some: Sequence[_Newcomer], ground: Ground) -> Shown:
    first = some[0].first
    missing = list(dict.fromkeys(word for newcomer in some for word in newcomer.missing))
    also = f" No {listed(missing, 'or')} is recorded." if missing and missing != ["name"] else ""
    return Shown(
        anchor=first,
        statement=(
            f"The record shows {listed(dict.fromkeys(newcomer.who for newcomer in some))} in the household, first told "
            f"of {dated(first)}; no check or assessment of them is recorded within "
            f"{ground.settings.whole('check_days')} days.{also}"
        ),
        evidence=(first,),
        strength=Strength.MODERATE if missing else Strength.WEAK,
    )


# ---- the father ----------------------------------------------------------------------------------------------------


def _father(ground: Ground) -> Iterator[Shown]:
    """In the present or latest work, where the record tells who took part in it."""
    cases = ground.spans(CASE)
    if not cases or not ground.family.has_relations(ground.life.subject):
        return
    case = cases[-1]
    fathers = ground.family.fathers(ground.life.subject)
    living = {father for father in fathers if (known := ground.family.people.get(father)) is None or known.died is None}
    end = min(case.end or ground.chronology.as_at, ground.life.events[-1].when.first_day)
    days = ground.settings.whole("father_days")
    if (fathers and not living) or (end - case.start).days <= days:
        return
    last = next((event for event in reversed(ground.life.events) if _has(event, living)), None)
    since = max(last.when.last_day, case.start) if last else case.start
    others = ground.family.adults - living
    tells = any(since <= event.when.first_day and _has(event, others) for event in ground.life.events)
    if not fathers:
        # Words alone may tell of the family: of one who is nowhere recorded they are all there is.
        said = [event for event in ground.life.events if since <= event.when.last_day]
        tells = tells or any(_speaks_of(event, others, ground) for event in said)
        tells = tells and not any(told(event, "of_father") for event in said)
    tells = tells and not ground.spoken_of(_CHECKS, since + _DAY, end, "speaks_of_father")
    if (end - since).days > days and tells:
        yield _absent(
            case, last if last and last.when.last_day >= case.start else None, (end - since).days, end, bool(fathers)
        )


def _has(event: Event, people: frozenset[str] | set[str]) -> bool:
    return any(part.person in people and took_part(part) for part in event.people)


def _speaks_of(event: Event, adults: frozenset[str], ground: Ground) -> bool:
    """The words name one of the adults by title and family name."""
    words = folded(event.fact)
    titled = {f"{before} {after}" for before, after in pairwise(words) if before in name_table().titles}
    return any(ground.family.meant(name, adults) for name in titled)


def _absent(case: Span, last: Event | None, days: int, end: dt.date, recorded: bool) -> Shown:
    until = day(end)
    if last is not None:
        what = f"no entry in which a father of the child took part for {counted(days, 'day')}, between {on(last)} and {until}"
    elif recorded:
        what = f"a father of the child, and no entry in which he took part in {counted(days, 'day')} of the work begun {dated(case.opened)}"
    else:
        what = f"nobody as a father of the child, in {counted(days, 'day')} of the work begun {dated(case.opened)}"
    return Shown(
        anchor=last or case.opened,
        statement=f"The record shows {what}.",
        evidence=(last or case.opened,),
        aspect="father",
        title="Father absent from the record",
        strength=Strength.WEAK,
        until=end,
    )


PATTERN = Pattern(
    name="unknown_adult",
    rule="P14",
    title="Adult in the household of whom little is known",
    data="who lives in the household",
    groups=frozenset({Group.HOUSEHOLD_CHANGE, Group.VISIT, Group.ASSESSMENT, Group.CONFERENCE}),
    find=find,
)
