"""A value of which only a part was written: a long name cut off, one word's first letters, the beginnings of several."""

import re
from collections.abc import Sequence
from itertools import takewhile

from chronology.coded.answer import NOT_RECOGNISED, Recognised, answer
from chronology.coded.codeset import CodeSet, Cue, Value
from chronology.coded.reading import read_words

_SHORTEST_CUT = 4
_LONGEST_CUT = 12
_LEAST_OF_EACH = 2
_SHORTEST_PART = 14
_WORD = re.compile(r"[a-z]+")


def cut_short(values: CodeSet, text: str) -> Recognised:
    """A long name cut off, one word cut off after its first letters (HUSB, MIDW), or a code made of several (DISN)."""
    plain = read_words(text).joined
    if len(plain) >= _SHORTEST_PART:
        return _agreed(values, {value for name, value in values.whole_names if name.startswith(plain)})
    # What is a word of its own is not another one cut short: a ward is no warden.
    if not _WORD.fullmatch(text) or not _SHORTEST_CUT <= len(text) <= _LONGEST_CUT or text in values.spelled:
        return NOT_RECOGNISED
    firm = [cue for cue in values.cues if not cue.weak]
    begun = [(word, cue) for cue in firm for word in _wanted(cue) if word.startswith(text)]
    if begun:
        # The whole of one cue, or nothing: where it begins other words, of other groups, nobody can say which was cut.
        whole = {word for word, cue in begun if len(_wanted(cue)) == 1}
        told = {cue.value for word, cue in begun if len(_wanted(cue)) == 1 or word not in whole}
        return _agreed(values, told) if whole else NOT_RECOGNISED
    return _agreed(values, {cue.value for cue in firm if _made_of(text, _phrase(cue))})


def _agreed(values: CodeSet, told: set[Value]) -> Recognised:
    groups = {value.group for value in told}
    if len(groups) != 1:
        return NOT_RECOGNISED
    value = next(iter(told)) if len(told) == 1 else values.group(next(iter(groups)))
    return answer(value, "cut short")


def _phrase(cue: Cue) -> Sequence[str]:
    """The words of a cue that is a phrase."""
    terms = [term for term in cue.terms if not term.absent]
    words = [word.rstrip("*") for word in terms[0].words] if len(terms) == 1 else []
    return () if words[:1] == ["other"] else words


def _made_of(code: str, words: Sequence[str]) -> bool:
    """The code is the beginnings of two or more words, one after the other."""
    return len(words) > 1 and _begins(code, tuple(words))


def _begins(code: str, words: tuple[str, ...]) -> bool:
    if not words:
        return not code
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(code, words[0], strict=False)))
    return any(_begins(code[length:], words[1:]) for length in range(_LEAST_OF_EACH, shared + 1))


def _wanted(cue: Cue) -> Sequence[str]:
    """The words that a cue wants."""
    return [word for term in cue.terms if not term.absent for word in term.words]
