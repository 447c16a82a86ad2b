"""The words of a sample, to be looked for where they must not stand."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from chronology.documents import Document, Table

# A whole cell of four words is somebody's; of longer texts any six in a row. Shorter ones may be a code or a heading.
_WHOLE: Final = 4
_RUN: Final = 6
_LOOKED_THROUGH: Final = 20
_WORD: Final = re.compile(r"\w+")
_BETWEEN_TAGS: Final = re.compile(r">([^<]+)<|=\s*\"([^\"]*)\"")


def words_of(text: str) -> Sequence[str]:
    """The words of a text, whatever stands between them."""
    return _WORD.findall(text.casefold())


def runs_of(text: str) -> set[tuple[str, ...]]:
    """The runs of words by which a text is known again."""
    words = words_of(text)
    if _WHOLE <= len(words) < _RUN:
        return {tuple(words)}
    return {tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)}


def texts_of(document: Document) -> Iterator[str]:
    """What stands in a document: the cells below the headings of its tables, what XML holds, or its lines."""
    if document.xml_root is not None:
        yield from (one or other for one, other in _BETWEEN_TAGS.findall(document.decoded.text))
    elif document.tables:
        for table in document.tables:
            yield from _cells(table)
    elif document.is_text or document.is_word or document.is_pdf or document.is_mail:
        yield from (text for text, _ in document.paragraphs)


def _cells(table: Table) -> Iterator[str]:
    """The cells below the headings, which a message may name: the first of its opening lines that is widest."""
    opening = list(islice(table.lines(), _LOOKED_THROUGH))
    headings = max(opening, key=lambda line: sum(map(bool, line.cells)), default=None)
    for line in table.lines():
        if headings is not None and line.number > headings.number:
            yield from line.cells
