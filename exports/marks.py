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


def unseen(character: str) -> bool:
    """A reader could not see the character, or could not tell what it does to its neighbours."""
    return unicodedata.category(character) in _UNSEEN or character in _BLANK or _is_no_character(character)


def _is_no_character(character: str) -> bool:
    """One of the code points that Unicode keeps from ever being characters; XML holds none of the first plane's two."""
    return ord(character) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(character) <= 0xFDEF


def code_point(character: str) -> str:
    """A character by its number, as every mark names it."""
    return f"U+{ord(character):04X}"


def visible(text: str) -> str:
    """The text with every unseen character as a mark (⟦U+202E⟧). Line ends stay; a tab is a space."""
    plain = text.replace("\r\n", "\n").replace("\t", " ")
    return _UNUSUAL.sub(_seen, plain)


def encodable(text: str) -> str:
    """The text with halves of surrogate pairs as marks; nothing else stops it from being written as UTF-8."""
    return _SURROGATE.sub(_mark, text)


def _seen(found: re.Match[str]) -> str:
    return _mark(found) if unseen(found[0]) else found[0]


def _mark(found: re.Match[str]) -> str:
    return f"⟦{code_point(found[0])}⟧"
