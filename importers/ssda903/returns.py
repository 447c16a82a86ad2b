"""A whole return: its files, its children one at a time, and what each file adds up to."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from operator import itemgetter

from chronology.dates import from_edtf
from chronology.documents import Document, Element, XmlReader, local_name
from chronology.documents import Table as Sheet
from chronology.errors import MalformedError, RefusedError
from chronology.hooks import Read, Whom
from chronology.mapping import in_key
from chronology.model import Coverage, Extent, Problem, Reading, Severity
from chronology.model.when import When
from importers.ssda903.child import AT_A_TIME, Child, Return, read_child, read_children
from importers.ssda903.latest import Latest
from importers.ssda903.ledger import Ledger
from importers.ssda903.lines import every_line, lines_but, lines_of
from importers.ssda903.markup import Markup, child_id, identity
from importers.ssda903.met import Met
from importers.ssda903.others import Others
from importers.ssda903.partition import Held, by_child
from importers.ssda903.rows import Part, Row, is_xml_return, parts_of
from importers.ssda903.tables import CHILD, HEADER, tables

# "2017-18", "2017_2018", "201718": the one thing a file's name is asked for, since nothing within says it.
_YEAR = re.compile(r"(?<!\d)(20\d\d)[-_ /]?(20)?(\d\d)(?!\d)")


class Reading903:
    """One pass over the files of one export."""

    def __init__(self, documents: Sequence[Document], whom: Whom | None = None) -> None:
        self._documents = documents
        self._ledger = Ledger(documents)
        self._end = year_end(documents)
        ends = tuple(self._end or year_end([document]) for document in documents)
        self._return = Return(
            places=tuple((document.name, document.sha256) for document in documents),
            ledger=self._ledger,
            year=_year(self._end) if self._end else None,
            year_end=self._end,
            year_ends=ends,
            last_end=max(filter(None, ends), default=None),
        )
        self._others = Others(whom, documents, self._ledger, dated=self._end is not None) if whom is not None else None
        self._tables: list[set[str]] = [set() for _ in documents]
        self._broken: set[int] = set()
        self._between: list[Problem] = []
        """What was met before the child that comes next, and is of no child."""

    def read(self) -> Iterator[Read]:
        """Everything in the files, and at the end what they add up to."""
        parts: list[Part] = []
        for file, document in enumerate(self._documents):
            if _guarded_xml(document):
                yield from self._told(self._markup(file, document))
            else:
                parts += self._parts(file, document)
        if parts:
            yield from self._told(self._separated(parts))
            if self._others is not None and self._others.latest is not None:
                self._settle(parts, self._others.latest)
        if self._end is None and any(self._return.year_ends):
            message = (
                "the files are of several years, or some say of none; each is held to its own year, and none is the year of "
                "all, so --as-at says on which day the chronology stands"
            )
            self._ledger.problem(message, 0, "", Severity.NOTE)
        elif self._end is None:
            message = (
                "nothing says for which year the return is; with the year in the name of its files or folder (2017-18) "
                "its end is known, else --as-at says on which day the chronology stands"
            )
            self._ledger.problem(message, 0, "", Severity.NOTE)
        yield from self._ledger.problems()
        if self._others is not None and (left := self._others.left()) is not None:
            yield left
        yield from self._totals()

    # ---- the XML -------------------------------------------------------------------------------------------------

    def _markup(self, file: int, document: Document) -> Iterator[Child]:
        self._tables[file] = {name for name, table in tables().items() if table.xml}
        self._return = replace(self._return, holding=frozenset(self._tables[file]), years_holding={})
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
                self._between += self._ledger.problems()
                child = child_id(element) if self._others is None else self._asked_for(file, element, count)
                if child is None:
                    continue
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

    def _asked_for(self, file: int, element: Element, count: int) -> str | None:
        """The identifier of a child that is to be read; None for another, who is counted."""
        others = self._others
        assert others is not None, "everybody is read"
        child, *marks = identity(element)
        if not others.has(child or f"child-{count}", *filter(None, marks)):
            return child
        last = others.leave_element(file, element)
        if others.latest is not None and last > others.latest.sure:
            apart = self._apart()
            rows = Markup(file, apart.ledger).rows(element, "")
            others.latest.told(read_child(child, rows, apart) if rows else ())
        return None

    def _apart(self) -> Return:
        """To look at a child of whom nothing is told."""
        return replace(self._return, ledger=Ledger(self._documents))

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

    def _separated(self, parts: Sequence[Part]) -> Iterator[Child]:
        by_year: dict[dt.date, set[str]] = {}
        for part in parts:
            end = self._return.year_ends[part.file]
            if end is not None:
                by_year.setdefault(end, set()).add(part.table.name)
        self._return = replace(
            self._return,
            holding=frozenset(part.table.name for part in parts),
            years_holding={end: frozenset(names) for end, names in by_year.items()},
        )
        for child, held in self._by_child(parts):
            self._between += self._ledger.problems()
            rows = [parts[part].row(number, cells) for part, number, cells in held]
            yield from self._child(child, rows, 1)

    def _by_child(self, parts: Sequence[Part]) -> Iterator[tuple[str, Sequence[Held]]]:
        ledger, others = self._ledger, self._others
        if others is None:
            size = sum({part.file: self._documents[part.file].size for part in parts}.values())
            yield from by_child((row for nth, part in enumerate(parts) for row in every_line(nth, part, ledger)), size)
            return
        # The headers first: their numbers tell which children are asked for.
        ordered = sorted(enumerate(parts), key=lambda numbered: numbered[1].table.name != HEADER)
        theirs = (row for nth, part in ordered for row in lines_but(others, nth, part, ledger))
        for child, held in by_child(theirs, 0):
            yield child, sorted(held, key=itemgetter(0, 1))

    def _settle(self, parts: Sequence[Part], latest: Latest) -> None:
        """Look at the children of whom only the whole record tells whether anything happened to them later."""
        wanted = frozenset(latest.children())
        if not wanted:
            return
        apart = self._apart()
        theirs = (row for nth, part in enumerate(parts) for row in lines_of(wanted, nth, part, apart.ledger))
        for child, held in by_child(theirs, 0):
            rows = [parts[part].row(number, cells) for part, number, cells in held]
            latest.told(read_child(child, rows, apart))
        latest.settled()

    # ---- both ----------------------------------------------------------------------------------------------------

    def _child(self, child: str, rows: Sequence[Row], times: int) -> Iterator[Child]:
        if rows:
            record = in_key(child)
            before, self._between = self._between, []
            yield Child(
                child, record if times == 1 else f"{record}~{times}", rows, before=before, noted=self._ledger.noted()
            )

    def _told(self, children: Iterator[Child]) -> Iterator[Read]:
        """Everything of these children, who are read some at a time."""
        while some := list(islice(children, AT_A_TIME)):
            for child, found in zip(some, read_children(some, self._return), strict=True):
                yield from child.before
                yield from found
        yield from self._between
        self._between = []

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
