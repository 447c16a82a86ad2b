"""The account kept of an export: rows or elements found and accounted for in each file, what could not be trusted."""

from collections import Counter
from collections.abc import Iterator, Sequence
from operator import itemgetter

from chronology.documents import Document
from chronology.model import Ignored, Problem, Severity, Source
from chronology.model.making import maker
from importers.ssda903.rows import Row
from importers.ssda903.tables import tables

# A hostile file could make each row many problems; past this many for one child they are only counted.
_MOST_PROBLEMS = 1000
_source = maker(Source)
_problem = maker(Problem)


class Noted:
    """Problems met with one child, or between two."""

    __slots__ = ("further", "problems")

    def __init__(self) -> None:
        self.problems: list[tuple[str, int, str, Severity]] = []
        self.further = 0


class Ledger:
    """What the reading of one export adds up to. Problems are told child by child, so that none are held for long."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self.documents = documents
        self.found = [0] * len(documents)
        self.accounted = [0] * len(documents)
        self.left_out: Counter[tuple[int, str, str]] = Counter()
        self.noting = Noted()
        """Where problems go: those of whichever child is being looked at."""

    def account(self, row: Row) -> None:
        """Count a row as accounted for, once."""
        if not row.told:
            row.told = True
            self.accounted[row.file] += row.weight

    def problem(self, message: str, file: int, place: str, severity: Severity = Severity.WARNING) -> None:
        """Note a problem; the message holds no case text."""
        noted = self.noting
        if len(noted.problems) >= _MOST_PROBLEMS:
            noted.further += 1
            return
        noted.problems.append((message, file, place, severity))

    def of_row(self, message: str, row: Row, severity: Severity = Severity.WARNING) -> None:
        """Note a problem with a row."""
        self.problem(message, row.file, row.at, severity)

    def refused(self, many: int, message: str, file: int, place: str) -> None:
        """Account for what nothing here can read."""
        self.found[file] += many
        self.accounted[file] += many
        self.problem(message, file, place)

    def noted(self) -> Noted:
        """What was noted since this was last asked, to go on noting there later."""
        noted, self.noting = self.noting, Noted()
        return noted

    def problems(self, child: str = "") -> Iterator[Problem]:
        """Each problem met since this was last asked, about a child where one is named."""
        noted = self.noting
        if not noted.problems:
            return
        if not child:
            # In the order of the files, in whichever they were gone through.
            noted.problems.sort(key=itemgetter(1))
        if noted.further:
            noted.problems.append((f"{noted.further} further problems were met", 0, "", Severity.WARNING))
        about = (child,) if child else ()
        for message, file, place, severity in noted.problems:
            document = self.documents[file]
            source = _source(document=document.name, sha256=document.sha256, locator=place)
            yield _problem(message=message, source=source, severity=severity, about=about)
        self.noting = Noted()

    def ignored(self) -> Iterator[Ignored]:
        """What was left out, by the rules that were used."""
        for (file, table, column), count in sorted(self.left_out.items()):
            reason = tables()[table].left_out[column]
            yield Ignored(document=self.documents[file].name, path=f"{table}/{column}", reason=reason, count=count)
