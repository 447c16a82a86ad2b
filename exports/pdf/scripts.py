"""Which font has the letters that the document's own face lacks, and what they are set as there.

Nothing is opened before a letter asks for it: most documents have none.
"""

import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import NamedTuple

from chronology.tables import shipped_table
from exports.marks import unseen

_PACKAGE = "manimgx_fonts"
_LIGHT, _HEAVY = 400, 600


class Script(NamedTuple):
    """A font and the code points that are looked for in it; see `scripts.toml`."""

    name: str
    font: str
    spans: tuple[range, ...]
    shaped: bool

    @property
    def file(self) -> Traversable:
        """Where the font is."""
        return files(_PACKAGE) / self.font


class Fallback(NamedTuple):
    """A face that stands in for the document's own where that lacks letters."""

    script: str
    heavy: bool

    @property
    def weight(self) -> int:
        """How heavy it is, by the scale of fonts: 400 is plain."""
        return _HEAVY if self.heavy else _LIGHT


@cache
def scripts() -> dict[str, Script]:
    """The shipped table, in its order."""
    table = shipped_table("exports.pdf", "scripts.toml")
    return {
        row["name"]: Script(row["name"], row["font"], tuple(_spans(row["spans"])), row.get("shaped", False))
        for row in table["script"]
    }


def _spans(written: str) -> Iterator[range]:
    for span in written.split():
        first, _, last = span.partition("-")
        yield range(int(first, 16), int(last, 16) + 1)


@cache
def shaped_alone() -> frozenset[int]:
    """Code points that no face may set letter by letter."""
    return frozenset(code for row in scripts().values() if row.shaped for span in row.spans for code in span)


@cache
def letters_of(script: str) -> frozenset[int]:
    """Code points that a script's font has, and that can be seen in it or change how their neighbours look."""
    from exports.pdf.shaping import codes_of  # loads the shaper

    return frozenset(code for code in codes_of(script) if not unseen(chr(code)) and _agreed(code))


def _agreed(code: int) -> bool:
    """What the character looks like does not differ from font to font, as that of private ones does."""
    return unicodedata.category(chr(code)) != "Co"


@cache
def script_of(character: str) -> str:
    """The script whose font sets a character; none where there is no such font."""
    code = ord(character)
    for row in scripts().values():
        if any(code in span for span in row.spans) and code in letters_of(row.name):
            return row.name
    return ""
