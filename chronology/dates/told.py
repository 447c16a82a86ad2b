"""What one date in the text says of itself, before the words around it fill what it leaves out."""

import calendar
import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from chronology.dates.edtf import write_parts
from chronology.dates.figures import real_day
from chronology.dates.tokens import Token
from chronology.dates.words import table

_NO_CALENDAR_PIVOT = 2040
"""Without a note date a two-figure year is read as the latest such year up to this one."""
MONTH_WORDS = ("month", "abbr_month", "doubtful_month", "low_month")
_NUMBERS = frozenset({"digit", "double", "ordinal", "word_ordinal", "tens", "count"})
_CLOCKS = frozenset({"clock", "dots", "four", "noon"})
_MONTHS = 12
_THIRDS = (1, 11, 21)
"""The days on which the thirds of a month begin."""
_SEASON = 20
_QUARTER = 32


@dataclass(slots=True, kw_only=True)
class Told:
    """The parts a date was told with. `month` over 12 is a season or quarter, as in EDTF.

    Only `tell` changes one, while it gathers the parts; everybody else makes another.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    clock: str = ""
    mark: str = ""
    decade: bool = False
    term: bool = False
    shift: str = ""
    """The year is told by another: "last", "that", "next"."""
    third: int = 0
    """Of its month: 1 early, 2 mid, 3 late."""

    def edtf(self) -> str | None:
        """The date as EDTF, or None when the calendar has no such day. The year must be known."""
        assert self.year is not None
        if self.term:
            return self._term()
        if self.day and (self.month is None or real_day(self.year, self.month, self.day) is None):
            return None
        if self.third and not self.day and self.month and self.month <= _MONTHS:
            return self._third_of_month()
        year = f"{self.year // 10:03}X" if self.decade else f"{self.year:04}"
        # Nobody knows the minute of a day they hedge, and EDTF cannot say that they do.
        clock = "" if self.mark or not self.day else self.clock
        return write_parts(year, self.month, self.day, clock, self.mark)

    def _term(self) -> str:
        """School terms differ by authority and year: about these months."""
        first, last = {21: (1, 4), 22: (4, 7), 23: (9, 12)}.get(self.month or 0, (1, 12))
        return f"{self.year:04}-{first:02}~/{self.year:04}-{last:02}~"

    def _third_of_month(self) -> str:
        """Late July is about its last ten days: who reads it as July has it before what was on the 15th."""
        assert self.year is not None
        assert self.month is not None
        month, last = f"{self.year:04}-{self.month:02}", calendar.monthrange(self.year, self.month)[1]
        end = last if self.third == len(_THIRDS) else 10 * self.third
        return f"{month}-{_THIRDS[self.third - 1]:02}~/{month}-{end:02}~"

    def first_day(self, year: int | None = None) -> dt.date | None:
        """A day to compare it by, in the year told or given."""
        month = self.month or 1
        if month > 12:
            month = (month - _SEASON) * 3 if month < _QUARTER else (month - _QUARTER) * 3 - 2
        return real_day(year or self.year or 1, month, self.day or (_THIRDS[self.third - 1] if self.third else 1))


def tell(tokens: Sequence[Token], limit: int | None = None) -> Told:
    """Gather what the tokens of one date say. `limit` is the last year a two-figure year can stand for."""
    told = Told()
    for place, token in enumerate(tokens):
        name = token.name
        if name in _NUMBERS:
            _number(told, tokens, place, token, limit)
        elif name in _CLOCKS or (name == "year" and _next_is(tokens, place, "hours")):
            told.clock = _clock(tokens, place)
        elif name in _TELLS and not (name == "about" and _of_clock(tokens, place)):
            _TELLS[name](told, token, limit)
    return told


def century(year: int, limit: int | None) -> int:
    """The latest year up to the limit that ends in these two figures."""
    last = limit or _NO_CALENDAR_PIVOT
    return last - (last - year) % 100


def _of_clock(tokens: Sequence[Token], place: int) -> bool:
    """The word hedges the time of day that follows it, not the day."""
    rest = [token.name for token in tokens[place + 1 : place + 4] if token.name != "at"]
    return bool(rest) and (rest[0] in _CLOCKS or rest[1:2] in (["half"], ["hours"]))


def _full(told: Told, token: Token, limit: int | None) -> None:
    year, month, day, *clock = token.parts
    told.year, told.month, told.day = year if year > 99 else century(year, limit), month, day
    if clock:
        told.clock = _time(*clock)


def _year(told: Told, token: Token, _limit: int | None) -> None:
    told.year = token.number


def _short_year(told: Told, token: Token, limit: int | None) -> None:
    told.year = century(token.number, limit)


def _month(told: Told, token: Token, _limit: int | None) -> None:
    told.month = token.number


def _month_year(told: Told, token: Token, _limit: int | None) -> None:
    year, month = token.parts
    told.year, told.month = year, month


def _pair(told: Told, token: Token, _limit: int | None) -> None:
    day, month = token.parts
    told.day, told.month = day, month


def _school_year(told: Told, token: Token, _limit: int | None) -> None:
    # Only winter lies in two years, and it is named by the first.
    told.year = token.parts[0]


def _weekday(told: Told, token: Token, _limit: int | None) -> None:
    told.weekday = token.number


def _approximate(told: Told, _token: Token, _limit: int | None) -> None:
    told.mark = "~" if told.mark in ("", "~") else "%"


def _staged(told: Told, token: Token, limit: int | None) -> None:
    """Early, or at the end of: about it, and of a month which third."""
    told.third = _stages()[token.name][token.number]
    _approximate(told, token, limit)


@cache
def _stages() -> Mapping[str, Sequence[int]]:
    """The third that each word for a part of a month means, in the order of the table."""
    words = table("words.toml")
    return {name: [words["thirds"][word] for word in words["class"][name]] for name in ("stage", "edge", "end_of")}


def _uncertain(told: Told, _token: Token, _limit: int | None) -> None:
    told.mark = "?" if told.mark in ("", "?") else "%"


def _season(told: Told, token: Token, _limit: int | None) -> None:
    told.month = _SEASON + token.number


def _term(told: Told, _token: Token, _limit: int | None) -> None:
    told.term = True


def _quarter_mark(told: Told, token: Token, _limit: int | None) -> None:
    told.month = _QUARTER + token.number


def _quarter(told: Told, _token: Token, _limit: int | None) -> None:
    told.month, told.day = _QUARTER + (told.day or 4), None


def _decade(told: Told, token: Token, _limit: int | None) -> None:
    told.year, told.decade = token.number, True


def _shift(told: Told, token: Token, _limit: int | None) -> None:
    told.shift = token.name


_TELLS: dict[str, Callable[[Told, Token, int | None], None]] = {
    "full": _full,
    "year": _year,
    "short_year": _short_year,
    "short": _short_year,
    **dict.fromkeys(MONTH_WORDS, _month),
    "month_year": _month_year,
    "pair": _pair,
    "school_year": _school_year,
    **dict.fromkeys(("weekday", "doubtful_weekday"), _weekday),
    "about": _approximate,
    **dict.fromkeys(("stage", "edge", "end_of"), _staged),
    **dict.fromkeys(("maybe", "query", "doubt"), _uncertain),
    "season": _season,
    "term": _term,
    "quarter_mark": _quarter_mark,
    "quarter": _quarter,
    **dict.fromkeys(("decade", "nineties"), _decade),
    **dict.fromkeys(("last", "this", "same", "that", "next", "previous", "following"), _shift),
}


def _number(told: Told, tokens: Sequence[Token], place: int, token: Token, limit: int | None) -> None:
    """A bare number is the day; a second one after the month is the year; before am or pm it is the hour."""
    if _next_is(tokens, place, "half"):
        told.clock = _clock(tokens, place)
    elif _next_is(tokens, place, "noon"):
        return  # "12 noon"
    elif told.day is None:
        told.day = token.number
    elif told.month is None and place and tokens[place - 1].name == "slash":
        told.month = token.number
    elif place and tokens[place - 1].name in ("tens", "hyphen") and _after_tens(tokens, place):
        told.day += token.number
    elif token.name == "double" and told.year is None:
        told.year = century(token.number, limit)


def _after_tens(tokens: Sequence[Token], place: int) -> bool:
    return any(token.name == "tens" for token in tokens[max(0, place - 2) : place])


def _next_is(tokens: Sequence[Token], place: int, name: str) -> bool:
    return place + 1 < len(tokens) and tokens[place + 1].name == name


def _clock(tokens: Sequence[Token], place: int) -> str:
    """The time a figure and its am or pm tell; empty when they contradict each other or the figure is only about right."""
    token = tokens[place]
    if any(before.name == "about" for before in tokens[max(0, place - 2) : place]):
        return ""
    if token.name == "noon":
        return "" if token.number > 1 else "12:00"
    if token.name == "year":
        return _time(*divmod(token.number, 100)) if token.number % 100 < 60 else ""
    hour, minute = (token.number, 0) if not token.parts else token.parts[:2]
    if _next_is(tokens, place, "half"):
        if not 1 <= hour <= 12:
            return _time(hour, minute) if hour < 24 else ""
        hour = hour % 12 + (12 if tokens[place + 1].number % 2 else 0)
    return _time(hour, minute)


def _time(hour: int, minute: int) -> str:
    return f"{hour:02}:{minute:02}"


def month_words(tokens: Iterable[Token]) -> list[int]:
    """The months named, in order."""
    return [token.number for token in tokens if token.name in MONTH_WORDS]
