"""The person's own words as our documents print them: behind a label, or marked where they stand in what is told."""

import re
from collections.abc import Mapping

# A quotation, or the sentence that stands there without marks.
_SAID_BEFORE = re.compile('["“]([^"“”]+)["”][.,!?…]*$|([^.!?]+[.!?…]*)$')


def voice_in(text: str, say: Mapping[str, str]) -> str:
    """What a text has of them by the document's own words for it; nothing where it has none."""
    labels = (say["voice"].strip(), say["heard"].strip())
    if behind := next((text.partition(label)[2] for label in labels if label in text), ""):
        return behind.strip()
    before, mark, _ = text.partition(f" {say['own']}")
    found = _SAID_BEFORE.search(before) if mark else None
    return (found[1] or found[2]).strip() if found else ""


def without_marks(text: str, say: Mapping[str, str]) -> str:
    """A text without the marks of own words: they are no word of the record."""
    return text.replace(f" {say['own']}", "")
