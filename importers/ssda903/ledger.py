"""The account kept of an export: rows or elements found and accounted for in each file, what could not be trusted."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from chronology.documents import Document
from chronology.model import Ignored, Problem, Severity
from importers.ssda903.rows import Row
from importers.ssda903.tables import tables

# A hostile file could make each row many problems; past this many for one child they are only counted.
_MOST_PROBLEMS = 1000


class Ledger:
    """What the reading of one export adds up to. Problems are told child by child, so that none are held for long."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self.documents = documents
        self.found = [0] * len(documents)
        self.accounted = [0] * len(documents)
        self.left_out: Counter[tuple[int, str, str]] = Counter()
        self._problems: list[Problem] = []
        self._further = 0

    def account(self, row: Row) -> None:
        """Count a row as accounted for, once."""
        if not row.told:
            row.told = True
            self.accounted[row.file] += row.weight

    def problem(self, message: str, file: int, place: str, severity: Severity = Severity.WARNING) -> None:
        """Note a problem; the message holds no case text."""
        if len(self._problems) >= _MOST_PROBLEMS:
            self._further += 1
            return
        self._problems.append(self.documents[file].problem(message, place, severity))

    def of_row(self, message: str, row: Row, severity: Severity = Severity.WARNING) -> None:
        """Note a problem with a row."""
        self.problem(message, row.file, row.at, severity)

    def refused(self, many: int, message: str, file: int, place: str) -> None:
        """Account for what nothing here can read."""
        self.found[file] += many
        self.accounted[file] += many
        self.problem(message, file, place)

    def problems(self, child: str = "") -> Iterator[Problem]:
        """Each problem met since this was last asked, about a child where one is named."""
        if self._further:
            self._problems.append(self.documents[0].problem(f"{self._further} further problems were met"))
        for problem in self._problems:
            yield replace(problem, about=(child,)) if child else problem
        self._problems.clear()
        self._further = 0

    def ignored(self) -> Iterator[Ignored]:
        """What was left out, by the rules that were used."""
        for (file, table, column), count in sorted(self.left_out.items()):
            reason = tables()[table].left_out[column]
            yield Ignored(document=self.documents[file].name, path=f"{table}/{column}", reason=reason, count=count)
