"""What stands on a page: characters and ruled lines; and how characters make lines of words."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

# In heights of the letters: what parts two words, and what parts two columns.
_SPACE: Final = 0.17
_GUTTER: Final = 0.9
_SAME_LINE: Final = 0.35
# A date that a narrow column breaks between two of its figures.
_BEGUN: Final = re.compile(r"(?:.* )?(\d[\d/.-]*)")
_ENDED: Final = re.compile(r"[\d/.-]*\d(?![\w/.:-])")
_WHOLE: Final = re.compile(r"\d{1,2}([/.-])\d{1,2}\1\d{4}|\d{4}-\d\d-\d\d")


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
class Space:
    """White space between two words of a run: where the second stands in its text, and from where to where it is white."""

    at: int
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Run:
    """Words in a line with no wide gap between them."""

    text: str
    left: float
    right: float
    spaces: tuple[Space, ...] = ()

    @property
    def middle(self) -> float:
        """Half way along it."""
        return (self.left + self.right) / 2

    def parted_at(self, space: Space) -> tuple["Run", "Run"]:
        """The words before a space and those after it."""
        before = tuple(one for one in self.spaces if one.at < space.at)
        after = tuple(replace(one, at=one.at - space.at) for one in self.spaces if one.at > space.at)
        return (
            Run(self.text[: space.at].rstrip(), self.left, space.left, before),
            Run(self.text[space.at :], space.right, self.right, after),
        )


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
    spaces: list[Space] = []
    spaced = False
    for glyph in ordered:
        if glyph.text.isspace():
            spaced = True
            continue
        gap = glyph.left - right
        if text and gap > _GUTTER * size:
            runs.append(Run(text, left, right, tuple(spaces)))
            text, spaces = "", []
        if not text:
            text, left = glyph.text, glyph.left
        else:
            if spaced or gap > _SPACE * size:
                text += " "
                spaces.append(Space(len(text), right, glyph.left))
            text += glyph.text
        right = max(glyph.right, right) if len(text) > len(glyph.text) else glyph.right
        spaced = False
    if text:
        runs.append(Run(text, left, right, tuple(spaces)))
    return TextLine(tuple(runs), group[0].base, size)


def joined(lines: Iterable[str]) -> str:
    """Lines of one cell as one.

    A word that was parted at a hyphen stays as written, without a gap; so does a date that one line has room for only in
    part.
    """
    text = ""
    for line in filter(None, lines):
        hyphened = text.endswith("-") and text[-2:-1].isalpha() and line[:1].isalpha()
        text += line if not text or hyphened or breaks_a_date(text, line) else f" {line}"
    return text


def breaks_a_date(above: str, below: str) -> bool:
    """A date begins in one line and ends in the next, which goes on with its figures."""
    begun, ended = _BEGUN.fullmatch(above), _ENDED.match(below)
    if begun is None or ended is None or _WHOLE.fullmatch(begun[1]):
        return False
    return _WHOLE.fullmatch(begun[1] + ended[0]) is not None


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
