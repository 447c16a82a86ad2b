"""Texts that stand for any day and tell of none: rules, forms to fill in, agendas, rotas, plans, notices to everybody.

They speak of harm, visits and conferences as a record does, and nothing in them happened. Three signs, none of them about
what they speak of: what the text calls itself, whom it is to, and how many of its sentences say what was against how many
say what is to be, may be or holds always.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from chronology.prose.sentences import Span
from chronology.tables import shipped_table

# Fewer sentences than this say too little about what sort of text they make.
_FEW = 3
# A text of which so many sentences look ahead, and so many more than tell.
_MOSTLY, _MARGIN = 0.4, 0.25
# A title of such a text, or an address to everybody, needs no more than that it tells little.
_LITTLE, _SOME_AHEAD = 0.45, 0.2
_HEAD_LINES, _TITLE_WORDS, _ADDRESS = 3, 16, 400
_BLANKS = re.compile(r"_{3,}|\.{5,}|\u2026{2,}|\[[ ]{0,3}\]|\by ?/ ?n\b|\byes ?/ ?no\b|[\u2610\u25a1]")
_ENGLISH_PAST = r"\w{2,}(?:ied|ed)"
_WELSH_PAST = r"\w{2,}(?:odd|wyd|som)|\w{3,}ais"


@dataclass(frozen=True, slots=True)
class _Signs:
    titles: re.Pattern[str]
    marked: re.Pattern[str]
    addresses: re.Pattern[str]
    ahead: re.Pattern[str]
    reader: re.Pattern[str]
    orders: re.Pattern[str]
    told: re.Pattern[str]
    others: re.Pattern[str]


@cache
def _signs() -> _Signs:
    table = shipped_table("chronology.prose", "standing.toml")
    return _Signs(
        titles=re.compile(_any_of(table["titles"]["bare"])),
        marked=re.compile(_any_of(table["titles"]["marked"])),
        addresses=re.compile(_any_of(table["addresses"]["words"])),
        ahead=re.compile(_any_of(table["ahead"]["words"])),
        reader=re.compile(_any_of(table["ahead"]["reader"])),
        orders=re.compile(
            rf"\W{{0,6}}(?:\d{{1,2}}[.)]?\s)?(?:[^\W\d_]{{2,9}}:\s)?{_any_of(table['ahead']['orders'])}(?!ed|ing)"
        ),
        told=re.compile(rf"\b(?:{_any_of(table['told']['words'])}|{_ENGLISH_PAST}|{_WELSH_PAST})\b"),
        others=re.compile(_any_of(table["told"]["others"])),
    )


def _any_of(words: Sequence[str]) -> str:
    choice = "|".join(
        re.escape(word.removesuffix("*")) + (r"\w*" if word.endswith("*") else "")
        for word in sorted(words, key=len, reverse=True)
    )
    return rf"(?<!\w)(?:{choice})(?!\w)"


@dataclass(frozen=True, slots=True)
class Bearing:
    """How a text bears on days: the shares of its sentences that tell what was, and that look to what is to be."""

    sentences: int
    told: float
    ahead: float
    titled: bool
    to_all: bool

    @property
    def stands(self) -> bool:
        """The text tells of no day."""
        if self.titled:
            return self.told <= _LITTLE
        if self.to_all:
            return self.told <= _LITTLE and self.ahead >= _SOME_AHEAD and self.ahead >= self.told
        return self.sentences >= _FEW and self.ahead >= _MOSTLY and self.ahead - self.told >= _MARGIN


def bearing_of(lower: str, spans: Sequence[Span]) -> Bearing:
    """How a note bears on days, from its sentences in folded text."""
    looking = [looks_ahead(lower, span) for span in spans]
    ahead = sum(looking)
    tells = sum(not looks and _has_been(lower, *span) for span, looks in zip(spans, looking, strict=True))
    count = max(1, len(spans))
    start, end = (spans[0].start, spans[-1].end) if spans else (0, 0)
    return Bearing(
        sentences=len(spans),
        told=tells / count,
        ahead=ahead / count,
        titled=_is_titled(lower, start, end),
        to_all=_signs().addresses.search(lower, start, min(end, start + _ADDRESS)) is not None,
    )


def looks_ahead(lower: str, span: Span) -> bool:
    """A sentence says what is to be, may be or holds always; asks; or leaves a place to fill in."""
    place = (lower, span.start, span.end)
    signs = _signs()
    if lower.endswith("?", span.start, span.end) or signs.ahead.search(*place) or _BLANKS.search(*place):
        return True
    return signs.orders.match(*place) is not None or (signs.reader.search(*place) is not None and not _has_been(*place))


def is_told(lower: str, span: Span) -> bool:
    """A sentence says what has been."""
    return _has_been(lower, span.start, span.end) and not looks_ahead(lower, span)


def _has_been(lower: str, start: int, end: int) -> bool:
    signs = _signs()
    return any(signs.others.match(lower, found.start()) is None for found in signs.told.finditer(lower, start, end))


def _is_titled(lower: str, start: int, end: int) -> bool:
    """One of the first lines with words is the title of such a text, and no sentence."""
    signs = _signs()
    lines = [line.strip() for line in lower[start : min(end, start + _ADDRESS)].split("\n") if line.strip()]
    for line in lines[:_HEAD_LINES]:
        if signs.marked.search(line):
            return True
        if len(line.split()) <= _TITLE_WORDS and not line.endswith((".", ",")) and signs.titles.search(line):
            return True
    return False
