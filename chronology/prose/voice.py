"""Somebody's own words, or what a record says of how they were heard: only the first may stand in quotation marks."""

import re
from typing import Final

from chronology.model import Event, Group, Kind, Precision
from chronology.practice import group_of

_QUOTE: Final = '"“”«»'
_QUOTED: Final = re.compile(rf"[{_QUOTE}]")
# One quotation and nothing beside it.
_ONE_QUOTATION: Final = re.compile(rf"\s*[{_QUOTE}][^{_QUOTE}]*[{_QUOTE}][.!?]?\s*")
_QUOTATION: Final = re.compile(rf"[{_QUOTE}][^{_QUOTE}]*[{_QUOTE}]")
_TO_THE_WORKER: Final = re.compile(
    r"\b(?:told|showed|asked|gave|informed|(?:said|spoke|talked) (?:to|with)) (?:me|us)\b"
)
_OF_ONESELF: Final = re.compile(
    r"\b(?:I|(?i:my|me|mine|myself|we|our|us|fi|mi|fy|dw i|dwi|rydw i|rwy|rwyf|rwyn|o'n i|ro'n i|fydda i|gen i|ni|ein))\b"
)
_OF_A_DAY: Final = (Precision.MINUTE, Precision.DAY)
_NOT_MET: Final = (Kind.CHILD_NOT_SEEN, Kind.NO_ACCESS_VISIT, Kind.ACCESS_REFUSED)
_ENDS: Final = re.compile(r"(?<=[.!?…])\s+")


def is_met_by(event: Event) -> bool:
    """A visit of one known day to one person, whose own words it has: whoever heard them met the person.

    What a report tells of them may have been said to somebody else, or another time.
    """
    visited = group_of(event.kind) is Group.VISIT and event.kind not in _NOT_MET
    about = {part.person for part in event.people if part.role == "subject"}
    a_day = event.until is None and event.when.precision in _OF_A_DAY
    return visited and a_day and len(about) == 1 and bool(event.child_voice) and not is_report(event.child_voice or "")


def is_report(voice: str) -> bool:
    """A record tells of the person, and what they said is at most quoted in it (Seren said "no" and drew a door).

    Words of their own are one quotation whole, or unquoted and of oneself. What may be either is a report: to put a worker's
    words in quotation marks would make them the person's.
    """
    if _ONE_QUOTATION.fullmatch(voice):
        return False
    # What is quoted aside, and what was said to the worker who writes it down.
    own = _TO_THE_WORKER.sub("", _QUOTATION.sub("", voice))
    return _OF_ONESELF.search(own) is None


def from_first_quotation(voice: str) -> str:
    """The text from the sentence on in which the person is first quoted; all of it where nothing is."""
    quoted = _QUOTED.search(voice)
    if quoted is None:
        return voice
    starts = [0, *(end.end() for end in _ENDS.finditer(voice) if end.end() <= quoted.start())]
    return voice[starts[-1] :]
