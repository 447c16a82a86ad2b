"""A moment, known as well as the text says."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Self


class Precision(StrEnum):
    """How finely the source told the date."""

    MINUTE = "minute"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    TERM = "term"
    YEAR = "year"
    DECADE = "decade"
    RANGE = "range"
    UNKNOWN = "unknown"


class Basis(StrEnum):
    """What the date rests on."""

    EXPLICIT = "explicit"
    YEAR_FROM_CONTEXT = "year-from-context"
    RELATIVE_TO_NOTE = "relative-to-note"
    RELATIVE_TO_PREVIOUS = "relative-to-previous"
    RELATIVE_TO_BIRTH = "relative-to-birth"
    NOTE_DATE = "note-date"
    TOLD = "told"
    """It was told on this day, and happened on it or before."""
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """The inclusive first and last day something could have been; either may be open.

    `edtf` (ISO 8601-2) is the canonical form and alone carries clock times and the marks for approximate and
    uncertain. An undated event has a `When` with no bounds, no `edtf` and its words kept.
    """

    earliest: dt.date | None = None
    latest: dt.date | None = None
    edtf: str | None = None
    precision: Precision = Precision.UNKNOWN
    as_written: str = ""
    basis: Basis = Basis.EXPLICIT
    alternatives: tuple["When", ...] = ()

    @classmethod
    def on(cls, day: dt.date, *, as_written: str = "") -> Self:
        """One known day."""
        return cls(
            earliest=day,
            latest=day,
            edtf=day.isoformat(),
            precision=Precision.DAY,
            as_written=as_written or day.isoformat(),
        )

    @classmethod
    def told_on(cls, day: dt.date, *, as_written: str = "") -> Self:
        """Some day until the one on which it was told, of something that whoever told it gave no day for."""
        return cls(
            latest=day,
            edtf=f"/{day.isoformat()}",
            precision=Precision.RANGE,
            as_written=as_written or day.isoformat(),
            basis=Basis.TOLD,
        )

    @classmethod
    def undated(cls, as_written: str = "") -> Self:
        """Something that happened at no stated time; the words that stood in place of a date are kept."""
        return cls(as_written=as_written, basis=Basis.NONE)

    @classmethod
    def ongoing(cls) -> Self:
        """The end of a span that has not ended: EDTF's open end."""
        return cls(edtf="..", basis=Basis.NONE)

    @property
    def dated(self) -> bool:
        """There is at least one bound."""
        return self.earliest is not None or self.latest is not None

    @property
    def is_only_told(self) -> bool:
        """The day it bears is that of the telling: nothing is known to have happened on it."""
        return self.basis is Basis.TOLD

    @property
    def is_ongoing(self) -> bool:
        """Stands for the end of a span that has not ended."""
        return self.edtf == ".."

    @property
    def first_day(self) -> dt.date:
        """The day it is sorted and counted by: the earliest known, else the latest; `date.max` when undated."""
        return self.earliest or self.latest or dt.date.max

    @property
    def last_day(self) -> dt.date:
        """The last day it could have been, else the first; `date.max` when undated."""
        return self.latest or self.earliest or dt.date.max
