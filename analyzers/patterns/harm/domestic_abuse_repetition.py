"""P05: domestic abuse incidents that repeat, that name other adults than before, or that follow a separation or an order."""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from analyzers.happenings import certainly_apart
from analyzers.patterns.harm import concerns
from analyzers.patterns.shape import Ground, Pattern, Shown
from analyzers.patterns.windows import days_apart, runs
from analyzers.told import tells
from analyzers.words import counted, dated, dates, listed, number, opening
from chronology.model import Event, Group, Kind, PersonKind, Strength
from chronology.normalise import order_key
from chronology.practice import title_of
from chronology.prose.sure import Sureness
from chronology.prose.theirs import whose_life

_INCIDENTS = (Kind.DOMESTIC_ABUSE_INCIDENT, Kind.DOMESTIC_ABUSE_CHILD_PRESENT)
_TOLD = frozenset({"mentioned", "spoken-to"})
_MEANT_TO_END_IT = (Kind.SEPARATION, Kind.PROGRAMME_COMPLETED)
# An order against it is one where the words name it, and of what is no order by its kind, that it was given.
_ORDERS = (Kind.ORDER_MADE,)
_MAY_GIVE_ORDERS = (Kind.COURT_HEARING, Kind.COURT_FINDING, Kind.LEGAL_STATUS_CHANGED, Kind.BAIL_CONDITIONS)
# After such an order these are incidents too where their words tell of violence between adults.
_PERHAPS = (Kind.BREACH_OF_ORDER, Kind.POLICE_INCIDENT, Kind.ARREST, Kind.PHYSICAL_ABUSE_ALLEGED, Kind.HOUSEHOLD_LEFT)
# So they are beside an incident that is recorded as one, and what was seen or found in passing as well.
_IN_PASSING = (*_PERHAPS, Kind.VISIT, Kind.CHILD_SEEN, Kind.SUBSTANCE_MISUSE, Kind.EMOTIONAL_HARM_OBSERVED)


def find(ground: Ground) -> Iterator[Shown]:
    """Incidents between the same adults within the window, each stretch once; then others; then those after an end of it."""
    settings = ground.settings
    incidents = certainly_apart(
        [*concerns.of(ground, *_INCIDENTS), *_joined_to_others(ground)], ground.life, ground.chronology
    )
    turnings = _turnings(ground)
    by_adults = _by_adults(_with_told(incidents, ground), ground)
    found = [
        run
        for _, together in by_adults
        for run in runs(together, settings.whole("window_days"), settings.whole("count"))
        if any(event.kind in _INCIDENTS for event in run)
    ]
    shown = {event.key for run in found for event in run}
    besides = [event for event in incidents if event.key not in shown]
    for run in found:
        yield _repeated(run, turnings, besides, ground)
    yield from _others(by_adults, ground)
    yield from _after(turnings, shown, ground)


def _joined_to_others(ground: Ground) -> Iterator[Event]:
    """Incidents that are told in entries of another kind, the referral that came of one: each of its own day."""
    life = ground.life.whole or ground.life
    whose = whose_life(life.events, life.person, ground.chronology.people)
    for event in life.events:
        if event.kind in _INCIDENTS or event.key in life.retold or not concerns.stands(event):
            continue
        told = tuple(account for account in event.accounts if account.kind in _INCIDENTS and account.when.dated)
        if told:
            first = min(told, key=lambda account: (account.when.first_day, account.key))
            incident = replace(event, kind=first.kind, when=first.when, accounts=told)
            if whose.sureness(incident) is not Sureness.NAMED:
                yield incident


def _with_told(incidents: Sequence[Event], ground: Ground) -> Sequence[Event]:
    """With entries of other kinds and days whose words tell of violence between adults, where an incident is recorded."""
    if not incidents:
        return incidents
    days = {event.when.first_day for event in incidents}
    told = [
        event
        for event in concerns.of(ground, *_IN_PASSING)
        if event.when.first_day not in days and tells(event, "violence_between_adults")
    ]
    return sorted((*incidents, *concerns.apart(told)), key=lambda event: (event.when.first_day, event.key))


