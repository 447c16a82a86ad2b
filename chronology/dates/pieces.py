"""The pieces a text is cut into, and what each says of itself, whatever stands about it: a word, a figure, a mark.

A text has few different pieces and very many of them, so what a piece says is found out once and remembered.
"""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import NamedTuple

from chronology.dates.figures import figure
from chronology.dates.words import vocabulary

# One group alone, so that `split` gives gap and piece in turn without an object for each. What says what a figure is
# comes before the plain figure. Every repetition is possessive or bounded, so that no text is gone over twice; of a group
# only bounded, since a possessive one that fails loses its place in some releases of Python 3.11.
# A day with three figures or more written on to it ("24/02/07-0218") is the number of a log; a clock says so ("-0930hrs").
# Each line begins with the characters it may begin with and no line has another's ahead of them, for those the standard
# library tells apart at once. So it is with capitals written out, but not where case is left aside ((?i), to which ſ is an
# s too), with "or nothing" behind a bar, but not with a group that may be missing.
PIECES = re.compile(
    r"""(
    [b-gi-mor-vx-zB-GI-MOR-VX-Z][^\W\d_]*+(?:['’][^\W\d_]++|)
  | [aApP]\.\x20?[mM]\b\.?
  | [qQ][1-4]\b
  | [nN](?i:o\ (?:later|earlier)\ than)\b
  | [hH][12]\b
  | [wW]/[cebCEB]\b
  | [^\W\d_][^\W\d_]*+(?:['’][^\W\d_]++|)
  | [0-9]{4}-[0-9][0-9]-[0-9][0-9](?:[Tt\x20][0-9][0-9]:[0-9][0-9](?::[0-9][0-9](?:\.[0-9]++)?)?(?:[Zz]\b|[+-][0-9][0-9]:?[0-9][0-9]\b)?)?(?![0-9/]|-[0-9])
  | [0-9]{1,3}(?:,[0-9]{3}){1,8}(?![0-9])
  | [0-9][0-9][0-9]0\x20?['’]?[sSſ]\b
  | [2-9]0(?<=[tT][hH][eE]\x20..)\x20?[sSſ]\b
  | [0-9]{1,2}(?:\x20(?:st|nd|rd|th)(?=\x20[A-Z])|(?i:st|nd|rd|th|af|il|ydd|ed|fed|eg|ain))\b
  | [0-9]{1,2}(?:\.[ivxIVX]{1,4}\.|/[ivxIVX]{1,4}/|-[ivxIVX]{1,4}-)(?:[0-9]{4}|[0-9][0-9])(?![0-9A-Za-z/])
  | [0-9]++(?:[-‐‑][0-9]++){1,12}(?![/.:][0-9])
  | [0-9]{1,2}/[0-9]{1,2}/[0-9]{2}-[0-9]{3,6}(?![0-9]|[/.:-][0-9]|\x20?[hH](?:\b|(?i:rs?|ours?)\b))
  | [0-9]++(?:[/.:_][0-9]++){1,12}
  | [0-9]++
  | ['’‘](?:[0-9]0\x20?['’]?[sSſ]\b|(?<!\w.)[0-9][0-9](?!\w))
  | \[\x20?(?i:dates?|dob|redact|removed|withheld|omitted|anonymised|xx|__|\.\.|…)[^\[\]\n0-9]{0,40}\]
  | \n(?:[ \t\r]*+\n|)
  | [^\s\w]
  | _
    )""",
    re.VERBOSE,
)
MARKS = {
    ",": "comma",
    "-": "hyphen",
    "–": "hyphen",
    "—": "hyphen",
    "‐": "hyphen",
    "‑": "hyphen",
    "−": "hyphen",
    "/": "slash",
    ".": "stop",
    "!": "stop",
    ";": "stop",
    ":": "colon",
    "(": "open",
    ")": "close",
    "[": "open",
    "]": "close",
    "?": "query",
    "~": "about",
    "&": "and",
    "@": "at",
    "+": "and",
    "£": "money",
    "$": "money",
    "€": "money",
    "#": "money",
    "%": "percent",
}
OTHER, LINE, GAP = "other", "line", "gap"
WORD, FIGURE, MARK, BOUND_MARK = "word", "figure", "mark", "bound mark"
"""Kinds of pieces: a mark is itself whatever stands before it, one that is bound has to do with it."""
_BOUND = frozenset("%.?")

