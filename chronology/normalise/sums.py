"""The sums of money an entry names: "£600" and "six hundred pounds" are one."""

import re
from functools import lru_cache
from typing import Final

_FIGURES: Final = re.compile(
    r"£\s?(?P<pounds>\d{1,3}(?:,\d{3})+|\d+)(?:\.\d\d)?(?![\d,]*\d|k)|\b(?P<coins>\d+) ?(?:pounds|quid)\b"
)
_DIGITS: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_HUNDREDS: Final = re.compile(rf"\b(?P<digit>{'|'.join(_DIGITS)}|a) (?P<by>hundred|thousand) (?:pounds|quid)\b")
# Small change is spent every day.
_LEAST: Final = 20


@lru_cache(maxsize=8192)
def sums(text: str) -> frozenset[int]:
    """Whole pounds of each sum in a text that is not small change."""
    lower = text.casefold()
    figures = {int((found["pounds"] or found["coins"]).replace(",", "")) for found in _FIGURES.finditer(lower)}
    return frozenset(each for each in figures | set(map(_spelt, _HUNDREDS.finditer(lower))) if each >= _LEAST)


def _spelt(found: re.Match[str]) -> int:
    many = 1 if found["digit"] == "a" else _DIGITS.index(found["digit"]) + 1
    return many * (100 if found["by"] == "hundred" else 1000)
