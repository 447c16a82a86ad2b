"""EDTF (ISO 8601-2), read and written: the canonical form of every date, however vaguely known.

Levels 0 and 1, with the parts of level 2 that case records need: one-of sets, seasons and quarters, unspecified digits.
A qualifier stands for the whole date or for one end of an interval, never for a part. A clock time has minutes and no
zone: records tell the time on the wall.
"""

import calendar
import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from chronology.model import Basis, Precision, When
from chronology.model.making import maker

_when = maker(When)
_POINT = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d\dXX|XXXX)"
    r"(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX)(?:T(?P<clock>\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?)?)?"
    r"(?P<mark>[?~%]?)",
    re.ASCII,
)
_MONTHS_OF_PART = {
    21: (3, 3),
    22: (6, 3),
    23: (9, 3),
    24: (12, 3),
    33: (1, 3),
    34: (4, 3),
    35: (7, 3),
    36: (10, 3),
}
"""First month and length of seasons (meteorological, 21 to 24; winter runs into the next year) and quarters (33 to 36)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One EDTF date that is not an interval or a set. Months from 21 are seasons and quarters.

    `year` keeps unspecified digits as `X`; a month or day of `XX` is None, as one that was not written.
    """

    year: str
    month: int | None = None
    day: int | None = None
    clock: str = ""
    mark: str = ""

    @property
    def precision(self) -> Precision:
        """How finely the point is told."""
        if "X" in self.year:
            return Precision.DECADE if self.year.count("X") == 1 and self.month is None else Precision.UNKNOWN
        if self.month is None:
            return Precision.YEAR
        if self.month > 12:
            return Precision.SEASON if self.month < 33 else Precision.QUARTER
        if self.day is None:
            return Precision.MONTH
        return Precision.MINUTE if self.clock else Precision.DAY


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """Two ends. One that is None is open (it goes on) where its flag says so, and otherwise not known."""

    start: Point | None
    end: Point | None
    open_start: bool = False
    open_end: bool = False


@dataclass(frozen=True, slots=True)
class OneOf:
    """Exactly one of these; each member is EDTF itself."""

    members: tuple[str, ...]


Bounds = tuple[dt.date | None, dt.date | None]


@lru_cache(maxsize=16384)
def parse(edtf: str) -> Point | Interval | OneOf:
    """Read one EDTF expression.

    Raises:
        ValueError: it is not EDTF of the kinds this module knows, or names a day that does not exist.
    """
    if edtf.startswith("[") and edtf.endswith("]"):
        return _one_of(edtf)
    if "/" in edtf:
        return _interval(edtf)
    return _point(edtf)


def _point(text: str) -> Point:
    found = _POINT.fullmatch(text)
    if found is None:
        raise ValueError("not an EDTF date")
    year, month, day, clock, mark = found["year"], found["month"], found["day"], found["clock"] or "", found["mark"]
    if clock and mark:
        raise ValueError("EDTF qualifies dates, not clock times")
    if month == "XX" and day not in (None, "XX"):
        raise ValueError("a day of an unknown month places nothing")
    point = Point(year=year, month=_number(month), day=_number(day), clock=clock, mark=mark)
    _check(point)
    return point


def _number(digits: str | None) -> int | None:
    return None if digits in (None, "XX") else int(digits)


def _check(point: Point) -> None:
    """Refuse what no calendar holds; the bounds of an unknown year are tried in a leap year."""
    if point.clock:
        dt.time.fromisoformat(point.clock)
    if point.month is not None and point.month > 12:
        if point.month not in _MONTHS_OF_PART or point.day is not None:
            raise ValueError("no such season or quarter")
    elif point.month is not None:
        dt.date(int(point.year) if point.year.isdigit() else 2000, point.month, point.day or 1)
    elif point.year == "0000":
        raise ValueError("year 0 is outside the calendar used here")


def _interval(text: str) -> Interval:
    ends = text.split("/")
    if len(ends) != 2:
        raise ValueError("an EDTF interval has two ends")
    start, end = (None if each in ("", "..") else _point(each) for each in ends)
    if start is None and end is None:
        raise ValueError("an interval needs one known end")
    if start and end:
        first, last = point_bounds(start)[0], point_bounds(end)[1]
        if first and last and last < first:
            raise ValueError("the interval ends before it starts")
    return Interval(start=start, end=end, open_start=ends[0] == "..", open_end=ends[1] == "..")


def _one_of(text: str) -> OneOf:
    members = tuple(text[1:-1].split(","))
    for member in members:
        _point_or_span(member)
    return OneOf(members)


