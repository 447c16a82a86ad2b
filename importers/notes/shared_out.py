"""A sentence with several days: what it tells stands with one of them; and a report is of the day it came, not of what it reports."""

import re
from collections.abc import Sequence
from dataclasses import replace

from chronology.model import Group, Precision, When
from chronology.practice import group_of
from chronology.prose.said import Said
from importers.notes.dated import Dated, Use
from importers.notes.note import Note

_A_CLAUSE_OF_ITS_OWN = re.compile(r"\w\W+(?:was|were|is|are|had|has|did|went|came|saw|found|said|told)\W+\w")
# "Not brought on 25 June, nor did anyone answer on the 26th": the same again.
_GOES_ON = re.compile(r"\W*(?:nor|neither|or|and (?:again|also)|again|also)\b")
# "Not brought 29 November, attended 17 January, not brought 7 March": of the one in the middle it is said that it was kept.
_KEPT = re.compile(
    r"\A\W*(?:(?:then|and|but|he|she|they|was|were|mum|mother|dad|father) )*(?:attended|seen|brought|came|kept|given|had|done)\b"
)
# A referral takes no longer to make than this: what goes on for longer is what it tells of.
_MOST_DAYS = 7
_LONG_BEFORE = 92
"""Days behind a month after which nobody reports for the first time what was in it."""


def is_of_another_day(lower: str, one: Dated, said: Said, beside: Sequence[Dated]) -> bool:
    """What it tells stands with an earlier day of its sentence, of those `beside` it, and before its own day something else is said.

    "The agreement of 26 June was broken: friends were in the house on 9 July". A list of days has no words of its own.
    """
    before = any(
        other.use is Use.EVENT and other.part.start <= said.at.start < other.part.end
        for other in beside
        if other.part.end <= one.part.start
    )
    own = lower[one.part.start : one.at.start]
    elsewhere = not one.part.start <= said.at.start < one.part.end
    if elsewhere and group_of(said.kind) is Group.MISSED_APPOINTMENT and _KEPT.match(own):
        return True
    return before and not _GOES_ON.match(own) and _A_CLAUSE_OF_ITS_OWN.search(own) is not None


# "Was not brought (2nd time, also 24/01)": what is told is of the note's own day, and of the one in brackets too.
_ALSO = re.compile(r"\([^()]*\b(?:also|again|too|as on|same on|hefyd|\d(?:st|nd|rd|th) time)\b[^()]*\Z")
_LETTERS = re.compile(r"[^\W\d_]{3,}")


def is_also_of(lower: str, one: Dated) -> bool:
    """A day that stands in brackets behind what a sentence tells of its note's day."""
    before = lower[one.sentence.start : one.at.start]
    found = _ALSO.search(before)
    return found is not None and _LETTERS.search(before, 0, found.start()) is not None


def when_made(note: Note, one: Dated, said: Said | None) -> Dated:
    """A report that tells of weeks or months before the note is of the note's day: "report received: withdrawals from May to July".

    One month by itself, and long before, is when it was made: "re-referred in October 2022", in a letter of two years later.
    """
    if said is None or note.day is None or group_of(said.kind) is not Group.REFERRAL:
        return one
    first, last = one.when.earliest, one.when.latest
    told_of = first is not None and last is not None and (last - first).days > _MOST_DAYS and first < note.day
    long_before = one.when.precision is Precision.MONTH and last is not None and (note.day - last).days > _LONG_BEFORE
    return replace(one, when=When.on(note.day)) if told_of and not long_before else one
