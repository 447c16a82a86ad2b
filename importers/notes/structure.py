"""A text as the notes it holds: where each starts and ends, its date, its author and who was seen.

Notes are parted by headings (labelled fields, Markdown or Word headings, rows of a table), else by lines that begin
with a date, else by rules. A text with paragraph numbers or many days told in full, and no heading, is a narrative.
"""

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from chronology.documents import Document
from chronology.model import When
from chronology.prose.language import language_of
from chronology.prose.sentences import sentences
from importers.notes.heading import Heading, heading_of_fields, heading_of_line, heading_of_row
from importers.notes.labels import Field, Label, fields_of
from importers.notes.leads import heading_date
from importers.notes.lines import Line, Look, cells_of, lines_of
from importers.notes.openings import Opening, openings
from importers.notes.presence import Seen, seen_in

_FEW_NUMBERS, _FEW_DAYS = 2, 3
_FULL_DATE = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?[ /.-](?:[^\W\d_]{3,11}|\d{1,2})[ /.-](?:19|20)\d{2}\b")
# "Case notes: Mr I. Pugh (A-20714)", "# Casework notes: Idwal Pugh": the head of a file of notes on somebody.
_FILE_OF = re.compile(
    r"[#* ]{0,8}(?:case ?(?:work)?[ -]?notes?|case (?:record|recording|file)|notes|chronology|nodiadau(?: achos)?|cofnodion)"
    r"[ ]?(?::|for|on|re|of|am)[ ]{1,3}(?P<name>[^(),;\n\d]{3,60})",
    re.IGNORECASE,
)
_SEEN_FIRST = re.compile(r"(?:Seen|Gwelwyd) (?P<names>[A-Z][^.:;\n]{1,100})(?:\.|\n|\Z)")
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_SENTENCE_WORDS = 7
_TITLE_LENGTH, _TITLE_WORDS = 80, 8
# The language of a note shows within this much of it.
_TASTE = 4000
_NOT_BODY = (Look.BLANK, Look.RULE, Look.FURNITURE, Look.COLUMNS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One note: offsets of the whole, of its body, and of the part that tells (other columns of a table follow)."""

    start: int
    end: int
    body_start: int
    told_end: int
    heading: Heading
    author: str = ""
    agency: str = ""
    people: tuple[Seen, ...] = ()
    not_seen: bool = False
    language: str = "en"
    narrative: bool = False
    led: bool = False
    """It begins with a day at the head of a line, as the entries of a log do."""

    @property
    def written_on(self) -> When | None:
        """The date of the note."""
        return self.heading.written_on

    @property
    def day(self) -> dt.date | None:
        """The day of the note."""
        return self.heading.written_on.earliest if self.heading.written_on else None

    @property
    def time(self) -> str:
        """The time of the note as hh:mm, or nothing."""
        return self.heading.time

    @property
    def note_type(self) -> str:
        """What the heading calls the note: its type, else its title."""
        return self.heading.note_type or self.heading.title

    @property
    def seen(self) -> tuple[str, ...]:
        """Names of those the note says were seen or there."""
        return tuple(person.name for person in self.people)


@dataclass(frozen=True, slots=True)
class SetAside:
    """A line that belongs to no note, and the rule that leaves it out."""

    start: int
    end: int
    rule: str


def is_within(lines: Sequence[SetAside], at: int) -> bool:
    """A place lies in one of these lines, which stand in order."""
    index = bisect_right(lines, at, key=lambda line: line.start) - 1
    return index >= 0 and at < lines[index].end


@dataclass(frozen=True, slots=True, kw_only=True)
class Structure:
    """The notes of a text in order, what stands between them, and whom it says it is about."""

    notes: tuple[Note, ...]
    set_aside: tuple[SetAside, ...]
    furniture: tuple[SetAside, ...] = ()
    """Lines inside notes that tell nothing."""
    about: tuple[str, ...] = ()
    born: dt.date | None = None
    no_such_date: tuple[int, ...] = ()
    """Where a heading gives a date that does not exist."""


def split(document: Document) -> Structure:
    """Part a document's text into its notes."""
    text = document.text
    lines = list(lines_of(document))
    found = openings(text, lines)
    first = found[0].index if found else len(lines)
    preamble = heading_of_fields(field for line in lines[:first] for field in line.fields)
    notes = [*_unheaded(text, lines[:first], alone=not found), *_headed(text, lines, found)]
    notes = [filled(text, note, lines_within, preamble) for note, lines_within in _with_lines(notes, lines)]
    inside, outside = _parted(lines, notes)
    headings = [preamble, *(note.heading for note in notes)]
    born = {heading.born for heading in headings if heading.born}
    return Structure(
        notes=tuple(notes),
        set_aside=tuple(SetAside(line.start, line.end, _rule(line)) for line in outside),
        furniture=tuple(SetAside(line.start, line.end, _rule(line)) for line in inside if line.look is Look.FURNITURE),
        about=tuple(dict.fromkeys((*_file_of(text, lines[:first]), *(name for h in headings for name in h.about)))),
        born=born.pop() if len(born) == 1 else None,
        no_such_date=tuple(line.start for line in lines if _no_such_date(line)),
    )


def _says_who(line: Line) -> bool:
    shown = (Label.SEEN, Label.SEEN_ALONE, Label.PRESENT)
    return line.look is Look.FIELDS and all(field.label in shown for field in line.fields)


def one_note(document: Document, heading: Heading) -> Structure:
    """A text that is one note, whose heading stands elsewhere: in the other cells of its row."""
    text = document.text
    lines = list(lines_of(document))
    # Who was seen is told as people, so the lines that say it first are no part of the note's words; all others are.
    first = next((at for at, line in enumerate(lines) if line.look is not Look.BLANK and not _says_who(line)), 0)
    shown = heading_of_fields(field for line in lines[:first] for field in line.fields)
    bare = Note(
        start=0,
        end=len(text),
        body_start=lines[first].start if lines else 0,
        told_end=len(text),
        heading=replace(heading, people=shown.people, not_seen=shown.not_seen),
    )
    return Structure(
        notes=(filled(text, bare, lines, Heading()),),
        set_aside=(),
        furniture=furniture_in(lines),
        about=heading.about,
    )


def furniture_in(lines: Iterable[Line]) -> tuple[SetAside, ...]:
    """Lines that tell nothing: signatures, markings, page numbers."""
    return tuple(SetAside(line.start, line.end, _rule(line)) for line in lines if line.look is Look.FURNITURE)


def _file_of(text: str, preamble: Sequence[Line]) -> Iterator[str]:
    """The name in the title of a file of notes."""
    for line in preamble:
        found = _FILE_OF.match(text, line.start, line.end)
        if found and _named(found["name"].strip(" *_-")):
            yield found["name"].strip(" *_-")


def _named(words: str) -> bool:
    return all(word[:1].isupper() for word in words.split()) and len(words.split()) <= 5


def _no_such_date(line: Line) -> bool:
    """A heading's date with all its figures that is no day of the calendar."""
    values = (field.value for field in line.fields if field.label is Label.DATE)
    return any(sum(map(str.isdigit, value)) >= 4 and heading_date(value) is None for value in values)


def _headed(text: str, lines: Sequence[Line], found: Sequence[Opening]) -> Iterator[Note]:
    above: Heading | None = None
    for number, opening in enumerate(found):
        stop = found[number + 1].index if number + 1 < len(found) else len(lines)
        own = lines[opening.index : stop]
        note = _row(text, own, opening) if opening.columns else _block(text, own)
        follows = number + 1 < len(found) and lines[stop].look is Look.FIELDS
        if note is not None and follows and not opening.columns and _is_bare(note.heading, own):
            # What a system puts above a mail or a form that has labels of its own: one note, told by the second.
            above = note.heading
            continue
        if note is not None:
            yield replace(note, heading=_under(note.heading, above)) if above else note
        above = None


def _is_bare(heading: Heading, own: Sequence[Line]) -> bool:
    """Labels that say of whom and when, and nothing under them."""
    says = heading.note_type or heading.title or heading.people or heading.columns or heading.body_at
    return not says and all(line.look in (*_NOT_BODY, Look.FIELDS) for line in own)


def _under(heading: Heading, above: Heading) -> Heading:
    """A heading with what the one above it says and it does not."""
    return replace(
        heading,
        written_on=heading.written_on or above.written_on,
        author=heading.author or above.author,
        agency=heading.agency or above.agency,
        place=heading.place or above.place,
        recorded_on=heading.recorded_on or (above.written_on.earliest if above.written_on else None),
        about=tuple(dict.fromkeys((*above.about, *heading.about))),
        born=heading.born or above.born,
    )


def _row(text: str, own: Sequence[Line], opening: Opening) -> Note:
    line = own[0]
    heading = heading_of_row(cells_of(text[line.start : line.end], line.start), opening.columns)
    end = _last_ink(text, own)
    body = line.start if heading.body_at is None else heading.body_at
    alone = end <= line.end
    told = heading.told_end if alone and heading.told_end is not None else end
    return Note(start=line.start, end=end, body_start=body, told_end=told, heading=heading)


def _block(text: str, own: Sequence[Line]) -> Note | None:
    """A note under a heading; None when an undated heading has nothing under it."""
    heading, taken = _heading(text, own)
    end = _last_ink(text, own)
    rest = [line for line in own[taken:] if line.look not in _NOT_BODY]
    body = heading.body_at
    if body is None:
        body = rest[0].start if rest else own[0].start
        lead = own[0].lead if own[0].look is Look.LEAD else None
        if lead is not None and (not rest or not _is_title(text[own[0].start + lead.rest : own[0].end])):
            heading, body = _with_body_beside(text, own[0], heading)
    if heading.written_on is None and not rest:
        return None
    led = own[0].look is Look.LEAD
    return Note(start=own[0].start, end=end, body_start=min(body, end), told_end=end, heading=heading, led=led)


def _heading(text: str, own: Sequence[Line]) -> tuple[Heading, int]:
    """The heading of a note, and how many of its lines that took."""
    taken = 0 if own[0].look is Look.FIELDS else 1
    fields: list[Field] = list(_fields_beside(text, own[0]))
    while taken < len(own) and own[taken].look in (*_NOT_BODY, Look.FIELDS):
        fields += own[taken].fields
        taken += 1
        if any(field.label is Label.BODY for field in own[taken - 1].fields):
            break
    heading = heading_of_fields(fields)
    first = own[0]
    if first.look is Look.FIELDS:
        return heading, taken
    if first.lead is not None and fields and fields[0].start <= first.end:
        return replace(heading, written_on=heading.written_on or first.lead.when), taken
    if first.lead is None:
        return replace(heading, title=heading.title or text[first.start : first.end].strip(" #*_:")), taken
    beside = heading_of_line(text, first, first.lead)
    return (
        replace(
            heading,
            written_on=heading.written_on or beside.written_on,
            time=heading.time or beside.time,
            author=heading.author or beside.author,
            title=heading.title or beside.title,
        ),
        taken,
    )


def _fields_beside(text: str, line: Line) -> tuple[Field, ...]:
    """Labelled values on the line of a date: "22/11/2019 Type: joint visit"."""
    if line.lead is None:
        return ()
    return fields_of(text, line.start + line.lead.rest, line.end)


def _is_title(words: str) -> bool:
    """What stands beside a date and above a body: a few words that are no sentence."""
    plain = words.strip()
    return len(plain) <= _TITLE_LENGTH and not plain.endswith((".", "!", "?")) and ". " not in plain


def _with_body_beside(text: str, line: Line, heading: Heading) -> tuple[Heading, int]:
    """The text on the line of the date is the note; a short first sentence serves as its title."""
    assert line.lead is not None, "only a line that begins with a date has text beside it"
    start = line.start + line.lead.rest
    if start >= line.end:
        return heading, line.start
    first = next(sentences(text, start, line.end), None)
    opening = text[first.start : first.end] if first else ""
    title = opening.rstrip(".") if 0 < len(opening.split()) <= _TITLE_WORDS else ""
    return replace(heading, title=title), start


def _last_ink(text: str, own: Sequence[Line]) -> int:
    """The end of the last line that tells something: rules and page marks after it belong to nobody."""
    last = next((line for line in reversed(own) if line.look not in _NOT_BODY), own[0])
    return last.start + len(text[last.start : last.end].rstrip())


def _unheaded(text: str, lines: Sequence[Line], *, alone: bool) -> Iterator[Note]:
    """Prose before the first heading; or, where no heading is, the narrative or the undated notes of the text."""
    inked = [line for line in lines if line.look is not Look.BLANK]
    if alone and inked and _is_narrative(text, lines):
        yield _plain_note(text, inked, narrative=True)
        return
    for part in _between_rules(lines):
        told = [line for line in part if line.look in (Look.TEXT, Look.LEAD)]
        if told and (alone or _is_prose(text, told)):
            fields = heading_of_fields(field for line in part if line.start < told[0].start for field in line.fields)
            note = _plain_note(text, [line for line in part if line.start >= told[0].start])
            # A date in the preamble is the day of the export or the report, not of the prose beside it.
            yield replace(note, heading=fields if alone else replace(fields, written_on=None, time=""))


def _plain_note(text: str, lines: Sequence[Line], *, narrative: bool = False) -> Note:
    start, end = lines[0].start, _last_ink(text, lines)
    return Note(start=start, end=end, body_start=start, told_end=end, heading=Heading(), narrative=narrative)


def _between_rules(lines: Sequence[Line]) -> Iterator[list[Line]]:
    part: list[Line] = []
    for line in lines:
        if line.look is Look.RULE:
            if part:
                yield part
            part = []
        elif line.look is not Look.BLANK:
            part.append(line)
    if part:
        yield part


def _is_narrative(text: str, lines: Sequence[Line]) -> bool:
    if sum(line.numbered for line in lines) >= _FEW_NUMBERS:
        return True
    days = {found[0] for found in _FULL_DATE.finditer(text)}
    return len(days) >= _FEW_DAYS


def _is_prose(text: str, lines: Sequence[Line]) -> bool:
    """Holds a whole sentence, so is more than the title page of what follows."""
    spans = sentences(text, lines[0].start, lines[-1].end)
    words = (text[span.start : span.end] for span in spans)
    return any(sentence.endswith((".", "!", "?")) and len(sentence.split()) >= _SENTENCE_WORDS for sentence in words)


def _with_lines(notes: Sequence[Note], lines: Sequence[Line]) -> Iterator[tuple[Note, list[Line]]]:
    """Each note with its own lines; both stand in the order of the text."""
    at = 0
    for note in notes:
        own: list[Line] = []
        while at < len(lines) and lines[at].start < note.end:
            if lines[at].start >= note.start:
                own.append(lines[at])
            at += 1
        yield note, own


def filled(text: str, note: Note, own: Sequence[Line], preamble: Heading) -> Note:
    """Add what labelled lines of the body and the head of the document say of the note."""
    body = heading_of_fields(field for line in own if line.start >= note.body_start for field in line.fields)
    return replace(
        note,
        author=note.heading.author or body.author or preamble.author,
        agency=note.heading.agency or body.agency or preamble.agency,
        people=tuple(dict.fromkeys((*note.heading.people, *body.people))) or _seen_first(text, note),
        not_seen=note.heading.not_seen or body.not_seen,
        language=language_of(text[note.body_start : min(note.end, note.body_start + _TASTE)]),
    )


def _seen_first(text: str, note: Note) -> tuple[Seen, ...]:
    """An answer without its colon at the head of a note: "Seen Iwan alone, Seren, Lowri."."""
    found = _SEEN_FIRST.match(text, note.body_start, note.end)
    if found is None:
        return ()
    return seen_in(Field(Label.SEEN, found.start(), found.start("names"), found.end("names"), found["names"]))


def _parted(lines: Sequence[Line], notes: Sequence[Note]) -> tuple[list[Line], list[Line]]:
    """Lines with ink that lie in a note, and those that do not."""
    inside = {line.start for _, own in _with_lines(notes, lines) for line in own}
    inked = [line for line in lines if line.look is not Look.BLANK]
    return [line for line in inked if line.start in inside], [line for line in inked if line.start not in inside]


def _rule(line: Line) -> str:
    match line.look:
        case Look.RULE:
            return "text:separator"
        case Look.FURNITURE:
            return f"text:{line.rule}"
        case Look.COLUMNS:
            return "text:table-heading"
        case Look.HEADING:
            return "text:heading"
        case _:
            return "text:preamble"
