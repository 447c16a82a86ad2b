"""Many expressions sought in a text at once: only those are tried, and made ready, whose letters stand in one of its words.

Most rules of a table speak of things that most sentences say nothing of. To try each of a hundred expressions at every place of
a sentence takes a hundred times what it takes to cut it into words; and a word is known again. So each expression is read, as
it is written, for runs of letters one of which must stand in whatever it finds; one that has no such run is always tried. What is
found is what the expressions find by themselves.

Whoever asks for one of them by its name has it as an `Expression`, which is asked as a compiled one is and knows at once of which
texts nothing is to be expected: what may be in a text is worked out for all of them together, and once.
"""

import re
import sys
from collections.abc import Callable, Hashable, Iterable, Iterator
from functools import lru_cache
from typing import Any, Generic, TypeVar

_Name = TypeVar("_Name", bound=Hashable)
_Runs = frozenset[str]

# The parts of an expression as it is written. Whatever is not one of these stands for no letter.
_PART = re.compile(
    r"(?P<letters>[A-Za-z]+)"
    r"|(?P<opens>\((?:\?(?:P<\w+>|[ims]*-?[ims]*:)|(?!\?)))"
    r"|(?P<looks>\(\?<?[=!])"
    r"|(?P<closes>\))"
    r"|(?P<bar>\|)"
    r"|(?P<repeat>(?:[?*+]|\{\d*,?\d*\})[?+]?)"
    r"|(?P<otherwise>\(\?)"
    r"|\\x[0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.",
    re.DOTALL,
)
_END = ("closes", "")
_ENDS = frozenset({"bar", "closes"})
_WORD = re.compile("[a-z]+")
# Without regard to case these are found by letters of ours that they do not become in lower case.
_LIKE_OURS = re.compile("[\u0130\u0131\u017f\u212a]")
# Longer runs tell no more.
_ENOUGH = 6
_KEY = 3
_COMMON = frozenset({"the", "and", "was", "for", "with", "had", "has", "his", "her", "that", "not", "have", "been"})
# Of how many words one may be expected to hold a run of so many letters.
_HELD = {1: 0.4, 2: 0.08, 3: 0.015, 4: 0.005, 5: 0.003}
# Texts are asked about again and again, as every analyzer goes through all entries; those of a large case have room.
_TEXTS = 16384
# Longer ones, of which there are few, are tried for everything: to keep their words would take more than it saves.
_LONGEST = 20_000


