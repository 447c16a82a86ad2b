"""Sentences that list days, each with what was on it: of such a sentence an entry tells its own item and no other."""

import re
from itertools import pairwise

from importers.notes.dated import Dated

# A day by its weekday and number: "absent Thu 11th".
_NAMED_DAY = r"\b(?i:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6} \d{1,2}(?:st|nd|rd|th)\b"
_BETWEEN_ITEMS = re.compile(rf";\s|,\s(?=[^,;]{{0,60}}(?:\d{{4}}\b|{_NAMED_DAY}))")
_OF_A_YEAR = re.compile(rf"\b(?:19|20)\d{{2}}\b|\b\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2}}\b|{_NAMED_DAY}")
_ITEMS, _FEWEST = 3, 3


def its_item(text: str, one: Dated) -> str:
    """Of a sentence that lists days ("not brought 3 May 2023; not brought 9 June 2023; attended ..."), the item of this one.

    Nothing of any other sentence, or where an item says too little alone.
    """
    start, end = one.sentence
    ends = [start, *(found.end() for found in _BETWEEN_ITEMS.finditer(text, start, end)), end]
    items = [text[first:last].strip(" ,;\n") for first, last in pairwise(ends)]
    if sum(_OF_A_YEAR.search(item) is not None for item in items) < _ITEMS:
        return ""
    at = next(place for place, last in enumerate(ends[1:]) if one.at.start < last)
    return items[at] if len(items[at].split()) > _FEWEST else ""
