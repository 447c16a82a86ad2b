"""The terms by which one thing is known in any words: short forms and long ones, and what the record itself sets in brackets."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from analyzers.follow_up.wording import stem, without_days
from analyzers.tables import action_words, compounds, same_things
from chronology.sought import Sought

_TOKEN = re.compile(r"[^\W_]+")
_LEAST = 4
_AGAIN = "re"
_SHORTEST = 3
# "Turnaround (perpetrator prog.)", "corporate appointeeship (BF56)".
_BRACKETED = re.compile(r"\b([^\W\d_]\w{3,})\s*\(([^()\n]{3,40})\)")
# "12 month review", "section 47".
_COUNTED = re.compile(r"\b(\d{1,2})[ -]?(?:months?|mths?)\b|\b(?:section|s\.?)[ ]?(\d{2,3}A?)\b", re.IGNORECASE)
_MONTH = re.compile(
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)(?:\Z|[a-z]*(?:ary|ch|il|ne|ly|ust|ber|day)\Z|t\Z|s\Z)",
    re.IGNORECASE,
)
# Three words or four, wherever among others they begin.
_LONG = tuple(re.compile(rf"(?=\b([^\W\d_]{{3,}}(?: [^\W\d_]{{3,}}){{{more}}})\b)") for more in (2, 3))
_SHORT = re.compile(r"\b[A-Z]{3,4}\b")
_CAPITAL = re.compile(r"(?<=[^\W\d_,;] )[A-Z][a-z]{3,}\b")
_SMALL = re.compile(r"\b[a-z]{4,}\b")
_TWICE = 2
_CODE = re.compile(r"[A-Z]{2,}\d*\Z")
_NAME = re.compile(r"[A-Z][a-z]{3,}\Z")


@dataclass(frozen=True, slots=True)
class Term:
    """A word that says what is spoken of, and where it stands."""

    name: str
    start: int
    end: int
    proper: bool


class Terms:
    """How the words of a case are read: by what they stand for in the trade, and by what this record says they are."""

    def __init__(
        self,
        short_forms: Mapping[str, tuple[str, ...]],
        texts: Iterable[str],
        names: Collection[str],
        asked: Iterable[str] = (),
    ) -> None:
        long_forms = {long[0].casefold(): short.casefold() for short, long in short_forms.items() if len(long) == 1}
        texts = list(texts)
        self._long = {phrase: short for phrase, short in long_forms.items() if " " in phrase}
        self._own = _by_initials(asked, texts, long_forms.values())
        self._long = {**compounds(), **self._own, **self._long}
        self._long |= {shorter: short for phrase, short in self._long.items() if (shorter := _without_last(phrase))}
        phrases = "|".join(map(re.escape, sorted(self._long, key=len, reverse=True))).replace("'", "['\u2019]")
        self._phrases = Sought([("any", rf"\b(?:{phrases or '(?!)'})s?\b")], re.IGNORECASE)
        self._names = names
        self._tied: dict[str, str] = {}
        self._services = _always_capital(texts)
        for text in texts:
            for one, other in _ties(text):
                if other not in names and one.casefold() not in names:
                    self._tied.setdefault(_known(other), _known(one))
                    self._services |= {one.casefold()}

    def of(self, text: str) -> tuple[Term, ...]:
        """The terms of a text in their order; what names somebody is none."""
        text = without_days_kept(text)
        found: list[Term] = []
        taken: list[tuple[int, int]] = []
        for match in (each for _, phrases in self._phrases.within(text) for each in phrases.finditer(text)):
            phrase = match.group().casefold().replace("\u2019", "'")
            found.append(Term(self._long.get(phrase) or self._long[phrase[:-1]], *match.span(), proper=True))
            # Where only this record has a short form of them, they are known by their own words too.
            taken.extend([match.span()] if phrase not in self._own else [])
        for match in _COUNTED.finditer(text):
            name = f"{match[1]} months" if match[1] else f"section {match[2].casefold()}"
            found.append(Term(name, *match.span(), proper=bool(match[1])))
            taken.append(match.span())
        for match in _TOKEN.finditer(text):
            if any(start <= match.start() < end for start, end in taken) or not self._tells(match.group()):
                continue
            name = _known(match.group())
            found.append(Term(self._tied.get(name, name), *match.span(), proper=self._is_proper(match.group())))
        return tuple(sorted(found, key=lambda term: term.start))

    def _is_proper(self, token: str) -> bool:
        """It is a short form, or a name that the record writes with a capital wherever it stands."""
        return (token.isupper() and len(token) >= _SHORTEST) or token.casefold() in self._services

    def _tells(self, token: str) -> bool:
        folded = token.casefold()
        if folded in self._names or token.isdigit() or _MONTH.match(token):
            return False
        if len(token) >= _SHORTEST and token.isupper():
            return True
        return folded in _same() or (len(token) >= _LEAST and folded not in action_words().of_every_action)


def without_days_kept(text: str) -> str:
    """The text with its days blank, every other letter where it was."""
    kept = without_days(text)
    if kept == text:
        return text
    at, out = 0, []
    for letter in text:
        same = at < len(kept) and kept[at] == letter
        out.append(letter if same else " ")
        at += same
    return "".join(out) if at == len(kept) else text


def _ties(text: str) -> Iterator[tuple[str, str]]:
    """A service by its name and a word of what it is; the long word of a thing and its code."""
    for match in _BRACKETED.finditer(text):
        before, within = match.group(1), match.group(2)
        if _CODE.match(within):
            yield before, within.casefold()
        elif _NAME.match(before) and within[:1].islower():
            words = [w for w in _TOKEN.findall(within) if len(w) > _LEAST and stem(w.casefold()) not in of_any_action()]
            if words:
                yield before, words[0].casefold()


def _by_initials(asked: Iterable[str], texts: Iterable[str], known: Collection[str]) -> Mapping[str, str]:
    """Words of what is to be done of which the record writes the first letters for short: "hair strand test" where it writes HST."""
    short = {word for text in texts for word in _SHORT.findall(text)} - {word.upper() for word in known}
    found: dict[str, str] = {}
    for phrase in (each[1] for text in asked for long in _LONG for each in long.finditer(text)):
        words = phrase.casefold().split()
        letters = "".join(word[0] for word in words)
        if letters.upper() in short and not any(word in action_words().of_every_action for word in words):
            found.setdefault(" ".join(words), letters)
    return found


def _without_last(phrase: str) -> str:
    """A long name without its last word, where what is left are two words that no other thing has: "legal gateway", and not "child protection"."""
    *words, _ = phrase.split()
    alone = [word for word in words if not is_of_any_action(_root(word)) and word not in of_a_meeting()]
    return " ".join(words) if len(words) == _TWICE and len(alone) == _TWICE else ""


def _always_capital(texts: Iterable[str]) -> frozenset[str]:
    """Words that stand with a capital inside a sentence more than once, and never without one."""
    capital: Counter[str] = Counter()
    small: set[str] = set()
    for text in texts:
        capital.update(word.casefold() for word in _CAPITAL.findall(text))
        small.update(_SMALL.findall(text))
    return frozenset(word for word, count in capital.items() if count >= _TWICE and word not in small)


def _known(token: str) -> str:
    folded = token.casefold()
    same = _same()
    return same.get(folded) or same.get(stem(folded)) or _root(folded)


def _root(word: str) -> str:
    """Its stem, as "change" and "changed" have it in common."""
    found = stem(word)
    return found.removesuffix("e") if len(found) > _LEAST else found


@cache
def of_any_action() -> frozenset[str]:
    """Terms that tell no action from another: what is done to anything, and what there is of every kind."""
    words = action_words()
    return words.common | words.doing | {_root(word) for word in (*words.common, *words.doing)}


def is_of_any_action(term: str) -> bool:
    """It tells no action from another; nor does the same done again, "rebook"."""
    return term in of_any_action() or (term.startswith(_AGAIN) and term.removeprefix(_AGAIN) in of_any_action())


@cache
def of_a_meeting() -> frozenset[str]:
    """Terms by which nothing is known but that people are to meet."""
    words = action_words().of_a_meeting
    return words | {_root(word) for word in words}


@cache
def _same() -> Mapping[str, str]:
    """What each word of the trade is called here, whichever of the words for it is written."""
    return {word: row[0] for row in same_things() for word in row}
