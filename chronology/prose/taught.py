"""Grave facts that no phrase and no frame names, by the weight of their words: learned from invented sentences, read from `taught.toml`.

"His lip was out to here when he come in" holds no word for a blow. Each word of a sentence, each two neighbours, the classes of
`everyday/` they are in and the pieces they are made of have a weight for each kind; what they come to together says how
likely the sentence is to tell of it, or of nothing grave. `benchmarks/teaching.py` makes the weights, on no machine but one that works on
them; here is only a sum. What is found so has no title but its own words: the kind says how grave it is and where it is counted.
"""

import math
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise, starmap
from struct import unpack

from chronology.model import Kind
from chronology.prose.frames import word_classes
from chronology.tables import shipped_table

_WORD = re.compile(r"[\w']+")
PIECES = (3, 4, 5)
"""Lengths of the pieces of words, in characters."""
ZERO = 83
"""The character that stands for a weight of nought; the weights on either side of it go by steps of one."""
_LEAST_WORDS = 8
"""Words of the shortest sentence that is weighed: "Padlock on the fridge, Cai says" has little but what is grave."""
FEWEST = 6
"""Fewer words than that weigh as so many: two words alone say little."""
_MOST_WORDS = 60
# So likely it must be that a sentence tells of something grave, and so likely that it is of this sort rather than another.
_GRAVE_FROM = 0.85
_OF_KIND_FROM = 0.65
# Where so much is left to what is nothing grave, no sum of the rest reaches that.
_PLAINLY = 1 - _GRAVE_FROM + 0.01
_STANDS_OUT = 0.6
# So likely, that it tells of nothing grave, that words for a grave thing are taken for others.
_PLAIN_FROM = 0.985
_NONE = "none"
_TELLING = 3
"""So many of its words say where a sentence tells it, and why."""
_Row = tuple[int, int]
"""Weights for all labels side by side in one number, which adds them up at once, and of how many rows it is the sum.

Each has so many bits, and is never below nought: as in the table, `ZERO` stands for nought in every row.
"""
_WIDTH = 32
_FIELD = (1 << _WIDTH) - 1
_NOTHING: _Row = (0, 0)


@dataclass(frozen=True, slots=True)
class Taught:
    """What a sentence tells by the weight of its words: where the most telling ones stand."""

    kind: Kind
    start: int
    end: int
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Weights:
    """The table. A row of weights has one for each label, in the order of `labels`."""

    labels: tuple[str, ...]
    base: tuple[float, ...]
    unit: float
    of: Mapping[str, str]
    kinds: Mapping[str, Kind]
    """Labels that are told as a kind; of the others no sentence is an entry."""
    sorts: Mapping[str, str]
    """Labels of one sort may be taken for each other without harm: how likely they are is added up."""
    nothing: int
    """The place of the label of what tells of nothing grave."""
    general: Mapping[str, str]
    """The label that is told of a sort where none of it stands out; a sort without one is then told as nothing."""
    sort_of: Mapping[Kind, str]
    """The sort of each kind that a sentence can be told as."""


def taught(lower: str, start: int, end: int) -> Taught | None:
    """What a sentence of a folded text tells by the weight of its words; nothing where that is not plain."""
    words, parts = _weighed(lower, start, end)
    kind_at = _kind_of(_likely(parts)) if parts else None
    if kind_at is None:
        return None
    nothing = _weights().nothing
    telling = sorted(range(len(words)), key=lambda at: _at(parts[at], nothing) - _at(parts[at], kind_at))[:_TELLING]
    near = sorted(at for at in telling if abs(at - telling[0]) <= FEWEST)
    first, last = words[near[0]], words[near[-1]]
    return Taught(
        kind=_weights().kinds[_weights().labels[kind_at]],
        start=first.start(),
        end=last.end(),
        words=tuple(words[at][0] for at in near),
    )


def tells_nothing_grave(lower: str, start: int, end: int) -> bool:
    """All words of a sentence together make it so sure to be plain that a phrase in it means something else ("killed it on stage")."""
    _, parts = _weighed(lower, start, end)
    return bool(parts) and _likely(parts)[_weights().nothing] > _PLAIN_FROM


def sort_of(kind: Kind) -> str:
    """The sort of grave thing that a kind is of, as sentences are weighed; empty for a kind that no sentence was taught for."""
    return _weights().sort_of.get(kind, "")


def shares_of_sorts(lower: str, start: int, end: int) -> Mapping[str, float]:
    """How likely a sentence of a folded text is to tell of each sort, however short it is; nothing where it is too long."""
    words = list(_WORD.finditer(lower, start, end))
    if not words or len(words) > _MOST_WORDS:
        return {}
    return _by_sort(_likely(_parts([found[0] for found in words])))


def kinds_weighed() -> Collection[Kind]:
    """The kinds that a sentence can be told as by the weight of its words."""
    return _weights().kinds.values()


