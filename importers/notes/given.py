"""Judgments and reviews told by how they begin, and by how they are parted: the days at their head are when they were given.

A label with a day ("Date: 14 March 2022", "Hearing dates") heads a note in a log of notes. Over a judgment it heads nothing; read as a note's,
it would make of the whole text one note of that day.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import zip_longest

from chronology.dates.words import month_names
from chronology.model import Group
from chronology.practice import taxonomy
from chronology.prose.phrases import folded
from chronology.prose.telling import kind_of_heading
from importers.notes.labels import Label
from importers.notes.lines import Line, Look

# What a judgment or a review calls itself above its first paragraph; minutes and reports to a meeting do not.
_CALLED = re.compile(
    r"\b(?:in the (?:family|high|county|crown|central family|coroner'?s) court|court of (?:appeal|protection|human rights)|(?:approved |final |ex tempore )?judgment"
    r"|(?:child )?safeguarding (?:practice|adults?) review|(?:serious|learning) (?:case )?review|(?:child|adult|single unified) practice review|single unified safeguarding review"
    r"|domestic (?:homicide|abuse related death) review|mental health homicide review|overview report|(?:independent )?investigation report|regulation 28 report|prevention of future deaths"
    r"|record of inquest|ombudsman|y llys teulu|adolygiad ymarfer (?:plant|oedolion))\b",
    re.IGNORECASE,
)
# The titles of their parts.
_PART = re.compile(
    r"^[\W\d_]{0,8}(?:[IVX]{1,4}\.?\s|[A-H][.)]\s)?(?:the (?:facts|law|legal framework|background|parties|evidence|issues|removal|hearing|threshold)|background(?: to the case)?|(?:the )?circumstances of the case"
    r"|terms of reference|key (?:practice )?(?:events|episodes)|(?:my )?findings|discussion and conclusions?|learning(?: points| themes| identified)?|practice and organisational learning|relevant (?:domestic )?law(?: and practice)?|the law"
    r"|chronology of (?:key )?events|narrative chronology|summary of (?:key )?events|what happened\b.{0,20}|an account|procedural history|subsequent (?:events|proceedings)|welfare|methodology|conclusions?)\W*$",
    re.IGNORECASE | re.MULTILINE,
)
_FULL_DATE = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?(?: of)? [^\W\d_]{3,9},? (?:19|20)\d{2}\b")
_MANY_NUMBERS, _MANY_DAYS, _FEW_PARTS = 4, 6, 2
_PROSE_WORDS = 14
"""Words of the shortest paragraph."""
_TITLE_WORDS = 12
_OF_ITS_DAY = frozenset(
    {
        Group.ASSESSMENT,
        Group.CONFERENCE,
        Group.REVIEW,
        Group.STRATEGY_DISCUSSION,
        Group.S47_ENQUIRY,
        Group.VISIT,
        Group.CONTACT,
        Group.HEALTH,
        Group.PLAN,
    }
)
_TO_ONE = 3
"""Paragraphs to one dated line among them."""
_BROKEN_WORDS = 8
"""Words of the shortest line that a page broke."""


def calls_itself_given(text: str, lines: Sequence[Line]) -> bool:
    """A text says above its first paragraph that it is a judgment or a review."""
    return _CALLED.search(text, 0, _first(text, lines)) is not None


def is_given(text: str, lines: Sequence[Line], labelled: Sequence[Line]) -> bool:
    """A judgment or a review: it calls itself so or has the parts of one, tells of many days, and its `labelled` days head no note.

    They are the days on which it was heard, given or signed, above its first paragraph; of one that calls itself so, a few may stand among them.
    """
    first = _first(text, lines)
    called = calls_itself_given(text, lines)
    within = sum(line.start >= first for line in labelled)
    if within and not (called and within * _TO_ONE <= sum(_is_paragraph(text, line, None) for line in lines)):
        return False
    numbered = sum(line.numbered for line in lines) >= _MANY_NUMBERS
    if called and numbered:
        return True
    days = len({found[0] for found in _FULL_DATE.finditer(text, first)})
    if called:  # what is told by themes has months, and few days
        days = max(days, len({found[0] for found in _month_and_year().finditer(text, first)}))
    parts = len({found[0].strip().casefold() for found in _PART.finditer(text)})
    return days >= _MANY_DAYS and (called or (parts >= _FEW_PARTS and not _names_a_note(text, lines, first)))


def _names_a_note(text: str, lines: Sequence[Line], first: int) -> bool:
    """The head has a label for the type of a note, or names an assessment, a meeting or a visit: what it tells is that of its day."""
    head = [line for line in lines if line.start < first]
    if any(field.label is Label.TYPE for line in head for field in line.fields):
        return True
    titles = (text[line.start : line.end].strip(" #*_:\t") for line in head)
    kinds = [kind_of_heading(folded(title)) for title in titles if 0 < len(title.split()) <= _TITLE_WORDS]
    return any(kind is not None and taxonomy()[kind].group in _OF_ITS_DAY for kind in kinds)


def _first(text: str, lines: Sequence[Line]) -> int:
    """Where the first paragraph begins."""
    pairs = zip_longest(lines, lines[1:])
    return next((line.start for line, behind in pairs if line and _is_paragraph(text, line, behind)), 0)


def _is_paragraph(text: str, line: Line, behind: Line | None) -> bool:
    """A numbered line, a long one, or one that the width of the page broke."""
    words = text[line.start : line.end].split()
    if line.look not in (Look.TEXT, Look.LEAD) or (not line.numbered and _is_of_names(words)):
        return False
    goes_on = behind is not None and behind.look in (Look.TEXT, Look.LEAD) and not text[line.start : line.end].isupper()
    more = len(text[behind.start : behind.end].split()) if behind and goes_on and len(words) >= _BROKEN_WORDS else 0
    return line.numbered or len(words) + more >= _PROSE_WORDS


def _is_of_names(words: Sequence[str]) -> bool:
    """Most words of a line begin with a capital or a figure: the names, numbers and days at the head of a paper are no sentence."""
    return sum(word[:1].islower() for word in words) * 2 < len(words)


@cache
def _month_and_year() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, month_names()))}),? (?:19|20)\d{{2}}\b", re.IGNORECASE)
