"""Where the rows of a chronology begin in a table, and what each of its columns is for."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from chronology.documents import Line, Table
from importers.agency_chronology.columns import Meaning, meanings_of, step_of
from importers.agency_chronology.moments import read_cell

# Title rows stand above the headings; further down no table begins.
_TITLES = 40
_SAMPLE = 200
# A column is one of dates when so many of its cells are, and one of prose when they hold so many words.
_NEARLY_ALL = 0.8
_PROSE_WORDS = 3
_ROW_NUMBER = re.compile(r"(?=\S*\d)\S{1,10}")
# "CB-2024-41207": the number of an incident, under whatever heading.
_INCIDENT_NUMBER = re.compile(r"(?=\S*\d)\S{1,30}")
_ROWS_FOR_CERTAIN = 2
_MOST_COLUMNS = 16
_MOST_READ = 64
"""A chronology is read by people: columns beyond these are looked at only for their words."""

# What stands in for an event where no column says it holds one, in this order; words of no known meaning go first.
_INSTEAD = (
    Meaning.NOTE,
    Meaning.TYPE,
    Meaning.ACTION,
    Meaning.COMMENT,
    Meaning.OUTCOME,
    Meaning.DECISION,
    Meaning.SEEN,
)
# Of these a table has one; another with the same name tells something else, and keeps its name.
_ONLY_ONE = frozenset(
    {Meaning.DATE, Meaning.DATE_FROM, Meaning.DATE_TO, Meaning.TIME, Meaning.RECORDED, Meaning.ROW_NUMBER, Meaning.BORN}
    | {Meaning.DUE, Meaning.PLANNED}
)
# "Missing from", "Date went missing": the day that a time away began.
_MISSING = re.compile(r"\b(?:missing|abscon\w+|absent from (?:care|placement)|ar goll)\b", re.IGNORECASE)
REPORTED = re.compile(r"(?<![^\W_])(?:reported|rptd|rep)(?![^\W_])", re.IGNORECASE)
"""A heading over the days on which things were reported."""
_DATE_WORD = re.compile(r"\b(?:date|dyddiad)\b", re.IGNORECASE)
_DATED = (Meaning.DATE, Meaning.DATE_FROM)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its place, its heading as written, what it holds and what else its cells may hold."""

    index: int
    heading: str
    meaning: Meaning | None
    also: tuple[Meaning, ...] = ()

    @property
    def name(self) -> str:
        """What the column is called where its words are kept with a row; nothing where no heading says it."""
        return self.heading

    def said(self, words: str) -> str:
        """Words of the column behind what it is called."""
        return under(self.heading, words)


def under(name: str, words: str) -> str:
    """Words behind the name of the column they stand in; alone where it has none."""
    return f"{name}: {words}" if name else words


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The columns of a chronology. `headings_at` is the number of their line, 0 where the table has none."""

    headings_at: int
    headings: tuple[str, ...]
    columns: tuple[Column, ...]
    named: bool
    """A heading says that it holds events, and one that it holds dates."""
    dated_rows: int
    recorded_only: bool = False
    """The only days told are those of writing."""
    of_times_missing: bool = False
    """A row is one time somebody was missing: the heading over its first day says so."""

    @property
    def certain(self) -> bool:
        """It is a chronology and nothing else: named columns, dated rows, cells of prose for people to read."""
        machine = sum("_" in heading for heading in self.headings) * 2 > len(self.headings)
        return (
            self.named and self.dated_rows >= _ROWS_FOR_CERTAIN and len(self.headings) <= _MOST_COLUMNS and not machine
        )

    def of(self, meaning: Meaning) -> Column | None:
        """The first column with a meaning."""
        return next((column for column in self.columns if column.meaning is meaning), None)


class Parts:
    """Tables that go on from each other, as one table breaks over pages: its lines counted through, each in its place."""

    def __init__(self, tables: Sequence[Table]) -> None:
        self.tables = tables
        self.name = tables[0].name
        self._starts: list[int] = [0]

    def lines(self) -> Iterator[Line]:
        """Every line of the parts, numbered on from part to part."""
        start = 0
        starts = []
        for table in self.tables:
            starts.append(start)
            last = 0
            for line in table.lines():
                last = line.number
                self._starts = starts if len(starts) > len(self._starts) else self._starts
                yield line if not start else Line(start + line.number, line.cells)
            start += last

    def place(self, first: int, last: int = 0) -> str:
        """Where lines stand: in the part the first is in, by that part's own count."""
        at = max(bisect_left(self._starts, first) - 1, 0)
        place = self.tables[at].place(first - self._starts[at])
        if last <= first:
            return place
        end = max(bisect_left(self._starts, last) - 1, 0)
        if end != at:
            return f"{place} to {self.tables[end].place(last - self._starts[end])}"
        name, _, number = place.rpartition("row ")
        return f"{name}rows {number}-{last - self._starts[at]}"


