"""Where in the letters of a text a date may stand, and which shape it has there.

No date goes over a word that is no part of one, nor over the end of a line, so a text is a row of short stretches between
those. Most have nothing a date could be made of; the others are few, and what shape a stretch holds is remembered.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from chronology.dates.grammar import SIDES, classes, shapes, simple_shapes, starts
from chronology.dates.pieces import GAP, LINE, OTHER
from chronology.dates.tokens import letters

_CORE = """
    {full}{impossible}{redacted}{redacted_date}{month}{abbr_month}{doubtful_month}{low_month}{year}{pair}{month_year}{years}
    {school_year}{ordinal}{season}{decade}{nineties}{festival}{feast}{weekday}{doubtful_weekday}{unit}{calendar_day}
    {calendar_month}{calendar_year}{weekend}{note_day}{now}{daytime}
    {short_year}{weeks_of}{next_day}{whole_year}{quarter}{moment}{hours}{word_ordinal}{ago}
"""
"""Every shape has one of these in it, but for "this am", "17 02 23", "17 / 2 / 23" and ages."""
_CORE_OF_AGES = "{aged}{when}{since}{at}{from}{by}{his}{reception}"
_LONGEST = 48
"""Tokens of a stretch that is remembered whole. Of a longer one, a table or list, what is about each place is."""
_BACK, REACH = 2, 200
"""Tokens that a shape may ask for before it; and more than the longest shape has, with what it asks for behind it."""


class Shape(NamedTuple):
    """Tokens that have the shape of a date, by the rule that is to read them, and its two sides where the rule has them."""

    rule: str
    first: int
    last: int
    left: tuple[int, int]
    right: tuple[int, int]
    """Places before the first token for a side that is not there."""


class Stretch(NamedTuple):
    """A piece of the letters that no date goes over, with the letter on either side, which a shape may ask for."""

    text: str
    start: int
    end: int
    ages: bool
    """Whether ages are dates here."""

    def shape(self, place: int) -> tuple[int, Shape | None]:
        """The next shape from a place on, told from an offset."""
        if self.end - self.start <= _LONGEST:
            return self.start, _next(self.text[self.start : self.end], place - self.start, self.ages)
        while start := starts().search(self.text, place, self.end):
            offset, window = self._window(start.start())
            if shape := _here(window, start.start() - offset, self.ages):
                return offset, shape
            place = start.end()
        return 0, None

    def simple_shape(self, place: int) -> tuple[int, Shape | None]:
        """The shape of one date right at a place, told from an offset."""
        offset, window = self._window(place)
        return offset, _simple(window, place - offset)

    def _window(self, place: int) -> tuple[int, str]:
        """All that a shape at a place may be made of or ask for."""
        if self.end - self.start <= _LONGEST:
            return self.start, self.text[self.start : self.end]
        start = max(self.start, place - _BACK)
        return start, self.text[start : min(place + REACH, self.end)]


@lru_cache(maxsize=16384)
def _next(stretch: str, place: int, ages: bool) -> Shape | None:
    return _shape(shapes(ages=ages).search(stretch, place))


@lru_cache(maxsize=16384)
def _here(window: str, place: int, ages: bool) -> Shape | None:
    return _shape(shapes(ages=ages).match(window, place))


@lru_cache(maxsize=16384)
def _simple(window: str, place: int) -> Shape | None:
    return _shape(simple_shapes().match(window, place))


def _shape(match: re.Match[str] | None) -> Shape | None:
    if match is None:
        return None
    rule = match.lastgroup
    assert rule is not None
    left, right = SIDES.get(rule, (0, 0))
    return Shape(rule, *match.span(), match.span(left), match.span(right))


@cache
def _core(*, ages: bool) -> re.Pattern[str]:
    return re.compile(
        classes(
            f"[{_CORE}{_CORE_OF_AGES if ages else ''}] | {{this}}{{half}} | {{double}}{{double}}[{{double}}{{short}}] | [{{digit}}{{double}}]{{slash}}[{{digit}}{{double}}]{{slash}}"
        )
    )


@cache
def _end_of() -> re.Pattern[str]:
    return re.compile("[" + "".join(letters()[name] for name in (OTHER, LINE, GAP)) + "]")


def stretches(text: str, *, ages: bool) -> Iterator[Stretch]:
    """The stretches in which a date may stand."""
    core, end_of = _core(ages=ages), _end_of()
    other, line, gap = (letters()[name] for name in (OTHER, LINE, GAP))
    place = 0
    while found := core.search(text, place):
        at = found.start()
        start = max(text.rfind(other, place, at), text.rfind(line, place, at), text.rfind(gap, place, at), 0)
        behind = end_of.search(text, found.end())
        place = behind.start() if behind else len(text)
        yield Stretch(text, start, min(place + 1, len(text)), ages)
