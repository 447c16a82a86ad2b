"""What a person said in their own words weighs for being said: at least so much as to be read, and more where it is of home.

A chronology has to show the child's or adult's lived experience (domain guidance R22); a worker writes words down because they
matter, whatever sort the entry is otherwise of.
"""

import re
from collections.abc import Collection

from chronology.model import Event, Kind, Level
from chronology.prose.phrases import folded
from chronology.prose.voice import is_report

_FEWEST = 3
"""Words that say something."""
# Somebody at home, by what they are called.
_KIN = re.compile(
    r"\b(?:mum|mummy|mam|mammy|mother|dad|daddy|father|tad|step\w+|nan|nana|nain|gran\w*|taid|uncle|auntie|brother|sister|boyfriend|partner|husband|wife|son|daughter|carer|staff)\b"
)
_DOES = re.compile(r"\b(?:he|she|they|nhw)\b")
# What is bad or secret of itself, whoever does it.
_OF_FEAR = re.compile(
    r"\b(?:hit\w*|hurt\w*|shout\w*|scar\w*|frighten\w*|hungry|alone|lock\w*|secret|don'?t tell|not (?:to|allowed to) (?:tell|say)|told off|drunk|drink\w*|fight\w*"
    r"|push\w*|kick\w*|hid\w*|cupboard|bed|blood|dead|die|kill\w*|cry\w*|cries|sleeps?|police|money|pin|quiet|owed?)\b"
)
_GOOD = re.compile(
    r"\b(?:lov(?:e|es|ed|ely)|nice|happy|fun|funny|great|best|better|likes?|liked|stories|story|park|swimming|cinema|beach|chips|birthday|presents?|proud|thanks?|brilliant)\b"
)
_FLAT = frozenset({Kind.ACHIEVEMENT})


def least_for_words(event: Event, names: Collection[str]) -> Level | None:
    """The least that an entry weighs for the own words it has; None where it has none. `names` are of those around, in lower case."""
    words = folded(event.child_voice or "")
    if not words or is_report(event.child_voice or "") or len(words.split()) < _FEWEST:
        return None
    of_somebody = bool(_KIN.search(words) or not set(re.findall(r"[^\W\d_]+", words)).isdisjoint(names))
    told = of_somebody or bool(_DOES.search(words))
    if _OF_FEAR.search(words) and told and not _GOOD.search(words) and event.kind not in _FLAT:
        return Level.HIGH
    return Level.MEDIUM
