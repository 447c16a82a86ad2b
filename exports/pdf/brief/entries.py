"""Entries that have no row of their own: one in a line, or run in with its neighbours, each with number and date."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from chronology.model import Event, Level, When
from chronology.normalise import brief, record_of
from exports.drawings.marks import cell_mark
from exports.fitting import Form
from exports.pdf.brief import told
from exports.pdf.case import Case
from exports.pdf.forms import stands_alone
from exports.pdf.page import Block, Place, Prose
from exports.pdf.rows import numbers, places, rows
from exports.pdf.table import Cell, Row, cell
from exports.pdf.text import CLOSE, FINE, Paragraph, Run, beside, bold, paragraph

_ENOUGH_TO_SHARE = 2
# By so many of its words an entry is called that has no name of its own.
_WORDS = 8


def told_as_list(case: Case, events: Sequence[Event]) -> Iterator[Block]:
    """A year without a row: a line for each entry that has one, a paragraph for each stretch of those that are run in."""
    for form, alike in groupby(rows(case, events), key=case.form):
        if form is Form.LINE:
            for event in alike:
                lead = (bold(numbers(case, event)), beside(case.date(event.when)), ": ")
                words = paragraph(
                    *lead, *told.said(case, event), *told.recorded(case, event), *told.findings(case, [event])
                )
                yield Prose(words, before=1.5, place=_place(case, event), others=places(case, event))
        else:
            every = [*alike]
            first, *rest = _places(case, every)
            yield Prose(paragraph(*_run_in(case, every, case.date)), before=1.5, place=first, others=tuple(rest))


def in_columns(case: Case, events: Sequence[Event]) -> Iterator[Row]:
    """Entries of a year in number, date and what they say: for who looks for a day, where nothing has a row that is told whole.

    In the order of their days; neighbours that are run in share a row. What one writer put down with what stands alone
    stands with it.
    """
    notes = [
        [*alike] for _, alike in groupby(_together(case, rows(case, events)), key=lambda event: _note_of(case, event))
    ]
    for alone, alike in groupby(notes, key=lambda note: any(stands_alone(case, event) for event in note)):
        every = [event for note in alike for event in note]
        if alone or len(every) < _ENOUGH_TO_SHARE:
            yield from _by_note(case, every)
        else:
            days = cell(*(replace(each, style=CLOSE) for each in _days(case, every[0], every[-1], case.date_short)))
            yield _sharing(case, every, days)


def _sharing(case: Case, events: Sequence[Event], when: Cell) -> Row:
    """Entries in one row, each with its number and its date."""
    place, *others = _places(case, events)
    return Row(
        (_close(bold(numbers(case, events[0]))), when, _close(*_run_in(case, events, case.date_short))),
        place,
        tuple(others),
    )


def _by_note(case: Case, events: Sequence[Event]) -> Iterator[Row]:
    """A row for each note of a day: what one writer put down together is read together, each entry with its number."""
    for _, alike in groupby(events, key=lambda event: _note_of(case, event)):
        yield _in_columns(case, [*alike])


def _together(case: Case, events: Sequence[Event]) -> Sequence[Event]:
    """The entries in their order, but those of one note of a day behind its first: what stands between them is of that day too."""
    first: dict[tuple[str, str], int] = {}
    for place, event in enumerate(events):
        first.setdefault(_note_of(case, event), place)
    return sorted(events, key=lambda event: first[_note_of(case, event)])


def _note_of(case: Case, event: Event) -> tuple[str, str]:
    """The day and the record that an entry shares with others of its note."""
    return (case.date(event.when), record_of(event.accounts[0].key))


def _in_columns(case: Case, events: Sequence[Event]) -> Row:
    """Entries of one note, most often one; the number of the first has the column, the others stand before their words.

    Those whose words another holds stand behind it, by their kinds alone.
    """
    again = [event for nth, event in enumerate(events) if _is_held(case, events, nth)]
    told_first = [event for event in events if event not in again]
    said: list[Run | str] = []
    for event in (*told_first, *again):
        is_named = event is events[0] and event is told_first[0]
        said += (
            []
            if is_named
            else [" " if said else "", bold(case.words.say("entries.own_number", number=numbers(case, event)))]
        )
        said += _told_in_columns(case, event, again=event in again)
    lines = [event for event in events if case.form(event) is Form.LINE]
    said += [*told.recorded(case, events[0]), *told.findings(case, lines)]
    place, *others = _places(case, events)
    date = cell(replace(_date(events[0], case.date_short), style=CLOSE))
    return Row((_close(bold(numbers(case, events[0]))), date, _close(*said)), place, tuple(others))


def _is_held(case: Case, events: Sequence[Event], nth: int) -> bool:
    """Another of the row says all its words, so that its kind is enough; who is told no kinds is told its words."""
    return case.weighed and _holder(case, events, nth) is not None


def _holder(case: Case, events: Sequence[Event], nth: int) -> Event | None:
    """The entry that says all the words of this one; two equal texts hold each other, and the first says it."""
    event = events[nth]
    # A shorter one holds no more than what is cut to few words shows of this: the two would each lead to the other.
    before = (each for each in events[:nth] if len(each.fact) >= len(event.fact))
    others = (*before, *(each for each in events[nth + 1 :] if len(each.fact) > len(event.fact)))
    return next((other for other in others if told.holds(case, other, event)), None)


def _told_in_columns(case: Case, event: Event, *, again: bool) -> Iterator[Run | str]:
    if case.form(event) is Form.LINE:
        yield from told.said(case, event, again=again)
        return
    yield from told.in_few_words(case, event, again=again)
    yield from told.against(case, event)
    yield from told.further(case, event)


def _close(*runs: Run | str) -> Cell:
    return cell(paragraph(*runs, style=CLOSE))


def line(case: Case, event: Event, last: Cell | None = None) -> Row:
    """An entry in a line: what it was, the first words of what happened and of what came of it, where it is recorded.

    `last` stands in the last column in place of its weight.
    """
    cells = (
        cell(paragraph(bold(numbers(case, event)))),
        cell(_date(event, case.date)),
        cell(paragraph(*told.said(case, event), *(() if last else told.recorded(case, event)))),
        last or _weight(case, event),
    )
    return Row(cells, _place(case, event), places(case, event))


def short(case: Case, events: Sequence[Event], nth: int, last: Cell) -> Row:
    """One of neighbouring entries that would be run in, in columns of its own: its title, and words of what happened.

    Where another entry of its note says all its words, it says which.
    """
    event = events[nth]
    note = [each for each in events if _note_of(case, each) == _note_of(case, event)]
    holder = _holder(case, note, note.index(event))
    said = told.as_in(case, holder) if holder else told.in_few_words(case, event)
    cells = (
        cell(paragraph(bold(numbers(case, event)))),
        cell(_date(event, case.date)),
        cell(paragraph(*said, *told.against(case, event), *told.further(case, event))),
        last,
    )
    return Row(cells, _place(case, event), places(case, event))


def run_in(case: Case, events: Sequence[Event], last: Cell | None = None) -> Row:
    """Neighbouring entries in one row; each keeps its number, its date and its title."""
    first, latest = events[0], events[-1]
    cells = (
        cell(paragraph(bold(numbers(case, first)))),
        cell(*_days(case, first, latest, case.date)),
        cell(paragraph(*_run_in(case, events, case.date))),
        last or cell(paragraph(case.words.say("entries.run_in"), style=FINE)),
    )
    place, *others = _places(case, events)
    return Row(cells, place, tuple(others))


def _run_in(case: Case, events: Sequence[Event], said: Callable[[When], str]) -> Iterator[Run | str]:
    """Number, date and title of each; what weighs much has its letter and words of what happened.

    Of one note the source is said once, and words that another of it holds are not said again.
    """
    between = ""
    for _, alike in groupby(events, key=lambda event: _note_of(case, event)):
        note = [*alike]
        for nth, event in enumerate(note):
            yield from (between, bold(numbers(case, event)), beside(said(event.when)), ": ")
            again = _is_held(case, note, nth)
            yield from told.in_few_words(case, event, again=again)
            yield from told.against(case, event)
            # What has no words of its own says where it stands.
            yield from told.recorded(case, event) if again and event is not note[-1] else ()
            # A kind that stands behind the words ends with a full stop.
            between = " " if case.weighed and case.words_first(event) and not again else "; "
            if within := case.within.get(event.key):
                further = case.words.count("entries.further", len(within))
                days = ", ".join(said(other.when) for other in within)
                yield f" {further} {days}" if case.words_first(event) else f", {further.lower()} {days}"
                between = "; "
        yield from told.recorded(case, note[0])
        between = "; "
    yield "."


def _places(case: Case, events: Sequence[Event]) -> Iterator[Place]:
    """Where links to all that a row tells arrive, the first of them first."""
    yield from (_place(case, event) for event in events)
    yield from (place for event in events for place in places(case, event))


def _place(case: Case, event: Event) -> Place:
    return Place(case.place(event.key), _bookmark(case, event), 2)


def _days(case: Case, first: Event, last: Event, said: Callable[[When], str]) -> Iterator[Paragraph]:
    yield _date(first, said)
    if said(last.when) != said(first.when):
        yield paragraph(f"{case.words.say('to')} ", Run(said(last.when), keep=len(said(last.when)) < 16))


def _date(event: Event, said: Callable[[When], str]) -> Paragraph:
    words = said(event.when)
    return paragraph(Run(words, keep=len(words) < 18))


def _weight(case: Case, event: Event) -> Cell:
    """The mark of its level and the findings that use it."""
    level = case.level(event)
    name = case.words.say(f"levels.{level}" if level else "entries.not_assessed")
    return Cell(
        (paragraph(bold(name), *told.findings(case, [event])),),
        cell_mark(level, told.letter_of(case, level)) if level else None,
    )


def _bookmark(case: Case, event: Event) -> str:
    """Only what is critical has a bookmark of its own, where weights are told."""
    if not case.weighed or case.level(event) is not Level.CRITICAL:
        return ""
    called = brief(event.fact, _WORDS) if case.words_first(event) else case.title(event)
    return f"{numbers(case, event)}  {case.date(event.when)}: {called}"
