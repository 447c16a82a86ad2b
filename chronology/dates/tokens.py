"""Text cut into the words and figures dates are made of, each with its part in a date.

The parts make a second string, one letter for each token, over which the grammar is written as regular expressions:
what is no part of any date is one letter however long it is, so the grammar reads a fraction of the text.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple, overload

from chronology.dates.pieces import (
    BOUND_MARK,
    FIGURE,
    GAP,
    LINE,
    MARK,
    MARKS,
    NOTHING,
    OTHER,
    PIECES,
    WORD,
    Meaning,
    meaning,
)
from chronology.dates.words import vocabulary, welsh_weekdays

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
        "weeks_of",
        "year",
        "years",
    }
)
_BARE = frozenset({"digit", "double", "short", "four", "pair", "dots", "days", "year", "month_year", "years"})
# A word written on to a figure (14:30hrs, 3pm, 3Mar) that leaves it a figure of time; any other makes it a code.
_MONTHS = frozenset({"month", "abbr_month", "doubtful_month", "low_month"})
_GLUED = frozenset({"half", "hours", "unit", "calendar_day", "calendar_month", "calendar_year"}) | _MONTHS
# What a figure may follow without a space and still be a figure.
_APART = frozenset(MARKS.values()) | _MONTHS | {"line", "gap", "doubt"}
# Before these a figure is a sum, a rating or the number of something.
_COUNTING = frozenset({"money", "refuse", "scale", "label"})
# Where a line may be wrapped inside a date: what ends one line and what goes on with it in the next.
_DAYS = frozenset({"digit", "double", "ordinal", "word_ordinal", "of"})
_WRAPS = {
    **dict.fromkeys(_DAYS, _MONTHS),
    **dict.fromkeys(_MONTHS, frozenset({"year"})),
    **dict.fromkeys(("weekday", "doubtful_weekday"), _DAYS),
}
# Behind these a word may be another or go on with the line before; written on to these, it may make them something else.
_BEFORE = frozenset({"dydd", LINE})
_WRITTEN_ON = _FIGURES | {"dydd", "slash", LINE}
_BEFORE_A_FIGURE = _BEFORE | _COUNTING | {"colon"}
# A figure at the head of a line with one of these behind it numbers what follows.
_NUMBERING = frozenset({".", ")"})
_DASHES = frozenset({"slash", "hyphen"})
_DOUBT = Meaning(BOUND_MARK, "doubt")
_DROPPED = Meaning(BOUND_MARK, "")
# Below U+0100, where the standard library compiles a set of characters many times as fast; none means anything in a pattern.
_ALPHABET = [*map(chr, range(0xA1, 0x100)), *map(chr, range(0x41, 0x5B)), *map(chr, range(0x61, 0x7B))]


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
class Tokens:
    """The tokens of a text, kept as columns: few of them are ever asked for, and only those are made."""

    names: list[str]
    starts: list[int]
    ends: list[int]
    values: list[Meaning]

    @overload
    def __getitem__(self, place: int) -> Token: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Token]: ...
    def __getitem__(self, place: int | slice) -> Token | Sequence[Token]:
        """The token at a place, or those of a stretch."""
        if isinstance(place, slice):
            columns = zip(self.names[place], self.starts[place], self.ends[place], self.values[place], strict=True)
            return [_token(*column) for column in columns]
        return _token(self.names[place], self.starts[place], self.ends[place], self.values[place])

    def __len__(self) -> int:
        """How many there are."""
        return len(self.names)


def _token(name: str, start: int, end: int, value: Meaning) -> Token:
    return Token(name, start, end, value.number, value.parts, value.short)


@dataclass(frozen=True, slots=True)
class Lexed:
    """A text as tokens, and their classes as a string of the same length."""

    text: str
    tokens: Tokens
    letters: str


@cache
def letters() -> Mapping[str, str]:
    """The letter each class is written as, in patterns and in `Lexed.letters`."""
    names = {name for name, _ in vocabulary().values()} | set(MARKS.values()) | _FIGURES
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
    cut = _Cut(Tokens([], [], [], []))
    tokens, add = cut.tokens, cut.add
    names, ends = tokens.names, tokens.ends
    add_name, add_start = names.append, tokens.starts.append
    add_end, add_value = ends.append, tokens.values.append
    last, end = "", 0
    pieces = iter(PIECES.split(text))
    for gap, piece in zip(pieces, pieces, strict=False):  # what follows the last piece is left over
        start = end + len(gap)
        end = start + len(piece)
        known = meaning(piece)
        # Nearly every piece is settled here, without a call: what goes on with words of no date, a word, mark or figure by itself.
        if last == OTHER and (known is NOTHING or (known.kind == FIGURE and not gap)):
            ends[-1] = end
        elif (
            (kind := known.kind) == MARK
            or (kind == WORD and last not in (_BEFORE if gap else _WRITTEN_ON))
            or (kind == FIGURE and gap and last not in _BEFORE_A_FIGURE)
            or (last == OTHER and known.name == "stop")
        ):
            last = known.name
            add_name(last)
            add_start(start)
            add_end(end)
            add_value(known)
        else:
            add(known, piece, start, end, text[end : end + 1])
            last = names[-1] if names else ""
    return Lexed(text, tokens, "".join(map(letters().__getitem__, names)))


@dataclass(frozen=True, slots=True)
class _Cut:
    """The tokens so far, and what a piece makes of them that may have to do with the ones before."""

    tokens: Tokens

    def add(self, known: Meaning, piece: str, start: int, end: int, beside: str) -> None:
        """Add a piece. It is glued where nothing stands between it and the token before."""
        tokens = self.tokens
        last, glued = (tokens.names[-1], tokens.ends[-1] == start) if tokens.names else ("", False)
        if last == "dydd":
            known = _day_after_dydd(piece) or known
        kind, name = known.kind, known.name
        if kind == FIGURE:
            if last and self._is_code(known, last, glued=glued):
                known, name = NOTHING, OTHER
            else:
                self._unwrap(name, beside)
        elif kind == BOUND_MARK:
            known = self._bound(known, last, beside, glued=glued)
        if name == OTHER or kind == WORD:
            if last == LINE:
                self._unwrap(name)
            elif glued:
                self._spoil(last, name)
        if name == OTHER and tokens.names and tokens.names[-1] == OTHER:
            tokens.ends[-1] = end
        elif known is not _DROPPED:
            self._append(known, start, end)

    def _append(self, known: Meaning, start: int, end: int) -> None:
        tokens = self.tokens
        tokens.names.append(known.name)
        tokens.starts.append(start)
        tokens.ends.append(end)
        tokens.values.append(known)

    def _spoil(self, last: str, name: str) -> None:
        """A figure with letters written on to it (47a), or with more after a slash (12/3/21/AB), is a code."""
        if name in _GLUED:
            return
        if last in _FIGURES:
            self._void(1)
        elif last == "slash" and name not in _MONTHS and self._is_joined() and self.tokens.names[-2] in _FIGURES:
            self._void(2)

    def _void(self, back: int) -> None:
        """The token so far back is no part of a date after all."""
        self.tokens.names[-back], self.tokens.values[-back] = OTHER, NOTHING

    def _is_joined(self) -> bool:
        """The last token is written on to the one before it."""
        return len(self.tokens.names) > 1 and self.tokens.ends[-2] == self.tokens.starts[-1]

    def _bound(self, known: Meaning, last: str, beside: str, *, glued: bool) -> Meaning:
        """What a mark is that has to do with the word before it or the letter behind it."""
        if known.name == "percent" and last in _FIGURES:
            self._void(1)
        elif known.name == "stop" and glued and self.tokens.values[-1].short:
            return _DROPPED
        elif known.name == "query" and (beside.isalnum() or beside == "_"):
            return _DOUBT
        return known

    def _unwrap(self, name: str, beside: str = "") -> None:
        """Take a line's end for a space where a date goes on in the next line."""
        tokens = self.tokens
        if (
            beside not in _NUMBERING
            and len(tokens.names) > 1
            and tokens.names[-1] == LINE
            and name in _WRAPS.get(tokens.names[-2], ())
        ):
            for column in (tokens.names, tokens.starts, tokens.ends, tokens.values):
                column.pop()

    def _is_code(self, known: Meaning, before: str, *, glued: bool) -> bool:
        """A figure that counts, costs, numbers or names something: s47, £3, room 12, version 1.2.20, AB/12/3/21."""
        name = known.name
        if before in _COUNTING:
            if before == "label":
                return glued or name in _BARE or _is_of_two_figures(known)
            return glued or before == "money" or name in _BARE
        if before == "colon" and _is_of_two_figures(known) and self.tokens.names[-2:-1] == ["label"]:
            # "Ref: 12/11/23" is what something is filed under.
            return True
        return glued and (before not in _APART or self._is_tail(before, name))

    def _is_tail(self, before: str, name: str) -> bool:
        """Joined by a slash or dash to something that is no date: COVID-19, AB/12/3/21."""
        if before not in _DASHES or not self._is_joined() or self.tokens.names[-2] != OTHER:
            return False
        return before == "slash" or name not in ("full", "clock")


def _is_of_two_figures(known: Meaning) -> bool:
    """A date whose year has two figures, as the parts of a reference have."""
    return known.name in ("full", "impossible") and known.parts[0] < 100


def _day_after_dydd(word: str) -> Meaning | None:
    number = welsh_weekdays().get(word.lower())
    return Meaning(WORD, "weekday", number) if number else None
