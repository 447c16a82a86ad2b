"""Years that are written out as they are said: nineteen eighty-six, two thousand and fifteen, twenty twelve."""

import re
from functools import cache

from chronology.dates.grammar import classes
from chronology.dates.pieces import FIGURE, Meaning
from chronology.dates.tokens import Lexed, Tokens, letters

_CENTURIES = (18, 19, 20)
_THOUSAND, _HUNDRED = 0, 1
"""Where the two words stand in their list."""


def with_years(lexed: Lexed) -> Lexed:
    """The text with each year in words as one token, as though it stood there in figures."""
    if letters()["tens"] not in lexed.letters and letters()["thousand"] not in lexed.letters:
        return lexed
    tokens, text, moved = lexed.tokens, lexed.letters, 0
    for found in _written_out().finditer(lexed.letters):
        first, last = found.start() - moved, found.end() - moved
        year = _year(tokens, first, last)
        if year is not None:
            _put(tokens, first, last, Meaning(FIGURE, "year", year))
            text = text[:first] + letters()["year"] + text[last:]
            moved += last - first - 1
    return Lexed(lexed.text, tokens, text)


@cache
def _written_out() -> re.Pattern[str]:
    """Nothing is counted by it. "Two thousand" alone is a sum rather than a year."""
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


def _put(tokens: Tokens, first: int, last: int, meaning: Meaning) -> None:
    tokens.names[first:last] = [meaning.name]
    tokens.starts[first:last] = [tokens.starts[first]]
    tokens.ends[first:last] = [tokens.ends[last - 1]]
    tokens.values[first:last] = [meaning]
