"""The document's faces: registered once, embedded everywhere, measured word by word."""

import io
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from functools import cache, partial
from importlib.resources import files

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from chronology.errors import NotWrittenError
from exports.marks import unseen
from exports.pdf.scripts import Fallback, shaped_alone


class Face(StrEnum):
    """A face of Source Sans Pro, by the name it is registered under."""

    REGULAR = "SourceSans-Regular"
    SEMIBOLD = "SourceSans-Semibold"
    BOLD = "SourceSans-Bold"
    ITALIC = "SourceSans-It"


AnyFace = Face | Fallback
"""A face of the document, or one that stands in for it."""

# The italic knows far fewer letters; text in letters it lacks is set upright instead of being lost.
_FOR_RECORDS = (Face.REGULAR, Face.SEMIBOLD, Face.BOLD)
_CACHE_LIMIT = 60_000
_THOUSAND = 1000
_UNKNOWN = 500.0


# The fonts that the front sheet gives in place of the product's own.
_given: dict[Face, TTFont] = {}


@cache
def _own(face: Face) -> TTFont:
    path = files("font_source_sans_pro") / "files" / f"SourceSansPro-{face.rpartition('-')[2]}.ttf"
    font = TTFont(face, str(path))
    pdfmetrics.registerFont(font)
    return font


def font_of(face: Face) -> TTFont:
    """The font that a face is set in: the product's own, or the one given in its place."""
    return _given.get(face) or _own(face)


@contextmanager
def faces(regular: bytes, bold: bytes) -> Iterator[None]:
    """Set what is made meanwhile in the fonts of these TrueType files; without them, in the product's own.

    Raises:
        NotWrittenError: one is no TrueType font that may be embedded.

    """
    register()
    if not regular:
        yield
        return
    try:
        # A file is one font, whatever it stands for: a document cannot hold it twice.
        light = TTFont(Face.REGULAR, io.BytesIO(regular))
        heavy = TTFont(Face.BOLD, io.BytesIO(bold)) if bold and bold != regular else light
        _given.update({Face.REGULAR: light, Face.ITALIC: light, Face.SEMIBOLD: heavy, Face.BOLD: heavy})
        _measure_anew()
        yield
    except TTFError:
        raise NotWrittenError("the front sheet's font is no TrueType file (.ttf) that a PDF can hold") from None
    finally:
        _given.clear()
        _measure_anew()


def _measure_anew() -> None:
    for known in (_advances, printable, spaced_widths):
        known.cache_clear()


def register() -> None:
    """Make the faces known to ReportLab; doing so again changes nothing."""
    for face in Face:
        font_of(face)


@cache
def _advances(face: Face) -> dict[int, float]:
    """Width of each character the face can show, per thousand points of size: whole numbers, whose sums are exact."""
    return dict(font_of(face).face.charWidths.items())


def shows(face: Face, text: str) -> bool:
    """The face has every character of the text."""
    return all(ord(character) in _advances(face) for character in text)


@cache
def printable() -> frozenset[int]:
    """Characters that record text may be printed in.

    Every upright face shows them one by one, they can be seen (`exports.marks`), and their look is agreed: private ones
    differ from face to face.
    """
    shared = frozenset.intersection(*(frozenset(_advances(face)) for face in _FOR_RECORDS)) - shaped_alone()
    return frozenset(code for code in shared if not unseen(chr(code)) and unicodedata.category(chr(code)) != "Co")


class Widths(dict[str, float]):
    """Width of each word with a space behind it, per thousand points of size; words recur, so each is measured once."""

    __slots__ = ("_measure", "space")

    def __init__(self, measure: Callable[[str], float]) -> None:
        super().__init__()
        self._measure = measure
        # Words of a face that stands in are parted as the document's own are.
        self.space = _advances(Face.REGULAR)[ord(" ")]

    def __missing__(self, word: str) -> float:
        """Measure a word that is met for the first time."""
        if len(self) > _CACHE_LIMIT:
            self.clear()
        width = self[word] = self.space + self._measure(word)
        return width


@cache
def spaced_widths(face: AnyFace) -> Widths:
    """The widths of a face's words."""
    if isinstance(face, Fallback):
        from exports.pdf.shaping import width  # loads the shaper

        return Widths(partial(width, face, parting=_advances(Face.REGULAR)[ord(" ")]))
    advances = _advances(face)

    def measured(word: str) -> float:
        try:
            return sum([advances[code] for code in map(ord, word)])
        except KeyError:
            return _mixed_width(face, word)

    return Widths(measured)


def _mixed_width(face: Face, word: str) -> float:
    """The width of a word of which other fonts set a part, in thousandths of the size."""
    from exports.pdf.stretches import stretches  # which measures by this module

    known, found = _advances(face), 0.0
    for part in stretches(word, face):
        if part.face is face:
            found += sum(known.get(code, _UNKNOWN) for code in map(ord, part.text))
        else:
            widths = spaced_widths(part.face)
            found += widths[part.text] - widths.space
    return found


def word_width(face: AnyFace, word: str) -> float:
    """Width of a word per point of size."""
    known = spaced_widths(face)
    return (known[word] - known.space) / _THOUSAND


def text_width(face: AnyFace, text: str) -> float:
    """Width of words per point of size."""
    known = spaced_widths(face)
    return (sum(map(known.__getitem__, text.split(" "))) - known.space) / _THOUSAND
