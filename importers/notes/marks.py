"""What a line bears that may head a note: a day, whole or in part, a time, a word for the day above, a month or a week over others.

Nothing here says that a line is a heading; which of them are is for the whole file to show (`importers.notes.induced`).
"""

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, lru_cache

from chronology.dates.words import month_names, welsh_weekdays
from chronology.prose.phrases import folded
from chronology.tables import shipped_table
from importers.notes.spellings import KNOWN, Spellings
from importers.notes.spelt import WEEKDAY, Spelt, months, weekday_of

_FAR, _TRAILS = 90, 130
"""Characters before a day that may be the head of a line, and of the longest line that one may end."""
_MOST = 3
"""Days of one line that may each be the day of its note."""
_FEW_WORDS = 9
"""Words before a day that may be the head of a line."""
_BANNER = 24
"""Characters of the longest line that is the name of a month alone, with its ruler."""
_DEEP = 8
_BEFORE = " \t*_|>#=~\u2022-"
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class Bears(StrEnum):
    """What kind of day a line bears."""

    DAY = "day"
    """A day with its month, its year or none."""
    NUMBER = "number"
    """The number of a day, its month above."""
    WEEKDAY = "weekday"
    TIME = "time"
    SAME = "same"
    NEXT = "next"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A day or time that a line bears: where in the line, what of it is told, and the shape of what stands before it."""

    bears: Bears
    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    time: str = ""
    time_at: int | None = None
    """The column of the time, where one stands beside the day."""
    shape: str = ""
    indent: int = 0
    trails: bool = False
    """Nothing but a time stands behind it in its line."""
    figures: bool = True
    nth: int = 0
    """Of several days of the line, which."""


@cache
def words_of(kind: str) -> tuple[str, ...]:
    """The words of `induced.toml`, the longest first."""
    return tuple(sorted(shipped_table("importers.notes", "induced.toml")[kind], key=len, reverse=True))


@cache
def _firsts() -> frozenset[str]:
    """The letters and marks with which a line may begin that stands under a day above it."""
    words = (
        *words_of("same_day"),
        *words_of("next_day"),
        *_WEEKDAYS,
        *welsh_weekdays(),
        '"',
        "\u201d",
        "\u3003",
        "'",
        "l",
    )
    return frozenset(word[0] for word in words)


def _any_of(words: tuple[str, ...]) -> str:
    return "|".join(map(re.escape, words))


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    flags = re.IGNORECASE
    # "Same day pm", "later  ", "Next day - ": parted from what is told, and no word of it.
    set_apart = r"(?=\.?\s{2}|\s?[:,;\u2013\u2014-]|\s(?:am|pm|eve|night|at|\d)|\s*\Z)"
    time = (
        r"(?:(?P<h>[01]?\d|2[0-3])[:.](?P<m>[0-5]\d)(?:[:.][0-5]\d)?(?:[ ]?(?P<half>[ap])\.?m\b\.?)?(?:[ ]?hrs?\b)?(?![\d/])"
        r"|(?P<h4>[01]\d|2[0-3])(?P<m4>[0-5]\d)(?:[ ]?(?:hrs?|h|hours)\b|(?![\w/.:,]))"
        r"|(?P<h12>1[0-2]|[1-9])[ ]?(?P<half12>[ap])\.?m\b\.?)"
    )
    return {
        "time": re.compile(time, flags),
        "time_first": re.compile(rf"(?P<in>[\s|*>\u2022-]{{0,40}}){time}(?=[\s,:;|-]|\Z)", flags),
        "behind": re.compile(rf"[T\s,|(@-]{{0,12}}(?:at[ ])?{time}", flags),
        "number": re.compile(
            rf"[\s*_|>\u2022-]{{0,12}}(?:(?P<wk>{WEEKDAY})\b\.?,?[ ](?:the[ ])?)?(?:the[ ])?(?P<d>[0-3]?\d)(?P<th>st|nd|rd|th)?(?:[ ]{{0,2}}\(?(?P<wb>{WEEKDAY})\b\)?)?(?=[\s:,-]|(?<=[dht])\.)(?![\s]?(?:{months()})\b)",
            flags,
        ),
        "weekday": re.compile(rf"[\s*_|>#=~-]{{0,12}}(?P<wk>{WEEKDAY})\b(?=\s*(?:[:*_|=~,.-]|\Z|am\b|pm\b|\(|(?-i:(?<=\s)[A-Z])))", flags),
        "week": re.compile(rf"[^\n\w]{{0,12}}(?:date:? )?(?:(?P<ends>{_any_of(words_of('week_end'))})|{_any_of(words_of('week'))})(?!\w)[.:]?[ ]{{0,3}}(?:{WEEKDAY}\b,?[ ])?(?:the[ ])?(?=\d)", flags),
        "month": re.compile(
            rf"[\s*_=~#|>-]{{0,12}}(?:[^\W\d_]{{3,12}}[ ]?:[ ]{{0,4}})?(?P<month>{months()})\b[ ,]{{0,3}}(?P<y>(?:19|20)\d\d)?[\s*_=~#|-]{{0,60}}(?P<rest>(?:page|sheet)\b[^\n]{{0,20}})?\Z",
            flags,
        ),
        "year": re.compile(r"[\s*_=~#|>-]{0,12}(?P<y>(?:19|20)\d\d)[\s*_=~#|:-]{0,12}\Z"),
        "same": re.compile(
            rf"[\s*_|>\u2022-]{{0,12}}(?:(?:{_any_of(words_of('same_day'))})\b{set_apart}|do\.?(?=\s{{2}})|[\"\u201d\u3003](?:\s{{1,3}}[\"\u201d\u3003]){{0,3}}(?=\s{{2}}|\s*\Z)|''(?=\s))",
            flags,
        ),
        "next": re.compile(rf"[\s*_|>\u2022-]{{0,12}}(?:{_any_of(words_of('next_day'))})\b{set_apart}", flags),
        "not_noted": re.compile(rf"(?<![\w])(?:{_any_of(words_of('not_noted'))})[\s:(]{{0,4}}(?:date|on)?[\s:(]{{0,4}}\Z", flags),
    }  # fmt: skip


def dates_in(words: str, begin: int = 0, end: int = sys.maxsize, spellings: Spellings = KNOWN) -> Sequence[Spelt]:
    """The days of a line from a place on, with their years or without."""
    return spellings.days_in(words, begin, end)


def marks_of(line: str, spellings: Spellings = KNOWN) -> Iterator[Mark]:
    """What a line bears, a banner before all else; days in the known spellings and in those of its file."""
    words = line.rstrip()
    first = words[:_TRAILS].lstrip(_BEFORE)[:1]
    has_figures = any(map(str.isdigit, words[:_TRAILS]))
    begins = first.isdigit() or first.casefold() in _firsts()
    short = len(words) <= _BANNER
    if not (has_figures or begins or short or spellings):
        return
    if (short or (has_figures and len(words) <= _FAR)) and (banner := _banner(words, spellings)) is not None:
        yield banner
        return
    days = list(_days(words, spellings)) if has_figures or spellings else []
    yield from days
    if begins and not (days and days[0].start - days[0].indent <= _DEEP and not days[0].shape.strip(" *|>#-")):
        yield from _in_part(words)


def _banner(words: str, spellings: Spellings) -> Mark | None:
    """A line that says of which week, month or year those below are."""
    if found := _patterns()["year"].match(words):
        return Mark(bears=Bears.YEAR, start=0, end=len(words), year=int(found["y"]))
    if found := _patterns()["month"].match(words):
        year = int(found["y"]) if found["y"] else None
        return Mark(bears=Bears.MONTH, start=0, end=len(words), year=year, month=_month(found["month"]))
    if found := _patterns()["week"].match(words):
        date = next(
            (day for day in dates_in(words, found.end(), spellings=spellings) if day.start == found.end()), None
        )
        week = mark_of(words, date, Bears.WEEK) if date else None
        return replace(week, shape=ENDING) if week and found["ends"] else week
    return None


def _days(words: str, spellings: Spellings) -> Iterator[Mark]:
    """The days of a line that may be its note's: at its head, or at its end behind who signs."""
    yield from _near_head(words, spellings)
    begin = max(0, len(words) - _SIGN)
    if not any(map(str.isupper, words[begin:])):
        return
    foot = len(words.rstrip(" )]."))
    found = next((one for one in dates_in(words, begin, spellings=spellings) if one.end >= foot), None)
    who = _SIGNS.search(words[begin : found.start]) if found else None
    mark = mark_of(words, found, Bears.DAY) if found and who else None
    if mark is not None and who is not None:
        yield replace(mark, shape=SIGNED, start=begin + who.start(), trails=True, nth=_MOST)


