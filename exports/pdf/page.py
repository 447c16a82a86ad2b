"""Pages: blocks are placed first, then drawn, so that every page knows how many there are."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from exports.pdf.drawing import Held, Pen
from exports.pdf.setting import height_of, set_lines
from exports.pdf.text import Line, Paragraph

A4 = (595.2756, 841.8898)
TOP = 64.0
BOTTOM = 54.0
SIDE = 46.0


@dataclass(frozen=True, slots=True)
class Place:
    """A place links can lead to, with its bookmark's title and level where it has one."""

    name: str
    title: str = ""
    level: int = 0
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a block that stands on one page. `places` are (place, distance from the piece's top).

    With a `role` all of its text is one element of the document's structure; else each paragraph is what it says it is.
    """

    height: float
    paint: Callable[[Pen, float, float], None]
    places: tuple[tuple[Place, float], ...] = ()
    role: str = ""


class Block(Protocol):
    """Something that is placed down the page, splitting where it must.

    `before` is the space above it, dropped at the top of a page; `keep` holds it to the block that follows.
    """

    before: float
    keep: bool

    def least(self, width: float) -> float:
        """Height of the least part of it worth leaving at the foot of a page."""

    def take(self, width: float, room: float, *, fresh: bool) -> "tuple[Piece | None, Block | None]":
        """The part that fits the room and the rest. On a fresh page some part is always given."""


@dataclass(frozen=True, slots=True)
class NewPage:
    """Go on at the top of a new page, unless already there with that orientation."""

    wide: bool = False


@dataclass(slots=True)
class Prose:
    """A paragraph of its own, split between lines so that no line stands alone."""

    paragraph: Paragraph
    before: float = 0
    keep: bool = False
    place: Place | None = None
    indent: float = 0
    others: tuple[Place, ...] = ()
    """Further places that links to it arrive at."""
    whole: bool = False
    """It is not begun where not all of it has room, as what explains a drawing is read beside it."""
    _rest: list[Line] | None = None
    _held: Held = field(default_factory=Held)

    def _lines(self, width: float) -> list[Line]:
        if self._rest is None:
            self._rest = set_lines(self.paragraph, width - self.indent)
        return self._rest

    def least(self, width: float) -> float:
        """Two lines, or all of a short paragraph and of one that stays whole."""
        lines = self._lines(width)
        return height_of(lines if self.whole or len(lines) <= 3 else lines[:2])

    def take(self, width: float, room: float, *, fresh: bool) -> tuple[Piece | None, Block | None]:
        """The lines that fit, never one alone."""
        lines = self._lines(width)
        fits = int(room // self.paragraph.style.leading)
        if fits >= len(lines):
            return self._piece(lines), None
        fits = min(fits, len(lines) - 2)
        if fits < 2 and not fresh:
            return None, self
        fits = max(fits, 1)
        rest = Prose(self.paragraph, indent=self.indent, _rest=lines[fits:], _held=self._held)
        return self._piece(lines[:fits]), rest

    def _piece(self, lines: list[Line]) -> Piece:
        places = tuple((place, 0.0) for place in (self.place, *self.others) if place)
        return Piece(height_of(lines), lambda pen, x, top: pen.lines(lines, x + self.indent, top, self._held), places)


@dataclass(slots=True)
class Drawing:
    """A drawing or a set piece of known height that never splits.

    A drawing is told in words by its `alternative`. Without one it is text: one element of the `role`, or with no role
    an element for each paragraph.
    """

    height: float
    paint: Callable[[Pen, float, float], None]
    before: float = 0
    keep: bool = False
    places: tuple[tuple[Place, float], ...] = ()
    alternative: str = ""
    role: str = "P"

    def least(self, width: float) -> float:  # noqa: ARG002  # as every block is asked
        """All of it."""
        return self.height

    def take(self, width: float, room: float, *, fresh: bool) -> tuple[Piece | None, Block | None]:
        """All or nothing."""
        if self.height > room and not fresh:
            return None, self
        if not self.alternative:
            return Piece(self.height, self.paint, self.places, self.role), None

        def paint(pen: Pen, x: float, top: float) -> None:
            with pen.figure(self.alternative, (x, top), (width, self.height)):
                self.paint(pen, x, top)

        return Piece(self.height, paint, self.places), None


@dataclass(slots=True)
class Sheet:
    """A page with what was placed on it: (piece, distance of its top from the page's)."""

    wide: bool
    placed: list[tuple[Piece, float]] = field(default_factory=list)

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points."""
        return (A4[1], A4[0]) if self.wide else A4

    @property
    def width(self) -> float:
        """Room between the margins."""
        return self.size[0] - 2 * SIDE

    @property
    def floor(self) -> float:
        """Where the body ends, from the top."""
        return self.size[1] - BOTTOM


def body_width(*, wide: bool) -> float:
    """Width of the text area of a page."""
    return Sheet(wide).width


def body_height(*, wide: bool) -> float:
    """Height of the text area of a page."""
    return Sheet(wide).floor - TOP


class _Composer:
    def __init__(self) -> None:
        self.sheets = [Sheet(wide=False)]
        self.top = TOP

    @property
    def fresh(self) -> bool:
        return not self.sheets[-1].placed

    def turn(self, *, wide: bool) -> None:
        if self.fresh:
            self.sheets[-1].wide = wide
        else:
            self.sheets.append(Sheet(wide))
        self.top = TOP

    def place(self, block: Block, needed: float) -> None:
        """Place a block over as many pages as it takes; `needed` is what it and those it is kept with want at least."""
        rest: Block | None = block
        if not self.fresh and self.top + block.before + needed > self.sheets[-1].floor:
            self.turn(wide=self.sheets[-1].wide)
        while rest is not None:
            sheet = self.sheets[-1]
            before = 0 if self.fresh else rest.before
            piece, after = rest.take(sheet.width, sheet.floor - self.top - before, fresh=self.fresh)
            if piece is not None:
                sheet.placed.append((piece, self.top + before))
                self.top += before + piece.height
            if after is not None:
                self.turn(wide=sheet.wide)
            rest = after


def compose(blocks: Iterable[Block | NewPage], most: int | None = None) -> list[Sheet]:
    """Place blocks down pages. A heading is never left alone at the foot of one.

    With `most` pages allowed, it stops at the first page too many: whoever asked sees by their number that they do not fit.
    """
    composer, waiting = _Composer(), _Waiting(blocks)
    while (most is None or len(composer.sheets) <= most) and (block := waiting.next()) is not None:
        if isinstance(block, NewPage):
            composer.turn(wide=block.wide)
        else:
            composer.place(block, _needed(block, waiting, composer.sheets[-1].width))
    return composer.sheets


class _Waiting:
    """Blocks to be placed, each made when it is asked for: what would follow a page too many is never made."""

    def __init__(self, blocks: Iterable[Block | NewPage]) -> None:
        self._rest = iter(blocks)
        self._ahead: deque[Block | NewPage] = deque()

    def next(self) -> Block | NewPage | None:
        """The next one, which waits no longer."""
        return self._ahead.popleft() if self._ahead else next(self._rest, None)

    def ahead(self) -> Iterator[Block | NewPage]:
        """Those that wait, in order; they go on waiting."""
        yield from self._ahead
        for block in self._rest:
            self._ahead.append(block)
            yield block


def _needed(block: Block, waiting: _Waiting, width: float) -> float:
    """Least height from a block to the end of what it is kept with."""
    needed, keep = block.least(width), block.keep
    behind = waiting.ahead()
    while keep and (following := next(behind, None)) is not None and not isinstance(following, NewPage):
        needed += following.least(width) + (following.before if needed else 0)
        keep = following.keep
    return needed


def places_of(sheets: Sequence[Sheet]) -> dict[str, int]:
    """Page number of every place that links can lead to."""
    return {
        place.name: number
        for number, sheet in enumerate(sheets, start=1)
        for piece, _ in sheet.placed
        for place, _ in piece.places
    }


def draw(sheet: Sheet, pen: Pen) -> None:
    """Draw what was placed on a page, with its places and bookmarks."""
    for piece, top in sheet.placed:
        for place, below in piece.places:
            pen.anchor(place.name, top + below)
            if place.title:
                pen.outline(place.name, place.title, place.level, closed=place.closed)
        pen.start(piece.role)
        piece.paint(pen, SIDE, top)
