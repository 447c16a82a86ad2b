"""Words put on lines: paragraphs broken into lines of a width, and what is done with lines once set.

Record text is data: it reaches the page through here alone, and what no face can show becomes a visible mark.
"""

import math
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import NamedTuple

from exports.pdf.filling import ENDINGS, chunks, fill
from exports.pdf.fonts import AnyFace, Face, shows, text_width, word_width
from exports.pdf.showing import beyond, composed, shown
from exports.pdf.stretches import arranged, stretches
from exports.pdf.text import INK, Colour, Line, Paragraph, Run, Segment, Style, paragraph


class _Piece(NamedTuple):
    text: str
    face: AnyFace
    colour: Colour
    link: str
    boxed: bool
    language: str
    level: int = 0

    def width(self, size: float) -> float:
        return word_width(self.face, self.text) * size

    def saying(self, text: str) -> "_Piece":
        """Other words that look the same; `_replace` would take three times as long, and this is every word."""
        return _Piece(text, self.face, self.colour, self.link, self.boxed, self.language, self.level)


_Word = tuple[_Piece, ...]


def _pieces(run: Run, paragraph: Paragraph) -> Iterator[_Piece]:
    """The run's text and marks in turn; a mark stands in a box so that nobody takes it for the record's words."""
    face = run.face or paragraph.style.face
    colour = run.colour or paragraph.style.colour
    # What is in the paragraph's language needs no saying.
    language = "" if run.language == paragraph.language else run.language
    if run.text.isascii() and run.text.isprintable() and run.text:
        yield _Piece(run.text, face, colour, run.link, False, language)  # not boxed
        return
    text = composed(run.text)
    if beyond().search(text) is None:
        fits = face is not Face.ITALIC or shows(face, text.replace("\n", ""))
        if text:
            yield _Piece(text, face if fits else Face.REGULAR, colour, run.link, False, language)
        return
    for part in stretches(text, face):
        fits = part.face is not Face.ITALIC or shows(part.face, part.text.replace("\n", ""))
        set_in = part.face if fits else Face.REGULAR
        yield _Piece(part.text, set_in, colour, run.link, part.boxed, language, part.level)


def _words(paragraph: Paragraph) -> Iterator[list[_Word]]:
    """The words of each hard line. Pieces that touch without a space are one word."""
    line: list[_Word] = []
    word: list[_Piece] = []
    for run in paragraph.runs:
        for piece in _pieces(run, paragraph):
            if run.keep or piece.boxed:
                word.append(piece.saying(piece.text.replace("\n", " ")))
                continue
            for nth, hard in enumerate(piece.text.split("\n")):
                if nth:
                    yield [*line, tuple(word)] if word else line
                    line, word = [], []
                for place, text in enumerate(hard.split(" ")):
                    if place and word:
                        line.append(tuple(word))
                        word = []
                    if text in ENDINGS and line and not word:
                        word = [*line.pop(), piece.saying(f" {text}")]
                    elif text:
                        word.append(piece.saying(text))
    yield [*line, tuple(word)] if word else line


def _cut(word: _Word, size: float, width: float) -> Iterator[tuple[_Piece, bool]]:
    """A word too long for its column, in parts that fit it, and whether a space stood before each."""
    for piece in word:
        for place, part in enumerate(piece.text.split(" ")):
            for chunk, text in enumerate(chunks(part, piece.face, size, width)):
                yield piece.saying(text), bool(place) and not chunk


