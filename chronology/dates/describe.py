"""A date as a reader is told it: whole, in words, never more certain or finer than it is known."""

from dataclasses import replace
from functools import lru_cache
from typing import cast

from chronology.dates.edtf import Interval, OneOf, Point, parse, to_edtf
from chronology.dates.words import table
from chronology.model import Precision, When

# Digits said with a vowel first: Welsh "a" (and) is "ac" before wyth and un ar ddeg.
_WELSH_VOWEL_DAYS = (8, 11)


def describe(when: When, language: str = "en", *, short: bool = False) -> str:
    """How a date is printed: "3 March 2021", "about March 2021", "between 3 and 5 March 2021", "undated".

    `short`: with the months' usual abbreviations, for a narrow column ("14 Sep 2021").
    """
    said = _in_full(when, language)
    return _shortened(said, language) if short else said


def _shortened(said: str, language: str) -> str:
    """With each month by its abbreviation: the name stands with a capital, which a season of the same name does not."""
    for month, short in zip(_names(language, "months"), _names(language, "short_months"), strict=True):
        said = said.replace(month, short)
    return said


def _in_full(when: When, language: str) -> str:
    edtf = when.edtf or to_edtf(when.earliest, when.latest)
    if edtf is None:
        return _phrase(language, "undated")
    if edtf == "..":
        return _phrase(language, "ongoing")
    if when.is_only_told and when.latest is not None:
        return _phrase(language, "told", x=_described(when.latest.isoformat(), language, week=False))
    return _described(edtf, language, when.precision is Precision.WEEK)


@lru_cache(maxsize=16384)
def _described(edtf: str, language: str, week: bool) -> str:
    match parse(edtf):
        case Point() as point:
            return _point(point, language)
        case Interval() as interval:
            return _interval(interval, language, week=week)
        case OneOf(members):
            each = [
                _described("/".join(member.partition("..")[::2]) if ".." in member else member, language, week=False)
                for member in members
            ]
            said = each[-1]
            for member in reversed(each[:-1]):
                said = _phrase(language, "or", x=member, y=said)
            return said


def _phrase(language: str, name: str, **parts: str) -> str:
    return cast("str", table("phrases.toml")["phrases"][language][name]).format(**parts)


def _names(language: str, kind: str) -> list[str]:
    return cast("list[str]", table("phrases.toml")["print"][language][kind])


_MARKS = {"~": "approximate", "?": "uncertain", "%": "both"}


def _point(point: Point, language: str) -> str:
    if point.year == "XXXX" and point.month is None:
        return _phrase(language, "undated")
    return _marked(point, _plain(point, language), language)


def _marked(point: Point, said: str, language: str) -> str:
    return _phrase(language, _MARKS[point.mark], x=said) if point.mark else said


def _plain(point: Point, language: str) -> str:
    """A point without its mark."""
    if point.month is None:
        return _year(point.year, language)
    if point.month > 12:
        kind, first = ("seasons", 21) if point.month < 33 else ("quarters", 33)
        return _with_year(_names(language, kind)[point.month - first], point.year, language)
    month = _names(language, "months")[point.month - 1]
    if point.day is None:
        return _with_year(_phrase(language, "month_alone", x=month), point.year, language)
    day = _with_year(f"{point.day} {month}", point.year, language)
    return f"{day}, {point.clock}" if point.clock else day


def _year(year: str, language: str) -> str:
    """As in "2015", "the 2010s"; a century's digits are left as X, which says how much is known."""
    return _phrase(language, "decade", x=f"{year[:3]}0") if year.count("X") == 1 else year


def _with_year(said: str, year: str, language: str) -> str:
    if year == "XXXX":
        return _phrase(language, "year_unknown", x=said)
    return f"{said} {_year(year, language)}"


def _interval(interval: Interval, language: str, *, week: bool) -> str:
    match interval.start, interval.end:
        case Point() as start, Point() as end:
            return _both(start, end, language, week=week)
        case Point() as start, None:
            return _from(start, language, still=interval.open_end)
        case None, Point() as end:
            return _to(end, language, long=interval.open_start)
    raise ValueError("an interval needs one known end")


def _both(start: Point, end: Point, language: str, *, week: bool) -> str:
    """An interval with two ends; a mark that both bear is said once, of the whole."""
    if third := _third(start, end):
        return _phrase(language, third, x=_plain(replace(start, day=None, mark=""), language))
    if start.mark and start.mark == end.mark:
        said = _both(replace(start, mark=""), replace(end, mark=""), language, week=week)
        return _marked(start, said, language)
    x, y = _ends(start, end, language)
    return _phrase(language, "week" if week else _between(end, language), x=x, y=y)


def _third(start: Point, end: Point) -> str | None:
    """About the first, second or last ten days of a month: early, mid or late in it."""
    if not (start.mark == end.mark == "~" and start.month == end.month and start.year == end.year):
        return None
    return next((name for name, (first, last) in _THIRDS.items() if start.day == first and end.day in last), None)


_THIRDS = {"early": (1, (10,)), "mid": (11, (20,)), "late": (21, (28, 29, 30, 31))}


def _between(end: Point, language: str) -> str:
    vowel = language == "cy" and end.day in _WELSH_VOWEL_DAYS
    return "between_vowel" if vowel else "between"


def _from(start: Point, language: str, *, still: bool) -> str:
    said = _point(start, language)
    return _phrase(language, "since" if still else "day_or_after" if start.day else "or_after", x=said)


def _to(end: Point, language: str, *, long: bool) -> str:
    if not long:
        return _phrase(language, "day_or_before" if end.day else "or_before", x=_point(end, language))
    if end.mark or end.month is None or end.day:
        return _phrase(language, "until", x=_point(end, language))
    form = "until_month" if end.month <= 12 else "until_part"
    said = _plain(end, language).removeprefix(_phrase(language, "month_alone", x=""))
    return _phrase(language, "until", x=_phrase(language, form, x=said))


def _ends(start: Point, end: Point, language: str) -> tuple[str, str]:
    """Both ends in words; the left one leaves out what the right one repeats, unless a mark or clock stands between."""
    right = _point(end, language)
    if start.mark or end.mark or start.clock or end.clock or start.precision != end.precision or start.year != end.year:
        return _point(start, language), right
    if start.day and start.month == end.month:
        return str(start.day), right
    if start.month is None:
        return _point(start, language), right
    return _plain(start, language).removesuffix(f" {start.year}"), right