class Expression:
    """One of several expressions that are sought together: asked as a compiled one is, of which it tries only what may hold it."""

    __slots__ = ("_may_be_in", "_place", "_ready", "flags", "pattern")

    def __init__(self, place: int, pattern: str, flags: int, may_be_in: Callable[[str], frozenset[int] | None]) -> None:
        self._place = place
        self.pattern = pattern
        self.flags = flags
        self._may_be_in = may_be_in
        self._ready: re.Pattern[str] | None = None

    @property
    def compiled(self) -> re.Pattern[str]:
        """The expression itself."""
        if self._ready is None:
            self._ready = re.compile(self.pattern, self.flags)
        return self._ready

    def may_be_in(self, text: str) -> bool:
        """It may be found in a text; where not, it is not."""
        held = self._may_be_in(text)
        return held is None or self._place in held

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """As a compiled one has it."""
        held = self._may_be_in(text)
        if held is not None and self._place not in held:
            return None
        return (self._ready or self.compiled).search(text, start, end)

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """As a compiled one has it."""
        return self.compiled.finditer(text, start, end) if self.may_be_in(text) else iter(())

    def findall(self, text: str) -> list[Any]:
        """As a compiled one has it."""
        return self.compiled.findall(text) if self.may_be_in(text) else []

    def sub(self, by: str | Callable[[re.Match[str]], str], text: str) -> str:
        """As a compiled one has it."""
        return self.compiled.sub(by, text) if self.may_be_in(text) else text

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """As a compiled one has it; tried at one place, it needs no looking first."""
        return (self._ready or self.compiled).match(text, start, end)

    def fullmatch(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """As a compiled one has it."""
        return (self._ready or self.compiled).fullmatch(text, start, end)


def expression(written: str, flags: int = 0) -> Expression:
    """An expression that is sought by itself."""
    return Sought([("", written)], flags)[""]


class Sought(Generic[_Name]):
    """Expressions by name, in the order of their names as they were given."""

    def __init__(self, expressions: Iterable[tuple[_Name, str]], flags: int = 0) -> None:
        self._written = tuple(expressions)
        self._place_of = {name: place for place, (name, _) in enumerate(self._written)}
        self._names = frozenset(self._place_of)
        self._flags = flags
        self._expressions: dict[int, Expression] = {}
        always: list[int] = []
        self._by_key: dict[str, list[tuple[str, int]]] = {}
        self._short: list[tuple[str, int]] = []
        for place, (_, written) in enumerate(self._written):
            runs = runs_of(written)
            if runs is None:
                always.append(place)
            else:
                self._note(place, runs)
        self._always = frozenset(always)
        self._in_word = lru_cache(maxsize=8192)(self._of_word)
        self._known_in = lru_cache(maxsize=_TEXTS)(self._of_text)
        # Of thousands of texts the most hold the same: it is kept once.
        self._named = lru_cache(maxsize=1024)(self._of_places)

    def _note(self, place: int, runs: _Runs) -> None:
        for run in runs:
            if len(run) < _KEY:
                self._short.append((run, place))
            else:
                self._by_key.setdefault(run[:_KEY], []).append((run, place))

    @property
    def names(self) -> frozenset[_Name]:
        """The names of all expressions."""
        return self._names

    def __getitem__(self, name: _Name) -> Expression:
        """The expression of a name."""
        return self._expression(self._place_of[name])

    def may_be_in(self, text: str) -> frozenset[_Name]:
        """The names of the expressions that may be found in a text."""
        places = self._known_in(text) if len(text) <= _LONGEST else self._of_text(text)
        return self._names if places is None else self._named(places)

    def within(self, text: str) -> Iterator[tuple[_Name, re.Pattern[str]]]:
        """The expressions that may be found in a text, with their names."""
        places = self._known_in(text) if len(text) <= _LONGEST else self._of_text(text)
        for place in range(len(self._written)) if places is None else sorted(places):
            yield self._written[place][0], self._expression(place).compiled

    def found(self, text: str) -> Iterator[tuple[_Name, re.Match[str]]]:
        """What is found of each expression first, with its name."""
        for name, pattern in self.within(text):
            if found := pattern.search(text):
                yield name, found

    def _held_in(self, text: str) -> frozenset[int] | None:
        """The places of what may be found in a text; None where that is anything."""
        return self._known_in(text) if len(text) <= _LONGEST else None

    def _of_text(self, text: str) -> frozenset[int] | None:
        words = _words_in(text) if len(text) <= _LONGEST else _cut(text)
        return None if words is None else self._always.union(*map(self._in_word, words))

    def _of_places(self, places: frozenset[int]) -> frozenset[_Name]:
        return frozenset(self._written[place][0] for place in places)

    def _of_word(self, word: str) -> frozenset[int]:
        """The expressions one of whose runs stands in a word."""
        held = {place for run, place in self._short if run in word}
        for at in range(len(word) - _KEY + 1):
            held.update(place for run, place in self._by_key.get(word[at : at + _KEY], ()) if word.startswith(run, at))
        return frozenset(held)

    def _expression(self, place: int) -> Expression:
        if (ready := self._expressions.get(place)) is None:
            written = self._written[place][1]
            ready = self._expressions[place] = Expression(place, written, self._flags, self._held_in)
        return ready


def _cut(text: str) -> frozenset[str] | None:
    """The words of a text in lower case; None where its letters may be found by others than they look."""
    if not text.isascii() and _LIKE_OURS.search(text):
        return None
    return frozenset(_WORD.findall(text.lower()))


_words_in = lru_cache(maxsize=_TEXTS)(_cut)


def runs_of(written: str) -> _Runs | None:
    """Runs of small letters one of which stands, in a word in lower case, in whatever an expression finds.

    None where that cannot be told; no runs where it finds nothing.
    """
    parts = [(part.lastgroup, part[0]) for part in _PART.finditer(written)]
    return None if ("otherwise", "(?") in parts else _Reading(parts).runs()


class _Reading:
    """An expression read from its beginning to its end, in parts: what each is, and how it is written."""

    def __init__(self, parts: list[tuple[str | None, str]]) -> None:
        self._parts = [*parts, _END]
        self._at = 0

    def runs(self) -> _Runs | None:
        """What one of the ways holds that stand here between bars, to the bracket that closes them."""
        ways = [self._way()]
        while self._parts[self._at][0] == "bar":
            self._at += 1
            ways.append(self._way())
        self._at += 1
        known = [way for way in ways if way is not None]
        return frozenset().union(*known) if len(known) == len(ways) else None

    def _way(self) -> _Runs | None:
        """The rarest of what one way cannot go without."""
        held: list[_Runs] = []
        while True:
            what, written = self._parts[self._at]
            if what in _ENDS:
                break
            self._at += 1
            if what == "letters":
                run = written[:-1] if self._may_be_left_out() else written
                held += [frozenset([run[:_ENOUGH].lower()])] if run else []
            elif what == "looks":
                # What is never found, "(?!)", holds no run.
                held += [frozenset()] if written == "(?!" and self._parts[self._at][0] == "closes" else []
                self.runs()
            elif what == "opens" and (within := self.runs()) is not None and not self._may_be_left_out():
                held.append(within)
        return min(held, key=_held_by) if len(held) > 1 else next(iter(held), None)

    def _may_be_left_out(self) -> bool:
        """What stands before may be left out: all of a bracket, of letters the last."""
        what, written = self._parts[self._at]
        return what == "repeat" and written.startswith(("?", "*", "{0", "{,"))


def _held_by(runs: _Runs) -> float:
    return sum(1 if run in _COMMON else _HELD.get(len(run), 0.002) for run in runs)
