"""The person's own words, told together: what was said, when, and in which entry it stands."""

from collections.abc import Iterator

from exports.heard import heard
from exports.pdf.case import Case
from exports.pdf.page import Block, Place, Prose
from exports.pdf.sections import heading
from exports.pdf.text import Run, Style, bold, paragraph

PROFILES = frozenset({"conference", "full", "working"})
"""A family's reader and a court's get them in the entries alone: what a child said is not handed to a parent in a list."""
_WORDS = Style(9.5, 12)
_MOST = 24


def in_their_own_words(case: Case) -> Iterator[Block]:
    """A heading and a line for each entry; nothing where no record quotes them."""
    if case.chronology.profile not in PROFILES:
        return
    say = case.words.say
    levels = {key: found.level for key, found in case.significance.items()}
    most = None if case.fit.whole else _MOST
    told, more = heard(case.events.values(), case.chronology.subjects, levels, most)
    if not told:
        return
    title = say("findings.own_words")
    yield heading(title, Place("own-words", title, 1), before=9)
    for each in told:
        when = f"{case.date(each.event.when)}{say('findings.own_words_alone') if each.alone else ''}: "
        language = case.spoken(each.event, "child_voice")
        words = [Run(f"{say('entries.said', words=words)} ", language=language) for words in each.words]
        yield Prose(
            paragraph(bold(when), *words, "[", *case.references([each.event.key]), "]", style=_WORDS), before=1.5
        )
    if more:
        yield Prose(paragraph(case.words.count("findings.own_words_more", more), style=_WORDS), before=1.5)
