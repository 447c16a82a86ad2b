"""A line at the head of a file that names whose it is with the day of birth: "Mali Harlow 11/02/2014", "Core group - Mali Harlow 11/02/2014"."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from importers.notes.leads import Lead
from importers.notes.lines import Line, Look
from importers.notes.signing import is_name

# Whoever was born on the day of the first note has a heading, not a title.
_LEAST_YEARS = 1
_OF_A_HEAD = re.compile(r"[A-Z][\w'\u2019 ]{1,24}:")
_SET_APART = re.compile(r"\s[-\u2013\u2014|]\s|[:,;]")
_AROUND = " \t,;:()[]*_|–—-"
# What the text is of stands before whom it is of, behind a dash or a colon.
_OF_WHOM = re.compile(r"[^:\u2013\u2014]*(?:\s[-\u2013\u2014]\s|:\s)")


@dataclass(frozen=True, slots=True)
class Titled:
    """The lines of a text, its title line among them as plain words, with whom it names and when they were born."""

    lines: list[Line]
    name: str = ""
    born: dt.date | None = None
    of: str = ""
    """What it says before the name: "Core group"."""


def titled(text: str, lines: Sequence[Line]) -> Titled:
    """Take the day of a title line for a birth where all other headings are of other, later years."""
    at = next((at for at, line in enumerate(lines) if line.lead is not None), None)
    first = lines[at] if at is not None else None
    if at is None or first is None or first.lead is None or _goes_on(text, lines, at):
        return Titled(list(lines))
    if first.look is Look.HEADING:
        return _of_a_title(text, lines, at, first.lead)
    if first.look is not Look.LEAD:
        return Titled(list(lines))
    words = text[first.start : first.end]
    before = _OF_WHOM.match(words, 0, first.lead.start)
    name = words[before.end() if before else 0 : first.lead.start].strip(_AROUND)
    days = [line.lead.when.earliest for line in lines if line.lead is not None and line is not first]
    born = first.lead.when.earliest
    later = [day for day in days if day is not None]
    alone = " " in name and is_name(name) and not words[first.lead.end :].strip(_AROUND)
    if not alone or born is None or not later or min(later) < _years_after(born):
        return Titled(list(lines))
    plain = replace(first, look=Look.TEXT, lead=None)
    return Titled([*lines[:at], plain, *lines[at + 1 :]], name, born, before[0].strip(_AROUND) if before else "")


def _of_a_title(text: str, lines: Sequence[Line], at: int, lead: Lead) -> Titled:
    """Take the day for a birth behind a name over the line that says when it was held: "Review Meeting - Mali Harlow 11/02/2014"."""
    line = lines[at]
    name = _SET_APART.split(text[line.start : line.start + lead.start].rstrip(_AROUND))[-1].strip(_AROUND)
    under = next((other for other in lines[at + 1 :] if other.look is not Look.BLANK), None)
    born, held = lead.when.earliest, under.lead.when.earliest if under is not None and under.lead is not None else None
    ends = not text[line.start + lead.end : line.end].strip(_AROUND)
    if not (ends and " " in name and is_name(name) and born and held and held >= _years_after(born)):
        return Titled(list(lines))
    return Titled([*lines[:at], replace(line, lead=None), *lines[at + 1 :]], name, born)


def _goes_on(text: str, lines: Sequence[Line], at: int) -> bool:
    """Words of a note stand right under it, and not who is who ("Daughter: Jean")."""
    under = lines[at + 1] if at + 1 < len(lines) else None
    return under is not None and under.look is Look.TEXT and _OF_A_HEAD.match(text, under.start, under.end) is None


def _years_after(born: dt.date) -> dt.date:
    return dt.date(min(born.year + _LEAST_YEARS, dt.MAXYEAR), born.month, min(born.day, 28))
