"""Texts that are asked one question after another, of how sure they are, of whose and what an entry is called: heard once."""

from chronology.prose.phrases import folded
from chronology.prose.telling import Telling
from chronology.prose.vocabulary import remembered

# An entry's own words are no longer than this; a longer text is a document, which is not kept.
_ENTRY = 4000


def heard(text: str) -> Telling:
    """What a text tells, whatever has been asked of it before."""
    return _kept(text) if len(text) <= _ENTRY else Telling(folded(text))


@remembered(maxsize=512)
def _kept(text: str) -> Telling:
    return Telling(folded(text))
