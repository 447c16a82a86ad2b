"""Dates: found in notes, read from exported values, kept as EDTF, printed for a reader."""

from chronology.dates.age import age
from chronology.dates.describe import describe
from chronology.dates.edtf import from_edtf, to_edtf
from chronology.dates.find import DateMention, DatesRead, find, impossible, read
from chronology.dates.story import is_aside
from chronology.dates.written import of_cell, written

__all__ = [
    "DateMention",
    "DatesRead",
    "age",
    "describe",
    "find",
    "from_edtf",
    "impossible",
    "is_aside",
    "of_cell",
    "read",
    "to_edtf",
    "written",
]
