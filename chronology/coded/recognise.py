"""What value a text means: by its code, by its words, by words nearly those; or none, which is an answer too.

Wrong is worse than unsure. A code and words that disagree, words of two values, a misspelling near to two words: each
leaves the text as it was written.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import takewhile

from rapidfuzz.distance import OSA

from chronology.coded.codeset import CodeSet, Cue, Term, Value, code_set
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
_SHORTEST_CUT = 4
_LONGEST_CUT = 12
_LEAST_OF_EACH = 2
_SHORTEST_PART = 14
_SHORTEST_REPAIRED = 7
_LONG = 11
_WORD = re.compile(r"[a-z]+")
_BY_EXAMPLES = "words of examples"
_BY_WEAK_WORDS = "weak words"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """The value of a text.

    `group` is the value of the list that councils fill in, empty where the text was not recognised; `code` the finer
    national code where the text told it; `say` the value in words; `how` the rule that decided; `whole` that the value
    says all that the text did.
    """

    group: str = ""
    code: str = ""
    say: str = ""
    how: str = ""
    whole: bool = False

    def __bool__(self) -> bool:
        """The text was recognised."""
        return bool(self.group)


NOT_RECOGNISED = Recognised()


@lru_cache(maxsize=65536)
def recognise(set_name: str, text: str) -> Recognised:
    """What a text means in a code set; falsy where that is not certain."""
    values = code_set(set_name)
    plain = levelled(text)
    if found := _whole(values, plain):
        return found
    bare = _HOUSE_MARK.sub("", plain)
    bare = _PLACE_IN_LIST.sub("", bare, count=1)
    if unmapped := _UNMAPPED.match(bare):
        bare = unmapped[1]
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
    told = _by_words(values, read_words(bare), "words") or _by_words(values, _repaired(values, bare), "near spelling")
    return _together(values, code, told) if code or told else _cut_short(values, bare)


def _whole(values: CodeSet, plain: str) -> Recognised:
    value = values.labels.get(read_words(plain).joined)
    return _as(value, "name") if value else NOT_RECOGNISED


def _as(value: Value, how: str) -> Recognised:
    return Recognised(
        group=value.group,
        code=value.code,
        say=value.say,
        how=how,
        whole=how == "name" or (how == "code" and bool(value.code)),
    )


def _flagged(values: CodeSet, marks: str) -> Recognised:
    groups = [group for group, mark in zip(values.flags, marks, strict=True) if mark == "y"]
    if len(groups) == 1:
        return _as(values.group(groups[0]), "flags")
    return _as(values.several, "flags") if groups and values.several else NOT_RECOGNISED


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
    return _as(max(fitting, key=lambda value: bool(value.code)), "code") if fitting else NOT_RECOGNISED


def _by_words(values: CodeSet, words: Words, how: str) -> Recognised:
    """The one value that the words tell of; examples count only where nothing else does, weak words last."""
    known = frozenset(words.words)
    near = (cue for word in ("", *sorted(known)) for cue in values.by_word.get(word, ()))
    holding = ((cue, _places(cue, words)) for cue in near if cue.needs <= known)
    found = [(cue, places) for cue, places in holding if places is not None]
    firm = [(cue, places) for cue, places in found if not cue.weak]
    outside = [(cue, places) for cue, places in firm if not places & words.examples]
    if outside:
        return _settled(values, words, outside, how)
    # Examples that belong elsewhere than the heading they stand under: which of the two was meant, nobody can say.
    return _settled(values, words, found, _BY_EXAMPLES if firm else _BY_WEAK_WORDS)


def _settled(values: CodeSet, words: Words, found: Sequence[tuple[Cue, frozenset[int]]], how: str) -> Recognised:
    """What a longer cue covers is no cue of its own: a school nurse is no school."""
    if not found:
        return NOT_RECOGNISED
    left = [pair for pair in found if not any(pair[1] < others for _, others in found)]
    groups = {cue.value.group for cue, _ in left}
    if len(groups) > 1 and values.several:
        return _as(values.several, how)
    group = groups.pop() if len(groups) == 1 else _role(left, words) or _heading(values, words, left)
    if not group or (group in values.alone and not _stands_alone(values, words, group, left, found)):
        return NOT_RECOGNISED
    fine = {cue.value for cue, _ in left if cue.value.code and cue.value.group == group}
    return _as(next(iter(fine)) if len(fine) == 1 else values.group(group), how)


def _role(left: Sequence[tuple[Cue, frozenset[int]]], words: Words) -> str:
    """The group of who somebody is, where every other word only says where: what comes last in one run of words."""
    last, places = max(left, key=lambda pair: max(pair[1]))
    others = frozenset[int]().union(*(held for cue, held in left if cue.value.group != last.value.group))
    if max(others) >= min(places):
        return ""
    run = range(min(others), max(places) + 1)
    broken = any(at in words.breaks or words.words[at] in {"and", "or"} for at in run[1:])
    told = frozenset[int]().union(*(held for _, held in left))
    return last.value.group if last.role and not broken and told >= set(run) else ""


def _heading(values: CodeSet, words: Words, left: Sequence[tuple[Cue, frozenset[int]]]) -> str:
    """The group of the first heading that tells anything, or the one under it that this heading gives way to."""
    told = frozenset[int]().union(*(places for _, places in left))
    group = values.headings.get(_first_told(words, told), "")
    under = {cue.value.group for cue, _ in left} - {group}
    return next(iter(under)) if len(under) == 1 and under <= values.yields.get(group, frozenset()) else group


def _first_told(words: Words, told: frozenset[int]) -> str:
    """The words of the first heading with something in it that tells of a value."""
    start = 0
    for end in words.headings:
        if told & set(range(start, end)):
            return " ".join(words.words[start:end])
        start = end
    return ""


def _stands_alone(
    values: CodeSet,
    words: Words,
    group: str,
    left: Sequence[tuple[Cue, frozenset[int]]],
    found: Sequence[tuple[Cue, frozenset[int]]],
) -> bool:
    """Nothing in the text speaks of what nobody knows, or a cue or the heading vouches for it."""
    if any(cue.certain and cue.value.group == group for cue, _ in left):
        return True
    headed = _first_told(words, frozenset(range(len(words.words))))
    vouched = group in (values.headings.get(headed), values.openings.get(headed))
    return vouched or _all_told(values, words, found)


def _all_told(values: CodeSet, words: Words, found: Sequence[tuple[Cue, frozenset[int]]]) -> bool:
    """Every word belongs to a cue, is an example or is a filler."""
    told = frozenset[int]().union(*(places for _, places in found)) | words.examples
    return all(at in told or word in values.filler or word.isdigit() for at, word in enumerate(words.words))


def _places(cue: Cue, words: Words) -> frozenset[int] | None:
    """Where the words of a cue stand, or None where it does not hold."""
    held: set[int] = set()
    for term in cue.terms:
        spans = list(_standing(term, words))
        if term.absent:
            if spans:
                return None
        elif not spans:
            return None
        else:
            held.update(*spans)
    return frozenset(held)


def _standing(term: Term, words: Words) -> Iterable[range]:
    length = len(term.words)
    starts = range(1) if term.first else range(len(words.words) - length + 1)
    for start in starts:
        # Words that are said not to hold tell nothing, unless the cue itself says "not".
        if start in words.excluded and not term.absent:
            continue
        written = words.words[start : start + length]
        if len(written) == length and all(map(_fits, term.words, written)):
            yield range(start, start + length)


def _fits(wanted: str, word: str) -> bool:
    return word.startswith(wanted[:-1]) if wanted.endswith("*") else word == wanted


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
        return code if values.code_decides or told.how in {_BY_EXAMPLES, _BY_WEAK_WORDS} else NOT_RECOGNISED
    if code.code and told.code and code.code != told.code:
        return _as(values.group(code.group), "code")
    return code if code.code else replace(told, how="code")


def _cut_short(values: CodeSet, text: str) -> Recognised:
    """A long name cut off, one word cut off after its first letters (HUSB, MIDW), or a code made of several (DISN)."""
    plain = read_words(text).joined
    if len(plain) >= _SHORTEST_PART:
        return _agreed(values, {value for name, value in values.whole_names if name.startswith(plain)})
    if not _WORD.fullmatch(text) or not _SHORTEST_CUT <= len(text) <= _LONGEST_CUT:
        return NOT_RECOGNISED
    firm = [cue for cue in values.cues if not cue.weak]
    told = {cue.value for cue in firm if any(word.startswith(text) for word in _alone(cue))}
    return _agreed(values, told or {cue.value for cue in firm if _made_of(text, _phrase(cue))})


def _agreed(values: CodeSet, told: set[Value]) -> Recognised:
    groups = {value.group for value in told}
    if len(groups) != 1:
        return NOT_RECOGNISED
    value = next(iter(told)) if len(told) == 1 else values.group(next(iter(groups)))
    return _as(value, "cut short")


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


def _alone(cue: Cue) -> Sequence[str]:
    """The word of a cue that is a single word."""
    words = [word for term in cue.terms if not term.absent for word in term.words]
    return words if len(words) == 1 else ()
