"""How an injury is said to have come about and on which side it is, so that two tellings of one are seen to differ."""

import re
from enum import Enum, auto
from functools import lru_cache

from chronology.normalise.wording import ended

_CAUSE = re.compile(
    r"\b(?:(?P<way>fell|fallen|falling|tripped|slipped|rolled|tumbled|jumped|knocked|banged|bumped|caught|trapped|burnt|burned|scalded"
    r"|bitten|scratched|touched|touching|spilt|spilled|pulled|cut(?=\s(?:him|her|them)self|\s(?:his|her|their|on|by|with)\s)|pushed|thrown|hit|punched|kicked|slapped|grabbed)\b"
    r"(?:\s(?:him|her|them)self)?(?:\s(?:his|her|their)\s\w+)?"
    r"(?:\s(?:off|out of|down|over|from|on|onto|against|in|by|with|into))?"
    r"|(?:burn|scald)\w*(?:\s[\w']+){0,4}?\s(?:from|on|off|by|against|with)"
    r"|put\s(?:(?:his|her|their)\s)?(?:hand|arm|foot|fingers?|leg)\s(?:under|in|into|on)|due to|caused by|as a result of|from falling)\s"
    r"(?:(?:a|an|the|his|her|their|its|some|my)\s)?(?P<what>[^.,;:()]{2,40})",
    re.IGNORECASE,
)
_SIDE = re.compile(
    r"\b(?P<side>left|right)\b\W+(?:(?:upper|lower|outer|inner|side|of|the|his|her|their|hand)\W+){0,3}"
    r"(?P<part>arm|forearm|elbow|wrist|hand|finger|thumb|shoulder|leg|thigh|knee|shin|ankle|foot|hip|eye|ear|cheek(?:bone)?|temple|face)\b",
    re.IGNORECASE,
)
_DEEDS = frozenset({"pushed", "thrown", "hit", "punched", "kicked", "slapped", "grabbed", "bitten", "scratched"})
_SMALL = frozenset(
    {
        "a",
        "an",
        "the",
        "his",
        "her",
        "their",
        "its",
        "my",
        "some",
        "off",
        "out",
        "of",
        "down",
        "over",
        "from",
        "on",
        "onto",
        "in",
    }
    | {
        "by",
        "with",
        "into",
        "to",
        "against",
        "while",
        "when",
        "and",
        "at",
        "as",
        "result",
        "falling",
        "himself",
        "herself",
    }
)
# "Knocked over by Kel" is a deed; whether "grabbed" is one says who or what was.
_DONE_BY = re.compile(
    r"\A(?:knocked|pulled|tripped|caught|banged|cut|burnt|burned|scalded)\b(?: \w+){0,2} by (?!the\b|a\b|an\b)"
    # Whoever is pulled by the hair was pulled by somebody.
    r"|\Apulled (?:me|him|her|them|(?-i:[A-Z]\w*)) by\b",
    re.IGNORECASE,
)
# Where it hurt is no cause of it.
_HURT = frozenset(
    [
        "left",
        "right",
        "upper",
        "lower",
        "arm",
        "forearm",
        "elbow",
        "wrist",
        "hand",
        "palm",
        "finger",
        "fingers",
        "thumb",
        "shoulder",
        "leg",
        "thigh",
        "knee",
        "ankle",
        "foot",
        "head",
        "face",
        "cheek",
        "lip",
        "eye",
        "ear",
        "neck",
        "back",
        "chest",
    ]
)
# Nor is the room: who fell from the toilet fell in the bathroom.
_IN_A_PLACE = re.compile(r"\A(?:fell|fallen|falling|slipped|tripped|tumbled)(?: \w+)? in\b", re.IGNORECASE)
_TAKEN = frozenset({"grabbed", "thrown", "scratched"})
_OF_SOMEBODY = re.compile(
    r"\b(?:by|him|her|them|me|(?:his|her|their) (?:\w+ )?(?:arm|wrist|hair|neck|throat|face|hand|leg|clothes|jumper|coat)s?)\b"
    r"|\A\w+ (?-i:[A-Z])",
    re.IGNORECASE,
)
_IS_NO_CAUSE = re.compile(
    r"(?:(?:burnt|burned|scalded|cut|grazed) (?:his|her|their) (?:(?:left|right|upper|lower) )?\w+(?:\Z|\s(?:and|but|so|when|while)\b)|put\b.* (?:mouth|face|ears?|eyes?|head|pockets?|lap|shoulder|arm|hand)\b|knocked (?:over|down|out|to)?\b(?! (?:himself|herself|into|against|on|his|her)\b))",
    re.IGNORECASE,
)
_MEANWHILE = re.compile(r"\s(?:while|whilst|when|as|after|before|because)\s")
# Where somebody else begins to do something, which no longer tells of the cause.
_NEXT_CLAUSE = re.compile(
    r"\s(?:and|but|because|so|then|while|whilst|when|as)\s(?:he|she|they|it|we|i|who|had|has|was|were)\b", re.IGNORECASE
)
_WORD = re.compile(r"\w+")
_NOT = re.compile(r"\b(?:not|never|no|denied|denies|rather than|\w+n['’]t)\W+(?:\w+\W+){0,2}$", re.IGNORECASE)


