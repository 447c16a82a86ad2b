"""P21: an agency that was active falls silent for half a year while others go on recording concern."""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from analyzers.cues import cue
from analyzers.patterns.shape import Ground, Pattern, Shown
from analyzers.tables import called_out, early_services
from analyzers.timescales.moments import add_months
from analyzers.words import counted, dates, day, on
from chronology.model import Account, Event, Extent, Group, Kind, Level, Polarity, Strength
from chronology.normalise import services_of, services_of_name, took_part
from chronology.people import plain
from chronology.practice import group_of

_DAY = dt.timedelta(days=1)
# The service by which a council's social workers go in the table of services.
_COUNCIL = "social_care"


@dataclass(frozen=True, slots=True)
class _Silence:
    """An agency's last entries before it, the day it ended or the record does, and the first entry after."""

    agency: str
    before: Sequence[Event]
    last: dt.date
    after: Event | None
    at_end: bool = True


@dataclass(frozen=True, slots=True)
class _Reach:
    """From when until when a document tells of anything, and the groups it says itself that it holds only some of."""

    first: dt.date
    last: dt.date
    holds_some_of: frozenset[str] = frozenset()


def find(ground: Ground) -> Iterator[Shown]:
    """Each silence in which others recorded enough concern."""
    concerns = [event for event in ground.life.events if _is_concern(event, ground)]
    days = [event.when.first_day for event in concerns]
    reaches = _reaches(ground)
    for agency, entries in sorted(_by_agency(ground).items()):
        if services_of_name(agency) & called_out() or plain(agency) in ground.family.unnamed_places:
            continue
        for silence in _while_concerned(_silences(agency, entries, reaches, ground), ground):
            first = bisect_right(days, silence.before[-1].when.last_day)
            within = concerns[first : bisect_left(days, silence.last)]
            if len(within) < ground.settings.whole("concern_count") or _moved_on(silence, ground):
                continue
            if not _may_have_told(silence, ground) and not _is_named_in(silence, ground):
                yield _shown(silence, within)


def _while_concerned(silences: Iterable[_Silence], ground: Ground) -> Iterator[_Silence]:
    """The silences of services that still had to do with the child: a health visitor's ends with early childhood."""
    early, age = early_services()
    born = ground.life.person.born if ground.life.person else None
    allowed = dt.timedelta(days=ground.settings.whole("silent_days"))
    for silence in silences:
        grown = not ground.life.is_adult and early.search(silence.agency) and born is not None and born.dated
        until = add_months(born.first_day, 12 * age) if grown and born else silence.last
        if min(until, silence.last) - silence.before[-1].when.last_day > allowed:
            yield silence if until >= silence.last else replace(silence, last=until, after=None, at_end=False)


def _is_concern(event: Event, ground: Ground) -> bool:
    level, polarity = ground.practice.level_of(event.kind), ground.practice.polarity_of(event.kind)
    return polarity is Polarity.NEGATIVE and level.rank >= Level.MEDIUM.rank and event.key not in ground.life.retold


def _tellers(event: Event) -> frozenset[str]:
    """Agencies that told of an entry, by name."""
    return frozenset({event.agency or "", *(account.agency or "" for account in event.accounts)} - {""})


def _agencies(event: Event, ground: Ground) -> frozenset[str]:
    """Those that told of it or took part; somebody at work speaks for theirs."""
    others = {
        agency
        for part in event.people
        if took_part(part)
        for agency in (part.agency, ground.family.agency(part.person))
    }
    return _tellers(event) | frozenset(others - {""})


def _by_agency(ground: Ground) -> Mapping[str, list[Event]]:
    """Each agency's entries; a name that holds another's is one agency written in two ways."""
    found: dict[str, list[Event]] = defaultdict(list)
    for event in ground.life.events:
        for agency in sorted(_agencies(event, ground)):
            found[agency].append(event)
    joined: dict[str, dict[str, Event]] = {}
    for agency in sorted(found, key=lambda name: (len(plain(name)), name)):
        same = next((name for name in joined if plain(name) in plain(agency)), agency)
        joined.setdefault(same, {}).update((event.key, event) for event in found[agency])
    place = {event.key: nth for nth, event in enumerate(ground.life.events)}
    return {name: [entries[key] for key in sorted(entries, key=place.__getitem__)] for name, entries in joined.items()}


