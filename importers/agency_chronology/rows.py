"""The rows of a chronology as somebody meant them: those that go on over several lines joined, the rest named."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from chronology.documents import Line
from chronology.model import When
from importers.agency_chronology.columns import Meaning, step_of
from importers.agency_chronology.front import agency_of_title, furniture_of
from importers.agency_chronology.layout import REPORTED, Column, Layout
from importers.agency_chronology.moments import Cell, Moment, read_between, read_cell, with_clock, year_of_row

# More words than these across a table are no heading of a part of it.
_HEADING_WORDS = 8
_MONTH = 31
_TELLING_WORDS = 4
# What people write in a cell that they leave empty.
_LEFT_EMPTY = re.compile(r"[-\u2013\u2014./\s]{1,8}|n\.?/?\s?a\.?", re.IGNORECASE)
_GOES_ON = re.compile(r"[^\W\d_A-Z]|[-,;:)\u2026]")
_ENDED = re.compile(r"[.!?\u2026][\"'\u201d\u2019)\]]{0,3}\Z")
_CONTINUED = re.compile(r"\(?\bcont(?:inued|'d|\.?d)\b\.?\)?|\(?\bparhad\b\)?", re.IGNORECASE)
# Cells of these do not go on from a row above: a row that has one is a row.
_OWN = frozenset(
    {Meaning.TYPE, Meaning.AGENCY, Meaning.AUTHOR, Meaning.REFERENCE, Meaning.TIME, Meaning.CHILD, Meaning.SOURCE}
    | {Meaning.PERSON, Meaning.DATE_TO, Meaning.RECORDED, Meaning.IDENTIFIER}
)
_DATES = frozenset({Meaning.DATE, Meaning.DATE_FROM, Meaning.DATE_TO, Meaning.RECORDED, Meaning.TIME})
_CARRIED = _OWN - _DATES
_JOINED = frozenset(
    {Meaning.EVENT, Meaning.ACTION, Meaning.OUTCOME, Meaning.DECISION, Meaning.COMMENT, Meaning.VOICE, Meaning.TYPE}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: the numbers of its lines, what its cells say by meaning, and the words no meaning was found for."""

    lines: tuple[int, ...]
    cell: Cell
    told: Mapping[Meaning, tuple[tuple[Column, str], ...]]
    aside: tuple[tuple[str, str], ...] = ()
    steps: tuple[tuple[str, str], ...] = ()
    """The days of steps that have columns of their own, each with its heading."""
    section: str = ""
    """The agency that a heading across the table names for the rows under it."""
    undone: bool = False
    """It has the day for which something was arranged, and none on which it was done; `cell` is of the first."""

    def text(self, meaning: Meaning) -> str:
        """What the row says in the columns of a meaning, as written."""
        return "\n".join(words for _, words in self.told.get(meaning, ()))


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A line that is no row, and the rule that says so."""

    line: int
    rule: str


@dataclass(slots=True)
class _Reader:
    layout: Layout
    above: Row | None = None
    year: int | None = None
    section: str = ""
    last_day: str = ""
    dates: Mapping[Meaning, Column | None] = field(default_factory=dict)
    days: Sequence[tuple[int, str]] = ()
    """The lines with a whole date of their own, and the dates."""
    line: int = 0


def days_of(lines: Iterator[Line], layout: Layout) -> list[tuple[int, str]]:
    """The numbers of the lines with a whole date of their own, and the dates: what tells the rows between them a year."""
    date = layout.of(Meaning.DATE) or layout.of(Meaning.DATE_FROM)
    found = []
    for line in lines:
        words = line.cells[date.index] if date and date.index < len(line.cells) else ""
        if line.number > layout.headings_at and words:
            moments = read_cell(words).moments
            if moments and (day := moments[0].when.earliest):
                found.append((line.number, day.isoformat()))
    return found


def rows_of(lines: Iterator[Line], layout: Layout, days: Sequence[tuple[int, str]] = ()) -> Iterator[Row | LeftOut]:
    """The rows under the headings, in order; each line is in one of them or left out by name."""
    dates = {
        meaning: layout.of(meaning) for meaning in (Meaning.DATE, Meaning.DATE_FROM, Meaning.DATE_TO, Meaning.TIME)
    }
    reader = _Reader(layout, dates=dates, days=days)
    for line in lines:
        if line.number <= layout.headings_at:
            continue
        found = _read(reader, line)
        if isinstance(found, LeftOut):
            yield found
        elif reader.above is not None and (joined := _continued(reader.above, found, line)):
            reader.above = joined
        else:
            if reader.above is not None:
                yield reader.above
            reader.above = found
    if reader.above is not None:
        yield reader.above


def _read(reader: _Reader, line: Line) -> Row | LeftOut:
    reader.line = line.number
    cells = {index: cell for index, cell in enumerate(line.cells) if cell}
    if rule := _rule(reader, line, cells):
        return LeftOut(line.number, rule)
    told, aside = _by_meaning(reader.layout, cells)
    told = _as_said_above(reader, told)
    cell = _when(reader, told)
    if (told_on := _as_reported(reader, told, cell)) is not None:
        cell, spent = told_on
        aside = (*aside, *spent)
    undone = _as_arranged(reader, told)
    cell = undone or cell
    if cell.rest and cell.dated and not cell.planned:
        told, aside = _beside_date(reader, cell.rest, told, aside)
    if not cell.moments and not cell.ditto and (led := _led(told, _near(reader))):
        cell, told = led
    if cell.dated and (day := next(m.when.earliest for m in cell.moments if m.when.dated)):
        reader.last_day = day.isoformat()
    steps = tuple((name, words) for name, words in aside if step_of(name) is not None and read_cell(words).dated)
    return Row(
        lines=(line.number,),
        cell=cell,
        told=told,
        aside=tuple(part for part in aside if part not in steps),
        steps=steps,
        section=reader.section,
        undone=undone is not None,
    )


def _rule(reader: _Reader, line: Line, cells: Mapping[int, str]) -> str:
    """Why a line is no row; nothing for one that is."""
    layout = reader.layout
    if layout.headings and _is_headings(line, layout):
        return "table:headings-again"
    distinct = set(cells.values())
    first = next(iter(cells.values()))
    if len(distinct) == 1 and (furniture := furniture_of(first)):
        return f"table:{furniture}"
    if furniture_of(first) == "total":
        return "table:total"
    if len(distinct) > 1:
        return ""
    if (year := year_of_row(first)) is not None:
        reader.year = year
        return "table:section"
    return _across(reader, cells, first)


def _across(reader: _Reader, cells: Mapping[int, str], words: str) -> str:
    """The rule for one cell, or one repeated over the whole width, that is a heading of the rows under it."""
    meanings = {column.meaning for column in reader.layout.columns if column.index in cells}
    if meanings == {Meaning.ROW_NUMBER} or (meanings == {Meaning.REFERENCE} and len(words) <= 4):
        return "table:empty-row"
    event = meanings == {Meaning.EVENT} and reader.above is not None
    if event or read_cell(words).moments[:1] == () or read_cell(words).dated:
        return ""
    wide = len(cells) > 1 or not meanings & {*_JOINED}
    if wide and len(words.split()) <= _HEADING_WORDS and not _ENDED.search(words):
        reader.section = agency_of_title(words)
        return "table:section"
    return ""


def _is_headings(line: Line, layout: Layout) -> bool:
    cells = tuple(line.cells)
    width = max(len(cells), len(layout.headings))
    return all(
        (cells[at] if at < len(cells) else "").casefold()
        == (layout.headings[at] if at < len(layout.headings) else "").casefold()
        for at in range(width)
    )


_Told = dict[Meaning, tuple[tuple[Column, str], ...]]


def _by_meaning(layout: Layout, cells: Mapping[int, str]) -> tuple[_Told, tuple[tuple[str, str], ...]]:
    told: _Told = {}
    aside = []
    for index, words in cells.items():
        column = layout.columns[index] if index < len(layout.columns) else Column(index, "", None)
        meaning = column.meaning
        # In a column of dates a dash may stand for "as above", which is looked at there.
        if meaning not in _DATES and _LEFT_EMPTY.fullmatch(words):
            continue
        if meaning is None or meaning in (Meaning.ASIDE, Meaning.NOTE):
            aside.append((column.name, words))
        elif words not in (said for _, said in told.get(meaning, ())):
            told[meaning] = (*told.get(meaning, ()), (column, words))
    return told, tuple(aside)


def _near(reader: _Reader) -> tuple[str, ...]:
    """What the rows around tell of a year that is left out: the year over them, else the dates above and below."""
    if reader.year is not None:
        return (f"{reader.year:04}",)
    at = bisect_right(reader.days, (reader.line, "\uffff"))
    below = reader.days[at][1] if at < len(reader.days) else ""
    return tuple(day for day in (reader.last_day, below) if day)


def _when(reader: _Reader, told: _Told) -> Cell:
    """When the row says it was, its columns of dates and time taken together."""
    date = reader.dates[Meaning.DATE] or reader.dates[Meaning.DATE_FROM]
    assert date is not None, "a layout has a column of dates"
    meaning = date.meaning or Meaning.DATE
    near = _near(reader)
    cell = read_between(_first(told, meaning), near)
    # A mark under several dates does not say which of them it repeats.
    if cell.ditto and reader.above is not None and len(reader.above.cell.moments) == 1:
        cell = replace(_as_above(reader.above.cell), ditto=True)
    elif cell.ditto:
        cell = Cell(moments=(Moment(when=When.undated(_first(told, meaning))),))
    if not cell.moments and meaning is Meaning.DATE and reader.dates[Meaning.DATE_FROM]:
        cell = read_between(_first(told, Meaning.DATE_FROM), near)
    return _with_time(_with_end(cell, _first(told, Meaning.DATE_TO), near), _first(told, Meaning.TIME))


def _as_said_above(reader: _Reader, told: _Told) -> _Told:
    """A type, worker or reference given as "do." or by a mark is what the row above has there."""
    if reader.above is None:
        return told
    above = reader.above.told
    return {
        meaning: above[meaning] if meaning in _CARRIED & above.keys() and read_cell(words).ditto else parts
        for meaning, parts in told.items()
        for words in [" ".join(words for _, words in parts)]
    }


def _as_reported(reader: _Reader, told: _Told, cell: Cell) -> tuple[Cell, tuple[tuple[str, str], ...]] | None:
    """The day it was reported, of what went on over months: that day something was known of it; and the words of its time."""
    column = reader.layout.of(Meaning.RECORDED)
    if column is None or not REPORTED.search(column.heading) or len(cell.moments) != 1 or not cell.dated:
        return None
    (moment,) = cell.moments
    first, last = moment.when.earliest, (moment.until or moment.when).latest
    reported = read_between(_first(told, Meaning.RECORDED), _near(reader))
    if first is None or last is None or (last - first).days <= _MONTH or not reported.dated:
        return None
    dates = [part for meaning in (Meaning.DATE, Meaning.DATE_FROM, Meaning.DATE_TO) for part in told.get(meaning, ())]
    return reported, tuple((column.name, words) for column, words in dates)


def _as_arranged(reader: _Reader, told: _Told) -> Cell | None:
    """The day something was arranged for, where the column of the day it was done is empty, or has words and no figure."""
    date = reader.dates[Meaning.DATE] or reader.dates[Meaning.DATE_FROM]
    done = _first(told, date.meaning) if date and date.meaning else ""
    if Meaning.PLANNED not in told or any(map(str.isdigit, done)):
        return None
    cell = read_between(_first(told, Meaning.PLANNED), _near(reader))
    said = "" if _LEFT_EMPTY.fullmatch(done) else done
    return replace(cell, rest=said, ditto=False) if cell.dated and len(cell.moments) == 1 else None


def _as_above(cell: Cell) -> Cell:
    """The date of the row above without its time, which this row does not repeat."""
    return replace(cell, rest="", recorded_on=None)


def _with_end(cell: Cell, words: str, near: Sequence[str]) -> Cell:
    if not words or len(cell.moments) != 1 or cell.moments[0].until is not None:
        return cell
    end = read_between(words, near)
    start = cell.moments[0].when
    if len(end.moments) != 1 or not end.dated or not start.dated or end.moments[0].when.last_day < start.first_day:
        return replace(cell, impossible=cell.impossible or end.impossible)
    until = end.moments[0].when
    same = until.edtf == start.edtf
    return cell if same else replace(cell, moments=(Moment(when=start, until=until),))


def _with_time(cell: Cell, time: str) -> Cell:
    if not time or len(cell.moments) != 1 or not cell.dated:
        return cell
    return replace(cell, moments=(with_clock(cell.moments[0], time),))


def _first(told: _Told, meaning: Meaning) -> str:
    return told[meaning][0][1] if meaning in told else ""


def _beside_date(
    reader: _Reader, rest: str, told: _Told, aside: tuple[tuple[str, str], ...]
) -> tuple[_Told, tuple[tuple[str, str], ...]]:
    """What a date's cell says beside its date: what its heading names too, else words kept with the row."""
    date = reader.dates[Meaning.DATE] or reader.dates[Meaning.DATE_FROM]
    assert date is not None, "a layout has a column of dates"
    if _CONTINUED.fullmatch(rest):
        return told, aside
    other = next((meaning for meaning in date.also if meaning is not Meaning.TIME and meaning not in told), None)
    if other is None:
        return told, (*aside, (date.name, rest))
    return {**told, other: ((date, rest),)}, aside


