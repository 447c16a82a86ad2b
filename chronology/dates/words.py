"""The vocabulary of dates: every spelling with its part in a date and its value, from the tables beside this module."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from chronology.tables import shipped_table

# Tables whose keys are the value of the word, and the class the grammar knows its words by.
_VALUED = {
    "months": "month",
    "weekdays": "weekday",
    "seasons": "season",
    "ordinals": "word_ordinal",
    "numbers": "count",
    "tens": "tens",
    "decades": "nineties",
    "festivals": "festival",
    "feasts": "feast",
    "note_days": "note_day",
}
# Units counted by the calendar are classes of their own, since "that year" and "that day" are dates by themselves.
_CALENDAR = {1: "calendar_day", 30: "calendar_month", 365: "calendar_year"}
_DOUBTFUL = {"doubtful_month": "months", "abbr_month": "abbr_months", "doubtful_weekday": "weekdays"}


@cache
def table(name: str) -> Mapping[str, Any]:
    """A table of this package, as TOML reads it."""
    return MappingProxyType(shipped_table("chronology.dates", name))


@cache
def month_names() -> Mapping[str, int]:
    """Every spelling of a month, in both languages, with its number."""
    return _values("months")


@cache
def weekdays() -> Mapping[str, int]:
    """Every English spelling of a day of the week, with its number; Monday's is 1."""
    return _values("weekdays")


@cache
def welsh_weekdays() -> Mapping[str, int]:
    """Day names that are only day names after "dydd" or "nos"."""
    return _values("welsh_weekdays")


@cache
def vocabulary() -> Mapping[str, tuple[str, int]]:
    """Every spelling, in lower case, with its class and its value.

    Raises:
        ValueError: a spelling stands in two classes; the grammar could not tell which was meant.
    """
    words: dict[str, tuple[str, int]] = {}
    for name, spelling, value in _entries():
        if words.setdefault(spelling, (name, value)) != (name, value):
            raise ValueError(f"words.toml has {spelling!r} as {words[spelling][0]} and as {name}")
    doubtful = table("words.toml")["doubtful"]
    for name, kind in _DOUBTFUL.items():
        for spelling in doubtful[kind]:
            words[spelling] = (name, words[spelling][1])
    return words


def _entries() -> list[tuple[str, str, int]]:
    tables = table("words.toml")
    valued = [(name, spelling, value) for kind, name in _VALUED.items() for spelling, value in _values(kind).items()]
    plain = [
        (name, spelling, position)
        for name, spellings in tables["class"].items()
        for position, spelling in enumerate(spellings)
    ]
    units = [(_CALENDAR.get(days, "unit"), spelling, days) for spelling, days in _values("units").items()]
    return valued + units + plain


def _values(kind: str) -> Mapping[str, int]:
    return {spelling: int(number) for number, spellings in table("words.toml")[kind].items() for spelling in spellings}
