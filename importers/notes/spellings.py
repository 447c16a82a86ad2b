"""How a file spells its days, learned from the file.

Three numbers or words in a row, parted in one way at line after line, are a spelling of days where one order of day, month and year
makes days of the calendar of nearly all of them, days that run mostly one way and lie close together. Of two orders that do, neither
of them far closer, the day is first as the country writes it; figures that nothing parts are then no day at all.
"""

import datetime as dt
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from chronology.caseless import in_small_letters
from chronology.dates.figures import ROMAN_MONTHS
from chronology.dates.words import month_names, table
from importers.notes.counts import Origins, counted_in, origins_of
from importers.notes.spelt import WEEKDAY, Spelt, full_year, made, months, roman_months, spelt_in, weekday_of

_REACH = 130
"""Characters of a line among which the day of its note stands."""
_SHOWN = 1000
"""Lines of a file that show its spellings: a longer one goes on as it began."""
_LEAST, _AGAINST = 3, 4
"""Lines that show a spelling; lines that show that it is not what it would be taken for."""
_NEARLY_ALL = 0.9
_ONE_WAY = 0.75
_CLOSER = 4
_LONGEST = 365 * 40
_PARTS = 3
_SIX, _EIGHT = 6, 8
_ORDERS = ("dmy", "ymd", "mdy", "dm", "md")
_FITS = {"9": "dmy", "Y": "y", "m": "m", "r": "m", "o": "d", "y": "y", "N": "d"}
"""What each kind of part may be: figures, a year in full, a month's name, its Roman figures, "third", a year in words, a night."""
_A_YEAR = 366
_NO_YEAR = 2000
"""A leap year, for days whose year stands elsewhere."""
_NO_HOUR, _NO_MONTH = 23, 12


@dataclass(frozen=True, slots=True)
class _Found:
    """Parts in a line that may be a day: three, or two where the year stands elsewhere."""

    line: int
    start: int
    end: int
    kinds: str
    parts: tuple[str, ...]
    weekday: int | None
    shape: str

    def spelt(self, order: str) -> Spelt | None:
        """The day it is in an order; None where the calendar has none."""
        told = {slot: _value(kind, part, slot) for slot, kind, part in zip(order, self.kinds, self.parts, strict=True)}
        year, month, day = told.get("y", _NO_YEAR), told["m"], told["d"]
        if year is None or month is None or day is None or made(year, month, day) is None:
            return None
        year = year if "y" in order else None
        # What all lines of a file have in one place is no fraction.
        named = year is None or any(kind in "mr" for kind in self.kinds)
        return Spelt(start=self.start, end=self.end, day=day, month=month, year=year, weekday=self.weekday, named=named)


@dataclass(frozen=True, slots=True)
class Spellings:
    """The spellings of days that a file showed, each with the order of its parts."""

    orders: Mapping[str, str] = field(default_factory=dict)
    origins: Origins = field(default_factory=dict)
    """From when it counts days."""

    def __bool__(self) -> bool:
        return bool(self.orders or self.origins)

    def days_in(self, words: str, begin: int, end: int) -> list[Spelt]:
        """The days of a line from one place to another: in what is learned, and in what is known where nothing learned stands."""
        known = list(spelt_in(words, begin, end))
        counted = [day for day in counted_in(words, self.origins) if day.start >= begin]
        if not self.orders and not counted:
            return known
        learned = [
            day
            for one in _found_in(0, words[: min(end, begin + _REACH)])
            if one.start >= begin
            and one.shape in self.orders
            and (day := one.spelt(self.orders[one.shape])) is not None
        ]
        # Of two that overlap the longer is the day, as with its year beside it.
        longest = sorted(learned, key=lambda day: day.start - day.end)
        learned = [
            day
            for at, day in enumerate(longest)
            if not any(day.start < one.end and one.start < day.end for one in longest[:at])
        ]
        learned += [day for day in counted if not any(day.start < one.end and one.start < day.end for one in learned)]
        other = [day for day in known if not any(day.start < one.end and one.start < day.end for one in learned)]
        return sorted([*learned, *other], key=lambda day: day.start)


KNOWN = Spellings()
"""No spelling but those that are known."""


