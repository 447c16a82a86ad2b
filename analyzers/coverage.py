"""What the sources could have shown: an absence is only an absence where somebody could have recorded."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Sequence

from analyzers.tables import never_held, registers
from chronology.model import Chronology, Coverage, Event, Extent, Group, Kind
from chronology.practice import group_of

_Times = list[tuple[dt.date, dt.date]]


def assessable(chronology: Chronology, events: Sequence[Event], groups: Collection[Group]) -> bool:
    """Some source tells of these groups, or is said to cover one of them by name or to be complete."""
    return any(group_of(event.kind) in groups for event in events) or any(
        _could_show(coverage, groups) for coverage in chronology.coverage
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


def covered(
    chronology: Chronology, groups: Collection[Group], start: dt.date, end: dt.date
) -> tuple[dt.date, dt.date] | None:
    """The longest part of a period that a source of these groups reaches; all of it where no such source says how far.

    A source that says which groups it holds, and holds none of these, could not have shown them.
    """
    holding = [coverage for coverage in chronology.coverage if not coverage.groups or {*coverage.groups} & {*groups}]
    if not holding:
        return start, end
    return max(_run_together(_parts(holding, start, end)), key=lambda part: part[1] - part[0], default=None)


def _parts(coverages: Sequence[Coverage], start: dt.date, end: dt.date) -> Iterator[tuple[dt.date, dt.date]]:
    for coverage in coverages:
        first = max(start, coverage.from_day or start)
        last = min(end, coverage.to_day or end)
        # The latest state only says nothing of what went before it.
        if coverage.extent is not Extent.LATEST_ONLY and first <= last:
            yield first, last


class Sources:
    """What the sources together could have shown of some kinds over a time, worked out once for each kind."""

    def __init__(self, chronology: Chronology) -> None:
        self._coverage = chronology.coverage
        self._importers = {document.name: document.importer for document in chronology.documents}
        self._of_kind: dict[Kind, tuple[_Times, _Times]] = {}

    def complete(self, kinds: Collection[Kind], start: dt.date, end: dt.date) -> bool:
        """For every group of the kinds the sources together are complete from the first day to the last."""
        whole: dict[Group, bool] = {}
        for kind in kinds:
            group = group_of(kind)
            whole[group] = whole.get(group, False) or _within_one(self._times(kind)[0], start, end)
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
            if _within_one(whole, start, end) or any(first <= end and start <= last for first, last in touching):
                return True
        return False

    def _times(self, kind: Kind) -> tuple[_Times, _Times]:
        """(the times for which sources are complete, joined; those of sources that say no more than that they hold it)."""
        if kind not in self._of_kind:
            holding = [each for each in self._coverage if self._holds(each, kind)]
            whole = [each for each in holding if each.extent is Extent.COMPLETE]
            keepers = {each.source.document for each in whole}
            unsure = [each for each in holding if each.extent is Extent.UNKNOWN and each.source.document not in keepers]
            self._of_kind[kind] = _run_together(map(_time, whole)), _run_together(map(_time, unsure))
        return self._of_kind[kind]

    def _holds(self, coverage: Coverage, kind: Kind) -> bool:
        if coverage.groups and group_of(kind) not in coverage.groups:
            return False
        return kind not in never_held(self._importers.get(coverage.source.document, ""))


def _time(coverage: Coverage) -> tuple[dt.date, dt.date]:
    return coverage.from_day or dt.date.min, coverage.to_day or dt.date.max


def _run_together(times: Iterable[tuple[dt.date, dt.date]]) -> _Times:
    """Times that touch or overlap as one."""
    joined: _Times = []
    for first, last in sorted(times):
        if joined and (joined[-1][1] == dt.date.max or first <= joined[-1][1] + dt.timedelta(days=1)):
            joined[-1] = joined[-1][0], max(last, joined[-1][1])
        else:
            joined.append((first, last))
    return joined


def _within_one(times: Sequence[tuple[dt.date, dt.date]], start: dt.date, end: dt.date) -> bool:
    return any(first <= start and end <= last for first, last in times)
