"""Words as a font sets them together: letters that join, stack, change places or become one. HarfBuzz decides.

What it gives is kept by cluster, the least part that can stand alone: its letters, and the glyphs that show them.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import groupby, pairwise
from operator import itemgetter
from typing import NamedTuple
from unicodedata import bidirectional

import uharfbuzz as hb

from exports.pdf.scripts import Fallback, scripts

_RIGHT_TO_LEFT = {"R", "AL"}
_THOUSAND = 1000


class Glyph(NamedTuple):
    """A glyph and where it stands from its cluster's left end on the line, in the font's own units."""

    number: int
    x: int
    y: int


class Cluster(NamedTuple):
    """Letters that are set together and the glyphs that show them; `advance` is its width in the font's own units."""

    text: str
    glyphs: tuple[Glyph, ...]
    advance: int


class Measures(NamedTuple):
    """How far a font reaches above and below its line, and how it is measured."""

    ascent: int
    descent: int
    units: int
    """Units of its own in its size; the others are in these."""


@cache
def _face(script: str) -> hb.Face:
    return hb.Face(hb.Blob(scripts()[script].file.read_bytes()))


@cache
def _font(face: Fallback) -> hb.Font:
    font = hb.Font(_face(face.script))
    font.set_variations({"wght": face.weight})
    return font


def codes_of(script: str) -> Iterable[int]:
    """Code points that a script's font has a glyph for."""
    codes: Iterable[int] = _face(script).unicodes
    return codes


def leads_left(text: str) -> bool:
    """The text has letters that are read from the right."""
    return any(bidirectional(character) in _RIGHT_TO_LEFT for character in text)


@lru_cache(maxsize=4096)
def shaped(face: Fallback, word: str) -> tuple[Cluster, ...]:
    """The clusters of a word, from left to right as they stand on the line."""
    buffer = hb.Buffer()
    buffer.add_str(word)
    buffer.guess_segment_properties()
    if leads_left(word):
        buffer.direction = "rtl"
        # Programs that take text from a page turn such words about letter by letter, marks among them.
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    else:
        buffer.direction = "ltr"
    hb.shape(_font(face), buffer, {})
    glyphs = [
        (info.cluster, info.codepoint, at.x_advance, at.x_offset, at.y_offset)
        for info, at in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    ]
    ends = dict(pairwise([*sorted({glyph[0] for glyph in glyphs}), len(word)]))
    found = groupby(glyphs, key=itemgetter(0))
    return tuple(_cluster(word[start : ends[start]], [*alike]) for start, alike in found)


def _cluster(text: str, glyphs: Sequence[tuple[int, int, int, int, int]]) -> Cluster:
    placed = []
    used = 0
    for _, number, advance, right, up in glyphs:
        placed.append(Glyph(number, used + right, up))
        used += advance
    return Cluster(text, tuple(placed), used)


def thousandths(face: Fallback, cluster: Cluster) -> int:
    """The width of a cluster, in thousandths of the size."""
    return round(cluster.advance * _THOUSAND / int(_face(face.script).upem))


def width(face: Fallback, text: str, *, parting: float) -> float:
    """The width of words that spaces of such a width part, in thousandths of the size."""
    words = text.split(" ")
    clusters = (cluster for word in words if word for cluster in shaped(face, word))
    return sum(thousandths(face, cluster) for cluster in clusters) + parting * (len(words) - 1)


def in_order(face: Fallback, word: str) -> Iterator[Cluster]:
    """The clusters of a word, as it is read."""
    found = shaped(face, word)
    return reversed(found) if leads_left(word) else iter(found)


def shows(face: Fallback, text: str) -> bool:
    """The font sets all of the text, with glyphs of its own alone."""
    for word in filter(None, text.split(" ")):
        clusters = [*in_order(face, word)]
        if word != "".join(cluster.text for cluster in clusters):
            return False
        if not all(glyph.number for cluster in clusters for glyph in cluster.glyphs):
            return False
    return True


def space(face: Fallback, width: float) -> Cluster:
    """What parts words, as wide as it is said to be in thousandths of the size."""
    number = int(_font(face).get_nominal_glyph(ord(" ")))
    return Cluster(" ", (Glyph(number, 0, 0),), round(width * _face(face.script).upem / _THOUSAND))


def measures(face: Fallback) -> Measures:
    """How the font is measured."""
    extents = _font(face).get_font_extents("ltr")
    return Measures(round(extents.ascender), round(extents.descender), _face(face.script).upem)


def subset(face: Fallback, glyphs: Iterable[int]) -> bytes:
    """The file of a font of these glyphs alone, at the face's weight; each keeps its number."""
    wanted = hb.SubsetInput()
    wanted.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_HINTING
    wanted.glyph_set.update(glyphs)
    wanted.pin_axis_location(_face(face.script), "wght", face.weight)
    made = hb.subset(_face(face.script), wanted)
    data: bytes = made.blob.data
    return data
