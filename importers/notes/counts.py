"""Days that a file counts from one it names: "Day 12" of a stay, "Wk 3 Tue" of a term; and the weeks that the calendar counts.

What is counted is a day only where the file says from when: on a line that gives a count and its day together, or in its head, by the
day of an admission or of the beginning of a term. Weekdays beside the counts have to agree; counts have to run one way.
"""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from chronology.tables import shipped_table
from importers.notes.spelt import WEEKDAY, Spelt, made, spelt_in, weekday_of

_LEAST = 3
_REACH, _NEAR = 130, 14
"""Characters of a line in which a count may stand; between a count and the day that it is said to be."""
_HEAD = 12
_NEARLY_ALL = 0.9
_ONE_WAY = 0.75
_WEEK = 7
_HALF_TERM = 7
"""Weeks of a term that are counted alike by everybody: behind them is a holiday that some count and others do not."""


@dataclass(frozen=True, slots=True)
class Count:
    """A count in its line."""

    start: int
    end: int
    unit: str
    number: int
    weekday: int | None


Origins = Mapping[str, dt.date]
"""For each unit the day, or the Monday of the week, that is number nought."""


def counted_in(words: str, origins: Origins) -> Iterator[Spelt]:
    """The days of a line that are counted from those of its file, and those of numbered weeks of the calendar."""
    for count in _counts(words[:_REACH]) if origins else ():
        day = _day(count, origins[count.unit]) if count.unit in origins else None
        if day is not None:
            yield _as_spelt(count.start, count.end, day)
    for found in _OF_THE_CALENDAR.finditer(words, 0, _REACH):
        try:
            day = dt.date.fromisocalendar(int(found["year"]), int(found["week"]), int(found["day"]))
        except ValueError:
            continue
        yield _as_spelt(found.start(), found.end(), day)


def origins_of(lines: Sequence[str]) -> dict[str, dt.date]:
    """From when a file counts its days, and its weeks."""
    counted: dict[str, list[Count]] = defaultdict(list)
    stated: dict[str, set[dt.date]] = defaultdict(set)
    for line in lines:
        words = line[:_REACH]
        first = next(_counts(words), None)
        if first is not None:
            counted[first.unit].append(first)
            stated[first.unit].update(_said_beside(words, first))
    head = [line[:_REACH] for line in lines if line.strip()][:_HEAD]
    found: dict[str, dt.date] = {}
    for unit, counts in counted.items():
        numbers = [count.number for count in counts]
        ways = sum(below >= above for above, below in pairwise(numbers))
        if len(set(numbers)) < _LEAST or ways < _ONE_WAY * (len(numbers) - 1):
            continue
        origin = stated[unit].pop() if len(stated[unit]) == 1 else None
        origin = origin or (_of_head(head, unit, counts) if not stated[unit] else None)
        if origin is not None and _agree(counts, origin):
            found[unit] = origin
    return found


def _said_beside(words: str, count: Count) -> Iterator[dt.date]:
    """A line that gives a count and its day says when the counting began."""
    for day in spelt_in(words):
        between = words[count.end : day.start] if day.start >= count.end else words[day.end : count.start]
        told = made(day.year, day.month, day.day)
        if told is not None and len(between) <= _NEAR and not any(map(str.isdigit, between)):
            yield _begun(count.unit, told, count.number)


def _begun(unit: str, day: dt.date, number: int) -> dt.date:
    if unit == "week":
        return day - dt.timedelta(days=day.weekday() + _WEEK * number)
    return day - dt.timedelta(days=number)


def _of_head(head: Sequence[str], unit: str, counts: Sequence[Count]) -> dt.date | None:
    """The one day from which the head of a file says that somebody came, or a term began."""
    numbers = [count.number for count in counts]
    if unit == "week" and max(numbers) > _HALF_TERM:
        return None
    years = {int(year) for line in head for year in _A_YEAR.findall(line)}
    # "Summer term 2024 (term starts Mon 15 April)": the one year of the head is that of the day.
    year = years.pop() if len(years) == 1 else None
    days = {
        told
        for line in head
        for day in spelt_in(line)
        if _begins(unit).search(line[: day.start]) and (told := made(day.year or year, day.month, day.day)) is not None
    }
    return _begun(unit, days.pop(), 0 if 0 in numbers else 1) if len(days) == 1 else None


def _agree(counts: Sequence[Count], origin: dt.date) -> bool:
    told = [count for count in counts if count.weekday is not None]
    if any(count.unit == "week" for count in counts):
        return 2 * len(told) > len(counts)
    days = [(count, _day(count, origin)) for count in told]
    fit = sum(day is not None and day.weekday() == count.weekday for count, day in days)
    return fit >= _NEARLY_ALL * len(told)


def _day(count: Count, origin: dt.date) -> dt.date | None:
    if count.unit != "week":
        return origin + dt.timedelta(days=count.number)
    return None if count.weekday is None else origin + dt.timedelta(days=_WEEK * count.number + count.weekday)


def _as_spelt(start: int, end: int, day: dt.date) -> Spelt:
    return Spelt(start=start, end=end, day=day.day, month=day.month, year=day.year, weekday=day.weekday(), named=True)


def _counts(words: str) -> Iterator[Count]:
    for found in _counted().finditer(words):
        unit = units()[found["unit"].casefold()]
        weekday = weekday_of(found["before"] or found["wk"] or "")
        yield Count(found.start(), found.end(), unit, int(found["n"]), weekday)


_A_YEAR = re.compile(r"(?<![\d/.-])20\d\d(?![\d/.-])")
_OF_THE_CALENDAR = re.compile(r"(?<![\w-])(?P<year>20\d\d)[ -]?[Ww](?P<week>[0-5]?\d)[-./ ]?(?P<day>[1-7])(?![\w-])")


@cache
def units() -> Mapping[str, str]:
    """The words that count, each with what it counts."""
    counted = shipped_table("importers.notes", "induced.toml")["counted"]
    return {word: unit for unit, words in counted.items() for word in words}


@cache
def _counted() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, units()), key=len, reverse=True))
    return re.compile(
        rf"(?<![^\W_])(?:(?P<before>{WEEKDAY})\b[ ,./-]{{1,3}})?(?P<unit>{words})[ .:#]{{0,2}}(?:no\.?[ ])?(?P<n>\d{{1,3}})(?![\w/]|[.:]\d)"
        rf"(?:[ ,:/(\u2013-]{{1,3}}(?P<wk>{WEEKDAY})\b\)?)?",
        re.IGNORECASE,
    )


@cache
def _begins(unit: str) -> re.Pattern[str]:
    words = shipped_table("importers.notes", "induced.toml")["counted_from"]["week" if unit == "week" else "day"]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b[^\d\n]{{0,24}}\Z", re.IGNORECASE)
