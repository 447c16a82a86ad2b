"""The hours an account names, to tell two incidents of one day apart and one over midnight together."""

import datetime as dt
import re
from functools import lru_cache
from itertools import product

from chronology.model import Account, Precision

_CLOCK = re.compile(
    r"(?<![\d:.])(?:"
    r"(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?:\s?(?P<half>[ap])\.?m\b)?(?![\d:.]?\d)"
    r"|(?P<round>1[0-2]|0?[1-9])\s?(?P<round_half>[ap])\.?m\b"
    r"|(?P<four>(?:[01]\d|2[0-3])[0-5]\d)\s?(?:hrs|hours|h)\b"
    r")",
    re.IGNORECASE,
)
_DAY = 24 * 60


def gap(one: Account, other: Account) -> int | None:
    """The least number of minutes between the hours two accounts name, on the days they name; None where one is silent."""
    first, second = moments(one), moments(other)
    return min((abs(mine - yours) for mine, yours in product(first, second)), default=None)


def moments(account: Account) -> tuple[int, ...]:
    """The hours an account names, in minutes on one scale of days."""
    day = account.when.earliest
    if day is None or account.when.latest != day:
        return ()
    if account.when.precision is Precision.MINUTE and account.when.edtf:
        clock = dt.time.fromisoformat(account.when.edtf[11:16])
        return (day.toordinal() * _DAY + clock.hour * 60 + clock.minute,)
    return tuple(day.toordinal() * _DAY + minutes for minutes in _named(account.source.quote or account.fact))


@lru_cache(maxsize=8192)
def _named(text: str) -> tuple[int, ...]:
    return tuple(_minutes(found) for found in _CLOCK.finditer(text))


def _minutes(found: re.Match[str]) -> int:
    if found["four"]:
        return int(found["four"][:2]) * 60 + int(found["four"][2:])
    hour, minute = int(found["hour"] or found["round"]), int(found["minute"] or 0)
    half = (found["half"] or found["round_half"] or "").casefold()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return hour * 60 + minute