def goes_on(layout: Layout, table: Table, own: Layout | None) -> bool:
    """A table without headings of its own, as wide as one above it and with dates in the same column."""
    lines = list(islice(table.lines(), _SAMPLE))
    date = layout.of(Meaning.DATE) or layout.of(Meaning.DATE_FROM)
    if not lines or date is None:
        return False
    if own is not None and own.headings_at:
        return tuple(cell.casefold() for cell in own.headings) == tuple(cell.casefold() for cell in layout.headings)
    wide = max(len(line.cells) for line in lines) == len(layout.headings)
    return wide and any(_is_date(_cell(line, date.index)) for line in lines)


def layout_of(table: Table) -> Layout | None:
    """The layout of a chronology, or None when the table is none."""
    lines = list(islice(table.lines(), _TITLES + _SAMPLE))
    for at, line in enumerate(lines[:_TITLES]):
        if _may_be_headings(line) and (found := _under(line, lines[at + 1 : at + 1 + _SAMPLE])):
            return found
    return _without_headings(lines[:_SAMPLE])


def _may_be_headings(line: Line) -> bool:
    cells = [cell for cell in line.cells[:_MOST_READ] if cell]
    if len(cells) < 2 or len(set(cells)) < 2:
        return False
    told = [meanings for cell in cells if (meanings := meanings_of(cell))]
    if not told or any(_is_date(cell) for cell in cells):
        return False
    return len(told) > 1 or bool({*_DATED, Meaning.EVENT} & set(told[0]))


def _is_date(cell: str) -> bool:
    return any(character.isdigit() for character in cell) and read_cell(cell).dated


def _under(headings: Line, rows: Sequence[Line]) -> Layout | None:
    """The layout these headings give, where the cells under them bear it out."""
    columns = _of_steps(_reported_beside([_by_cells(column, rows) for column in _columns(headings.cells)]))
    recorded_only = False
    if not any(column.meaning in _DATED for column in columns):
        # Beside no day on which anything was done, the day of a plan is the only one that a row has.
        columns = [_as(one, Meaning.DATE) if _is_planned_date(one) else one for one in columns]
    if not any(column.meaning in _DATED for column in columns):
        columns, recorded_only = _dated_by_cells(columns, rows)
    return _checked(headings, columns, rows, recorded_only=recorded_only)


def _is_planned_date(column: Column) -> bool:
    return column.meaning is Meaning.PLANNED and _DATE_WORD.search(column.heading) is not None


def _without_headings(rows: Sequence[Line]) -> Layout | None:
    """A table that begins with its first row: a column of dates beside one of prose."""
    width = max((len(line.cells) for line in rows), default=0)
    if width < 2 or len(rows) < _ROWS_FOR_CERTAIN:
        return None
    columns = [Column(index, "", None) for index in range(min(width, _MOST_READ))]
    columns, _ = _dated_by_cells(columns, rows)
    return _checked(Line(0, ()), columns, rows, recorded_only=False)


