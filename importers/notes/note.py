"""One note of a text: where it stands, what its heading says, and who was seen."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from chronology.model import When
from importers.notes.heading import Heading
from importers.notes.lines import Line, Look
from importers.notes.presence import Seen

NOT_BODY = (Look.BLANK, Look.RULE, Look.FURNITURE, Look.COLUMNS)
"""How lines look that are no words of a note."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One note: offsets of the whole, of its body, and of the part that tells (other columns of a table follow)."""

    start: int
    end: int
    body_start: int
    told_end: int
    heading: Heading
    author: str = ""
    is_signed: bool = False
    """Who wrote it is known by the place in which the notes of its file name their writers, and no label of its heading."""
    agency: str = ""
    people: tuple[Seen, ...] = ()
    not_seen: bool = False
    language: str = "en"
    narrative: bool = False
    written_by: dt.date | None = None
    """The day on which a text that tells of an earlier one was written; what it tells of days up to then was."""
    looks_back: bool = False
    """A letter over months: "the Saturday" in it is of what it tells of, and need not be the last before it was written."""
    led: bool = False
    """It begins with a day at the head of a line, as the entries of a log do."""
    in_own_row: bool = False
    """It stands with others of its form under a heading of theirs: the notes of its text before them have days of their own."""

    head: tuple[int, int] | None = None
    """Where the lines stand that give its day and say who wrote it, above its words or below them; None where it has none."""

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


def last_ink(text: str, own: Sequence[Line]) -> int:
    """The end of the last line that tells something: rules and page marks after it belong to nobody."""
    last = next((line for line in reversed(own) if line.look not in NOT_BODY), own[0])
    return last.start + len(text[last.start : last.end].rstrip())


def head_end(notes: Sequence[Note]) -> tuple[int, bool]:
    """(where the head of a text of notes ends, whether what stands there is a note of its own, without heading or day)."""
    if len(notes) < 2:
        return (notes[0].body_start if notes else 0), False
    first = notes[0]
    is_bare = first.body_start == first.start and first.day is None and not first.author
    return (notes[1].start, True) if is_bare else (first.start, False)
