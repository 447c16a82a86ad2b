"""Keys of accounts from text: who wrote, when, of what type, and the first words.

Neither the place in the file nor the file's name counts, so that a note keeps its key (and a reviewer's decisions on
it) when others are added before it; nor do white space, case and marks, or a slip mended after the first words.
"""

import hashlib
import re
from collections import Counter

from chronology.people import plain

_FIRST = 80
_NOT_WORDS = re.compile(r"[\W_]+")


def record_of_note(author: str, day: str, note_type: str, words: str) -> str:
    """The key of a note without its role."""
    first = _NOT_WORDS.sub(" ", " ".join(words.split(None, _FIRST)[:_FIRST])).strip().casefold()[:_FIRST]
    digest = hashlib.sha256(f"{plain(note_type)}\0{first}".encode()).hexdigest()[:12]
    return f"notes:{plain(author).replace(' ', '-')}:{day or 'undated'}:{digest}"


class Nth:
    """Tells equal keys of one document apart, in the order of the text."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def apart(self, key: str) -> str:
        """The key itself the first time; numbered from the second."""
        self._seen[key] += 1
        return key if self._seen[key] == 1 else f"{key}.{self._seen[key]}"
