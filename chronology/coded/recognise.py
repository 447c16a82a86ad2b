"""What value a text means: by its code, by its words, by words nearly those; or none, which is an answer too.

Wrong is worse than unsure. A code and words that disagree, words of two values, a misspelling near to two words: each
leaves the text as it was written.
"""

import re
from dataclasses import replace
from functools import lru_cache

from rapidfuzz.distance import OSA

from chronology.coded.answer import NOT_RECOGNISED, Recognised, answer
from chronology.coded.codeset import CodeSet, code_set
from chronology.coded.cut_short import cut_short
from chronology.coded.deciding import YIELDING, by_words
from chronology.coded.reading import Words, levelled, read_words

# The place of a value in somebody's list: "q) ", "62) ". It differs from form to form and tells nothing.
_PLACE_IN_LIST = re.compile(r"^\(?[a-z0-9]{1,2}\)\s*(?=\S)")
# A number of somebody's own before what is meant: "1 - Yes".
_NUMBERED = re.compile(r"^\d{1,2}\s*[-:.]\s*(?=[a-z])")
_HOUSE_MARK = re.compile(r"^\((?:cs|cyp)\)\s*")
_UNMAPPED = re.compile(r"^code (.+) is not mapped$")
_BRACKETED = re.compile(r"(?<=\s)[(\[]\s*([a-z]{0,2}\d{0,2}[a-z]?)\s*[)\]]\s*\.?$")
_BRACKETED_FIRST = re.compile(r"^[(\[]\s*([a-z]{0,2}\d{0,2}[a-z]?)\s*[)\]]")
_TOKEN = re.compile(r"[a-z0-9][a-z0-9.]*")
_FIRST_TOKEN = re.compile(r"^[a-z0-9][a-z0-9.]*")
# A code that cannot be a word: letters and figures in it.
_DISTINCT = re.compile(r"(?=.*[a-z])(?=.*\d)[a-z0-9.]+")
_SHORTEST_REPAIRED = 7
_LONG = 11
_WORD = re.compile(r"[a-z]+")


@lru_cache(maxsize=65536)
def recognise(set_name: str, text: str) -> Recognised:
    """What a text means in a code set; falsy where that is not certain."""
    return meaning(code_set(set_name), text)


def meaning(values: CodeSet, text: str) -> Recognised:
    """What a text means by the rules of a code set."""
    plain = levelled(text)
    if found := _whole(values, plain):
        return found
    bare = without_marks(plain)
    if found := _whole(values, bare):
        return found
    if values.flags and re.fullmatch(rf"[yn]{{{len(values.flags)}}}", bare):
        return _flagged(values, bare)
    code, bare = _by_code(values, plain, bare)
    rest = read_words(bare).joined
    if code and (not rest or ((named := values.labels.get(rest)) and named.group == code.group)):
        return replace(code, whole=True)
    if not code and (found := _whole(values, _NUMBERED.sub("", bare))):
        return found
    told = by_words(values, read_words(bare), "words") or by_words(values, _repaired(values, bare), "near spelling")
    return _together(values, code, told) if code or told else cut_short(values, bare)


def without_marks(plain: str) -> str:
    """A levelled text without what forms and systems put before a value."""
    bare = _PLACE_IN_LIST.sub("", _HOUSE_MARK.sub("", plain), count=1)
    unmapped = _UNMAPPED.match(bare)
    return unmapped[1] if unmapped else bare


def _whole(values: CodeSet, plain: str) -> Recognised:
    value = values.labels.get(read_words(plain).joined)
    return answer(value, "name") if value else NOT_RECOGNISED


def _flagged(values: CodeSet, marks: str) -> Recognised:
    groups = [group for group, mark in zip(values.flags, marks, strict=True) if mark == "y"]
    if len(groups) == 1:
        return answer(values.group(groups[0]), "flags")
    return answer(values.several, "flags") if groups and values.several else NOT_RECOGNISED


def _by_code(values: CodeSet, plain: str, bare: str) -> tuple[Recognised, str]:
    """The value of the code in a text, and the text without it."""
    for pattern, text in ((_BRACKETED_FIRST, plain), (_BRACKETED, bare), (_FIRST_TOKEN, bare)):
        if (found := pattern.search(text)) and (value := _coded(values, found[found.re.groups].rstrip("."))):
            return value, text[: found.start()] + " " + text[found.end() :]
    tokens = [token for token in _TOKEN.findall(bare) if _DISTINCT.fullmatch(token)]
    inside = {value.group: value for value in (_coded(values, token) for token in tokens) if value}
    return (next(iter(inside.values())) if len(inside) == 1 else NOT_RECOGNISED), bare


def _coded(values: CodeSet, token: str) -> Recognised:
    fitting = [value for value in values.values if any(pattern.fullmatch(token) for pattern in value.codes)]
    # The finer one, where a group takes every code of its values.
    return answer(max(fitting, key=lambda value: bool(value.code)), "code") if fitting else NOT_RECOGNISED


def _repaired(values: CodeSet, text: str) -> Words:
    """The words with misspellings mended, each where one known word alone is nearest."""
    return read_words(
        _WORD.sub(lambda found: values.run_together.get(found[0]) or _mended(found[0], values.spelled), text)
    )


@lru_cache(maxsize=65536)
def _mended(word: str, known: frozenset[str]) -> str:
    if len(word) < _SHORTEST_REPAIRED or not word.isalpha() or word in known:
        return word
    most = 2 if len(word) >= _LONG else 1
    near = sorted(
        (OSA.distance(word, other, score_cutoff=most + 1), other)
        for other in known
        # Whoever mistypes a word rarely mistypes its first letter; an ending may be another word altogether.
        if other[0] == word[0] and abs(len(other) - len(word)) <= most
    )
    best = [other for distance, other in near if distance == near[0][0]]
    return best[0] if near and near[0][0] <= most and len(best) == 1 else word


def _together(values: CodeSet, code: Recognised, told: Recognised) -> Recognised:
    """A code and words that agree, or the one there is; nothing where they disagree."""
    if not code or not told:
        return code or told
    if code.group != told.group:
        # What stands behind a deciding code is the council's own finer heading; examples never speak against a code.
        return code if values.code_decides or told.how in YIELDING else NOT_RECOGNISED
    if code.code and told.code and code.code != told.code:
        return answer(values.group(code.group), "code")
    return code if code.code else replace(told, how="code")
