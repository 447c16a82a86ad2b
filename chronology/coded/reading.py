"""A written value as plain words, with what is set apart in it: codes, examples, exclusions."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from chronology.tables import shipped_table

_APOSTROPHES = re.compile("['‘’‛`´?]")
_AND = re.compile(r"\s*[&+]\s*")
# A word, or a mark at which a clause ends. Hyphens inside a word part it without ending the clause.
_PART = re.compile(r"[a-z0-9]+|[()\[\];:,.]| - |[/\\-]")
_ENDS_EXCLUSION = frozenset("()[];:")
_ENDS_HEADING = frozenset({" - ", ":", "(", "["})
# A dash with a space on one side only is still a dash between two parts, as in "Education -Welfare".
_DASH = re.compile(r"\s-+\s*|-+\s+|--+")
_BOTH_NUMBERS = re.compile(r"(?<=[a-z])\(s\)")
# Initials with stops between: "G.P.", "N.S.P.C.C.".
_INITIALS = re.compile(r"\b(?:[a-z]\.){2,}(?:[a-z]\b)?")
_GROUNDS = frozenset({"because", "due"})
# A council by the initials of its name: KCC, DMBC, LBH.
_COUNCIL = re.compile(r"[a-z]{1,3}(?:mbc|cbc)|[a-z]{1,2}cc|[a-z]bc|lb[a-z]{1,2}")
_NOT_PLURAL = ("ss", "us", "is")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text in order, and the places of those that are only examples or are said not to hold.

    `breaks` are the places before which a mark parts two clauses, `headings` those before which a heading ends.
    """

    words: tuple[str, ...]
    examples: frozenset[int] = frozenset()
    excluded: frozenset[int] = frozenset()
    breaks: frozenset[int] = frozenset()
    headings: tuple[int, ...] = ()

    @property
    def joined(self) -> str:
        """The words with a space between."""
        return " ".join(self.words)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What short forms stand for, the words that open examples and exclusions, and those by which a thing is undone."""

    short: Mapping[str, tuple[str, ...]]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]]
    """By their first word, longer ones first."""
    examples: tuple[tuple[str, ...], ...]
    exclusions: tuple[tuple[str, ...], ...]
    undone: frozenset[str]


@cache
def vocabulary() -> Vocabulary:
    """The words file, read once."""
    table = shipped_table("chronology.coded", "words.toml")
    phrases: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for old, new in sorted(table["phrases"].items(), key=lambda pair: -len(pair[0].split())):
        words = tuple(map(singular, old.split()))
        phrases.setdefault(words[0], []).append((words, tuple(new.split())))
    return Vocabulary(
        short={old: tuple(new.split()) for old, new in table["short"].items()},
        phrases={word: tuple(pairs) for word, pairs in phrases.items()},
        examples=tuple(tuple(text.split()) for text in table["starts"]["examples"]),
        exclusions=tuple(tuple(text.split()) for text in table["starts"]["exclusions"]),
        undone=frozenset(table["undone"]["words"]),
    )


def levelled(text: str) -> str:
    """A text without what never tells two values apart: case, kinds of space, dash and quotation mark, accents."""
    plain = unicodedata.normalize("NFKD", text.replace("–", "-").replace("—", "-"))
    plain = "".join(mark for mark in plain if not unicodedata.combining(mark)).casefold()
    return " ".join(_AND.sub(" and ", _APOSTROPHES.sub("", plain)).split())


def singular(word: str) -> str:
    """A word without the s of the plural; short words and words that only look like plurals stay."""
    if len(word) <= 3 or not word.endswith("s") or word.endswith(_NOT_PLURAL):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1]


@lru_cache(maxsize=65536)
def read_words(text: str) -> Words:
    """The words of a text, short forms written out."""
    words: list[str] = []
    ends: set[int] = set()
    closes: set[int] = set()
    breaks: set[int] = set()
    headings: set[int] = set()
    for part in _PART.findall(_plainer(levelled(text))):
        if part in _GROUNDS:
            # "Not in work because of illness": the illness holds.
            ends.add(len(words))
        if part[0].isalnum():
            words += _written_out(part)
            continue
        if part in _ENDS_EXCLUSION:
            ends.add(len(words))
        if part in ")]":
            closes.add(len(words))
        if part in _ENDS_HEADING:
            headings.add(len(words))
        if part not in "-.":
            breaks.add(len(words))
    words, (ends, closes, breaks, headings) = _phrased(words, ends, closes, breaks, headings)
    return Words(
        tuple(words),
        _spans(words, vocabulary().examples, closes, itself=True),
        _spans(words, vocabulary().exclusions, ends, itself=False),
        frozenset(breaks),
        tuple(sorted(headings - {0})),
    )


def _plainer(text: str) -> str:
    together = _INITIALS.sub(lambda found: found[0].replace(".", "") + " ", text)
    return _DASH.sub(" - ", _BOTH_NUMBERS.sub("", together))


def _written_out(word: str) -> tuple[str, ...]:
    if short := vocabulary().short.get(word):
        return short
    return ("la",) if _COUNCIL.fullmatch(word) else (singular(word),)


def _phrased(words: list[str], *marks: set[int]) -> tuple[list[str], list[set[int]]]:
    """Phrases written the short way; the marks move with the words."""
    out: list[str] = []
    moved: dict[int, int] = {}
    single = [singular(word) for word in words]
    at = 0
    while at < len(words):
        moved[at] = len(out)
        for old, new in vocabulary().phrases.get(single[at], ()):
            if tuple(single[at : at + len(old)]) == old:
                moved |= dict.fromkeys(range(at, at + len(old)), len(out))
                out += new
                at += len(old)
                break
        else:
            out.append(words[at])
            at += 1
    moved[at] = len(out)
    return out, [{moved[mark] for mark in kind} for kind in marks]


def _spans(words: list[str], openers: tuple[tuple[str, ...], ...], ends: set[int], *, itself: bool) -> frozenset[int]:
    """Places of words from an opener to the end of its clause, with or without the opener."""
    held: set[int] = set()
    for start, length in _openings(words, openers):
        first = start if itself else start + length
        end = min((end for end in ends if end >= start + length), default=len(words))
        held |= set(range(first, end))
    return frozenset(held)


def _openings(words: list[str], openers: tuple[tuple[str, ...], ...]) -> Iterator[tuple[int, int]]:
    firsts = {opener[0] for opener in openers}
    for at in (at for at, word in enumerate(words) if word in firsts):
        for opener in openers:
            if tuple(words[at : at + len(opener)]) == opener:
                yield at, len(opener)
