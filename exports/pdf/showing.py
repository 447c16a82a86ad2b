"""What the document's faces can show of a text: the rest is a visible mark, so that no letter is lost or made up."""

import re
import unicodedata
from functools import cache

from exports.pdf.fonts import Face, printable, word_width
from exports.pdf.stretches import marked, unset


def beyond() -> re.Pattern[str]:
    """Finds what the document's own face does not show."""
    return _other_than(printable())


@cache
def _other_than(characters: frozenset[int]) -> re.Pattern[str]:
    return re.compile("[^\n" + re.escape("".join(map(chr, sorted(characters)))) + "]")


def composed(text: str) -> str:
    """One form for each letter and one kind of line end; nothing else changes."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def shown(text: str) -> str:
    """The text with a visible mark for each character that cannot be printed, for bookmarks and metadata."""
    found = composed(text)
    return (marked(found) if beyond().search(found) else found).replace("\n", " ")


def fitted(text: str, room: float, size: float, face: Face = Face.REGULAR) -> str:
    """The text as it is shown, or as many of its words as fit in the room with an ellipsis; of one word, of its letters."""
    text = shown(text)
    if word_width(face, text) * size <= room:
        return text
    while " " in text and word_width(face, text + "…") * size > room:
        text = text.rpartition(" ")[0]
    while text and word_width(face, text + "…") * size > room:
        text = text[:-1]
    return text.rstrip() + "…"


def unshowable(text: str) -> int:
    """How many characters of the text are printed as marks."""
    found = composed(text)
    return unset(found) if beyond().search(found) else 0
