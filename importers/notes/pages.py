"""What a page has above or below its words, said again on each: no words of the note that runs over it."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from importers.notes.lines import Line, Look

_OF_A_PAGE = re.compile(
    r"\b(?:page|sheet|tudalen)\s{0,3}(?:no\.?\s?)?\d{1,4}\b|\boverleaf\b|\bcontinued\b|\bprinted\b", re.IGNORECASE
)
_FIGURES = re.compile(r"\d+")
_LONGEST = 160
_SHORTEST = 12


def with_pages_apart(text: str, lines: Sequence[Line]) -> list[Line]:
    """The lines, those that a system repeats on each page as what they are."""
    said = [_alike(text[line.start : line.end]) if line.look not in (Look.BLANK, Look.RULE) else "" for line in lines]
    times = Counter(words for words in said if len(words) >= _SHORTEST)
    marked = [bool(words) and _OF_A_PAGE.search(words.replace("9", "1")) is not None for words in said]
    again = [times[words] > 1 for words in said]
    of_page = {at for at in range(len(lines)) if marked[at] and again[at]}
    for step in (1, -1):
        for at in sorted(of_page, reverse=step < 0):
            beside = at + step
            while 0 <= beside < len(lines) and beside not in of_page and (again[beside] or marked[beside]):
                of_page.add(beside)
                beside += step
    return [
        replace(line, look=Look.FURNITURE, rule="page", lead=None, fields=(), numbered=False) if at in of_page else line
        for at, line in enumerate(lines)
    ]


def _alike(words: str) -> str:
    return " ".join(_FIGURES.sub("9", words[:_LONGEST]).split()) if len(words) <= _LONGEST else ""