def _near_head(words: str, spellings: Spellings) -> Iterator[Mark]:
    short, last = len(words) <= _TRAILS, 0
    for nth, found in enumerate(dates_in(words, 0, _TRAILS, spellings)):
        few = len(_A_WORD.findall(words, last, found.start)) <= _FEW_WORDS
        if nth == _MOST or not few or not (short or found.start <= _FAR):
            return
        last = found.end
        mark = mark_of(words, found, Bears.DAY, nth)
        if mark is not None and not _patterns()["not_noted"].search(words[max(0, found.start - 24) : found.start]):
            yield mark


def mark_of(words: str, found: Spelt, bears: Bears = Bears.DAY, nth: int = 0) -> Mark | None:
    """The mark of a day that `dates_in` found; None where it is none: "24/1" within a line is a fraction."""
    day, month, year, weekday, named = found.day, found.month, found.year, found.weekday, found.named
    before = words[: found.start]
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    # "24/1", "5.3" within a line are a fraction or a time; at its head they are a day.
    if year is None and not named and ((not found.slashed and weekday is None) or shape_of(before).strip(" *|>#-=~")):
        return None
    clock = _patterns()["behind"].match(words, found.end)
    end = clock.end() if clock else found.end
    return Mark(
        bears=bears,
        start=found.start,
        end=end,
        year=year,
        month=month,
        day=day,
        weekday=weekday,
        time=_time(clock) if clock else "",
        time_at=_clock_at(clock) if clock else None,
        shape=shape_of(before),
        indent=_indent(words),
        trails=not any(map(str.isalnum, words[end:])),
        figures=not named,
        nth=nth,
    )


