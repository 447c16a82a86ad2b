"""The chronology: a table for each year, with a column that a reviewer writes in and the reference it is read back by."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from chronology.model import Event
from chronology.pipeline.edited import ANALYSIS, REFERENCE
from exports.fitting import Form
from exports.pdf import entries as told
from exports.pdf import entry, table, unshown
from exports.pdf.apart import drafts_named
from exports.pdf.brief import entries as in_brief
from exports.pdf.case import Case
from exports.pdf.listed import listed, without_listed
from exports.pdf.records import sources
from exports.pdf.sections import section_title
from exports.readers import FAMILY, names_agencies
from exports.word.analysis import to_write_in, together
from exports.word.blocks import row_of, write
from exports.word.paper import Cell, Column, Paper, Row
from exports.word.pieces import STRONG, Piece, pieces_of
from exports.word.styles import SMALL
from exports.word.words import words_of

# Centimetres of the columns: a day and a reference stand in one line each.
_WIDE: Final = (0.8, 2.7, 11.2, 5, 4.7, 2.2)
_UPRIGHT: Final = (0.8, 2, 7.6, 2.7, 2.6, 2.1)
_RECORDED: Final = ("title", "fact", "child_voice", "action", "decision", "rationale", "outcome")


def entries(case: Case, paper: Paper) -> None:
    """The section, year by year, then what has no date, what was withdrawn, what is a draft and what came later."""
    say = case.words.say
    if _is_wide(case):
        paper.turn(wide=True)
    paper.heading(section_title(case, "entries"), 1, "entries")
    paper.prose([told.introduction(case)], SMALL)
    if case.weighed and any(told.in_table(case, events) for events in together(case)):
        told_of = {"analysis": ANALYSIS[case.language], "reference": REFERENCE[case.language]}
        paper.prose([words_of(case.language)["edit"].format(**told_of)], SMALL)
    if not case.chronology.events:
        paper.prose([say("entries.none")])
    years = [(str(year), list(events)) for year, events in groupby(case.chronology.events, key=_year_of)]
    rows = [(year, without_listed(case, events)) for year, events in years]
    if case.chronology.profile != FAMILY and all(told.is_close(case, events) for _, events in rows):
        write(paper, told.over_years(case, rows), section_title(case, "entries"))
    else:
        for year, events in years:
            _year(case, paper, year, events)
    if unshown.gathers_hidden(case) and (hidden := unshown.hidden_by_year(case, years)):
        paper.prose([hidden], SMALL)
    _undated(case, paper)
    write(paper, listed(case))
    _withdrawn(case, paper)
    _drafts(case, paper)
    _left_out(case, paper)
    if later := len(case.chronology.later):
        paper.prose([case.words.count("entries.later", later, date=case.day(case.chronology.as_at))], SMALL)
    if _is_wide(case):
        paper.turn(wide=False)


def _year_of(event: Event) -> int:
    return event.when.first_day.year


def _is_wide(case: Case) -> bool:
    """A column to write in asks for a wide page; in few pages what is told in lines and run in finds room on an upright one."""
    return case.weighed and not case.fit.brief


def _year(case: Case, paper: Paper, year: str, events: Sequence[Event]) -> None:
    """The entries of a year, and what of it is not shown, unless that is told at the end."""
    shown = without_listed(case, [event for event in events if case.has_row(event)])
    if shown:
        paper.heading(year, 2, f"year-{year}")
        _told(case, paper, shown, words_of(case.language)["year_table"].format(year=year))
    if not unshown.gathers_hidden(case) and (hidden := unshown.hidden_line(case, year, events)):
        paper.prose([hidden], SMALL)


def _undated(case: Case, paper: Paper) -> None:
    found = case.chronology.undated
    if not found:
        return
    paper.heading(case.words.say("entries.undated"), 2, "undated")
    paper.prose([case.words.say("entries.undated_intro")], SMALL)
    if shown := without_listed(case, [event for event in found if case.printed(event)]):
        _told(case, paper, shown, words_of(case.language)["undated_table"])
    if hidden := unshown.hidden_in_words(case, [event for event in found if not case.printed(event)]):
        paper.prose([case.words.say("entries.hidden_only", what=hidden)], SMALL)


def _told(case: Case, paper: Paper, events: Sequence[Event], about: str) -> None:
    """A table, or where nothing has a row of its own and few pages are left a list, as in the PDF."""
    if told.is_close(case, events):
        write(paper, [told.close_table(case, events)], about)
    elif not told.in_table(case, events):
        write(paper, in_brief.told_as_list(case, events))
    elif case.weighed:
        _table(case, paper, events, about)
    else:
        write(paper, [told.table_of(case, events)], about)


def _withdrawn(case: Case, paper: Paper) -> None:
    say = case.words.say
    if not case.chronology.withdrawn:
        return
    paper.heading(say("entries.withdrawn"), 2, "withdrawn")
    paper.prose([say("entries.withdrawn_intro")], SMALL)
    rows = [
        Row([Cell([[case.title(event)]]), Cell([pieces_of(sources(case, event))])])
        for event in case.chronology.withdrawn
    ]
    columns = (Column(say("entries.col_event"), 1), Column(say("entries.col_source"), 1))
    paper.table(columns, rows, words_of(case.language)["withdrawn_table"])


def _left_out(case: Case, paper: Paper) -> None:
    """What is not shown, by name."""
    if found := list(unshown.left_out(case)):
        counted = case.words.say("entries.left_out_counted") if unshown.is_counted(case) else ""
        paper.heading(counted or case.own("entries", "left_out"), 2, "left-out")
        for text in found:
            paper.prose(pieces_of(text), SMALL)
    if line := unshown.of_others(case):
        paper.prose([line], SMALL)


def _drafts(case: Case, paper: Paper) -> None:
    """What nobody has signed off, by name."""
    say = case.words.say
    if not case.chronology.drafts:
        return
    named, more = drafts_named(case)
    paper.heading(say("entries.drafts"), 2, "drafts")
    paper.prose([case.own("entries", "drafts_intro")], SMALL)
    rows = [
        Row([Cell([[case.date(event.when)]]), Cell([[case.title(event)]]), Cell([pieces_of(sources(case, event))])])
        for event in named
    ]
    columns = (
        Column(say("entries.col_date"), 1),
        Column(say("entries.col_event"), 2),
        Column(say("entries.col_source"), 2),
    )
    if rows:
        paper.table(columns, rows, say("entries.drafts"))
    if more:
        paper.prose([more], SMALL)


def _table(case: Case, paper: Paper, events: Iterable[Event], about: str) -> None:
    """Entries with a column to write in."""
    say = case.words.say
    shares = _WIDE if _is_wide(case) else _UPRIGHT
    columns = [
        Column(say("entries.col_number"), shares[0]),
        Column(say("entries.col_date"), shares[1]),
        *([Column(say("entries.col_agency"), shares[1])] if names_agencies(case.chronology.profile) else []),
        Column(say("entries.col_event"), shares[2]),
        Column(say("entries.col_why"), shares[3]),
        Column(ANALYSIS[case.language], shares[4]),
        Column(REFERENCE[case.language], shares[5]),
    ]
    paper.table(columns, _rows(case, events), about)


def _rows(case: Case, events: Iterable[Event]) -> Iterator[Row]:
    """Each in the form it is told; neighbours that are run in share a row, in which nobody can write."""
    for form, alike in groupby(events, key=case.form):
        every = list(alike)
        if form is Form.ROW:
            yield from (_row(case, event) for event in every)
        elif form is Form.LINE or len(every) == 1:
            yield from (_beside(case, in_brief.line(case, event), [event]) for event in every)
        else:
            yield _beside(case, in_brief.run_in(case, every), every)


def _row(case: Case, event: Event) -> Row:
    number = case.number(event)
    happened = (*entry.what(case, event), *entry.done(case, event), sources(case, event))
    cells = (
        Cell([[Piece(number, STRONG)]]),
        Cell([pieces_of(each) for each in entry.dates(case, event)]),
        *_agencies(case, [event]),
        Cell([_in_their_language(case, event, pieces_of(each)) for each in happened]),
        Cell(list(_why(case, event))),
        *to_write_in(case, event),
    )
    return Row(cells, [case.place(event.key)])


def _beside(case: Case, brief: table.Row, events: Sequence[Event]) -> Row:
    """What is told in brief, beside the column to write in where it is one entry."""
    row = row_of(brief)
    number, date, said, why = row.cells
    written = to_write_in(case, events[0]) if len(events) == 1 else (Cell(()), Cell(()))
    return Row((number, date, *_agencies(case, events), said, why, *written), row.places)


def _agencies(case: Case, events: Sequence[Event]) -> Iterator[Cell]:
    """The column of a review: whose entry it is."""
    if names_agencies(case.chronology.profile):
        named = dict.fromkeys(each for event in events for each in entry.agencies(case, event))
        yield Cell([pieces_of(each) for each in named])


def _in_their_language(case: Case, event: Event, pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, those that are words of the record marked with their language where it is another than the document's."""
    others = dict(event.other_languages)
    spoken = {
        _bare(words): language
        for field in _RECORDED
        if (words := getattr(event, field)) and (language := others.get(field, event.language)) != case.language
    }
    return [replace(piece, language=spoken.get(_bare(piece.text), piece.language)) for piece in pieces]


def _bare(words: str) -> str:
    """Words without the marks that a document sets around them."""
    return words.strip(' .“”"')


def _why(case: Case, event: Event) -> Iterator[list[Piece]]:
    """Its weight; and the impact that is on record, where a reviewer wrote something else in its place."""
    yield pieces_of(entry.weight(case, event))
    if event.impact and event.key in case.analyses:
        yield [Piece(case.words.say("entries.impact"), STRONG), Piece(event.impact)]
