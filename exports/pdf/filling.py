"""Where lines of one look end: words added up once, and a word too long for a line cut after a separator."""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate, chain

from exports.pdf.fonts import Face, spaced_widths, word_width

# A name of a file or a path is broken after one of these rather than inside a word.
_SEPARATORS = frozenset("/\\_-.:,;@)]}")

# Sums of widths differ in their last places by the order they are added in; a word that just fits stays.
_CLOSE = 1e-6


def fill(text: str, face: Face, room: float) -> str:
    """The text with a line end wherever the room ends, which is in points per point of size.

    Line by line: the words' widths are added up once, and where each line ends is looked up, not tried word by word.
    """
    return "\n".join(chain.from_iterable(_filled(hard, face, room) for hard in text.split("\n")))


def _filled(text: str, face: Face, room: float) -> Iterator[str]:
    known = spaced_widths(face)
    words = text.split(" ")
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


def chunks(text: str, face: Face, size: float, width: float) -> Iterator[str]:
    """Parts that fit the width, broken after a separator where one stands in the last half."""
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
