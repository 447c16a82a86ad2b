"""What a reader could not see, made visible: a mark with the code point, never a blank and never nothing."""

import re
import unicodedata
from typing import Final

# Controls, formats (which reorder or hide text), halves of surrogate pairs, line and paragraph separators.
_UNSEEN: Final = {"Cc", "Cf", "Cs", "Zl", "Zp"}
# Letters by their category, blank on every page: Hangul fillers and the blank Braille pattern.
_BLANK: Final = "\u115f\u1160\u2800\u3164\uffa0"
_UNUSUAL: Final = re.compile(r"[^ -~\n]")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")


def visible(text: str) -> str:
    """The text with every unseen character as a mark (⟦U+202E⟧). Line ends stay; a tab is a space."""
    plain = text.replace("\r\n", "\n").replace("\t", " ")
    return _UNUSUAL.sub(_seen, plain)


def encodable(text: str) -> str:
    """The text with halves of surrogate pairs as marks; nothing else stops it from being written as UTF-8."""
    return _SURROGATE.sub(_mark, text)


def _seen(found: re.Match[str]) -> str:
    unseen = unicodedata.category(found[0]) in _UNSEEN or found[0] in _BLANK
    return _mark(found) if unseen else found[0]


def _mark(found: re.Match[str]) -> str:
    return f"⟦U+{ord(found[0]):04X}⟧"