def _turnings(ground: Ground) -> list[Event]:
    """Separations, programmes completed and orders against abuse, in order."""
    found = [event for event in ground.life.of(*_MEANT_TO_END_IT, *_ORDERS, *_MAY_GIVE_ORDERS) if _is_turning(event)]
    return sorted(found, key=lambda event: (event.when.last_day, event.when.first_day, event.key))


def _is_turning(event: Event) -> bool:
    if event.kind in _MEANT_TO_END_IT:
        return True
    return tells(event, "protective_order") and (event.kind in _ORDERS or tells(event, "order_given"))


def _by_adults(incidents: Sequence[Event], ground: Ground) -> list[tuple[set[str], list[Event]]]:
    """Incidents by the adults named in them. One that names fewer than two may be of any pair: it joins the first."""
    adults = _adults(ground)
    groups: list[tuple[set[str], list[Event]]] = []
    for event in incidents:
        named = _between(event, adults)
        fitting = next((group for group in groups if _same_pair(group[0], named)), None)
        if fitting is None:
            groups.append((named, [event]))
        else:
            fitting[0].update(named if len(fitting[0]) < 2 else ())
            fitting[1].append(event)
    return groups


def _adults(ground: Ground) -> frozenset[str]:
    """Those it can be between: adults, and people of whom only a role is known, as of a brother."""
    kinds = (PersonKind.ADULT, PersonKind.UNKNOWN)
    return frozenset(person.id for person in ground.chronology.people if person.kind in kinds)


def _between(event: Event, adults: frozenset[str]) -> set[str]:
    """The adults it was between: who told of it, or is only spoken of, is not one of them."""
    return {
        part.person
        for part in event.people
        if part.person in adults and part.involvement not in _TOLD and part.role not in ("", "referrer", "child")
    }


def _same_pair(known: set[str], named: set[str]) -> bool:
    return len(known & named) >= 2 or len(known) < 2 or len(named) < 2


def _others(by_adults: Sequence[tuple[set[str], list[Event]]], ground: Ground) -> Iterator[Shown]:
    """Incidents of couples that name another partner than those before did: to a child it happens again, whoever is named."""
    named = [
        (adults, found)
        for adults, events in by_adults
        if ground.family.is_couple(adults, ground.life.subject)
        and (found := [event for event in events if event.kind in _INCIDENTS])
    ]
    if len(named) < 2:
        return
    in_all = set.intersection(*(adults for adults, _ in named))
    told = (f"{_called(adults - in_all or adults, ground)} ({dates(events)})" for adults, events in named)
    yield Shown(
        anchor=named[0][1][0],
        statement=f"The record shows domestic abuse incidents that name different adults: {listed(told)}.",
        evidence=sorted((event for _, events in named for event in events), key=order_key),
        aspect="others",
        title="Domestic abuse, with other adults than before",
    )


def _called(people: Collection[str], ground: Ground) -> str:
    return " with ".join(sorted(ground.family.name(person) or "an adult without a name" for person in people))


def _repeated(run: Sequence[Event], turnings: Sequence[Event], besides: Sequence[Event], ground: Ground) -> Shown:
    settings = ground.settings
    statement = (
        f"The record shows {_counted(run)} with no more than "
        f"{settings.whole('window_days')} days from one to the next: {dates(run)}.{_flags(run)}{concerns.not_counted(run, ground)}"
    )
    if besides:
        # A stretch that a longer silence ends is not all there was.
        statement += f" Not in this stretch: {counted(len(besides), 'further incident')} ({dates(besides)})."
    # What was meant to end it, and did not: the latest before the last incident, where it is no older than the window.
    place = bisect_left(turnings, run[-1].when.first_day, key=lambda event: event.when.last_day)
    meant = [event for event in turnings[:place][-1:] if days_apart(event, run[-1]) <= settings.whole("window_days")]
    after = [event for event in run for turning in meant if event.when.first_day > turning.when.last_day]
    if after:
        statement += f" {opening(number(len(after)))} {'is' if len(after) == 1 else 'are'} after {_named(meant[0])}."
    strong = len(run) >= settings.whole("strong_count") or bool(after)
    return Shown(
        anchor=run[0],
        statement=statement,
        evidence=(*run, *meant) if after else run,
        strength=Strength.STRONG if strong else Strength.MODERATE,
    )


