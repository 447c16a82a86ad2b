"""A name in a text, and a letter before one that only ends the sentence before."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from chronology.prose.name_words import plain, words

_ENDS_WITH_LETTER = re.compile(r"[A-Z]\. (?P<word>[A-Z][a-zà-ÿ]+)")


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a text, without what only belongs to its sentence. `sure` when it needs nothing else to be one."""

    start: int
    end: int
    name: str
    title: str = ""
    sure: bool = True
    whole: bool = False
    """A given and a family name."""


def is_no_name(word: str) -> bool:
    """A word with a capital that is nobody's name, neither given nor a family's."""
    return word in words().never and word not in words().family


def without_ends(text: str, found: Sequence[Named]) -> list[Named]:
    """Without a letter that ends the sentence before: in "Rang R. Huw answered" nobody is called R. Huw, where the text has Huw alone."""
    alone = {one.name for one in found if not one.title and one.name.isalpha()}
    kept: list[Named] = []
    for one in found:
        ended = _ENDS_WITH_LETTER.fullmatch(one.name) if not one.title else None
        if ended is None or not text.startswith(one.name, one.start):
            kept.append(one)
        elif ended["word"] in alone and plain(ended["word"]) in words().given:
            kept.append(replace(one, start=one.end - len(ended["word"]), name=ended["word"], whole=False))
        elif not is_no_name(plain(ended["word"])):
            kept.append(one)
    return kept
