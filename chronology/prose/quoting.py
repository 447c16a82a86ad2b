"""Where a text quotes: the words between quotation marks, and the text with what is quoted blanked."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from chronology.prose.sentences import Span
from chronology.tables import shipped_table

_MARKS = re.compile(r"[\"\u201c\u201d]")
_CLOSING = "\u201d"
_OPENING = "\u201c"
_SINGLE_OPENS = re.compile(r"(?:(?<=[\s(:,\u2013-])|^)['\u2018](?=(?P<first>[\w\u2026.]+))", re.MULTILINE)
_SINGLE_CLOSES = re.compile(r"(?<=[^\s])['\u2019](?!\w)|\n")
_PARAGRAPHS = re.compile(r"\n[^\S\n]*\n")
_LONGEST = 700
_LEAST = 2


def quoted_in(text: str) -> list[Span]:
    """What stands between quotation marks, in order; single ones only where a paragraph has no double ones."""
    return list(_quoted(text))


def masked(text: str, quoted: Sequence[Span]) -> str:
    """The text, as long as it was, with what is quoted blanked; a full stop stays where a quotation ends with one."""
    parts, at = [], 0
    for one in quoted:
        ends = text[one.start : one.end].rstrip().endswith((".", "!", "?"))
        blank = " " * (one.end - one.start + 1)
        parts += [text[at : one.start - 1], blank, "." if ends else " "]
        at = one.end + 1
    return "".join([*parts, text[at:]])


def _quoted(text: str) -> Iterator[Span]:
    at = 0
    for end in [*(found.end() for found in _PARAGRAPHS.finditer(text)), len(text)]:
        marks = [found.start() for found in _MARKS.finditer(text, at, end)]
        yield from _paired(text, marks) if marks else _single(text, Span(at, end))
        at = end


def _paired(text: str, marks: Sequence[int]) -> Iterator[Span]:
    opened: int | None = None
    for mark in marks:
        if opened is None or text[mark] == _OPENING or mark - opened > _LONGEST:
            opened = mark if text[mark] != _CLOSING else None
            continue
        if text[opened + 1 : mark].strip():
            yield Span(opened + 1, mark)
        opened = None


def _single(text: str, part: Span) -> Iterator[Span]:
    at = part.start
    closing = [found.start() for found in _SINGLE_CLOSES.finditer(text, part.start, part.end)]
    for opened in _SINGLE_OPENS.finditer(text, part.start, part.end):
        if opened.start() < at or opened["first"] in _elisions():
            continue
        first = bisect_left(closing, opened.end() + _LEAST)
        closed = closing[first] if first < len(closing) else part.end
        if closed - opened.end() <= _LONGEST and closed < part.end and text[closed] != "\n":
            yield Span(opened.end(), closed)
            at = closed + 1


@cache
def _elisions() -> frozenset[str]:
    return frozenset(shipped_table("chronology.prose", "speaking.toml")["elisions"]["words"])