# Small words that mean what they mean in a date only in lower case: Welsh "i" and "o", "c" for circa.
_LOWER_ONLY = frozenset({"i", "o", "c", "ca", "s", "p"})
_SHORTENED = frozenset({"abbr_month", "weekday", "doubtful_weekday", "about", "refuse", "label", "hours"})


class Meaning(NamedTuple):
    """What a piece is to a date: its class, and its value, a number or the parts of a compound figure."""

    kind: str
    name: str
    number: int = 0
    parts: tuple[int, ...] = ()
    short: bool = False
    """An abbreviation: Mar, Sept."""


NOTHING = Meaning(WORD, OTHER)
"""No part of any date."""


@lru_cache(maxsize=16384)
def meaning(piece: str) -> Meaning:
    """What a piece says of itself."""
    first = piece[0]
    if "0" <= first <= "9":
        return _figure(_shape_of(piece), piece)
    if len(piece) == 1 and not first.isalnum():
        return _mark(piece)
    if first in _BEGUN:
        return _BEGUN[first](piece)
    return _sign(piece) if _SIGN.search(piece) else _word(piece)


def _mark(piece: str) -> Meaning:
    if piece == "\n":
        return Meaning(MARK, LINE)
    name = MARKS.get(piece)
    return Meaning(BOUND_MARK if piece in _BOUND else MARK, name) if name else NOTHING


def _apostrophe(piece: str) -> Meaning:
    return _figure("decade" if piece[-1] in "sSſ" else "short_year", piece)


def _bracket(piece: str) -> Meaning:
    return Meaning(MARK, "redacted_date" if "date" in piece.lower() else "redacted")


def _gap(_piece: str) -> Meaning:
    return Meaning(MARK, GAP)


_BEGUN: Mapping[str, Callable[[str], Meaning]] = {
    **dict.fromkeys("'’‘", _apostrophe),
    "[": _bracket,
    "\n": _gap,
}
"""What is not one mark though it begins as one."""
_SIGN = re.compile(r"[./0-9\x20]")


def _sign(piece: str) -> Meaning:
    """A word of letters and marks or figures: a.m., w/c, Q3, H1; "no later than" is one as well."""
    if "." in piece:
        return Meaning(WORD, "half", int(piece[0] in "pP"))
    if "/" in piece:
        return Meaning(MARK, "week_mark", int(piece[2] in "eE"))
    if " " in piece:
        return Meaning(WORD, "by" if "later" in piece.lower() else "since")
    return Meaning(MARK, "quarter_mark" if piece[0] in "qQ" else "half_mark", int(piece[1]))


_ISO = re.compile(r"[0-9]{4}-[0-9][0-9]-[0-9][0-9](?:[Tt\x20]|\Z)")
_PARTED = re.compile(r"[/.:_]")
_ROMAN = re.compile(r"[ivxIVX]")


def _shape_of(piece: str) -> str:
    """The kind of figure, as `figures` calls it; figures in groups (1,200) are none it knows."""
    if piece.isdigit():
        return "number"
    if _ISO.match(piece):
        return "iso"
    if piece[-1].isalpha():
        return "decade" if piece[-1] in "sSſ" else "ordinal"
    if "," in piece:
        return "grouped"
    if _ROMAN.search(piece):
        return "roman"
    return "parted" if _PARTED.search(piece) else "spanned"


def _figure(shape: str, piece: str) -> Meaning:
    name, number, parts = figure(shape, piece)
    return Meaning(FIGURE, name, number, parts) if name else NOTHING


def _word(word: str) -> Meaning:
    """What a word, as it is written, is in a date, if anything."""
    lower = word.lower()
    entry = vocabulary().get(lower)
    if entry is None and not word.isalpha():
        lower = _unpossessed(word)
        entry = vocabulary().get(lower)
    if entry is None:
        return NOTHING
    name, number = entry
    if (lower in _LOWER_ONLY and word != lower) or ((name == "street" or lower == "no") and word == lower):
        return NOTHING
    if name == "doubtful_month" and word == lower:
        name = "low_month"
    return Meaning(WORD, name, number, (), len(word) <= 4 and name in _SHORTENED)


def _unpossessed(word: str) -> str:
    """Find the word in "yesterday's" and "Monday's". "May's" may be a person's, so months keep theirs; "I'll" is will."""
    if word.endswith(("'ll", "’ll")):
        return "will"
    base = word[:-2].lower() if word[-2:] in ("'s", "’s") else ""
    entry = vocabulary().get(base)
    return base if entry and entry[0] in ("weekday", "note_day", "unit", "calendar_month", "calendar_year") else ""
