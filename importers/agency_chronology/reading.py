"""A document's chronologies as values: each of its tables read by its own columns, and all of its lines accounted for."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from string import ascii_uppercase

from chronology.dates import is_in_doubt, said_of_slip
from chronology.documents import Document, Line, Table
from chronology.errors import RefusedError
from chronology.hooks import Read
from chronology.model import Account, Coverage, Extent, Kind, Problem, Reading, Severity, Source, When
from chronology.people import plain
from chronology.practice import group_of
from importers.agency_chronology.away import as_time_missing
from importers.agency_chronology.columns import Meaning, is_incident_number
from importers.agency_chronology.front import (
    MOST_LINES,
    Front,
    Named,
    agency_in,
    agency_of_file,
    agency_of_title,
    front_of,
    is_name,
    names_an_agency,
)
from importers.agency_chronology.layout import Layout, Parts, goes_on, layout_of, under
from importers.agency_chronology.ledger import Ledger
from importers.agency_chronology.moments import read_cell
from importers.agency_chronology.people import People
from importers.agency_chronology.prose import Outside, outside_of, told_outside
from importers.agency_chronology.reshaped import reshaped
from importers.agency_chronology.rows import LeftOut, Row, days_of, rows_of
from importers.agency_chronology.seen import BOTH, CONTRADICTION, unsaid
from importers.agency_chronology.slips import in_doubt, of_another_year
from importers.agency_chronology.telling import Teller, incident_numbers, words_of

# How far on from the last cell the next is looked for in the text, so that a strange file costs no search of the whole.
_FAR = 200_000
_MOST_NAMED = 20
_GIVEN_AND_FAMILY = 2
_BY_NUMBER = (
    "most rows are by one person's number and are told of whom the case is about; those by another number are not"
)
_EITHER = (
    "a row names whom it is of by a given name that the head of the table says several have; it is told of none of them"
)


def read_document(document: Document) -> Iterator[Read]:
    """Read one document, ending with its `Reading`."""
    try:
        yield from _Read(document).values()
    except RefusedError as error:
        yield document.problem(f"was refused: {error}", severity=Severity.ERROR)
        yield Reading(document=document.name, unit="rows", found=0, accounted=0)


@dataclass(slots=True)
class _Days:
    """The days and groups that the accounts of a document tell of."""

    first: dt.date | None = None
    last: dt.date | None = None
    groups: set[str] = field(default_factory=set)

    def add(self, account: Account) -> None:
        self.groups.add(group_of(account.kind))
        if account.when.dated:
            self.first = min(self.first or account.when.first_day, account.when.first_day)
            self.last = max(self.last or account.when.last_day, account.when.last_day)


class _Read:
    """One document being read."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.ledger = Ledger(document)
        self.people = People(document)
        self.days = _Days()
        self.outside: Outside = outside_of(document)
        self.front = Front()
        self.completed: dt.date | None = None
        self._text: str | None = None
        self._at = 0
        self._sheets_of: tuple[int, str] | None = None
        """Where the sheets are named for the children of a family: the place of the family name in a sheet's name, and the name."""

    def values(self) -> Iterator[Read]:
        tables = [reshaped(table) for table in self.document.tables]
        heads = self.outside.heads(len(tables))
        # What is said behind all tables holds for each, where nothing before it says otherwise.
        last = front_of((text,) for text in heads[-1])
        front = Front()
        for parts, layout, own_heads in _chronologies(tables, heads):
            front = front_of((text,) for text in own_heads).over(front)
            if layout is None:
                said = front_of((line.cells for line in _first_lines(parts)), titles=False)
                front = front.over(said)
                yield from self._other(parts, said)
            else:
                yield from self._table(parts, layout, front.over(last).over(self._of_file))
        self.front = front.over(last).over(self._of_file)
        yield from self._beside()
        yield from self.people.found.values()
        yield from self._ending()

    @property
    def _of_file(self) -> Front:
        return Front(agency=agency_of_file(self.document.name))

    def _table(self, table: Parts, layout: Layout, around: Front) -> Iterator[Read]:
        lines = [line for line in _first_lines(table) if line.number < layout.headings_at]
        own = front_of(line.cells for line in lines)
        of_sheet = self._of_sheet(table.name, own)
        for child in of_sheet.children:
            message = f"the rows of a sheet are told of {child.name}, for whom it is named"
            yield self.document.problem(message, table.place(1), Severity.NOTE)
        front = own.over(of_sheet).over(Front(agency=agency_of_title(table.name))).over(around)
        place = table.place(layout.headings_at or 1)
        self.ledger.found += len(lines) + bool(layout.headings_at)
        self.ledger.leave_out("table:front", len(lines))
        self.ledger.leave_out("table:headings", int(bool(layout.headings_at)))
        self.completed = max((day for day in (self.completed, front.completed_on) if day), default=None)
        yield from self.people.relationships(front, table.place(1))
        yield from self._unknown_columns(layout, place)
        if layout.recorded_only:
            yield self.document.problem("the only dates are those of writing; they stand for the days", place)
        kind = Kind.MISSING if layout.of_times_missing else None
        teller = Teller(agency=front.agency, numbered=_numbered(table, layout), table=table.name, kind=kind)
        rows = list(rows_of(self._counted(table, layout), layout, days_of(table.lines(), layout)))
        slips = of_another_year(rows)
        self.people.expect((row for row in rows if isinstance(row, Row)), front)
        if any(self.people.numbered.values()):
            yield self.document.problem(_BY_NUMBER, place, Severity.NOTE)
        self.people.of_front(front, table.place(1))
        for row in rows:
            if isinstance(row, LeftOut):
                self.ledger.leave_out(row.rule)
            elif row.lines[0] in slips:
                place = table.place(row.lines[0], row.lines[-1])
                yield self.document.problem(said_of_slip("a row is dated", slips[row.lines[0]]), place)
                yield from self._row(table, in_doubt(as_time_missing(row, layout)), front, teller)
            else:
                yield from self._row(table, as_time_missing(row, layout), front, teller)

    def _of_sheet(self, title: str, own: Front) -> Front:
        """Whose the rows of a sheet are that is named for a child, where the head of another sheet says that sheets are so named."""
        if own.children:
            self._sheets_of = _sheets_of(title, own) or self._sheets_of
            return Front()
        if self._sheets_of is None or not _is_sheet_of(title, self._sheets_of):
            return Front()
        words, (at, _) = title.split(), self._sheets_of
        return Front(people=(Named(f"{words[1 - at]} {words[at]}", "child"),))

    def _counted(self, table: Parts, layout: Layout) -> Iterator[Line]:
        for line in table.lines():
            if line.number > layout.headings_at:
                self.ledger.found += 1
            yield line

    def _unknown_columns(self, layout: Layout, place: str) -> Iterator[Problem]:
        unknown = [column for column in layout.columns if column.meaning is None and column.heading]
        if unknown and not layout.of_times_missing:
            letters = ", ".join(_letter(column.index) for column in unknown[:_MOST_NAMED])
            more = f" and {len(unknown) - _MOST_NAMED} more" if len(unknown) > _MOST_NAMED else ""
            message = "the headings of some columns are not understood; their words are kept with each row"
            yield self.document.problem(message, f"{place}, columns {letters}{more}", Severity.NOTE)

    def _row(self, table: Parts, row: Row, front: Front, teller: Teller) -> Iterator[Read]:
        place = table.place(row.lines[0], row.lines[-1])
        self.ledger.accounted += len(row.lines)
        yield from self._trouble(row, place)
        if not words_of(row):
            yield self.document.problem("a row has a date and nothing else", place)
            return
        if self.people.is_of_either(row, front):
            yield self.document.problem(_EITHER, place)
            return
        parts, nameless = self.people.about(row, front, place)
        source = self._source(table, row, front, [*row.aside, *row.steps, *nameless, *_unused(row)])
        meant = teller.meant(row, parts, source.agency or "")
        if meant[1] == BOTH:
            yield self.document.problem(CONTRADICTION, place)
            parts = unsaid(parts)
        for value in teller.accounts(row, parts, source, meant):
            if isinstance(value, Account) and not is_in_doubt(value.when):
                self.days.add(value)
            yield value

    def _trouble(self, row: Row, place: str) -> Iterator[Problem]:
        if row.cell.impossible:
            yield self.document.problem("a date that does not exist was kept as written; nothing was made of it", place)
        elif row.cell.year_untold:
            message = "a date leaves out its year, and the rows around it do not tell it; its entry is undated"
            yield self.document.problem(message, place)
        elif not row.cell.dated:
            yield self.document.problem(
                "a row gives no date that can be read; its entry is undated", place, Severity.NOTE
            )
        if row.cell.year_from_rows:
            message = "a date leaves out its year; it was taken from the rows around it"
            yield self.document.problem(message, place, Severity.NOTE)

    def _source(self, table: Parts, row: Row, front: Front, aside: Sequence[tuple[str, str]]) -> Source:
        words = words_of(row)
        start, end = self._offsets(words) if not aside else (None, None)
        kept = "\n".join(under(name, said) for name, said in aside if under(name, said) != words)
        recorded = read_cell(row.text(Meaning.RECORDED)).moments
        days = [moment.when.earliest for moment in recorded if moment.when.earliest == moment.when.latest]
        return self.document.source(
            table.place(row.lines[0], row.lines[-1]),
            start=start,
            end=end,
            quote=f"{words}\n{kept}" if kept else words,
            recorded_on=days[0] if len(days) == 1 else row.cell.recorded_on,
            recorded_by=", ".join(row.text(Meaning.AUTHOR).split("\n")) or None,
            agency=_agency(row, front) or None,
        )

    def _offsets(self, words: str) -> tuple[int | None, int | None]:
        """Where the words stand in the text of a document that has one; the rows come in its order."""
        if self._text is None:
            self._text = _text(self.document)
        at = self._text.find(words, self._at, self._at + len(words) + _FAR) if words else -1
        if at < 0:
            return None, None
        self._at = at + len(words)
        return at, self._at

    def _other(self, table: Parts, said: Front) -> Iterator[Problem]:
        """A table that is no chronology: the head of one, a key, a list of people."""
        lines = sum(1 for _ in table.lines())
        self.ledger.found += lines
        if said != Front():
            self.ledger.leave_out("table:front", lines)
        elif lines:
            self.ledger.leave_out("table:other", lines)
            yield self.document.problem("a table without dates and events was not read", table.place(1), Severity.NOTE)

    def _beside(self) -> Iterator[Read]:
        """What stands beside the tables in a document of text and tables."""
        if not self.outside.paragraphs:
            return
        self.ledger.unit = "rows and paragraphs"
        self.ledger.found += len(self.outside.paragraphs)
        self.people.of_front(self.front, "")
        for value in told_outside(self.document, self.outside, self.front, self.ledger):
            if isinstance(value, Account):
                self.days.add(value)
            yield value

    def _ending(self) -> Iterator[Read]:
        yield from self.ledger.ignored()
        if self.days.first is not None:
            yield Coverage(
                source=self.document.source(""),
                groups=tuple(sorted(self.days.groups)),
                from_day=self.days.first,
                to_day=self.days.last,
                extent=Extent.UNKNOWN,
            )
        yield self.ledger.reading(self.completed or self.days.last)


