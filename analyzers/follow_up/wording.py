"""The words by which an action is known again in what was written later, whatever their endings."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from analyzers.tables import action_words

_TOKEN = re.compile(r"\d+|[^\W\d_]+")
_SENTENCE = re.compile(r"(?<=[.!?])\s")
# What an action is made of: "head lice and dental" are two things to do.
_PARTS = re.compile(r"\s+(?:and|a|ac)\s+|[;,/]\s*", re.IGNORECASE)
# "Inspect the bedroom", "housing to inspect the bedroom".
_TO_DO = re.compile(r"^\w+|(?<= to )\w+")
_ENDINGS = re.compile(r"(?:ments?|ations?|ings?|als?|ed|es|s)$")
_LEAST = 4


@dataclass(frozen=True, slots=True)
class Wording:
    """What has to be found again: words of content in their order, the words of names, and what is to be done."""

    words: tuple[str, ...]
    names: frozenset[str]
    verbs: frozenset[str]


def wording_of(text: str, names: Collection[str]) -> Wording:
    """The words of a text that tell it from others; who is named apart."""
    tokens = [token.casefold() for token in _TOKEN.findall(text)]
    kept = tuple(stem(token) for token in tokens if _tells(token) and token not in names)
    verbs = frozenset(stem(match.group().casefold()) for match in _TO_DO.finditer(text))
    return Wording(kept, frozenset(token for token in tokens if token in names), verbs)


def parts_of(text: str, names: Collection[str]) -> Sequence[Wording]:
    """The things to do that an action names, each by its words; its first sentence says what they are."""
    first = _SENTENCE.split(text.strip(), maxsplit=1)[0]
    found = (wording_of(part, names) for part in _PARTS.split(first))
    return [part for part in found if part.words]


def whole_of(text: str, names: Collection[str]) -> Wording:
    """The action as one thing to do."""
    return wording_of(_SENTENCE.split(text.strip(), maxsplit=1)[0], names)


@lru_cache(maxsize=8192)
def stem(token: str) -> str:
    """A word without its ending: a referral is made by referring."""
    bare = _ENDINGS.sub("", token)
    bare = bare if len(bare) >= _LEAST else token
    return bare[:-1] if len(bare) > _LEAST and bare[-1] == bare[-2] else bare


def _tells(token: str) -> bool:
    if token.isdigit():
        return len(token) > 1
    return len(token) >= _LEAST and token not in action_words().of_every_action


def is_telling(wording: Wording) -> bool:
    """One word alone tells an action from others only where it is none that any action may have."""
    return len(wording.words) > 1 or not action_words().common & set(wording.words)