@lru_cache(maxsize=4096)
def cause(text: str) -> str:
    """The first cause a text names, in its own words; empty where it names none or only denies one."""
    for found in _CAUSE.finditer(text):
        if not _NOT.search(text, max(0, found.start() - 40), found.start()):
            return found[0].strip()
    return ""


def named_cause(text: str) -> str:
    """The same to be read: as far as the clause goes, and no half word or word that leads on to what is not told."""
    said = cause(text)
    place = text.find(said) + len(said)
    # The pattern looks at so many letters; where it stops within a word, the word is none.
    whole = said.rpartition(" ")[0] if said[-1:].isalnum() and text[place : place + 1].isalnum() else said
    return ended(_NEXT_CLAUSE.split(whole)[0])


@lru_cache(maxsize=4096)
def side(text: str) -> str:
    """The side and part of the body a text names; empty where it names none, or both sides."""
    found = {found["side"].casefold(): found["part"].casefold() for found in _SIDE.finditer(text)}
    return "" if len(found) != 1 else " ".join(next(iter(found.items())))


def causes_differ(one: str, other: str) -> bool:
    """Two texts name causes that cannot be one.

    One befell and the other was somebody's deed, or each names things that the other text does not speak of at all.
    """
    (first_done, first), (second_done, second) = _parts(cause(one)), _parts(cause(other))
    if first_done != second_done:
        return True
    return bool(first and second) and first.isdisjoint(_words(other)) and second.isdisjoint(_words(one))


@lru_cache(maxsize=4096)
def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))


def causes_contradict(one: str, other: str) -> bool:
    """Two accounts of one happening cannot both be right on how it came about.

    Of two blows each may be one of several, and whom or where they hit is no cause; what somebody took hold of is one only with
    what came of it.
    """
    (first, mine), (second, yours) = _way(one), _way(other)
    if _Way.UNCLEAR in (first, second) or first is second is _Way.DONE:
        return False
    if first is not second:
        return True
    apart = mine.isdisjoint(_words(other)) and yours.isdisjoint(_words(one))
    return bool(mine and yours) and apart


class _Way(Enum):
    """How the first cause that a text names came about."""

    DONE = auto()
    BEFELL = auto()
    UNCLEAR = auto()


def _way(text: str) -> tuple[_Way, frozenset[str]]:
    said = cause(text)
    if not said:
        return _Way.UNCLEAR, frozenset()
    done, what = _parts(said)[0], _parts(said)[1] - _HURT
    if _IN_A_PLACE.match(said):
        what = frozenset()
    if _DONE_BY.search(said) or (done and (said.casefold().split()[0] not in _TAKEN or _OF_SOMEBODY.search(said))):
        return _Way.DONE, what
    # "Put hand on his mouth" and "knocked over" alone may be anything.
    return (_Way.UNCLEAR if done or _IS_NO_CAUSE.match(said) else _Way.BEFELL), what


def was_done(text: str) -> bool:
    """The first cause that a text names is somebody's deed; it did not just befall."""
    said = cause(text)
    return bool(said) and _parts(said)[0]


def _parts(said: str) -> tuple[bool, frozenset[str]]:
    """Whether a cause is somebody's deed, and the words of what it names: who did what meanwhile names no thing."""
    words = _WORD.findall(_MEANWHILE.split(said.casefold())[0])
    return words[0] in _DEEDS, frozenset(words[1:]) - _SMALL
