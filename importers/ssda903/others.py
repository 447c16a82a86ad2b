"""Children of a return that is read for another child: nothing is made of them, and they are counted.

How many there are, their rows and elements, their marks, and - where nothing says as at when the return is - the latest
day anything happened to any of them: the day at which the chronology stands is the same, whomever it is read for.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from operator import itemgetter

from lxml import etree

from chronology.documents import Document, Element, local_name
from chronology.hooks import Whom
from chronology.model import Left
from importers.ssda903.latest import Latest, date_elements
from importers.ssda903.ledger import Ledger
from importers.ssda903.met import Met
from importers.ssda903.rows import Part
from importers.ssda903.shape import names_in
from importers.ssda903.tables import EPISODES, tables

# As texts these take some ten times as much memory as `Met` does, and a tenth of its time.
_MOST_AS_TEXTS = 50_000
_MOST_MET = 40_000
_count = etree.XPath("count(descendant-or-self::*)")


class Others:
    """What is known of all children but those asked for."""

    def __init__(self, whom: Whom, documents: Sequence[Document], ledger: Ledger, *, dated: bool) -> None:
        self._whom = whom
        self._documents = documents
        self._ledger = ledger
        self._texts: set[str] = set()
        self._meant: set[str] = set()
        self._is_sure = True
        self._met: Met | None = None
        self._marks = bytearray()
        self.records = [0] * len(documents)
        self.people = 0
        self.latest = None if dated else Latest()
        """The latest day of all that happened to them; None where the return has a day of its own."""

    def has(self, child: str, number: str = "") -> bool:
        """The child, perhaps with a pupil number, is one of them. The first time that is asked they are counted."""
        if not number:
            if child in self._texts:
                return True
            if child in self._meant:
                return False
        if self._whom.is_meant(child) or (number and self._whom.is_meant(number)):
            self._meant.add(child)
            # What was left before the number told who it is, is gone.
            self._is_sure &= child not in self._texts and (self._met is None or self._met.is_new(child))
            return False
        if child in self._meant:
            return False
        if number:
            self._marks += self._whom.mark(number)
        if self._is_new(child):
            self.people += 1
            self._marks += self._whom.mark(child)
        return True

    def _is_new(self, child: str) -> bool:
        if self._met is not None:
            return self._met.is_new(child)
        if child in self._texts:
            return False
        self._texts.add(child)
        if len(self._texts) > _MOST_AS_TEXTS:
            self._met = Met()
            for text in self._texts:
                self._met.is_new(text)
            self._texts.clear()
        return True

    def leave(self, file: int, many: int) -> None:
        """Rows or elements of one of them, found and accounted for."""
        self.records[file] += many
        self._ledger.found[file] += many
        self._ledger.accounted[file] += many

    def passing(self, part: Part) -> "Passing":
        """What is to be done with the rows of a table that are theirs."""
        return Passing(part, self._ledger, self.latest)

    def leave_element(self, file: int, element: Element) -> int:
        """A CHILD that is theirs, and all that is in it. The last day that any date in it could mean; 0 where none counts."""
        self.leave(file, int(_count(element)))  # type: ignore[arg-type]  # count() gives a number
        left_out, days = _left_out_elements(), self.latest
        last = 0
        for each in element.iter(*(_names_left_out() if days is None else _names_watched())):
            if not (text := each.text):
                continue
            column = left_out.get(local_name(each.tag))
            if column is None:
                assert days is not None, "only then are dates looked for"
                last = max(last, days.of(text))
            elif not text.isspace():
                self._ledger.left_out[file, EPISODES, column] += 1
        return last

    def left(self) -> Left | None:
        """What was left; None where there was nobody else."""
        if not self.people:
            return None
        named = [(document.name, many) for document, many in zip(self._documents, self.records, strict=True) if many]
        latest = self.latest
        return Left(
            records=tuple(named),
            people=self.people,
            marks=bytes(self._marks),
            happened=latest.day if latest is not None else None,
            is_sure=self._is_sure and (latest is None or latest.is_sure),
        )


class Passing:
    """The rows of one table that are of others: what of them is looked at, row by row or alike ones together."""

    def __init__(self, part: Part, ledger: Ledger, latest: Latest | None) -> None:
        self._part = part
        self._ledger = ledger
        self._latest = latest
        wanted = latest.wanted(part) if latest is not None else ()
        self.pick = itemgetter(*wanted, wanted[0]) if wanted else None
        """The cells in which rows can be alike, and the first again, so that they are always several."""
        self.met: set[tuple[str, ...]] = set()
        self.born_at = part.columns.index("DOB") if latest is not None and "DOB" in part.columns else None
        self.born: set[str] = set()
        self._left_out = [at for at, column in enumerate(part.columns) if column in part.table.left_out]
        self._blank = dict.fromkeys(self._left_out, 0)
        self._watch = latest.watch(part) if latest is not None else None
        self.watch = self._row if self._left_out else self._watch

    def _row(self, child: str, cells: Sequence[str]) -> None:
        for at in self._left_out:
            if not (text := cells[at]) or text.isspace():
                self._blank[at] += 1
        if self._watch is not None:
            self._watch(child, cells)

    def look(self) -> None:
        """Take in what was met, where it is much."""
        if len(self.met) + len(self.born) > _MOST_MET:
            self._take()

    def _take(self) -> None:
        if self._latest is not None:
            self._latest.take(self._part, (cells[:-1] for cells in self.met))
            self._latest.born_on(self.born)
            self.met.clear()
            self.born.clear()

    def end(self, rows: int) -> None:
        """All rows have passed, so many."""
        self._take()
        part = self._part
        for at, blank in self._blank.items():
            if rows > blank:
                self._ledger.left_out[part.file, part.table.name, part.columns[at]] += rows - blank


@cache
def _left_out_elements() -> Mapping[str, str]:
    table = tables()[EPISODES]
    return {element: column for element, column in names_in(table).items() if column in table.left_out}


@cache
def _names_left_out() -> Sequence[str]:
    return tuple(f"{{*}}{name}" for name in _left_out_elements())


@cache
def _names_watched() -> Sequence[str]:
    return (*_names_left_out(), *(f"{{*}}{name}" for name in date_elements()))
