"""Entries of a log that put who wrote them before the day: "Sian Rees 06/01/2022 unannounced visit"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from chronology.prose.phrases import folded
from importers.notes.leads import Lead, date_in
from importers.notes.lines import Line, Look

_NAME = r"[A-Z][\w'\u2019-]*\.?(?: ?[A-Z][\w'\u2019-]*\.?){0,2}"
_SIGNED = re.compile(rf"[ \t]{{0,8}}(?P<name>{_NAME})(?: ?\([\w /-]{{2,24}}\))?[,:]?[ ]{{1,3}}(?:on )?(?=\d)")
_INK = re.compile(r"[^\W\d_]{2,}")
_QUIET = (Look.BLANK, Look.RULE, Look.FURNITURE)


def signed(text: str, lines: Sequence[Line]) -> Sequence[Line]:
    """The lines, such an entry marked as one: where it stands afresh, among entries with a day, and who signs it signs another."""
    signers = {word for line in lines if line.look is Look.LEAD for word in _beside_day(text, line)}
    return [
        replace(line, look=Look.LEAD, lead=lead, numbered=False)
        if line.look is Look.TEXT and _stands_afresh(lines, at) and (lead := _lead(text, line, signers))
        else line
        for at, line in enumerate(lines)
    ]


def _lead(text: str, line: Line, signers: set[str]) -> Lead | None:
    words = text[line.start : line.end]
    found = _SIGNED.match(words)
    if found is None or folded(_INK.findall(found["name"])[-1] if _INK.search(found["name"]) else "") not in signers:
        return None
    lead = date_in(words)
    # What follows the day says what it is an entry of; a list of births has nothing there, or a word.
    says = lead is not None and lead.start == found.end() and len(_INK.findall(words[lead.rest :])) > 1
    return lead if says else None


def _beside_day(text: str, line: Line) -> Iterator[str]:
    """The words with a capital on the line of a day: whoever signs is among them."""
    return (folded(word) for word in _INK.findall(text[line.start : line.end]) if word[:1].isupper())


def _stands_afresh(lines: Sequence[Line], at: int) -> bool:
    return at == 0 or lines[at - 1].look in _QUIET
