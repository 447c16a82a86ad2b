"""What counts as one concern more: told as so, on a day of its own, by one source or by several."""

from collections.abc import Callable, Iterable, Sequence

from analyzers.patterns.harm.who_is_missing import another_is_missing
from analyzers.patterns.harm.whose_injury import is_anothers
from analyzers.patterns.harm.whose_missed import is_missed_by_them, is_of_a_repair
from analyzers.patterns.shape import Ground
from analyzers.told import tells
from analyzers.words import dates, number
from chronology.model import Event, EvidenceStatus, Kind, Level, Polarity

_INJURIES = frozenset({Kind.INJURY, Kind.INJURY_UNEXPLAINED})
_MISSED = frozenset({Kind.NOT_BROUGHT, Kind.APPOINTMENT_MISSED})
_AWAY = frozenset({Kind.MISSING, Kind.AWAY_WITHOUT_AUTHORISATION})
# What was looked into and found not to be so is no concern that came back.
_NOT_SO = frozenset({EvidenceStatus.NOT_PROVED})


def stands(event: Event) -> bool:
    """The record does not say of it that it was not proved."""
    return event.evidence_status not in _NOT_SO


def of(ground: Ground, *kinds: Kind) -> tuple[Event, ...]:
    """The events of some kinds that stand."""
    return tuple(event for event in ground.life.of(*kinds) if stands(event))


def is_concern(event: Event, ground: Ground, least: Level) -> bool:
    """It bears on safety by its kind, weighs so much by its kind, and is no retelling or injury of another child."""
    practice = ground.practice
    return (
        practice.polarity_of(event.kind) is Polarity.NEGATIVE
        and practice.level_of(event.kind).rank >= least.rank
        and stands(event)
        and event.key not in ground.life.retold
        and not (event.kind is Kind.SCHOOL_ABSENCE and tells(event, "good_attendance"))
        and not (event.kind in _INJURIES and is_anothers(event, ground))
        and not (event.kind in _MISSED and not is_missed_by_them(event, ground))
        and not (event.kind in _AWAY and another_is_missing(event, ground))
        and not is_of_a_repair(event)
    )


def apart(events: Iterable[Event], gravity: Callable[[Event], int] = lambda _: 0) -> list[Event]:
    """As many events as certainly fell on different days, in order; of one day the gravest.

    Two entries of one day that nobody joined may tell of one thing.
    """
    ordered = sorted(events, key=lambda event: (event.when.last_day, -gravity(event), event.when.first_day, event.key))
    kept: list[Event] = []
    for event in ordered:
        if not kept or event.when.first_day > kept[-1].when.last_day:
            kept.append(event)
    return kept


def not_counted(events: Sequence[Event], ground: Ground) -> str:
    """A sentence on the entries that seem to tell again of these, so that a reader can see what was not counted."""
    standing = {event.key for event in events}
    again = [event for event in ground.life.events if ground.life.tells_of(event) in standing]
    if not again:
        return ""
    tell = "entry that seems" if len(again) == 1 else "entries that seem"
    return f" Not counted: {number(len(again))} {tell} to tell of the same again ({dates(again)})."


def joined(groups: Iterable[Sequence[Event]]) -> list[tuple[Event, ...]]:
    """Groups that share an event as one group, each in order of time."""
    ordered = sorted(filter(None, groups), key=lambda group: (group[0].when.first_day, group[0].key))
    result: list[dict[str, Event]] = []
    for group in ordered:
        own = {event.key: event for event in group}
        if result and not own.keys().isdisjoint(result[-1]):
            result[-1] |= own
        else:
            result.append(own)
    return [tuple(sorted(each.values(), key=lambda event: (event.when.first_day, event.key))) for each in result]


def is_of_known_day(event: Event) -> bool:
    """One day and no other is known, so that intervals and order can be told."""
    return event.when.earliest is not None and event.when.earliest == event.when.latest


def agencies(event: Event) -> frozenset[str]:
    """The agencies whose accounts tell it, without regard to case."""
    return frozenset(each.agency.strip().casefold() for each in event.accounts if each.agency and each.agency.strip())


def documents(event: Event) -> frozenset[str]:
    """The documents that tell it."""
    return frozenset(account.source.document for account in event.accounts)


def sources(events: Sequence[Event]) -> int:
    """How many sources tell of events: distinct agencies, or documents where those are more."""
    return max(
        len(frozenset().union(*(agencies(event) for event in events))),
        len(frozenset().union(*(documents(event) for event in events))),
    )
