"""Words on their way into a Word document: stretches of plain text, made into its elements and never read as mark-up."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from exports.marks import visible
from exports.pdf.fonts import Face
from exports.pdf.text import FINE, Paragraph, Run

# An element of a Word document: python-docx gives lxml's own, of no type that a checker knows.
Element = Any

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


def element(name: str, /, **attributes: object) -> Element:
    """An element of Word's own namespace with attributes of it."""
    made = OxmlElement(f"w:{name}")
    for attribute, value in attributes.items():
        made.set(qn(f"w:{attribute}"), str(value))
    return made


def paragraph_of(pieces: Pieces, style: str, *, keep: bool = False) -> Element:
    """A paragraph element."""
    made = element("p")
    properties = element("pPr")
    properties.append(element("pStyle", val=style))
    if keep:
        properties.append(element("keepNext"))
    made.append(properties)
    for piece in pieces:
        made.extend(_elements(piece if isinstance(piece, Piece) else Piece(piece)))
    return made


def _elements(piece: Piece) -> Iterator[Element]:
    if not piece.text:
        return
    run = run_of(piece.text, piece.style, piece.language)
    if piece.link:
        link = element("hyperlink", anchor=bookmark_name(piece.link), history="1")
        link.append(run)
        yield link
    else:
        yield run


def run_of(text: str, style: str = "", language: str = "") -> Element:
    """A run of plain text: what a reader could not see, and XML cannot hold, as a visible mark; a line end as a break."""
    run = element("r")
    if style or language:
        properties = element("rPr")
        if style:
            properties.append(element("rStyle", val=style))
        if language:
            properties.append(element("lang", val=CODES.get(language, language)))
        run.append(properties)
    for nth, line in enumerate(visible(text).split("\n")):
        if nth:
            run.append(element("br"))
        words = element("t")
        words.text = line
        # White space at the ends of a line is text as any other.
        words.set(qn("xml:space"), "preserve")
        run.append(words)
    return run


def field(instruction: str, style: str = "") -> Iterator[Element]:
    """The runs of a field that Word works out itself, such as PAGE; a 1 stands in it until it does."""
    for kind in ("begin", "", "separate", "shown", "end"):
        run = element("r")
        if style:
            properties = element("rPr")
            properties.append(element("rStyle", val=style))
            run.append(properties)
        if kind == "shown":
            words = element("t")
            words.text = "1"
            run.append(words)
        elif kind:
            run.append(element("fldChar", fldCharType=kind))
        else:
            words = element("instrText")
            words.text = f" {instruction} "
            words.set(qn("xml:space"), "preserve")
            run.append(words)
        yield run
