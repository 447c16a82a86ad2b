"""Sentences that tell something though no word names what: by the particulars a writer took the trouble to put into them.

"Went back 17.30, she was on the commode in the dark, legs blue" names no kind of event. Plain talk of a note is short and has
one particular or none; what happened is told with its clock, its place on the body, who was there and what was said.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from chronology.tables import shipped_table

_WORD = re.compile(r"\S+")
# So many words with so many families of particulars: the longer of two sentences says as much with fewer.
_DENSE = ((10, 3), (15, 2))
_SHORTEST = min(words for words, _ in _DENSE)
# What is denied twice over is a list of what was not.
_DENIED = re.compile(r"\b(?:no|not|never|nothing|nor|denie[sd]|dim|ddim|heb)\b|n['\u2019]t\b")
_HELP = "help_called"
_SHORT = 40
"""Characters in which ten words that tell anything hardly stand."""
_QUOTED = re.compile('["\u201c][^"\u201d\n]{6,}')


# "She told me her uncle had the wheel": somebody told a worker what somebody does. What a worker told her is none.
_CONFIDED = re.compile(
    r"(?<!\bi )(?<!\bwe )(?<!\bnot )(?<!\bnever )(?<!'ve )\b(?:told|telling|(?:said|whispered|confided) to|dywedodd wrth\w*|wrtha i|wrthyf)\s"
    r"(?:(?:me|us|staff|office|his|her|their|the|a|an|miss|mrs|mr|ms|dr|pc|dc|nurse|sister|auntie)\s)?"
    r"(?!(?:mum|mam|dad|him|her|them|nan|mother|father|by|to|about|off|not)\b)(?:[\w'’-]+\s(?:\([^)]{1,20}\)\s)?){0,2}?"
    r"(?:(?:that|how|bod|fod)\s)?(?:[\"\u201c]|(?:he|she|they|his|her|their|it|there|mum|mummy|mam|dad|daddy|nan|uncle|mae|roedd)\b)"
)


_CONFIDING = ("told", "telling", "said to", "whispered", "confided", "wrth")


def confides(sentence: str) -> bool:
    """A sentence in lower case gives what somebody told a worker of how things are."""
    if not any(word in sentence for word in _CONFIDING):  # most sentences have none, which is found out sooner
        return False
    return _CONFIDED.search(sentence) is not None and not _open().search(sentence)


@cache
def _table() -> Mapping[str, Any]:
    return shipped_table("importers.notes", "particulars.toml")


@cache
def _families() -> Mapping[str, re.Pattern[str]]:
    return {name: re.compile(rf"(?<!\w)(?:{words})(?!\w)") for name, words in _table()["families"].items()}


@cache
def _open() -> re.Pattern[str]:
    return re.compile(rf"\?|(?<!\w)(?:{'|'.join(map(re.escape, _table()['open']['words']))})(?!\w)")


def calls_for_help(sentence: str) -> bool:
    """Somebody rang those who protect or a manager, or told them."""
    return _families()[_HELP].search(sentence) is not None


def is_dense(sentence: str) -> bool:
    """A sentence in lower case is long, looks at nothing to come, and holds particulars of several families."""
    if len(sentence) < _SHORT:
        return False
    words = len(_WORD.findall(sentence))
    needed = min((count for length, count in _DENSE if words >= length), default=0)
    if words < _SHORTEST or _open().search(sentence) or len(_DENIED.findall(sentence)) > 1:
        return False
    found = int(_QUOTED.search(sentence) is not None)
    for family in _families().values():
        found += family.search(sentence) is not None
        if found >= needed:
            return True
    return False