class _Setter:
    """Fills lines of one width with words."""

    def __init__(self, paragraph: Paragraph, width: float) -> None:
        self.style = style = paragraph.style
        self.role = paragraph.role
        self.language = paragraph.language
        self.width = width
        self.lines: list[Line] = []
        self._space = word_width(style.face, " ") * style.size
        self._segments: list[Segment] = []
        self._run: _Run | None = None
        self._used = 0.0

    def add(self, word: _Word) -> None:
        """Put a word at the end of the line, or on the next."""
        widths = [piece.width(self.style.size) for piece in word]
        needs = sum(widths)
        if self._run is not None and self._used + self._space + needs > self.width:
            self.end(goes_on=True)
        if needs > self.width:
            for piece, spaced in _cut(word, self.style.size, self.width):
                width = piece.width(self.style.size)
                if self._run is not None and self._used + width > self.width:
                    self.end(goes_on=spaced)
                self._append(piece, width, spaced=spaced)
            return
        spaced = True
        for piece, width in zip(word, widths, strict=True):
            self._append(piece, width, spaced=spaced)
            spaced = False

    def _append(self, piece: _Piece, width: float, *, spaced: bool) -> None:
        if self._run is None:
            self._run = _Run(piece, self._used, width, [piece.text])
            self._used += width
            return
        glue, space = (" ", self._space) if spaced else ("", 0.0)
        if self._run.takes(piece):
            self._run.texts += (glue, piece.text)
            self._run.width = self._used + space + width - self._run.x
        else:
            self._run.texts.append(glue)
            self._segments.append(self._run.segment())
            self._run = _Run(piece, self._used + space, width, [piece.text])
        self._used += space + width

    def end(self, *, goes_on: bool = False) -> None:
        """Finish the line, empty or not; with a space where the next word goes on in another."""
        gap, begins = (0, "") if self.lines else (self.style.gap, self.role)
        if self._run is not None:
            if goes_on:
                self._run.texts.append(" ")
            self._segments.append(self._run.segment())
        if any(segment.level for segment in self._segments):
            self._arrange()
        self.lines.append(Line(tuple(self._segments), self.style.size, self.style.leading, gap, begins, self.language))
        self._segments = []
        self._run = None
        self._used = 0.0

    def _arrange(self) -> None:
        """Put what is read from the right where it stands."""
        places = arranged([(segment.x, segment.width, segment.level) for segment in self._segments])
        self._segments = [
            segment.moved(place - segment.x) for segment, place in zip(self._segments, places, strict=True)
        ]


@dataclass(slots=True)
class _Run:
    """A segment while words are still added to it: made into one value at its end, not at each word."""

    piece: _Piece
    x: float
    width: float
    texts: list[str]

    def takes(self, piece: _Piece) -> bool:
        """Whether a piece looks like the ones before it."""
        own = self.piece
        return own[1:] == piece[1:] and not own.boxed

    def segment(self) -> Segment:
        """The finished segment."""
        own = self.piece
        text = "".join(self.texts)
        return Segment(self.x, self.width, text, own.face, own.colour, own.link, own.boxed, own.language, own.level)


_Known = dict[tuple[Paragraph, float], tuple[Line, ...]]


_KNOWN: ContextVar[_Known | None] = ContextVar("_KNOWN", default=None)


@contextmanager
def remembering_lines() -> Iterator[None]:
    """Set nothing twice that is set meanwhile: a document is laid out several times until it fits, mostly of the same words."""
    token = _KNOWN.set({})
    try:
        yield
    finally:
        _KNOWN.reset(token)


def set_lines(paragraph: Paragraph, width: float) -> list[Line]:
    """Break a paragraph into lines of at most the width, in time that grows with its length alone."""
    known = _KNOWN.get()
    if known is None:
        return _set_anew(paragraph, width)
    if (lines := known.get((paragraph, width))) is None:
        lines = known[paragraph, width] = tuple(_set_anew(paragraph, width))
    return list(lines)


def _set_anew(paragraph: Paragraph, width: float) -> list[Line]:
    if len(paragraph.runs) == 1 and not paragraph.runs[0].keep:
        pieces = list(_pieces(paragraph.runs[0], paragraph))
        if len(pieces) == 1 and not pieces[0].boxed and not pieces[0].level:
            return list(_set_plain(pieces[0], paragraph, width))
    return _set_words(_words(paragraph), paragraph, width)


