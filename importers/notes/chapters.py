"""The chapters of a judgment, a review or a report: where its story is told, and where it is weighed, taught from or acted upon.

The analysis comes back to months and years that the story told by their days; the law has dates that are nobody's. Which a
chapter is its title says, where one stands in a line by itself; the titles are data, in `chapters.toml`.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from chronology.prose.phrases import folded
from chronology.tables import shipped_table


class Sort(StrEnum):
    """What a chapter does with the story."""

    STORY = "story"
    LAW = "law"
    WEIGHED = "weighed"
    AHEAD = "ahead"
    METHOD = "method"


class Look(NamedTuple):
    """How a title is set: what numbers it, and whether in capitals."""

    number: str
    capitals: bool


_LONGEST = 72
_TITLE = re.compile(
    r"^[ \t#*]{0,12}(?:(?P<word>(?:Section|Part|Chapter|Appendix|Rhan|Adran)[ ][\dA-Z]{1,3}[ ]?[:.\u2013-]?|[IVX]{1,5}\.|[A-Z]\.|\d{1,2}(?:\.\d{1,2}){0,2}[.)]?)[ \t]{1,8})?"
    r"(?P<title>[A-Z][^\n.;?!]{2,71}?)[ \t:*]{0,6}$",
    re.MULTILINE,
)


class Chapters:
    """The chapters of a text, by place."""

    def __init__(self, text: str, start: int, end: int) -> None:
        """Read the titles between two places of a text."""
        self._starts: list[int] = []
        self._sorts: list[Sort] = []
        for place, sort in _chapters(text, start, end):
            self._starts.append(place)
            self._sorts.append(sort)

    def at(self, place: int) -> Sort:
        """What the chapter of a place does with the story; what stands under no known title tells it."""
        index = bisect_right(self._starts, place) - 1
        return self._sorts[index] if index >= 0 else Sort.STORY


def _chapters(text: str, start: int, end: int) -> Iterator[tuple[int, Sort]]:
    """Where each chapter begins. A title set in another way than the one it stands under is one of its parts."""
    sort, top = Sort.STORY, Look("", capitals=False)
    for found in _TITLE.finditer(text, start, end):
        if not _is_title(text, found):
            continue
        look = Look(_numbered(found["word"] or ""), found["title"].isupper())
        own = _sort_of(found["title"])
        if own is not None:
            sort, top = own, look
        elif sort is not Sort.STORY and look == top:
            sort = Sort.STORY
        yield found.start(), sort


def _is_title(text: str, found: re.Match[str]) -> bool:
    """A line by itself: blank ones stand around it, and it begins no row of a table."""
    before = text[: found.start()].rstrip(" \t")
    behind = text[found.end() : found.end() + 4].lstrip(" \t")
    alone = (not before or before.endswith("\n\n")) and (not behind or behind.startswith("\n"))
    return alone and "\t" not in found[0] and len(found[0]) <= _LONGEST


def _numbered(word: str) -> str:
    """The kind of a number: "4.", "4.2", "IV.", "A.", "Section 4"."""
    if not word:
        return ""
    if word[0].isdigit():
        return f"figures {word.strip('.)').count('.')}"
    return "roman" if re.fullmatch(r"[IVX]+\.", word) else word.partition(" ")[0] if " " in word else "letter"


def _sort_of(title: str) -> Sort | None:
    lower = folded(title.strip())
    return next((sort for sort, titles in _titles() if titles.fullmatch(lower)), None)


@cache
def _titles() -> tuple[tuple[Sort, re.Pattern[str]], ...]:
    table: dict[str, list[str]] = shipped_table("importers.notes", "chapters.toml")
    return tuple((Sort(name), re.compile("|".join(f"(?:{one})" for one in titles))) for name, titles in table.items())
