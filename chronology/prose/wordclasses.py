"""Classes of words that frames are made of: rows of words, classes within classes, and verbs in all their forms.

A thesaurus names a verb once ("clout"); a note says "clouts her", "clouted", "was clouting". So `[verbs]` gives each once
and its forms are made here. A phrase of a class may hold other classes ("the {child}"), which stand for each of theirs.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

# What begins with this is a regular expression of its own ("/[a-z]+'s": somebody's).
_RAW = "/"
# The place of a word that is not among the common ones.
_RARE = 2000
# Without their mark these are other words.
_OTHER_WORDS = frozenset({"he'll", "she'll", "we'll", "i'll", "we're", "she'd", "we'd", "it's", "'s", "'d", "'ve"})
CLASS = re.compile(r"\{([a-z_]\w*)\}")
_WORD = re.compile(r"\w+")
_GAP = re.compile(r"[ -]")
_GAPS = re.compile(r"[\s-]+")
NEVER = "(?!)"
# A phrase with one of these may be there without the class that stands in it.
_OPTIONAL = re.compile(r"[?*|]|\{\d")
# "Slap", "grab": one short vowel and one consonant at the end of a word of one syllable, which doubles.
_DOUBLING = re.compile(r"[^aeiou]*(?:qu)?[aeiou][bdgklmnprtvz]\Z")


@dataclass(frozen=True, slots=True)
class _Ways:
    """The phrases of a class: plain ones with their gaps as spaces, those with classes in them and those that are expressions."""

    plain: Mapping[str, str]
    mixed: Sequence[str]
    raw: Sequence[str]


class Classes:
    """The classes of all files together."""

    def __init__(self, tables: Sequence[Mapping[str, Any]]) -> None:
        rows: dict[str, list[str]] = {}
        for table in tables:
            for name, phrases in table.get("classes", {}).items():
                rows.setdefault(name, []).extend(phrases)
            for name, verbs in table.get("verbs", {}).items():
                rows.setdefault(name, []).extend(form for verb in verbs for form in forms(verb))
        self._rows = {name: list(_spelt(phrases)) for name, phrases in rows.items()}
        self._common = common_words(tables)
        self._kept: dict[str, _Ways] = {}
        self._patterns: dict[str, str] = {}
        self._for_text: tuple[str, str, dict[str, str]] = ("", "", {})
        self._known: dict[str, Mapping[str, frozenset[frozenset[str]]]] = {}

    def __getitem__(self, name: str) -> Sequence[str]:
        """The phrases of a class, as they stand.

        Raises:
            ValueError: nobody knows it; the package is damaged.
        """
        if name not in self._rows:
            raise ValueError(f"a class of words that nobody knows: {name}")
        return self._rows[name]

    def within(self, shape: str, text: str | None = None) -> str:
        """A regular expression with its classes put in; for one text only, without the phrases that do not stand in it."""
        # A repeat ("{0,3}") is no class: those begin with a letter.
        if text is None:
            return CLASS.sub(lambda found: self._pattern(found[1]), shape)
        if text != self._for_text[0]:  # frame after frame is tried in one stretch
            self._for_text = (text, _GAPS.sub(" ", text), {})
        return CLASS.sub(lambda found: self._pattern_for(found[1]), shape)

    def tellings(self, phrase: str) -> Mapping[str, frozenset[frozenset[str]]]:
        """The words one of which a phrase does not go without, each with all the words of the phrases that it tells.

        Of a phrase it is the longest word that is not common, as the rarest; of a class those of each of its own. "" stands for any word.
        """
        if phrase.isalnum():
            return {phrase: frozenset([frozenset([phrase])])}
        if not (names := CLASS.findall(phrase)):
            words = [] if phrase[:1] == _RAW else _WORD.findall(phrase)
            telling = max(words, key=lambda word: (self._common.get(word, _RARE), len(word)), default="")
            return {telling: frozenset([frozenset(words)])}
        if (name := names[-1]) not in self._known:
            self._known[name] = together(map(self.tellings, self[name]))
        return self._known[name]

    def of_phrases(self) -> Mapping[str, frozenset[str]]:
        """The classes that hold each plain phrase, by themselves or through a class that they hold."""
        within: dict[str, set[str]] = {}
        for name, phrases in self._rows.items():
            for phrase in phrases:
                if whole := CLASS.fullmatch(phrase):
                    within.setdefault(whole[1], set()).add(name)
        above = {name: _all_above(name, within) for name in self._rows}
        held: dict[str, frozenset[str]] = {}
        for name, phrases in self._rows.items():
            for phrase in phrases:
                if phrase[:1] != _RAW and not CLASS.search(phrase):
                    held[phrase] = held.get(phrase, frozenset()) | above[name]
        return held

    def _pattern(self, name: str) -> str:
        if name not in self._patterns:
            ways = self._ways(name)
            self._patterns[name] = _any_of([*map(self.within, ways.mixed), *ways.raw], list(ways.plain))
        return self._patterns[name]

    def _pattern_for(self, name: str) -> str:
        """Of a class what stands in the text at hand."""
        _, even, known = self._for_text
        if name not in known:
            ways = self._ways(name)
            mixed = [(phrase, CLASS.sub(lambda found: self._pattern_for(found[1]), phrase)) for phrase in ways.mixed]
            standing = [put for phrase, put in mixed if NEVER not in put or _OPTIONAL.search(phrase)]
            plain = [phrase for phrase, spaced in ways.plain.items() if spaced in even]
            known[name] = _any_of([*standing, *ways.raw], plain)
        return known[name]

    def _ways(self, name: str) -> "_Ways":
        if name not in self._kept:
            mixed = [phrase for phrase in self[name] if CLASS.search(phrase)]
            raw = [phrase for phrase in self[name] if phrase[0] == _RAW]
            plain = [phrase for phrase in self[name] if not CLASS.search(phrase) and phrase[0] != _RAW]
            self._kept[name] = _Ways(
                plain={phrase: _GAP.sub(" ", phrase) for phrase in plain},
                mixed=[_GAP.sub(r"[\\s-]+", phrase) for phrase in mixed],
                raw=[phrase[1:] for phrase in raw],
            )
        return self._kept[name]


def commonness(words: Iterable[str], common: Mapping[str, int]) -> float:
    """How often a text may be expected to hold one of some words: what is twice as far down the list is half as common."""
    return sum(1 / common.get(word, _RARE) for word in words)


def common_words(tables: Sequence[Mapping[str, Any]]) -> Mapping[str, int]:
    """Words that many sentences hold, with their place among these: the commonest first."""
    words = (word for table in tables for word in table.get("common", {}).get("words", "").split())
    return {word: place for place, word in enumerate(words, 1)}


def together(
    found: Iterable[Mapping[str, frozenset[frozenset[str]]]],
) -> Mapping[str, frozenset[frozenset[str]]]:
    """What several phrases are told by, as one."""
    words: dict[str, set[frozenset[str]]] = {}
    for each in found:
        for word, phrases in each.items():
            words.setdefault(word, set()).update(phrases)
    return {word: frozenset(phrases) for word, phrases in words.items()}


def _spelt(phrases: Iterable[str]) -> Iterator[str]:
    """Phrases, and as they are typed in haste: "hadnt", "theyre"; not where another word comes of it ("we'll")."""
    for phrase in phrases:
        yield phrase
        if "'" in phrase and phrase[0] != _RAW:
            typed = " ".join(word if word in _OTHER_WORDS else word.replace("'", "") for word in phrase.split(" "))
            if typed != phrase and not CLASS.search(phrase):
                yield typed


def _all_above(name: str, within: Mapping[str, Iterable[str]]) -> frozenset[str]:
    """A class with all that hold it, over however many steps."""
    reached, waiting = {name}, [name]
    while waiting:
        new = set(within.get(waiting.pop(), ())) - reached
        reached |= new
        waiting += new
    return frozenset(reached)


def forms(verb: str) -> Iterator[str]:
    """All forms of a verb: `clout`, `take/took/taken`, `lay/laid into`; what follows the verb stays as it is."""
    word, _, rest = verb.partition(" ")
    base, *past = word.split("/")
    behind = f" {rest}" if rest else ""
    stem = base + base[-1] if _DOUBLING.match(base) else base
    mute = base.endswith("e") and not base.endswith(("ee", "oe", "ye"))
    soft = base.endswith("y") and base[-2:-1] not in "aeiou"
    third = (
        f"{base[:-1]}ies" if soft else f"{base}es" if base.endswith(("s", "sh", "ch", "x", "z", "o")) else f"{base}s"
    )
    regular = f"{base[:-1]}ied" if soft else f"{base}d" if base.endswith("e") else f"{stem}ed"
    # Children, and those to whom English is new, say "bited" and "throwed" too.
    for form in dict.fromkeys((base, third, f"{base[:-1] if mute else stem}ing", *past, regular)):
        yield form + behind


def pattern_of(phrases: Sequence[str]) -> str:
    """A regular expression that takes the longest of some phrases, tried letter by letter and not one after the other."""
    trie: dict[str, Any] = {}
    for phrase in phrases:
        at = trie
        for letter in phrase:
            at = at.setdefault(letter, {})
        at[""] = {}
    return _branches(trie)


def _any_of(ways: Sequence[str], plain: Sequence[str]) -> str:
    every = [*ways, *([pattern_of(plain)] if plain else [])]
    return f"(?:{'|'.join(every)})" if every else NEVER


def _branches(trie: Mapping[str, Any]) -> str:
    ways = [_letter(letter) + _branches(rest) for letter, rest in trie.items() if letter]
    ends = "" in trie
    if not ways:
        return ""
    if len(ways) == 1 and not ends:
        return ways[0]
    return f"(?:{'|'.join(ways)}){'?' if ends else ''}"


def _letter(letter: str) -> str:
    return r"[\s-]+" if letter in " -" else re.escape(letter)
