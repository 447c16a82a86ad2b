"""The notes under headings: labelled fields, a line with a date or a title, a row of a table."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from chronology.prose.sentences import sentences
from importers.notes.day_within import is_ruled_off
from importers.notes.heading import (
    Heading,
    heading_of_fields,
    heading_of_line,
    heading_of_row,
    parts_of,
    title_of_parts,
)
from importers.notes.labels import Field, Label, fields_of
from importers.notes.lines import Line, Look, cells_of
from importers.notes.note import NOT_BODY, Note, last_ink
from importers.notes.one_line import is_title
from importers.notes.openings import Opening
from importers.notes.signing import explained, initials_of, signed

_TITLE_WORDS, _FEW = 8, 2
_RULE = " \t-=_*~\u2013\u2014.:"


def headed(text: str, lines: Sequence[Line], found: Sequence[Opening]) -> Iterator[Note]:
    """Each opening with the lines up to the next as a note."""
    above: Heading | None = None
    known = _writers(text, lines, found)
    stops = [*(opening.index for opening in found[1:]), len(lines)][: len(found)]
    titles = _stand_over_words(lines, found)
    for number, (opening, stop) in enumerate(zip(found, stops, strict=True)):
        own = lines[opening.index : stop]
        note = _row(text, own, opening) if opening.columns else _block(text, own, known, titles=titles)
        follows = number + 1 < len(found) and lines[stop].look is Look.FIELDS
        if note is not None and follows and not opening.columns and _is_bare(note.heading, own):
            # What a system puts above a mail or a form that has labels of its own: one note, told by the second.
            above = note.heading
            continue
        if note is not None:
            yield replace(note, heading=_under(note.heading, above)) if above else note
        above = None


def of_one_day(notes: Sequence[Note]) -> list[Note]:
    """The sections of a text of one day, each with the day and the writer that stand over the first."""
    return [
        note if nth == 0 else replace(note, heading=_under(note.heading, notes[0].heading))
        for nth, note in enumerate(notes)
    ]


def _is_bare(heading: Heading, own: Sequence[Line]) -> bool:
    """Labels that say of whom and when, and nothing under them."""
    says = heading.note_type or heading.title or heading.people or heading.columns or heading.body_at
    return not says and all(line.look in (*NOT_BODY, Look.FIELDS) for line in own)


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
    end = last_ink(text, own)
    body = line.start if heading.body_at is None else heading.body_at
    alone = end <= line.end
    told = heading.told_end if alone and heading.told_end is not None else end
    return Note(start=line.start, end=end, body_start=body, told_end=told, heading=heading)


def _writers(text: str, lines: Sequence[Line], found: Sequence[Opening]) -> Mapping[str, str]:
    """How those who wrote a text may sign in its headings, and who that is: themselves, or by initials it explains.

    Those whom a heading names for certain sign by their names and initials.
    """
    known: set[str] = set()
    for line in lines:
        known.update(name for field in line.fields if field.label is Label.AUTHOR for name in initials_of(field.value))
    led = [opening.index for opening in found if not opening.columns]
    for line in (lines[index] for index in led):
        if line.lead is not None:
            heading = heading_of_line(text, line, line.lead)
            known.update(initials_of(heading.author) if heading.author_sure else ())
    return {**{name: name for name in known if name}, **initials_explained(text, lines, found)}


def initials_explained(text: str, lines: Sequence[Line], found: Sequence[Opening]) -> Mapping[str, str]:
    """Initials that open headings of a text which says whose they are."""
    led = (lines[opening.index] for opening in found if not opening.columns)
    return explained(text, (text[line.start + line.lead.rest : line.end] for line in led if line.lead is not None))


def _stand_over_words(lines: Sequence[Line], found: Sequence[Opening]) -> bool:
    """Some heading has words under it; where none but the last has, they are the foot of the file, and what stands beside its day is its note."""
    return len(found) <= _FEW or any(
        line.look not in NOT_BODY for one, below in pairwise(found) for line in lines[one.index + 1 : below.index]
    )


def _block(text: str, own: Sequence[Line], known: Mapping[str, str], *, titles: bool) -> Note | None:
    """A note under a heading; None when an undated heading has nothing under it."""
    heading, taken = _heading(text, own, known)
    end = last_ink(text, own)
    rest = [line for line in own[taken:] if line.look not in NOT_BODY]
    body = heading.body_at
    if body is None:
        body = rest[0].start if rest else own[0].start
        lead = own[0].lead if own[0].look is Look.LEAD else None
        if lead is not None and (not (rest and titles) or not is_title(text[own[0].start + lead.rest : own[0].end])):
            heading, body = with_body_beside(text, own[0], heading, known)
            if is_ruled_off(text, own[0]) and (before := text[own[0].start : own[0].start + lead.start].strip(_RULE)):
                heading = replace(heading, title=before, author="", author_sure=False)
    if heading.written_on is None and not rest:
        return None
    led = own[0].look is Look.LEAD
    return Note(start=own[0].start, end=end, body_start=min(body, end), told_end=end, heading=heading, led=led)


def _heading(text: str, own: Sequence[Line], known: Mapping[str, str]) -> tuple[Heading, int]:
    """The heading of a note, and how many of its lines that took."""
    taken = 0 if own[0].look is Look.FIELDS else 1
    fields: list[Field] = list(_fields_beside(text, own[0]))
    while taken < len(own) and own[taken].look in (*NOT_BODY, Look.FIELDS):
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
    beside = heading_of_line(text, first, first.lead, known)
    return (
        replace(
            heading,
            written_on=heading.written_on or beside.written_on,
            time=heading.time or beside.time,
            author=heading.author or beside.author,
            title=heading.title or beside.title,
            recorded_on=heading.recorded_on or beside.recorded_on,
        ),
        taken,
    )


def _fields_beside(text: str, line: Line) -> tuple[Field, ...]:
    """Labelled values on the line of a date: "22/11/2019 Type: joint visit"."""
    if line.lead is None:
        return ()
    rest = line.start + line.lead.rest
    # Between strokes stand the cells of a row: "| Management decision | Ann Manager | all" labels nothing.
    if text.count("|", rest, line.end) > 1 and ":" not in text[rest : line.end]:
        return ()
    return fields_of(text, rest, line.end)


def with_body_beside(text: str, line: Line, heading: Heading, known: Mapping[str, str]) -> tuple[Heading, int]:
    """The text on the line of the date is the note; a short first sentence serves as its title."""
    assert line.lead is not None, "only a line that begins with a date has text beside it"
    start = line.start + line.lead.rest
    if start >= line.end:
        return heading, line.start
    first = next(sentences(text, start, line.end), None)
    opening = text[first.start : first.end] if first else ""
    # Who wrote it is no part of what it is called.
    opening = title_of_parts(signed(parts_of(opening), known).parts)
    title = opening.rstrip(".") if 0 < len(opening.split()) <= _TITLE_WORDS else ""
    return replace(heading, title=title), start
