"""An item told in fewer lines: as far as a sentence or a clause goes, with what it rests on and where the rest is told."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from chronology.normalise import clause_ends
from chronology.prose.cutting import may_end
from exports.pdf.text import Paragraph, Run

# What opens the entries that a sentence rests on (`sections.sentence`).
_EVIDENCE = " ["
# Where what somebody else says of the same begins.
_OTHERWISE = re.compile(r"; (?:or|neu): ")
_SENTENCE = re.compile(r"[.!?][\"'”’)]*$")


def within(item: Paragraph, fits: Callable[[Paragraph], bool], more: Sequence[Run], *, clauses: bool) -> Paragraph:
    """The item where it fits, else as much of it as does, with `more` behind it.

    One that has no whole sentence (or `clauses`: clause) that fits is whole: it is given the room it needs.
    """
    if fits(item):
        return item
    at = next((n for n in reversed(range(len(item.runs))) if item.runs[n].text == _EVIDENCE), len(item.runs))
    begins = next((n for n, run in enumerate(item.runs[:at]) if not run.link and run.text.strip()), at)
    lead, told, evidence = item.runs[:begins], item.runs[begins:at], item.runs[at:]
    text = "".join(run.text for run in told)
    # The latest end first. Its lead and its evidence stay.
    ends = sorted(clause_ends(text), reverse=True)

    def ended(end: int) -> Paragraph:
        return replace(item, runs=(*lead, *_until(told, end), *more, *evidence))

    # Whatever ends later is longer: what is too long is not asked whether it makes sense.
    first = bisect_left(ends, True, key=lambda end: fits(ended(end)))
    found = (ended(end) for end in ends[first:] if _makes_sense(text, end, clauses=clauses))
    return next(filter(fits, found), item)


def _makes_sense(text: str, end: int, *, clauses: bool) -> bool:
    """What a finding says in the program's own words stands by itself to each clause; the record's words in it are never cut."""
    # What a colon leads up to is what is cut.
    if text[:end].rstrip().endswith(":") or _keeps_one_side(text, end):
        return False
    return clauses or (_SENTENCE.search(text[:end]) is not None and may_end(text, end))


def _keeps_one_side(text: str, end: int) -> bool:
    """Of two who say otherwise only the first would be told, as if it were so."""
    other = _OTHERWISE.search(text)
    return other is not None and end <= other.end()


def _until(runs: Sequence[Run], end: int) -> Iterator[Run]:
    """The runs up to a place in their text, with a full stop."""
    starts = accumulate((len(run.text) for run in runs), initial=0)
    kept = [replace(run, text=run.text[: end - start]) for run, start in zip(runs, starts, strict=False) if start < end]
    *before, last = kept
    text = last.text.rstrip(" ,;:–—-")
    yield from before
    yield replace(last, text=text if _SENTENCE.search(text) else f"{text}.")