@lru_cache(maxsize=4)
def _weighed(lower: str, start: int, end: int) -> tuple[Sequence[re.Match[str]], Sequence[_Row]]:
    """The words of a sentence and what each weighs, with its next; nothing of one too short or too long to be weighed."""
    words = list(_WORD.finditer(lower, start, end))
    if not _LEAST_WORDS <= len(words) <= _MOST_WORDS:
        return (), ()
    return words, _parts([found[0] for found in words])


def _parts(told: Sequence[str]) -> Sequence[_Row]:
    pairs = [*starmap(_pair_row, pairwise(told)), _NOTHING]
    words = map(_word_row, told)
    return [(weight + beside, count + more) for (weight, count), (beside, more) in zip(words, pairs, strict=True)]


def _by_sort(likely: Sequence[float]) -> Mapping[str, float]:
    shares: dict[str, float] = defaultdict(float)
    for label, share in zip(_weights().labels, likely, strict=True):
        if label in _weights().sorts:
            shares[_weights().sorts[label]] += share
    return shares


def _likely(parts: Sequence[_Row]) -> list[float]:
    """How likely each label is, of all that are."""
    table = _weights()
    unit = table.unit / math.sqrt(max(len(parts), FEWEST))
    nought = ZERO * sum(count for _, count in parts)
    whole_row = sum(weight for weight, _ in parts).to_bytes(len(table.base) * _WIDTH // 8, "little")
    sums = [
        base + unit * (column - nought)
        for base, column in zip(table.base, unpack(f"<{len(table.base)}I", whole_row), strict=True)
    ]
    most = max(sums)
    powers = [math.exp(each - most) for each in sums]
    whole = sum(powers)
    return [each / whole for each in powers]


def _kind_of(likely: Sequence[float]) -> int | None:
    """The place of the label a sentence is told as, where it is likely enough that it tells of a grave thing, and of this sort."""
    table = _weights()
    if likely[table.nothing] > _PLAINLY:
        return None
    by_sort: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for label, share in zip(table.labels, likely, strict=True):
        if label in table.sorts:
            by_sort[table.sorts[label]].append((share, label))
    shares = {sort: sum(share for share, _ in labels) for sort, labels in by_sort.items()}
    sort = max(shares, key=lambda each: shares[each])
    if sum(shares.values()) < _GRAVE_FROM or shares[sort] < _OF_KIND_FROM:
        return None
    share, best = max(by_sort[sort])
    label = best if share >= shares[sort] * _STANDS_OUT else table.general.get(sort, "")
    return table.labels.index(label) if label in table.kinds else None


def words_of(lower: str) -> list[str]:
    """The words of a folded text, as they are weighed."""
    return _WORD.findall(lower)


def features(word: str) -> Iterator[str]:
    """What a word is weighed by: itself, its pieces and its classes."""
    yield f"w {word}"
    yield from (f"@{name}" for name in word_classes().get(word, ()))
    marked = f"<{word}>"
    for length in PIECES:
        yield from (f"c {marked[at : at + length]}" for at in range(len(marked) - length + 1))


def features_of_pair(one: str, other: str) -> Iterator[str]:
    """What two neighbours are weighed by: themselves and the classes of both together."""
    yield f"b {one} {other}"
    yield from (f"@{name}" for name in word_classes().get(f"{one} {other}", ()))


@lru_cache(maxsize=32768)
def _word_row(word: str) -> _Row:
    """What a word weighs for each label."""
    return _row(features(word))


@lru_cache(maxsize=65536)
def _pair_row(one: str, other: str) -> _Row:
    return _row(features_of_pair(one, other))


def _row(weighed_by: Iterator[str]) -> _Row:
    """A row of the table is written as characters, and four bytes of each are its number as rows are added up."""
    of = _weights().of
    rows = [int.from_bytes(row.encode("utf-32-le"), "little") for each in weighed_by if (row := of.get(each))]
    return (sum(rows), len(rows)) if rows else _NOTHING


def _at(row: _Row, label: int) -> int:
    """What of a row is for the label of a place."""
    weight, count = row
    return (weight >> label * _WIDTH & _FIELD) - ZERO * count


@cache
def _weights() -> _Weights:
    table = shipped_table("chronology.prose", "taught.toml")
    rows = (line.partition("\t") for line in table["weights"].strip("\n").split("\n"))
    return _Weights(
        labels=tuple(table["labels"]),
        base=tuple(table["base"]),
        unit=table["unit"],
        of={name: row for name, _, row in rows},
        kinds={label: Kind(kind) for label, kind in table["kinds"].items()},
        sorts=table["sorts"],
        nothing=table["labels"].index(_NONE),
        general=table["general"],
        sort_of={Kind(kind): table["sorts"][label] for label, kind in table["kinds"].items()},
    )
