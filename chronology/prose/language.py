"""Welsh or English, by the frequent words only one of them has."""

import re
import tomllib
from functools import cache
from importlib.resources import files

from chronology.prose.phrases import folded

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")


@cache
def _tongues() -> dict[str, frozenset[str]]:
    table = tomllib.loads(files("chronology.prose").joinpath("language.toml").read_text("utf-8"))
    return {name: frozenset(words) for name, words in table.items()}


def language_of(text: str) -> str:
    """The language of a text; English when its words do not tell."""
    words = _WORD.findall(folded(text))
    tongues = _tongues()
    welsh = sum(word in tongues["cy"] for word in words)
    english = sum(word in tongues["en"] for word in words)
    return "cy" if welsh > english else "en"
