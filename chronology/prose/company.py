"""Cues that mean a thing in one company and another in the next: what their sentence must hold, or must not, for a kind.

"He passed" is a death, "he passed his test" is none. The rules are data, in `company.toml`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from chronology.model import Kind
from chronology.tables import shipped_table

# What ends a sentence, as far as the words around a cue go; a line end alone does not.
_STOP = re.compile(r"[.!?;](?=\s|$)|\n\s*\n")
# No further than this is looked for the ends of a sentence, in characters: a text without stops has none.
_REACH = 240
_GAP = re.compile(r"[\s-]+")
_CONDITIONS = ("beside", "not_beside", "before", "not_before", "after", "not_after", "said", "not_said")


@dataclass(frozen=True, slots=True)
class Company:
    """What must be found, and what must not, in a sentence: around a cue, before it and behind it.

    Expressions as they are written: most cues of a language stand in no text of a case, and what is not asked is not compiled.
    """

    beside: str = ""
    not_beside: str = ""
    before: str = ""
    not_before: str = ""
    after: str = ""
    not_after: str = ""
    said: str = ""
    """Of the whole sentence, the cue in it between bars; so is `not_said`."""
    not_said: str = ""

    def allows(self, before: str, cue: str, after: str) -> bool:
        """The sentence around a cue lets it mean its kind."""
        wanted = (
            (self.beside, f"{before}|{after}"),
            (self.before, before),
            (self.after, after),
            (self.said, f"{before}|{cue}|{after}"),
        )
        barred = (
            (self.not_beside, f"{before}|{after}"),
            (self.not_before, before),
            (self.not_after, after),
            (self.not_said, f"{before}|{cue}|{after}"),
        )
        return all(not rule or _compiled(rule).search(text) for rule, text in wanted) and not any(
            rule and _compiled(rule).search(text) for rule, text in barred
        )


@cache
def _compiled(rule: str) -> re.Pattern[str]:
    return re.compile(rule)


def speaks_for(kind: Kind, lower: str, start: int, end: int) -> bool:
    """A cue that stands in a folded text from start to end speaks for a kind there."""
    found = (*rules().get(_GAP.sub(" ", lower[start:end]), ()), *_of_kinds().get(kind, ()))
    in_earnest, play = _play()
    if not found and kind not in in_earnest:
        return True
    before, after = around(lower, start, end)
    if kind in in_earnest and play.search(f"{before}|{lower[start:end]}|{after}"):
        return False
    return all(
        company.allows(before, lower[start:end], after) for kinds, company in found if not kinds or kind in kinds
    )


def turned(kind: Kind, lower: str, start: int, end: int) -> Kind:
    """What a cue tells by whom it was done to whom: a blow is domestic abuse between partners."""
    if rows := _turns().get(kind, ()):
        before, after = around(lower, start, end)
        return next((into for company, into in rows if company.allows(before, lower[start:end], after)), kind)
    return kind


def around(lower: str, start: int, end: int) -> tuple[str, str]:
    """The rest of the sentence of a cue, before it and behind it."""
    ahead = lower[max(0, start - _REACH) : start]
    stops = [stop.end() for stop in _STOP.finditer(ahead)]
    stop = _STOP.search(lower, end, end + _REACH)
    return ahead[stops[-1] :] if stops else ahead, lower[end : stop.start() if stop else end + _REACH]


@cache
def _table() -> Mapping[str, Any]:
    return shipped_table("chronology.prose", "company.toml")


@cache
def _play() -> tuple[frozenset[Kind], re.Pattern[str]]:
    """Kinds that nobody means in play, and the words by which a sentence is of a game, a story or a joke."""
    play = _table()["play"]
    return frozenset(map(Kind, play["kinds"])), re.compile(play["words"])


@cache
def rules() -> Mapping[str, tuple[tuple[frozenset[Kind], Company], ...]]:
    """The rules of each cue.

    Raises:
        ValueError: a kind that nobody knows; the package is damaged.
    """
    by_word: dict[str, list[tuple[frozenset[Kind], Company]]] = {}
    for row in _table()["company"]:
        for word in row.get("words", ()):
            by_word.setdefault(word.replace(" .. ", " ").replace("-", " "), []).append(_rule(row))
    return {word: tuple(found) for word, found in by_word.items()}


@cache
def _of_kinds() -> Mapping[Kind, tuple[tuple[frozenset[Kind], Company], ...]]:
    """The rules of a kind whatever its cue: the rows that name no words."""
    rows = [_rule(row) for row in _table()["company"] if "words" not in row]
    return {
        kind: tuple(rule for rule in rows if kind in rule[0]) for kind in frozenset().union(*(of for of, _ in rows))
    }


@cache
def _turns() -> Mapping[Kind, tuple[tuple[Company, Kind], ...]]:
    """What a kind turns into in some company."""
    rows = [(*_rule(row), Kind(row["into"])) for row in _table()["turn"]]
    return {
        kind: tuple((company, into) for of, company, into in rows if kind in of)
        for kind in frozenset().union(*(of for of, _, _ in rows))
    }


def _rule(row: Mapping[str, Any]) -> tuple[frozenset[Kind], Company]:
    company = Company(**{name: row[name] for name in _CONDITIONS if name in row})
    return frozenset(map(Kind, row.get("kinds", ()))), company