def spellings_of(lines: Sequence[str]) -> Spellings:
    """What the lines of a file show of how its days are spelled."""
    by_shape: dict[str, list[_Found]] = defaultdict(list)
    known: dict[int, list[Spelt]] = {}
    for index, line in enumerate(lines[:_SHOWN]):
        words = line[:_REACH]
        own: dict[str, _Found] = {}
        for one in _found_in(index, words):
            own.setdefault(one.shape, one)
        if own:
            known[index] = list(spelt_in(words))
        for shape, one in own.items():
            by_shape[shape].append(one)
    return Spellings(dict(_learned(by_shape, known)), origins_of(lines))


def _learned(
    by_shape: Mapping[str, Sequence[_Found]], known: Mapping[int, Sequence[Spelt]]
) -> Iterator[tuple[str, str]]:
    taken: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for shape, found in sorted(by_shape.items(), key=_rank):
        order = _order(found)
        if order is None:
            continue
        own = [(one, day) for one in found if (day := one.spelt(order)) is not None]
        read = Counter(_as_read(one, day, known[one.line]) for one, day in own)
        clear = [
            one for one, _ in own if not any(one.start < end and start < one.end for start, end in taken[one.line])
        ]
        if 2 * len(clear) < len(own):
            continue
        for one in clear:
            taken[one.line].append((one.start, one.end))
        if 2 * read["new"] > len(own) or (2 * read["other"] > len(own) and order == "ymd" and len(own) >= _AGAINST):
            yield shape, order


def _rank(item: tuple[str, Sequence[_Found]]) -> tuple[int, int]:
    """Whole days before those without a year, each by how many lines have it."""
    return -len(item[1][0].parts), -len(item[1])


def _as_read(one: _Found, day: Spelt, known: Sequence[Spelt]) -> str:
    """Whether the known spellings read it as the same day, as another, in part together with what is beside it, or not."""
    beside = [each for each in known if each.start < one.end and one.start < each.end]
    # A day that is known without its year is the part of one that the year stands beside, or the same.
    beside = [each for each in beside if each.year is not None or day.year is None]
    if not beside:
        return "new"
    if any((each.year, each.month, each.day) == (day.year, day.month, day.day) for each in beside):
        # "11-09" by itself may be anything, and is a day where the whole file shows it.
        return (
            "same"
            if day.year is not None or "/" in one.shape or any(each.named or each.weekday for each in beside)
            else "new"
        )
    within = all(one.start <= each.start and each.end <= one.end for each in beside)
    return "other" if within and "/" not in one.shape else "part"


def _order(found: Sequence[_Found]) -> str | None:
    """The order of its parts in which a spelling tells days; None where it tells none for certain."""
    if len(found) < _LEAST or _is_counter(found):
        return None
    fit = [order for order in _ORDERS if _may_be(found[0].kinds, order)]
    # "V 5", "x 2": a letter before a figure is no month.
    fit = fit if "r" not in found[0].kinds[:1] else []
    told = {order: _days(found, order) for order in fit}
    told = {order: days for order, days in told.items() if len(days) >= _NEARLY_ALL * len(found)}
    if set(told) > {"mdy"} and "dmy" in told:
        # The month is first only where the days cannot be read otherwise.
        told.pop("mdy", None)
    named = any(kind in "mro" for kind in found[0].kinds)
    told = {order: days for order, days in told.items() if (named and "y" in order) or _runs(days)}
    if not named and len(found[0].parts) < _PARTS and not _are_no_numbers(found):
        return None
    if len(told) <= 1:
        return next(iter(told), None)
    near, far = sorted(told, key=lambda order: _span(told[order]))[:2]
    if _span(told[near]) * _CLOSER <= _span(told[far]):
        return near
    if found[0].shape in ("#6", "#8"):
        return None
    return next((order for order in ("dmy", "dm") if order in told), None)


def _are_no_numbers(found: Sequence[_Found]) -> bool:
    """Two figures by themselves may be a time or the number of a paragraph, but where one of them is no hour, or no month."""
    highest = max(int(one.parts[0]) for one in found)
    like_a_time = found[0].shape in ("9.9", "9:9")
    return len(found) >= _AGAINST and highest > (_NO_HOUR if like_a_time else _NO_MONTH)


