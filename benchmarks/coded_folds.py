"""What the rules for coded values are worth on spellings they were not made from, without looking at half B.

Half A is cut into folds. For each, every cue, name and forbidden word that only this fold uses is taken out of the
tables, as if the fold had never been looked at; then its spellings are read. Cues that no spelling of half A uses stay:
they were written from knowledge of the trade. What cannot be undone is a cue that was thought of and dropped because a
spelling of the fold showed it to be wrong, so the wrong answers are still told a little too few.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from benchmarks.coded_values import Score, Triple, by_rule, contradictions, letters, read, score, set_of, table
from chronology.coded import Recognised, names_of_sets
from chronology.coded.codeset import CodeSet, Cue, code_set, narrowed
from chronology.coded.cues import holding, places, telling
from chronology.coded.reading import Words, levelled, read_words
from chronology.coded.recognise import meaning, without_marks

FOLDS = 8


def figures() -> Iterator[str]:
    """Half A by its folds, as a whole and without what contradicts itself, and by rule."""
    path = table()
    if path is None:
        yield "the table is not here; name it in CODED_VALUES"
        return
    triples = read(path)
    against = contradictions(triples)
    known = [triple for triple in triples if triple.half == "A"]
    clear = by_folds(known, [triple for triple in known if triple not in against])
    yield f"half A by folds: {by_folds(known, known)}"
    yield f"half A by folds, without any contradiction: {clear}"
    yield from by_rule(clear)


def by_folds(known: Sequence[Triple], asked: Sequence[Triple]) -> Score:
    """What became of triples, each read by the rules that the other folds of the known ones leave."""
    uses = _uses(known)
    whole = Score()
    for fold in range(FOLDS):
        sets = {name: _without(code_set(name), uses, fold) for name in names_of_sets()}
        part = score((triple for triple in asked if fold_of(triple) == fold), partial(_meaning, sets))
        whole.verdicts.update(part.verdicts)
        whole.told.extend(part.told)
    return whole


def fold_of(triple: Triple) -> int:
    """The fold of a spelling, the same under every column."""
    return hashlib.sha256(f"fold {letters(triple.spelling)}".encode()).digest()[0] % FOLDS


def _meaning(sets: Mapping[str, CodeSet], name: str, text: str) -> Recognised:
    return meaning(sets[name], text)


@dataclass(frozen=True, slots=True)
class _Uses:
    """The folds in which something of the tables is used: a cue, a name, or a term that forbids its cue."""

    cues: Mapping[int, set[int]]
    names: Mapping[tuple[str, str], set[int]]
    absent: Mapping[tuple[int, int], set[int]]


def _uses(triples: Iterable[Triple]) -> _Uses:
    uses = _Uses(defaultdict(set), defaultdict(set), defaultdict(set))
    for triple in triples:
        values, fold = code_set(set_of(triple)), fold_of(triple)
        plain = levelled(triple.spelling)
        for text in {plain, without_marks(plain)}:
            words = read_words(text)
            uses.names[values.name, words.joined].add(fold)
            for cue, _ in telling(words, holding(values, words)).left:
                uses.cues[id(cue)].add(fold)
            for cue, at in _forbidden(values, words):
                uses.absent[id(cue), at].add(fold)
    return uses


def _forbidden(values: CodeSet, words: Words) -> Iterator[tuple[Cue, int]]:
    """Cues that would hold but for one of their terms, and the place of that term."""
    known = frozenset(words.words)
    for cue in values.cues:
        if not cue.needs <= known:
            continue
        for at, term in enumerate(cue.terms):
            if term.absent and places(_loosened(cue, {at}), words) is not None and places(cue, words) is None:
                yield cue, at


def _loosened(cue: Cue, without: set[int]) -> Cue:
    return replace(cue, terms=tuple(term for at, term in enumerate(cue.terms) if at not in without))


def _without(values: CodeSet, uses: _Uses, fold: int) -> CodeSet:
    """A code set as if a fold had never been looked at."""
    own = {read_words(text).joined for value in values.values for text in (value.group, value.say)}
    return narrowed(
        values,
        [
            _loosened(cue, {at for at in range(len(cue.terms)) if uses.absent.get((id(cue), at)) == {fold}})
            for cue in values.cues
            if uses.cues.get(id(cue)) != {fold}
        ],
        {
            label: value
            for label, value in values.labels.items()
            if label in own or uses.names.get((values.name, label)) != {fold}
        },
    )
