"""A note whose lines are led by days of their own: a chronology, a diary, a log. Each line is an entry, however short."""

import re
from collections.abc import Sequence
from functools import cache

from chronology.prose.sentences import Span
from chronology.tables import shipped_table
from importers.notes.dated import Dated
from importers.notes.over import tells_past

_FEW = 3
_BULLET = re.compile(r"[ \t>*\u2022\u00b7\u2013-]{0,6}")
_TITLE = 80
_WORD = re.compile(r"[^\s,.;:!?()\u2013\u2014-]+")


@cache
def _usual() -> frozenset[str]:
    table = shipped_table("importers.notes", "entries.toml")
    return frozenset((*table["nothing"], *table["care"]))


def entries(text: str, dated: Sequence[Dated]) -> list[Dated]:
    """The dates that lead a line, where so many do that the note is made of such lines."""
    led = [one for one in dated if _leads(text, one)]
    return led if len({one.at.start for one in led}) >= _FEW else []


def _leads(text: str, one: Dated) -> bool:
    line = text.rfind("\n", 0, one.at.start) + 1
    return _BULLET.fullmatch(text, line, one.at.start) is not None


def opens_entry(text: str, one: Dated) -> bool:
    """A day with a dash or colon behind it opens its sentence: "THURS - son sent everyone home"."""
    return (
        one.at.start == one.sentence.start and _MARK.match(text, one.at.end) is not None and tells_something(text, one)
    )


_MARK = re.compile(r"[ ]{0,2}(?:am|pm)?[ ]{0,2}[:\u2013\u2014-]\s")


def tells_something(text: str, one: Dated) -> bool:
    """What stands behind the day in its entry is more than that all was as usual."""
    words = _WORD.findall(text[one.at.end : one.sentence.end].lower())
    return any(word not in _usual() and not word.isdigit() for word in words)


def is_title(lower: str, own: Sequence[Span], led: Sequence[Dated]) -> bool:
    """All that the note tells of its own day is the name of the sheet, above its entries."""
    first = min((one.at.start for one in led), default=0)
    if not own or own[-1].end > first or own[-1].end - own[0].start > _TITLE:
        return False
    return not any(tells_past(lower, span) for span in own)