def _chronologies(
    tables: Sequence[Table], heads: Sequence[Sequence[str]]
) -> Iterator[tuple[Parts, Layout | None, Sequence[str]]]:
    """The tables of a document, those that go on from each other as one, with the lines that stand over each."""
    held: tuple[list[Table], Layout | None, Sequence[str]] | None = None
    for table, over in zip(tables, heads, strict=False):
        own = layout_of(table)
        goes = held and held[1] and front_of((text,) for text in over) == Front() and goes_on(held[1], table, own)
        if held and goes and not _is_another_child_s(held[0][0], held[1], table):
            held[0].append(table)
            continue
        if held:
            yield Parts(held[0]), held[1], held[2]
        held = ([table], own, over)
    if held:
        yield Parts(held[0]), held[1], held[2]


def _sheets_of(title: str, own: Front) -> tuple[int, str] | None:
    """Where the family name stands in a sheet's name that is the child's whose the sheet's head says it is, and that name."""
    words = plain(title).split()
    if len(own.children) != 1 or len(words) != _GIVEN_AND_FAMILY:
        return None
    child = plain(own.children[0].name).split()
    return (words.index(child[-1]), child[-1]) if sorted(child) == sorted(words) else None


def _is_sheet_of(title: str, family: tuple[int, str]) -> bool:
    words = plain(title).split()
    return len(words) == _GIVEN_AND_FAMILY and words[family[0]] == family[1] and is_name(title)


