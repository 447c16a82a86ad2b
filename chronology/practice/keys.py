"""What a key of a practice file holds, when it is of the right type; the error names the key when it is not."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any, TypeVar

from chronology.errors import PracticeError

Table = Mapping[str, Any]
# A hundred years: a longer time would run out of the calendar.
_MOST_DAYS = 36_525
_Code = TypeVar("_Code", bound=StrEnum)


def only(table: Table, keys: Iterable[str], where: str) -> None:
    """No key but these may stand here."""
    if unknown := sorted(set(table) - set(keys)):
        raise PracticeError(f"{where} has no `{unknown[0]}`")


def table_of(table: Table, key: str) -> Table:
    """A table, empty where the key is missing."""
    value = table.get(key, {})
    if not isinstance(value, Mapping):
        raise PracticeError(f"`{key}` is a table: [{key}]")
    return value


def entries(table: Table, key: str) -> Sequence[Table]:
    """A list of tables, empty where the key is missing."""
    listed = table.get(key, [])
    if not isinstance(listed, list) or not all(isinstance(entry, Mapping) for entry in listed):
        raise PracticeError(f"`{key}` is a list of tables: [[{key}]]")
    return listed


def text(table: Table, key: str, where: str) -> str:
    """Words, which must be there."""
    value = table.get(key)
    if not isinstance(value, str) or not value:
        raise PracticeError(f"{where} needs `{key}`, in words")
    return value


def number(table: Table, key: str, where: str, least: int = 0) -> int:
    """A whole number within bounds."""
    value = table.get(key)
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= _MOST_DAYS:
        raise PracticeError(f"{where}: `{key}` is a whole number of at least {least} and at most {_MOST_DAYS}")
    return value


def flag(table: Table, key: str, where: str, default: bool) -> bool:
    """True or false."""
    value = table.get(key, default)
    if not isinstance(value, bool):
        raise PracticeError(f"{where}: `{key}` is true or false")
    return value


def day(table: Table, key: str, where: str) -> dt.date | None:
    """A calendar day, where one is given."""
    value = table.get(key)
    if value is not None and (not isinstance(value, dt.date) or isinstance(value, dt.datetime)):
        raise PracticeError(f"{where}: `{key}` is a date like 2016-04-06")
    return value


def code(of: type[_Code], value: object, where: str) -> _Code:
    """One of the codes of a vocabulary."""
    try:
        return of(str(value))
    except ValueError:
        raise PracticeError(f"{where}: `{value}` is not one of the {of.__name__.lower()} codes") from None


def codes(of: type[_Code], table: Table, key: str, where: str) -> tuple[_Code, ...]:
    """A list of them."""
    return tuple(code(of, value, f"{where}: `{key}`") for value in texts(table, key, where))


def texts(table: Table, key: str, where: str, allowed: Iterable[str] | None = None) -> tuple[str, ...]:
    """A list of words, of those allowed where that is said."""
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise PracticeError(f"{where}: `{key}` is a list of words")
    if allowed is not None and (unknown := sorted(set(value) - set(allowed))):
        raise PracticeError(f"{where}: `{key}` holds `{unknown[0]}`, which is not one of {', '.join(sorted(allowed))}")
    return tuple(value)


def pattern_of_words(table: Table, key: str, where: str) -> re.Pattern[str]:
    """A regular expression, without regard to case."""
    try:
        return re.compile(text(table, key, where), re.IGNORECASE)
    except re.error:
        raise PracticeError(f"{where}: `{key}` is not a regular expression") from None
