"""Notes that run on in one line, each behind its day: "3/4 came home wet. 5/4 rang SW, no answer. 8/4 contact with mum" is three.

A line is parted before such a day where a sentence ends, in a file whose lines begin with days of the same form, and where all of them
together run one way. A day that a note looks back to, or that is to come, does not.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from importers.notes.lines import Line, Look
from importers.notes.marks import Mark, dates_in, mark_of, words_of
from importers.notes.spelt import Spelt

_LEAST, _WITHIN = 4, 2
"""Days at the heads of lines and within them, and of these within."""
_SENTENCE_ENDS = re.compile(r"[.!?][\"'\u201d\u2019)]{0,2}[ ]{1,3}\Z")
_MOST_LINES = 4000


def with_run_on_parted(text: str, lines: Sequence[Line]) -> list[Line]:
    """The lines, those in which notes run on parted before each day."""
    if len(lines) > _MOST_LINES:
        return list(lines)
    found = [_heads(text, line) if line.look in (Look.TEXT, Look.LEAD, Look.HEADING) else [] for line in lines]
    within = sum(at > 0 for heads in found for at, _ in heads)
    told = [mark for heads in found for _, mark in heads]
    if within < _WITHIN or len(told) < _LEAST or not _one_way(told):
        return list(lines)
    return [part for line, heads in zip(lines, found, strict=True) for part in _parted(line, [at for at, _ in heads])]


def _heads(text: str, line: Line) -> list[tuple[int, Mark]]:
    """The days of a line that a note may begin with, of the form of the first; nothing where it does not begin with one."""
    words = text[line.start : line.end]
    found: list[tuple[int, Mark]] = []
    for each in dates_in(words):
        before = words[: each.start]
        mark = _within(words, each) if before.strip() else mark_of(words, each)
        if mark is None or (before.strip() and not _SENTENCE_ENDS.search(before)):
            continue
        if not found and before.strip():
            return []
        if not found or _form(mark) == _form(found[0][1]):
            found.append((each.start, mark))
    return found


def _within(words: str, found: Spelt) -> Mark | None:
    """The mark of a day behind the end of a sentence, as it would be at the head of a line."""
    rest = words[found.start :]
    again = next(iter(dates_in(rest)), None)
    behind = rest[again.end :].split()[:1] if again else []
    if again is None or again.start or not behind or behind[0].casefold().strip(",") in words_of("told_on"):
        return None
    return mark_of(rest, again)


def _form(mark: Mark) -> tuple[bool, bool, bool]:
    return mark.year is not None, mark.figures, mark.weekday is not None


def _one_way(marks: Sequence[Mark]) -> bool:
    """Each day is that of the one before or a later one, or all the other way; without years December goes on to January."""
    days = [(mark.year or 0, mark.month or 0, mark.day or 0) for mark in marks]
    turns = 0 if marks[0].year else 1
    up = sum(second < first for first, second in pairwise(days))
    down = sum(second > first for first, second in pairwise(days))
    return min(up, down) <= turns


def _parted(line: Line, starts: Sequence[int]) -> Iterator[Line]:
    places = [at for at in starts if at]
    if not places:
        yield line
        return
    edges = [line.start, *(line.start + at for at in places), line.end]
    for nth, (start, end) in enumerate(pairwise(edges)):
        yield (
            replace(line, start=start, end=end)
            if not nth
            else replace(line, start=start, end=end, look=Look.TEXT, lead=None, fields=())
        )
