"""The chronology for the family it is about: plain words, larger print, no weights, and room to answer beside each entry."""

from collections.abc import Iterator, Sequence

from exports import readers
from exports.pdf import abbreviations, cover, entries, now, plainly
from exports.pdf.back_matter import Ruled, marks
from exports.pdf.brief import ending
from exports.pdf.case import Case
from exports.pdf.larger import larger
from exports.pdf.page import Block, NewPage, Prose
from exports.pdf.sections import heading, section
from exports.pdf.text import BODY, CELL, Paragraph, Run, bold, paragraph, reference
from exports.plain import Explained

_SIZE, _LEADING, _IN_TABLE = 11.0, 15.0, 14.0


def family(case: Case) -> Iterator[Block | NewPage]:
    """The whole document."""
    yield from cover.cover(case, readers.SECTIONS_OF_FAMILY)
    yield from (larger(block, _SIZE, _LEADING, _IN_TABLE) for block in _blocks(case))


def _blocks(case: Case) -> Iterator[Block | NewPage]:
    say = case.words.say
    yield section(case, "summary")
    yield Prose(paragraph(say("family.how_to_read"), style=BODY), before=2)
    for name, told in now.parts(case):
        yield heading(say(f"family.{name}"))
        yield from (Prose(text, before=2) for text in told)
    yield from entries.entries(case)
    yield from marks(case, BODY)
    yield section(case, "questions")
    yield Prose(paragraph(say("family.your_words"), style=BODY), before=2, keep=True)
    yield Ruled()
    yield from ending.sources_plainly(case)
    yield from abbreviations.abbreviations(case)
    yield from _words_explained(case)


def _words_explained(case: Case) -> Iterator[Block]:
    """Where each word of professionals is explained: what it means is said there."""
    if (found := where_explained(case)) is not None:
        yield heading(case.words.say("family.words"))
        yield Prose(found, before=2)


def terms_explained(case: Case) -> Sequence[Explained]:
    """The words of professionals that stand in the entries, with what they mean."""
    shown = [event for event in case.events.values() if case.has_row(event)]
    told = [words for event in shown for words in (case.title(event), *readers.words_of(event))]
    return readers.words_explained(told, case.language)


def where_explained(case: Case) -> Paragraph | None:
    """The words of professionals that stand in the entries, each with the entry that says what it means."""
    found = [(each.term, case.events[key]) for key, every in plainly.first_explained(case).items() for each in every]
    runs: list[Run | str] = []
    for term, event in sorted(found, key=lambda one: one[0].casefold()):
        runs += ["; " if runs else "", bold(term), " ", reference(case.number(event), case.place(event.key))]
    return paragraph(case.words.say("family.words_stand"), " ", *runs, ".", style=CELL) if runs else None