def _in_part(words: str) -> Iterator[Mark]:
    """What stands at the head of a line for a day that is told above it."""
    for name, bears in (("same", Bears.SAME), ("next", Bears.NEXT)):
        if found := _patterns()[name].match(words):
            clock = _patterns()["behind"].match(words, found.end())
            end = clock.end() if clock else found.end()
            yield Mark(
                bears=bears,
                start=_indent(words),
                end=end,
                time=_time(clock) if clock else "",
                time_at=_clock_at(clock) if clock else None,
                indent=_indent(words),
            )
            return
    if found := _patterns()["time_first"].match(words):
        start = len(found["in"])
        yield Mark(
            bears=Bears.TIME,
            start=start,
            end=found.end(),
            time=_time(found),
            time_at=start,
            indent=start,
            shape=found["in"].strip(),
        )
    elif found := _patterns()["weekday"].match(words):
        yield Mark(
            bears=Bears.WEEKDAY,
            start=_indent(words),
            end=found.end(),
            weekday=weekday_of(found["wk"]),
            indent=_indent(words),
            trails=not any(map(str.isalnum, words[found.end() :])),
        )
    if (found := _patterns()["number"].match(words)) and 1 <= int(found["d"]) <= 31:
        yield Mark(
            bears=Bears.NUMBER,
            start=_indent(words),
            end=found.end(),
            day=int(found["d"]),
            weekday=weekday_of(found["wk"] or found["wb"] or ""),
            figures=not found["th"],
            indent=_indent(words),
        )


