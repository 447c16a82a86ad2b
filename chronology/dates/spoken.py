"""Years that are written out as they are said: nineteen eighty-six, two thousand and fifteen, twenty twelve."""

import re
from functools import cache

from chronology.dates.grammar import classes
from chronology.dates.pieces import FIGURE, Meaning
from chronology.dates.tokens import Lexed, Tokens, letters

_CENTURIES = (18, 19, 20)
_THOUSAND = 0
"""Where "thousand" stands in the list of its words; the other is "hundred"."""


def with_years(lexed: Lexed) -> Lexed:
    """The text with each year in words as one token, as though it stood there in figures."""
    if letters()["tens"] not in lexed.letters and letters()["thousand"] not in lexed.letters:
        return lexed
    spans = (found.span() for found in _written_out().finditer(lexed.letters))
    years = [(first, last, year) for first, last in spans if (year := _year(lexed.tokens, first, last)) is not None]
    tokens, done = Tokens([], [], [], []), 0
    text: list[str] = []
    for first, last, year in years:
        _copy(lexed.tokens, tokens, done, first)
        _add(tokens, lexed.tokens.starts[first], lexed.tokens.ends[last - 1], Meaning(FIGURE, "year", year))
        text += [lexed.letters[done:first], letters()["year"]]
        done = last
    _copy(lexed.tokens, tokens, done, len(lexed.tokens))
    return Lexed(lexed.text, tokens, "".join([*text, lexed.letters[done:]]))


@cache
def _written_out() -> re.Pattern[str]:
    """A year in words, with nothing behind it that it counts. "Two thousand" alone is a sum rather than a year."""
    low = "(?: {tens}{hyphen}?{count}? | {count} )"
    year = f"(?: [{{count}}{{tens}}] {{hyphen}}? {{thousand}}? {{and}}? {low} )"
    return re.compile(classes(f"{year} (?![{{measure}}{{unit}}{{calendar_day}}{{calendar_month}}{{calendar_year}}])"))


def _year(tokens: Tokens, first: int, last: int) -> int | None:
    """The year the words say; None where they say another number."""
    said = [token for token in tokens[first:last] if token.name in ("count", "tens", "thousand")]
    head, *rest = said
    if rest[0].name == "thousand":
        low = sum(token.number for token in rest[1:])
        if rest[0].number == _THOUSAND:
            return 2000 + low if head.number == 2 else None
        return head.number * 100 + low if head.number in _CENTURIES[:2] else None
    low = sum(token.number for token in rest)  # "twenty six" is a number
    return head.number * 100 + low if head.number in _CENTURIES and low >= 10 else None


def _copy(source: Tokens, target: Tokens, first: int, last: int) -> None:
    target.names.extend(source.names[first:last])
    target.starts.extend(source.starts[first:last])
    target.ends.extend(source.ends[first:last])
    target.values.extend(source.values[first:last])


def _add(target: Tokens, start: int, end: int, meaning: Meaning) -> None:
    target.names.append(meaning.name)
    target.starts.append(start)
    target.ends.append(end)
    target.values.append(meaning)
