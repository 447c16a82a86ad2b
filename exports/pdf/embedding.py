"""Fonts that stand in, as a document holds them: their clusters by number, and what letters each number says."""

import hashlib
from collections.abc import Iterator, Sequence
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFDocument

from exports.pdf.composed import composed
from exports.pdf.scripts import Fallback, scripts
from exports.pdf.shaping import Cluster, leads_left, measures, shaped, space, thousandths

# The most that one block of a map may hold.
_BLOCK = 100
_SYMBOLIC = 4
_CAPITALS, _STEM = 0.7, {False: 80, True: 120}
_LETTERS = str.maketrans("0123456789abcdef", "ABCDEFGHIJKLMNOP")


class Embedded:
    """A font as one document uses it. `name` is what its pages call it, `parting` the width of a space in thousandths."""

    def __init__(self, document: PDFDocument, face: Fallback, parting: float) -> None:
        fonts: Any = document
        self.name = f"/S{sum(isinstance(font, Embedded) for font in fonts.delayedFonts) + 1}"
        self._face = face
        self._codes: dict[Cluster, int] = {space(face, parting): 1}
        fonts.delayedFonts.append(self)

    def show(self, text: str) -> str:
        """The operator that shows words of one line, from left to right as they stand there."""
        words = text.split(" ")
        return self._shown(words[::-1] if leads_left(text) else words)

    def _shown(self, words: Sequence[str]) -> str:
        return f"<{'0001'.join(''.join(self._coded(word)) for word in words)}> Tj"

    def _coded(self, word: str) -> Iterator[str]:
        for cluster in shaped(self._face, word) if word else ():
            yield f"{self._codes.setdefault(cluster, len(self._codes) + 1):04X}"

    def addObjects(self, document: Any) -> None:  # noqa: N802, ANN401  # as ReportLab calls it; its stubs leave much out
        """Put the font into the file, once all of its pages are there."""
        file, first = composed(self._face, [*self._codes])
        tag = hashlib.sha256(file).hexdigest()[:6].translate(_LETTERS)
        named = scripts()[self._face.script].font.partition("[")[0]
        name = f"/{tag}+{named}{'-SemiBold' if self._face.heavy else ''}"
        glyphs = b"".join(number.to_bytes(2, "big") for number in (0, *range(first, first + len(self._codes))))
        descendant = pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/CIDFontType2",
                "BaseFont": name,
                "CIDSystemInfo": "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>",
                "FontDescriptor": document.Reference(self._described(document, name, file)),
                "DW": 0,
                "W": f"[1[{' '.join(str(thousandths(self._face, cluster)) for cluster in self._codes)}]]",
                "CIDToGIDMap": _stream(document, glyphs),
            }
        )
        made = pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/Type0",
                "BaseFont": name,
                "Encoding": "/Identity-H",
                "DescendantFonts": pdfdoc.PDFArray([document.Reference(descendant)]),
                "ToUnicode": _stream(document, _said([*self._codes]).encode("ascii")),
            }
        )
        document.idToObject["BasicFonts"].dict[self.name[1:]] = document.Reference(made)

    def _described(self, document: Any, name: str, file: bytes) -> pdfdoc.PDFDictionary:  # noqa: ANN401
        reach = measures(self._face)
        scale = 1000 / reach.units
        up, down = round(reach.ascent * scale), round(reach.descent * scale)
        return pdfdoc.PDFDictionary(
            {
                "Type": "/FontDescriptor",
                "FontName": name,
                "Flags": _SYMBOLIC,
                "FontBBox": f"[-1000 {down} 3000 {up}]",
                "ItalicAngle": 0,
                "Ascent": up,
                "Descent": down,
                "CapHeight": round(up * _CAPITALS),
                "StemV": _STEM[self._face.heavy],
                "FontFile2": _stream(document, file, Length1=len(file)),
            }
        )


def _stream(document: Any, content: bytes, **more: int) -> Any:  # noqa: ANN401
    made: Any = pdfdoc.PDFStream(pdfdoc.PDFDictionary(dict(more)), content)
    made.filters = [pdfdoc.PDFZCompress]
    return document.Reference(made)


def _said(clusters: Sequence[Cluster]) -> str:
    """The map from the numbers of clusters to their letters."""
    rows = [
        f"<{code:04X}> <{cluster.text.encode('utf-16-be').hex().upper()}>"
        for code, cluster in enumerate(clusters, start=1)
    ]
    blocks = [rows[start : start + _BLOCK] for start in range(0, len(rows), _BLOCK)]
    maps = "\n".join("\n".join((f"{len(block)} beginbfchar", *block, "endbfchar")) for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n{maps}\n"
        "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    )
