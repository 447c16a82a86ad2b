"""Text as pages hold it: paragraphs of runs, and the lines they are set in (`setting.py`). Plain text, never read as mark-up."""

from dataclasses import dataclass
from typing import NamedTuple

from exports.pdf.fonts import AnyFace, Face

Colour = tuple[float, float, float]

INK: Colour = (0.07, 0.07, 0.07)
GREY: Colour = (0.35, 0.35, 0.35)
RULE: Colour = (0.72, 0.72, 0.72)
PALE: Colour = (0.93, 0.93, 0.93)
WHITE: Colour = (1, 1, 1)
# Dark enough to read in greyscale; a link is told by its number or words, never by its colour.
LINK: Colour = (0.05, 0.2, 0.45)


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph is set. `gap` is the space above it inside a cell or column."""

    size: float
    leading: float
    face: Face = Face.REGULAR
    colour: Colour = INK
    gap: float = 0


BODY = Style(10.5, 14.5)
SMALL = Style(9, 12)
CLOSE = Style(9, 11)
STATEMENT = Style(9.5, 12)
CELL = Style(9, 11.5)
FINE = Style(9, 11, colour=GREY, gap=1)
TITLE = Style(26, 31, Face.BOLD)
SECTION = Style(17, 22, Face.BOLD)
HEADING = Style(12.5, 16, Face.SEMIBOLD)


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of plain text. `keep` forbids a break inside it; `link` names a place in this document.

    `language` is said where it is not the document's.
    """

    text: str
    face: Face | None = None
    link: str = ""
    colour: Colour | None = None
    keep: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs set in one style. `role` is what it is in the document's structure: P, H1, H2, or LI, which has a bullet.

    `language` is that of all of it but runs that say another, where it is not the document's.
    """

    runs: tuple[Run, ...]
    style: Style = CELL
    role: str = "P"
    language: str = ""

    def __hash__(self) -> int:  # type: ignore[explicit-override]
        """By its words alone: a document that is fitted looks each paragraph up at every step, and few differ in look only."""
        return hash(tuple(run.text for run in self.runs))


# Segments, lines and pieces are made by the thousand for every page: a tuple is made in a third of a dataclass's time.


class Segment(NamedTuple):
    """Neighbouring words of one line that look alike; `x` is measured from the line's start.

    One of an odd `level` is read from the right. A line's segments are in the order they are read.
    """

    x: float
    width: float
    text: str
    face: AnyFace
    colour: Colour
    link: str
    boxed: bool
    language: str = ""
    level: int = 0

    def moved(self, by: float) -> "Segment":
        """The same further right; made at once, as there is one for every line (see `setting.py`)."""
        x = self.x + by
        return Segment(
            x, self.width, self.text, self.face, self.colour, self.link, self.boxed, self.language, self.level
        )


class Line(NamedTuple):
    """A set line; `gap` is the space above it where it does not begin a page or cell.

    `begins` is the role of the paragraph that it is the first line of. A line that goes on in the next ends in a space,
    as words would run together for a reader who hears them.
    """

    segments: tuple[Segment, ...]
    size: float
    leading: float
    gap: float = 0
    begins: str = ""
    language: str = ""
    """That of the whole paragraph, where it is another than the document's."""

    @property
    def height(self) -> float:
        """Space the line takes, its gap included."""
        return self.leading + self.gap


def paragraph(*runs: Run | str, style: Style = CELL, role: str = "P", language: str = "") -> Paragraph:
    """A paragraph of runs and plain strings; its language is that of all of its runs, where it is not said."""
    told = tuple(run if isinstance(run, Run) else Run(run) for run in runs)
    spoken = {run.language for run in told if run.text}
    return Paragraph(told, style, role, language or (spoken.pop() if len(spoken) == 1 else ""))


def bold(text: str, link: str = "", language: str = "") -> Run:
    """A run that stands out."""
    return Run(text, Face.SEMIBOLD, link, language=language)


# A date that is longer than this is broken like any words: kept whole it would leave half a line empty.
_KEPT = 18


def whole(words: str) -> Run:
    """What is read as one: the mark of a source with its line, parted by no end of a line where it is short."""
    return Run(words, keep=len(words) <= _KEPT)


def beside(date: str) -> Run:
    """A date behind a number, from which no end of a line parts it."""
    return Run(f" {date}", keep=len(date) <= _KEPT)


def reference(text: str, link: str) -> Run:
    """A run that leads to another place in this document."""
    return Run(text, Face.SEMIBOLD, link, LINK)
