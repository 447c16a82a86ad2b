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
from chronology.prose.language import language_of
from importers.notes.answered import with_answers
from importers.notes.by_turns import sent_by_letters, written_by_turns
from importers.notes.corrected import Correction, corrected
from importers.notes.day_of_text import as_held, of_its_day
from importers.notes.day_within import with_days_within
from importers.notes.days_below import with_entries_within
from importers.notes.entitled import entitled
from importers.notes.explained_by import chosen, without_due_days, without_lists
from importers.notes.given import calls_itself_given, is_given
from importers.notes.hands import by_hand
from importers.notes.headed import headed, initials_explained, of_one_day
from importers.notes.heading import Heading, heading_of_fields
from importers.notes.induced import layout_of
from importers.notes.induced_notes import induced_notes
from importers.notes.labels import Field, Label
from importers.notes.leads import heading_date
from importers.notes.lettered import without_letters
from importers.notes.letters import as_letter, signed
from importers.notes.lines import Line, Look, lines_of
from importers.notes.looking_back import looks_back
from importers.notes.mailed import as_mails
from importers.notes.note import Note
from importers.notes.openings import kept_apart, openings
from importers.notes.pages import with_pages_apart
from importers.notes.presence import SHOWN, Seen, seen_in
from importers.notes.run_on import with_run_on_parted
from importers.notes.title_line import titled
from importers.notes.titled import somebody
from importers.notes.unheaded import unheaded
from importers.notes.yearless import with_years

# "Case notes: Mr I. Pugh (A-20714)", "# Casework notes: Idwal Pugh": the head of a file of notes on somebody.
_FILE_OF = re.compile(
    r"[#* ]{0,8}(?:case ?(?:work)?[ -]?notes?|case (?:record|recording|file)|notes|chronology|nodiadau(?: achos)?|cofnodion)"
    r"[ ]?(?:(?::|for|on|re|of|am)[ ]{1,3}(?P<name>[^(),;\n\d]{3,60})"
    # Behind a dash the title may go on with anything; a name has a birth, or another name, behind it.
    r"|[-\u2013\u2014][ ]{1,3}(?P<born>[^(),;\n\d]{3,60}?)[ ]{0,3}(?=\(|,? ?(?:dob|d\.o\.b|born)\b))",
    re.IGNORECASE,
)
_SEEN_FIRST = re.compile(r"(?:Seen|Gwelwyd) (?P<names>[A-Z][^.:;\n]{1,100})(?:\.|\n|\Z)")
# So many dated heads are no letter with a few dates in it.
_KEPT = 3
# The language of a note shows within this much of it.
_TASTE = 4000


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
    initials: tuple[tuple[str, str], ...] = ()
    """The initials by which somebody signs notes, and whose they are, where the text says so."""
    is_kept: bool = False
    """Somebody kept it as things came: several notes under heads of their own, each of its day."""
    corrections: tuple[Correction, ...] = ()
    """What the text says of the day of one of its notes."""


