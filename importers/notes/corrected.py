"""Notes whose day their file corrects: "My note of the 5th is wrong, the visit was on Thursday 6th", "~~22/8~~ 23rd".

The corrected day stands. The day as it was first written stays with it, and the correction is a note of its own.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from chronology.dates.words import month_names
from chronology.hooks import Read
from chronology.model import Account, Kind, When
from chronology.practice import taxonomy, title_of
from chronology.prose.sentences import Span, sentences
from importers.notes.leads import with_time
from importers.notes.note import Note

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY = (
    r"(?:(?P<{0}wk>(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{{0,6}})\.?,? )?(?:the )?"
    r"(?P<{0}d>\d{{1,2}})(?:(?:st|nd|rd|th)?(?: of)? (?P<{0}word>"
    + "|".join(sorted((name for name in month_names() if name.isalpha()), key=len, reverse=True))
    + r")\b|[/.](?P<{0}m>\d{{1,2}})(?:[/.](?:20)?\d\d)?|st|nd|rd|th)(?![\w/])"
)
_ENTRY = r"(?:case ?)?(?:notes?|entry|record(?:ing)?|log)"
_OF_A_NOTE = re.compile(
    rf"\b(?:my|the|our) (?:[a-z]+ )?{_ENTRY} (?:of|for|dated|on) (?:the )?{_DAY.format('w')}", re.IGNORECASE
)
_OF_THE_ONE_ABOVE = re.compile(
    rf"\b(?:above|previous|last|preceding) {_ENTRY}\b|\b{_ENTRY} above\b|\bdate (?:of|on|for) (?:the )?(?:above|last|previous)\b",
    re.IGNORECASE,
)
_IS_WRONG = re.compile(
    r"\b(?:wrong|incorrect|in error|mistake\w*|correct(?:ion|ed)?|misdated|not right|should (?:be|read|say|have (?:been|read|said))|writing it up|wrote it up|typo|sorry)\b",
    re.IGNORECASE,
)
_WAS_ON = re.compile(
    rf"\b(?:was|were|is|be|read|say|said|been|place|happened|held|dated|seen|visited)(?: (?:on|there|here|really|actually|in fact|for|dated))* {_DAY.format('r')}",
    re.IGNORECASE,
)
_STRUCK = re.compile(rf"~~\s?{_DAY.format('w')}\s?~~\s{{0,3}}{_DAY.format('r')}", re.IGNORECASE)
# "Weds 11.6.25 [12th]": the head's own weekday says which of the two it is.
_BRACKETED = re.compile(r"\s*\[(?P<r>\d{1,2})(?:st|nd|rd|th)\]\s*")
_NEAR, _A_WEEK = dt.timedelta(days=31), dt.timedelta(days=7)
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Correction:
    """A note's day as it was written and as it is, and where the file says so."""

    note: int
    """Where it begins."""
    wrong: dt.date
    right: dt.date
    at: Span


def as_correction(value: Read, corrections: Sequence[Correction]) -> Read:
    """What says that something was on another day is no second one of its kind on it."""
    if not isinstance(value, Account) or value.source.start is None or value.source.end is None:
        return value
    start, end = value.source.start, value.source.end
    says_so = any(start < one.at.end and one.at.start < end and value.when.earliest == one.right for one in corrections)
    if not says_so or value.key.endswith("#note"):
        return value
    kind = Kind.UNCLASSIFIED
    return replace(value, kind=kind, title=title_of(kind, value.language), polarity=taxonomy()[kind].polarity)


def corrected(text: str, notes: Sequence[Note]) -> tuple[tuple[Note, ...], tuple[Correction, ...]]:
    """The notes on the days that their file corrects them to, and the corrections."""
    found = {one.note: one for at in range(len(notes)) for one in _corrections(text, notes, at)}
    return (
        tuple(_on(note, found[note.start]) if note.start in found else note for note in notes),
        tuple(found.values()),
    )


