"""Whether words say plainly what somebody is to whom the file is about: "Widow - husband Emyr died", "Ann Example, daughter, rang".

A word for kin right before the name, or right behind it, where a sentence or a part of it begins; nobody is named before whose kin it
would be: not "his sister Ann", not "Huw's sister Ann", not "a call from Huw, brother Ian".
"""

import re
from collections.abc import Iterator

from chronology.people import kin_called

_OPENS = re.compile(r"(?:\A|[.;:!?(\n\u2013\u2014]|\s-)\s*\Z")
# "Mother died in 2019, brother Ian in 2020": the list is of the file's own family.
_AFTER_KIN = re.compile(
    r"(?:\A|[.;:!?(\n\u2013\u2014]|\s-\s)\s*(?P<first>[^\W\d_][\w-]*)(?:[^.;:!?(\n]|\bd\.){0,60}(?:,|\band)\s*\Z"
)
_WORDS = re.compile(r"\w[\w'\u2019/-]*")
_MOST_WORDS = 4
_BEHIND = re.compile(r",? \(?(?P<said>[^\W\d_][\w' -]{1,24}?)(?=[),.;\n]|\Z)")


def is_said_plainly(text: str, given: str, role: str) -> bool:
    """Words for `role` stand by the given name, and nobody else's kin it can be."""
    return bool(given) and any(
        _before(text, found.start(), role) or _behind(text, found, role) for found in _named(text, given)
    )


def _named(text: str, given: str) -> Iterator[re.Match[str]]:
    yield from re.finditer(
        rf"(?<![\w'\u2019-])(?:{re.escape(given)}|{re.escape(given.upper())})(?: [A-Z][\w'\u2019-]+){{0,2}}(?![\w'\u2019-])",
        text,
    )


def _before(text: str, at: int, role: str) -> bool:
    ahead = text[max(0, at - 160) : at]
    if not ahead.endswith((" ", ": ")):
        return False
    words = [*_WORDS.finditer(ahead)][-_MOST_WORDS:]
    for nth in range(len(words)):
        start = words[nth].start()
        if kin_called(ahead[start:].strip(" :")) == role:
            before = ahead[:start]
            listed = _AFTER_KIN.search(before)
            return _OPENS.search(before) is not None or bool(listed and kin_called(listed["first"]))
    return False


def _behind(text: str, found: re.Match[str], role: str) -> bool:
    said = _BEHIND.match(text, found.end())
    opened = _OPENS.search(text[max(0, found.start() - 40) : found.start()]) is not None
    return opened and said is not None and kin_called(said["said"]) == role
