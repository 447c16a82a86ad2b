"""What a column of a register says again and again: who did not come, what was not paid, by the days of its rows.

A heading that asks ("Came?", "Here?") and a "no" below it are coded by whoever keeps the register: they are counted as they stand, and what
the heading asks is told in its own words. What is neither yes nor no ("n/a") is no day of it.
"""

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from analyzers.patterns.people.of_whom_missed import WEEKDAYS
from analyzers.patterns.shape import Ground, Shown
from analyzers.patterns.told_days import of_known_days
from analyzers.told import text_of
from analyzers.words import counted, day, listed, quoted_words
from chronology.model import Event, Restriction, Strength

_CELL = re.compile(r"^(?P<column>[^:\n]{2,24}): (?P<value>[^\n]{1,40})$", re.MULTILINE)
_ASKS = re.compile(
    r".*\?|(?:came|here|attended|attendance|present|arrived|brought|turned up|yma|presennol|mynychodd)", re.IGNORECASE
)
_WITH_WHOM = re.compile(r"with|whom?|for|person|type|gyda", re.IGNORECASE)
_NO = re.compile(r"no?|absent|dna|wnb|not here|did not (?:come|attend)", re.IGNORECASE)
_FEWEST, _MOST_ON_ONE, _ELSE = 3, 0.8, 0.5


@dataclass(frozen=True, slots=True)
class _Row:
    event: Event
    on: dt.date
    cells: Mapping[str, str]
    words: str


def registered(ground: Ground) -> Iterator[Shown]:
    """A finding for each column that says no on days enough."""
    by_register: dict[str, list[_Row]] = defaultdict(list)
    for document, row in _rows(ground):
        by_register[document].append(row)
    for rows in by_register.values():
        for column in dict.fromkeys(column for row in rows for column in row.cells if _ASKS.fullmatch(column)):
            asked = [row for row in rows if column in row.cells]
            said_no = [row for row in asked if _NO.fullmatch(row.cells[column])]
            # A column that never says anything else tells of nothing that might have been otherwise.
            if _FEWEST <= len({row.on for row in said_no}) and len(said_no) < len(asked):
                yield _shown(column, said_no, asked)


def _rows(ground: Ground) -> Iterator[tuple[str, _Row]]:
    """The rows of registers, with their documents: by the cells that stand below the words of a row.

    A register is of those whose it is: what a row says beside them of somebody else makes it no other's.
    """
    for event in of_known_days(ground)[0]:
        for account in event.accounts if event.restriction is Restriction.NONE else ():
            on = account.when.earliest
            if on is None or on != account.when.latest:
                continue
            text = text_of(account)
            if cells := cells_of(text):
                yield account.source.document, _Row(event, on, cells, words_alone(text))


def cells_of(text: str) -> dict[str, str]:
    """What columns that have no words of the row say, by their headings."""
    return {found["column"].strip(): found["value"].strip() for found in _CELL.finditer(text)}


def noes(text: str) -> list[str]:
    """The cells of a row that answer no, as they stand."""
    return [f"{c}: {v}" for c, v in cells_of(text).items() if _ASKS.fullmatch(c) and _NO.fullmatch(v)]


def words_alone(text: str) -> str:
    """A row without its cells."""
    return " ".join(_CELL.sub("", text).split())


def _shown(column: str, said_no: Sequence[_Row], asked: Sequence[_Row]) -> Shown:
    ordered = sorted(said_no, key=lambda row: (row.on, row.event.key))
    days = [*dict.fromkeys(row.on for row in ordered)]
    value = Counter(row.cells[column] for row in ordered).most_common(1)[0][0]
    last = quoted_words(ordered[-1].words)
    return Shown(
        anchor=ordered[0].event,
        statement=(
            f"The column “{column}” of the register says “{value}” on {counted(len(days), 'day')}{_beside(said_no, asked)}: "
            f"{listed(map(day, days))}.{_weekday(days, asked)}{f' Last: “{last}”.' if last else ''}"
        ),
        evidence=[row.event for row in ordered],
        aspect="register",
        of=column,
        title=f"What a register says again: {column.rstrip('? ')}",
        strength=Strength.STRONG,
    )


def _beside(said_no: Sequence[_Row], asked: Sequence[_Row]) -> str:
    """What all these rows have in common that others of the register have not: with whom."""
    rows, every = ([frozenset(row.cells.items()) for row in some] for some in (said_no, asked))
    common = rows[0].intersection(*rows) - every[0].intersection(*every)
    named = sorted(f"“{column}: {value}”" for column, value in common if _WITH_WHOM.fullmatch(column))
    return f", each with {listed(named)}" if named else ""


def _weekday(days: Sequence[dt.date], asked: Sequence[_Row]) -> str:
    """The day of the week on which most of them fell, where most of the register's other days were others."""
    (weekday, count), *_ = Counter(each.weekday() for each in days).most_common()
    others = {row.on for row in asked} - {*days}
    elsewhere = sum(each.weekday() != weekday for each in others)
    if count < _MOST_ON_ONE * len(days) or elsewhere <= _ELSE * len(others):
        return ""
    return f" {'All' if count == len(days) else 'Most'} of them fell on a {WEEKDAYS[weekday]}."
