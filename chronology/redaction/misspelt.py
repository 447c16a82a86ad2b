"""Withheld names as they are misspelt: "Hanah" and "Corry" for Hannah Corrie. What may be one is taken out, and no code stands there."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from rapidfuzz.distance import OSA

from chronology.model import Chronology, Person
from chronology.people import is_only_named, names_of
from chronology.redaction.confided import told_texts
from chronology.redaction.folding import folded_of
from chronology.redaction.forms import named
from chronology.redaction.tables import ordinary

# What is cut at the end of a line is a piece of a word.
_CAPITAL = re.compile(r"\b[^\W\d_a-zà-öø-ÿ][^\W\d_]{3,}\b(?![-\u2010\u2011\u00ad\u00a0]|\s*\n\s*[a-z])")
# So long a word with one letter other, left out, put in or changed about is the same; so long a one with two.
_LEAST, _LEAST_OF_TWO = 5, 8
# Letters that sound alike, in order: "Corrie", "Corry"; "Philip", "Phillip"; "Catherine", "Katherine".
_SOUNDS = (("ph", "f"), ("ck", "k"), ("ch", "h"), ("c", "k"), ("gh", "g"), ("th", "t"), ("rh", "r"))
_ENDS = re.compile(r"(?:ie|ey|ee|i|y)\Z")
_DOUBLE = re.compile(r"(.)\1")


def words_of(names: Iterable[str]) -> frozenset[str]:
    """The given and family names among written names that are long enough to be known when they are misspelt."""
    parts = (part for name in names for row in (named(name).given, named(name).family) for part in row)
    return frozenset(part for part in parts if len(part) >= _LEAST and part not in ordinary().words)


def misspelt(chronology: Chronology, names: Iterable[str], known: Iterable[str]) -> Iterator[str]:
    """Words of texts, written as names are, that are a withheld name but for a letter or two, and nothing that is known."""
    own = words_of(names)
    if not own:
        return
    texts = tuple(dict.fromkeys(told_texts(chronology)))
    small = {word for text in texts for word in re.findall(r"\b[a-zà-öø-ÿ]{4,}\b", text)}
    taken = {*known, *own, *ordinary().words}
    seen: set[str] = set()
    for found in (each for text in texts for each in _CAPITAL.findall(text)):
        row = folded_of(found)
        if len(row) != 1 or row[0] in seen:
            continue
        seen.add(row[0])
        if row[0] not in taken and row[0] not in small and any(_is_near(row[0], name) for name in own):
            yield row[0]


def is_misspelt_for(person: Person, names: Sequence[str]) -> bool:
    """Somebody whom only texts name has one of these names in full but for the spelling of a part."""
    if not is_only_named(person.id):
        return False
    wholes = [(name.given, name.family) for name in names_of(person) if name.whole]
    others = [(each.given[0], each.family[-1]) for each in map(named, names) if each.given and each.family]
    return any(
        (one, last) != (other, family) and _is_or_near(one, other) and _is_or_near(last, family)
        for one, last in wholes
        for other, family in others
    )


def _is_or_near(one: str, other: str) -> bool:
    return one == other or _is_near(one, other)


def _is_near(one: str, other: str) -> bool:
    if min(len(one), len(other)) < _LEAST - 1 or max(len(one), len(other)) < _LEAST:
        return False
    if _sound(one) == _sound(other):
        return True
    most = 2 if min(len(one), len(other)) >= _LEAST_OF_TWO else 1
    return one[0] == other[0] and OSA.distance(one, other, score_cutoff=most) <= most


@lru_cache(maxsize=8192)
def _sound(word: str) -> str:
    for letters, sound in _SOUNDS:
        word = word.replace(letters, sound)
    ended = _ENDS.sub("y", word) if _ENDS.search(word) else word.removesuffix("e")
    return _DOUBLE.sub(r"\1", ended)
