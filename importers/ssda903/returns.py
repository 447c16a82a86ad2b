"""A whole return: its files, its children one at a time, and what each file adds up to."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from chronology.dates import from_edtf
from chronology.documents import Document, XmlReader, local_name
from chronology.documents import Table as Sheet
from chronology.errors import MalformedError, RefusedError
from chronology.hooks import Read
from chronology.mapping import in_key
from chronology.model import Coverage, Extent, Reading, Severity
from chronology.model.when import When
from importers.ssda903.child import Return, read_child
from importers.ssda903.ledger import Ledger
from importers.ssda903.markup import Markup, child_id
from importers.ssda903.met import Met
from importers.ssda903.partition import Placed, by_child
from importers.ssda903.rows import Part, Row, is_xml_return, parts_of
from importers.ssda903.tables import CHILD, tables

# "2017-18", "2017_2018", "201718": the one thing a file's name is asked for, since nothing within says it.
_YEAR = re.compile(r"(?<!\d)(20\d\d)[-_ /]?(20)?(\d\d)(?!\d)")


class Reading903:
    """One pass over the files of one export."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._documents = documents
        self._ledger = Ledger(documents)
        self._end = year_end(documents)
        self._return = Return(
            places=tuple((document.name, document.sha256) for document in documents),
            ledger=self._ledger,
            year=_year(self._end) if self._end else None,
            year_end=self._end,
        )
        self._tables: list[set[str]] = [set() for _ in documents]
        self._broken: set[int] = set()

    def read(self) -> Iterator[Read]:
        """Everything in the files, and at the end what they add up to."""
        parts: list[Part] = []
        for file, document in enumerate(self._documents):
            if _guarded_xml(document):
                yield from self._markup(file, document)
            else:
                parts += self._parts(file, document)
        if parts:
            yield from self._separated(parts)
        if self._end is None:
            message = (
                "nothing says for which year the return is; with the year in the name of its files or folder (2017-18) "
                "its end is known, else --as-at says on which day the chronology stands"
            )
            self._ledger.problem(message, 0, "", Severity.NOTE)
        yield from self._ledger.problems()
        yield from self._totals()

    # ---- the XML -------------------------------------------------------------------------------------------------

    def _markup(self, file: int, document: Document) -> Iterator[Read]:
        self._tables[file] = {name for name, table in tables().items() if table.xml}
        markup = Markup(file, self._ledger)
        reader = document.xml({CHILD}, nested=False)
        met = Met()
        count = 0
        try:
            for element in reader:
                name = local_name(element.tag)
                if name != CHILD:
                    markup.refuse(element, name, "EXPSSDA903", "/")
                    continue
                count += 1
                child = child_id(element)
                locator = (
                    f"/EXPSSDA903/CHILD[HEADER/CHILDID={_quoted(child)}]" if child else f"/EXPSSDA903/CHILD[{count}]"
                )
                if not child:
                    child = f"child-{count}"
                    self._ledger.problem("a CHILD has no CHILDID; it is called by its place in the file", file, locator)
                times = met.times(child)
                if times > 1:
                    locator += f"[{times}]"
                    self._ledger.problem("more than one CHILD has the same CHILDID", file, locator)
                yield from self._child(child, markup.rows(element, locator), times)
            if reader.frame is not None:
                markup.frame(reader.frame)
        except MalformedError as error:
            self._break_off(file, f"could not be read to its end: {error}", count)
        except RefusedError as error:
            self._break_off(file, f"was refused: {error}", count)
        self._left_over(file, reader, count)

    def _break_off(self, file: int, why: str, children: int) -> None:
        self._broken.add(file)
        message = f"{why}; {children} children before that were read and what follows was not"
        self._ledger.problem(message, file, "/", Severity.ERROR)

    def _left_over(self, file: int, reader: XmlReader, children: int) -> None:
        for name, line in reader.stray_text:
            message = f"text stands after element {name[:60]} where none belongs; it was not read"
            self._ledger.problem(message, file, f"line {line}")
        if reader.nuls:
            self._ledger.problem(f"{reader.nuls} NUL characters were removed", file, "/")
        if not children:
            self._ledger.problem("no child was read", file, "/")

    # ---- separated files -----------------------------------------------------------------------------------------

    def _parts(self, file: int, document: Document) -> Iterator[Part]:
        try:
            for found in parts_of(document, file):
                if isinstance(found, Part):
                    self._tables[file].add(found.table.name)
                    yield found
                else:
                    self._not_ours(file, found)
        except RefusedError as error:
            self._broken.add(file)
            self._ledger.problem(f"was refused: {error}", file, "", Severity.ERROR)

    def _not_ours(self, file: int, sheet: Sheet) -> None:
        many = max(0, sum(1 for _ in sheet.lines()) - 1)
        self._ledger.refused(
            many, "a table has not the columns of any table of the return; it was not read", file, sheet.name
        )

    def _separated(self, parts: Sequence[Part]) -> Iterator[Read]:
        size = sum({part.file: self._documents[part.file].size for part in parts}.values())
        lines = (placed for number, part in enumerate(parts) for placed in self._lines(number, part))
        for child, held in by_child(lines, size):
            rows = [parts[part].row(number, cells) for part, number, cells in held]
            yield from self._child(child, rows, 1)

    def _lines(self, number: int, part: Part) -> Iterator[Placed]:
        """The lines of a file under its headings; each is counted, and one of no child is reported."""
        width, child_at, file = len(part.columns), part.child_at, part.file
        found = 0
        for line in part.sheet.lines():
            if line.number <= part.headings_at:
                continue
            found += 1
            cells = line.cells
            if len(cells) != width:
                cells = self._fitted(cells, part, line.number)
            child = cells[child_at]
            if child:
                yield child, number, line.number, cells
            else:
                self._ledger.accounted[file] += 1
                self._ledger.problem("a row names no child; it was not told", file, part.sheet.place(line.number))
        self._ledger.found[file] += found

    def _fitted(self, cells: Sequence[str], part: Part, number: int) -> Sequence[str]:
        width = len(part.columns)
        place = part.sheet.place(number)
        if any(cells[width:]):
            self._ledger.problem(
                "a row has more cells than there are headings; those beyond were not read", part.file, place
            )
        elif len(cells) < width:
            self._ledger.problem("a row has fewer cells than there are headings", part.file, place)
        return [*cells[:width], *[""] * (width - len(cells))]

    # ---- both ----------------------------------------------------------------------------------------------------

    def _child(self, child: str, rows: Sequence[Row], times: int) -> Sequence[Read]:
        if not rows:
            return ()
        record = in_key(child)
        return read_child(child, record if times == 1 else f"{record}~{times}", rows, self._return)

    def _totals(self) -> Iterator[Read]:
        yield from self._ledger.ignored()
        for file, document in enumerate(self._documents):
            yield from self._coverage(file, document)
            yield Reading(
                document=document.name,
                unit="elements" if _guarded_xml(document) else "rows",
                found=self._ledger.found[file],
                accounted=self._ledger.accounted[file],
                as_at=self._end,
            )

    def _coverage(self, file: int, document: Document) -> Iterator[Coverage]:
        """Complete for the year of the return where that is known; what is older stands in it only as far as it goes on."""
        groups = tuple(
            dict.fromkeys(group.value for name in sorted(self._tables[file]) for group in tables()[name].shows)
        )
        if not groups:
            return
        source = document.source("")
        if self._end is None:
            yield Coverage(source=source, groups=groups)
            return
        start = self._end.replace(year=self._end.year - 1, month=4, day=1)
        whole = file not in self._broken and not document.broken_off
        extent = Extent.COMPLETE if whole else Extent.UNKNOWN
        yield Coverage(source=source, groups=groups, from_day=start, to_day=self._end, extent=extent)
        yield Coverage(source=source, groups=groups, to_day=start - dt.timedelta(days=1))


def year_end(documents: Sequence[Document]) -> dt.date | None:
    """The 31 March on which the year of the return ended, where the files' names say one year and no other."""
    years = {
        int(found[1]) + 1
        for document in documents
        for found in _YEAR.finditer(document.name)
        if int(found[3]) == (int(found[1]) + 1) % 100
    }
    return dt.date(years.pop(), 3, 31) if len(years) == 1 else None


def _year(end: dt.date) -> When:
    """Some day of the year of the return, which is all that is known of what it says without a date."""
    start = end.replace(year=end.year - 1, month=4, day=1)
    said = f"year of the return, to {end.day} March {end.year}"
    return from_edtf(f"{start.isoformat()}/{end.isoformat()}", as_written=said)


def _guarded_xml(document: Document) -> bool:
    try:
        return is_xml_return(document)
    except RefusedError:
        return False


def _quoted(text: str) -> str:
    return f'"{text}"' if "'" in text else f"'{text}'"
