"""The chronology: a table for each year, one row for each entry that is shown, a count of those that are not."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from chronology.model import Event, Level
from exports.drawings.marks import cell_mark
from exports.fitting import Form
from exports.pdf import apart, plainly
from exports.pdf.brief import entries as in_brief
from exports.pdf.case import Case
from exports.pdf.entry import agencies, dates, done, weight, what
from exports.pdf.listed import listed, without_listed
from exports.pdf.page import Block, Place, Prose
from exports.pdf.records import mark_and_records, source_line, sources
from exports.pdf.rows import numbers, places, rows, tells_no_kind
from exports.pdf.sections import heading, heading_within, section, section_title
from exports.pdf.table import Cell, Column, Row, Table, cell
from exports.pdf.text import FINE, Paragraph, Run, bold, paragraph, whole
from exports.pdf.unshown import (
    gathers_hidden,
    hidden_by_year,
    hidden_in_words,
    hidden_line,
)
from exports.readers import COURT, FAMILY, names_agencies

_SOURCES_SHOWN = 4
# Room above and below the text of a row where rows are short.
_CLOSE = 1.0
# The column of the dates there: a day with its month abbreviated, in Welsh too.
_NARROW_DATE = 66
# Room above and below for a family, whose print is large.
_NEARER = 2.2


def entries(case: Case) -> Iterator[Block]:
    """The section, year by year, then what has no date, what was withdrawn, what is a draft and what came later."""
    words = case.words
    yield section(case, "entries")
    # The introduction stays with the first of what it introduces: a section's heading is never alone at a page's foot.
    yield Prose(paragraph(introduction(case), style=case.small), before=2, keep=True)
    if not case.chronology.events:
        yield Prose(paragraph(words.say("entries.none"), style=case.small), before=6)
    years = [
        (str(year), without_listed(case, [*events]))
        for year, events in groupby(case.chronology.events, key=lambda event: event.when.first_day.year)
    ]
    # Where a year has rows that are told whole, in other columns, each has its heading.
    if case.chronology.profile == FAMILY or all(is_close(case, events) for _, events in years):
        yield from over_years(case, years)
    else:
        for year, events in years:
            yield from _year(case, year, events)
    if gathers_hidden(case) and (line := hidden_by_year(case, years)):
        yield Prose(paragraph(line, style=case.small), before=6)
    yield from _undated(case)
    yield from listed(case)
    yield from apart.withdrawn(case)
    yield from apart.drafts(case)
    yield from apart.left_out(case)
    if later := len(case.chronology.later):
        line = words.count("entries.later", later, date=case.day(case.chronology.as_at))
        yield Prose(paragraph(line, style=case.small), before=10)


def introduction(case: Case) -> str:
    """How the entries are to be read, and what the marks of sources in them lead to."""
    intro = " ".join(_how_to_read(case)) if case.weighed else case.own("entries", "intro_facts")
    if case.authority:
        intro += " " + case.own("entries", "authority", authority=case.agency(case.authority))
    if (case.fit.brief or case.chronology.profile == FAMILY) and case.source_marks:
        marks = [*case.source_marks.values()]
        section_ = " ".join(section_title(case, "sources").split())
        intro += " " + case.own("entries", "marks", first=marks[0], last=marks[-1], section=section_)
    if case.chronology.profile == FAMILY:
        found = dict.fromkeys(filter(None, (case.in_language(e) for e in case.events.values() if case.has_row(e))))
        who = case.chronology.cover.author or case.agency(case.authority)
        for marked in found if who else ():
            intro += " " + case.words.say("entries_family.other_language", marked=marked, who=who)
    return intro


def _how_to_read(case: Case) -> Iterator[str]:
    yield case.words.say("entries.intro")
    if not tells_no_kind(case.chronology.profile):
        yield case.words.say("entries.intro_kind")
    elif case.fit.brief and case.notes:
        yield case.words.say("entries.intro_notes")
    yield case.words.say("entries.intro_own")


def _year(case: Case, year: str, events: Sequence[Event]) -> Iterator[Block]:
    shown = [event for event in events if case.has_row(event)]
    if shown:
        yield heading(year, Place(f"year-{year}", year, 1, closed=True), before=12)
        yield from _told(case, shown)
    if not gathers_hidden(case) and (line := hidden_line(case, year, events)):
        yield Prose(paragraph(line, style=case.small), before=4)


def is_close(case: Case, events: Sequence[Event]) -> bool:
    """Nothing has a row that is told whole: entries stand in one table over the years, as long as each has a row of its own."""
    return case.fit.brief and not case.fit.shared and Form.ROW not in map(case.form, filter(case.has_row, events))


def over_years(case: Case, years: Sequence[tuple[str, Sequence[Event]]]) -> Iterator[Table]:
    """Years in one table, its heading once; a heavier line is above the first entry of each, where its bookmark leads."""
    told: list[Row] = []
    for year, events in years:
        if shown := [event for event in events if case.has_row(event)]:
            first, *rest = _close_rows(case, shown)
            places = filter(None, (first.place, *first.others))
            begins = Place(f"year-{year}", year, 1, closed=True)
            told += [replace(first, place=begins, others=tuple(places), begins=True), *rest]
    if told:
        close = all(is_close(case, events) for _, events in years)
        pad = _CLOSE if close else _NEARER
        yield Table(_columns(case, close=close), told, case.words.say("continued"), before=8, pad=pad)


def _close_rows(case: Case, events: Sequence[Event]) -> Iterator[Row]:
    """A court has the witness or document beside, a family room to answer; for others what is told takes that room."""
    last = _LAST.get(case.chronology.profile)
    return _rows(case, events, last) if last else in_brief.in_columns(case, events)


def _undated(case: Case) -> Iterator[Block]:
    shown = without_listed(case, [event for event in case.chronology.undated if case.printed(event)])
    hidden = hidden_in_words(case, [event for event in case.chronology.undated if not case.printed(event)])
    if not case.chronology.undated:
        return
    title = case.words.say("entries.undated")
    yield heading_within(case, title, Place("undated", title, 1), before=14)
    if not case.fit.brief:
        yield Prose(paragraph(case.words.say("entries.undated_intro"), style=case.small), keep=True)
    if shown:
        yield from _told(case, shown)
    if hidden:
        yield Prose(paragraph(case.words.say("entries.hidden_only", what=hidden), style=case.small), before=4)


def in_table(case: Case, events: Sequence[Event]) -> bool:
    """A table, or where nothing has a row of its own a list, which takes less room; a court has columns as long as they fit."""
    forms = {case.form(event) for event in events}
    is_court = case.chronology.profile == COURT
    return Form.ROW in forms or (is_court and (Form.LINE in forms or not case.fit.shared))


def _told(case: Case, events: Sequence[Event]) -> Iterator[Block]:
    if is_close(case, events):
        yield close_table(case, events)
    elif in_table(case, events):
        yield table_of(case, events)
    else:
        yield from in_brief.told_as_list(case, events)


def close_table(case: Case, events: Sequence[Event]) -> Table:
    """Entries that are told in brief, in number, date and what they say, with little room between."""
    return Table(_columns(case, close=True), [*_close_rows(case, events)], case.words.say("continued"), pad=_CLOSE)


def table_of(case: Case, events: Sequence[Event]) -> Table:
    """Entries in a table, in the columns of the reader."""
    last = _LAST.get(case.chronology.profile, _WHY)
    return Table(_columns(case), [*_rows(case, events, last)], case.words.say("continued"))


def _columns(case: Case, *, close: bool = False) -> Sequence[Column]:
    """The columns of the reader; where each entry is told in brief, what it weighs stands in its one line."""
    say, last = case.words.say, _LAST.get(case.chronology.profile, _WHY)
    agency = names_agencies(case.chronology.profile) and not close
    narrow = close and last is _WHY
    return (
        Column(say("entries.col_number"), fixed=28 if narrow else last.number),
        Column(say("entries.col_date"), fixed=_NARROW_DATE if narrow else last.date),
        *((Column(say("entries.col_agency"), fixed=96),) if agency else ()),
        Column(say("entries.col_event"), last.event),
        *(() if narrow else (Column(say(f"entries.{last.heading}"), 1),)),
    )


@dataclass(frozen=True, slots=True)
class _Last:
    """What the last column holds of an entry, its heading, and how wide the others are beside its share of 1."""

    heading: str
    cell: Callable[[Case, Event], Cell]
    event: float = 2.1
    number: float = 28
    date: float = 82


def _rows(case: Case, events: Sequence[Event], last: _Last) -> Iterator[Row]:
    """Each in the form it is told; neighbours that are run in share a row."""
    for form, alike in groupby(rows(case, events), key=case.form):
        every = [*alike]
        if form is Form.ROW:
            yield from (_row(case, event, last) for event in every)
        elif form is Form.RUN_IN and last is _REFERENCE and not case.fit.shared:
            yield from (in_brief.short(case, every, nth, last.cell(case, event)) for nth, event in enumerate(every))
        elif form is Form.LINE or len(every) == 1:
            yield from (in_brief.line(case, event, None if last is _WHY else last.cell(case, event)) for event in every)
        else:
            yield in_brief.run_in(case, every, None if last is _WHY else cell(paragraph("")))


def _row(case: Case, event: Event, last: _Last) -> Row:
    number = numbers(case, event)
    critical = case.weighed and case.level(event) is Level.CRITICAL
    title = f"{number}  {case.date(event.when)}: {case.title(event)}" if critical else ""
    cells = (
        cell(paragraph(bold(number))),
        cell(*dates(case, event)),
        *((cell(*agencies(case, event)),) if names_agencies(case.chronology.profile) else ()),
        cell(*what(case, event), *done(case, event), *_written(case, event, last)),
        last.cell(case, event),
    )
    return Row(cells, Place(case.place(event.key), title, 2), places(case, event))


def _written(case: Case, event: Event, last: _Last) -> Iterator[Paragraph]:
    """Where it is recorded, where no column of its own says that; for a family what words of professionals mean too."""
    if last is _COMMENT:
        yield from (*plainly.meanings(case, event), plainly.written(case, event))
    elif last is not _REFERENCE:
        yield sources(case, event)


def _why(case: Case, event: Event) -> Cell:
    level = case.level(event)
    texts = [weight(case, event)]
    if event.impact:
        impact = Run(event.impact, language=case.spoken(event, "impact"))
        texts.append(paragraph(bold(case.words.say("entries.impact")), impact))
    if written := case.analyses.get(event.key):
        who = case.words.say("entries.reviewer", who=case.reviewer(written), date=case.day(written.at.date()))
        texts.append(
            paragraph(bold(case.words.say("entries.analysis")), written.text, Run(f" ({who})", colour=FINE.colour))
        )
    mark = cell_mark(level, case.words.say(f"letters.{level}")) if level else None
    return Cell(tuple(texts), mark)


def _reference(case: Case, event: Event) -> Cell:
    """Witness or document: who recorded it where, account by account; of an entry in brief, where alone."""
    if case.form(event) is not Form.ROW:
        places = mark_and_records(case, event).split(", ")
        return cell(paragraph(*(run for nth, each in enumerate(places) for run in (", " if nth else "", whole(each)))))
    shown = event.accounts[:_SOURCES_SHOWN]
    lines = [paragraph(source_line(case, account.source, account.agency)) for account in shown]
    more = len(event.accounts) - len(shown)
    return cell(*lines, *([paragraph(case.words.count("further", more))] if more > 0 else []))


def _comment(_: Case, __: Event) -> Cell:
    """Room to write."""
    return cell(paragraph(""))


_WHY = _Last("col_why", _why)
_REFERENCE = _Last("col_reference", _reference, event=3, number=34, date=108)
_COMMENT = _Last("col_comment", _comment, event=3, number=28, date=104)
_LAST = {COURT: _REFERENCE, FAMILY: _COMMENT}
