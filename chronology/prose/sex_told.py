"""Whether records call somebody "he" or "she": where no field says their sex, their words do, many times over.

A word for kin or a child beside the name ("son Kit", "Kit, a boy of six") says it, and so does the pronoun of a sentence that begins
with the name and speaks of nobody else. One slip of a pen ("Kit said she ...") is outweighed; where words go both ways, nothing is said.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from typing import Final

_MALE_WORDS: Final = (
    "son|boy|brother|half-brother|stepson|grandson|nephew|husband|widower|male|lad|baby boy|mab|brawd|bachgen|wyr"
)
_FEMALE_WORDS: Final = (
    "daughter|girl|sister|half-sister|stepdaughter|granddaughter|niece|wife|widow|female|baby girl|merch|chwaer|wyres"
)
_HE: Final = frozenset({"he", "him", "his", "himself"})

_PRONOUN: Final = re.compile(r"\b(?:he|him|his|himself|she|her|hers|herself)\b", re.IGNORECASE)
_SENTENCE: Final = re.compile(r"(?<=[.!?;])\s+|\n+")
_NAMED: Final = re.compile(r"[A-ZÀ-ÖØ-ÞŴŶ][\w'’-]+")
_KIN: Final = re.compile(
    r"\b(?:m[au]m|mam|mummy|mother|dad|daddy|father|nan|nana|gran\w*|brother|sister|son|daughter|aunt\w*|uncle|partner|boyfriend|girlfriend"
    r"|friend|baby|neighbour|teacher|worker|nurse|doctor|carer|wife|husband|mam-?gu|tad\w*|nain|taid)\b",
    re.IGNORECASE,
)
_NOBODY: Final = frozenset(
    [
        "visit",
        "seen",
        "school",
        "home",
        "mon",
        "tue",
        "tues",
        "wed",
        "thu",
        "thur",
        "thurs",
        "fri",
        "sat",
        "sun",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ]
)
_REACH: Final = 60
"""Characters behind the name within which its pronoun stands."""
_FEW: Final = 3
"""So many pronouns say it where no other word does."""
_WEIGHT: Final = 3
"""A word beside the name says as much as so many pronouns."""
_OUTWEIGHED: Final = 3
"""The other sex is a slip where it is said so many times less."""


def sex_told(names: Collection[str], texts: Iterable[str], families: Collection[str] = ()) -> str:
    """Male or female, as the texts call the one of these given names; empty where they do not say, or say both.

    `families` are the family names of a grown person, whom a title calls by them: "Mrs Example", "Mrs E".
    """
    if not names:
        return ""
    given = _any_of(names)
    titled = _any_of((*names, *families, *{name[0] for name in families}))
    said: Counter[str] = Counter()
    for text in texts:
        said.update(_said(given, titled, text))
    (first, most), (_, least) = (*said.most_common(), ("", 0), ("", 0))[:2]
    return first if most >= _FEW and most >= _OUTWEIGHED * least else ""


def _any_of(names: Collection[str]) -> str:
    return "|".join(sorted(map(re.escape, names), key=len, reverse=True))


def _said(given: str, titled: str, text: str) -> Counter[str]:
    """How often a text says each sex."""
    said: Counter[str] = Counter()
    named, title, beside = _patterns(given, titled)
    for found in title.finditer(text):
        said["male" if found["mr"] else "female"] += _WEIGHT if named.fullmatch(found["name"]) else 1
    if named.search(text) is None:
        return said
    for found in beside.finditer(text):
        said["male" if found["he"] or found["him"] else "female"] += _WEIGHT
    said.update(_by_pronoun(named, text))
    return said


def _by_pronoun(named: re.Pattern[str], text: str) -> Iterator[str]:
    """The sex of each pronoun behind the name, where nobody else is named in the sentence before it, nor between the two."""
    for name in named.finditer(text):
        opening = _SENTENCE.split(text[max(0, name.start() - _REACH) : name.start()])[-1]
        if _speaks_of_another(opening) or text.startswith(("'s", "\u2019s"), name.end()):
            continue
        pronoun = _PRONOUN.search(text, name.end(), name.end() + _REACH)
        if pronoun is not None and not _speaks_of_another(text[name.end() : pronoun.start()]):
            yield "male" if pronoun[0].casefold() in _HE else "female"


def _speaks_of_another(words: str) -> bool:
    return _KIN.search(words) is not None or any(
        # A word of work or a day is nobody, and neither is the first of a sentence.
        found.start() > 0 and found[0].casefold() not in _NOBODY
        for found in _NAMED.finditer(words.lstrip())
    )


@lru_cache(maxsize=64)
def _patterns(given: str, titled: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """The name, a title before it, and a word for a man or a woman beside it."""
    title = rf"\b(?:(?P<mr>Mr|Master)|Mrs|Miss|Ms)\.? (?P<name>(?i:{titled}))(?![\w'’])"
    beside = (
        rf"\b(?:(?P<he>(?i:{_MALE_WORDS}))|(?i:{_FEMALE_WORDS})),? (?:[A-Z]{{3,}} )?(?:{given})\b(?!['’]s)"
        rf"|\b(?:{given})(?: [A-Z][\w'’-]+)?,? \(?(?:a |an |the )?(?:(?:\w+[ -]){{0,3}}old )?(?:(?P<him>boy|man|gentleman|male|lad)|girl|woman|lady|female)\b"
    )
    return re.compile(rf"\b(?:{given})\b"), re.compile(title), re.compile(beside)


__all__ = ["sex_told"]
