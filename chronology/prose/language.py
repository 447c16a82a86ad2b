"""Welsh or English, by the frequent words only one of them has."""

import re
from functools import cache

from chronology.prose.phrases import folded
from chronology.tables import shipped_table

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")

# "Gwelwyd", "ffoniodd": how Welsh verbs of what happened end, and no English word so long.
_VERB = re.compile(r"[^\W\d_]{3,}(?:wyd|[bcdfghilmnptwy]odd)")


@cache
def _tongues() -> dict[str, frozenset[str]]:
    table = shipped_table("chronology.prose", "language.toml")
    return {name: frozenset(words) for name, words in table.items()}


def language_of(text: str) -> str:
    """The language of a text; English when its words do not tell."""
    words = _WORD.findall(folded(text))
    tongues = _tongues()
    # "1 yr", "dad rang", "a/c": what both languages write tells only beside a word that is Welsh alone.
    certain = sum(word in tongues["cy"] or _VERB.fullmatch(word) is not None for word in words)
    shared = sum(word in tongues["both"] for word in words)
    english = sum(word in tongues["en"] for word in words)
    return "cy" if certain and certain + shared > english else "en"
