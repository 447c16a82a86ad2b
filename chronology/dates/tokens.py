"""Text cut into the words and figures dates are made of, each with its part in a date.

The parts make a second string, one letter for each token, over which the grammar is written as regular expressions:
what is no part of any date is one letter however long it is, so the grammar reads a fraction of the text.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from chronology.dates.figures import figure
from chronology.dates.words import vocabulary, welsh_weekdays

# What says what a figure is comes before the plain figure. Every repetition is possessive or bounded, so that no text
# is gone over twice; of a group only bounded, since a possessive one that fails loses its place in some releases of Python 3.11.
_TOKEN = re.compile(
    r"""
    (?=[apqhnw])(?:
        (?P<half>[ap]\.\x20?m\b\.?)
      | (?P<quarter_mark>q[1-4]\b)
      | (?P<no_later>no\ (?:later|earlier)\ than\b)
      | (?P<half_mark>h[12]\b)
      | (?P<week_mark>w/[ceb]\b)
    )
  | (?P<word>[^\W\d_]++(?:['’][^\W\d_]++)?)
  | (?P<iso>[0-9]{4}-[0-9][0-9]-[0-9][0-9](?:[T\x20][0-9][0-9]:[0-9][0-9](?::[0-9][0-9](?:\.[0-9]++)?)?(?:Z\b|[+-][0-9][0-9]:?[0-9][0-9]\b)?)?(?![0-9/]|-[0-9]))
  | (?P<grouped>[0-9]{1,3}(?:,[0-9]{3}){1,8}(?![0-9]))
  | (?P<decade>(?:(?:[0-9][0-9]|['’‘])[0-9]0\x20?['’]?|(?<=the\x20)[2-9]0\x20?)s\b)
  | (?P<ordinal>[0-9]{1,2}(?:(?-i:\x20(?:st|nd|rd|th)(?=\x20[A-Z]))|st|nd|rd|th|af|il|ydd|ed|fed|eg|ain)\b)
  | (?P<spanned>[0-9]++(?:[-‐‑][0-9]++){1,12}(?![/.:][0-9]))
  | (?P<parted>[0-9]++(?:[/.:][0-9]++){1,12})
  | (?P<number>[0-9]++)
  | (?P<short_year>(?<!\w)['’‘][0-9][0-9](?!\w))
  | (?P<redacted>\[\x20?(?:dates?|dob|redact|removed|withheld|omitted|anonymised|xx|__|\.\.|…)[^\[\]\n0-9]{0,40}\])
  | (?P<gap>\n[ \t\r]*+\n)
  | (?P<line>\n)
  | (?P<doubt>\?(?=\w))
  | (?P<mark>[^\s\w]|_)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MARKS = {
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
_FIGURES = frozenset(
    {
        "clock",
        "days",
        "decade",
        "digit",
        "dots",
        "double",
        "four",
        "full",
        "impossible",
        "month_year",
        "ordinal",
        "pair",
        "school_year",
        "short",
        "short_year",
        "year",
        "years",
    }
)
_BARE = frozenset({"digit", "double", "short", "four", "pair", "dots", "days", "year", "month_year", "years"})
# A word written on to a figure (14:30hrs, 3pm, 3Mar) that leaves it a figure of time; any other makes it a code.
_MONTHS = frozenset({"month", "abbr_month", "doubtful_month", "low_month"})
_GLUED = frozenset({"half", "hours", "unit", "calendar_day", "calendar_month", "calendar_year"}) | _MONTHS
# Small words that mean what they mean in a date only in lower case: Welsh "i" and "o", "c" for circa.
_LOWER_ONLY = frozenset({"i", "o", "c", "s", "p"})
_SHORTENED = frozenset({"abbr_month", "weekday", "doubtful_weekday", "about", "refuse", "label", "hours"})
# What a figure may follow without a space and still be a figure.
_APART = frozenset(_MARKS.values()) | _MONTHS | {"line", "gap", "doubt"}
# Where a line may be wrapped inside a date: what ends one line and what goes on with it in the next.
_DAYS = frozenset({"digit", "double", "ordinal", "word_ordinal", "of"})
_WRAPS = {
    **dict.fromkeys(_DAYS, _MONTHS),
    **dict.fromkeys(_MONTHS, frozenset({"year"})),
    **dict.fromkeys(("weekday", "doubtful_weekday"), _DAYS),
}
# Below U+0100, where the standard library compiles a set of characters many times as fast; none means anything in a pattern.
_ALPHABET = [*map(chr, range(0xA1, 0x100)), *map(chr, range(0x41, 0x5B)), *map(chr, range(0x61, 0x7B))]
OTHER, LINE, GAP = "other", "line", "gap"


class Token(NamedTuple):
    """A piece of the text with its class, and its value: a number, or the parts of a compound figure."""

    name: str
    start: int
    end: int
    number: int = 0
    parts: tuple[int, ...] = ()
    short: bool = False
    """An abbreviation: Mar, Sept."""


@dataclass(frozen=True, slots=True)
class Lexed:
    """A text as tokens, and their classes as a string of the same length."""

    text: str
    tokens: tuple[Token, ...]
    letters: str


@cache
def letters() -> Mapping[str, str]:
    """The letter each class is written as, in patterns and in `Lexed.letters`."""
    names = {name for name, _ in vocabulary().values()} | set(_MARKS.values()) | _FIGURES
    names |= {
        OTHER,
        LINE,
        GAP,
        "low_month",
        "redacted",
        "redacted_date",
        "week_mark",
        "doubt",
        "quarter_mark",
        "half_mark",
    }
    return dict(zip(sorted(names), _ALPHABET, strict=False))


def lex(text: str) -> Lexed:
    """Cut a text into tokens."""
    tokens: list[Token] = []
    for found in _TOKEN.finditer(text):
        kind = found.lastgroup
        start, end = found.span()
        if kind == "word":
            entry = _entry(found[0])
            if tokens and tokens[-1].name == "dydd":
                entry = _day_after_dydd(found[0]) or entry
            if entry is None:
                _add_other(tokens, start, end)
            else:
                _add_word(tokens, start, end, entry)
        else:
            assert kind is not None
            _add(tokens, kind, start, found[0])
    names = letters()
    return Lexed(text, tuple(tokens), "".join([names[token.name] for token in tokens]))


@lru_cache(maxsize=16384)
def _entry(word: str) -> tuple[str, int, bool] | None:
    """What a word, as it is written, is in a date, if anything: its class, its value, and whether it is cut short."""
    lower = word.lower()
    entry = vocabulary().get(lower)
    if entry is None and not word.isalpha():
        lower = _unpossessed(word)
        entry = vocabulary().get(lower)
    if entry is None:
        return None
    name, number = entry
    if (lower in _LOWER_ONLY and word != lower) or ((name == "street" or lower == "no") and word == lower):
        return None
    if name == "doubtful_month" and word == lower:
        name = "low_month"
    return name, number, len(word) <= 4 and name in _SHORTENED


def _day_after_dydd(word: str) -> tuple[str, int, bool] | None:
    number = welsh_weekdays().get(word.lower())
    return ("weekday", number, False) if number else None


def _unpossessed(word: str) -> str:
    """Find the word in "yesterday's" and "Monday's". "May's" may be a person's, so months keep theirs; "I'll" is will."""
    if word.endswith(("'ll", "’ll")):
        return "will"
    base = word[:-2].lower() if word[-2:] in ("'s", "’s") else ""
    entry = vocabulary().get(base)
    return base if entry and entry[0] in ("weekday", "note_day", "unit", "calendar_month", "calendar_year") else ""


def _add_other(tokens: list[Token], start: int, end: int) -> None:
    """Keep what is no part of a date as one token, however many words it has."""
    if tokens and tokens[-1].end == start:
        _spoil_glued(tokens, start, OTHER)
    if tokens and tokens[-1].name == OTHER:
        tokens[-1] = Token(OTHER, tokens[-1].start, end)
    else:
        tokens.append(Token(OTHER, start, end))


def _spoil_glued(tokens: list[Token], start: int, name: str) -> None:
    """A figure with letters written on to it (47a), or with more after a slash (12/3/21/AB), is a code."""
    if not tokens or tokens[-1].end != start or name in _GLUED:
        return
    if tokens[-1].name in _FIGURES:
        tokens[-1] = tokens[-1]._replace(name=OTHER)
    elif name not in _MONTHS and tokens[-1].name == "slash" and _joined(tokens) and tokens[-2].name in _FIGURES:
        tokens[-2] = tokens[-2]._replace(name=OTHER)


def _add_word(tokens: list[Token], start: int, end: int, entry: tuple[str, int, bool]) -> None:
    name, number, short = entry
    if tokens:
        if tokens[-1].end == start:
            _spoil_glued(tokens, start, name)
        elif tokens[-1].name == LINE:
            _unwrap(tokens, name)
    tokens.append(Token(name, start, end, number, (), short))


def _add(tokens: list[Token], kind: str, start: int, piece: str) -> None:
    """Add what is not a word."""
    end = start + len(piece)
    if kind in (LINE, GAP, "doubt"):
        tokens.append(Token(kind, start, end))
    elif kind == "no_later":
        _spoil_glued(tokens, start, kind)
        tokens.append(Token("by" if "later" in piece.lower() else "since", start, end))
    elif kind == "half":
        _spoil_glued(tokens, start, kind)
        tokens.append(Token(kind, start, end, int(piece[0] in "pP")))
    elif kind in ("quarter_mark", "half_mark"):
        tokens.append(Token(kind, start, end, int(piece[1])))
    elif kind == "week_mark":
        tokens.append(Token(kind, start, end, int(piece[2] in "eE")))
    elif kind == "redacted":
        tokens.append(Token("redacted_date" if "date" in piece.lower() else kind, start, end))
    elif kind == "mark":
        _add_mark(tokens, start, piece)
    else:
        name, number, parts = figure(kind, piece)
        if not name or _is_code(tokens, start, name, parts):
            _add_other(tokens, start, end)
        else:
            _unwrap(tokens, name)
            tokens.append(Token(name, start, end, number, parts))


def _add_mark(tokens: list[Token], start: int, piece: str) -> None:
    name = _MARKS.get(piece, OTHER)
    if piece == "." and tokens and tokens[-1].short and tokens[-1].end == start:
        return
    if name == "percent" and tokens and tokens[-1].name in _FIGURES:
        tokens[-1] = tokens[-1]._replace(name=OTHER)
    if name == OTHER:
        _add_other(tokens, start, start + 1)
    else:
        tokens.append(Token(name, start, start + 1))


def _unwrap(tokens: list[Token], name: str) -> None:
    """Take a line's end for a space where a date goes on in the next line."""
    if len(tokens) > 1 and tokens[-1].name == LINE and name in _WRAPS.get(tokens[-2].name, ()):
        tokens.pop()


def _is_code(tokens: list[Token], start: int, name: str, parts: tuple[int, ...]) -> bool:
    """A figure that counts, costs, numbers or names something: s47, £3, room 12, version 1.2.20, AB/12/3/21."""
    if not tokens:
        return False
    before = tokens[-1]
    if before.end == start and before.name not in _APART:
        return True
    if before.name == "money" or (before.name in ("refuse", "scale") and name in _BARE):
        return True
    if before.name == "label":
        return name in _BARE or (name in ("full", "impossible") and parts[0] < 100)
    return before.end == start and _is_tail(tokens, name)


def _is_tail(tokens: list[Token], name: str) -> bool:
    """Joined by a slash or dash to something that is no date: COVID-19, AB/12/3/21."""
    if tokens[-1].name not in ("slash", "hyphen") or not _joined(tokens):
        return False
    if tokens[-1].name == "hyphen" and name in ("full", "clock"):
        return False
    return tokens[-2].name == OTHER


def _joined(tokens: list[Token]) -> bool:
    """The last token is written on to the one before it."""
    return len(tokens) > 1 and tokens[-2].end == tokens[-1].start
