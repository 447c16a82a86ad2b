"""Places that somebody of the case must not learn: a refuge, a placement, a new school, where somebody works or is met.

A text that says so says it once, often lines away from the place: what it names of a place of that sort is kept, in whatever sentence it stands.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Final

from chronology.tables import shipped_table

_FRAGMENT: Final = re.compile(r"\{([a-z]+)\}")
_STRETCH: Final = re.compile(r"(?<=[^\W\d_]{2}[.!?])\s|(?<=\d[.!?)])\s(?=[A-Z])|\n+")
_MOST: Final = 1500
"""Of a longer text, minutes or a letter, only the paragraph is looked at."""
_BEFORE: Final = 3
# "Nan's Sat", "Pete's": a home that is called by who has it, and a day.
_NOBODYS: Final = re.compile(r"^\w+['’]s(?: \w+)?$|\b(?:mon|tues?|weds?|thurs?|fri|sat|sun)(?:day)?\b", re.IGNORECASE)
_OPEN: Final = 30
_ENTRIES: Final = 4
_PARAGRAPH: Final = re.compile(r"\n[ \t]*\n+")


@lru_cache(maxsize=4096)
def hidden_places(text: str) -> tuple[str, ...]:
    """The places of a text of which it says that somebody is not to know them, as they are written."""
    if not _part("hint").search(text):
        return ()
    blocks = [text] if len(text) <= _MOST else _PARAGRAPH.split(text)
    return tuple(dict.fromkeys(place for block in blocks if says_where_is_hidden(block) for place in _places(block)))


@lru_cache(maxsize=4096)
def says_where_is_hidden(text: str) -> bool:
    """Some sentence says that somebody is not to learn where another is, lives, learns, works or is met.

    It says so of a place by a word for one, or of what was told before ("Dad NOT to be told") where that was a place.
    """
    stretches = [each for each in _STRETCH.split(text) if each.strip()]
    for nth, stretch in enumerate(stretches):
        if _part("unhidden").search(stretch) or not _part("hidden").search(stretch):
            continue
        if _part("of_a_place").search(stretch):
            return True
        before = " ".join(stretches[max(0, nth - _BEFORE) : nth])
        if _part("of_it").search(stretch) and any(_places(before)):
            return True
    return False


def is_said_of_a_place(text: str, start: int, end: int) -> bool:
    """What is asked between these two places of a text is that somebody does not learn where another is."""
    begins = max((found.end() for found in _STRETCH.finditer(text) if found.end() <= start), default=0)
    ends = min((found.start() for found in _STRETCH.finditer(text) if found.start() >= end), default=len(text))
    sentence = text[begins:ends]
    if _part("of_a_place").search(sentence):
        return bool(_part("hidden").search(sentence))
    before = [each for each in _STRETCH.split(text[:begins]) if each.strip()][-_BEFORE:]
    return bool(_part("of_it").search(sentence) and any(_places(" ".join(before))))


def is_open(text: str, place: str) -> bool:
    """The place stands behind words by which everybody has it: "home address", "still at"."""
    at = text.find(place)
    return at >= 0 and _is_open(text, at, at)


def _is_open(text: str, start: int, place: int) -> bool:
    return _part("open").search(text, max(0, start - _OPEN), place) is not None


def hidden_near(texts: Sequence[str]) -> Iterator[str]:
    """The places that stand a few entries of one file from where one of them says that somebody is not to know."""
    for nth, text in enumerate(texts):
        if _part("hint").search(text) and _part("hidden").search(text):
            yield from hidden_places("\n".join(texts[max(0, nth - _ENTRIES) : nth + _ENTRIES + 1]))


def sorts_hidden(text: str) -> frozenset[str]:
    """The sorts of place that somebody is not to learn of, by the sentences that say so: a refuge, a placement."""
    if not _part("hint").search(text):
        return frozenset()
    said = (
        each for each in _STRETCH.split(text) if _part("hidden").search(each) and not _part("unhidden").search(each)
    )
    return frozenset(found[0].lower() for each in said for found in _part("sheltering").finditer(each))


def places_of_sorts(text: str, sorts: Collection[str]) -> Iterator[str]:
    """The places that a text calls by one of these sorts: the refuge at a street is the refuge of every other file."""
    if any(each in text.lower() for each in sorts):
        for stretch in _STRETCH.split(text):
            if any(each in stretch.lower() for each in sorts):
                yield from _places(stretch)


def _is_a_place(written: str, text: str) -> bool:
    """More than one word, none of it a day or somebody's; in capitals only where all of the text is."""
    if _part("nowhere").match(written) or _NOBODYS.search(written):
        return False
    return bool(re.search(r"[ ,]", written)) and (not written.isupper() or text.isupper())


def _places(text: str) -> Iterator[str]:
    for pattern in _cues():
        for found in pattern.finditer(text):
            place = found["place"].strip(" ,.-")
            if _is_a_place(place, text) and not _is_open(text, found.start(), found.start("place")):
                yield place


@cache
def _cues() -> Sequence[re.Pattern[str]]:
    table, made = shipped_table("chronology.prose", "whereabouts.toml"), _fragments()
    return [re.compile(rf"\b{_written(words, made)}") for words in table["cues"]["words"]]


@cache
def _part(name: str) -> re.Pattern[str]:
    table, made = shipped_table("chronology.prose", "whereabouts.toml"), _fragments()
    words = (_written(each, made) for each in table[name]["words"])
    return re.compile(rf"\b(?:{'|'.join(words)})", re.IGNORECASE)


@cache
def _fragments() -> Mapping[str, str]:
    made: dict[str, str] = {}
    for name, words in shipped_table("chronology.prose", "whereabouts.toml")["fragments"].items():
        made[name] = _written(words, made)
    return made


def _written(words: str, fragments: Mapping[str, str]) -> str:
    return _FRAGMENT.sub(lambda found: fragments[found[1]], words)
