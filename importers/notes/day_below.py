"""The day of a meeting in the first lines below its title: alone, under a heading for who came, or behind whom the meeting is about."""

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
# "Thursday 6 June 2024, 10.30am, Teams." under which law and whom it is about: a weekday opens the line that says when it was held.
_HELD = re.compile(rf"(?:[ \t]*\n\s*[^\n]+){{0,2}}?[ \t]*\n\s*{_WEEKDAY}(?=\d)")
_FULL_DATE = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?[ /.-](?:[^\W\d_]{3,11}|\d{1,2})[ /.-](?:19|20)\d{2}\b")
_YEARS = 730
"""Days before every other day of a text at which no meeting was that it tells of: somebody was born."""


def day_below(text: str, end: int) -> Lead | None:
    """The day below the title of a meeting that ends at a place: "Core group - notes", "11.7.24  2pm school library"."""
    came = _WHO_CAME.match(text, end)
    start = came.end() if came else end
    if below := _NEXT_LINE.match(text, start):
        return date_at(text, below.end())
    line = _LINE.match(text, start)
    whom = _WHOM.match(text, line.start("words"), line.end()) if line else None
    apart = _APART.match(text, whom.end()) if whom else None
    lead = date_at(text, apart.end()) if apart else None
    return None if lead is not None and _is_a_birth(text, lead) else lead


def held_below(text: str, end: int) -> Lead | None:
    """The day with its weekday that opens one of the first lines below the title of a meeting, under which law and whom it is about."""
    held = _HELD.match(text, end)
    return date_at(text, held.end()) if held else None


def _is_a_birth(text: str, lead: Lead) -> bool:
    """It stands behind a name, years before each other day that the text tells in full."""
    others = [found for found in _FULL_DATE.finditer(text) if not found.start() <= lead.start < found.end()]
    days = [other.when.earliest for found in others if (other := date_at(text, found.start())) is not None]
    later = [day for day in days if day is not None and day != lead.when.earliest]
    own = lead.when.earliest
    return own is not None and bool(later) and (min(later) - own).days > _YEARS
