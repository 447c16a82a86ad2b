"""How old somebody was, as exactly as both dates allow and no more."""

import datetime as dt
from typing import cast

from chronology.dates.words import table
from chronology.model import When

_TOO_WIDE = 24
"""Months between the youngest and oldest somebody may have been, beyond which no age is worth printing."""


def age(born: When, at: When, language: str = "en") -> str | None:
    """The age at a date: "4y 3m", "11m", "12d"; "about 3y" where either date is uncertain; "unborn" before birth.

    None where either is unknown, where birth itself may lie on either side, or where the two leave years open.
    """
    if not (born.earliest and born.latest and at.earliest and at.latest):
        return None
    if at.latest < born.earliest:
        return _say(language, "unborn")
    if at.earliest < born.latest:
        return None
    youngest, oldest = months_between(born.latest, at.earliest), months_between(born.earliest, at.latest)
    exact = youngest == oldest and not _hedged(born) and not _hedged(at)
    if exact:
        days = (at.earliest - born.latest).days if (born.earliest, at.earliest) == (born.latest, at.latest) else None
        return _exactly(youngest, days, language)
    if oldest - youngest > _TOO_WIDE:
        return None
    return _say(language, "about", x=_roughly((youngest + oldest) // 2, language))


def months_between(start: dt.date, end: dt.date) -> int:
    """Whole months from one day to a later one. Somebody born on the 31st is a month older on the 1st after a short month."""
    return (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)


def _hedged(when: When) -> bool:
    return any(mark in (when.edtf or "") for mark in "?~%")


def _exactly(months: int, days: int | None, language: str) -> str:
    years, rest = divmod(months, 12)
    if years:
        whole = _say(language, "years", n=years)
        return f"{whole} {_say(language, 'months', n=rest)}" if rest else whole
    if not months and days is not None:
        return _say(language, "days", n=days)
    return _say(language, "months", n=months)


def _roughly(months: int, language: str) -> str:
    return _say(language, "years", n=months // 12) if months >= 12 else _say(language, "months", n=months)


def _say(language: str, name: str, **parts: object) -> str:
    return cast("str", table("phrases.toml")["ages"][language][name]).format(**parts)
