"""One date as a system exports it: a typed or coded value, not prose.

Called for every date of a large export, so each spelling is read once. The day comes first, always; a value that is no
day of the calendar is nobody's date, and is neither swapped nor mended.
"""

import datetime as dt
import re
from dataclasses import replace
from functools import lru_cache

from chronology.dates.edtf import from_edtf
from chronology.dates.words import month_names
from chronology.model import Basis, Precision, When
from chronology.model.making import maker

_when = maker(When)
FIRST_YEAR, LAST_YEAR = 1850, 2100
"""No living person's record speaks of years outside these; a date beyond them is a slip or a placeholder."""

_CLOCK = (
    r"(?:(?:T|\s+)(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d+)?)?\s*(?P<half>[AaPp]\.?[Mm]\.?)?)?"
)
_ZONE = r"(?:\s?(?:Z|[+-]\d\d:?\d\d))?"
_ISO = re.compile(rf"(?P<year>\d{{4}})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d){_CLOCK}{_ZONE})?)?", re.ASCII)
# Systems blank what they do not know with zz, xx, ?? or 00.
_DAY_FIRST = re.compile(
    rf"(?:(?P<day>\d{{1,2}}|zz|xx|\?\?)(?P<sep>[/.-]))?(?P<month>\d{{1,2}}|zz|xx|\?\?)(?(sep)(?P=sep)|[/.-])"
    rf"(?P<year>\d{{4}}|zzzz|xxxx|\?\?\?\?){_CLOCK}",
    re.ASCII | re.IGNORECASE,
)
_NAMED = re.compile(
    rf"(?P<day>\d{{1,2}})(?P<sep>[ /.-])(?P<month>[A-Za-z]{{3,9}})(?P=sep)(?P<year>\d{{4}}){_CLOCK}", re.ASCII
)
# Five figures are the days from 1927 to 2100 and beyond; fewer could be anything.
_DAY_NUMBER = re.compile(r"(\d{5})(\.\d+)?", re.ASCII)
# 2024/01/31 and 20240131.
_YEAR_FIRST = re.compile(r"(\d{4})(/?)(\d\d)\2(\d\d)", re.ASCII)
# 31-Jan-24, as spreadsheets show a day. With the month in figures it could be anything.
_SHORT_YEAR = re.compile(r"(\d{1,2})([ /.-])([A-Za-z]{3,9})\2(\d\d)", re.ASCII)
_LAST_CENTURY_FROM = 30
_WHOLE_DAY = len("2024-01-31")
# A spreadsheet's day 1 is 1 January 1900, and it has a 29 February in that year.
_DAY_NOUGHT = dt.datetime(1899, 12, 30)  # noqa: DTZ001  # the time on the wall, as everywhere in records


@lru_cache(maxsize=65536)
def written(text: str, *, approximate: bool = False) -> When | None:
    """The date a value holds, or None when it is no date. A date blanked out whole is undated, with its words kept.

    Zones are dropped and never converted: records tell the time on the wall. A clock of exactly midnight is what
    systems write when they hold no time, so the day alone is taken. `approximate` is a flag the record sets beside
    the value; the clock is then left out, since nobody knows the minute of a day they are not sure of.
    """
    value = text.strip()
    found = _ISO.fullmatch(value) or _DAY_FIRST.fullmatch(value) or _NAMED.fullmatch(value)
    if found is None:
        return None
    parts = found.groupdict()
    if not (parts["year"] or "").isdigit():
        return When.undated(value) if _blank(parts["day"]) and _blank(parts["month"]) else None
    if not FIRST_YEAR <= int(parts["year"]) <= LAST_YEAR:
        return None
    return _dated(value, parts, approximate=approximate)


@lru_cache(maxsize=65536)
def of_cell(text: str) -> When | None:
    """The date in a cell of a table that holds dates: as written, or the number of a day as spreadsheets count them.

    A sheet whose column lost its format is exported as such numbers (45322 is 31 January 2024). Only where a date
    must stand is one read so; the fraction is the time of day. A year of two figures after a month's name has the
    century that spreadsheets give it (to 29 this one, from 30 the last), and says that it was worked out.
    """
    when = written(text)
    if when is not None:
        return when
    value = text.strip()
    if (whole := _YEAR_FIRST.fullmatch(value)) and (when := written("-".join(whole.group(1, 3, 4)))):
        return replace(when, as_written=value)
    if (short := _SHORT_YEAR.fullmatch(value)) and (when := _with_century(short)):
        return replace(when, as_written=value, basis=Basis.YEAR_FROM_CONTEXT)
    found = _DAY_NUMBER.fullmatch(value)
    if found is None:
        return None
    moment = _DAY_NOUGHT + dt.timedelta(days=int(found[1]), minutes=round(float(found[2] or 0) * 24 * 60))
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        return None
    edtf = f"{moment:%Y-%m-%d}" if moment.time() == dt.time.min else f"{moment:%Y-%m-%dT%H:%M}"
    return from_edtf(edtf, as_written=value)


def _with_century(short: re.Match[str]) -> When | None:
    day, mark, month, year = short.groups()
    return written(f"{day}{mark}{month}{mark}{20 if int(year) < _LAST_CENTURY_FROM else 19}{year}")


def _dated(value: str, parts: dict[str, str | None], *, approximate: bool) -> When | None:
    edtf = _edtf(parts)
    clock = _clock(parts)
    if edtf is None or clock is None:
        return None
    if not approximate and len(edtf) == _WHOLE_DAY:
        return _on_day(edtf, clock, value)
    if approximate:
        edtf += "~"
    elif clock:
        edtf += f"T{clock}"
    try:
        return from_edtf(edtf, as_written=value)
    except ValueError:
        return None


def _on_day(day: str, clock: str, value: str) -> When | None:
    """What nearly every date is. `from_edtf` says the same, and reads anew what was just put together."""
    try:
        date = dt.date.fromisoformat(day)
    except ValueError:
        return None
    return _when(
        earliest=date,
        latest=date,
        edtf=f"{day}T{clock}" if clock else day,
        precision=Precision.MINUTE if clock else Precision.DAY,
        as_written=value,
    )


def _edtf(parts: dict[str, str | None]) -> str | None:
    year, month, day = parts["year"], parts["month"], parts["day"]
    if _blank(month):
        # A day in a month nobody knows is no date this can hold.
        return year if _blank(day) else None
    assert month is not None
    number = int(month) if month.isdigit() else month_names().get(month.casefold())
    if number is None or not 1 <= number <= 12:
        return None
    return f"{year}-{number:02}" if day is None or _blank(day) else f"{year}-{number:02}-{int(day):02}"


def _blank(part: str | None) -> bool:
    return part is None or part.casefold() in ("zz", "xx", "??")


def _clock(parts: dict[str, str | None]) -> str | None:
    """The time as hours and minutes, empty where there is none; None for a time no clock shows."""
    if not parts["hour"] or not parts["minute"]:
        return ""
    hour, second = int(parts["hour"]), int(parts["second"] or 0)
    if parts["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if parts["half"][0] in "pP" else 0)
    try:
        time = dt.time(hour, int(parts["minute"]), second)
    except ValueError:
        return None
    return "" if time == dt.time.min and not parts["half"] else f"{time:%H:%M}"