def _led(told: _Told, near: Sequence[str]) -> tuple[Cell, _Told] | None:
    """Without a date of its own, a row is dated by the dates its event opens with: "12/3/21 and 19/3/21: not brought"."""
    if Meaning.EVENT not in told:
        return None
    (column, words), *more = told[Meaning.EVENT]
    head, mark, _ = words[:80].partition(":")
    if not mark:
        head, mark, _ = words[:80].partition(" - ")
    cell = read_between(head, near) if mark and head[-1:].isdigit() else Cell()
    if not cell.dated or cell.rest:
        return None
    return cell, {**told, Meaning.EVENT: ((column, words[len(head) + len(mark) :].strip()), *more)}


def _continued(above: Row, row: Row, line: Line) -> Row | None:
    """The row above with this one's words, where this one goes on from it."""
    if _is_continuation(above, row) or _is_same_merged(above, row):
        return _joined(above, row, line)
    return None


def _is_continuation(above: Row, row: Row) -> bool:
    """No date, nothing that only a row of its own has, and words that go on."""
    if row.cell.moments or row.cell.ditto or not _OWN.isdisjoint(row.told):
        return False
    event = row.text(Meaning.EVENT)
    if not event:
        return bool(row.told or row.aside)
    before = above.text(Meaning.EVENT).rstrip()
    return bool(_GOES_ON.match(event)) or (bool(before) and not _ENDED.search(before) and before[-1] in ",;:-\u2013&")


