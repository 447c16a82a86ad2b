"""What is light, in a document of few pages: each entry by its number, its day and its first words, behind the others."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from chronology.model import Event
from chronology.normalise import brief
from exports.fitting import Form
from exports.own_hand import without_key, written_by
from exports.pdf.brief.told import weight_letter
from exports.pdf.case import Case
from exports.pdf.page import Block, Place, Prose
from exports.pdf.records import mark_and_record
from exports.pdf.rows import numbers, places, rows
from exports.pdf.sections import heading_within
from exports.pdf.standing import whose
from exports.pdf.text import FINE, Run, Style, beside, bold, paragraph

_SMALL_PRINT = Style(FINE.size, FINE.leading)
# As many words as tell what to ask for in the full document.
_WORDS = 8


def without_listed(case: Case, events: Sequence[Event]) -> list[Event]:
    """Those of a year that have a row or share one."""
    return [event for event in events if case.form(event) is not Form.LISTED]


def listed(case: Case) -> Iterator[Block]:
    """A paragraph for each year; nothing where every entry has its place in a row."""
    shown = rows(case, filter(case.has_row, case.events.values()))
    found = [event for event in shown if case.form(event) is Form.LISTED]
    if not found:
        return
    title = case.words.say("entries.listed")
    yield heading_within(case, title, Place("listed", title, 1), before=12)
    yield Prose(paragraph(case.own("entries", "listed_intro"), style=_SMALL_PRINT), keep=True)
    for year, alike in groupby(found, key=_year):
        every = [*alike]
        first, *rest = (Place(case.place(event.key)) for event in every)
        others = (*rest, *(place for event in every for place in places(case, event)))
        lead = bold(f"{year or case.words.say('entries.undated')}. ")
        runs = [run for event in every for run in _told(case, event)]
        yield Prose(paragraph(lead, *runs, style=_SMALL_PRINT), before=2, place=first, others=others)


def _year(event: Event) -> str:
    return str(event.when.first_day.year) if event.when.dated else ""


def _told(case: Case, event: Event) -> Iterator[Run | str]:
    """One of them: words of the record before the kind that was read into it."""
    is_own = not case.words_first(event)
    words = case.title(event) if is_own else brief(event.fact, _WORDS)
    if is_own and event.key in case.notes:
        words = f"{words.rstrip('.')}. {brief(event.fact, _WORDS)}"
    spoken = case.title_spoken(event) if is_own else case.spoken(event, "fact")
    # What is grave is listed only where another row has its words; its weight is still told.
    about = "".join(f" ({each})" for each in (weight_letter(case, event), *whose(case, event)) if each)
    yield from (bold(numbers(case, event)), beside(case.date(event.when)), ": ")
    words = without_key(words, event, written_by(event, case.people.values()))
    yield from (Run(words.rstrip("."), language=spoken), about)
    yield Run(f" {mark_and_record(case, event.accounts[0].source)}. ", colour=FINE.colour)
