"""What the sources could have shown: an absence is only an absence where somebody could have recorded."""

import datetime as dt
from collections.abc import Collection, Iterator, Sequence

from analyzers.once import once
from analyzers.records import is_of_day, is_of_text
from analyzers.tables import never_held, registers, written_freely
from chronology.model import Chronology, Coverage, Event, Extent, Group, Kind
from chronology.practice import group_of

Stretch = tuple[dt.date, dt.date]
"""The first and the last day of a time."""
_FIRST, _LAST = dt.date(1, 1, 1), dt.date(9999, 12, 30)


def assessable(chronology: Chronology, events: Sequence[Event], groups: Collection[Group]) -> bool:
    """Some source tells of these groups, or is said to cover one of them by name or to be complete.

    How something stood on a day is no telling of what happened.
    """
    return any(group_of(event.kind) in groups and event.kind is not Kind.STATUS_SNAPSHOT for event in events) or any(
        _could_show(coverage, groups) for coverage in chronology.coverage
    )


def kept(
    chronology: Chronology, events: Sequence[Event], groups: Collection[Group], kinds: Collection[Kind] = ()
) -> bool:
    """Some source keeps records of these groups, so that one it does not hold says something.

    What a text tells of is no record of it: who writes notes is bound to no form, and these words may have been missed.
    With `kinds`, only these of the groups are meant.
    """
    wanted = [event for event in events if (event.kind in kinds if kinds else group_of(event.kind) in groups)]
    return any(is_record(event, chronology) for event in wanted) or any(
        coverage.extent is Extent.COMPLETE and _could_show(coverage, groups) for coverage in chronology.coverage
    )


def is_record(event: Event, chronology: Chronology) -> bool:
    """A system keeps a record of its own of it, with fields for what it is and what came of it; no text only tells of it."""
    free = free_documents(chronology)
    return not is_of_text(event) and any(account.source.document not in free for account in event.accounts)


@once(lambda chronology: (chronology.documents,))
def free_documents(chronology: Chronology) -> frozenset[str]:
    """Documents of notes and tables whose writers chose their own words."""
    return frozenset(document.name for document in chronology.documents if document.importer in written_freely())


def reached(chronology: Chronology, groups: Collection[Group]) -> tuple[Stretch, ...]:
    """The periods on every day of which some source could have shown these groups; all time where no source says.

    One that is not complete and does not say how far it goes back shows no absence.
    """
    if not chronology.coverage:
        return ((_FIRST, _LAST),)
    holding = [
        coverage
        for coverage in chronology.coverage
        if (not coverage.groups or {*coverage.groups} & {*groups})
        and (coverage.from_day is not None or coverage.extent is Extent.COMPLETE)
    ]
    return _joined([*_parts(holding, _FIRST, _LAST)])


def reached_to(chronology: Chronology, events: Sequence[Event], groups: Collection[Group]) -> dt.date:
    """The last day up to which an absence of these groups can be told of a life, never past the as-at date.

    A source reaches as far as it says; one that does not say, to its own last entry there; all the way where none says.
    """
    if not chronology.coverage:
        return chronology.as_at
    ends = _last_entries(events)
    saying = {coverage.source.document for coverage in chronology.coverage}
    reach = [day for document, day in ends.items() if document not in saying]
    for coverage in chronology.coverage:
        if _may_hold(coverage, groups):
            whole = chronology.as_at if coverage.extent is Extent.COMPLETE else ends.get(coverage.source.document)
            reach += filter(None, (coverage.to_day or whole,))
    return min(max(reach, default=_FIRST), chronology.as_at)


def _may_hold(coverage: Coverage, groups: Collection[Group]) -> bool:
    """It says that it holds all groups, or one of these, over time."""
    wanted = not coverage.groups or not {*coverage.groups}.isdisjoint(groups)
    return wanted and coverage.extent is not Extent.LATEST_ONLY


def _last_entries(events: Sequence[Event]) -> dict[str, dt.date]:
    """The day of the last entry of each document; what a note looks back on shows nothing of its time."""
    told = ((event, account) for event in events if not is_of_day(event) for account in event.accounts)
    days: dict[str, dt.date] = {}
    for event, account in told:
        document = account.source.document
        days[document] = max(days.get(document, _FIRST), event.when.first_day)
    return days


def might_hold(chronology: Chronology, groups: Collection[Group], upto: dt.date | None = None) -> bool:
    """No source says what it holds, or some source may hold these groups, up to a day where one is given."""
    return not chronology.coverage or any(
        _may_hold(coverage, groups) and (upto is None or coverage.to_day is None or coverage.to_day >= upto)
        for coverage in chronology.coverage
    )


