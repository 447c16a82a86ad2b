"""Whether the words of a sentence carry the kind that some of them name.

"A&E" is a place, and an attendance only where somebody went; "boots in the hall" are boots; two tablets for a migraine are no
overdose. A kind by which a chapter opens or closes, or somebody is harmed, is asserted where its sentence says the second thing
that it takes, and nothing in it belies that. Else it is told as the plainer kind that the words do carry, or in its own words.
The rules are data, in `earned.toml`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from chronology.model import Kind
from chronology.prose.sentences import Span
from chronology.tables import shipped_table

# How far before a sentence its note may say of what it is, in characters.
_BEFORE = 300
_BAR = "|"


@dataclass(frozen=True, slots=True)
class _Row:
    """What a kind takes by some of its words, and what it then is not. Of a sentence, with the words between bars.

    Expressions as they are written: most kinds stand in no text of a case, and what is not asked is not compiled.
    """

    cue: str = ""
    needs: str = ""
    never: str = ""
    unless: str = ""
    near: str = ""
    instead: Kind | None = None

    def refuses(self, cue: str, sentence: str, before: str, *, named: bool) -> bool:
        """The sentence does not carry the kind. A name need not say more than itself, and may still be belied."""
        if self.cue and _ready(self.cue).fullmatch(cue) is None:
            return False
        if _says(self.unless, sentence):
            return False
        if _says(self.never, sentence):
            return True
        if named or not self.needs or _says(self.needs, sentence):
            return False
        return not self.near or _ready(self.near).search(before) is None


def _says(words: str, sentence: str) -> bool:
    """A sentence has such words, whether or not they reach over the ends of the cue."""
    return bool(words) and any(_ready(words).search(text) for text in (sentence, sentence.replace(_BAR, "")))


def earned(kind: Kind, lower: str, at: Span, sentence: Span, *, named: bool = False) -> Kind | None:
    """The kind that words in a folded text carry where they stand: the one they name, a plainer one, or none.

    `named`: the text is the heading of a note or the name that a table gives something.
    """
    rows = _rows().get(kind, ())
    if not rows:
        return kind
    cue = lower[at.start : at.end]
    whole = f"{lower[sentence.start : at.start]}{_BAR}{cue}{_BAR}{lower[at.end : sentence.end]}"
    before = lower[max(0, sentence.start - _BEFORE) : sentence.start]
    refused = next((row for row in rows if row.refuses(cue, whole, before, named=named)), None)
    return refused.instead if refused else kind


@cache
def _rows() -> Mapping[Kind, Sequence[_Row]]:
    """The rows of each kind, in their order.

    Raises:
        ValueError: a kind that nobody knows; the package is damaged.
    """
    found: dict[Kind, list[_Row]] = {}
    for row in shipped_table("chronology.prose", "earned.toml")["earned"]:
        for kind in row["kinds"]:
            found.setdefault(Kind(kind), []).append(_row(row))
    return found


def _row(row: Mapping[str, Any]) -> _Row:
    names = ("cue", "needs", "never", "unless", "near")
    parts = {name: _whole(row[name]) for name in names if name in row}
    return _Row(**parts, instead=Kind(row["instead"]) if "instead" in row else None)


@cache
def _ready(words: str) -> re.Pattern[str]:
    return re.compile(words)


def _whole(words: str | Sequence[str]) -> str:
    """A list of words as one expression: any of them, from the beginning of a word."""
    return words if isinstance(words, str) else "|".join(map(_begun, words))


def _begun(word: str) -> str:
    return rf"(?<!\w)(?:{word})" if word[0].isalnum() or word.startswith("(?:") else f"(?:{word})"
