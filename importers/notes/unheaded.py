"""The notes of a text that have no heading: prose before the first, notes between rules, a narrative."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from chronology.prose.sentences import sentences
from importers.notes.heading import Heading, heading_of_fields
from importers.notes.lines import Line, Look
from importers.notes.note import Note, last_ink

_FEW_NUMBERS, _FEW_DAYS = 2, 3
_FULL_DATE = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?[ /.-](?:[^\W\d_]{3,11}|\d{1,2})[ /.-](?:19|20)\d{2}\b")
_SENTENCE_WORDS = 7
_HEADING_WORDS = 7


def unheaded(text: str, lines: Sequence[Line], *, alone: bool, given: bool = False) -> Iterator[Note]:
    """Prose before the first heading; or, where no heading is, the narrative or the undated notes of the text.

    `given`: the text is known to be a judgment or a review.
    """
    inked = [line for line in lines if line.look is not Look.BLANK]
    if alone and inked and (given or is_narrative(text, lines)):
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
    start, end = lines[0].start, last_ink(text, lines)
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


def is_narrative(text: str, lines: Sequence[Line]) -> bool:
    """A text with paragraph numbers or many days told in full."""
    if sum(_is_numbered(text, line) for line in lines) >= _FEW_NUMBERS:
        return True
    days = {found[0] for found in _FULL_DATE.finditer(text)}
    return len(days) >= _FEW_DAYS


def _is_numbered(text: str, line: Line) -> bool:
    """A paragraph with its number: no row of a table of actions, and no heading of minutes ("5. Decision")."""
    words = text[line.start : line.end].strip()
    return line.numbered and "\t" not in words and (len(words.split()) > _HEADING_WORDS or words.endswith((".", ";")))


def _is_prose(text: str, lines: Sequence[Line]) -> bool:
    """Holds a whole sentence, so is more than the title page of what follows."""
    spans = sentences(text, lines[0].start, lines[-1].end)
    words = (text[span.start : span.end] for span in spans)
    return any(sentence.endswith((".", "!", "?")) and len(sentence.split()) >= _SENTENCE_WORDS for sentence in words)
