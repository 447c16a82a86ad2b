"""What analysis says in sentences, in the language of a document that is not in English.

Analysis composes in English, which is what findings are stored, compared and tested by. Here each sentence it can compose
stands beside its Welsh in a table (`cy.toml`), with gaps for what differs from case to case. A sentence is recognised by
its own words and said again; one that the table does not know, a plug-in's among them, stays as it is and is marked as
English. What reading says of its sources stands in a table of its own (`problems_cy.toml`). So nothing is translated by guess, and a reviewer of the Welsh has both languages side by side.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from exports.sentences.gaps import CLOSES, OPENS
from exports.sentences.table import tables_of

COMPOSED_IN: Final = "en"
"""The language analysis composes in: statements, remarks, reasons, bases, notes."""


@dataclass(frozen=True, slots=True)
class Part:
    """Words that stand together in one language."""

    text: str
    language: str


@lru_cache(maxsize=16384)
def said(text: str, language: str, table: str = "sentences") -> tuple[Part, ...]:
    """A text that analysis composed, in a language where the table has it; else as it stands, in English.

    Words of the record within it are parts of their own: they stay in the language the record is in, which is not said
    here and is taken to be English, as it is of a record that does not say.
    """
    tables = tables_of(language) if language != COMPOSED_IN and OPENS not in text else None
    told = tables.told(text, table) if tables and text else None
    if told is None:
        return (Part(text, COMPOSED_IN),)
    if text[:1].isupper():
        told = told[:1].upper() + told[1:]
    # What opens and closes words of the record takes turns.
    pieces = told.replace(CLOSES, OPENS).split(OPENS)
    return tuple(Part(piece, COMPOSED_IN if place % 2 else language) for place, piece in enumerate(pieces) if piece)


def told(text: str, language: str) -> str:
    """The same as a plain text."""
    return "".join(part.text for part in said(text, language))


def of_reading(text: str, language: str) -> str:
    """What reading says of a source: a problem, or the rule by which something was left out."""
    return "".join(part.text for part in said(text, language, "problems"))
