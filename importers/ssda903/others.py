"""Children of a return that is read for another child: nothing is made of them, and they are counted.

How many there are, their rows and elements, their marks, and - where nothing says as at when the return is - the latest
day anything happened to any of them: the day at which the chronology stands is the same, whomever it is read for.
"""

from collections.abc import Collection, Mapping, Sequence
from functools import cache

from lxml import etree

from chronology.documents import Document, Element, Together, local_name
from chronology.hooks import Whom
from chronology.model import Left
from importers.ssda903.latest import Latest, date_elements
from importers.ssda903.ledger import Ledger
from importers.ssda903.met import Met
from importers.ssda903.rows import Part
from importers.ssda903.shape import names_in
from importers.ssda903.tables import EPISODES, HEADER, tables

# As texts these take some ten times as much memory as `Met` does, and a tenth of its time.
_MOST_AS_TEXTS = 50_000
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

    def has(self, child: str, *marks: str) -> bool:
        """The child, known by a pupil number and a birthday too, is one of them. The first time that is asked they are counted."""
        if self.has_all({child}, marks):
            return True
        self.mean(child)
        return False

    def has_all(self, children: set[str], numbers: Collection[str] = ()) -> bool:
        """All of these children, some with pupil numbers and birthdays, are of them. The first time that is asked they are counted.

        Where it is not so nothing is: which of them is asked for can be told only of each.
        """
        if not self._meant.isdisjoint(children):
            return False
        # Nobody of whom there is a text is asked for.
        new = [*(children - self._texts)]
        if self._met is not None:
            if self._whom.is_meant(*new, *numbers):
                return False
            new = [*filter(self._met.is_new, new)]
        marks = self._whom.marks_but((*numbers, *new))
        if marks is None:
            return False
        self._marks += marks
        self.people += len(new)
        if self._met is None:
            self._texts.update(new)
            self._hold_as_digests()
        return True

    def _hold_as_digests(self) -> None:
        if len(self._texts) > _MOST_AS_TEXTS:
            self._met = Met()
            for text in self._texts:
                self._met.is_new(text)
            self._texts.clear()

    def mean(self, child: str) -> None:
        """The child is asked for, by an id or a number."""
        if child not in self._meant:
            self._meant.add(child)
            # What was left before the number told who it is, is gone.
            self._is_sure &= child not in self._texts and (self._met is None or self._met.is_new(child))

    def leave(self, file: int, many: int) -> None:
        """Rows or elements of one of them, found and accounted for."""
        self.records[file] += many
        self._ledger.found[file] += many
        self._ledger.accounted[file] += many

    def passing(self, part: Part) -> "Passing":
        """What is to be done with the rows of a table that are theirs."""
        return Passing(part, self._ledger, self)

    def leave_element(self, file: int, element: Element) -> int:
        """A CHILD that is theirs, and all that is in it. The last day that any date in it could mean; 0 where none counts."""
        self.leave(file, int(_count(element)))  # type: ignore[arg-type]  # count() gives a number
        for each in element.iter(*_names_left_out()):
            if (text := each.text) and not text.isspace():
                self._ledger.left_out[file, EPISODES, _left_out_elements()[local_name(each.tag)]] += 1
        if self.latest is None:
            return 0
        # A child has each of its days several times over.
        days = {each.text for each in element.iter(*_names_of_dates())}
        return max((self.latest.of(day) for day in days if day), default=0)

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
    """The lines of one table that are of others: counted, and looked at by columns."""

    def __init__(self, part: Part, ledger: Ledger, others: Others) -> None:
        self._part = part
        self._ledger = ledger
        self._others = others
        self._watch = others.latest.watch(part) if others.latest is not None else None
        self._rows = 0
        columns = part.columns
        self._marked_by = [columns.index(name) for name in ("UPN", "DOB")] if part.table.name == HEADER else []
        self._left_out = [at for at, column in enumerate(columns) if column in part.table.left_out]
        self._blank = dict.fromkeys(self._left_out, 0)

    def all_of(self, lines: Together) -> bool:
        """Take in lines, where all are of others; else nothing, and they are to be asked about by fewer."""
        children = {*map(str.strip, {*lines.column(self._part.child_at)})}
        if "" in children:
            return False
        numbers = {text.strip() for at in self._marked_by for text in {*lines.column(at)}} - {""}
        if not self._others.has_all(children, numbers):
            return False
        self._rows += len(lines)
        for at in self._left_out:
            column = lines.column(at)
            self._blank[at] += sum(column.count(text) for text in {*column} if not text.strip())
        if self._watch is not None:
            self._watch(lines)
        return True

    def end(self) -> None:
        """All lines have passed."""
        part = self._part
        for at, blank in self._blank.items():
            if self._rows > blank:
                self._ledger.left_out[part.file, part.table.name, part.columns[at]] += self._rows - blank
        self._others.leave(part.file, self._rows)


@cache
def _left_out_elements() -> Mapping[str, str]:
    table = tables()[EPISODES]
    return {element: column for element, column in names_in(table).items() if column in table.left_out}


@cache
def _names_left_out() -> Sequence[str]:
    return tuple(f"{{*}}{name}" for name in _left_out_elements())


@cache
def _names_of_dates() -> Sequence[str]:
    return tuple(f"{{*}}{name}" for name in date_elements())
