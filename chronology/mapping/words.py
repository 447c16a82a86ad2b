"""What the text of a field says: codes, flags and dates in words. What has no meaning here stays as written."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final

from chronology.coded import Recognised, recognise
from chronology.dates import describe, of_cell
from chronology.model import When

PLAIN_READINGS: Final = ("text", "date", "datetime", "flag", "number", "count", "person")
"""The ways a text is read that are not the name of a code set."""

FLAGS: Final[Mapping[str, bool]] = {
    # Every spelling of a flag that was met in real files.
    **dict.fromkeys(("1", "TRUE", "Y", "YES"), True),
    **dict.fromkeys(("0", "FALSE", "N", "NO"), False),
}

_NOT_LETTERS = re.compile(r"[\W_]+")
_NUMBER = re.compile(r"[+-]?(?:\d+(?:,\d{3})*)?\.?\d+", re.ASCII)


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """A heading or value for comparing: letters and figures alone, case folded, so that spaces and marks never count."""
    return _NOT_LETTERS.sub("", unicodedata.normalize("NFKC", text)).casefold()


def is_yes(text: str) -> bool:
    """A flag is set, in any of the spellings that systems write."""
    return FLAGS.get(text.upper(), False)


@lru_cache(maxsize=65536)
def date_of(text: str) -> When:
    """The date a text holds; a text that is no date is undated and kept in its own words."""
    return (of_cell(text) if text else None) or When.undated(text)


_NONE: Final[Mapping[str, str]] = {}


class Codes:
    """Code sets by name, each a table of codes in capitals with what they mean."""

    def __init__(
        self,
        sets: Mapping[str, Mapping[str, str]],
        *,
        coded: Mapping[str, str] = _NONE,
        tolerant: bool = False,
        date: Callable[[str], When | None] = of_cell,
    ) -> None:
        self.sets = {**sets, **dict.fromkeys(coded, _NONE)}
        self._coded = coded
        """Names here of the sets of `chronology.coded`, whose values are recognised by rules."""
        self._date = date
        self._near = {name: _near(table) for name, table in sets.items()} if tolerant else {}
        self.in_words = lru_cache(maxsize=65536)(self._in_words)
        """A text as it stands in a sentence; a code without meaning is kept and says so."""
        self.fault = lru_cache(maxsize=65536)(self._fault)
        """What is wrong with a text for the way it is read, in words that do not repeat it; empty if nothing is."""

    def is_coded(self, how: str) -> bool:
        """The values of a set are recognised by rules; one that is not is told as it stands, and is no fault."""
        return how in self._coded

    def meaning(self, code_set: str, code: str) -> str | None:
        """What a code means, or None where no meaning is held."""
        if code_set in self._coded:
            return recognise(self._coded[code_set], code).say or None
        exact = self.sets[code_set].get(code.upper())
        # Not every set is tolerant, and what is read without tolerance may have a new text in each record.
        near = None if exact else self._near.get(code_set)
        return near.get(plain(code)) if near else exact or None

    def _in_words(self, how: str, text: str) -> str:
        match how:
            case "text" | "number" | "count" | "person":
                return text
            case "flag":
                return ("yes" if is_yes(text) else "no") if text.upper() in FLAGS else text
            case "date" | "datetime":
                when = self._date(text)
                return describe(when) if when and when.dated else text
            case coded if coded in self._coded:
                return _as_written(recognise(self._coded[coded], text), text)
            case code_set:
                return self.meaning(code_set, text) or f"code {text} (no meaning held)"

    def _fault(self, how: str, text: str) -> str:
        match how:
            case "text" | "person":
                return ""
            case "number":
                right, wrong = bool(_NUMBER.fullmatch(text)), "holds something that is not a number"
            case "count":
                right, wrong = text.isascii() and text.isdigit(), "holds something that is not a whole number"
            case "flag":
                right, wrong = text.upper() in FLAGS, "holds something that is neither yes nor no"
            case "date" | "datetime":
                right, wrong = bool(self._date(text)), "holds something that is not a date; its words are kept"
            case coded if coded in self._coded:
                right = bool(recognise(self._coded[coded], text))
                wrong = "holds a value that is not recognised; it is kept as written"
            case code_set:
                right = bool(self.meaning(code_set, text))
                wrong = "holds a code for which no meaning is held; it is kept as written"
        return "" if right else wrong


def _as_written(value: Recognised, text: str) -> str:
    """A value in words, with how it was written where that told more."""
    if not value:
        return f"{text} (not recognised)"
    return value.say if value.whole else f"{value.say} (written “{text}”)"


def _near(table: Mapping[str, str]) -> Mapping[str, str]:
    """The same, by code or by meaning without case and marks: systems export either, or "N1 - the meaning"."""
    near: dict[str, str] = {}
    for code, meaning in table.items():
        for spelling in (code, meaning, f"{code} {meaning}"):
            near.setdefault(plain(spelling), meaning)
    return near
