"""The latest day anything happened to the children who are left, found without telling of each.

Most rows say by themselves on which days something happened: a review, a start of care. Of others only the whole child
tells, an episode after which the child may have come back to an earlier home. Those rows matter only where they are later
than all the sure ones; then their children are told of, and nothing but the day is kept.
"""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Sequence

from chronology.hooks import Read
from chronology.model import Account, When
from importers.ssda903.days import day_of
from importers.ssda903.rows import Part, Row
from importers.ssda903.tables import EPISODES, moves, record_types
from importers.ssda903.telling import chosen_events

Watch = Callable[[str, Sequence[str]], None]
# Past these what was seen is forgotten, and what cannot be settled row by row is not.
_MOST_SEEN = 16_384
_MOST_UNSURE = 1_000
# After every day.
_LATER = dt.date.max.toordinal() + 1


class Latest:
    """The latest day, as an ordinal; 0 for none."""

    def __init__(self) -> None:
        self.sure = 0
        self.born = 0
        self._seen: dict[str, int] = {}
        self._unsure: dict[str, int] = {}
        self._forgotten = 0

    @property
    def day(self) -> dt.date | None:
        """The day, as far as it is sure."""
        return dt.date.fromordinal(self.sure) if self.sure else None

    @property
    def is_sure(self) -> bool:
        """No later one was met that could not be settled; nor was anybody born later, as only a mistake would have it."""
        return max(self._forgotten, self.born) <= self.sure

    def children(self) -> Collection[str]:
        """Those of whom only telling everything says whether anything happened later."""
        return [child for child, day in self._unsure.items() if day > self.sure]

    def told(self, values: Sequence[Read]) -> None:
        """What was made of a child, who is no question any more."""
        days = [value.when.last_day.toordinal() for value in values if isinstance(value, Account) and value.when.dated]
        self.sure = max(self.sure, *days, 0)

    def settled(self) -> None:
        """All of `children` were told of."""
        self._unsure.clear()

    def of(self, text: str) -> int:
        """The last day a cell could mean."""
        day = self._seen.get(text)
        if day is None:
            if len(self._seen) >= _MOST_SEEN:
                self._seen.clear()
            day = self._seen[text] = _ordinal(day_of(text.strip()).when)
        return day

    def _may_be(self, child: str, day: int) -> None:
        unsure = self._unsure
        unsure[child] = max(day, unsure.get(child, 0))
        if len(unsure) > _MOST_UNSURE:
            self._unsure = {child: day for child, day in unsure.items() if day > self.sure}
            if len(self._unsure) > _MOST_UNSURE // 2:
                self._forgotten = max(self._forgotten, *self._unsure.values())
                self._unsure.clear()

    def watch(self, part: Part) -> Watch | None:
        """What is to be done with each row of a table of which more than `wanted` counts; None for nothing."""
        return self._episodes(part) if part.table.name == EPISODES else None

    def _episodes(self, part: Part) -> Watch:
        """Care begins at an episode that says so, and ends at one that does, unless it was never more than short breaks."""
        decom, dec, rne, rec, ls = (part.columns.index(name) for name in ("DECOM", "DEC", "RNE", "REC", "LS"))
        seen, known = self._seen.get, moves()

        def watch(child: str, cells: Sequence[str]) -> None:
            if seen(cells[decom], _LATER) <= self.sure and seen(cells[dec], _LATER) <= self.sure:
                return
            started, ended = self.of(cells[decom]), self.of(cells[dec])
            new, stop, legal = (cells[at].strip().upper() for at in (rne, rec, ls))
            is_care = legal not in known.words["respite"]
            begins = is_care and "care" in known.begins.get(new, ())
            ends = is_care and bool(stop) and stop not in known.words["continues"]
            self.sure = max(self.sure, started if begins else 0, ended if ends else 0)
            latest = max(started, ended)
            if latest > self.sure:
                self._may_be(child, latest)

        return watch

    def wanted(self, part: Part) -> Sequence[int]:
        """The columns of a table of which rows that are alike tell the same days, whosever they are."""
        if part.table.name == EPISODES:
            return ()
        wanted = {"MC_DOB"}
        if part.table.name in record_types():
            kind = record_types()[part.table.name]
            wanted |= {*kind.choosing, *(event.date for event in kind.events if event.date and not event.past_only)}
        return [at for at, column in enumerate(part.columns) if column in wanted]

    def born_on(self, days: Iterable[str]) -> None:
        """Days of birth."""
        self.born = max((*map(self.of, days), self.born))

    def take(self, part: Part, alike: Iterable[tuple[str, ...]]) -> None:
        """The cells of the columns `wanted`, of any rows.

        A day that is told only once it is past, as the end of a claim for asylum, is no later than what makes it past.
        """
        names = [part.columns[at] for at in self.wanted(part)]
        for cells in alike:
            row = Row(part.table, part.file, "", dict(zip(names, map(str.strip, cells), strict=True)))
            self.born_on((row["MC_DOB"],))
            if part.table.name in record_types():
                self._record(row)

    def _record(self, row: Row) -> None:
        for event in chosen_events(row):
            if event.is_told_by_date and event.date and (text := row[event.date]):
                self.sure = max(self.sure, self.of(text))


def _ordinal(when: When) -> int:
    return when.last_day.toordinal() if when.dated else 0


def date_elements() -> Collection[str]:
    """The elements of the XML that may say on which day something happened."""
    days = {
        event.date for kind in record_types().values() for event in kind.events if event.date and not event.past_only
    }
    return sorted({*days, "DOB", "MC_DOB", "DECOM", "DEC"})
