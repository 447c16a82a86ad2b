"""What a document of one note is of, by the title over its head: minutes of a meeting are that, whatever was said there."""

import re
from collections.abc import Sequence
from dataclasses import replace

from chronology.model import Group, Kind
from chronology.practice import taxonomy
from chronology.prose.phrases import folded
from chronology.prose.telling import kind_of_heading
from importers.notes.lines import Line, Look
from importers.notes.note import Note

MEETINGS = frozenset({Group.CONFERENCE, Group.REVIEW, Group.STRATEGY_DISCUSSION})
# What is sent round before a meeting, or filled in for one.
BEFORE_IT = re.compile(
    r"\b(?:agenda|invit\w+|notice of|template|pro ?forma|blank|checklist|guidance|guide|how to|prep\w*|plan for|questions for|to be held|upcoming|next|reminder|report (?:for|to)"
    r"|rhaglen|gwahoddiad|nesaf|will be|due|booked|arranged|cancelled|postponed|adjourned|not held|did not|gohiriwyd)\b"
)
# A document that holds one note is of what its title names; the first lines may be the council's name and address.
_HELD = MEETINGS | {Group.LEGAL}
_HELD_KINDS = frozenset({Kind.PROFESSIONALS_MEETING, Kind.MARAC, Kind.FAMILY_MEETING, Kind.CORE_GROUP})
_TOP_LINES, _TITLE_WORDS = 6, 10


def entitled(text: str, notes: Sequence[Note], top: Sequence[Line], of: str = "") -> Sequence[Note]:
    """The one note of a document under the title over its head, where that is of a meeting and its heading says nothing else.

    `of` is what the title line says before whom it names with their birth ("Core group" of "Core group - Mali Harlow 11/02/2014").
    """
    if len(notes) == 1 and not notes[0].narrative and of and _is_of_a_meeting(of):
        return [replace(notes[0], heading=replace(notes[0].heading, title=of))]
    # "2pm, Teams" behind the day is where it was.
    if (
        not notes
        or kind_of_heading(folded(notes[0].note_type))
        or notes[0].narrative
        or len({note.written_on for note in notes}) > 1
    ):
        return notes
    plain = len(notes) == 1 and not notes[0].led and not notes[0].note_type and notes[0].people
    # A heading names what is under it, also where the day of the meeting begins a line and who came stands in a list.
    looks = (Look.HEADING, Look.TEXT) if plain else (Look.HEADING,)
    for line in [line for line in top if line.look in looks][:_TOP_LINES]:
        words = text[line.start : line.end].strip(" #*_:\t")
        if _is_of_a_meeting(words):
            return [replace(notes[0], heading=replace(notes[0].heading, title=words)), *notes[1:]]
    return notes


def _is_of_a_meeting(words: str) -> bool:
    if len(words.split()) > _TITLE_WORDS or words.endswith((".", ",")) or BEFORE_IT.search(folded(words)):
        return False
    kind = kind_of_heading(folded(words))
    return kind is not None and (kind in _HELD_KINDS or taxonomy()[kind].group in _HELD)
