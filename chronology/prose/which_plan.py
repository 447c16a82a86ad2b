"""Which plan it is that ended, where the sentence calls it no more than a plan: that of the meeting its note is of."""

import re

from chronology.prose.sentences import Span

_PROTECTION = re.compile(
    r"\b(?:child protection|cpp?|cpr|(?:de-?)?regist\w+|conferences?|icpc|rcpc|cpc|core groups?|protection|amddiffyn"
    r"|gofrestr\w*|cofrestr\w*|cynhadledd)\b",
    re.IGNORECASE,
)
_SUPPORT = re.compile(r"\b(?:cin|child(?:ren)? in need|plentyn mewn angen)\b", re.IGNORECASE)
# A line of no more letters is the heading of what stands below it.
_A_HEADING = 60
# What is stepped down to comes after the plan that ended, and does not say which that was.
_STEPPED_TO = re.compile(r"\bstep\w* down (?:to|onto)\b[^.;,\n]{0,40}", re.IGNORECASE)


def is_of_support(said: str, note: str) -> bool:
    """The note is of a plan for a child in need, and no word of it is of protection."""
    return not _PROTECTION.search(said) and not _PROTECTION.search(note) and bool(_SUPPORT.search(_stepped_off(note)))


def around(text: str, sentence: Span) -> str:
    """The paragraph that a sentence stands in, with the short line above it; a running file is of many meetings."""
    begun = text.rfind("\n", 0, sentence.start) + 1
    stop = text.find("\n", sentence.end)
    above = text[text.rfind("\n", 0, max(0, begun - 1)) + 1 : begun]
    # A sentence of several lines has its heading in it.
    heading = above if len(above) <= _A_HEADING and "\n" not in text[sentence.start : sentence.end].strip() else ""
    return heading + text[begun : len(text) if stop < 0 else stop]


def _stepped_off(note: str) -> str:
    return _STEPPED_TO.sub(" ", note)
