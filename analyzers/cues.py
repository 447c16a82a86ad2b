"""What the words of an entry tell beyond its kind: by named families of words, where they are meant so."""

import re
from collections.abc import Iterator, Sequence

from analyzers.gravity import manners_at
from analyzers.tables import cue, stems
from chronology.model import Event
from chronology.prose.assertion import Manner
from chronology.prose.sentences import Span

_FIELDS = ("title", "fact", "outcome", "decision", "rationale", "action")
# Said in one of these manners, a word tells of nothing that was so.
_NOT_SO = frozenset(
    {Manner.NEGATED, Manner.CONDITIONAL, Manner.HYPOTHETICAL, Manner.PLANNED, Manner.STORY, Manner.THINGS, Manner.TOPIC}
)
_OF_THE_PAST = frozenset({Manner.BACKGROUND, Manner.HISTORICAL})


def told(event: Event, name: str, *, of_the_past: bool = False, says_not: bool = False) -> str:
    """The first words of a family in an entry that are meant so; of what was long before only where asked.

    `says_not`: the words themselves tell of something that was not done ("did not attend").
    """
    against = _NOT_SO - ({Manner.NEGATED} if says_not else set()) | (set() if of_the_past else _OF_THE_PAST)
    for text, match in found(event, cue(name), stems(name)):
        if not manners_at(text, Span(*match.span())) & against:
            return match.group()
    return ""


def found(event: Event, words: re.Pattern[str], among: Sequence[str] = ()) -> Iterator[tuple[str, re.Match[str]]]:
    """Where words stand in an entry, however they are meant, with the text they stand in.

    A text that holds none of the parts of words in `among` needs no closer look.
    """
    for name in _FIELDS:
        text = getattr(event, name) or ""
        lower = text.casefold() if among else ""
        if among and not any(part in lower for part in among):
            continue
        for match in words.finditer(text):
            yield text, match
