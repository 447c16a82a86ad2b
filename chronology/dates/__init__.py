"""Dates: found in notes, read from exported values, kept as EDTF, printed for a reader."""

from chronology.dates.age import age
from chronology.dates.describe import describe
from chronology.dates.edtf import from_edtf, to_edtf
from chronology.dates.find import DateMention, DatesRead, find, impossible, read
from chronology.dates.looking import is_come_back_on
from chronology.dates.slips import in_doubt as day_in_doubt
from chronology.dates.slips import is_in_doubt
from chronology.dates.slips import of_another_year as slips_of_year
from chronology.dates.slips import said_of as said_of_slip
from chronology.dates.story import is_aside
from chronology.dates.written import of_cell, written

__all__ = [
    "DateMention",
    "DatesRead",
    "age",
    "day_in_doubt",
    "describe",
    "find",
    "from_edtf",
    "impossible",
    "is_aside",
    "is_come_back_on",
    "is_in_doubt",
    "of_cell",
    "read",
    "said_of_slip",
    "slips_of_year",
    "to_edtf",
    "written",
]