def _could_show(coverage: Coverage, groups: Collection[Group]) -> bool:
    if coverage.extent is Extent.COMPLETE:
        return not coverage.groups or any(group in coverage.groups for group in groups)
    return any(group in coverage.groups for group in groups)


def complete(chronology: Chronology, groups: Collection[Group], start: dt.date, end: dt.date) -> bool:
    """For every one of the groups a source is complete from the first day to the last."""
    return all(any(_complete_for(coverage, group, start, end) for coverage in chronology.coverage) for group in groups)


def _complete_for(coverage: Coverage, group: Group, start: dt.date, end: dt.date) -> bool:
    return (
        coverage.extent is Extent.COMPLETE
        and (not coverage.groups or group in coverage.groups)
        and (coverage.from_day is None or coverage.from_day <= start)
        and (coverage.to_day is None or coverage.to_day >= end)
    )


def retold(chronology: Chronology, events: Sequence[Event]) -> frozenset[str]:
    """Keys of events that only retell what a source complete for their group would have told of itself."""
    complete_ones = [coverage for coverage in chronology.coverage if coverage.extent is Extent.COMPLETE]
    return frozenset(event.key for event in events if complete_ones and _is_retold(event, complete_ones))


def _is_retold(event: Event, coverages: Sequence[Coverage]) -> bool:
    group = group_of(event.kind)
    if group not in registers():
        return False
    keeping = [
        coverage for coverage in coverages if _complete_for(coverage, group, event.when.first_day, event.when.last_day)
    ]
    keepers = {coverage.source.document for coverage in keeping}
    return bool(keepers) and not any(account.source.document in keepers for account in event.accounts)


def covered(chronology: Chronology, groups: Collection[Group], start: dt.date, end: dt.date) -> Stretch | None:
    """The longest part of a period that a source of these groups reaches; all of it where no such source says how far.

    A source that says which groups it holds, and holds none of these, could not have shown them.
    """
    holding = [coverage for coverage in chronology.coverage if not coverage.groups or {*coverage.groups} & {*groups}]
    if not holding:
        return start, end
    return max(_joined([*_parts(holding, start, end)]), key=lambda part: part[1] - part[0], default=None)


def _parts(coverages: Sequence[Coverage], start: dt.date, end: dt.date) -> Iterator[Stretch]:
    for coverage in coverages:
        first = max(start, coverage.from_day or start)
        last = min(end, coverage.to_day or end)
        # The latest state only says nothing of what went before it.
        if coverage.extent is not Extent.LATEST_ONLY and first <= last:
            yield first, last


def documents_of(chronology: Chronology) -> frozenset[str]:
    """Every document that holds an entry or says what it covers."""
    told = {account.source.document for event in chronology.events for account in event.accounts}
    return frozenset(told | {coverage.source.document for coverage in chronology.coverage})


def reaches(chronology: Chronology, documents: Collection[str], groups: Collection[Group] = ()) -> tuple[Stretch, ...]:
    """The times of which some documents could have shown entries of some groups (of any, where none is named), in order.

    A document reaches as far as it says; one that says nothing, from its first entry to its last.
    """
    entries = _entries(chronology)
    found: list[Stretch] = []
    for document in sorted(documents):
        by_group = entries.get(document, {})
        told = [stretch for group, stretch in by_group.items() if not groups or group in groups]
        entered = _around(told) if told else None
        own = [each for each in chronology.coverage if each.source.document == document]
        if not own and entered:
            found.append(entered)
        matching = [each for each in own if not groups or not each.groups or {*each.groups} & {*groups}]
        found += [reach for each in matching if (reach := _reach(each, entered, chronology.as_at))]
    return _joined(found)


@once(lambda chronology: (chronology.events,))
def _entries(chronology: Chronology) -> dict[str, dict[Group, Stretch]]:
    """From the first to the last entry that each document has of each group.

    A day that a note looks back on shows nothing of its time.
    """
    days: dict[str, dict[Group, Stretch]] = {}
    for event in chronology.events:
        if is_of_day(event):
            continue
        group = group_of(event.kind)
        for account in event.accounts:
            if account.when.dated:
                day = account.when.last_day
                by_group = days.setdefault(account.source.document, {})
                by_group[group] = _around((by_group.get(group, (day, day)), (day, day)))
    return days


def _around(stretches: Sequence[Stretch]) -> Stretch:
    """From the beginning of the earliest to the end of the latest."""
    return min(first for first, _ in stretches), max(last for _, last in stretches)