ENDING = "ending"
"""The shape of a week that is told by its last day."""
SIGNED = "signed"
"""The shape of a day behind who signs with it, at the end of a line of words."""
_SIGN = 48
_SIGNS = re.compile(
    r"(?:\A|(?<=[\s(\[/-]))(?:[A-Z]{2,3}|[A-Z][.]?[ ]?[A-Z][a-z]{2,14})(?:[ ]?[/&+,][ ]?(?:[A-Z]{2,3}))?[ ,)-]{1,6}\Z"
    # In brackets of its own a first name signs too: "(Ines, 15 May)".
    r"|(?<=[(\[])[A-Z][a-z]{2,14}(?: [A-Z][\w'\u2019-]*)?, ?\Z"
)
_A_WORD = re.compile(r"\w[^\s]*")
_BRACKETS = re.compile(r"\([^()]{0,60}\)")
_LABEL = re.compile(
    r"(?:\A|(?<=[\s|*]))[*_]{0,2}(?P<label>[^\W\d_](?:[\w/'&-]|[ ](?![ ])){1,40}?)[ ]?[?:][*_]{0,2}\s{0,40}\Z"
)
_WRITTEN = re.compile(r"(?<![^\W\d_])(?P<word>[^\W\d_]{3,12}(?: (?:in|off))?)(?: on| date| at)?\s{1,4}\Z")
_OF_WHAT = re.compile(r"(?<![^\W\d_])(?P<word>[^\W\d_]{3,12}) date\s{1,4}\Z")
_TOKEN = re.compile(r"[^\W\d_][\w'\u2019.]*|\d+|\s{2,}|[^\w\s]")
_SEPARATES = re.compile(r"([ ]{2,}|\t|\|)")
_NAME = re.compile(r"[^\W\d_].*\w")
# "| Event 30/06/2023": the one word of its cell before a day says of what it is.
_IN_ITS_CELL = re.compile(r"(?:\||\t|[ ]{2})[ ]{0,3}(?P<word>[^\W\d_]{3,12})[ ]{1,3}\Z")


# An entry that was put in later has the number of the one before it and a letter, "#012a| 3 May": it is a number as another.
_PUT_BETWEEN = re.compile(r"(?<=\d)[a-z]?[ \t]*(?=\|)")


def shape_of(before: str) -> str:
    """The shape of what stands before a day: its label word by word, of all else only that there are words, figures or marks."""
    return _shape(before[-_LOOKED_AT:]) if before.strip() else ""


_LOOKED_AT = 200


@lru_cache(maxsize=1024)
def _shape(before: str) -> str:
    if (called := _called(before[-60:])) is not None:
        return called
    tokens: list[str] = []
    bare = _BRACKETS.sub("", before) if "(" in before else before
    for found in _TOKEN.finditer(_named(_PUT_BETWEEN.sub("", bare) if "|" in bare else bare)):
        token = found[0]
        kind = "w" if token[0].isalpha() else "9" if token[0].isdigit() else "_" if token.isspace() else token
        if kind == "." or (kind == "_" and not tokens):
            continue
        if not tokens or tokens[-1] != kind:
            tokens.append(kind)
    # "KB / LW" and "KB" are both who signs.
    return _SEVERAL.sub("w", " ".join(tokens)).rstrip("_ ")


def _called(near: str) -> str | None:
    """What a day is called that stands behind these words. Each way asks for its own end, which most words have not."""
    if near.rstrip().rstrip("*_").endswith((":", "?")) and (label := _LABEL.search(near)):
        return f"{folded(label['label']).strip()}:"
    if not near[-1:].isspace():
        return None
    if (written := _WRITTEN.search(near)) and folded(written["word"]) in words_of("written"):
        return f"{folded(written['word'])}:"
    if (told := _OF_WHAT.search(near)) and folded(told["word"]) in words_of("told_of"):
        return f"{folded(told['word'])} date:"
    if (told := _IN_ITS_CELL.search(near)) and folded(told["word"]) in words_of("told_of"):
        return f"{folded(told['word'])}:"
    return None


_SEVERAL = re.compile(r"w(?: [/&+,] w)+")


def _named(before: str) -> str:
    """What stands in a column or between strokes is one thing, however it is called: "CONTACT -> REFERRAL     ", "| S47 visit / medical |"."""
    if "  " not in before and "\t" not in before and "|" not in before:
        return before
    *parts, last = _SEPARATES.split(before)
    return "".join([*(_NAME.sub("w", part) for part in parts), last])


def _indent(words: str) -> int:
    return len(words) - len(words.lstrip())


def _month(name: str) -> int:
    return month_names()[name.casefold()]


def _clock_at(found: re.Match[str]) -> int:
    return next(found.start(part) for part in ("h", "h4", "h12") if found[part])


def _time(found: re.Match[str]) -> str:
    hour = int(found["h"] or found["h4"] or found["h12"])
    half = (found["half"] or found["half12"] or "").lower()
    if half and hour <= 12:
        hour = hour % 12 + 12 * (half == "p")
    return f"{hour:02}:{found['m'] or found['m4'] or '00'}"
