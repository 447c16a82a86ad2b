"""Text as a page's content holds it: the codes of a face's glyphs. Plain text, which is most, is its own codes."""

import string
from typing import TYPE_CHECKING

from reportlab.pdfbase.pdfdoc import PDFDocument

from exports.pdf.fonts import AnyFace, Face, font_of, spaced_widths, word_width
from exports.pdf.scripts import Fallback
from exports.pdf.stretches import turned
from exports.pdf.structure import literal

if TYPE_CHECKING:
    from exports.pdf.embedding import Embedded

SPACE = "<0001> Tj"
"""Shows a space in a face that stands in for the document's own."""
# Says that letters are shown the other way round than they are read.
_REVERSED = "/ReversedChars BMC"
_PLAIN = string.digits + string.ascii_letters + string.punctuation + " "


class Glyphs:
    """The faces as one document uses them."""

    def __init__(self, document: PDFDocument) -> None:
        self._document = document
        self._names: dict[Face, str] = {}
        self._embedded: dict[Fallback, Embedded] = {}
        self._readable = True

    def name(self, face: AnyFace) -> str:
        """What the face's first part, which has the plain letters, is called in the file."""
        if isinstance(face, Fallback):
            return self.embedded(face).name
        known = self._names.get(face)
        if known is None:
            font = font_of(face)
            # ReportLab can be set not to give plain letters their own codes; every text then goes the long way.
            self._readable &= font.splitString(_PLAIN, self._document) == [(0, _PLAIN.encode())]
            known = self._names[face] = font.getSubsetInternalName(0, self._document)
        return known

    def embedded(self, face: Fallback) -> "Embedded":
        """A face that stands in, as this document has it."""
        known = self._embedded.get(face)
        if known is None:
            from exports.pdf.embedding import Embedded  # loads the shaper

            known = self._embedded[face] = Embedded(self._document, face, spaced_widths(face).space)
        return known

    def show(self, face: AnyFace, text: str, look: str, level: int = 0) -> str:
        """Operators that show lines of text below each other; `look` is size and leading, said again with a face's part.

        The first part of the face is the one in use before and after. Of words at an odd level, which are read from the
        right, the spaces behind them are on their left.
        """
        if level % 2:
            words = (
                self.embedded(face).show(text) if isinstance(face, Fallback) else self.show(face, turned(text), look)
            )
            return f"{_REVERSED} {self._back(face, text, look)}{words} EMC"
        if isinstance(face, Fallback):
            return " T* ".join(map(self.embedded(face).show, text.split("\n")))
        first = self.name(face)
        if self._readable and text.isascii():
            return f"({literal(text)}) Tj".replace("\n", ") Tj T* (")
        return " T* ".join(self._coded(face, line, first, look) for line in text.split("\n"))

    @staticmethod
    def _back(face: AnyFace, text: str, look: str) -> str:
        """The way from where words begin to where the spaces on their left do."""
        spaces = len(text) - len(text.rstrip(" "))
        return f"{-word_width(face, ' ') * spaces * float(look.partition(' ')[0]):.2f} 0 Td " if spaces else ""

    def _coded(self, face: Face, text: str, first: str, look: str) -> str:
        font = font_of(face)
        used = 0
        found = []
        for part, codes in font.splitString(text, self._document):
            if part != used:
                found.append(f"{font.getSubsetInternalName(part, self._document)} {look}")
                used = part
            found.append(f"<{codes.hex()}> Tj")
        if used:
            found.append(f"{first} {look}")
        return " ".join(found) or "() Tj"
