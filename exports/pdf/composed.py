"""A font in which each cluster of a word is one glyph: the glyphs that show it, put where they stand.

A reader of a PDF takes its text glyph by glyph. Were the dots of a letter a glyph of their own, it would read a letter too
many; were a vowel sign that is written before its consonant, letters in another order. One glyph for each cluster says
exactly the letters of the record.
"""

import io
import struct
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from reportlab.pdfbase.ttfonts import TTFontMaker, TTFontParser

from exports.pdf.scripts import Fallback
from exports.pdf.shaping import Cluster, subset

# Of TrueType's composite glyphs: places are in words, they are distances, more parts follow.
_WORDS, _DISTANCES, _MORE = 0x0001, 0x0002, 0x0020
# What a PDF's reader needs of a font whose characters the PDF itself assigns.
_TABLES = ("OS/2", "cvt ", "fpgm", "name", "post", "prep")
_DEPTH = 4


def composed(face: Fallback, clusters: Sequence[Cluster]) -> tuple[bytes, int]:
    """The font's file, and the number of the glyph that shows the first cluster; the others follow in order."""
    used = {glyph.number for cluster in clusters for glyph in cluster.glyphs}
    font = _Tables(subset(face, {0, *used}))
    first = font.count
    for cluster in clusters:
        font.add(cluster)
    return font.file(), first


class _Tables:
    """A font taken apart, to put glyphs behind its own."""

    def __init__(self, data: bytes) -> None:
        parser: Any = TTFontParser(io.BytesIO(data))
        self._other = {tag: parser.get_table(tag) for tag in _TABLES if tag in parser.table}
        self._head, self._hhea, self._maxp = (bytearray(parser.get_table(tag)) for tag in ("head", "hhea", "maxp"))
        self.count = int.from_bytes(self._maxp[4:6], "big")
        self._glyphs = [*_glyphs(parser.get_table("glyf"), self._offsets(parser.get_table("loca")))]
        self._metrics = [*_metrics(parser.get_table("hmtx"), int.from_bytes(self._hhea[34:36], "big"), self.count)]

    def _offsets(self, loca: bytes) -> list[int]:
        long = int.from_bytes(self._head[50:52], "big")
        codes = struct.unpack(f">{self.count + 1}{'L' if long else 'H'}", loca[: (self.count + 1) * (4 if long else 2)])
        return [code if long else code * 2 for code in codes]

    def add(self, cluster: Cluster) -> None:
        """Put a glyph at the end that shows a cluster."""
        parts = [glyph for glyph in cluster.glyphs if self._glyphs[glyph.number]]
        made = b"".join(
            struct.pack(
                ">HHhh", _WORDS | _DISTANCES | (_MORE if place < len(parts) else 0), glyph.number, glyph.x, glyph.y
            )
            for place, glyph in enumerate(parts, start=1)
        )
        boxes = [_moved(self._glyphs[glyph.number], glyph.x, glyph.y) for glyph in parts]
        low_x, low_y, high_x, high_y = zip(*boxes, strict=True) if boxes else ((0,),) * 4
        box = min(low_x), min(low_y), max(high_x), max(high_y)
        self._glyphs.append(struct.pack(">hhhhh", -1, *box) + made if parts else b"")
        self._metrics.append((cluster.advance, box[0]))

    def file(self) -> bytes:
        """The font put together again."""
        count = len(self._glyphs)
        padded = [glyph + b"\0" * (-len(glyph) % 4) for glyph in self._glyphs]
        offsets = [0]
        for glyph in padded:
            offsets.append(offsets[-1] + len(glyph))
        self._maxp[4:6] = struct.pack(">H", count)
        points = [_points(glyph) for glyph in self._glyphs]
        # The most parts of a glyph, their points and contours, and how deep glyphs lie in glyphs: no less than there are.
        most = max((len(glyph) for glyph in self._glyphs[self.count :]), default=0) // 8
        self._maxp[10:14] = struct.pack(">HH", *(min(0xFFFF, most * max(each)) for each in zip(*points, strict=True)))
        self._maxp[28:32] = struct.pack(">HH", most, _DEPTH)
        self._hhea[10:12] = struct.pack(">H", max(advance for advance, _ in self._metrics))
        self._hhea[34:36] = struct.pack(">H", count)
        self._head[50:52] = struct.pack(">h", 1)
        made: Any = TTFontMaker()
        for tag, data in self._other.items():
            made.add(tag, data)
        made.add("head", bytes(self._head))
        made.add("hhea", bytes(self._hhea))
        made.add("maxp", bytes(self._maxp))
        made.add("hmtx", b"".join(struct.pack(">Hh", *each) for each in self._metrics))
        made.add("loca", struct.pack(f">{count + 1}L", *offsets))
        made.add("glyf", b"".join(padded))
        file: bytes = made.makeStream()
        return file


def _glyphs(glyf: bytes, offsets: Sequence[int]) -> Iterator[bytes]:
    return (glyf[start:end] for start, end in pairwise(offsets))


def _metrics(hmtx: bytes, full: int, count: int) -> Iterable[tuple[int, int]]:
    """Each glyph's advance and the room on its left; the last ones may have the advance of the one before."""
    found = [struct.unpack_from(">Hh", hmtx, 4 * place) for place in range(full)]
    rest = (struct.unpack_from(">h", hmtx, 4 * full + 2 * place)[0] for place in range(count - full))
    return [(advance, left) for advance, left in found] + [(found[-1][0], left) for left in rest]


def _moved(glyph: bytes, x: int, y: int) -> tuple[int, int, int, int]:
    low_x, low_y, high_x, high_y = struct.unpack_from(">hhhh", glyph, 2)
    return low_x + x, low_y + y, high_x + x, high_y + y


def _points(glyph: bytes) -> tuple[int, int]:
    """How many points and contours a simple glyph has."""
    contours = struct.unpack_from(">h", glyph)[0] if glyph else 0
    if contours <= 0:
        return 0, 0
    return struct.unpack_from(">H", glyph, 10 + 2 * (contours - 1))[0] + 1, contours
