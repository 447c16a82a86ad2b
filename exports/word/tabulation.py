"""Entries counted, as tables: a dash is no entry, and what no source covers says so."""

from collections.abc import Iterator
from dataclasses import dataclass

from chronology.model import Tabulation, TabulationCell
from exports.pdf.case import Case
from exports.pdf.charts import VOICE
from exports.word.paper import Cell, Column, Paper, Row
from exports.word.styles import SMALL

# More columns than this are too narrow to read.
_MOST = 8


@dataclass(frozen=True, slots=True)
class Counted:
    """A table that is ready to be written."""

    case: Case
    found: Tabulation

    def write(self, paper: Paper) -> None:
        """The table under its title, with its notes; columns that find no room stand in a second one below."""
        paper.heading(self.case.called(self.found.title), 3)
        for start in range(0, len(self.found.columns), _MOST):
            some = slice(start, start + _MOST)
            columns = (Column("", 2), *(Column(self.case.called(name), 1) for name in self.found.columns[some]))
            rows = [
                Row([Cell([[self.case.agency(row.label)]]), *(Cell([[self._count(each)]]) for each in row.cells[some])])
                for row in self.found.rows
            ]
            paper.table(columns, rows, self.case.called(self.found.title))
        for note in (self.case.words.say("tabulation.marks"), *map(self.case.told, self.found.notes)):
            paper.prose([note], SMALL)

    def _count(self, cell: TabulationCell) -> str:
        if cell.count is None:
            return self.case.words.say("tabulation.not_covered")
        return str(cell.count) if cell.count else "–"


def tabulations(case: Case, *, of_voice: bool) -> Iterator[Counted]:
    """The tables of the person's voice, or all others."""
    for found in case.chronology.tabulations:
        if (found.name == VOICE) is of_voice and found.rows and found.columns:
            yield Counted(case, found)