def _silences(
    agency: str, entries: Sequence[Event], reaches: Mapping[str, _Reach], ground: Ground
) -> Iterator[_Silence]:
    """After entries that the agency told itself; having part in another's breaks a silence and makes no activity."""
    allowed = dt.timedelta(days=ground.settings.whole("silent_days"))
    active = ground.settings.whole("active_count")
    own = [event for event in entries if any(plain(agency) in plain(name) for name in _tellers(event))]
    days = [event.when.first_day for event in own]
    for place, last in enumerate(entries):
        following = entries[place + 1] if place + 1 < len(entries) else None
        end = (
            following.when.first_day
            if following
            else max((reaches[name].last for name in _documents(own)), default=dt.date.min)
        )
        if end - last.when.last_day <= allowed:
            continue
        start = last.when.first_day
        before = own[bisect_left(days, start - allowed) : bisect_right(days, start)][-active:]
        if len(before) >= active and _could_tell(before, end, reaches):
            yield _Silence(agency, (*before, last), end, following)


def _reaches(ground: Ground) -> Mapping[str, _Reach]:
    """How far each document reaches, by its own entries and by what is said of it."""
    found: dict[str, _Reach] = {}
    for event in ground.life.events:
        day = event.when.first_day
        for name in _documents((event,)):
            known = found.get(name, _Reach(day, day))
            found[name] = _Reach(min(known.first, day), max(known.last, day))
    for coverage in ground.chronology.coverage:
        name = coverage.source.document
        if coverage.extent is not Extent.LATEST_ONLY and name in found:
            known = found[name]
            some = frozenset(coverage.groups) if coverage.extent is Extent.UNKNOWN else frozenset[str]()
            last = min(coverage.to_day or known.last, ground.chronology.as_at)
            found[name] = _Reach(
                min(known.first, coverage.from_day or known.first), max(known.last, last), known.holds_some_of | some
            )
    return found


def _documents(events: Sequence[Event]) -> set[str]:
    return {account.source.document for event in events for account in event.accounts}


def _could_tell(before: Sequence[Event], end: dt.date, reaches: Mapping[str, _Reach]) -> bool:
    """A document that tells of the agency, and not of some of it only, reaches over the whole silence."""
    groups = {group_of(event.kind) for event in before}
    return any(
        reaches[name].last >= end - _DAY and not groups & reaches[name].holds_some_of for name in _documents(before)
    )


def _moved_on(silence: _Silence, ground: Ground) -> bool:
    """The child changed school or home, or the case its holder: who was there before is silent rightly."""
    changes = ground.life.of(Kind.SCHOOL_CHANGE, Kind.ADDRESS_CHANGED, Kind.CASE_TRANSFERRED, Kind.PLACEMENT_STARTED)
    start = silence.before[-1].when.first_day
    return any(start <= change.when.first_day < silence.last for change in changes)


def _may_have_told(silence: _Silence, ground: Ground) -> bool:
    """An entry in it whose teller is not named may be the agency's own: nobody can say then that it was silent."""
    start = silence.before[-1].when.last_day
    return any(
        _may_be_of(silence.agency, account)
        for event in ground.life.events
        if start < event.when.first_day < silence.last
        for account in event.accounts
    )


def _is_named_in(silence: _Silence, ground: Ground) -> bool:
    """What others wrote of those days names it: it was not silent to them."""
    start, name = silence.before[-1].when.last_day, plain(silence.agency)
    named = (event for event in ground.life.spoken.naming(name) if event.when.dated)
    return any(start < event.when.first_day < silence.last for event in named)


def _may_be_of(agency: str, account: Account) -> bool:
    """Notes without an agency are a council's as a rule; another's only where their file goes by its service."""
    if account.agency:
        return False
    own, file = services_of_name(agency), services_of(account)
    is_council = _COUNCIL in own or cue("council").search(agency) is not None
    return (is_council and not file - {_COUNCIL}) or bool(own & file)


def _shown(silence: _Silence, concerns: Sequence[Event]) -> Shown:
    last = silence.before[-1]
    days = (silence.last - last.when.last_day).days
    ends = "the record of it ends" if silence.at_end else "the child outgrew it"
    until = on(silence.after) if silence.after else f"{day(silence.last)}, when {ends}"
    return Shown(
        anchor=last,
        statement=(
            f"The record shows no entry of {silence.agency} for {counted(days, 'day')}, between {on(last)} and {until}, "
            f"while others recorded {counted(len(concerns), 'concern')}: {dates(concerns)}."
        ),
        evidence=(*silence.before, *concerns, *((silence.after,) if silence.after else ())),
        strength=Strength.WEAK,
        until=None if silence.after else silence.last,
    )


def names_agencies(ground: Ground) -> bool:
    """Some entry says whose it is, or a source is said to be complete."""
    return any(coverage.extent is Extent.COMPLETE for coverage in ground.chronology.coverage) or any(
        _agencies(event, ground) for event in ground.life.events
    )


PATTERN = Pattern(
    name="agency_silence",
    rule="P21",
    title="An agency silent while others record concern",
    data="which agency told each entry",
    groups=frozenset(Group) - {Group.BIRTH},
    find=find,
    among_all=True,
    can_tell=names_agencies,
)
