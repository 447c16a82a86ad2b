"""The latest day anything happened to the children who are left, found without telling of each.

Most rows say by themselves on which days something happened: a review, a start of care. Of others only the whole child
tells, an episode after which the child may have come back to an earlier home. Those rows matter only where they are later
than all the sure ones; then their children are told of, and nothing but the day is kept.
"""

import datetime as dt
from collections.abc import Callable, Collection, Sequence

from chronology.documents import Together
from chronology.hooks import Read
from chronology.model import Account, When
from importers.ssda903.days import day_of
from importers.ssda903.rows import Part, Row
from importers.ssda903.tables import CHILD, EPISODES, moves, record_types
from importers.ssda903.telling import chosen_events

Watch = Callable[[Together], None]
_BIRTHS = frozenset({"DOB", "MC_DOB"})
# Past these what was seen is forgotten, and what cannot be settled row by row is not.
_MOST_SEEN = 16_384
_MOST_UNSURE = 1_000


class Latest:
    """The latest day, as an ordinal; 0 for none."""

    def __init__(self) -> None:
        self.sure = 0
        self.born = 0
        self._seen: dict[str, int] = {}
        self._unsure: dict[str, int] = {}
        self._forgotten = 0
        self._past: set[str] = set()
        self._births: set[str] = set()

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

    def watch(self, part: Part) -> Watch:
        """What is to be done with lines of a table, whosever they are."""
        births = [at for at, column in enumerate(part.columns) if column in _BIRTHS]
        dated = self._episodes(part) if part.table.name == EPISODES else self._records(part)

        def watch(lines: Together) -> None:
            for at in births:
                self._born_on({*lines.column(at)})
            if dated is not None:
                dated(lines)

        return watch

    def _born_on(self, texts: set[str]) -> None:
        if new := texts - self._births:
            self.born = max(self.born, *map(self.of, new))
            _keep(self._births, new)

    def _later(self, texts: set[str]) -> set[str]:
        """Those that could mean a day after all that are sure. There are few: a day that is past stays so."""
        new = texts - self._past
        late = {text for text in new if self.of(text) > self.sure}
        _keep(self._past, new - late)
        return late

    def _episodes(self, part: Part) -> Watch:
        """Care begins at an episode that says so, and ends at one that does, unless it was never more than short breaks."""
        at = [part.columns.index(name) for name in (CHILD, "DECOM", "DEC", "RNE", "REC", "LS")]
        known = moves()

        def watch(lines: Together) -> None:
            late = self._later({*lines.column(at[1]), *lines.column(at[2])})
            for child, decom, dec, rne, rec, ls in zip(*map(lines.column, at), strict=True) if late else ():
                if decom not in late and dec not in late:
                    continue
                started, ended = self.of(decom), self.of(dec)
                new, stop, legal = (text.strip().upper() for text in (rne, rec, ls))
                is_care = legal not in known.words["respite"]
                begins = is_care and "care" in known.begins.get(new, ())
                ends = is_care and bool(stop) and stop not in known.words["continues"]
                self.sure = max(self.sure, started if begins else 0, ended if ends else 0)
                latest = max(started, ended)
                if latest > self.sure:
                    self._may_be(child.strip(), latest)

        return watch

    def _records(self, part: Part) -> Watch | None:
        """Rows of other tables tell their days by themselves, and alike ones the same. None where they tell none.

        A day that is told only once it is past, as the end of a claim for asylum, is no later than what makes it past.
        """
        if part.table.name not in record_types():
            return None
        kind = record_types()[part.table.name]
        dates = {event.date for event in kind.events if event.date and not event.past_only}
        dated = [at for at, column in enumerate(part.columns) if column in dates]
        wanted = [at for at, column in enumerate(part.columns) if column in {*kind.choosing, *dates}]
        names = [part.columns[at] for at in wanted]
        told: set[tuple[str, ...]] = set()

        def watch(lines: Together) -> None:
            late = self._later(set().union(*map(lines.column, dated)))
            for cells in zip(*map(lines.column, wanted), strict=True) if late else ():
                if late.isdisjoint(cells) or cells in told:
                    continue
                told.add(cells)
                self._record(Row(part.table, part.file, "", dict(zip(names, map(str.strip, cells), strict=True))))
            if len(told) > _MOST_SEEN:
                told.clear()

        return watch if dated else None

    def _record(self, row: Row) -> None:
        for event in chosen_events(row, record_types()[row.table.name]):
            if event.is_told_by_date and event.date and (text := row[event.date]):
                self.sure = max(self.sure, self.of(text))


def _keep(texts: set[str], more: set[str]) -> None:
    """Know more texts again, as many as may be held."""
    if len(texts) > _MOST_SEEN:
        texts.clear()
    texts |= more


def _ordinal(when: When) -> int:
    return when.last_day.toordinal() if when.dated else 0


def date_elements() -> Collection[str]:
    """The elements of the XML that may say on which day something happened."""
    days = {
        event.date for kind in record_types().values() for event in kind.events if event.date and not event.past_only
    }
    return sorted({*days, "DOB", "MC_DOB", "DECOM", "DEC"})
