"""Welsh or English, by the frequent words only one of them has."""

import re
from functools import cache

from chronology.prose.phrases import folded
from chronology.tables import shipped_table

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")


@cache
def _tongues() -> dict[str, frozenset[str]]:
    table = shipped_table("chronology.prose", "language.toml")
    return {name: frozenset(words) for name, words in table.items()}


def language_of(text: str) -> str:
    """The language of a text; English when its words do not tell."""
    words = _WORD.findall(folded(text))
    tongues = _tongues()
    welsh = sum(word in tongues["cy"] for word in words)
    english = sum(word in tongues["en"] for word in words)
    return "cy" if welsh > english else "en"
