"""The line that mail programs put over what is answered: "On Mon, 9 Oct 2023 at 16:40, Ann Example wrote:"."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from email.utils import parseaddr

from chronology.dates import written
from chronology.model import Kind, When
from importers.notes.heading import Heading
from importers.notes.leads import heading_date
from importers.notes.note import Note

_QUOTED = r"[> \t]*"
# A name goes on in the next line, where a program breaks lines that are long; it has no figures, and so no part of a day.
_ANSWERED = re.compile(
    rf"^{_QUOTED}(?:(?:On|Ar) (?P<sent>[^\n]{{5,60}}?\d(?: ?[AaPp]\.?[Mm]\.?)?)(?:,|[ ]-)?[ \n]{_QUOTED}(?!(?:at|am)\b)(?P<sender>[^\W\d][^<\n\d]{{1,60}}?(?:\n{_QUOTED}[^<\n\d]{{1,40}}?)?)"
    rf"(?:\s?{_QUOTED}<[^>\n]*(?:\n{_QUOTED}[^>\n]*)?>)?\s{_QUOTED}(?:wrote|ysgrifennodd):"
    rf"|(?P<who>[^\W\d_][^<\n\d:]{{1,60}}?)(?: ?<[^\n>]*>)? (?:wrote|ysgrifennodd) (?:on|ar) (?P<day>[^\n]{{6,60}}?\d(?: ?[AaPp]\.?[Mm]\.?)?):)[ \t]*\n",
    re.MULTILINE,
)
_TYPE = "E-mail"


@dataclass(frozen=True, slots=True)
class Answered:
    """A message below another: where its head starts and ends, who sent it, and when."""

    start: int
    end: int
    sender: str
    sent: When | None


def answered(text: str, start: int = 0, end: int | None = None) -> Iterator[Answered]:
    """The messages of a text that stand below such a line."""
    for found in _ANSWERED.finditer(text, start, len(text) if end is None else end):
        said = (found["sent"] or found["day"]).strip(" *")
        who = " ".join((found["sender"] or found["who"]).replace(">", " ").split()).rstrip(",")
        yield Answered(found.start(), found.end(), name_of(who), written(said) or heading_date(said))


def name_of(sender: str) -> str:
    """The name of a sender; nothing of one who gives only an address."""
    return parseaddr(sender)[0] if "@" in sender else sender


def with_answers(text: str, notes: Iterable[Note]) -> Iterator[Note]:
    """The notes, what stands in one below the head of a message as a note of that message's day and writer."""
    for note in notes:
        below = [one for one in answered(text, note.body_start, note.end) if one.end < note.end and one.sent]
        yield from _parted(text, note, below) if below and not note.narrative else (note,)


def _parted(text: str, note: Note, below: list[Answered]) -> Iterator[Note]:
    ends = [*(one.start for one in below), note.end]
    if text[note.body_start : ends[0]].strip(" \t\n>"):
        yield replace(note, end=ends[0], told_end=min(note.told_end, ends[0]))
    for one, end in zip(below, ends[1:], strict=True):
        heading = Heading(written_on=one.sent, author=one.sender, note_type=_TYPE, kind=Kind.CONTACT)
        body = min(one.end, end)
        yield Note(start=one.start, end=end, body_start=body, told_end=end, heading=heading, head=(one.start, body))
