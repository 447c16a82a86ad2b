"""The person's own words, told together: what was said, when, and in which entry it stands."""

from collections.abc import Iterator
from itertools import chain, groupby

from exports.heard import Heard, heard
from exports.pdf.case import Case
from exports.pdf.page import Block, Place, Prose
from exports.pdf.sections import heading_within
from exports.pdf.text import Run, bold, paragraph

PROFILES = frozenset({"conference", "full", "working"})
"""A family's reader and a court's get them in the entries alone: what a child said is not handed to a parent in a list."""
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
    yield heading_within(case, title, Place("own-words", title, 1), before=9)
    # Where all is set closely those of a year are run in.
    for _, alike in groupby(
        enumerate(told), key=lambda each: each[1].event.when.first_day.year if case.fit.dense else each[0]
    ):
        first, *rest = (_line(case, each) for _, each in alike)
        runs = (*first, *chain.from_iterable((" ", *line) for line in rest))
        yield Prose(paragraph(*runs, style=case.statement), before=1.5)
    if more:
        yield Prose(paragraph(case.words.count("findings.own_words_more", more), style=case.statement), before=1.5)


def _line(case: Case, each: Heard) -> list[Run | str]:
    """When, the words, and the entry they stand in."""
    say = case.words.say
    when = f"{case.date(each.when)}{say('findings.own_words_alone') if each.alone else ''}: "
    language = case.spoken(each.event, "child_voice")
    words = [Run(f"{say('entries.said', words=words)} ", language=language) for words in each.words]
    return [bold(when), *words, "[", *case.references([each.event.key]), "]"]
