"""The parts of a typed list under letters: "A. Her phone", "B. His phone (photos 13/02/2025)".

Such a line heads what is below it, each with its own day, and is no part of what stands above. A day in it is that of the part:
when it was copied, and nothing that was done.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from importers.notes.lines import Line, Look

_LETTERED = re.compile(r"[ \t*_#]{0,6}(?P<letter>[A-H])[.)][ \t]{1,3}(?=\w)")
_LETTERS = "ABCDEFGH"
_LONGEST = 14
"""Words of the heading of a part."""
_APART = (Look.BLANK, Look.RULE, Look.FURNITURE)


def without_letters(text: str, lines: Sequence[Line]) -> list[Line]:
    """The lines of a file, those that head its parts by letters in their turn as furniture; an entry with its day is below each."""
    found: list[int] = []
    for index, line in enumerate(lines[:-1]):
        words = text[line.start : line.end]
        lettered = _LETTERED.match(words) if len(found) < len(_LETTERS) else None
        if (
            lettered
            and lettered["letter"] == _LETTERS[len(found)]
            and len(words.split()) <= _LONGEST
            and (index == 0 or lines[index - 1].look in _APART)
            and lines[index + 1].look is Look.LEAD
        ):
            found.append(index)
    if len(found) < 2:
        return list(lines)
    heads = frozenset(found)
    return [
        replace(line, look=Look.FURNITURE, lead=None, rule="heading") if at in heads else line
        for at, line in enumerate(lines)
    ]
