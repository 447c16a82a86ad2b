"""Reports that hold a short chronology among their sections, told apart from logs of notes.

The entries of such a chronology begin with a date as those of a log do. Were they notes, all the sections behind the last
of them would be its text, and their days counted from its day.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from importers.notes.lines import Line, Look

_TITLE = 72
"""Characters of the longest line that stands over a section as its title."""
_SENTENCE = 8
"""Words beside a date from which on they are its entry; fewer are a heading's."""
_FEW_TITLES = 2
_MOST = 0.75
"""Share of the entries that are whole; a few may be as short as a heading."""


def is_of_a_report(text: str, lines: Sequence[Line], led: Sequence[int]) -> bool:
    """Most lines that begin with a date are entries whole in their paragraph, and sections under titles tell more than they."""
    starts = {lines[index].start for index in led}
    if sum(is_whole(text, lines[index]) for index in led) <= _MOST * len(led):
        return False
    entries, sections, titles = 0, 0, 0
    within = False
    for above, block in pairwise([[], *_blocks(lines)]):
        if block[0].start in starts:
            within = False
            entries += _length(block)
        elif _is_title(text, block):
            within = True
        elif within:
            titles += bool(above) and _is_title(text, above)
            sections += _length(block)
    return titles >= _FEW_TITLES and sections > entries


def is_whole(text: str, line: Line) -> bool:
    """A sentence stands beside the date of a line, so what it heads is not the lines below."""
    assert line.lead is not None, "only lines that begin with a date are asked about"
    beside = text[line.start + line.lead.rest : line.end].rstrip()
    return len(beside.split()) >= _SENTENCE or beside.endswith((".", "!", "?", "\u201d"))


def _blocks(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines with ink and no blank line between them; a heading is one by itself."""
    block: list[Line] = []
    for line in lines:
        if block and Look.HEADING in (line.look, block[-1].look):
            yield block
            block = []
        if line.look is not Look.BLANK:
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _length(block: Sequence[Line]) -> int:
    return block[-1].end - block[0].start


def _is_title(text: str, block: Sequence[Line]) -> bool:
    """A short line by itself that is no sentence."""
    words = text[block[0].start : block[0].end].strip()
    if len(block) > 1 or block[0].look not in (Look.TEXT, Look.HEADING) or len(words) > _TITLE:
        return False
    return words[:1].isupper() and not words.endswith((".", "!", "?", ",", ";", ":", "\u201d", '"'))
