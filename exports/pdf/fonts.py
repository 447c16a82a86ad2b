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
_CACHE_LIMIT = 60_000
_THOUSAND = 1000
_UNKNOWN = 500.0


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
    """Width of each character the face can show, per thousand points of size: whole numbers, whose sums are exact."""
    return dict(_font(face).face.charWidths.items())


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


class Widths(dict[str, float]):
    """Width of each word with a space behind it, per thousand points of size; words recur, so each is measured once."""

    __slots__ = ("_advances", "space")

    def __init__(self, face: Face) -> None:
        super().__init__()
        self._advances = _advances(face)
        self.space = self._advances[ord(" ")]

    def __missing__(self, word: str) -> float:
        """Measure a word that is met for the first time."""
        if len(self) > _CACHE_LIMIT:
            self.clear()
        advances = self._advances
        width = self[word] = self.space + sum([advances.get(code, _UNKNOWN) for code in map(ord, word)])
        return width


@cache
def spaced_widths(face: Face) -> Widths:
    """The widths of a face's words."""
    return Widths(face)


def word_width(face: Face, word: str) -> float:
    """Width of a word per point of size."""
    known = spaced_widths(face)
    return (known[word] - known.space) / _THOUSAND


def text_width(face: Face, text: str) -> float:
    """Width of words per point of size."""
    known = spaced_widths(face)
    return (sum(map(known.__getitem__, text.split(" "))) - known.space) / _THOUSAND
