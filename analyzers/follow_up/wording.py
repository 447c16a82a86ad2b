"""The words by which an action is known again in what was written later, whatever their endings."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from analyzers.tables import action_words

_TOKEN = re.compile(r"\d+|[^\W\d_]+")
# When it is due is no word of what is to be done.
_DAY = re.compile(
    r"\b\d{1,2}[./-]\d{1,2}(?:[./-](?:\d{4}|\d{2}))?\b|\b(?:\d{1,2}(?:st|nd|rd|th)? )?(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?"
    r"|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?) (?:\d{4}|\d{1,2}\b)|\b(?:19|20)\d\d\b",
    re.IGNORECASE,
)
_IN_MAY = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)? (?:of )?may\b", re.IGNORECASE)
# "Office of the Public Guardian" and "OPG" are one.
_LONG_NAME = re.compile(
    r"(?!(?:The|An?|To) )\b[A-Z][a-z]+(?: (?:(?:of|the|for|and) ){0,2}(?!(?:Mrs?|Ms|Miss|Dr)\b)[A-Z][a-z]+){2,4}\b"
)
_SHORT_NAME = 3
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
    written = _TOKEN.findall(_LONG_NAME.sub(_initials, _DAY.sub(" ", text)))
    tokens = [token.casefold() for token in written]
    kept = tuple(stem(each.casefold()) for each in written if _tells(each) and each.casefold() not in names)
    verbs = frozenset(stem(match.group().casefold()) for match in _TO_DO.finditer(text))
    return Wording(kept, frozenset(token for token in tokens if token in names), verbs)


def without_days(text: str) -> str:
    """A text without its days: of "11 May" nothing may be."""
    return _DAY.sub(" ", _IN_MAY.sub(" ", text))


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
    return bare[:-1] if len(bare) >= _LEAST and bare[-1] == bare[-2] else bare


def _initials(found: re.Match[str]) -> str:
    """The first letters of a name; what a text begins with may be what is to be done: "Book Family Group Conference"."""
    said = [word for word in found[0].split() if word[0].isupper()]
    lead = said[:1] if found.start() == 0 and len(said) > _SHORT_NAME else []
    return " ".join((*lead, "".join(word[0] for word in said[len(lead) :])))


def _tells(token: str) -> bool:
    if token.isdigit():
        return len(token) > 1
    if token.isupper() and len(token) >= _SHORT_NAME:
        return True
    return len(token) >= _LEAST and token.casefold() not in action_words().of_every_action


def is_telling(wording: Wording) -> bool:
    """One word alone tells an action from others only where it is none that any action may have."""
    return len(wording.words) > 1 or not action_words().common & set(wording.words)
