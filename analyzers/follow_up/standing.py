"""Whether a clause says how a thing stood: that it was done, came, is chased, was refused; by words beside the thing, or anywhere in it."""

import re

from analyzers.cues import cue

# Words by which a clause says how a thing stood, and those of them that say it was done.
STANDS, DONE = "action_stands", "action_seems_done"
_PART = re.compile(r"(?:[^,;:?!.()|…–—\n]|[.,](?=\d)|[-](?=\S))+")
_WORD = re.compile(r"[^\W_]+(?:['’]\w+)?")
# "Jobs not done: this, that": what a list is headed by is said of all of it.
_LEAD = re.compile(r"[^:.;]+:(?=\s)")
# So many words may stand between a thing and what is said of it.
_BESIDE = 4
# So many words may stand before it in what a line is headed by: "school nurse referral: sent".
_BEFORE = 3
_HEADS = re.compile(r":|\s[-–—]\s")
# What stands behind one of these is a place, and not what is spoken of: "asleep in bed".
_PLACE = re.compile(
    r"\b(?:in|on|at|to|into|under|by|beside|behind|through|off)\s(?:(?:the|a|her|his|their|my|mum\W?s|same|own)\s){0,2}\Z",
    re.IGNORECASE,
)


def says_how_it_stood(words: str) -> bool:
    """It says that something was or was not."""
    return cue(STANDS).search(words) is not None


def is_put_of(words: str, start: int) -> bool:
    """A word of doing, or against it, stands in the part of the sentence that holds a place, or in the one behind it."""
    if any(says_how_it_stood(lead.group()) for lead in _LEAD.finditer(words, 0, start)):
        return True
    # What a line is headed by it tells of: "NRM (sent 3 May): positive".
    head, colon, told = words.partition(": ")
    if colon and start < len(head) and len(head.split()) <= _BEFORE and says_how_it_stood(told):
        return True
    parts = [match for match in _PART.finditer(words) if match.group().strip()]
    at = next((number for number, part in enumerate(parts) if part.start() <= start < part.end()), None)
    if at is None:
        return False
    stands = cue(STANDS)
    return any(stands.search(words, part.start(), part.end()) for part in parts[at : at + 2])


def is_said_of(words: str, start: int, end: int, how: str = STANDS) -> bool:
    """A word of doing, or against it, or of a sort that is asked for, stands within a few words of a thing, in its part of the sentence; the thing is no place."""
    part = next((match for match in _PART.finditer(words) if match.start() <= start < match.end()), None)
    if part is None or _PLACE.search(words[part.start() : start]):
        return False
    if _HEADS.match(words, end) and len(_WORD.findall(words[:start])) <= _BEFORE:
        # What a line is headed by it tells of.
        return says_how_it_stood(words[end:])
    first, last = max(part.start(), _from(words, start)), min(part.end(), _until(words, end))
    near = cue(how).finditer(words, first, last)
    return any(match.end() <= start or match.start() >= end for match in near)


def _from(words: str, start: int) -> int:
    before = [match.start() for match in _WORD.finditer(words, 0, start)]
    return before[-_BESIDE - 1] if len(before) > _BESIDE else 0


def _until(words: str, end: int) -> int:
    after = [match.end() for match in _WORD.finditer(words, end)]
    return after[_BESIDE] if len(after) > _BESIDE else len(words)
