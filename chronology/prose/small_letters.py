"""The sentences of who writes all in small letters, as in a diary or on a telephone: a stop ends one though no capital follows."""

import re
from collections.abc import Iterator

from chronology.prose.sentences import Span, is_no_end

# A stop behind a word of two letters or more, or a figure, a mark or a bracket; so does a question or a cry end.
_STOP = re.compile(r"(?:(?<=\w\w)|(?<=\d)|(?<=[\"\u201d\u2019')\]]))[.!?]+[\"\u201d\u2019')\]]*(?=\s+\S)")
_SMALL = re.compile(r"[.!?][\"\u201d\u2019')\]]*\s+[\"\u201c\u2018'(\[]*[a-z]")
_CAPITAL = re.compile(r"[.!?][\"\u201d\u2019')\]]*\s+[\"\u201c\u2018'(\[]*[A-Z]")
_WORD = re.compile(r"[^\s(\[\"\u201c/]+\Z")
# A line that ends so far before the longest of its text was broken by who wrote it.
_SHORT_OF = 0.7
# So does one that ends with what ends a sentence, or with somebody's words.
_CLOSED = (".", "!", "?", '"', "\u201d")


def writes_small(text: str) -> bool:
    """More of its stops are followed by a small letter than by a capital; a text of lines without stops begins none with one."""
    small, capital = len(_SMALL.findall(text)), len(_CAPITAL.findall(text))
    if small or capital:
        return small > capital
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    return len(lines) > 1 and not any(line[:1].isupper() for line in lines)


def breaths(text: str, span: Span) -> Iterator[Span]:
    """The sentences within what would be one where every sentence began with a capital."""
    begin = span.start
    width = max(map(len, text.split("\n")))
    for end in sorted({*_stops(text, span), *_lines_ended(text, span, width)}):
        yield Span(begin, end)
        begin = end
    if begin < span.end:
        yield Span(begin, span.end)


def _stops(text: str, span: Span) -> Iterator[int]:
    for found in _STOP.finditer(text, span.start, span.end):
        word = _WORD.search(text, max(span.start, found.start() - 24), found.start())
        within = text.count('"', span.start, found.end()) % 2
        if not within and not (word and is_no_end(word[0])):
            yield found.end()


def _lines_ended(text: str, span: Span, width: int) -> Iterator[int]:
    at = text.find("\n", span.start, span.end)
    while at >= 0:
        line = text[text.rfind("\n", 0, at) + 1 : at].strip()
        closed = line.endswith(_CLOSED) and text.count('"', span.start, at) % 2 == 0
        if closed or len(line) < width * _SHORT_OF:
            yield at
        at = text.find("\n", at + 1, span.end)
