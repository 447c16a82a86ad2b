"""Sentences that list days, each with what was on it: of such a sentence an entry tells its own item and no other."""

import re
from itertools import pairwise

from chronology.prose.said import Said
from chronology.prose.sentences import Span
from importers.notes.dated import Dated

# A day by its weekday and number: "absent Thu 11th".
_NAMED_DAY = r"\b(?i:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6} \d{1,2}(?:st|nd|rd|th)\b"
_BETWEEN_ITEMS = re.compile(rf";\s|,\s(?=[^,;]{{0,60}}(?:\d{{4}}\b|{_NAMED_DAY}))")
_OF_A_YEAR = re.compile(rf"\b(?:19|20)\d{{2}}\b|\b\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2}}\b|{_NAMED_DAY}")
_ITEMS, _FEWEST = 3, 3
_LETTERS = re.compile(r"[^\W\d_]+")
_JOINS = frozenset({"and", "on", "then", "also", "again", "the", "st", "nd", "rd", "th", "a", "ac", "ar"})


def its_item(text: str, one: Dated) -> str:
    """Of a sentence that lists days ("not brought 3 May 2023; not brought 9 June 2023; attended ..."), the item of this one.

    Nothing of any other sentence, or where an item says too little alone.
    """
    place = _its_place(text, one)
    item = text[place.start : place.end].strip(" ,;\n") if place else ""
    return item if len(item.split()) > _FEWEST else ""


def as_of_its_item(text: str, one: Dated, said: Said | None) -> Said | None:
    """What a sentence tells of a day: of a list of days nothing that another item names.

    A day that stands in its item alone ("3 May 2023, 9 June 2023 and 1 July 2023") has the words of all; so has what a label
    before the list says.
    """
    place = _its_place(text, one) if said is not None else None
    if said is None or place is None or not _says_more_than_the_day(text, place, one):
        return said
    label = text.find(":", one.sentence.start, one.at.start)
    return said if place.start <= said.at.start < place.end or said.at.end <= label else None


def _its_place(text: str, one: Dated) -> Span | None:
    start, end = one.sentence
    ends = [start, *(found.end() for found in _BETWEEN_ITEMS.finditer(text, start, end)), end]
    if len(ends) <= _ITEMS:
        return None
    places = [Span(first, last) for first, last in pairwise(ends)]
    if sum(_OF_A_YEAR.search(text, *place) is not None for place in places) < _ITEMS:
        return None
    return next(place for place in places if one.at.start < place.end)


def _says_more_than_the_day(text: str, place: Span, one: Dated) -> bool:
    beside = f"{text[place.start : one.at.start]} {text[one.at.end : place.end]}"
    return any(word not in _JOINS for word in _LETTERS.findall(beside.casefold()))