def _corrections(text: str, notes: Sequence[Note], at: int) -> Iterator[Correction]:
    note = notes[at]
    if note.day is None or note.narrative:
        return
    if struck := _STRUCK.search(text, note.body_start, note.end):
        wrong = _nearest(struck, "w", note.day)
        right = _nearest(struck, "r", note.day) if wrong == note.day else None
        if right is not None:
            yield Correction(note.start, note.day, right, Span(struck.start(), struck.end()))
        return
    if (bracketed := _in_brackets(text, note)) is not None:
        yield bracketed
        return
    if _IS_WRONG.search(text, note.start, note.end) is None:
        return
    for span in sentences(text, note.body_start, note.end):
        if (one := _told(text, notes, at, span)) is not None:
            yield one


def _in_brackets(text: str, note: Note) -> Correction | None:
    """The day in brackets behind that of a head, where the head's weekday is of it and not of the day as it was written."""
    found = _BRACKETED.match(text, note.body_start, note.end)
    if found is None or note.day is None:
        return None
    head = text[note.start : note.body_start].casefold()
    days = [day for day in _about(note.day, int(found["r"])) if abs(day - note.day) <= _A_WEEK]
    fits = [day for day in days if re.search(rf"\b{_WEEKDAYS[day.weekday()]}[a-z]{{0,6}}\b", head)]
    if len(fits) != 1 or fits[0].weekday() == note.day.weekday():
        return None
    return Correction(note.start, note.day, fits[0], Span(note.start, found.end()))


def _told(text: str, notes: Sequence[Note], at: int, span: Span) -> Correction | None:
    """What a sentence, with the one behind it, corrects."""
    own = notes[at].day
    named, above = _OF_A_NOTE.search(text, *span), _OF_THE_ONE_ABOVE.search(text, *span)
    if own is None or not (named or above) or not _IS_WRONG.search(text, notes[at].start, span.end):
        return None
    begin = named.end() if named else span.start
    gap = text.find("\n\n", span.end, notes[at].end)
    end = gap if gap >= 0 else notes[at].end
    right = _WAS_ON.search(text, begin, end)
    if right is None:
        return None
    wrong = _nearest(named, "w", own, back=True) if named else notes[at - 1].day if at else None
    day = _nearest(right, "r", wrong) if wrong else None
    places = [place for place, note in enumerate(notes) if note.day == wrong and place != at] if named else [at - 1]
    if wrong is None or day is None or day == wrong or abs(day - wrong) > _NEAR or len(places) != 1:
        return None
    return Correction(notes[places[0]].start, wrong, day, Span(span.start, right.end()))


def _nearest(found: re.Match[str], side: str, day: dt.date, *, back: bool = False) -> dt.date | None:
    """The day that is told, nearest to another, or the last up to it; none of another weekday than it says."""
    number, weekday = int(found[f"{side}d"]), (found[f"{side}wk"] or "").casefold()[:3]
    month = int(found[f"{side}m"]) if found[f"{side}m"] else month_names().get((found[f"{side}word"] or "").casefold())
    days = [one for one in _about(day, number) if month in (None, one.month) and (not back or one <= day)]
    chosen = min(days, key=lambda one: abs((one - day).days), default=None)
    fits = chosen is not None and (not weekday or _WEEKDAYS[chosen.weekday()] == weekday)
    return chosen if fits else None


def _about(day: dt.date, number: int) -> Iterator[dt.date]:
    """The days of that number in the months around a day."""
    for step in range(-_MONTHS, _MONTHS + 1):
        month = day.year * _MONTHS + day.month - 1 + step
        try:
            yield dt.date(month // _MONTHS, month % _MONTHS + 1, number)
        except ValueError:
            continue


def _on(note: Note, one: Correction) -> Note:
    written = note.written_on.as_written if note.written_on else ""
    when = with_time(When.on(one.right, as_written=written), note.time)
    return replace(note, heading=replace(note.heading, written_on=when))
