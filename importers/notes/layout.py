"""A layout: which marks head the notes of a file; and the page of a file, with how much ink stands up to each of its lines."""

from collections.abc import Sequence
from dataclasses import dataclass

from importers.notes.lines import Line, Look
from importers.notes.placed import Banners, Placed

_QUIET = (Look.BLANK, Look.RULE, Look.FURNITURE)


@dataclass(frozen=True, slots=True)
class Layout:
    """The marks that head the notes of a file, with their days; `tail` where they stand at the end of their notes."""

    heads: tuple[Placed, ...]
    tail: bool
    score: float
    banners: Banners
    listed: frozenset[int] = frozenset()
    """The lines of days that one note lists under each other, out of their turn."""
    learned: bool = False
    """Its days are spelled as only the file itself shows."""


class Page:
    """The lines of a file with how much ink stands up to each."""

    def __init__(self, text: str, lines: Sequence[Line]) -> None:
        self.text, self.lines = text, lines
        self.ink = [0]
        for line in lines:
            told = line.look not in _QUIET
            self.ink.append(self.ink[-1] + (len(text[line.start : line.end].strip()) if told else 0))

    def words(self, index: int) -> str:
        """The words of a line."""
        return self.text[self.lines[index].start : self.lines[index].end]

    def apart(self, index: int) -> bool:
        """Nothing stands right above a line."""
        return index == 0 or index > len(self.lines) or self.lines[index - 1].look in _QUIET

    def between(self, first: int, last: int) -> int:
        """The ink of lines from one to before another."""
        return self.ink[min(last, len(self.lines))] - self.ink[min(first, len(self.lines))]