def _is_same_merged(above: Row, row: Row) -> bool:
    """A cell merged over several lines says the same in each: date and event of one row, told further beside it."""
    event = row.text(Meaning.EVENT)
    if len(event.split()) < _TELLING_WORDS or event != above.text(Meaning.EVENT) or row.cell != above.cell:
        return False
    return row.told != above.told and all(
        row.told.get(meaning) == above.told.get(meaning) for meaning in (Meaning.CHILD, Meaning.REFERENCE, Meaning.TYPE)
    )


def _joined(above: Row, row: Row, line: Line) -> Row:
    told = dict(above.told)
    for meaning, parts in row.told.items():
        held = told.get(meaning, ())
        new = tuple(part for part in parts if part[1] not in (words for _, words in held))
        told[meaning] = _run_on(held, new) if meaning in _JOINED else (*held, *new)
    new_aside = tuple(part for part in row.aside if part not in above.aside)
    return replace(above, lines=(*above.lines, line.number), told=told, aside=(*above.aside, *new_aside))


def _run_on(held: Sequence[tuple[Column, str]], new: Sequence[tuple[Column, str]]) -> tuple[tuple[Column, str], ...]:
    """Words that go on in the same column stand behind those they go on from."""
    parts = list(held)
    for column, words in new:
        at = next((index for index, (own, _) in enumerate(parts) if own == column), None)
        if at is None:
            parts.append((column, words))
        else:
            parts[at] = (column, f"{parts[at][1]}\n{words}")
    return tuple(parts)
