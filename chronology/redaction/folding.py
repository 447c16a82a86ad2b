"""Text as it is searched: words without accents, case and what nobody sees, each with its place in the text."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

# What takes no room on a page: joiners, marks of direction, soft hyphens, selectors, tags.
_UNSEEN_SET: Final = (
    "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f\U000e0100-\U000e01ef"
)
# As documents print them: a mark with the code point.
_UNSEEN: Final = rf"(?:[{_UNSEEN_SET}]|⟦U\+[0-9A-F]{{4,6}}⟧)"
# Points of Hebrew and Arabic are accents too: most writing leaves them out.
_ACCENTS: Final = (
    "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
)
# Vowel signs and what else stands on a letter in the scripts of India and its neighbours: a word is none without them.
_SIGNS: Final = "".join(code for code in map(chr, range(0x0900, 0x1C00)) if unicodedata.category(code).startswith("M"))
_LETTER: Final = r"[^\W\d_]"
_WORD: Final = re.compile(
    rf"{_LETTER}(?:{_LETTER}|[{_ACCENTS}{_SIGNS}]|{_UNSEEN}+(?={_LETTER}|[{_ACCENTS}{_SIGNS}]))*"
    rf"|\d(?:\d|{_UNSEEN}+(?=\d))*"
)
_PLAIN_WORD: Final = re.compile(r"[a-z]+|[0-9]+")
_ASCII_WORD: Final = re.compile(r"[A-Za-z]+|[0-9]+")
_DROPPED: Final = re.compile(rf"{_UNSEEN}|[{_ACCENTS}]")
UNSEEN: Final = re.compile(_UNSEEN)
# Letters that are not a plain one with an accent, and letters of other scripts that look like plain ones.
_LETTERS: Final = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"}
    | dict(zip("аеорсухіјѕԁһӏ", "aeopcyxijsdhl", strict=True))
    | dict(zip("αορνικτυχ", "aopviktux", strict=True))
)


class Token(NamedTuple):
    """A word or a number: where it stands, how it is compared and how it is written."""

    start: int
    end: int
    folded: str
    written: str


def tokens_of(text: str) -> Sequence[Token]:
    """The words and numbers of a text, in order."""
    word = _ASCII_WORD if text.isascii() else _WORD
    return [Token(found.start(), found.end(), fold(found[0]), found[0]) for found in word.finditer(text)]


def folded_of(text: str) -> tuple[str, ...]:
    """The words and numbers of a text as they are compared."""
    if text.isascii():
        # The same words, found several times sooner: most text has nothing else in it.
        return tuple(_PLAIN_WORD.findall(text.lower()))
    return tuple(map(fold, _WORD.findall(text)))


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """A word as words are compared: no accents, nothing unseen, one case, plain letters."""
    if word.isascii():
        return word.lower()
    bare = unicodedata.normalize("NFKD", _DROPPED.sub("", word))
    return _DROPPED.sub("", bare).casefold().translate(_LETTERS)


def seen(text: str) -> str:
    """The text without what nobody sees."""
    return UNSEEN.sub("", text)
