"""The chronology: a table for each year, with a column that a reviewer writes in and the reference it is read back by."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from chronology.model import Event
from chronology.normalise import reference
from chronology.pipeline.edited import ANALYSIS, REFERENCE, mark_of
from exports.marks import visible
from exports.pdf import entries as told
from exports.pdf.case import Case
from exports.word.paper import Cell, Column, Paper, Row
from exports.word.pieces import FINE_PRINT, STRONG, Piece, pieces_of
from exports.word.styles import EDITED, SMALL
from exports.word.words import words_of

_RECORDED: Final = ("title", "fact", "child_voice", "action", "decision", "rationale", "outcome")
_SHARES: Final = (0.8, 2.1, 11.2, 5.2, 4.9, 2.2)


def entries(case: Case, paper: Paper) -> None:
    """The section, year by year, then what has no date, what was withdrawn and what came later."""
    say, own = case.words.say, words_of(case.language)
    paper.turn(wide=True)
    paper.heading(say("sections.entries"), 1, "entries")
    authority = say("entries.authority", authority=case.agency(case.authority)) if case.authority else ""
    paper.prose([f"{say('entries.intro')} {authority}".strip()], SMALL)
    paper.prose([own["edit"].format(analysis=ANALYSIS[case.language], reference=REFERENCE[case.language])], SMALL)
    if not case.chronology.events:
        paper.prose([say("entries.none")])
    for year, events in groupby(case.chronology.events, key=lambda event: event.when.first_day.year):
        _year(case, paper, str(year), list(events))
    _undated(case, paper)
    _withdrawn(case, paper)
    if later := len(case.chronology.later):
        paper.prose([case.words.count("entries.later", later, date=case.day(case.chronology.as_at))], SMALL)


def _year(case: Case, paper: Paper, year: str, events: Sequence[Event]) -> None:
    shown = [event for event in events if case.has_row(event)]
    if shown:
        paper.heading(year, 2, f"year-{year}")
        _table(case, paper, shown, words_of(case.language)["year_table"].format(year=year))
    if hidden := told.hidden_in_words(case, [event for event in events if not case.printed(event)]):
        paper.prose([case.words.say("entries.hidden_year", what=hidden, year=year)], SMALL)


def _undated(case: Case, paper: Paper) -> None:
    found = case.chronology.undated
    if not found:
        return
    paper.heading(case.words.say("entries.undated"), 2, "undated")
    paper.prose([case.words.say("entries.undated_intro")], SMALL)
    if shown := [event for event in found if case.printed(event)]:
        _table(case, paper, shown, words_of(case.language)["undated_table"])
    if hidden := told.hidden_in_words(case, [event for event in found if not case.printed(event)]):
        paper.prose([case.words.say("entries.hidden_only", what=hidden)], SMALL)


def _withdrawn(case: Case, paper: Paper) -> None:
    say = case.words.say
    if not case.chronology.withdrawn:
        return
    paper.heading(say("entries.withdrawn"), 2, "withdrawn")
    paper.prose([say("entries.withdrawn_intro")], SMALL)
    rows = [
        Row([Cell([[case.title(event)]]), Cell([pieces_of(told.sources(case, event))])])
        for event in case.chronology.withdrawn
    ]
    columns = (Column(say("entries.col_event"), 1), Column(say("entries.col_source"), 1))
    paper.table(columns, rows, words_of(case.language)["withdrawn_table"])


def _table(case: Case, paper: Paper, events: Iterable[Event], about: str) -> None:
    names = [case.words.say(f"entries.col_{name}") for name in ("number", "date", "event", "why")]
    names += [ANALYSIS[case.language], REFERENCE[case.language]]
    columns = [Column(name, share) for name, share in zip(names, _SHARES, strict=True)]
    paper.table(columns, (_row(case, event) for event in events), about)


def _row(case: Case, event: Event) -> Row:
    number = case.number(event)
    happened = (*told.what(case, event), *told.done(case, event), told.sources(case, event))
    cells = (
        Cell([[Piece(number, STRONG)]]),
        Cell([pieces_of(each) for each in told.dates(case, event)]),
        Cell([_in_their_language(case, event, pieces_of(each)) for each in happened]),
        Cell(list(_why(case, event))),
        Cell([[line] for line in analysis(case, event).split("\n")], EDITED),
        Cell(list(_reference(case, event))),
    )
    return Row(cells, (case.place(event.key),))


def _in_their_language(case: Case, event: Event, pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, those that are words of the record marked with their language where it is another than the document's."""
    others = dict(event.other_languages)
    spoken = {
        _bare(words): language
        for field in _RECORDED
        if (words := getattr(event, field)) and (language := others.get(field, event.language)) != case.language
    }
    return [replace(piece, language=spoken.get(_bare(piece.text), "")) for piece in pieces]


def _bare(words: str) -> str:
    """Words without the marks that a document sets around them."""
    return words.strip(' .“”"')


def _why(case: Case, event: Event) -> Iterator[list[Piece]]:
    """Its weight; and the impact that is on record, where a reviewer wrote something else in its place."""
    yield pieces_of(told.weight(case, event))
    if event.impact and event.key in case.analyses:
        yield [Piece(case.words.say("entries.impact"), STRONG), Piece(event.impact)]


def analysis(case: Case, event: Event) -> str:
    """What stands in the column that a reviewer edits: their own words, else the impact that is on record, else nothing."""
    written = case.analyses.get(event.key)
    return visible(written.text if written else event.impact or "").strip()


def _reference(case: Case, event: Event) -> Iterator[list[Piece]]:
    """The reference and the mark of the words beside it, and whose words they are."""
    own = words_of(case.language)
    yield [Piece(mark_of(reference(event.key), analysis(case, event)), FINE_PRINT)]
    if written := case.analyses.get(event.key):
        said = own["reviewer"].format(who=case.reviewer(written), date=case.day(written.at.date()))
        yield [Piece(said, FINE_PRINT)]
    elif event.impact:
        yield [Piece(own["from_record"], FINE_PRINT)]
