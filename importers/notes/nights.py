"""The sheet of a night: its lines are led by the clock, and midnight lies between two of them."""

import datetime as dt
import re
from collections.abc import Sequence
from itertools import pairwise

from chronology.dates import from_edtf
from chronology.model import Basis
from chronology.prose.sentences import Span
from importers.notes.dated import Dated, Use
from importers.notes.note import Note

_CLOCK = re.compile(r"[ \t>|(]{0,8}(?P<hour>[01]?\d|2[0-3])(?:[:.](?P<m>[0-5]\d)(?:[ ]?(?P<half>[ap])m)?|[0-5]\d(?:hrs?)?|[ ]?(?P<half2>[ap])m)(?![\d/.])\)?(?=[ \t:\u2013\u2014-])", re.IGNORECASE)  # fmt: skip
_EVENING, _MORNING = 17, 10
_FEW = 3
# "Sat night into Sun 18/02": the day it is headed with is the one it ended on.
_INTO = re.compile(
    r"\b(?:nights?|eve(?:ning)?)\b[^\n]{0,12}\b(?:into|to|until|-|/)\s|\bending\b|\bovernight (?:into|to)\b",
    re.IGNORECASE,
)
_NIGHT = re.compile(r"\b(?:nights?|night shift|noc|nos|waking night|sleep-?in|edt|out of hours)\b", re.IGNORECASE)


def over_midnight(
    text: str, note: Note, spans: Sequence[Span], dated: Sequence[Dated], first: Dated | None
) -> dict[Span, Dated]:
    """The sentences of a night's sheet that are of another day than the note is of, with that day.

    Behind midnight it is the one after the day that the sheet is headed with, unless it says that it ended on that.
    """
    split = _midnight(text, spans)
    own = first.when.earliest if first else note.day
    if split is None or own is None:
        return {}
    head = Span(note.body_start, note.body_start + len(text[note.body_start : split].lstrip("\n").partition("\n")[0]))
    headed = first.when.earliest if first else _headed(dated, head)
    words = text[head.start : head.end]
    if _INTO.search(words):
        evening = own - dt.timedelta(1)
    elif headed is not None and (first or headed != own or _NIGHT.search(words)):
        evening = headed
    else:
        return {}
    days = {span: evening + dt.timedelta(span.start >= split) for span in spans if span.start > head.end}
    return {span: _on(span, day) for span, day in days.items() if day != own}


def _headed(dated: Sequence[Dated], head: Span) -> dt.date | None:
    days = [one.when.earliest for one in dated if one.at.end <= head.end and one.when.earliest == one.when.latest]
    return days[0] if days else None


def _midnight(text: str, spans: Sequence[Span]) -> int | None:
    """Where the first line behind midnight starts, in a text with lines enough that are led by the clock."""
    led = [(hour, span.start) for span in spans if (hour := _hour(text, span)) is not None]
    if len(led) < _FEW:
        return None
    turns = [start for (before, _), (hour, start) in pairwise(led) if before >= _EVENING and hour < _MORNING]
    return turns[0] if len(turns) == 1 else None


def _hour(text: str, span: Span) -> int | None:
    line = text.rfind("\n", 0, span.start) + 1
    found = _CLOCK.match(text, line, span.end)
    if found is None or text[line : span.start].strip(" \t>|(") not in ("", text[found.start() : found.end()].strip()):
        return None
    half = (found["half"] or found["half2"] or "").lower()
    hour = int(found["hour"])
    return hour % 12 + (12 if half == "p" else 0) if half else hour


def _on(span: Span, day: dt.date) -> Dated:
    when = from_edtf(day.isoformat(), as_written="", basis=Basis.RELATIVE_TO_PREVIOUS)
    return Dated(Span(span.start, span.start), when, span, span, Use.EVENT)


def is_entry(one: Dated) -> bool:
    """The day is that of an entry of a night's sheet, which tells of itself and does not go on with the one before it."""
    return one.at.start == one.at.end == one.sentence.start
