"""The words of a telling that could identify what it tells of: not everybody's words, and each by one name."""

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import cast

from chronology.tables import shipped_table

_WORD = re.compile(r"[^\W\d_]+(?:['&’][^\W\d_]+)*")
_ANY_WORD = re.compile(r"[^\W\d_]{3,}|\d+(?:[.,/:]\d+)*")
_MARKS = str.maketrans(dict.fromkeys('.,:;!?()[]/"“”‘-–_*', " "))
_SENTENCE_START = re.compile(r"(?:^|[.!?:;\n\"“(])\s*$")
# Longest first: "-ings" before "-s". A stem keeps at least four letters, so that "bed" and "red" stay themselves.
_ENDINGS = ("ations", "ation", "ions", "ion", "ings", "ing", "ies", "ied", "ers", "ed", "es", "er", "s")
_SHORTEST = 3
_STEM = 4


@lru_cache(maxsize=8192)
def distinctive(text: str) -> frozenset[str]:
    """Words that few tellings share, in lower case, without endings, each thing by one name.

    Names are left out: the family's stand in every telling, and prove nothing. "Nan" is no name.
    """
    found = set()
    alike, common = _alike(), _common()
    for match in _WORD.finditer(text):
        word = match[0]
        plain = word.casefold().replace("’", "'").removesuffix("'s")
        if plain in common or (plain not in alike and _is_name(word, text, match.start())):
            continue
        if len(plain) >= _SHORTEST or plain in alike:
            stem = _stem(alike.get(plain, plain))
            if stem not in common:
                found.add(alike.get(stem, stem))
    return frozenset(found) | _phrases_in(text)


def _phrases_in(text: str) -> frozenset[str]:
    lower = text.casefold()
    return frozenset(
        stem
        for stem, pieces, words in _phrases()
        if any(piece in lower for piece in pieces) and _ready(words).search(lower)
    )


@lru_cache(maxsize=8192)
def every_word(text: str) -> frozenset[str]:
    """All words of some length and all figures of a text, in lower case and without endings, for a case to weigh."""
    return frozenset(map(_stem, _ANY_WORD.findall(text.casefold())))


@lru_cache(maxsize=8192)
def names(text: str) -> frozenset[str]:
    """Names of people and places in a text, in lower case: what is written with a capital, or in capitals, within a sentence.

    Of the family's own names it says nothing that two tellings share one; of a street or a worker whom hardly anybody
    else names at the time it does.
    """
    found = set()
    common, no_names = _common(), _no_names()
    for match in _WORD.finditer(text):
        word = match[0]
        # Most words are written small, and quickly passed over.
        if word.islower():
            continue
        plain = word.casefold().replace("’", "'").removesuffix("'s")
        named = _is_name(word, text, match.start()) or (word.isupper() and len(plain) >= _STEM)
        if named and len(plain) >= _SHORTEST and plain not in common and plain not in no_names:
            found.add(plain)
    return frozenset(found)


@lru_cache(maxsize=8192)
def opening(text: str) -> str:
    """The first word of a text, as `distinctive` and `names_as_words` make it."""
    first = _WORD.search(text)
    return _stem(first[0].casefold().replace("’", "'").removesuffix("'s")) if first else ""


def written_small(text: str) -> frozenset[str]:
    """The words that a text writes without a capital: what some text of a case writes so is no name of it."""
    return frozenset(text.translate(_MARKS).split())


def names_as_words(known: frozenset[str]) -> frozenset[str]:
    """What `distinctive` makes of names that open a sentence; "Nan" is no name, and "ED" none."""
    return frozenset(_stem(name) for name in known if name not in _alike() and _stem(name) not in _alike())


def _is_name(word: str, text: str, at: int) -> bool:
    return word[0].isupper() and not word.isupper() and not _opens_sentence(text, at)


def _opens_sentence(text: str, at: int) -> bool:
    return bool(_SENTENCE_START.search(text, max(0, at - 4), at)) or at == 0


@lru_cache(maxsize=32768)
def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _STEM:
            return word.removesuffix(ending)
    return word


@cache
def _common() -> frozenset[str]:
    words = str(_table()["common"]).split()
    return frozenset(words) | {_stem(word) for word in words}


@cache
def _no_names() -> frozenset[str]:
    return frozenset(str(_table()["no_names"]).split())


@cache
def _alike() -> Mapping[str, str]:
    """What stands for each word, by the word and by its stem."""
    alike = cast("Mapping[str, Sequence[str]]", _table()["alike"])
    pairs = [(word, stem) for stem, words in alike.items() for word in (stem, *words)]
    return {form: _stem(stem) for word, stem in pairs for form in (word, _stem(word))}


@cache
def _phrases() -> Sequence[tuple[str, tuple[str, ...], str]]:
    """The words that several together say: what stands for them, the pieces that a text of them holds, and they."""
    phrases = cast("Mapping[str, Mapping[str, Sequence[str]]]", _table()["phrases"])
    return tuple(
        (_stem(stem), tuple(row["holds"]), rf"(?<!\w)(?:{'|'.join(row['said'])})(?!\w)")
        for stem, row in phrases.items()
    )


@cache
def _ready(words: str) -> re.Pattern[str]:
    return re.compile(words)


@cache
def _table() -> Mapping[str, object]:
    return shipped_table("chronology.normalise", "words.toml")
