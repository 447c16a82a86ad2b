"""What the rules ask of one child: rows by table, episodes in order, the day of birth, the year of the return."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from importers.ssda903.days import day_of
from importers.ssda903.episodes import Episode, Period
from importers.ssda903.rows import Row
from importers.ssda903.tables import HEADER, moves

SELDOM_FILLED = ("MOTHER", "MC_DOB")
"""Columns of the header that are empty for most children, whom the rules about them do not concern."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Facts:
    """One child, as the rules see them."""

    rows: Mapping[str, Sequence[Row]]
    episodes: Sequence[Episode]
    periods: Sequence[Period]
    born: dt.date | None
    year_ends: Sequence[dt.date | None] = ()
    """The last day of each file's own year, by its number; an export may hold several years' returns."""
    last_end: dt.date | None = None
    """The last of those days; none where no year is known."""
    holding: frozenset[str] = frozenset()
    """The tables that the return holds, of this child or of any."""
    returns: Mapping[dt.date, Mapping[str, Sequence[Row]]] = field(default_factory=dict)
    """The rows as each year's return has them, where there are several."""
    years_holding: Mapping[dt.date, frozenset[str]] = field(default_factory=dict)
    """The tables of each year's return, where there are several."""

    @property
    def has_year(self) -> bool:
        """The year of some of it is known."""
        return self.last_end is not None

    def year_of(self, row: Row) -> dt.date | None:
        """The last day of the year of the return in which a row stands, where that is known."""
        return self.year_ends[row.file] if row.file < len(self.year_ends) else None

    def is_held(self, table: str, end: dt.date | None) -> bool:
        """The return of that year holds the table, of this child or of any."""
        if not self.years_holding:
            return table in self.holding
        return end is not None and table in self.years_holding.get(end, ())

    def of(self, table: str) -> Sequence[Row]:
        """The rows of a table."""
        return self.rows.get(table, ())

    @property
    def holds(self) -> tuple[str, ...]:
        """The tables that are there, and the columns of the header that are filled and not always are."""
        headers = self.of(HEADER)
        filled = [f"{HEADER}.{name}" for name in SELDOM_FILLED if any(row.cells.get(name) for row in headers)]
        return (*self.rows, *filled)

    @property
    def header(self) -> Row | None:
        """The child's own row."""
        return next(iter(self.of(HEADER)), None)

    def age_on(self, day: dt.date) -> int | None:
        """Whole years on a day, where the day of birth is known."""
        return age(self.born, day) if self.born else None

    @property
    def ends(self) -> Sequence[Episode]:
        """The episodes with which care ended on a known day."""
        return [episode for episode in self.episodes if episode.ends_care and episode.end_day]

    def in_care_on(self, day: dt.date) -> bool:
        """An episode covers the day; one without an end goes on until the next, or on and on."""
        for episode in self.episodes:
            start, end = episode.start_day, episode.end_day
            if start is not None and start <= day and (end is None or day <= end):
                return True
        return False


Check = Callable[[Facts], Iterable[Row]]
"""A rule asked of one child; it gives the rows that break it."""


def first_day(text: str) -> dt.date | None:
    """The first day a text could mean."""
    return day_of(text).first


def last_day(text: str) -> dt.date | None:
    """The last day a text could mean."""
    return day_of(text).last


def before(text: str, other: str) -> bool:
    """Certainly before: the last day it could have been is earlier than the first day of the other."""
    last, first = last_day(text), first_day(other)
    return last is not None and first is not None and last < first


def age(born: dt.date, day: dt.date) -> int:
    """Whole years from one day to another."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def past_birthday(born: dt.date, day: dt.date, years: int) -> bool:
    """The day lies after a birthday, and is not the birthday itself."""
    return age(born, day - dt.timedelta(days=1)) >= years


def is_code(row: Row, column: str, *these: str) -> bool:
    """The code in a column is one of these."""
    return row.cells.get(column, "").upper() in these


ADOPTED = ("E11", "E12")
"""Why an episode ended, where care ended with an adoption."""


def adopted(episode: Episode) -> bool:
    """Care ended with an adoption."""
    return episode.stop in ADOPTED


def placed_for_adoption(episode: Episode) -> bool:
    """The placement is one for adoption."""
    return episode.place in ("A3", "A4", "A5", "A6")


def is_respite(episode: Episode) -> bool:
    """A short break."""
    return episode.legal in moves().words["respite"]