def _point_or_span(member: str) -> Point | Interval:
    """A member of a set: a date, or `a..b`, which means every date from a to b, as an interval."""
    return _interval(_slashed(member)) if ".." in member else _point(member)


def _slashed(member: str) -> str:
    start, _, end = member.partition("..")
    return f"{start or '..'}/{end or '..'}"


def point_bounds(point: Point) -> Bounds:
    """First and last day of a point; none when the year is not known at all."""
    if point.year == "XXXX" or ("X" in point.year and point.month is not None):
        return None, None
    first_year, last_year = int(point.year.replace("X", "0")), int(point.year.replace("X", "9"))
    if point.month is None:
        return dt.date(max(first_year, 1), 1, 1), dt.date(last_year, 12, 31)
    if point.day is not None:
        day = dt.date(first_year, point.month, point.day)
        return day, day
    first_month, length = _MONTHS_OF_PART.get(point.month, (point.month, 1))
    return dt.date(first_year, first_month, 1), _last_of_month(first_year, first_month + length - 1)


def _last_of_month(year: int, month: int) -> dt.date:
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def _bounds(read: Point | Interval | OneOf) -> Bounds:
    match read:
        case Point():
            return point_bounds(read)
        case Interval():
            return (
                point_bounds(read.start)[0] if read.start else None,
                point_bounds(read.end)[1] if read.end else None,
            )
        case OneOf():
            return _hull([_bounds(_point_or_span(member)) for member in read.members])


def _hull(bounds: list[Bounds]) -> Bounds:
    return _edge([first for first, _ in bounds], min), _edge([last for _, last in bounds], max)


def _edge(days: list[dt.date | None], pick: Callable[[list[dt.date]], dt.date]) -> dt.date | None:
    """The outermost day, or open when any member is open on that side."""
    known = [day for day in days if day is not None]
    return pick(known) if len(known) == len(days) else None


@lru_cache(maxsize=16384)
def _facts(edtf: str) -> tuple[dt.date | None, dt.date | None, Precision, tuple[When, ...]]:
    read = parse(edtf)
    earliest, latest = _bounds(read)
    match read:
        case Point():
            return earliest, latest, read.precision, ()
        case Interval():
            return earliest, latest, Precision.RANGE, ()
        case OneOf():
            members = tuple(
                from_edtf(_slashed(member) if ".." in member else member, as_written=member) for member in read.members
            )
            return earliest, latest, Precision.RANGE, members


def from_edtf(
    edtf: str, *, as_written: str = "", basis: Basis = Basis.EXPLICIT, precision: Precision | None = None
) -> When:
    """The `When` an EDTF expression stands for. `precision` says what EDTF cannot: that an interval is a week or a term.

    Raises:
        ValueError: it is not EDTF of the kinds this module knows, or names a day that does not exist.
    """
    if edtf == "..":
        return When.ongoing()
    earliest, latest, told, alternatives = _facts(edtf)
    return _when(
        earliest=earliest,
        latest=latest,
        edtf=edtf,
        precision=precision or told,
        as_written=as_written or edtf,
        basis=basis,
        alternatives=alternatives,
    )


def write_point(point: Point) -> str:
    """A point as EDTF."""
    return write_parts(point.year, point.month, point.day, point.clock, point.mark)


def write_parts(year: str, month: int | None, day: int | None, clock: str = "", mark: str = "") -> str:
    """The parts of a point as EDTF."""
    months = "" if month is None else f"-{month:02}"
    days = "" if day is None else f"-{day:02}"
    time = f"T{clock}" if clock else ""
    return f"{year}{months}{days}{time}{mark}"


def to_edtf(earliest: dt.date | None, latest: dt.date | None, *, mark: str = "") -> str | None:
    """The shortest EDTF with exactly these bounds: a day, month or year, else an interval; None for no bounds.

    A missing bound becomes an unknown end, not an open one: to say that something still goes on takes more than a
    missing date.
    """
    if earliest is None and latest is None:
        return None
    if earliest and latest and (whole := _whole(earliest, latest)):
        return whole + mark
    ends = (f"{end.isoformat()}{mark}" if end else "" for end in (earliest, latest))
    return "/".join(ends)


def _whole(earliest: dt.date, latest: dt.date) -> str | None:
    if earliest == latest:
        return earliest.isoformat()
    if earliest.day == 1 and latest == _last_of_month(earliest.year, earliest.month):
        return f"{earliest.year:04}-{earliest.month:02}"
    if (earliest.month, earliest.day, latest.month, latest.day) == (1, 1, 12, 31) and earliest.year == latest.year:
        return f"{earliest.year:04}"
    return None