def _columns(headings: Sequence[str]) -> Iterator[Column]:
    seen: set[Meaning] = set()
    # Beside "PM" a column "AM" is the morning, and not Welsh for whom a row is about.
    halves = {heading.strip().casefold() for heading in headings} >= {"am", "pm"}
    for index, heading in enumerate(headings):
        told = meanings_of(heading) if index < _MOST_READ else ()
        told = () if halves and heading.strip().casefold() == "am" else told
        meaning = _lead(told)
        if meaning in _ONLY_ONE and meaning in seen:
            meaning, told = None, ()
        if meaning is not None:
            seen.add(meaning)
        yield Column(index, heading, meaning, tuple(one for one in told if one is not meaning))


def _by_cells(column: Column, rows: Sequence[Line]) -> Column:
    """A column whose cells are not what its heading seems to say.

    "Entry" or "Log" over numbers of rows or of incidents; "Concern received" over days; "From" over names of who sent it.
    """
    cells = [cell for line in rows if (cell := _cell(line, column.index))]
    if column.meaning is Meaning.EVENT and cells:
        if len(cells) >= _ROWS_FOR_CERTAIN and all(map(_is_date, cells)) and not all(cell.isdigit() for cell in cells):
            return _as(column, Meaning.DATE)
        if all(map(_ROW_NUMBER.fullmatch, cells)):
            return _as(column, Meaning.ROW_NUMBER)
        return _as(column, Meaning.REFERENCE) if all(map(_INCIDENT_NUMBER.fullmatch, cells)) else column
    bare = column.meaning is Meaning.DATE_FROM and len(column.heading.split()) == 1
    if bare and len(cells) >= _ROWS_FOR_CERTAIN and not any(map(_is_date, cells)):
        return Column(column.index, column.heading, None)
    return column


def _reported_beside(columns: list[Column]) -> list[Column]:
    """Beside the day on which it happened, the day it was reported is when it was recorded; alone it stands for the day."""
    dated = [one for one in columns if one.meaning in (*_DATED, Meaning.RECORDED)]
    happened = [one for one in dated if one.meaning in _DATED and not REPORTED.search(one.heading)]
    if not happened or any(one.meaning is Meaning.RECORDED for one in dated):
        return columns
    return [
        _as(one, Meaning.RECORDED) if one.meaning is Meaning.DATE and REPORTED.search(one.heading) else one
        for one in columns
    ]


def _of_steps(columns: list[Column]) -> list[Column]:
    """Beside the day of a row, a column of the days of one step ("S42 start", "S42 end") is that step's own.

    The first day is the row's; a later one is kept under its heading.
    """
    first = next((column for column in columns if column.meaning is Meaning.DATE), None)
    if first is None:
        return columns
    return [
        Column(one.index, one.heading, None)
        if one is not first and (one.meaning is Meaning.DATE or _is_of_a_step(one))
        else one
        for one in columns
    ]


def _is_of_a_step(column: Column) -> bool:
    return column.meaning in (Meaning.DATE_FROM, Meaning.DATE_TO) and step_of(column.heading) is not None


def _lead(told: Sequence[Meaning]) -> Meaning | None:
    """Of what a heading names, that which its cells are read for."""
    if Meaning.EVENT in told and Meaning.DATE not in told:
        return Meaning.EVENT
    if Meaning.AUTHOR in told and told[0] is Meaning.PERSON:
        return Meaning.AUTHOR
    return told[0] if told else None


def _dated_by_cells(columns: list[Column], rows: Sequence[Line]) -> tuple[list[Column], bool]:
    """The columns with the one of dates found by its cells; else the day of writing stands for the day."""
    for column in columns:
        # "Event" over days and "Recorded" beside it: a heading for what happened that only dates stand under.
        # So is "visitdt" over days: a visit is what the row is of, and the cells say when.
        if (
            column.meaning in (None, Meaning.EVENT, Meaning.NOTE, Meaning.TYPE)
            and _share_of_dates(column.index, rows) >= _NEARLY_ALL
        ):
            return [_as(one, Meaning.DATE) if one is column else one for one in columns], False
    if any(column.meaning is Meaning.RECORDED for column in columns):
        return [_as(one, Meaning.DATE) if one.meaning is Meaning.RECORDED else one for one in columns], True
    return columns, False


