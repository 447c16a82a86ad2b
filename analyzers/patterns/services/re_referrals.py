"""P02: referrals that follow one another, or a closure, within a year."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from analyzers.coverage import is_record
from analyzers.patterns.services.no_action import no_action
from analyzers.patterns.shape import Ground, Pattern, Shown
from analyzers.patterns.windows import days_apart, days_at_least, most_within
from analyzers.referrals import REFERRALS, referrals
from analyzers.told import came_to_nothing, substantiated
from analyzers.words import between, counted, listed, number, times
from chronology.model import Event, Group, Kind, Restriction, Strength

_MOST_TOLD = 6


def find(ground: Ground) -> Iterator[Shown]:
    """Chains of referrals, each within the window of the one before or of a closure in between; and what came to nothing."""
    days = ground.settings.whole("window_days")
    closures = ground.life.of(Kind.CASE_CLOSED)
    for chain, justified in _chains(received(ground), closures, days):
        if len(chain) > 1:
            yield _shown(chain, justified, ground)
    yield from no_action(ground)


def received(ground: Ground) -> tuple[Event, ...]:
    """The referrals of a life that came in: in notes on a grown-up one goes out to another service as often."""
    found = referrals(ground.life.of(*REFERRALS))
    return tuple(event for event in found if not ground.life.is_adult or is_record(event, ground.chronology))


def _chains(found: Sequence[Event], closures: Sequence[Event], days: int) -> Iterator[tuple[list[Event], list[Event]]]:
    """(referrals, the closures that tie some of them) for each chain."""
    chain: list[Event] = list(found[:1])
    tied: list[Event] = []
    for before, referral in pairwise(found):
        closure = _closure_between(before, referral, closures, days)
        if closure is None and days_apart(before, referral) > days:
            yield chain, tied
            chain, tied = [], []
        chain.append(referral)
        tied += [closure] if closure else []
    if chain:
        yield chain, tied


def _closure_between(before: Event, referral: Event, closures: Sequence[Event], days: int) -> Event | None:
    for closure in reversed(closures):
        after = before.when.first_day <= closure.when.first_day <= referral.when.first_day
        if after and days_apart(closure, referral) <= days:
            return closure
    return None


def _shown(chain: Sequence[Event], closures: Sequence[Event], ground: Ground) -> Shown:
    settings = ground.settings
    days = settings.whole("window_days")
    intervals = [days_at_least(before, after) for before, after in pairwise(chain)]
    nothing = [event for event in chain if _ended_in_nothing(event, ground)]
    statement = (
        f"The record shows {counted(len(chain), 'referral')} {between(chain)}, each within {days} days of the one "
        f"before or of a closure of the case. {_intervals(intervals)}"
    )
    raised = sorted(filter(None, map(_raised_by, chain)))
    if raised:
        told = [f"{role} ({times(raised.count(role))})" for role in dict.fromkeys(raised)]
        statement += f" Recorded as raised by: {listed(told)}."
    if nothing:
        statement += f" {number(len(nothing)).capitalize()} ended with no further action."
    if closures:
        statement += f" In between the case was closed {times(len(closures))}."
    strong = most_within(chain, settings.whole("strong_days")) >= settings.whole("strong_count")
    return Shown(
        anchor=chain[0],
        statement=statement,
        evidence=(*chain, *closures),
        strength=Strength.STRONG if strong or _later_substantiated(nothing, ground) else Strength.MODERATE,
    )


def _intervals(days: Sequence[int]) -> str:
    """The days from each to the next; of many, the shortest and the longest."""
    if len(days) == 1:
        return f"The interval is {counted(days[0], 'day')}."
    if len(days) <= _MOST_TOLD:
        return f"The intervals are {listed(map(str, days))} days."
    return f"The shortest interval is {counted(min(days), 'day')}, the longest {counted(max(days), 'day')}."


def _raised_by(referral: Event) -> str:
    """The role of who made it, where the entry may go to everyone; never a name."""
    if referral.restriction is not Restriction.NONE:
        return ""
    return next((part.role.casefold() for part in referral.people if part.involvement == "referrer" and part.role), "")


def _ended_in_nothing(referral: Event, ground: Ground) -> bool:
    """Its own words, or the decision that its record dates apart, say no further action."""
    return came_to_nothing(referral) or any(came_to_nothing(other) for other in ground.records.same_record(referral))


def _later_substantiated(nothing: Sequence[Event], ground: Ground) -> bool:
    """Two referrals came to nothing and a later enquiry was substantiated or led to a protection plan."""
    if len(nothing) < 2:
        return False
    later = (event for event in ground.life.events if event.when.first_day > nothing[1].when.first_day)
    return any(
        event.kind is Kind.CP_PLAN_STARTED or (event.kind is Kind.S47_COMPLETED and substantiated(event))
        for event in later
    )


PATTERN = Pattern(
    name="re_referrals",
    rule="P02",
    title="Repeated referrals",
    data="referrals or contacts",
    groups=frozenset({Group.REFERRAL, Group.CONTACT}),
    find=find,
    counts=True,
)