def _is_another_child_s(first: Table, layout: Layout | None, other: Table) -> bool:
    """A sheet named for a brother or sister of the child whose the first is; it goes on from nothing."""
    if layout is None or first.name == other.name:
        return False
    own = front_of(line.cells for line in _first_lines(Parts([first])) if line.number < layout.headings_at)
    family = _sheets_of(first.name, own)
    return family is not None and _is_sheet_of(other.name, family)


def _first_lines(table: Parts) -> list[Line]:
    found: list[Line] = []
    for line in table.lines():
        if len(found) == MOST_LINES:
            break
        found.append(line)
    return found


def _numbered(table: Parts, layout: Layout) -> Counter[str]:
    """How often each incident's number stands in a table: only one that stands once is a row's own."""
    columns = [c for c in layout.columns if c.meaning is Meaning.REFERENCE and is_incident_number(c.heading)]
    if not columns:
        return Counter()
    rows = (row for row in rows_of(table.lines(), layout) if isinstance(row, Row))
    return Counter(number for row in rows for number in incident_numbers(row))


def _letter(index: int) -> str:
    """A column as spreadsheets name it."""
    name = ""
    index += 1
    while index:
        index, at = divmod(index - 1, len(ascii_uppercase))
        name = ascii_uppercase[at] + name
    return name


