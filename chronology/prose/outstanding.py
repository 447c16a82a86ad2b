"""Lists of what a writer leaves undone, as they stand in running notes: "Outstanding: advocate; key safe", "TO DO: (1) ... (2) ...".

Whoever hands a case on writes one, and what it names stands in no table of actions.
"""

import re
from collections.abc import Iterator

from chronology.prose.listed import split_at, stop_of
from chronology.prose.sentences import Span

_HEAD = re.compile(
    r"(?:\A|(?<=[.;!?\n]))[ \t>*–-]{0,4}"
    r"(?:(?:still )?outstanding(?: (?:for|from|actions?|at|with|on|work|tasks?)\b[^:.;\n]{0,40})?|o/s|to[ -]do(?: list)?"
    r"|still to (?:do|be done)|left to do|(?:my )?jobs (?:i(?:['’]ve| have) )?not done|heb (?:ei )?wneud|i['’]w wneud)\s?:\s*"
    # Where it is the title of a note ("TO DO before the review"), what stands below it is the list.
    r"|(?:\A|(?<=\n))[ \t>*–-]{0,4}(?:(?:\d{1,2}[./]\d{1,2}[./]\d{2,4}|\[[^\]\n]{4,30}\])[ \t]+)?(?:(?:still )?outstanding|to[ -]do(?: list)?|left to do)"
    r"(?: (?:before|for|by|ahead of|as at|list)\b[^:.;\n]{0,40})?[ \t]*\n[ \t]*",
    re.IGNORECASE,
)
# A blank line ends a list, and so does a line that has a day or a mark of its own.
_ENDS = re.compile(r"\n[ \t]*\n|\n(?=[ \t>]*(?:\d{1,2}[./]\d|\[|[-*=_]{3}))")
_NUMBER = re.compile(r"(?:(?<=\s)|\A)(?:\(\d{1,2}\)|\d{1,2}\))\s*")
_WORD = re.compile(r"[^\W\d_]{3,}")
_NOTHING = re.compile(r"\W*(?:none|nil|nothing|n/a|£|\d+ ?%|dim)\b|\W*£", re.IGNORECASE)
# What has more words than this is no thing of a list.
_MOST_WORDS = 18
# One thing alone is a sentence, and no list.
_LEAST = 2


def undone_in(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Where each thing stands that a list of a text between two places leaves undone."""
    end = len(text) if end is None else end
    for head in _HEAD.finditer(text, start, end):
        ends = _ENDS.search(text, head.end(), end)
        found = [*_things(text, head.end(), ends.start() if ends else end)]
        if len(found) >= _LEAST:
            yield from found


def _things(text: str, start: int, end: int) -> Iterator[Span]:
    if _NUMBER.match(text[start:end]):
        marks = [(start + mark.start(), start + mark.end()) for mark in _NUMBER.finditer(text[start:end])]
        *befores, (_, last) = marks
        bounds = [(begun, until) for (_, begun), (until, _) in zip(befores, marks[1:], strict=True)]
        parts = [*bounds, (last, stop_of(text, last, end))]
    else:
        end = stop_of(text, start, end)
        mark = ";" if ";" in text[start:end] else ","
        parts = [*split_at(text, start, end, mark)]
    for begun, until in parts:
        words = text[begun:until]
        inner = words.strip(" \t\n.;,>")
        known = _WORD.search(inner) and not _NOTHING.match(inner) and len(inner.split()) <= _MOST_WORDS
        if known:
            at = begun + words.index(inner)
            yield Span(at, at + len(inner))