def split(document: Document) -> Structure:
    """Part a document's text into its notes."""
    text = document.text
    title = titled(text, with_pages_apart(text, with_run_on_parted(text, list(lines_of(document)))))
    lines = without_letters(text, with_days_within(text, with_years(text, title.lines)))
    found = openings(text, lines)
    given = looks_back(text, lines) or is_given(
        text, lines, [lines[opening.index] for opening in found if not opening.columns]
    )
    found = [] if given else found
    induced = None if given else without_due_days(text, lines, layout_of(text, lines, document.name))
    layout = chosen(text, lines, found, induced)
    found = without_lists(text, lines, found, induced)
    parts = found if layout else kept_apart(text, lines, found)
    under = of_one_day(list(headed(text, lines, parts))) if len(parts) > len(found) else headed(text, lines, found)
    own = as_mails(text, with_entries_within(text, induced_notes(text, lines, layout) if layout else under))
    first = (
        _first_line(lines, own[0].start)
        if own and not (found and not layout)
        else found[0].index
        if found
        else len(lines)
    )
    preamble = heading_of_fields(field for line in lines[:first] for field in line.fields)
    notes = list(with_answers(text, [*unheaded(text, lines[:first], alone=not own, given=given), *own]))
    if (
        notes
        and not calls_itself_given(text, lines)
        and not given
        and not layout
        and (not found or notes[0].start < lines[first].start)
    ):
        notes[0] = as_letter(text, of_its_day(text, notes[0], lines[:first]), lines[:first])
    notes = [as_held(text, note) for note in notes]
    notes = [filled(text, note, lines_within, preamble) for note, lines_within in _with_lines(notes, lines)]
    notes = written_by_turns(text, entitled(text, notes, lines[:first], title.of))
    under_heads = sum(note.day is not None and note.body_start > note.start and not note.narrative for note in notes)
    headings = [preamble, *(note.heading for note in notes)]
    about = tuple(
        dict.fromkeys(
            (
                *([title.name] if title.name else ()),
                *_file_of(text, lines[:first]),
                *(name for h in headings for name in (*h.about, somebody(h.title)) if name),
            )
        )
    )
    mended, corrections = corrected(text, notes)
    hands = by_hand(text, mended, lines, about, preamble.author)
    inside, outside = _parted(lines, hands.notes)
    born = {heading.born for heading in headings if heading.born} or ({title.born} if title.born else set())
    return Structure(
        notes=signed(text, sent_by_letters(text, hands.notes)),
        set_aside=tuple(SetAside(line.start, line.end, _rule(line)) for line in outside),
        furniture=tuple(_furniture(inside, hands.signatures)),
        about=about,
        born=born.pop() if len(born) == 1 else None,
        no_such_date=tuple(line.start for line in lines if _no_such_date(line)),
        initials=tuple({**dict(hands.initials), **initials_explained(text, lines, found)}.items()),
        is_kept=under_heads >= _KEPT,
        corrections=corrections,
    )


def _first_line(lines: Sequence[Line], start: int) -> int:
    return bisect_right(lines, start, key=lambda line: line.start) - 1


def _says_who(line: Line) -> bool:
    return line.look is Look.FIELDS and all(field.label in SHOWN for field in line.fields)


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


def _furniture(inside: Iterable[Line], signatures: Sequence[tuple[int, int]]) -> Iterator[SetAside]:
    """Lines inside notes that tell nothing: what a page has, and what holds nothing but a signature."""
    signed = {start for start, _ in signatures}
    for line in inside:
        if line.look is Look.FURNITURE:
            yield SetAside(line.start, line.end, _rule(line))
        elif any(line.start <= start < line.end for start in signed):
            yield SetAside(line.start, line.end, "text:signature")


def _file_of(text: str, preamble: Sequence[Line]) -> Iterator[str]:
    """The name in the title of a file of notes."""
    for line in preamble:
        found = _FILE_OF.match(text, line.start, line.end)
        name = (found["name"] or found["born"]).strip(" *_-") if found else ""
        if name and _named(name):
            yield name


def _named(words: str) -> bool:
    return all(word[:1].isupper() for word in words.split()) and len(words.split()) <= 5


def _no_such_date(line: Line) -> bool:
    """A heading's date with all its figures that is no day of the calendar."""
    values = (field.value for field in line.fields if field.label is Label.DATE)
    return any(sum(map(str.isdigit, value)) >= 4 and heading_date(value) is None for value in values)


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
        head=note.head or ((note.start, note.body_start) if note.body_start > note.start else None),
        language=language_of(text[note.body_start : min(note.end, note.body_start + _TASTE)]),
    )


def _seen_first(text: str, note: Note) -> tuple[Seen, ...]:
    """An answer without its colon at the head of a note: "Seen Iwan alone, Seren, Lowri."."""
    found = _SEEN_FIRST.match(text, note.body_start, note.end)
    if found is None:
        return ()
    return seen_in(Field(Label.SEEN, found.start("names"), found.end("names"), found["names"]))


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
