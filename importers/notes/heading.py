"""What a note's heading says, whichever shape it has: labelled fields, one line, or the cells of a row."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from chronology.model import Kind, When
from chronology.people import without_called
from chronology.prose.phrases import folded
from importers.notes.labels import SECTIONS, Field, Label, label_of
from importers.notes.leads import Lead, clock_in, clock_of, heading_date, with_time
from importers.notes.lines import JOINING, Line
from importers.notes.presence import OF_SEEING, SHOWN, Seen, nobody_in, seen_in
from importers.notes.signing import is_name, says_only_whose, signed, signs

_LATER = re.compile(
    r"[ \t]{0,20}\(?(?:typed|written|recorded|entered|cofnodwyd)(?: up)?(?: on| ar)? ([^)]{4,30})\)?", re.IGNORECASE
)
PARTS = re.compile(r"[ ]{1,8}(?:[-\u2013\u2014|~]|[-=]?>|[-=~*_\u2500\u2501]{2,8})[ ]{1,8}|\t|[ ]{2,40}")
# "17.05.25/KD/tc": where a stroke stands beside the day strokes part the heading, but for those of "t/c" and "h/v".
_STROKES = re.compile(r"[ ]{0,8}(?:(?<!\b\w)/|/(?!\w\b))[ ]{0,8}")
_WEEKDAY = re.compile(
    r"\(?\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day(?: the\b)?|mon|tues?|weds?|thur?s?|fri|sat|sun)\b[.)]?"
    r"|\b(?:dydd )?(?:llun|mawrth|mercher|iau|gwener|sadwrn|sul)\b",
    re.IGNORECASE,
)
_DECORATION = " \t*_#|>\u00b7\u2022:-\u2013\u2014=~\u2500\u2501"
_NUMBER = re.compile(r"\W*\d{1,4}\W*")
_ONLY_A_NOTE = frozenset(
    {"note", "notes", "case note", "case notes", "entry", "record", "recording", "nodyn", "nodyn achos", "cofnod"}
)
TYPED_UP = re.compile(
    r"\b(?:typed|written|entered|recorded|added)(?: up)?(?: on)? (?P<day>\d[\w/.\-]*(?: [^\W\d_]{3,9} \d{2,4})?)",
    re.IGNORECASE,
)
"""The day on which a late entry was written, in a heading that gives another for what it tells."""
# Characters beside a day that may all be its heading.
_HEADING = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """The values of a heading. `body_at` is where the body starts when the heading itself names that place."""

    written_on: When | None = None
    time: str = ""
    author: str = ""
    author_sure: bool = True
    """The place of the author's name alone says that it is one."""
    note_type: str = ""
    title: str = ""
    people: tuple[Seen, ...] = ()
    not_seen: bool = False
    agency: str = ""
    place: str = ""
    recorded_on: dt.date | None = None
    about: tuple[str, ...] = ()
    born: dt.date | None = None
    body_at: int | None = None
    told_end: int | None = None
    columns: tuple[Field, ...] = ()
    kind: Kind | None = None
    """What the note is by its form, where its words only speak of things held elsewhere: a mail is a contact."""
    is_of_kin: bool = False
    """One of the family wrote it: what it tells is what they say."""


def heading_of_fields(fields: Iterable[Field]) -> Heading:
    """A heading of labelled values; the first value of each label counts."""
    given = [field for field in fields if field.value]
    first: dict[Label, str] = {}
    for field in given:
        first.setdefault(field.label, field.value)
    written_on, time = _moment(first)
    author, recorded_on = _author(first)
    body = next((field for field in given if field.label is Label.BODY), None)
    shown = [field for field in given if field.label in SHOWN]
    return Heading(
        written_on=written_on,
        time=time,
        author=author,
        note_type=first.get(Label.TYPE, ""),
        title=first.get(Label.TITLE, ""),
        people=tuple(person for field in shown for person in seen_in(field)),
        not_seen=any(field.label in OF_SEEING and nobody_in(field) for field in shown),
        agency=first.get(Label.AGENCY, ""),
        place=first.get(Label.PLACE, ""),
        recorded_on=recorded_on,
        about=_about(first.get(Label.ABOUT, "")),
        born=_day(first.get(Label.BORN, "")),
        body_at=body.start if body else None,
        told_end=body.end if body else None,
        columns=tuple(field for field in given if field.label in SECTIONS),
    )


def _moment(first: dict[Label, str]) -> tuple[When | None, str]:
    when = heading_date(first.get(Label.DATE, ""))
    time = clock_of(first.get(Label.TIME, ""))
    if when and time:
        return with_time(when, time), time
    return when, time


