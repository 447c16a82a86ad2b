"""Short words for long ones: the title and the fact of an account, in whole sentences of the source itself."""

import re
from collections.abc import Sequence

from chronology.prose.sentences import Span

_MARKS = re.compile(r"(?<!\w)[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?!\w)|^[>#|\s]+")
FACT_WORDS = 60
TITLE_WORDS = 15
_MORE = " \u2026"


def plain(text: str) -> str:
    """Text on one line, without the marks of Markdown."""
    line = " ".join(text.split())
    marked = "*" in line or "_" in line or line.startswith((">", "#", "|"))
    return _MARKS.sub("", line).strip() if marked else line


def first_words(text: str, most: int) -> str:
    """The beginning of a text, marked where it was cut."""
    words = plain(text).split(" ")
    return " ".join(words) if len(words) <= most else " ".join(words[:most]).rstrip(",;:-") + _MORE


def fact_of(text: str, spans: Sequence[Span], most: int = FACT_WORDS) -> str:
    """Whole sentences from the beginning, up to about sixty words; a longer first sentence is cut and marked."""
    told: list[str] = []
    count = 0
    for span in spans:
        sentence = plain(text[span.start : span.end])
        count += sentence.count(" ") + 1
        if told and count > most:
            return " ".join(told) + _MORE
        told.append(first_words(sentence, most))
    return " ".join(told)


def title_of_words(text: str) -> str:
    """A heading as a title: few words, no stop at the end."""
    return first_words(text, TITLE_WORDS).rstrip(".:")