def _may_be(kinds: str, order: str) -> bool:
    return len(kinds) == len(order) and all(slot in _FITS[kind] for slot, kind in zip(order, kinds, strict=True))


def _days(found: Sequence[_Found], order: str) -> list[dt.date]:
    told = [one.spelt(order) for one in found]
    days = [made(one.year or _NO_YEAR, one.month, one.day) for one in told if one is not None]
    known = [day for day in days if day is not None]
    return known if "y" in order else list(_over_new_year(known))


def _over_new_year(days: Sequence[dt.date]) -> Iterator[dt.date]:
    """Days without a year, each the nearest to the one above it."""
    last = 0
    for day in days:
        ordinal = day.toordinal()
        near = ordinal + round((last - ordinal) / _A_YEAR) * _A_YEAR if last else ordinal
        last = near
        yield dt.date.fromordinal(near)


def _runs(days: Sequence[dt.date]) -> bool:
    """Mostly one way, of more than one day, over no more years than a record is kept."""
    return (
        len(set(days)) > 1
        and _span(days) <= _LONGEST
        and max(_longest(days), _longest(days[::-1])) >= _ONE_WAY * len(days)
    )


def _longest(days: Sequence[dt.date]) -> int:
    tails: list[dt.date] = []
    for day in days:
        at = bisect_right(tails, day)
        tails[at : at + 1] = [day]
    return len(tails)


def _span(days: Sequence[dt.date]) -> int:
    return (max(days) - min(days)).days


def _is_counter(found: Sequence[_Found]) -> bool:
    """Figures that go up by the same each time are the numbers of entries."""
    if not found[0].shape.startswith("#"):
        return False
    numbers = [int("".join(one.parts)) for one in found]
    return len({above - below for below, above in pairwise(numbers)}) == 1


def _value(kind: str, part: str, slot: str) -> int | None:
    """What a part tells as the day, the month or the year."""
    if kind in _TOLD_BY:
        return _TOLD_BY[kind](part)
    if slot != "y":
        return int(part)
    return full_year(part) if len(part) > 1 else None


def _of_night(part: str) -> int | None:
    """The day on which a night began, of "11/12"."""
    first, second = (int(each) for each in re.findall(r"\d+", part))
    return first if second in (first + 1, 1) else None


def _found_in(index: int, words: str) -> Iterator[_Found]:
    small = in_small_letters(words)
    worded = _worded().search(small) is not None
    if not worded and not any(map(str.isdigit, words)):
        return
    for many, found in _rows(small, worded=worded):
        kinds, parts = zip(*(_part(found, nth) for nth in range(many)), strict=True)
        shape = kinds[0] + "".join(_gap(found, nth - 1) + kinds[nth] for nth in range(1, many))
        weekday = weekday_of(found["wk"] or found["wb"] or "")
        yield _Found(index, found.start("all"), found.end("all"), "".join(kinds), parts, weekday, shape)
    for found in _UNPARTED.finditer(words):
        figures = found[0]
        yield from _blocks(index, found.start(), figures)


def _rows(small: str, *, worded: bool) -> Iterator[tuple[int, re.Match[str]]]:
    for many in (_PARTS, _PARTS - 1):
        # Most lines have no word that begins a day: only where one does is looked for at each of their words.
        for in_words in (True, False) if worded else (False,):
            for found in _parted(many, worded=in_words).finditer(small):
                yield many, found


def _blocks(index: int, start: int, figures: str) -> Iterator[_Found]:
    end = start + len(figures)
    if len(figures) == _SIX:
        parts = (figures[:2], figures[2:4], figures[4:])
        yield _Found(index, start, end, "999", parts, None, "#6")
    elif figures[4:6] in ("19", "20"):
        parts = (figures[:2], figures[2:4], figures[4:])
        yield _Found(index, start, end, "99Y", parts, None, "#8")


def _part(found: re.Match[str], nth: int) -> tuple[str, str]:
    kind = next(kind for kind in ("nmroy" if nth else "Nnmroy") if found[f"{kind}{nth}"] is not None)
    part = found[f"{kind}{nth}"]
    return ("Y" if len(part) > 2 else "9") if kind == "n" else kind, part


