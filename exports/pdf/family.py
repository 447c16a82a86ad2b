"""The chronology for the family it is about: plain words, larger print, no weights, and room to answer beside each entry."""

from collections.abc import Iterator

from chronology.model import Theme
from exports.pdf import abbreviations, cover, entries
from exports.pdf.back_matter import Ruled, words_of
from exports.pdf.brief import ending
from exports.pdf.case import Case
from exports.pdf.larger import larger
from exports.pdf.page import Block, NewPage, Prose
from exports.pdf.sections import heading, remarks_in_full, section
from exports.pdf.summary import action_paragraph, outstanding
from exports.pdf.text import BODY, CELL, bold, paragraph
from exports.plain import explained

_SIZE, _LEADING = 11.0, 15.0
_THEMES = (Theme.STATUS, Theme.VOICE, Theme.PROTECTIVE)


def family(case: Case) -> Iterator[Block | NewPage]:
    """The whole document."""
    yield from cover.cover(case, SECTIONS)
    yield from (larger(block, _SIZE, _LEADING, _LEADING) for block in _blocks(case))


SECTIONS = ("summary", "entries", "questions", "sources")


def _blocks(case: Case) -> Iterator[Block | NewPage]:
    say = case.words.say
    yield NewPage()
    yield section(case, "summary")
    yield Prose(paragraph(say("family.how_to_read"), style=BODY), before=2)
    for theme in _THEMES:
        found = case.remarks(theme)
        if found:
            yield heading(say(f"family.{theme}"))
        yield from remarks_in_full(case, found, style=CELL, most=6)
    actions = outstanding(case)
    if actions:
        yield heading(say("family.actions"))
    for action in actions:
        yield Prose(action_paragraph(case, action), before=3)
    yield from entries.entries(case)
    yield section(case, "questions")
    yield Prose(paragraph(say("family.your_words"), style=BODY), before=2)
    yield Ruled()
    yield from ending.sources(case)
    yield from abbreviations.abbreviations(case)
    yield from _words_explained(case)


def _words_explained(case: Case) -> Iterator[Block]:
    """What professionals' words that stand in the entries mean."""
    shown = [event for event in case.events.values() if case.has_row(event)]
    told = "\n".join(words for event in shown for words in (case.title(event), *words_of(event)))
    found = explained(told, case.language)
    if found:
        yield heading(case.words.say("family.words"))
    for each in sorted(found, key=lambda one: one.term.casefold()):
        yield Prose(paragraph(bold(f"{each.term}: "), f"{each.plain}."), before=2)
