"""JSON as a stream: the items of a list one after another, of which one is held at a time.

The standard library's decoder reads each item from a window of the file's text that is filled as it is used up.
"""

import json
import re
from collections.abc import Collection, Iterator
from typing import Final

from chronology.errors import RefusedError

_SPACE: Final = re.compile(r"[ \t\n\r]*")
# What a value was cut off in is no longer than this: an escape of half of a character, or -Infinity.
_CUT: Final = 12
_BROKEN: Final = "it is no JSON, or breaks off"


class Members(tuple[tuple[str, object], ...]):
    """The members of an object in order, those of one name kept apart."""

    __slots__ = ()


# Numbers as they are written: 007 may be a code, and 1.10 is not 1.1.
_DECODER: Final = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=str, object_pairs_hook=Members)

Streamed = tuple[str, int, object]
"""The name of a list with the place of an item in it from 1 and the item; or a name or none, 0 and what is no such item."""


def streamed(pieces: Iterator[str], lists: Collection[str], most: int) -> Iterator[Streamed]:
    """The items of a text that is a list; of one that is an object the items of the `lists` in it, and its members.

    `most` is how many characters one value may have.

    Raises:
        ValueError: it is no JSON from here on, breaks off, or is nested too deeply.
        RefusedError: one value of it is larger than may be.

    """
    window = _Window(pieces, most)
    if window.next() == "[":
        for nth, item in enumerate(window.items(), start=1):
            yield "", nth, item
    elif window.next() == "{" and lists:
        for name in window.members():
            if name in lists and window.next() == "[":
                nth = 0
                for nth, item in enumerate(window.items(), start=1):
                    yield name, nth, item
                if not nth:
                    yield name, 0, []
            else:
                yield name, 0, window.value()
    else:
        yield "", 0, window.value()
    if window.next():
        raise ValueError("something stands after its end")


class _Window:
    """A stretch of the text, from where it has been read to."""

    def __init__(self, pieces: Iterator[str], most: int) -> None:
        self._pieces = pieces
        self._most = most
        self._text = ""
        self._at = 0

    def next(self) -> str:
        """The next character that is no white space; none at the end."""
        while True:
            self._at = _SPACE.match(self._text, self._at).end()  # type: ignore[union-attr]  # it matches anything
            if self._at < len(self._text) or not self._fill():
                return self._text[self._at : self._at + 1]

    def items(self) -> Iterator[object]:
        """The values of the list that begins here."""
        yield from (self.value() for _ in self._parted("]"))

    def members(self) -> Iterator[str]:
        """The names in the object that begins here; what each is called for is read in between."""
        for _ in self._parted("}"):
            if self.next() != '"':
                raise ValueError(_BROKEN)
            name = str(self.value())
            self._take(":")
            yield name

    def _parted(self, end: str) -> Iterator[None]:
        self._at += 1
        if self.next() != end:
            yield
            while self.next() == ",":
                self._at += 1
                yield
        self._take(end)

    def _take(self, mark: str) -> None:
        if self.next() != mark:
            raise ValueError(_BROKEN)
        self._at += 1

    def value(self) -> object:
        """The value that begins here."""
        self.next()
        while True:
            start = self._at
            try:
                value, end = _DECODER.raw_decode(self._text, start)
            except RecursionError:
                raise ValueError("it is nested too deeply") from None
            except json.JSONDecodeError as error:
                cut = error.msg.startswith("Unterminated string") or error.pos >= len(self._text) - _CUT
                if not cut or not self._fill():
                    raise
                continue
            # A number may go on: of "1.5", "1." is 1 and a stray point.
            if end >= len(self._text) - _CUT and self._fill():
                continue
            self._at += end - start
            return value

    def _fill(self) -> bool:
        """As much more as is held, so that a long value is begun again only a few times; False at the end."""
        held = self._text[self._at :]
        if len(held) > self._most:
            raise RefusedError("one value of it is larger than the limit for a file read whole; see docs/limits.md")
        parts, wanted = [held], max(1, len(held))
        while wanted > 0 and (piece := next(self._pieces, "")):
            parts.append(piece)
            wanted -= len(piece)
        self._text, self._at = "".join(parts), 0
        return len(parts) > 1
