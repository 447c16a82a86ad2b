"""Where the things of a list stand apart in running words: up to a full stop, at each mark outside brackets."""

import re
from collections.abc import Iterator

_STOP = re.compile(r"[.](?=\s|\Z)")


def stop_of(text: str, start: int, end: int) -> int:
    """Where the sentence of a list ends; the end of the text where it does not."""
    found = _STOP.search(text, start, end)
    return found.start() if found else end


def split_at(text: str, start: int, end: int, mark: str) -> Iterator[tuple[int, int]]:
    """At each mark that stands in no brackets."""
    depth, begun = 0, start
    for at in range(start, end):
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        if text[at] == mark and depth <= 0:
            yield begun, at
            begun = at + 1
    yield begun, end
