"""Text as a page's content holds it: the codes of a face's glyphs. Plain text, which is most, is its own codes."""

import string

from reportlab.pdfbase.pdfdoc import PDFDocument

from exports.pdf.fonts import Face, font_of
from exports.pdf.structure import literal

_PLAIN = string.digits + string.ascii_letters + string.punctuation + " "


class Glyphs:
    """The faces as one document uses them."""

    def __init__(self, document: PDFDocument) -> None:
        self._document = document
        self._names: dict[Face, str] = {}
        self._readable = True

    def name(self, face: Face) -> str:
        """What the face's first part, which has the plain letters, is called in the file."""
        known = self._names.get(face)
        if known is None:
            font = font_of(face)
            # ReportLab can be set not to give plain letters their own codes; every text then goes the long way.
            self._readable &= font.splitString(_PLAIN, self._document) == [(0, _PLAIN.encode())]
            known = self._names[face] = font.getSubsetInternalName(0, self._document)
        return known

    def show(self, face: Face, text: str, look: str) -> str:
        """Operators that show lines of text below each other; `look` is size and leading, said again with a face's part.

        The first part of the face is the one in use before and after.
        """
        first = self.name(face)
        if self._readable and text.isascii():
            return f"({literal(text)}) Tj".replace("\n", ") Tj T* (")
        return " T* ".join(self._coded(face, line, first, look) for line in text.split("\n"))

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