def _gap(found: re.Match[str], nth: int) -> str:
    return " ".join(f" {found[f's{nth}']} ".split()) or (" " if found[f"s{nth}"] else "")


def _plain(words: str) -> str:
    return " ".join(words.casefold().replace("-", " ").split())


_UNPARTED = re.compile(r"(?<![\w£$.,:/+-])(?:\d{8}|\d{6})(?![\w/+-]|[.,:]\d)")


@cache
def _ordinals() -> Mapping[str, int]:
    """The days of a month as words say them."""
    names = {name: int(day) for day, each in table("words.toml")["ordinals"].items() for name in each}
    units = [(name, day) for name, day in names.items() if day < 10 and name.isascii()]
    for ten, day in (("twenty", 20), ("thirty", 30)):
        names |= {f"{ten} {name}": day + unit for name, unit in units if day + unit <= 31}
    return names


@cache
def _years_in_words() -> Mapping[str, int]:
    """The years since the nineteen-forties as words say them."""
    tables = table("words.toml")
    low = {name: int(number) for number, each in tables["numbers"].items() for name in each[:1]}
    tens = {name: int(number) for number, each in tables["tens"].items() for name in each}
    low |= {
        f"{ten}{f' {one}' if one else ''}": high + unit
        for ten, high in tens.items()
        for one, unit in [("", 0), *((name, unit) for name, unit in low.items() if unit < 10)]
    }
    years = {f"nineteen {name}": 1900 + number for name, number in low.items() if number >= 40}
    for name, number in low.items():
        if number <= 60:
            years |= {f"two thousand {name}": 2000 + number, f"two thousand and {name}": 2000 + number}
            years |= {f"twenty {name}": 2000 + number} if number >= 10 else {}
    return years


def _choice(names: Iterable[str]) -> str:
    return "|".join(re.escape(name).replace(r"\ ", "[ -]") for name in sorted(names, key=len, reverse=True))


@cache
def _worded() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{WEEKDAY}|{months()}|{_choice(_ordinals())}|the[ ]\d)(?![^\W\d_])")


@cache
def _parted(many: int, *, worded: bool) -> re.Pattern[str]:
    """A weekday or none, and so many parts, at whatever place of a line in small letters they begin."""
    in_words = (_choice(_ordinals()), _choice(_years_in_words()))
    end = r"(?![^\W\d_])"

    def part(nth: int) -> str:
        night = "" if nth else r"(?P<N0>\d\d?[/&-]\d\d?)(?!\d|[/&-])|"
        return (
            rf"(?:{night}(?P<n{nth}>(?:19|20)\d\d|\d\d?)(?!\d)(?:(?:st|nd|rd|th)(?![^\W\d_]))?|(?P<m{nth}>{months()}){end}\.?"
            rf"|(?P<r{nth}>{roman_months()}){end}|(?P<o{nth}>{in_words[0]}){end}|(?P<y{nth}>{in_words[1]}){end})"
        )

    def gap(nth: int) -> str:
        return rf"(?P<s{nth}>[ ](?:of|the)[ ]|[^\w\n]{{1,3}}|_|(?<=\d)(?=[^\W\d_])|(?<=[^\W\d_])(?=\d))"

    parts = part(0) + "".join(gap(nth - 1) + part(nth) for nth in range(1, many))
    lead = rf"(?:(?P<wk>{WEEKDAY})(?![^\W\d_])[^\w\n]{{0,3}})?(?:the[ ])?"
    first = "" if worded else r"(?=\d)"
    behind = rf"(?![.:]?\d|[^\W_])(?:[ ]?\((?P<wb>{WEEKDAY})\))?"
    return re.compile(rf"(?<![^\W_])(?<!\d[./,:-]){first}(?=(?P<all>{lead}{parts}{behind}))")


_TOLD_BY: Mapping[str, Callable[[str], int | None]] = {
    "m": lambda part: month_names()[part.casefold()],
    "r": lambda part: ROMAN_MONTHS[part.casefold()],
    "o": lambda part: _ordinals()[_plain(part)],
    "y": lambda part: _years_in_words()[_plain(part)],
    "N": _of_night,
}
"""What a part says that is no figure."""
