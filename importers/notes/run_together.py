"""Notes read as one that look like many: said, so that nobody takes the day of the one for the day of all that stands in it."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import islice

from chronology.dates import find
from chronology.model import Problem
from importers.notes.counts import units
from importers.notes.note import Note
from importers.notes.spelt import WEEKDAY, months
from importers.notes.text import Text

_LONG = 1500
"""Characters of a note in which others may stand unseen."""
_RECURS = 5
"""Lines that hold the like of a day in one place and shape."""
_REACH = 40
_LINE = 400
_MOST = 400
"""Lines of one note that are looked at closely."""
_FIGURES = re.compile(r"\d+")
_LETTERS = re.compile(r"[^\W\d_]+")


def run_together(read: Text) -> Iterator[Problem]:
    """A long note many of whose lines have at one end what looks like a day, and is none that can be read."""
    for note in read.structure.notes:
        if note.narrative or note.end - note.body_start < _LONG:
            continue
        places = _unread(read.text, note)
        if len(places) >= _RECURS:
            message = (
                f"was read as one note, and {len(places)} of its lines have what looks like a day that could not be read; "
                "what they tell may stand on another day"
            )
            yield read.document.problem(message, f"line {read.ledger.line(places[0])}")


def _unread(text: str, note: Note) -> list[int]:
    """Where the lines stand whose days look alike, of the shape of most."""
    by_shape: dict[tuple[str, bool], list[int]] = defaultdict(list)
    seen: dict[tuple[str, bool], set[str]] = defaultdict(set)
    for start, said, at_end in islice(_like_days(text, note), _MOST):
        if not any(one.when.earliest is not None for one in find(said)):
            shape = _LETTERS.sub("w", _FIGURES.sub("9", said)), at_end
            by_shape[shape].append(start)
            seen[shape].add(said)
    # The same again and again is the number of a thing, not a day.
    return max((places for shape, places in by_shape.items() if 2 * len(seen[shape]) > _RECURS), key=len, default=[])


def _like_days(text: str, note: Note) -> Iterator[tuple[int, str, bool]]:
    at = note.body_start
    for line in text[note.body_start : note.end].split("\n"):
        words = line[:_LINE]
        head = _like_a_day().search(words, 0, _REACH)
        tail = None if head or len(line) > _LINE else _like_a_day().search(words, max(0, len(words) - _REACH))
        # At its head it may have a number or who wrote before it; at its end nothing but a mark behind it.
        if head and len(words[: head.start()].split()) <= 2:
            yield at, head[0], False
        elif tail and not words[tail.end() :].strip(" )]>*_-=.|"):
            yield at, tail[0], True
        at += len(line) + 1


@cache
def _like_a_day() -> re.Pattern[str]:
    """Three parts with marks between them, six or eight figures, a weekday or a month with a number, "Day 12", "Wk 3"."""
    counted = "|".join(map(re.escape, units()))
    return re.compile(
        r"(?<![\w£$/.,-])(?:(?:[^\W\d_]{3}|\d{1,2}|\d{4})(?P<mark>[^\w\s:]|[ _])(?:[^\W\d_]{1,9}|\d{1,2})(?P=mark)(?:\d{4}|\d\d)"
        rf"|(?:{WEEKDAY})?(?:\d{{8}}|\d{{6}})|(?:{WEEKDAY})[ ,./-]{{1,2}}(?:the[ ])?\d{{1,2}}(?:st|nd|rd|th)?"
        rf"|\d{{1,2}}(?:st|nd|rd|th)?[ ./-]?(?:{months()})(?![^\W\d_])|(?:{months()})[ ./-]\d{{1,2}}"
        rf"|(?:{counted})[ .]{{0,2}}\d{{1,3}})(?![\w/])",
        re.IGNORECASE,
    )
