"""What the name of a step comes to say by its sentence: an enquiry that was concluded, a review that did not go ahead.

The rules are data, in `turned.toml`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from chronology.model import Group, Kind
from chronology.practice import taxonomy
from chronology.prose.sentences import Span
from chronology.tables import shipped_table


@dataclass(frozen=True, slots=True)
class _Turn:
    to: Kind
    after: re.Pattern[str] | None
    before: re.Pattern[str] | None
    but: re.Pattern[str] | None

    def holds(self, before: str, after: str) -> bool:
        if self.but is not None and self.but.search(after):
            return False
        behind = self.after is None or self.after.search(after) is not None
        return behind and (self.before is None or self.before.search(before) is not None)


def turned(kind: Kind, lower: str, at: Span, sentence: Span) -> Kind:
    """The kind that a sentence tells whose words name one kind, in a folded text."""
    turns = _turns().get(kind, ())
    if not turns:
        return kind
    before, after = lower[sentence.start : at.start], lower[at.end : sentence.end]
    return next((turn.to for turn in turns if turn.holds(before, after)), kind)


@cache
def _turns() -> Mapping[Kind, Sequence[_Turn]]:
    """The rows for each kind, in their order.

    Raises:
        ValueError: a kind that nobody knows; the package is damaged.
    """
    rows = shipped_table("chronology.prose", "turned.toml")["turn"]
    found: dict[Kind, list[_Turn]] = {}
    for row in rows:
        for kind in _kinds(row["of"]):
            found.setdefault(kind, []).append(_turn(row))
    return found


def _turn(row: Mapping[str, Any]) -> _Turn:
    parts = {name: re.compile(row[name]) if name in row else None for name in ("after", "before", "but")}
    return _Turn(to=Kind(row["to"]), **parts)


def _kinds(names: Sequence[str]) -> Sequence[Kind]:
    groups = {str(group) for group in Group}
    return [
        kind for name in names for kind in Kind if (taxonomy()[kind].group == name if name in groups else kind == name)
    ]
