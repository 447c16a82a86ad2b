"""No supervision or management decision for long while a case was open; supervision that records no decision or reason."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analyzers.patterns.shape import Ground, Pattern, Shown
from analyzers.records import only_mentioned
from analyzers.spans import CASE, Span
from analyzers.told import says, told
from analyzers.words import counted, dates, day, listed, number, on, times
from chronology.model import Account, Event, Group, Kind, Strength
from chronology.normalise import took_part
from chronology.practice import group_of

_KINDS = (Kind.SUPERVISION, Kind.MANAGEMENT_DECISION)
_MEETINGS = frozenset({Group.STRATEGY_DISCUSSION, Group.S47_ENQUIRY, Group.CONFERENCE, Group.LEGAL, Group.REVIEW})
_DAY_TO_DAY = frozenset({Group.OTHER, Group.VISIT, Group.CONTACT})
_MOST_TOLD = 4


@dataclass(frozen=True, slots=True)
class _Without:
    """From the opening of the case or an oversight to the next one, or to the end of the time the case was open."""

    before: Event
    after: Event | None
    end: dt.date

    @property
    def days(self) -> int:
        """The fewest days that can lie between."""
        return (self.end - self.before.when.last_day).days


def find(ground: Ground) -> Iterator[Shown]:
    """One finding for each time the case was open; then one for the entries themselves."""
    managers = _managers(ground)
    overseen = [event for event in ground.life.events if event.kind in _KINDS or _is_managers(event, managers)]
    for case in ground.spans(CASE):
        found = [one for one in _intervals(case, overseen, ground) if _is_shown(one, ground)]
        if found:
            yield _gaps(case, found, ground)
    yield from _empty(ground)


def _is_managers(event: Event, managers: frozenset[str]) -> bool:
    """A decision that the record names a manager as the maker of, whatever the entry is of: a strategy discussion's.

    So is what a manager wrote that day or sat in, what the words say that a manager agreed to, and a legal planning
    meeting, which decides for the service.
    """
    if event.kind is Kind.LEGAL_PLANNING_MEETING and not only_mentioned(event):
        return True
    if bool(event.decision) and says(event.decision_maker, "manager"):
        return True
    if any(_is_signed_by_one(account) and _is_of_its_day(account) for account in event.accounts):
        return True
    sat = group_of(event.kind) in _MEETINGS and any(
        took_part(part) and part.person in managers for part in event.people
    )
    return sat or bool(told(event, "manager_decided"))


def _is_signed_by_one(account: Account) -> bool:
    return says(account.source.recorded_by, "service_manager")


def _is_of_its_day(account: Account) -> bool:
    """What a manager wrote of another day was not decided then."""
    written = account.source.recorded_on
    return written is None or account.when.first_day <= written <= account.when.last_day


def _managers(ground: Ground) -> frozenset[str]:
    """Ids of those who sign as managers, or whom the record calls so."""
    signed = {
        (account.source.recorded_by or "").split(",")[0].split("(")[0].strip().casefold()
        for event in ground.life.events
        for account in event.accounts
        if _is_signed_by_one(account)
    }
    called = {
        part.person for event in ground.life.events for part in event.people if says(part.role, "service_manager")
    }
    return frozenset(
        called | {person.id for person in ground.chronology.people if (person.name or "").casefold() in signed - {""}}
    )


def _intervals(case: Span, overseen: Sequence[Event], ground: Ground) -> Iterator[_Without]:
    as_at = ground.chronology.as_at
    closed = case.closed if case.closed and case.closed.when.first_day <= as_at else None
    end = closed.when.first_day if closed else min(case.end or as_at, as_at)
    before = case.opened
    for event in overseen:
        if event.when.last_day >= case.start and event.when.first_day <= end:
            yield _Without(before, event, event.when.first_day)
            before = event
    yield _Without(before, closed, end)


def _is_shown(one: _Without, ground: Ground) -> bool:
    """Longer than the time allowed, in which some source could have shown it."""
    long = one.days > ground.settings.whole("window_days")
    first, last = one.before.when.last_day, one.end
    if not long or not ground.reaches(_DAY_TO_DAY, first, last):
        return False
    own = (one.before, *((one.after,) if one.after else ()))
    return not ground.spoken_of({Group.OTHER}, first, last, "speaks_of_management", but=own)


def _gaps(case: Span, found: Sequence[_Without], ground: Ground) -> Shown:
    longest = sorted(found, key=lambda one: (-one.days, one.end))[:_MOST_TOLD]
    parts = [
        f"from {on(one.before)} to {on(one.after) if one.after else day(one.end)} ({counted(one.days, 'day')})"
        for one in sorted(longest, key=lambda one: one.end)
    ]
    days = ground.settings.whole("window_days")
    more = f", the longest {listed(parts)}" if len(found) > _MOST_TOLD else f": {listed(parts)}"
    often = f" {times(len(found))}" if len(found) > 1 else ""
    last = found[-1]
    return Shown(
        anchor=case.opened,
        statement=(
            f"The record shows no supervision or management decision for more than {days} days{often} while the case "
            f"was open{more}."
        ),
        evidence=(case.opened, *(event for one in found for event in (one.before, one.after) if event)),
        strength=Strength.STRONG
        if any(one.days > ground.settings.whole("strong_days") for one in found)
        else Strength.MODERATE,
        until=last.end if last.after is None else None,
    )


def _empty(ground: Ground) -> Iterator[Shown]:
    """Entries of supervision that say neither what was decided nor why."""
    entries = [event for event in ground.life.of(Kind.SUPERVISION) if not only_mentioned(event)]
    empty = [event for event in entries if not _decides(event)]
    least = ground.settings.whole("least_entries")
    if len(entries) < least or not empty:
        return
    if len(empty) * 100 < len(entries) * ground.settings.whole("without_percent"):
        return
    yield Shown(
        anchor=entries[0],
        statement=(
            f"The record shows {counted(len(entries), 'entry', 'entries')} of supervision, of which "
            f"{number(len(empty))} record neither a decision nor a reason: {dates(empty)}."
        ),
        evidence=entries,
        aspect="entries",
        title="Supervision without a recorded decision or reason",
    )


def _decides(event: Event) -> bool:
    if event.decision or event.rationale or event.outcome or event.action:
        return True
    return says(event.fact, "decision") or says(event.fact, "reason")


PATTERN = Pattern(
    name="supervision_gap",
    rule="supervision_gap",
    title="Time without supervision",
    data="supervision or management decisions",
    groups=frozenset({Group.OTHER}),
    kinds=frozenset(_KINDS),
    find=find,
    among_all=True,
    absence=True,
)
