"""When an entry is for: days and times on the clocks of England and Wales, whatever zone they are written in."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from chronology.dates import written
from chronology.dates.written import FIRST_YEAR, LAST_YEAR
from chronology.model import When
from chronology.tables import shipped_table
from importers.diary.component import Property

Report = Callable[[str], None]

_VALUE = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)(?:T(\d\d):?(\d\d)(?::?(\d\d)(?:\.\d+)?)?(?P<zone>Z|[+-]\d\d:?\d\d)?)?",
    re.ASCII | re.IGNORECASE,
)
_HOME = "Europe/London"
# A name the machine gives its own zone: what it means would depend on where the program runs.
_OF_THE_MACHINE = frozenset({"localtime", "Factory"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A day, with the time on the wall where there is one."""

    day: dt.date
    time: dt.time | None
    written: str

    @property
    def when(self) -> When:
        """As a date of the chronology. A zone that was converted leaves the words as they were written."""
        clock = f"T{self.time:%H:%M}" if self.time else ""
        when = written(f"{self.day.isoformat()}{clock}")
        assert when is not None, "a moment is within the years a record can speak of"
        return When(
            earliest=when.earliest,
            latest=when.latest,
            edtf=when.edtf,
            precision=when.precision,
            as_written=self.written,
            basis=when.basis,
        )

    @property
    def in_key(self) -> str:
        """As it stands in a key."""
        return f"{self.day:%Y%m%d}{self.time:T%H%M}" if self.time else f"{self.day:%Y%m%d}"

    def after(self, length: dt.timedelta) -> "Moment | None":
        """The moment so much later; None where no calendar reaches it."""
        try:
            later = dt.datetime.combine(self.day, self.time or dt.time()) + length
        except OverflowError:
            return None
        if not FIRST_YEAR <= later.year <= LAST_YEAR:
            return None
        return Moment(day=later.date(), time=later.time() if self.time else None, written=self.written)

    @property
    def order(self) -> dt.datetime:
        """What moments are compared by."""
        return dt.datetime.combine(self.day, self.time or dt.time())


def moment(value: str, prop: Property, report: Report) -> Moment | None:
    """The moment a value of a property gives, as the clock on the wall here showed it; None where it is none."""
    found = _VALUE.fullmatch(value.strip())
    if found is None or not FIRST_YEAR <= int(found[1]) <= LAST_YEAR:
        report(f"{prop.name} is no date; the entry goes without it")
        return None
    as_written = found[0].replace("-", "").replace(":", "").upper() if found["zone"] in (None, "Z", "z") else found[0]
    try:
        day = dt.date(int(found[1]), int(found[2]), int(found[3]))
        if found[4] is None:
            return Moment(day=day, time=None, written=as_written)
        # A leap second is the last of its minute.
        clock = dt.time(int(found[4]), int(found[5]), min(int(found[6] or 0), 59))
        at = _at_home(dt.datetime.combine(day, clock), found["zone"] or "", prop.param("TZID"), prop.name, report)
    except (ValueError, OverflowError):
        report(f"{prop.name} is no date; the entry goes without it")
        return None
    return Moment(day=at.date(), time=at.time(), written=as_written)


def _at_home(at: dt.datetime, offset: str, name: str, what: str, report: Report) -> dt.datetime:
    """A time on the wall here. One without a zone is that already; one with an unknown zone stays as written."""
    if offset.upper() == "Z":
        zone: dt.tzinfo | None = dt.UTC
    elif offset:
        zone = dt.datetime.fromisoformat(f"2000-01-01T00:00:00{offset}").tzinfo
    elif name:
        zone = zone_named(name)
        if zone is None:
            report(f"the time zone of {what} is not known; the time is kept as it is written")
    else:
        zone = None
    if zone is None:
        return at
    return at.replace(tzinfo=zone).astimezone(ZoneInfo(_HOME)).replace(tzinfo=None)


@cache
def _names() -> dict[str, str]:
    """Names that programs give zones, in lower case, with the name everybody knows."""
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    table = shipped_table("importers.diary", "zones.toml")
    known = {name.lower(): name for name in available_timezones() - _OF_THE_MACHINE}
    windows = {name.lower(): olson for name, olson in WINDOWS_TO_OLSON.items()}
    return known | windows | {name.lower(): olson for name, olson in table["names"].items()}


def zone_named(name: str) -> ZoneInfo | None:
    """The zone of a name as calendars write it: Olson's, Windows', or with a maker's path before it."""
    parts = name.strip(" \"'/").lower().split("/")
    for start in range(min(len(parts), 6)):
        known = _names().get("/".join(parts[start:]))
        if known is not None:
            try:
                return ZoneInfo(known)
            except (ZoneInfoNotFoundError, ValueError, OSError):
                return None
    return None