def _as(column: Column, meaning: Meaning) -> Column:
    return Column(column.index, column.heading, meaning, column.also)


def _share_of_dates(index: int, rows: Sequence[Line]) -> float:
    cells = [cell for line in rows if (cell := _cell(line, index))]
    return sum(map(_is_date, cells)) / len(cells) if len(cells) >= _ROWS_FOR_CERTAIN else 0.0


def _checked(headings: Line, columns: list[Column], rows: Sequence[Line], *, recorded_only: bool) -> Layout | None:
    date = next((column for column in columns if column.meaning in _DATED), None)
    if date is None:
        return None
    days = [cell for line in rows if _is_date(cell := _cell(line, date.index))]
    named = any(column.meaning is Meaning.EVENT for column in columns) or Meaning.EVENT in date.also
    away = _MISSING.search(date.heading) is not None
    columns = _with_event(columns, rows) if not (named or away) else _with_the_words(columns, rows)
    events = [column.index for column in columns if column.meaning is Meaning.EVENT]
    if not days or not (events or away or Meaning.EVENT in date.also):
        return None
    told = date.heading and not recorded_only and meanings_of(date.heading) != ()
    prose = Meaning.EVENT in date.also or any(_words_in(index, rows) >= _PROSE_WORDS for index in events)
    return Layout(
        headings_at=headings.number,
        headings=tuple(headings.cells),
        columns=tuple(columns),
        named=bool(named and told and prose and not _many_people(columns, rows)) or (away and _ends(columns)),
        dated_rows=len(days),
        recorded_only=recorded_only,
        of_times_missing=away,
    )


def _ends(columns: Sequence[Column]) -> bool:
    return any(column.meaning is Meaning.DATE_TO for column in columns)


def _with_event(columns: list[Column], rows: Sequence[Line]) -> list[Column]:
    """The columns with one to stand in for what happened: notes or words of no known meaning, else the next best."""
    prose = [
        column
        for column in columns[:_MOST_READ]
        if column.meaning in (None, Meaning.NOTE) and _words_in(column.index, rows) >= _PROSE_WORDS
    ]
    chosen = max(prose, key=lambda column: _words_in(column.index, rows), default=None)
    if chosen is None:
        known: Mapping[Meaning | None, Column] = {column.meaning: column for column in reversed(columns)}
        chosen = next((known[meaning] for meaning in _INSTEAD if meaning in known), None)
    return [_as(one, Meaning.EVENT) if one is chosen else one for one in columns]


def _with_the_words(columns: list[Column], rows: Sequence[Line]) -> list[Column]:
    """Where what stands under "Incident" is a word or two, and a column that nobody can name tells it, that one is the event too."""
    events = [column for column in columns if column.meaning is Meaning.EVENT]
    if any(_words_in(column.index, rows) >= _PROSE_WORDS for column in events):
        return columns
    unnamed = [column for column in columns[:_MOST_READ] if column.meaning is None and not column.also]
    longest = max(unnamed, key=lambda column: _words_in(column.index, rows), default=None)
    if longest is None or _words_in(longest.index, rows) < 2 * _PROSE_WORDS:
        return columns
    return [_as(one, Meaning.EVENT) if one is longest else one for one in columns]


def _words_in(index: int, rows: Sequence[Line]) -> float:
    cells = [cell for line in rows if (cell := _cell(line, index)) and not _is_date(cell)]
    return sum(len(cell[:2000].split()) for cell in cells) / len(cells) if cells else 0.0


def _many_people(columns: Sequence[Column], rows: Sequence[Line]) -> bool:
    """Rows by people's numbers are what a system lists of many, not a chronology that somebody wrote."""
    numbers = [column.index for column in columns if column.meaning is Meaning.IDENTIFIER]
    return any(len({cell for line in rows if (cell := _cell(line, index))}) > 1 for index in numbers)


def _cell(line: Line, index: int) -> str:
    return line.cells[index] if index < len(line.cells) else ""
