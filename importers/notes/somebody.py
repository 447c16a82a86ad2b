"""Whether words tell of somebody: by a pronoun, by what people or services are, or by an initial. Names are the cast's."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

# "I", "A. was transferred", "K and L", "KB not back for curfew".
_INITIAL = re.compile(r"\bI\b|\b[A-Z]\.(?=\s)|\b[B-HJ-Z]\b|\b[A-Z]{2}\b")


@cache
def _words() -> Mapping[str, Sequence[str]]:
    return tomllib.loads(files("importers.notes").joinpath("somebody.toml").read_text("utf-8"))


@cache
def _people() -> re.Pattern[str]:
    words = (*_words()["people"], *_words()["services"])
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


def tells_of_somebody(words: str) -> bool:
    """Somebody is in these words."""
    return bool(_people().search(words) or _INITIAL.search(words))
