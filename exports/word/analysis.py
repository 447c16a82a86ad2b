"""The column that a reviewer writes in, and the reference it is read back by (`chronology.pipeline.edited`)."""

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from chronology.model import Event, Level
from chronology.pipeline.edited import ANALYSIS, REFERENCE, mark_of
from exports.fitting import Form
from exports.marks import visible
from exports.pdf.case import Case
from exports.pdf.entries import in_table
from exports.word.paper import Cell, Column, Paper, Row
from exports.word.pieces import FINE_PRINT, LINK, Piece
from exports.word.styles import EDITED, SMALL
from exports.word.words import words_of

# Centimetres: number, date, what it is called, the column to write in, reference.
_WIDTHS: Final = (0.8, 2.3, 5.2, 7.2, 2.3)


def to_write_in(case: Case, event: Event) -> tuple[Cell, Cell]:
    """What a reviewer edits, and the reference by which it is read back."""
    lines: list[list[Piece | str]] = [[line] for line in analysis(case, event).split("\n")]
    return Cell(lines, EDITED), Cell(list(_reference(case, event)))


def of_condensed(case: Case, paper: Paper) -> None:
    """The grave entries of a condensed document that have no row to write beside, as a table behind all else."""
    found = list(_without_row(case))
    if not found:
        return
    own, say = words_of(case.language), case.words.say
    paper.turn(wide=False)
    paper.heading(own["write_heading"], 1, "to-write-in")
    named = {"analysis": ANALYSIS[case.language], "reference": REFERENCE[case.language]}
    paper.prose([own["write_intro"].format(**named), " ", own["edit"].format(**named)], SMALL)
    heads = (say("entries.col_number"), say("entries.col_date"), say("entries.col_event"), *named.values())
    columns = [Column(head, width) for head, width in zip(heads, _WIDTHS, strict=True)]
    paper.table(columns, [_row(case, event) for event in found], own["write_heading"])


def together(case: Case) -> Iterator[list[Event]]:
    """The entries that stand together: those of a year, and the undated."""
    for _, events in groupby(case.chronology.events, key=lambda event: event.when.first_day.year):
        yield [event for event in events if case.has_row(event)]
    yield [event for event in case.chronology.undated if case.printed(event)]


def _without_row(case: Case) -> Iterator[Event]:
    """Critical and high ones, in order; what a reviewer wrote of has its row in any form of the document."""
    for events in together(case):
        has_cells = in_table(case, events)
        for form, alike in groupby(events, key=case.form):
            every = list(alike)
            if not has_cells or (form is Form.RUN_IN and len(every) > 1):
                yield from (event for event in every if _is_grave(case, event))


def _is_grave(case: Case, event: Event) -> bool:
    level = case.level(event)
    return level is not None and level.rank >= Level.HIGH.rank


def _row(case: Case, event: Event) -> Row:
    number = Piece(case.number(event), LINK, case.place(event.key))
    return Row(
        (Cell([[number]]), Cell([[case.date(event.when)]]), Cell([[case.title(event)]]), *to_write_in(case, event))
    )


def analysis(case: Case, event: Event) -> str:
    """What stands in the column that a reviewer edits: their own words, else the impact that is on record, else nothing."""
    written = case.analyses.get(event.key)
    return visible(written.text if written else event.impact or "").strip()


def _reference(case: Case, event: Event) -> Iterator[list[Piece]]:
    """The reference and the mark of the words beside it, and whose words they are."""
    own = words_of(case.language)
    yield [Piece(mark_of(case.reference_of(event), analysis(case, event)), FINE_PRINT)]
    if written := case.analyses.get(event.key):
        said = own["reviewer"].format(who=case.reviewer(written), date=case.day(written.at.date()))
        yield [Piece(said, FINE_PRINT)]
    elif event.impact:
        yield [Piece(own["from_record"], FINE_PRINT)]
