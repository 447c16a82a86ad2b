"""Minutes that say little of what was said: that a meeting was held on the day at their head is told all the same.

What is read out at a conference, a list of what would be done if this or that happened: texts that stand for any day. Their
title is that of a meeting, and has its day beside it.
"""

from collections.abc import Sequence

from chronology.practice import taxonomy
from chronology.prose.sentences import Span
from chronology.prose.telling import Telling
from chronology.prose.vocabulary import NAMES
from importers.notes.dated import Dated, Use
from importers.notes.entitled import BEFORE_IT, MEETINGS

_TITLE_WORDS = 16


def names_its_meeting(telling: Telling, spans: Sequence[Span], dated: Sequence[Dated]) -> bool:
    """The first line of a text is the title of a meeting, with the text's own day in it."""
    if not spans:
        return False
    title = spans[0]
    words = telling.lower[title.start : title.end].partition("\n")[0]
    end = title.start + len(words)
    if len(words.split()) > _TITLE_WORDS or BEFORE_IT.search(telling.lower, title.start, title.end):
        return False
    if not any(one.use is Use.OWN and title.start <= one.at.start < end for one in dated):
        return False
    named = telling.said(title, Span(title.start, end))
    return any(one.weight == NAMES and taxonomy()[one.kind].group in MEETINGS for one in named)
