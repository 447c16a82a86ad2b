"""Words on their way into a Word document: stretches of plain text, written as its mark-up and never read as such.

The body is written and not built: an element of a tree for each of half a million pieces takes most of a long document's
time. All text passes `escaped`, which leaves nothing that XML could take for mark-up or could not hold.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape

from exports.marks import visible
from exports.pdf.fonts import Face
from exports.pdf.text import FINE, Paragraph, Run

STRONG: Final = "Strong"
CODES: Final = {"en": "en-GB", "cy": "cy-GB"}
"""Languages as Word names them."""
FINE_PRINT: Final = "FinePrint"
LINK: Final = "EntryLink"
_BOLD: Final = (Face.SEMIBOLD, Face.BOLD)
_NOT_IN_NAMES: Final = re.compile(r"\W+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text in one style of characters. `link` names a bookmark of this document.

    `language` is that of the words, where it is another than the document's.
    """

    text: str
    style: str = ""
    link: str = ""
    language: str = ""


Pieces = Iterable[Piece | str]


def pieces_of(paragraph: Paragraph) -> list[Piece]:
    """The runs of a paragraph as the PDF has them."""
    is_fine = paragraph.style.colour == FINE.colour
    return [_piece(run, is_fine=is_fine) for run in paragraph.runs]


def pieces_of_runs(runs: Iterable[Run | str]) -> list[Piece]:
    """Runs that are no paragraph yet."""
    return [_piece(run) if isinstance(run, Run) else Piece(run) for run in runs]


def _piece(run: Run, *, is_fine: bool = False) -> Piece:
    if run.link:
        return Piece(run.text, LINK, run.link, run.language)
    if run.face in _BOLD:
        return Piece(run.text, STRONG, language=run.language)
    return Piece(run.text, FINE_PRINT if is_fine or run.colour == FINE.colour else "", language=run.language)


def bookmark_name(place: str) -> str:
    """A place's name as Word takes it: letters, digits and underscores."""
    return _NOT_IN_NAMES.sub("_", place)[:40]


def escaped(text: str) -> str:
    """Text as it stands in mark-up: what a reader could not see, and XML cannot hold, as a visible mark."""
    return escape(visible(text))


def attribute(text: str) -> str:
    """Text as it stands in an attribute, between double quotation marks."""
    return escape(visible(text).replace("\n", " "), {'"': "&quot;"})


def paragraph_of(  # noqa: PLR0913  # what a paragraph is
    pieces: Pieces, style: str, *, keep: bool = False, fresh: bool = False, marks: str = "", ends: str = ""
) -> str:
    """A paragraph: kept with the next, on a `fresh` page, between the beginnings and ends of bookmarks."""
    kept = "<w:keepNext/>" if keep else ""
    turned = "<w:pageBreakBefore/>" if fresh else ""
    runs = "".join([_run(piece if isinstance(piece, Piece) else Piece(piece)) for piece in pieces])
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{kept}{turned}</w:pPr>{marks}{runs}{ends}</w:p>'


def _run(piece: Piece) -> str:
    if not piece.text:
        return ""
    style = f'<w:rStyle w:val="{piece.style}"/>' if piece.style else ""
    language = f'<w:lang w:val="{attribute(CODES.get(piece.language, piece.language))}"/>' if piece.language else ""
    properties = f"<w:rPr>{style}{language}</w:rPr>" if style or language else ""
    # White space at the ends of a line is text as any other.
    lines = '</w:t><w:br/><w:t xml:space="preserve">'.join(escaped(piece.text).split("\n"))
    run = f'<w:r>{properties}<w:t xml:space="preserve">{lines}</w:t></w:r>'
    return (
        f'<w:hyperlink w:anchor="{bookmark_name(piece.link)}" w:history="1">{run}</w:hyperlink>' if piece.link else run
    )
