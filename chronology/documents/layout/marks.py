"""What stands on a page: characters and ruled lines; and how characters make lines of words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

# In heights of the letters: what parts two words, and what parts two columns.
_SPACE: Final = 0.17
_GUTTER: Final = 0.9
_SAME_LINE: Final = 0.35


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character and where it stands; `base` is the height of the line it stands on."""

    text: str
    left: float
    right: float
    base: float
    size: float

    @property
    def middle(self) -> float:
        """Half way along it."""
        return (self.left + self.right) / 2

    @property
    def centre(self) -> float:
        """About half way up it."""
        return self.base + self.size * 0.3


@dataclass(frozen=True, slots=True)
class Rule:
    """A ruled line, upright or level: `at` is where it stands, `start` and `end` how far it goes."""

    at: float
    start: float
    end: float

    def covers(self, place: float, slack: float = 1.0) -> bool:
        """It passes that place."""
        return self.start - slack <= place <= self.end + slack


@dataclass(frozen=True, slots=True)
class Run:
    """Words in a line with no wide gap between them."""

    text: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of text from one side of the page to the other."""

    runs: tuple[Run, ...]
    base: float
    size: float

    @property
    def text(self) -> str:
        """The words. A wide gap stays to be seen."""
        return "   ".join(run.text for run in self.runs)


def lines_of(glyphs: Iterable[Glyph]) -> list[TextLine]:
    """The lines that characters make, from top to bottom."""
    groups: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: (-glyph.base, glyph.left)):
        if groups and groups[-1][0].base - glyph.base <= _SAME_LINE * max(groups[-1][0].size, glyph.size):
            groups[-1].append(glyph)
        else:
            groups.append([glyph])
    lines = (_line(group) for group in groups)
    return [line for line in lines if line.runs]


def _line(group: Sequence[Glyph]) -> TextLine:
    ordered = sorted(group, key=lambda glyph: (glyph.left, glyph.right))
    size = max(glyph.size for glyph in group)
    runs: list[Run] = []
    text, left, right = "", 0.0, 0.0
    spaced = False
    for glyph in ordered:
        if glyph.text.isspace():
            spaced = True
            continue
        gap = glyph.left - right
        if text and gap > _GUTTER * size:
            runs.append(Run(text, left, right))
            text = ""
        if not text:
            text, left = glyph.text, glyph.left
        else:
            text += (" " if spaced or gap > _SPACE * size else "") + glyph.text
        right = max(glyph.right, right) if len(text) > len(glyph.text) else glyph.right
        spaced = False
    if text:
        runs.append(Run(text, left, right))
    return TextLine(tuple(runs), group[0].base, size)


def joined(lines: Iterable[str]) -> str:
    """Lines of one cell as one: a word that was parted at a hyphen stays as written, without a gap."""
    text = ""
    for line in filter(None, lines):
        parted = text.endswith("-") and text[-2:-1].isalpha() and line[:1].isalpha()
        text += line if not text or parted else f" {line}"
    return text


def clustered(places: Iterable[float], slack: float) -> list[float]:
    """Places that are nearly the same as one, in order."""
    found: list[list[float]] = []
    for place in sorted(places):
        if found and place - found[-1][-1] <= slack:
            found[-1].append(place)
        else:
            found.append([place])
    return [sum(group) / len(group) for group in found]


def between(places: Sequence[float], place: float) -> int | None:
    """Which of the spaces between places something stands in; nothing outside them all."""
    return next((n for n, (low, high) in enumerate(pairwise(places)) if low <= place < high), None)
