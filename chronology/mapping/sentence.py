"""Sentences with gaps: each is said only when every field it names is filled and its conditions hold."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Protocol

TITLE: Final = "title"
"""The gap that stands for the name of the kind."""

_GAP: Final = re.compile(r"\{(\w+)\}")
_STOPS: Final = (".", "!", "?")
_NOTHING: Final[Mapping[str, str]] = {}


class Fields(Protocol):
    """The fields of something that was read, whatever they were read from. Looking does not count as using."""

    def holds(self, name: str) -> bool:
        """The field is filled."""

    def is_set(self, name: str) -> bool:
        """The field is a flag, and says yes."""

    def is_one_of(self, name: str, values: frozenset[str]) -> bool:
        """The field has one of these values, which are written as `chronology.mapping.words.plain` writes them."""

    def use(self, name: str) -> None:
        """Count the field as used."""

    def use_flag(self, name: str) -> None:
        """Count the field as used, if it says yes or no."""

    def in_words(self, name: str) -> str:
        """All the field says, in words, counted as used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """When something holds of a record; without any part it always does."""

    only_if: tuple[str, ...] = ()
    """Flags that must all be set."""
    unless: tuple[str, ...] = ()
    """Flags none of which may be set."""
    filled: tuple[str, ...] = ()
    empty: tuple[str, ...] = ()
    where: tuple[tuple[str, frozenset[str]], ...] = ()
    """Fields with the values one of which each must have."""
    where_not: tuple[tuple[str, frozenset[str]], ...] = ()

    @property
    def fields(self) -> tuple[str, ...]:
        """Every field it looks at."""
        asked = (*(name for name, _ in self.where), *(name for name, _ in self.where_not))
        return (*self.only_if, *self.unless, *self.filled, *self.empty, *asked)

    def holds(self, record: Fields) -> bool:
        """Whether it holds of a record."""
        if self is ALWAYS:
            return True
        return (
            (not self.only_if or all(map(record.is_set, self.only_if)))
            and not (self.unless and any(map(record.is_set, self.unless)))
            and (not self.filled or all(map(record.holds, self.filled)))
            and not (self.empty and any(map(record.holds, self.empty)))
            and (not self.where or all(record.is_one_of(name, values) for name, values in self.where))
            and not (self.where_not and any(record.is_one_of(name, values) for name, values in self.where_not))
        )

    def use(self, record: Fields) -> None:
        """Count as used the flags and values that decided what is told; that a field is filled decides nothing of it."""
        if self is ALWAYS:
            return
        for name in (*self.only_if, *self.unless):
            record.use_flag(name)
        for name, _ in (*self.where, *self.where_not):
            record.use(name)


ALWAYS: Final = Condition()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """Words with gaps for fields. `pieces` holds the words between the gaps, and the name of each gap after them."""

    pieces: tuple[tuple[str, str], ...]
    fields: tuple[str, ...] = ()
    """The fields that must be filled; the name of the kind always is."""
    condition: Condition = ALWAYS
    plain: str = ""
    """All of it, where it is always said and always the same."""
    simple: tuple[str, str, str] | None = None
    """What stands before, in and after its gap, where it has one, which is a field, and nothing else conditions it."""

    def said(self, record: Fields, given: Mapping[str, str] = _NOTHING) -> str:
        """The sentence of a record, or nothing; `given` are words for gaps that are no fields."""
        if self.plain:
            return self.plain
        if self.simple is not None and self.simple[1] not in given:
            # Most sentences are these, and are not said.
            before, gap, after = self.simple
            if not record.holds(gap):
                return ""
            said = before + record.in_words(gap)
            return said + (after[1:] if after[:1] == "." and said[-1:] in _STOPS else after)
        if self.condition is not ALWAYS and not self.condition.holds(record):
            return ""
        for name in self.fields:
            if not record.holds(name):
                return ""
        if self.condition is not ALWAYS:
            self.condition.use(record)
        return self._filled(record, given)

    def _filled(self, record: Fields, given: Mapping[str, str]) -> str:
        said = ""
        for words, gap in self.pieces:
            # A field may bring its own full stop.
            said += words[1:] if words[:1] == "." and said[-1:] in _STOPS else words
            if gap:
                said += given[gap] if gap in given else record.in_words(gap)
        return said


def sentence(said: str, condition: Condition = ALWAYS) -> Sentence:
    """A sentence from its template, such as "Referral from {source}.".

    Raises:
        ValueError: a brace stands in it that is no gap.

    """
    pieces: list[tuple[str, str]] = []
    at = 0
    for gap in _GAP.finditer(said):
        pieces.append((said[at : gap.start()], gap[1]))
        at = gap.end()
    pieces.append((said[at:], ""))
    if any("{" in words or "}" in words for words, _ in pieces):
        raise ValueError("a brace in a sentence opens or closes the name of a field, as in {field}")
    fields = tuple(gap for _, gap in pieces if gap and gap != TITLE)
    plain = said if len(pieces) == 1 and condition is ALWAYS else ""
    is_simple = len(pieces) == 2 and len(fields) == 1 and condition is ALWAYS
    simple = (pieces[0][0], pieces[0][1], pieces[1][0]) if is_simple else None
    return Sentence(pieces=tuple(pieces), fields=fields, condition=condition, plain=plain, simple=simple)


def say(sentences: Iterable[Sentence], record: Fields, given: Mapping[str, str] = _NOTHING) -> str:
    """The sentences that a record can fill, one after another."""
    said = ""
    for one in sentences:
        if words := one.said(record, given):
            said = f"{said} {words}" if said else words[:1].upper() + words[1:]
    return said
