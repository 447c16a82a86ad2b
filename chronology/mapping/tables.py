"""Records from the rows of tables: which columns are which fields, and what became of every cell."""

from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Mapping as ByName
from dataclasses import dataclass
from typing import Final

from chronology.documents import Document
from chronology.documents.tables import Line, Table
from chronology.hooks import Read
from chronology.mapping.definition import Field, Mapping, RecordType
from chronology.mapping.keys import id_text
from chronology.mapping.patterns import matches
from chronology.mapping.record import Record
from chronology.mapping.telling import Tell, Teller
from chronology.mapping.words import plain

# Sheets made for readers have a title or two above their headings.
_LOOKED_THROUGH: Final = 20
_LONGEST_HEADING: Final = 60
ABOVE: Final = "above the headings"


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The columns of one table: those that are fields, those left out by a rule, and those nobody knows."""

    kind: RecordType
    line: int
    """The number of the line of headings."""
    names: ByName[str, str]
    """The heading of each field that has a column, as it is written."""
    fields: tuple[tuple[int, str], ...]
    several: tuple[tuple[int, str, str], ...]
    """Columns whose cells hold several values, with what parts them."""
    ignored: tuple[tuple[int, str], ...]
    unknown: tuple[tuple[int, str], ...]
    width: int


def columns_of(mapping: Mapping, table: Table) -> Columns | None:
    """Where a table's headings stand and what they are; None when no record of the mapping fits."""
    kinds = [kind for kind in mapping.records.values() if kind.sheet is None or matches(kind.sheet, table.name.strip())]
    lines = table.lines() if kinds else iter(())
    for _, line in zip(range(_LOOKED_THROUGH), lines, strict=False):
        # A line of prose has not as many cells as any list has to have.
        may_fit = [kind for kind in kinds if len(line.cells) >= len(set(kind.required))]
        fitting = [found for kind in may_fit if (found := _fit(mapping, kind, line)) is not None]
        if fitting:
            return max(fitting, key=lambda found: (len(found.kind.required), len(found.fields)))
    return None


def _fit(mapping: Mapping, kind: RecordType, line: Line) -> Columns | None:
    headings = [plain(cell) for cell in line.cells]
    spaced = [" ".join(cell.replace("_", " ").split()) for cell in line.cells]
    taken: dict[int, str] = {}
    for name, field in kind.fields.items():
        at = _column(field, headings, spaced, taken)
        if at is not None:
            taken[at] = name
    if not set(kind.required) <= set(taken.values()):
        return None
    rules = {plain(heading): heading for heading in (*mapping.ignored, *kind.ignored)}
    rest = [(at, heading) for at, heading in enumerate(headings) if at not in taken]
    parted = [(at, name, kind.fields[name].separator) for at, name in taken.items() if kind.fields[name].separator]
    return Columns(
        kind=kind,
        line=line.number,
        names={name: line.cells[at][:_LONGEST_HEADING] for at, name in taken.items()},
        fields=tuple(taken.items()),
        several=tuple(parted),
        ignored=tuple((at, rules[heading]) for at, heading in rest if heading in rules),
        unknown=tuple((at, line.cells[at]) for at, heading in rest if heading not in rules),
        width=len(headings),
    )


def _column(field: Field, headings: Sequence[str], spaced: Sequence[str], taken: ByName[int, str]) -> int | None:
    """The column of a field: the first of its headings that is there; `spaced` are the headings as patterns see them."""
    for source in map(plain, field.sources):
        for at, heading in enumerate(headings):
            if heading == source and at not in taken:
                return at
    if field.pattern is not None:
        for at, heading in enumerate(spaced):
            if at not in taken and matches(field.pattern, heading):
                return at
    return None


def rules_of(mapping: Mapping) -> dict[str, str]:
    """Why each column is left out, by its heading as the mapping writes it."""
    rules = dict(mapping.ignored)
    for kind in mapping.records.values():
        rules |= kind.ignored
    return {**rules, ABOVE: "a title or remark above the headings of a table"}


