"""Whether words tell of somebody: by a pronoun, by what people or services are, by an initial or a name that comes back."""

import re
import tomllib
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from importlib.resources import files

# A capital inside a sentence.
_CAPITAL = re.compile(r"(?<=[a-z,;] )([A-Z][a-z\u0175\u0177]{2,20})\b")
# "I", "A. was transferred", "K and L", "KB not back for curfew".
_INITIAL = re.compile(r"\bI\b|\b[A-Z]\.(?=\s)|\b[B-HJ-Z]\b|\b[A-Z]{2}\b")


@cache
def _words() -> Mapping[str, Sequence[str]]:
    return tomllib.loads(files("importers.notes").joinpath("somebody.toml").read_text("utf-8"))


@cache
def _people() -> re.Pattern[str]:
    words = (*_words()["people"], *_words()["services"])
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


def names_in(text: str, about: Collection[str]) -> frozenset[str]:
    """What stands for people in a text: the given names of those it is about, and capitals it comes back to."""
    nobody = _words()["nobody"]
    capitals = Counter(found[1] for found in _CAPITAL.finditer(text))
    again = (word for word, count in capitals.items() if count > 1 and word.lower() not in nobody)
    return frozenset((*(name.split()[0] for name in about if name.strip()), *again))


def tells_of_somebody(words: str, names: Collection[str]) -> bool:
    """Somebody is in these words; `names` are those of the text they stand in."""
    return bool(_people().search(words) or _INITIAL.search(words)) or any(name in words for name in names)