def _reach(coverage: Coverage, entered: Stretch | None, as_at: dt.date) -> Stretch | None:
    """From where to where it is claimed; an open end reaches as far as the entries, all the way where it is complete."""
    whole = coverage.extent is Extent.COMPLETE
    first = coverage.from_day or (dt.date.min if whole else entered and entered[0])
    last = coverage.to_day or (as_at if whole else entered and entered[1])
    if coverage.extent is Extent.LATEST_ONLY or first is None or last is None or first > last:
        return None
    return first, last


def _joined(found: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """Times that meet as one."""
    joined: list[Stretch] = []
    for first, last in sorted(found):
        if joined and first.toordinal() <= joined[-1][1].toordinal() + 1:
            joined[-1] = joined[-1][0], max(last, joined[-1][1])
        else:
            joined.append((first, last))
    return tuple(joined)


def meets(stretches: Sequence[Stretch], start: dt.date, end: dt.date) -> bool:
    """Some of the days from start to end lie in the stretches."""
    return any(first <= end and last >= start for first, last in stretches)


def holds(stretches: Sequence[Stretch], start: dt.date, end: dt.date) -> bool:
    """All of the days from start to end lie in one of the stretches, which never meet each other."""
    return any(first <= start and last >= end for first, last in stretches)


def holes(stretches: Sequence[Stretch], start: dt.date, end: dt.date) -> Iterator[Stretch]:
    """The times from start to end that lie in none of the stretches."""
    day = start.toordinal()
    for first, last in stretches:
        if day < first.toordinal() and day <= end.toordinal():
            yield dt.date.fromordinal(day), min(end, dt.date.fromordinal(first.toordinal() - 1))
        day = max(day, last.toordinal() + 1)
    if day <= end.toordinal():
        yield dt.date.fromordinal(day), end


class Sources:
    """What the sources together could have shown of some kinds over a time, worked out once for each kind."""

    def __init__(self, chronology: Chronology) -> None:
        self._coverage = chronology.coverage
        self._importers = {document.name: document.importer for document in chronology.documents}
        self._of_kind: dict[Kind, tuple[tuple[Stretch, ...], tuple[Stretch, ...]]] = {}

    def complete(self, kinds: Collection[Kind], start: dt.date, end: dt.date) -> bool:
        """For every group of the kinds the sources together are complete from the first day to the last."""
        whole: dict[Group, bool] = {}
        for kind in kinds:
            group = group_of(kind)
            whole[group] = whole.get(group, False) or holds(self._times(kind)[0], start, end)
        return all(whole.values())

    def reach(self, kinds: Collection[Kind], start: dt.date, end: dt.date) -> bool:
        """Some source could have shown an entry of one of the kinds, wherever in the time it stood.

        A source that is complete for some other time only, or holds only the latest of them, could not. Where no source
        says what it holds, each could.
        """
        return self._any(kinds, start, end, throughout=True)

    def touch(self, kinds: Collection[Kind], start: dt.date, end: dt.date) -> bool:
        """Some source holds such entries of a part of the time, if only the latest of them."""
        latest = any(
            each.extent is Extent.LATEST_ONLY and any(self._holds(each, kind) for kind in kinds)
            for each in self._coverage
        )
        return latest or self._any(kinds, start, end, throughout=False)

    def _any(self, kinds: Collection[Kind], start: dt.date, end: dt.date, *, throughout: bool) -> bool:
        if not self._coverage:
            return True
        for kind in kinds:
            whole, unsure = self._times(kind)
            touching = unsure if throughout else (*unsure, *whole)
            if holds(whole, start, end) or meets(touching, start, end):
                return True
        return False

    def _times(self, kind: Kind) -> tuple[tuple[Stretch, ...], tuple[Stretch, ...]]:
        """(the times for which sources are complete, joined; those of sources that say no more than that they hold it)."""
        if kind not in self._of_kind:
            holding = [each for each in self._coverage if self._holds(each, kind)]
            whole = [each for each in holding if each.extent is Extent.COMPLETE]
            keepers = {each.source.document for each in whole}
            unsure = [each for each in holding if each.extent is Extent.UNKNOWN and each.source.document not in keepers]
            self._of_kind[kind] = _joined([*map(_time, whole)]), _joined([*map(_time, unsure)])
        return self._of_kind[kind]

    def _holds(self, coverage: Coverage, kind: Kind) -> bool:
        if coverage.groups and group_of(kind) not in coverage.groups:
            return False
        return kind not in never_held(self._importers.get(coverage.source.document, ""))


def _time(coverage: Coverage) -> Stretch:
    return coverage.from_day or dt.date.min, coverage.to_day or dt.date.max
