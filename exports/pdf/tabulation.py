"""Entries counted, as a compact table: a dash is no entry, and what no source covers says so."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from chronology.model import Tabulation, TabulationCell
from exports.pdf.case import Case
from exports.pdf.charts import VOICE, voice_chart
from exports.pdf.page import Block, Prose, body_width
from exports.pdf.sections import heading
from exports.pdf.table import Cell, Column, Row, Table, cell
from exports.pdf.text import FINE, Paragraph, Style, paragraph

_COUNT = Style(9, 11)
_UNCOVERED = Style(8, 9.5, colour=FINE.colour)
_LABEL = 150.0
_LEAST = 44.0


def tabulations(case: Case, *, of_voice: bool, last: int | None = None) -> Iterator[Block]:
    """The tables of the person's voice, or all others, each under its title with its notes; only so many `last` rows."""
    for table in case.chronology.tabulations:
        if (table.name == VOICE) is of_voice and table.rows and table.columns:
            yield from _tabulation(case, replace(table, rows=table.rows[-last:]) if last else table, table)


def _tabulation(case: Case, table: Tabulation, whole: Tabulation) -> Iterator[Block]:
    yield heading(case.called(table.title), before=12)
    chart = list(voice_chart(case, whole)) if table.name == VOICE and not case.fit.brief else []
    yield from chart
    room = int((body_width(wide=False) - _LABEL) / _LEAST)
    for start in range(0, len(table.columns), room):
        some = slice(start, start + room)
        names = (case.called(name) for name in table.columns[some])
        columns = (Column("", fixed=_LABEL, heads=True), *(Column(name, 1) for name in names))
        rows = [Row((cell(_label(case, row.label)), *_cells(case, row.cells[some]))) for row in table.rows]
        # A chart has all of its table on the same page.
        yield Table(columns, rows, case.words.say("continued"), before=6 if start else 4, whole=bool(chart))
    earlier = len(whole.rows) - len(table.rows)
    left = (case.words.count("tabulation.earlier", earlier),) if earlier else ()
    for note in (*left, case.words.say("tabulation.marks")):
        yield Prose(paragraph(note, style=FINE), before=2)
    for note in table.notes:
        yield Prose(paragraph(*case.composed(note), style=FINE), before=2)


def _label(case: Case, label: str) -> Paragraph:
    return paragraph(case.called(case.agency(label)), style=_COUNT)


def _cells(case: Case, cells: Sequence[TabulationCell]) -> Iterator[Cell]:
    return (cell(_counted(case, each)) for each in cells)


def _counted(case: Case, counted: TabulationCell) -> Paragraph:
    if counted.count is None:
        return paragraph(case.words.say("tabulation.not_covered"), style=_UNCOVERED)
    return paragraph(str(counted.count) if counted.count else "–", style=_COUNT)
