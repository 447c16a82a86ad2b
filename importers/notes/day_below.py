"""The day of a meeting in the first line below its title: alone, under a heading for who came, or behind whom the meeting is about."""

import re

from importers.notes.leads import Lead, date_at

_WEEKDAY = r"(?i:(?:mon|tues?|wednes|wed|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?[ ])"
_NEXT_LINE = re.compile(rf"[ \t]*\n\s{{0,4}}{_WEEKDAY}?(?=\d)")
# What the minutes of a meeting begin with, before who was there, and when and where.
_WHO_CAME = re.compile(
    r"\s*\n[#* ]{0,6}(?:(?:those )?(?:present|attending)|(?:in )?attendance|attendees|(?:meeting )?details|yn bresennol|presennol|manylion)[ :*]*(?=\n)",
    re.IGNORECASE,
)
_LINE = re.compile(r"\s*\n(?P<words>[^\n]+)")
# "Ann (8) and Tom Example    Thursday 5 June 2025, 10.00": whom it is about with their births or the number of their file, and its
# day set apart.
_WHOM = re.compile(
    r"(?:[ ]?(?:\([^()\n]{1,80}\)|(?i:dob|d\.o\.b\.?|born|date of birth)[ :]{1,2}[\d./-]{6,10}|\d{5,10}(?![\d./-])|(?:re|and|a|ac|&)\b|[^\W\da-z_][\w'\u2019.-]*)[:,;]?)+"
)
_APART = re.compile(rf"(?:[ ]{{2,12}}|[ ]*\t[ ]*|[ ][|\u2013\u2014-][ ]){_WEEKDAY}?|[, ]{{1,3}}{_WEEKDAY}")


def day_below(text: str, end: int) -> Lead | None:
    """The day below the title of a meeting that ends at a place: "Core group - notes", "11.7.24  2pm school library"."""
    came = _WHO_CAME.match(text, end)
    start = came.end() if came else end
    if below := _NEXT_LINE.match(text, start):
        return date_at(text, below.end())
    line = _LINE.match(text, start)
    whom = _WHOM.match(text, line.start("words"), line.end()) if line else None
    apart = _APART.match(text, whom.end()) if whom else None
    return date_at(text, apart.end()) if apart else None
