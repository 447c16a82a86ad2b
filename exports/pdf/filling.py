"""Where lines of one look end: words added up once, and a word too long for a line cut after a separator."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain

from exports.pdf.fonts import AnyFace, spaced_widths, word_width
from exports.pdf.scripts import Fallback

# A name of a file or a path is broken after one of these rather than inside a word.
_SEPARATORS = frozenset("/\\_-.:,;@)]}")

# What says that words were left out stands with the last of those that were not.
ENDINGS = frozenset({"…", "[...]", "[…]"})

# Sums of widths differ in their last places by the order they are added in; a word that just fits stays.
_CLOSE = 1e-6


def fill(text: str, face: AnyFace, room: float) -> str:
    """The text with a line end wherever the room ends, which is in points per point of size.

    Line by line: the words' widths are added up once, and where each line ends is looked up, not tried word by word.
    """
    return "\n".join(chain.from_iterable(_filled(hard, face, room) for hard in text.split("\n")))


def _filled(text: str, face: AnyFace, room: float) -> Iterator[str]:
    known = spaced_widths(face)
    words = text.split(" ")
    if len(words) > 1 and words[-1] in ENDINGS:
        words[-2:] = [" ".join(words[-2:])]
    ends = list(accumulate(map(known.__getitem__, words)))
    # A line may end in the space that its last word is measured with.
    most = room * 1000 + known.space + _CLOSE
    if ends[-1] <= most:
        yield text
        return
    start, before, last = 0, 0.0, len(words)
    while start < last:
        end = bisect_right(ends, before + most, start)
        if end == start:
            *full, words[start] = chunks(words[start], face, 1, room)
            yield from full
            # What is left of the word begins the next line; one letter may be wider than any.
            before = ends[start] - known[words[start]]
            end = max(bisect_right(ends, before + most, start), start + 1)
        line = " ".join(words[start:end])
        yield line if end == last else line + " "
        start, before = end, ends[end - 1]


def chunks(text: str, face: AnyFace, size: float, width: float) -> Iterator[str]:
    """Parts that fit the width, broken after a separator where one stands in the last half."""
    if isinstance(face, Fallback):
        yield from _clusters(text, face, size, width)
        return
    start, used, place = 0, 0.0, 0
    while place < len(text):
        advance = word_width(face, text[place]) * size
        if used + advance > width and place > start:
            half = (start + place) // 2
            place = next((cut + 1 for cut in range(place - 1, half, -1) if text[cut] in _SEPARATORS), place)
            yield text[start:place]
            start, used = place, 0.0
            continue
        used += advance
        place += 1
    yield text[start:]


def _clusters(text: str, face: Fallback, size: float, width: float) -> Iterator[str]:
    """Parts that fit the width, of letters that are set together each."""
    from exports.pdf.shaping import in_order, thousandths  # loads the shaper

    part: list[str] = []
    used = 0.0
    for cluster in in_order(face, text):
        part.append(cluster.text)
        used += thousandths(face, cluster) * size / 1000
        while len(part) > 1 and used > width:
            fits = _most(part, face, size, width)
            yield "".join(part[:fits])
            part = part[fits:]
            used = word_width(face, "".join(part)) * size
    while len(part) > 1 and word_width(face, "".join(part)) * size > width:
        fits = _most(part, face, size, width)
        yield "".join(part[:fits])
        part = part[fits:]
    yield "".join(part)


def _most(parts: Sequence[str], face: Fallback, size: float, width: float) -> int:
    """How many of these fit, one at least: a letter before a cut may look other than within a word, and be wider."""
    fits = len(parts) - 1
    while fits > 1 and word_width(face, "".join(parts[:fits])) * size > width:
        fits -= 1
    return fits
