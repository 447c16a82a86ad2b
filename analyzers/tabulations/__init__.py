"""Entries counted: how often somebody was heard in each half-year, and which agency has entries of which time."""

from collections.abc import Iterator

from analyzers.lives import lives
from analyzers.tabulations.agencies import agencies
from analyzers.tabulations.voice import voice
from analyzers.voice import seeing_read, showable
from chronology.hooks import Result
from chronology.model import Chronology
from chronology.practice import Practice


def analyse(chronology: Chronology, practice: Practice) -> Iterator[Result]:
    """A table of the voice of each subject, and one of the agencies.

    Where the words of most contacts are not read to say who was seen, a table of nothing but dashes would say it of the person.
    """
    shown = showable(chronology)
    for life in lives(chronology):
        if seeing_read(life, practice).is_enough:
            yield from voice(chronology, life, shown)
    yield from agencies(chronology)
