"""What a file of notes held besides what its notes tell: damage, slips, dates no calendar holds, lines that stay over."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from chronology.dates import impossible, said_of_slip
from chronology.documents import Document
from chronology.hooks import Read
from chronology.mapping import in_key
from chronology.model import (
    Coverage,
    Extent,
    Place,
    PlaceKind,
    Problem,
    Reading,
    Severity,
)
from chronology.prose.confidence import protected_beside
from importers.notes.note import Note, head_end
from importers.notes.run_together import run_together
from importers.notes.text import Text
from importers.notes.whose import client

_HEAD = 400
"""Characters at the head of a text whose first note begins it."""
_LIKE_A_DATE = re.compile(
    r"(?<![\w/.-])\d{1,4}(?:st|nd|rd|th)?(?:(?P<mark>[/.-])\d{1,2}(?P=mark)|[ ](?:of[ ])?[^\W\d_]{3,11},?[ ])\d{1,4}(?![\w/-])"
)


def slips_said(read: Text, slips: Sequence[tuple[Note, int]]) -> Iterator[Problem]:
    """Headings that may have the wrong year: the note stays on the day it gives."""
    for note, years in slips:
        yield read.document.problem(said_of_slip("a note is headed", years), f"line {read.ledger.line(note.start)}")


def corrections_said(read: Text) -> Iterator[Problem]:
    """Notes that stand on the day to which their file corrects them."""
    for one in read.structure.corrections:
        place = f"line {read.ledger.line(one.note)}"
        said = read.ledger.line(one.at.start)
        message = f"a note written for {one.wrong:%d/%m/%Y} stands on {one.right:%d/%m/%Y}, as line {said} corrects it"
        yield read.document.problem(message, place, severity=Severity.NOTE)


def damage(document: Document) -> Iterator[Problem]:
    """What the gate had to remove or could not decode."""
    if not document.is_text or document.is_mail:
        # What the gate met in those it has told itself.
        return
    if document.decoded.nuls:
        yield document.problem("held NUL characters, which were removed", severity=Severity.NOTE)
    if document.decoded.replaced:
        yield document.problem(f"held characters that are not {document.decoded.encoding}; each is marked U+FFFD")


def what_is_left(read: Text) -> Iterator[Problem]:
    """Account for every line outside the notes, and for those of a narrative that told nothing."""
    for line in read.structure.set_aside:
        read.ledger.ignore(line.start, line.end, line.rule)
    for note in read.structure.notes:
        if note.narrative:
            read.ledger.ignore(note.start, note.end, "text:no-dated-event")
    yield from _no_such_dates(read)
    yield from run_together(read)
    if read.ledger.left:
        yield read.document.problem(f"{read.ledger.left} lines were not understood")
        read.ledger.account(0, len(read.text))


def places_kept(read: Text) -> Iterator[Place]:
    """Addresses that the head of the file says are confidential: no document for others names them, whoever lives there."""
    head = [line for line in read.structure.set_aside if line.rule == "text:preamble"]
    words = [read.text[line.start : line.end] for line in head]
    for nth, line in enumerate(head):
        for address in protected_beside(words, nth):
            yield Place(
                id=f"head:{in_key(read.document.name)}:{in_key(address)}",
                kind=PlaceKind.ADDRESS,
                address=address,
                protected=True,
                source=read.document.source(f"line {read.ledger.line(line.start)}", start=line.start, end=line.end),
            )


def _no_such_dates(read: Text) -> Iterator[Problem]:
    """Dates no calendar holds, in headings and in the text: said, and neither swapped nor mended."""
    headings = {read.ledger.line(place) for place in read.structure.no_such_date}
    for line in sorted(headings):
        yield read.document.problem("a heading gives a date that does not exist; its note is undated", f"line {line}")
    elsewhere = {read.ledger.line(start) for start in (*read.dates.impossible, *_outside_bodies(read))} - headings
    for line in sorted(elsewhere):
        yield read.document.problem("a date that does not exist; no event was made of it", f"line {line}")


def _outside_bodies(read: Text) -> Iterator[int]:
    """Impossible dates of the text before, between and after the bodies of the notes."""
    at = 0
    for start, end in [*((note.body_start, note.end) for note in read.structure.notes), (len(read.text), 0)]:
        for found in _LIKE_A_DATE.finditer(read.text, at, max(at, start)):
            if _is_impossible(found[0]):
                yield found.start()
        at = max(at, end)


@lru_cache(maxsize=4096)
def _is_impossible(words: str) -> bool:
    return bool(impossible(words))


def ending(read: Text, doubted: Sequence[Note]) -> Iterator[Read]:
    """What was left out, and what the notes cover: not from or until a day whose year is in doubt."""
    yield from read.ledger.ignored(read.document)
    days = sorted(note.day for note in read.structure.notes if note.day and note not in doubted)
    if days:
        source = read.document.source("")
        yield Coverage(source=source, from_day=days[0], to_day=days[-1], extent=Extent.UNKNOWN)
    yield Reading(
        document=read.document.name,
        unit="lines",
        found=read.ledger.found,
        accounted=read.ledger.accounted,
        as_at=days[-1] if days else None,
        kept_on=client(read.text[: head_end(read.structure.notes)[0] or _HEAD]),
    )
