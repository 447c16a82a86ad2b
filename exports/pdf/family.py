"""The chronology for the family it is about: plain words, larger print, no weights, and room to answer beside each entry."""

from collections.abc import Iterator, Sequence

from exports import readers
from exports.pdf import abbreviations, cover, entries
from exports.pdf.actions import action_paragraph, outstanding
from exports.pdf.back_matter import Ruled, marks
from exports.pdf.brief import ending
from exports.pdf.case import Case
from exports.pdf.larger import larger
from exports.pdf.page import Block, NewPage, Prose
from exports.pdf.sections import heading, remarks_in_full, section
from exports.pdf.text import BODY, CELL, bold, paragraph
from exports.plain import Explained

_SIZE, _LEADING, _IN_TABLE = 11.0, 15.0, 14.0


def family(case: Case) -> Iterator[Block | NewPage]:
    """The whole document."""
    yield from cover.cover(case, readers.SECTIONS_OF_FAMILY)
    yield from (larger(block, _SIZE, _LEADING, _IN_TABLE) for block in _blocks(case))


def _blocks(case: Case) -> Iterator[Block | NewPage]:
    say = case.words.say
    yield NewPage()
    yield section(case, "summary")
    yield Prose(paragraph(say("family.how_to_read"), style=BODY), before=2)
    for part in readers.summary(case.chronology):
        yield heading(say(f"family.{part.name}"))
        yield from remarks_in_full(case, part.remarks, style=CELL, most=6)
    actions = outstanding(case)
    if actions:
        yield heading(say("family.actions"))
    for action in actions:
        yield Prose(action_paragraph(case, action, said=True), before=1)
    yield from entries.entries(case)
    yield from marks(case, BODY)
    yield section(case, "questions")
    yield Prose(paragraph(say("family.your_words"), style=BODY), before=2, keep=True)
    yield Ruled()
    yield from ending.sources_plainly(case)
    yield from abbreviations.abbreviations(case)
    yield from _words_explained(case)


def _words_explained(case: Case) -> Iterator[Block]:
    """What professionals' words that stand in the entries mean."""
    found = terms_explained(case)
    if found:
        yield heading(case.words.say("family.words"))
    for each in found:
        yield Prose(paragraph(bold(f"{each.term}: "), f"{each.plain}."), before=2)


def terms_explained(case: Case) -> Sequence[Explained]:
    """The words of professionals that stand in the entries, with what they mean."""
    shown = [event for event in case.events.values() if case.has_row(event)]
    told = [words for event in shown for words in (case.title(event), *readers.words_of(event))]
    return readers.words_explained(told, case.language)
