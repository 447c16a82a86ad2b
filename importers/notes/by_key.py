"""Days that a file tells by a key of its own, in its head or its foot: a week and a day of it, an age, a visit, a feast.

"23-1-E" is the Monday of week 23 where the foot says "Week 23 starts Monday 3 June 2024", "Age 3 weeks 2 days" is counted from the
birth in the head, "Visit 3" is the third day of the row of days there, and "Boxing Day" that of the year that the head tells. A code
without its key tells no day. Days of a stay and weeks of a term are counted in `counts`.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from chronology.dates import find
from importers.notes.lines import Line, Look
from importers.notes.marks import Bears, Mark, dates_in, mark_of
from importers.notes.spelt import WEEKDAY, made

_HEAD, _FOOT = 14, 8
"""Lines with words, at the head and at the foot of a file, among which its key is."""
_LEAST = 3
"""Lines that begin with a feast, in a file that tells its days by them."""
_BEFORE = r"[\s*_|>#(\[\u2022\u2023o\u00b7-]{0,12}"
_BEHIND = r"(?![\w/])(?:[ ]?[\])])?"
_FROM = r"[^\n\d]{0,40}?"
_WEEK = r"(?:week|wk|w|wythnos|wyth)"
_FEAST = re.compile(
    rf"{_BEFORE}(?P<feast>(?:christmas|xmas|boxing|new year|st valentine|valentine|shrove|pancake|ash wednesday|st david|st patrick|mothering|mother|palm sunday|maundy|good friday"
    r"|easter|(?:early )?may (?:day|bank)|whit|spring bank|father|(?:late )?(?:summer|august) bank|hallowe|all saints|bonfire|guy fawkes|remembrance|st andrew|nadolig|g\u0175yl)\b[^\n.:,(|-]{0,30})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Key:
    """What a file says that its counts are counted from."""

    weeks: Mapping[int, dt.date] = field(default_factory=dict)
    """By the number of a week, the Monday it begins with."""
    born: dt.date | None = None
    numbered: Mapping[tuple[str, int], dt.date] = field(default_factory=dict)
    """By what is counted and its number, the day of it."""


def keyed(text: str, lines: Sequence[Line]) -> Iterator[tuple[int, Mark]]:
    """The lines that begin with a day told by a count, each with that day."""
    inked = [index for index, line in enumerate(lines) if line.look is not Look.BLANK]
    words = {index: text[lines[index].start : lines[index].end] for index in inked}
    key = _key([words[index][:300] for index in dict.fromkeys((*inked[:_HEAD], *inked[-_FOOT:]))])
    for index, line in words.items():
        if mark := _mark(line, key):
            yield index, mark
    yield from _by_feasts(words, [words[index] for index in inked[:4]])


# ---- the key -----------------------------------------------------------------------------------------------------


def _key(told: Sequence[str]) -> _Key:
    weeks: dict[int, dt.date] = {}
    born: dt.date | None = None
    says_day = False
    for words in told:
        if (found := _WEEK_KEY.search(words)) and (day := _first_day(words, found.end())):
            weeks[int(found["n"])] = day - dt.timedelta(days=day.weekday())
        says_day = says_day or _DAY_KEY.search(words) is not None
        if found := _BORN_KEY.search(words):
            born = born or _first_day(words, found.end())
    # That a week begins on a day explains no "23-1" but where days are said to be numbered too: it may be a day and a month.
    return _Key(weeks if says_day else {}, born, dict(_rows(told)))


def _first_day(words: str, at: int) -> dt.date | None:
    """The day that stands right behind a place; one without its year is of the one year that the line tells besides."""
    years = {*_A_YEAR.findall(words)}
    year = int(years.pop()) if len(years) == 1 else None
    return next(iter(_whole_days(words[at : at + 60], year)), None)


def _whole_days(words: str, year: int | None = None) -> Iterator[dt.date]:
    for found in dates_in(words):
        mark = mark_of(words, found)
        day = made(mark.year or year, mark.month, mark.day) if mark else None
        if day:
            yield day


def _rows(told: Sequence[str]) -> Iterator[tuple[tuple[str, int], dt.date]]:
    """Under a row "Visit  1  2  3" the row of the days, as many."""
    for above, below in pairwise(told):
        row = _ROW_KEY.match(above)
        if row is None:
            continue
        numbers, days = [int(each) for each in row["numbers"].split()], [*_whole_days(below)]
        if len(numbers) == len(days):
            yield from (((row["what"].casefold(), number), day) for number, day in zip(numbers, days, strict=True))


# ---- the lines ---------------------------------------------------------------------------------------------------


def _mark(words: str, key: _Key) -> Mark | None:
    for pattern, told in _FORMS:
        found = pattern.match(words)
        day = told(found, key) if found else None
        if found and day:
            return _made(words, found.start("told"), found.end(), day)
    return None


def _made(words: str, start: int, end: int, day: dt.date) -> Mark:
    return Mark(
        bears=Bears.DAY,
        start=start,
        end=end,
        year=day.year,
        month=day.month,
        day=day.day,
        indent=len(words) - len(words.lstrip()),
        trails=not any(map(str.isalnum, words[end:])),
    )


def _of_stamp(found: re.Match[str], _: _Key) -> dt.date | None:
    return made(int(found["y"]), int(found["m"]), int(found["d"]))


def _of_week(found: re.Match[str], key: _Key) -> dt.date | None:
    nearest = min(key.weeks, key=lambda week: abs(week - int(found["w"])), default=None)
    if nearest is None:
        return None
    return key.weeks[nearest] + dt.timedelta(weeks=int(found["w"]) - nearest, days=int(found["d"]) - 1)


def _of_age(found: re.Match[str], key: _Key) -> dt.date | None:
    return key.born + dt.timedelta(weeks=int(found["w"]), days=int(found["d"])) if key.born else None


def _of_number(found: re.Match[str], key: _Key) -> dt.date | None:
    return key.numbered.get((found["what"].casefold(), int(found["n"])))


def _by_feasts(words: Mapping[int, str], heads: Sequence[str]) -> Iterator[tuple[int, Mark]]:
    """In a diary that goes from feast to feast, the day of each, from the first year that the head tells on."""
    found = [
        (index, each) for index, line in words.items() if not _A_YEAR.search(line) and (each := _FEAST.match(line))
    ]
    years = [int(year) for head in heads for year in _A_YEAR.findall(head)]
    if len(found) < _LEAST or not years:
        return
    last = dt.date(min(years), 1, 1)
    for index, each in found:
        day = next(
            (day for year in (last.year, last.year + 1) if (day := _feast_of(each["feast"], year)) and day >= last),
            None,
        )
        if day is None:
            return
        yield index, _made(words[index], each.start("feast"), each.end("feast"), day)
        last = day


def _feast_of(words: str, year: int) -> dt.date | None:
    told = [one.when.earliest for one in find(f"{words} {year}", written_on=dt.date(year, 12, 31)) if one.when.dated]
    return told[0] if len(told) == 1 and told[0] and told[0].year == year else None


_WEEK_KEY = re.compile(rf"\b{_WEEK}\.? ?(?P<n>\d{{1,2}})\b{_FROM}(?=(?:{WEEKDAY}\b,? )?(?:the )?\d)", re.IGNORECASE)
_DAY_KEY = re.compile(r"\b(?:day|dydd) ?1\b|[-\u2013] ?(?:day|dydd)\b", re.IGNORECASE)
_BORN_KEY = re.compile(r"\b(?:born|d\.?o\.?b\.?|date of birth|ganwyd)\b[^\n\d]{0,24}(?=\d)", re.IGNORECASE)
_ROW_KEY = re.compile(r"\s*(?P<what>[^\W\d_]{4,12})(?: no\.?)?[\s|:]+(?P<numbers>\d{1,2}(?:[\s|]+\d{1,2})+)\s*\Z")
_FORMS = (
    (
        re.compile(rf"{_BEFORE}(?P<told>(?P<w>\d{{1,2}})-(?P<d>[1-7])(?:-[A-Z]{{1,2}})?)(?=[\s|:\])]|\Z)"),
        _of_week,
    ),
    (
        re.compile(
            r"[\s*|>#(\[]{0,12}(?P<told>(?P<y>20\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d)?)(?![\w])"
        ),
        _of_stamp,
    ),
    (
        re.compile(
            rf"{_BEFORE}(?P<told>(?:aged? ?:? ?(?P<w>\d{{1,2}}) ?(?:weeks?|wks?)[ ,+&]{{1,3}}(?:and )?(?P<d>[0-6])(?: ?days?)?)){_BEHIND}",
            re.IGNORECASE,
        ),
        _of_age,
    ),
    (
        re.compile(
            rf"{_BEFORE}(?P<told>(?P<what>[^\W\d_]{{4,12}}) (?:no\.? ?)?(?P<n>\d{{1,2}})){_BEHIND}", re.IGNORECASE
        ),
        _of_number,
    ),
)
_A_YEAR = re.compile(r"(?<![\d/.-])20\d\d(?![\d/.-])")
