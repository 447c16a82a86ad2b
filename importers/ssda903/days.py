"""Cells that hold a date: each spelling is read once, with all that is asked of it for every row it stands in."""

from functools import lru_cache

from chronology.dates import written
from chronology.mapping import in_key
from chronology.model import When

UNDATED = "undated"


class Day:
    """What one text says as a date."""

    __slots__ = ("first", "in_key", "is_date", "last", "sorted_by", "when")

    def __init__(self, text: str) -> None:
        when = written(text) if text else None
        self.is_date = when is not None
        """It is a date, if only one blanked out."""
        self.when = when or When.undated(text)
        """A text that is no date is undated and kept in its own words."""
        self.first = self.when.earliest
        """The first day it could mean."""
        self.last = self.when.latest
        """The last day it could mean."""
        self.sorted_by = self.when.first_day if self.when.dated else None
        self.in_key = self.when.edtf or in_key(self.when.as_written) or UNDATED
        """As it stands in a key."""


# A return knows some thousands of days, whatever its size.
@lru_cache(maxsize=16384)
def day_of(text: str) -> Day:
    """The date in a cell."""
    return Day(text)
