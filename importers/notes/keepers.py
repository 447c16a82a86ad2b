"""Who keeps a text of notes, as far as it says: the council, whose cases are closed in it, or another agency."""

import re

from chronology.prose.phrases import folded
from chronology.prose.vocabulary import sector_of
from importers.notes.structure import Structure

_HEAD = 400
_SOCIAL_CARE = "social_care"
# What schools call the record they keep of their own concerns, in whatever system.
_OF_A_SCHOOL = re.compile(r"\b(?:safeguarding log|(?:log|record) of concerns?|concerns? log|cpoms|my ?concern)\b")
_PARTS = re.compile(r"[-_./\\ ]+")


def closes_cases(name: str, text: str, structure: Structure) -> bool:
    """The text does not say that an agency keeps it which closes only concerns of its own.

    Its head says so, or the first word of its name ("school-log.txt").
    """
    first = structure.notes[0].start if structure.notes else 0
    head = folded(text[: min(first, _HEAD)])
    file = _PARTS.split(folded(name).rpartition("/")[2])[0]
    sectors = {sector_of(head), sector_of(file)} - {None}
    return not (_OF_A_SCHOOL.search(head) or (sectors and _SOCIAL_CARE not in sectors))
