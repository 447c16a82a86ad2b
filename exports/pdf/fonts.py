"""The document's faces: registered once, embedded everywhere, measured word by word."""

import unicodedata
from enum import StrEnum
from functools import cache
from importlib.resources import files

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from exports.marks import unseen


class Face(StrEnum):
    """A face of Source Sans Pro, by the name it is registered under."""

    REGULAR = "SourceSans-Regular"
    SEMIBOLD = "SourceSans-Semibold"
    BOLD = "SourceSans-Bold"
    ITALIC = "SourceSans-It"


# The italic knows far fewer letters; text in letters it lacks is set upright instead of being lost.
_FOR_RECORDS = (Face.REGULAR, Face.SEMIBOLD, Face.BOLD)
_CACHE_LIMIT = 200_000
_word_widths: dict[Face, dict[str, float]] = {face: {} for face in Face}


@cache
def _font(face: Face) -> TTFont:
    path = files("font_source_sans_pro") / "files" / f"SourceSansPro-{face.rpartition('-')[2]}.ttf"
    font = TTFont(face, str(path))
    pdfmetrics.registerFont(font)
    return font


def register() -> None:
    """Make the faces known to ReportLab; doing so again changes nothing."""
    for face in Face:
        _font(face)


@cache
def _advances(face: Face) -> dict[int, float]:
    """Width of each character the face can show, per point of size."""
    return {code: width / 1000 for code, width in _font(face).face.charWidths.items()}


def shows(face: Face, text: str) -> bool:
    """The face has every character of the text."""
    return all(ord(character) in _advances(face) for character in text)


@cache
def printable() -> frozenset[int]:
    """Characters that record text may be printed in.

    Every upright face shows them, they can be seen (`exports.marks`), and their look is agreed: private ones differ
    from face to face.
    """
    shared = frozenset.intersection(*(frozenset(_advances(face)) for face in _FOR_RECORDS))
    return frozenset(code for code in shared if not unseen(chr(code)) and unicodedata.category(chr(code)) != "Co")


def word_width(face: Face, word: str) -> float:
    """Width of a word per point of size; words recur, so each is measured once."""
    known = _word_widths[face]
    width = known.get(word)
    if width is None:
        if len(known) > _CACHE_LIMIT:
            known.clear()
        advances = _advances(face)
        width = known[word] = sum(advances.get(ord(character), 0.5) for character in word)
    return width