def _author(first: dict[Label, str]) -> tuple[str, dt.date | None]:
    author = first.get(Label.AUTHOR, "")
    later = _LATER.search(author)
    recorded = _day(first.get(Label.RECORDED, "")) or (_day(later[1]) if later else None)
    author = _LATER.sub("", author).strip(_DECORATION)
    # Of a row that names columns one label is the value of the next.
    return "" if label_of(author) is not None else author, recorded


def _day(value: str) -> dt.date | None:
    when = heading_date(value) if value else None
    return when.earliest if when else None


def _about(value: str) -> tuple[str, ...]:
    names = (name.split("(")[0].strip() for name in re.split(r"[,;&]|\band\b", without_called(value)))
    return tuple(name for name in names if name[:1].isupper() and len(name.split()) <= 5)


def heading_of_line(text: str, line: Line, lead: Lead, known: Mapping[str, str] | None = None) -> Heading:
    """A heading of one line: a date, and beside it a type, a title, an author. `known`: how its writers sign, and who they are."""
    words = text[line.start : line.end]
    before = _unopened(_WEEKDAY.sub("", _unlabelled(words[: lead.start])).strip(f"{_DECORATION}([{{<,"))
    beside = _unopened(words[lead.rest :].strip(f"{_DECORATION},"))
    # Behind a sentence stands what the note tells, and no more of its heading.
    after = beside if len(beside) < _HEADING else re.split(r"(?<=[.!?])\s", beside, maxsplit=1)[0]
    stroked = words[lead.end :].lstrip().startswith("/") or words[: lead.start].rstrip().endswith("/")
    earlier, parts = (parts_of(each, stroked=stroked) for each in (before, after))
    parts = [_WEEKDAY.sub("", part, count=1).strip() if _WEEKDAY.match(part) else part for part in parts]
    day = lead.when.earliest
    clock = clock_in(before, day) or clock_in(after, day) if not lead.time else None
    if clock and clock_in(before, day):
        earlier = [before[: clock[0]].strip(_DECORATION), before[clock[1] :].strip(_DECORATION)]
    elif clock and len(parts) == 1:
        parts = [after[: clock[0]].strip(_DECORATION), after[clock[1] :].strip(_DECORATION)]
    later = next((found for part in (*earlier, *parts) if (found := TYPED_UP.search(part))), None)
    told = signed([part for part in (*earlier, *parts) if part and not TYPED_UP.search(part)], known or {})
    time = lead.time or (clock[2] if clock else "")
    return Heading(
        written_on=with_time(lead.when, time),
        time=time,
        author=told.author,
        author_sure=told.sure,
        title=title_of_parts(told.parts),
        recorded_on=_day(later["day"]) if later else None,
    )


def parts_of(words: str, *, stroked: bool = False) -> list[str]:
    """What marks part in a heading; strokes too, where one stands beside its day or behind who wrote."""
    parts = [part.strip(_DECORATION) for part in PARTS.split(words)]
    if stroked:
        return [one.strip() for part in parts for one in _STROKES.split(part.strip(" /"))]
    return [one for part in parts for one in _behind_a_name(part)]


def _behind_a_name(part: str) -> tuple[str, ...]:
    """A writer and what the note is of ("N Harte / home visit"); "J Harte TM / BA" are two writers."""
    name, stroke, rest = part.partition(" / ")
    return (name, rest) if stroke and is_name(name) and not signs(rest) else (part,)


def _unlabelled(words: str) -> str:
    """Without a label that stands before it all: "Worker: K Daly", "Re: Rory"."""
    label, _, value = words.partition(":")
    return value if value.strip() and label_of(label) is not None else words


def title_of_parts(parts: Sequence[str]) -> str:
    """What a note is called by the parts of its heading: a bare "note", a desk or a number beside others says nothing."""
    told = [part for part in parts if not _NUMBER.fullmatch(part)]
    said = [part for part in told if folded(part) not in _ONLY_A_NOTE and not says_only_whose(part)] or told
    words = ""
    for part in said:
        runs_on = bool(words and part.strip()) and part.split()[0] in JOINING
        words += f" {part}" if runs_on else f" - {part}" if words else part
    return words


def _unopened(words: str) -> str:
    """Without a bracket that closes and was never opened, as stands behind a day in brackets."""
    return words.rstrip(")] ") if words.count("(") < words.count(")") else words


def heading_of_row(cells: list[tuple[int, int, str]], labels: tuple[Label | None, ...]) -> Heading:
    """A heading of a table's row, its columns named by the table's heading."""
    fields = [
        Field(label, start, end, words)
        for (start, end, words), label in zip(cells, labels, strict=False)
        if label is not None
    ]
    return heading_of_fields(fields)