def _set_words(hard_lines: Iterable[list[_Word]], paragraph: Paragraph, width: float) -> list[Line]:
    setter = _Setter(paragraph, width)
    for words in hard_lines:
        for word in words:
            setter.add(word)
        setter.end()
    return setter.lines


def _set_plain(piece: _Piece, paragraph: Paragraph, width: float) -> Iterator[Line]:
    """The common case, one look throughout, without the price of the general one."""
    style = paragraph.style
    gap, begins = style.gap, paragraph.role
    for text in fill(piece.text, piece.face, width / style.size).split("\n"):
        used = text_width(piece.face, text.rstrip()) * style.size
        segment = Segment(0, used, text, piece.face, piece.colour, piece.link, False, piece.language)  # not boxed
        yield Line((segment,), style.size, style.leading, gap, begins, paragraph.language)
        gap, begins = 0, ""


def set_word(text: str, size: float, face: Face, colour: Colour) -> Line:
    """A word or phrase of which nothing is broken off."""
    if beyond().search(composed(text)) is None:
        text = shown(text)
        segments: tuple[Segment, ...] = (
            Segment(0, word_width(face, text) * size, text, face, colour, "", boxed=False),
        )
    else:
        style = Style(size, size * 1.2, face, colour)
        whole = paragraph(Run(text, keep=True), style=style)
        segments = tuple(segment for line in _set_words(_words(whole), whole, math.inf) for segment in line.segments)
    return Line(segments, size, size * 1.2, begins="P")


def plain_text(paragraph: Paragraph) -> str | None:
    """A paragraph's text where it has one look throughout and every character can be shown: most cells of a table."""
    if len(paragraph.runs) != 1:
        return None
    run = paragraph.runs[0]
    if run.face or run.link or run.colour or run.keep or paragraph.style.face is Face.ITALIC:
        return None
    if run.language not in ("", paragraph.language):
        return None
    if run.text.isascii() and run.text.isprintable():
        return run.text
    text = composed(run.text)
    return None if beyond().search(text) else text


def height_of(lines: Iterable[Line]) -> float:
    """Height of lines; the first one's gap does not count."""
    found = list(lines)
    return sum(line.height for line in found) - (found[0].gap if found else 0)


def indented(line: Line, by: float, gap: float | None = None) -> Line:
    """The line, moved to the right, with a `gap` of its own where one is given."""
    segments = tuple(segment.moved(by) for segment in line.segments)
    return Line(segments, line.size, line.leading, line.gap if gap is None else gap, line.begins, line.language)


def longest_word(paragraph: Paragraph) -> float:
    """Width of the longest word, so that a column is never narrower than its heading."""
    size = paragraph.style.size
    return max((sum(p.width(size) for p in word) for words in _words(paragraph) for word in words), default=0)


def clip(lines: list[Line], most: int) -> list[Line]:
    """The first lines, the last ending in an ellipsis where more followed."""
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    ends = last.segments[-1] if last.segments else Segment(0, 0, "", Face.REGULAR, INK, "", boxed=False)
    text = ends.text.strip().rpartition(" ")[0] if " " in ends.text.strip() else ends.text.rstrip()
    if isinstance(ends.face, Face) and not ends.level:
        shorter = [ends._replace(text=text + " …", width=word_width(ends.face, text + " …") * last.size)]
    else:
        width = word_width(ends.face, text) * last.size
        x = ends.x + (ends.width - width if ends.level % 2 else 0)
        right = max(segment.x + segment.width for segment in (*last.segments[:-1], ends._replace(x=x, width=width)))
        more = Segment(
            right, word_width(Face.REGULAR, " …") * last.size, " …", Face.REGULAR, ends.colour, "", boxed=False
        )
        shorter = [ends._replace(text=text, x=x, width=width), more]
    return [*lines[: most - 1], last._replace(segments=(*last.segments[:-1], *shorter))]
