"""Children of the return: the person, everything recorded of each, and what of it contradicts itself.

They are read some at a time, and each step is done for all of these before the next: the code of one step and what it
looks things up in stay near the processor, which takes a fifth off the time.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import Final

from chronology.hooks import Read
from chronology.model import Problem, When
from importers.ssda903.arranging import by_table, check_cells
from importers.ssda903.episodes import Episode, Period, in_order, periods
from importers.ssda903.facts import Facts, last_day
from importers.ssda903.ledger import Ledger, Noted
from importers.ssda903.moves import told
from importers.ssda903.rows import Row
from importers.ssda903.rules import ASKED
from importers.ssda903.tables import EPISODES, RecordType, record_types
from importers.ssda903.telling import Case, tell
from importers.ssda903.who import birthday, people
from importers.ssda903.years import as_last_told

AT_A_TIME: Final = 8
"""So many children that they stay near the processor themselves."""
# What looks back on something that has happened: the return was made no earlier than the latest of these.
_LOOKS_BACK = ((EPISODES, "DECOM"), (EPISODES, "DEC"), ("missing", "MIS_START"), ("missing", "MIS_END"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Return:
    """What holds for every child of one export."""

    places: Sequence[tuple[str, str]]
    """The name and the hash of each document."""
    ledger: Ledger
    year: When | None
    year_end: dt.date | None
    year_ends: Sequence[dt.date | None] = ()
    """Of each document, where its name or that of all says it."""
    last_end: dt.date | None = None
    """The last of those."""
    holding: frozenset[str] = frozenset()
    """The tables that are there for any child."""
    years_holding: Mapping[dt.date, frozenset[str]] = field(default_factory=dict)
    """The same of each year, where the documents are of several."""


class Child:
    """What is known of one child so far."""

    __slots__ = (
        "before", "born", "case", "episodes", "facts", "found", "identity", "noted", "periods", "record", "rows", "tables",
    )  # fmt: skip

    def __init__(
        self, identity: str, record: str, rows: Sequence[Row], *, before: Sequence[Problem], noted: Noted
    ) -> None:
        self.identity = identity
        self.record = record
        """The child in a key; tells apart two entries of one identifier."""
        self.rows = rows
        self.before = before
        """What was met before this child, and is not about it."""
        self.noted = noted
        """What was met when the rows were read, and what is met with them."""
        self.tables: Mapping[str, Sequence[Row]] = {}
        self.born: When | None = None
        self.episodes: Sequence[Episode] = ()
        self.periods: Sequence[Period] = ()
        self.found: list[Read] = []
        self.case: Case
        self.facts: Facts


def read_children(children: Sequence[Child], of: Return) -> Iterator[Sequence[Read]]:
    """Of each child everything that the rows tell, and what cannot be trusted in them."""
    ledger = of.ledger
    own = ledger.noted()
    for step in _STEPS:
        for child in children:
            ledger.noting = child.noted
            step(child, of)
    ledger.noting = own
    for child in children:
        yield child.found


def read_child(identity: str, rows: Sequence[Row], of: Return) -> Sequence[Read]:
    """The same of one child alone."""
    return next(read_children([Child(identity, identity, rows, before=(), noted=Noted())], of))


def _arrange(child: Child, of: Return) -> None:
    ledger, rows = of.ledger, child.rows
    for row in rows:
        for column in row.table.left_out:
            if row.cells.get(column):
                ledger.left_out[row.file, row.table.name, column] += 1
    child.tables = by_table(rows, ledger)
    for own in child.tables.values():
        check_cells(own, own[0].table, of.year_ends, ledger)
    case = child.case = Case(places=of.places, ledger=ledger, child=child.identity, record=child.record, year=of.year)
    if any(record_type.looks_back for _, record_type in _telling(tuple(child.tables))):
        case.horizon = _horizon(child.tables, of)


def _tell_who(child: Child, _: Return) -> None:
    child.born = birthday(child.tables)
    child.found += people(child.tables, child.case, child.born)


def _tell_care(child: Child, _: Return) -> None:
    child.episodes = in_order(child.tables.get(EPISODES, ()))
    child.periods = periods(child.episodes)
    child.found += told(child.periods, child.case)


def _tell_rows(child: Child, _: Return) -> None:
    for name, record_type in _telling(tuple(child.tables)):
        for row in child.tables[name]:
            child.found += tell(row, record_type, child.case)


def _gather(child: Child, of: Return) -> None:
    born, several = child.born, len(of.years_holding) > 1
    child.facts = Facts(
        rows=as_last_told(child.tables, of.year_ends) if several else child.tables,
        episodes=child.episodes,
        periods=child.periods,
        born=born.earliest if born is not None and born.earliest == born.latest else None,
        year_ends=of.year_ends,
        last_end=of.last_end,
        holding=of.holding,
        returns=_returns(child.rows, of) if several else {},
        years_holding=of.years_holding,
    )


def _ask(check: Callable[[Facts, Ledger], None], child: Child, of: Return) -> None:
    check(child.facts, of.ledger)


def _close(child: Child, of: Return) -> None:
    for row in child.rows:
        if not row.told:
            _unsaid(row, child.case)
    child.found += of.ledger.problems(child.identity)


_STEPS: Final[Sequence[Callable[[Child, Return], None]]] = (
    _arrange,
    _tell_who,
    _tell_care,
    _tell_rows,
    _gather,
    *[partial(_ask, check) for check in ASKED],
    _close,
)


@lru_cache(maxsize=1024)
def _telling(names: tuple[str, ...]) -> tuple[tuple[str, RecordType], ...]:
    """Of these tables, those whose rows tell events one by one, in the order in which they are told."""
    return tuple((name, told) for name, told in record_types().items() if name in names)


def _returns(rows: Sequence[Row], of: Return) -> Mapping[dt.date, Mapping[str, list[Row]]]:
    """The rows as each year's return has them, those that repeat another year's included."""
    found: dict[dt.date, dict[str, list[Row]]] = {}
    for row in rows:
        end = of.year_ends[row.file]
        if end is not None:
            found.setdefault(end, {}).setdefault(row.table.name, []).append(row)
    return found


def _horizon(rows: Mapping[str, Sequence[Row]], of: Return) -> int:
    """The day the return is known to look back from: its year's end, else the last day it says something began or ended."""
    if of.year_end is not None:
        return of.year_end.toordinal()
    days = (last_day(row[column]) for table, column in _LOOKS_BACK for row in rows.get(table, ()))
    return max((day.toordinal() for day in days if day), default=0)


def _unsaid(row: Row, case: Case) -> None:
    """Account for a row of which no event was made: it says that there is nothing, or stands with the person."""
    case.ledger.account(row)
    if row.table.name == "uasc" or (row.table.name == "prev_perm" and row["PREV_PERM"].upper() == "Z1"):
        return
    case.ledger.of_row("a row holds nothing of which an event could be made", row)