def _agency(row: Row, front: Front) -> str:
    """Whose telling a row is: its own column's, a source or author's that names one, else the table's."""
    if own := row.text(Meaning.AGENCY):
        return " ".join(own.split())
    if (source := row.text(Meaning.SOURCE)) and names_an_agency(source):
        return " ".join(source.split())
    both = [words for column, words in row.told.get(Meaning.AUTHOR, ()) if Meaning.AGENCY in column.also]
    return next((told for words in both if (told := agency_in(words))), "") or row.section or front.agency


def _unused(row: Row) -> Iterator[tuple[str, str]]:
    """Words of columns that went nowhere else: a source that is no agency, an end before its beginning."""
    for meaning in (
        *_OF_SEEING,
        Meaning.SOURCE,
        Meaning.DATE_FROM,
        Meaning.DATE_TO,
        Meaning.RECORDED,
        Meaning.IDENTIFIER,
    ):
        for column, words in row.told.get(meaning, ()):
            if not _is_used(row, meaning, words):
                yield column.name, words


_OF_SEEING = (Meaning.SEEN, Meaning.SEEN_ALONE)
"""Their words are kept as written, beside what was made of them."""


def _is_used(row: Row, meaning: Meaning, words: str) -> bool:
    match meaning:
        case Meaning.SOURCE:
            return names_an_agency(words) and Meaning.AGENCY not in row.told
        case Meaning.RECORDED:
            # Of when it was recorded the day is told with the row; a time of day stays with its words.
            return _days_of(words) == 1 and ":" not in words
        case Meaning.IDENTIFIER:
            return Meaning.CHILD in row.told
        case Meaning.DATE_FROM:
            return Meaning.DATE not in row.told
        case Meaning.SEEN | Meaning.SEEN_ALONE:
            return False
        case _:
            return any(moment.until is not None or _ends(moment.when, words) for moment in row.cell.moments)


def _days_of(words: str) -> int:
    return sum(moment.when.dated for moment in read_cell(words).moments)


def _ends(when: When, words: str) -> bool:
    end = read_cell(words).moments
    return len(end) == 1 and end[0].when.edtf == when.edtf


def _text(document: Document) -> str:
    try:
        return document.text if document.is_word or document.is_pdf or document.is_text else ""
    except RefusedError:
        return ""