def _counted(run: Sequence[Event]) -> str:
    """How many incidents, and how many entries that tell of violence in passing."""
    recorded = sum(event.kind in _INCIDENTS for event in run)
    words = counted(recorded, "domestic abuse incident")
    if recorded < len(run):
        words += f" and {counted(len(run) - recorded, 'further entry', 'further entries')} that"
        words += f" {'tells' if len(run) - recorded == 1 else 'tell'} of violence between adults,"
    return words


def _flags(incidents: Sequence[Event]) -> str:
    """Sentences on a child, a weapon or a pregnancy, where the record tells of them."""
    present = sum(
        event.kind is Kind.DOMESTIC_ABUSE_CHILD_PRESENT or tells(event, "child_present") for event in incidents
    )
    weapon = [event for event in incidents if tells(event, "weapon")]
    pregnant = [event for event in incidents if tells(event, "pregnant")]
    told = f" A child is recorded as present at {number(present)} of them at least." if present else ""
    if weapon:
        told += f" A weapon is recorded: {dates(weapon)}."
    if pregnant:
        told += f" A pregnancy is recorded at the time: {dates(pregnant)}."
    return told


def _named(turning: Event) -> str:
    named = f"“{title_of(turning.kind)}” {dated(turning)}"
    return named if turning.kind in _MEANT_TO_END_IT else f"an order against it ({named})"


def _after(turnings: Sequence[Event], shown: set[str], ground: Ground) -> Iterator[Shown]:
    """Incidents after what was meant to end it, each once: after the latest of these before it."""
    days = ground.settings.whole("window_days")
    adults = _adults(ground)
    found = sorted(
        (event for event in concerns.of(ground, *_INCIDENTS, *_PERHAPS) if event.key not in shown),
        key=lambda event: (event.when.first_day, event.key),
    )
    for place, turning in enumerate(turnings):
        following = turnings[place + 1].when.last_day if place + 1 < len(turnings) else dt.date.max
        start = bisect_right(found, turning.when.last_day, key=lambda event: event.when.first_day)
        end = bisect_right(found, following, key=lambda event: event.when.first_day)
        later = [
            event
            for event in found[start:end]
            if days_apart(turning, event) <= days
            and _same_pair(_between(turning, adults), _between(event, adults))
            and _is_incident(event, turning)
        ]
        if later:
            yield Shown(
                anchor=turning,
                statement=(
                    f"The record shows {counted(len(later), 'domestic abuse incident')} ({dates(later)}) after "
                    f"{_named(turning)}.{_flags(later)}"
                ),
                evidence=(turning, *later),
                aspect="after",
            )


def _is_incident(event: Event, turning: Event) -> bool:
    """By its kind; after an order, by its words as well: violence, or that the order was broken."""
    if event.kind in _INCIDENTS:
        return True
    if turning.kind in _MEANT_TO_END_IT:
        return False
    return tells(event, "violence_between_adults") or tells(event, "order_breached")


PATTERN = Pattern(
    name="domestic_abuse_repetition",
    rule="P05",
    title="Repeated domestic abuse",
    data="domestic abuse, police incidents or separations",
    groups=frozenset({Group.DOMESTIC_ABUSE, Group.POLICE, Group.HOUSEHOLD_CHANGE}),
    find=find,
    counts=True,
)
