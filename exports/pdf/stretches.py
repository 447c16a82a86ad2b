"""Text that the document's own face cannot set alone, in stretches: who sets each, which way it is read, what is a mark."""

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from exports.marks import code_point
from exports.pdf.directions import MIRRORED, levels
from exports.pdf.fonts import AnyFace, Face, printable
from exports.pdf.scripts import Fallback, letters_of, script_of, scripts

_MARK: Final = None
_OWN: Final = ""
_HEAVY = {Face.SEMIBOLD, Face.BOLD}
# They say which of their neighbours join; in a script whose letters join, writing is wrong without them.
_JOINERS: Final = "\u200c\u200d"
# It says that a sign stands as an emoji.
_SELECTORS: Final = "\ufe0e\ufe0f"
_EMOJI: Final = "Emoji"

_Setter = str | None
"""The script whose font sets a character, the document's own face, or none."""


class Stretch(NamedTuple):
    """Neighbouring characters that one face sets; a boxed one is the mark of a character that none does.

    An odd level is read from the right.
    """

    text: str
    face: AnyFace
    boxed: bool
    level: int


def stretches(text: str, face: Face) -> Iterator[Stretch]:
    """A text in stretches, in the order it is read; line ends stand in it as they were."""
    for nth, line in enumerate(text.split("\n")):
        if nth:
            yield Stretch("\n", face, boxed=False, level=0)
        yield from _of_line(line, face)


def _of_line(line: str, face: Face) -> Iterator[Stretch]:
    place = 0
    for (setter, level), alike in groupby(zip(setters(line), levels(line), strict=True)):
        end = place + len([*alike])
        part = line[place:end]
        place = end
        if setter is _MARK:
            # A mark is read from the left, whatever stands around it.
            yield from (Stretch(mark(each), face, boxed=True, level=level + level % 2) for each in part)
        elif setter is _OWN:
            yield Stretch(part, face, boxed=False, level=level)
        else:
            yield Stretch(part, Fallback(setter, face in _HEAVY), boxed=False, level=level)


def mark(character: str) -> str:
    """What stands for a character that no face shows."""
    return f"‹{code_point(character)}›"


def marked(text: str) -> str:
    """The text, with a mark for each character that no face shows."""
    found = (setters(line) for line in text.split("\n"))
    lines = zip(text.split("\n"), found, strict=True)
    return "\n".join(
        "".join(mark(letter) if setter is _MARK else letter for letter, setter in zip(line, by, strict=True))
        for line, by in lines
    )


def unset(text: str) -> int:
    """How many characters of a text no face shows."""
    return sum(setters(line).count(_MARK) for line in text.split("\n"))


def setters(line: str) -> list[_Setter]:
    """Who sets each character of a line."""
    found = [_setter(character) for character in line]
    if not any(found):
        return found
    for place, character in enumerate(line):
        before = found[place - 1] if place else _MARK
        after = found[place + 1] if place + 1 < len(line) else _MARK
        if before and found[place] != before and _stays(character, found[place], before, after):
            found[place] = before
        elif place and before == _OWN and found[place] and _is_mark(character):
            # A mark stands on its letter, which is set with it if that can be.
            wanted = str(found[place])
            found[place - 1] = wanted if ord(line[place - 1]) in letters_of(wanted) else before
    _join(line, found)
    _check(line, found)
    return found


def _setter(character: str) -> _Setter:
    return _OWN if ord(character) in printable() else script_of(character) or _MARK


def _is_mark(character: str) -> bool:
    return unicodedata.category(character).startswith("M")


def _stays(character: str, setter: _Setter, before: str, after: _Setter) -> bool:
    """A character is set with the letters before it, though another font has it too or none does by itself."""
    if character in _JOINERS:
        return before == after and (scripts()[before].shaped or before == _EMOJI)
    if character in _SELECTORS:
        return before == _EMOJI
    return setter != _OWN and unicodedata.category(character)[0] in "MP" and ord(character) in letters_of(before)


def _join(line: str, found: list[_Setter]) -> None:
    """Spaces between words of one script are that script's."""
    place = 0
    for blank, alike in groupby(line, key=" ".__eq__):
        end = place + len([*alike])
        if blank and 0 < place and end < len(line) and found[place - 1] and found[place - 1] == found[end]:
            found[place:end] = [found[end]] * (end - place)
        place = end


def _check(line: str, found: list[_Setter]) -> None:
    """What a font has letters for and cannot set together all the same is marks."""
    from exports.pdf.shaping import shows

    place = 0
    for setter, alike in groupby([*found]):
        end = place + len([*alike])
        if setter and not shows(Fallback(setter, heavy=False), line[place:end]):
            found[place:end] = [_MARK] * (end - place)
        place = end


def turned(text: str) -> str:
    """Signs of the document's own face, as they stand where text is read from the right."""
    return "".join(MIRRORED.get(character, character) for character in reversed(text))


Levelled = Sequence[tuple[float, float, int]]


def arranged(placed: Levelled) -> list[float]:
    """Where parts of a line stand, of their (place, width, level) as they are read one after the other from the left.

    What is read from the right is turned about its middle, and what in it is read from the left about its own once more.
    """
    places = [place for place, _, _ in placed]
    for deep in range(max((level for _, _, level in placed), default=0), 0, -1):
        start = 0
        for turns, alike in groupby(placed, key=lambda part: part[2] >= deep):
            end = start + len([*alike])
            if turns:
                low = min(places[start:end])
                high = max(places[nth] + placed[nth][1] for nth in range(start, end))
                places[start:end] = [low + high - places[nth] - placed[nth][1] for nth in range(start, end)]
            start = end
    return places