class TableReading:
    """One pass over the tables of a document."""

    def __init__(  # what is read, by whom it is told, and which part of it
        self,
        mapping: Mapping,
        document: Document,
        teller: Teller,
        tell: Tell,
        *,
        tables: Sequence[Table] | None = None,
    ) -> None:
        """`tables` stand in place of the document's own."""
        self._mapping = mapping
        self._tables = document.tables if tables is None else tables
        self._teller = teller
        self._tell = tell
        self._ledger = teller.ledger

    def read(self) -> Iterator[Read]:
        """Everything the rows tell. Each row ends in a value or a problem."""
        fits = [(table, columns_of(self._mapping, table)) for table in self._tables]
        self._teller.ids.repeated = frozenset(_repeated(fits))
        for table, columns in fits:
            if columns is None:
                self._unknown_table(table)
            else:
                yield from self._rows(table, columns)

    def _unknown_table(self, table: Table) -> None:
        rows = sum(1 for _ in table.lines())
        called = f"the sheet {table.name}" if table.name else "the table"
        if rows:
            self._ledger.refused(
                rows, f"{called} has no headings that the mapping knows; its {rows} rows were not read", table.name
            )

    def _rows(self, table: Table, columns: Columns) -> Iterator[Read]:
        ledger = self._ledger
        left, unknown = Counter[int](), Counter[int]()
        rows = 0
        for line in table.lines():
            if line.number <= columns.line:
                self._above(line, columns)
                continue
            rows += 1
            ledger.found += 1
            place = table.place(line.number)
            cells = self._filled_up(line.cells, columns.width, place)
            record = self._record(cells, columns, place)
            for at, _ in columns.ignored:
                if cells[at]:
                    left[at] += 1
            for at, _ in columns.unknown:
                if cells[at]:
                    unknown[at] += 1
            if record.texts:
                yield from self._tell(record)
            else:
                ledger.problem("a row holds nothing in the columns that the mapping names", record.locator)
            ledger.accounted += 1
        if rows:
            self._columns(table, columns, left, unknown)
        else:
            # Where line ends were lost, what stands in the line of headings is everybody's records: it is not named.
            ledger.problem("a table has headings and no rows under them", table.place(columns.line))

    def _filled_up(self, cells: Sequence[str], width: int, place: str) -> Sequence[str]:
        """The cells of a row, one for each heading at least."""
        if len(cells) < width:
            return [*cells, *[""] * (width - len(cells))]
        if len(cells) > width and any(cells[width:]):
            self._ledger.problem("a row holds more cells than there are headings; they were not read", place)
        return cells

    def _above(self, line: Line, columns: Columns) -> None:
        if line.number < columns.line:
            self._ledger.found += 1
            self._ledger.accounted += 1
            self._ledger.left_out[ABOVE] += 1

    def _record(self, cells: Sequence[str], columns: Columns, locator: str) -> Record:
        blank = self._mapping.blank
        texts = {name: text for at, name in columns.fields if (text := cells[at]) and text not in blank}
        repeats: dict[str, Sequence[str]] = {}
        for _, name, separator in columns.several:
            if name in texts and separator in texts[name]:
                parts = tuple(part for one in texts[name].split(separator) if (part := one.strip()))
                if parts:
                    texts[name], repeats[name] = parts[0], parts
        return Record(columns.kind, self._mapping.codes, texts, locator, columns.names.__getitem__, repeats)

    def _columns(self, table: Table, columns: Columns, left: Counter[int], unknown: Counter[int]) -> None:
        """What became of the columns that are no fields: each is named once, with how many of its cells were filled."""
        place = table.place(columns.line)
        for at, heading in columns.ignored:
            self._ledger.left_out[heading] += left[at]
        for at, heading in columns.unknown:
            name = heading[:_LONGEST_HEADING] or f"{at + 1}, which has no heading,"
            if unknown[at]:
                message = f"column {name} is not in the mapping; its filled cells were not read"
                self._ledger.problem(message, place, times=unknown[at])
            elif heading:
                self._ledger.note(f"column {name} is not in the mapping; it is empty", place)


def _repeated(fits: Sequence[tuple[Table, Columns | None]]) -> Iterator[tuple[str, str]]:
    """(type, id) of every id that stands more than once, so that keys do not depend on which row comes first."""
    seen: Counter[tuple[str, str]] = Counter()
    for table, columns in fits:
        if columns is None or not columns.kind.id:
            continue
        places = {name: at for at, name in columns.fields}
        own = [(columns.kind.fields[name], places[name]) for name in columns.kind.id if name in places]
        for line in table.lines():
            if line.number > columns.line:
                texts = (line.cells[at] if at < len(line.cells) else "" for _, at in own)
                seen[columns.kind.name, "\0".join(texts)] += 1
    kinds = {columns.kind.name: columns.kind for _, columns in fits if columns is not None}
    for (name, parts), times in seen.items():
        if times > 1:
            kind = kinds[name]
            fields_of_id = zip(kind.id, parts.split("\0"), strict=False)
            yield name, "/".join(id_text(kind.fields[field], text) for field, text in fields_of_id)
