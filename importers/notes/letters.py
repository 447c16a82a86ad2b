"""The day of a letter that somebody wrote: over its salutation, without a label, or the day on which it was handed in or stamped."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from chronology.dates import find
from chronology.model import Basis, When
from importers.notes.leads import with_time
from importers.notes.lines import Line, Look
from importers.notes.marks import Mark, marks_of
from importers.notes.note import Note
from importers.notes.placed import years_told
from importers.notes.signing import is_name
from importers.notes.spelt import made

_SALUTES = re.compile(
    r"\s*(?:dear|annwyl) \S[^.\n]{0,60}|\s*to whom it may concern\b.{0,4}|\s*i bwy bynnag\b.{0,40}", re.IGNORECASE
)
_CAME = re.compile(
    r"\b(?:handed(?: (?:in|over))?|given|posted|delivered|received|rec['\u2019]?d|stamped|date stamp(?:ed)?|stamp|brought in|derbyniwyd)\b(?=[^\n]{0,60}\d)",
    re.IGNORECASE,
)
_FEASTS = {
    re.compile(r"(?:dydd )?g[wŵ]yl (?:ddewi|dewi)|st\.? david['\u2019]?s day", re.IGNORECASE): (3, 1),
    re.compile(r"st\.? patrick['\u2019]?s day", re.IGNORECASE): (3, 17),
    re.compile(r"st\.? andrew['\u2019]?s day", re.IGNORECASE): (11, 30),
}
_OF_THIS_CENTURY = re.compile(r"\b20\d\d\b")
_HEAD, _LONGEST = 14, 48
"""Lines over a salutation, and characters of one that gives no more than its day."""
# Somebody who lives it speaks of their own people; a worker's letter has "I" too, and a form has it with brackets.
_OWN_PEOPLE = re.compile(
    r"\b(?:my|our|fy|ein) (?:\w+ )?(?:mum|mam|mother|dad|father|son|daughter|boy|girl|lad|lass|child|children|kids|baby|brother|sister"
    r"|husband|wife|partner|ex|nan|gran|grand\w+|niece|nephew|aunt\w*|uncle|family|home|house|flat|neighbour\w*"
    r"|mab|merch|mhab|plant|mhlant|gŵr|ngŵr|gwraig|ngwraig|chwaer|brawd|teulu|nheulu|wyr\w*|ŵyr\w*)\b",
    re.IGNORECASE,
)
_TO_SOMEBODY = re.compile(r"^[ \t>*_]{0,8}(?:dear|annwyl)\b[^\n\[_]{0,60}$", re.IGNORECASE | re.MULTILINE)
_OPENING = 320
"""Characters in which a letter greets whom it is written to."""
# "Yours sincerely", "Love from Gran": right before the name of who signs.
_CLOSES = re.compile(
    r"(?:your['\u2019]?s?(?: (?:sincerely|faithfully|truly|ever|gratefully))?|(?:kind |best |warm )?(?:regards|wishes)|many thanks|thank you|thanks|love(?: from)?|yn gywir|cofion(?: cynnes| gorau)?|diolch)\b[ ,.]*",
    re.IGNORECASE,
)
_TITLE_BEHIND = re.compile(r"\s*\((?:Mrs|Mr|Ms|Miss|Dr)\.?\)")
_FIRST_NAME = re.compile(r"[A-Z][\w'\u2019-]{2,15}")
_FOOT = 8
"""Lines at the foot of a letter among which its signature stands; a postscript may follow it."""
_BESIDE = re.compile(r"[\s,.()\[\]]*(?:dated?:?|dyddiad:?)?[\s,.()\[\]]*")


def as_letter(text: str, note: Note, lines: Sequence[Line]) -> Note:
    """The note that is a letter without a day as one of the day its head gives; the note as it is where it gives none."""
    if note.written_on is not None or note.narrative:
        return note
    inked = [line for line in lines if line.look is not Look.BLANK and line.start < note.end]
    at = next(
        (place for place, line in enumerate(inked[:_HEAD]) if _SALUTES.fullmatch(text, line.start, line.end)), None
    )
    if at is None:
        return note
    head = [text[line.start : line.end] for line in inked[:at]]
    years = years_told(text[: note.end])
    when = next((day for words in head if (day := _own_day(words, years))), None)
    came = next((day for words in head if (day := _day_it_came(words))), None)
    if when is None and came is None:
        return note
    body = inked[at].start
    heading = replace(
        note.heading,
        written_on=with_time(when or came or When.undated(), ""),
        author=note.heading.author or _signed(text, inked),
        recorded_on=came.earliest if came and when else None,
    )
    return replace(note, start=min(note.start, body), body_start=body, looks_back=True, heading=heading)


def is_from_the_family(text: str, note: Note) -> bool:
    """A letter in which somebody speaks of their own people: "Dear Sir, my daughter ..." is no rule and no form."""
    head = (note.start, min(note.end, note.body_start + _OPENING))
    return bool(_TO_SOMEBODY.search(text, *head)) and bool(_OWN_PEOPLE.search(text, note.body_start, note.end))


def signed(text: str, notes: Sequence[Note]) -> tuple[Note, ...]:
    """Notes, letters among them by whoever signs each: several that were typed up into one file have each their own signature."""
    return tuple(_by(note, who) if (who := _signature(text, note)) else note for note in notes)


def _by(note: Note, who: str) -> Note:
    return replace(note, author=who, heading=replace(note.heading, author=who))


def _signature(text: str, note: Note) -> str:
    """The name that stands alone, or behind "Yours", at the foot of a letter to somebody; nothing where its head says who wrote it."""
    named = note.author or note.heading.author
    if (named and _CLOSES.match(named) is None) or not _TO_SOMEBODY.search(
        text, note.start, min(note.end, note.start + _OPENING)
    ):
        return ""
    lines = [line.strip() for line in text[note.body_start : note.end].splitlines() if line.strip()][-_FOOT:]
    for above, line in zip(["", *lines][::-1][1:], lines[::-1], strict=False):
        closing = _CLOSES.match(line)
        words = _TITLE_BEHIND.sub("", line[closing.end() if closing else 0 :]).strip(" ,.")
        alone = _FIRST_NAME.fullmatch(words) is not None and (closing is not None or _CLOSES.match(above) is not None)
        if words and (is_name(words) or alone):
            return words
    return ""


def is_letter(text: str, end: int) -> bool:
    """One of its first lines greets whom it is written to."""
    head = [line for line in text[:end].splitlines() if line.strip()][:_HEAD]
    return any(_SALUTES.fullmatch(line) for line in head)


def _own_day(words: str, years: Sequence[int]) -> When | None:
    """The day of a line that holds nothing else: "Sunday 6th October", "St David's Day 2024"."""
    if len(words.strip()) > _LONGEST:
        return None
    for feast, (month, day) in _FEASTS.items():
        year = _OF_THIS_CENTURY.search(words) if feast.search(words) else None
        if year is not None:
            return When.on(dt.date(int(year[0]), month, day), as_written=words.strip())
    found = find(words)
    if len(found) != 1 or _BESIDE.fullmatch(words[: found[0].start] + words[found[0].end :]) is None:
        return None
    when = found[0].when
    if when.earliest is not None:
        return when if when.earliest == when.latest else None
    told = [day for mark in marks_of(words.strip()) if mark.weekday is not None for day in _met(mark, years)]
    return (
        replace(When.on(told[0], as_written=when.as_written), basis=Basis.YEAR_FROM_CONTEXT) if len(told) == 1 else None
    )


def _met(mark: Mark, years: Sequence[int]) -> Iterator[dt.date]:
    """The days of some years on which a day of a month has its weekday."""
    days = (made(year, mark.month, mark.day) for year in years)
    return (day for day in days if day is not None and day.weekday() == mark.weekday)


def _day_it_came(words: str) -> When | None:
    """The day on which a letter was handed in, received or stamped."""
    came = _CAME.search(words)
    days = (one.when for one in find(words) if came and one.start >= came.end())
    return next((day for day in days if day.earliest and day.earliest == day.latest), None)


def _signed(text: str, lines: Sequence[Line]) -> str:
    """Whose name alone ends it."""
    return next(_names(text, lines), "")


def _names(text: str, lines: Sequence[Line]) -> Iterator[str]:
    for line in lines[-2:][::-1]:
        words = re.sub(r"\s*\((?:Mrs|Mr|Ms|Miss|Dr)\.?\)", "", text[line.start : line.end]).strip()
        if len(words.split()) > 1 and is_name(words):
            yield words
