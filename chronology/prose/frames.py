"""Grave facts in everyday words: what two or three words of a clause say together, read from `everyday/`.

A list of phrases cannot hold "put both hands round her throat", "hands were at my neck" and "had her by the throat". Classes of
words can, put into frames. A frame gives what a cue that names its kind gives, and is held to the same rules.

There are many frames, and most words of a note begin some. So each is tried only where the words soon behind hold one of
every class that it needs, and is made ready when it is first tried.
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, reduce
from importlib.resources import files
from operator import or_
from typing import Any

from chronology.model import Kind
from chronology.prose.company import around, speaks_for
from chronology.prose.phrases import Worded
from chronology.prose.wordclasses import CLASS, Classes

# Six words or so, within a sentence; and three at most, within a clause.
_BETWEEN = r"(?!\w)[^.;!?]{0,44}?(?<!\w)"
_NEARLY = r"(?:[\s-]+[\w']+){0,3}?[\s-]+"
_GAPS = (("..", _BETWEEN), ("~", _NEARLY))
# What a frame begins with, and what it cannot do without: a class, a choice, or a word, with no mark of a repeat behind.
_PART = re.compile(r"\{(?P<class>[a-z_]\w*)\}|\((?P<choice>(?:[^()]|\([^()]*\))*)\)|(?P<word>[\w']+)(?=[ ,]|$)")
_REPEATED = re.compile(r"\s?[?*]")
_COMMON = frozenset(
    "the a an his her their my our he she they i it we you him them me us and or to of in on at for with from by as is was were be"
    " been has had have not no did said up out off down home school mum dad mother father child children baby house door day week"
    " night since when room left told never came come went going get got about back over other again two three one".split()
)
# Words of a text are looked over in stretches of so many, and so many of these: a frame reaches no further.
_STRETCH, _ON = 8, 4


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """A way of saying one kind of thing, and the company in which it says it; both in the writing of `everyday/`."""

    name: str
    kind: Kind
    says: str
    needs: int
    beside: str = ""
    not_beside: str = ""


@dataclass(frozen=True, slots=True)
class Framed:
    """A frame that spoke in a text."""

    start: int
    end: int
    frame: Frame


@dataclass(frozen=True, slots=True)
class _Frames:
    """All frames, ready to look up."""

    beginning: Mapping[str, tuple[int, Sequence[tuple[int, Frame]]]]
    """The frames that may begin with a word, each with the rarest of its needs, and those needs together."""
    holds: Mapping[str, int]
    """What a word gives of all that frames need, a bit for each need."""


def framed(lower: str, worded: Worded) -> Iterator[Framed]:
    """What frames say in a text, in order; of one kind nothing twice from one place."""
    frames = _frames()
    if worded.different.isdisjoint(frames.beginning):
        return
    words, soon = worded.words, _soon(worded.words, frames.holds)
    for place, at in enumerate(worded.starts):
        if (beginning := frames.beginning.get(words[place])) is None:
            continue
        if live := beginning[0] & (held := soon[place // _STRETCH]):
            likely = [frame for rarest, frame in beginning[1] if rarest & live and not frame.needs & ~held]
            if likely:
                yield from _spoken(likely, lower, worded.place(at))


def _spoken(frames: Sequence[Frame], lower: str, start: int) -> Iterator[Framed]:
    told = set()
    for frame in frames:
        found = _compiled(frame.says).match(lower, start) if frame.kind not in told else None
        if found and _is_in_company(frame, lower, start, found.end()):
            told.add(frame.kind)
            yield Framed(start, found.end(), frame)


def _soon(words: Sequence[str], holds: Mapping[str, int]) -> Sequence[int]:
    """Of each stretch of words, what frames that begin in it can find."""
    own = [
        reduce(or_, (holds[word] for word in set(words[at : at + _STRETCH]) & holds.keys()), 0)
        for at in range(0, len(words), _STRETCH)
    ]
    return [reduce(or_, own[at : at + _ON]) for at in range(len(own))]


def _is_in_company(frame: Frame, lower: str, start: int, end: int) -> bool:
    if not speaks_for(frame.kind, lower, start, end):
        return False
    before, after = around(lower, start, end)
    sentence = f"{before}{lower[start:end]}{after}"
    if frame.not_beside and _compiled(frame.not_beside).search(sentence):
        return False
    return not frame.beside or _compiled(frame.beside).search(sentence) is not None


def tables_of_frames() -> Sequence[Mapping[str, Any]]:
    """The files of frames, one for each field of harm, in the order of their names."""
    folder = files("chronology.prose").joinpath("everyday")
    names = sorted(each.name for each in folder.iterdir() if each.name.endswith(".toml"))
    return [tomllib.loads(folder.joinpath(name).read_text("utf-8")) for name in names]


@cache
def _tables() -> tuple[Sequence[Mapping[str, Any]], Classes]:
    tables = tables_of_frames()
    return tables, Classes(tables)


@cache
def _compiled(shape: str) -> re.Pattern[str]:
    return re.compile(_tables()[1].within(shape))


@cache
def _frames() -> _Frames:
    tables, classes = _tables()
    beginning: dict[str, list[tuple[int, Frame]]] = defaultdict(list)
    holds: dict[str, int] = defaultdict(int)
    bits: dict[frozenset[str], int] = {}
    for row in (row for table in tables for row in table.get("frame", ())):
        for says in row["says"]:
            needs = _needs(says, classes) or [_beginnings(says, classes)]
            for need in needs:
                bits.setdefault(need, 1 << len(bits))
            frame = _frame(row, says, reduce(or_, (bits[need] for need in needs), 0))
            rarest = bits[min(needs, key=_commonness)]
            for word in sorted(_beginnings(says, classes)):
                beginning[word].append((rarest, frame))
    for need, bit in bits.items():
        for word in need:
            holds[word] |= bit
    masks = {word: reduce(or_, (rarest for rarest, _ in frames)) for word, frames in beginning.items()}
    return _Frames({word: (masks[word], frames) for word, frames in beginning.items()}, dict(holds))


def _commonness(words: frozenset[str]) -> tuple[int, int]:
    return len(words & _COMMON), len(words)


def _frame(row: Mapping[str, Any], says: str, needs: int) -> Frame:
    shape = says.replace("(", "(?:").replace(" ?", r"[\s-]*")
    for mark, gap in _GAPS:
        shape = shape.replace(f" {mark} ", gap).replace(f"*{mark} ", f"*{gap}").replace(f"?{mark} ", f"?{gap}")
    shape = shape.replace(" ", r"[\s-]+")
    return Frame(
        name=row["name"],
        kind=Kind(row["kind"]),
        says=rf"{shape}(?!\w)",
        needs=needs,
        beside=row.get("beside", ""),
        not_beside=row.get("not_beside", ""),
    )


def _beginnings(says: str, classes: Classes) -> frozenset[str]:
    """The first words of what a frame begins with.

    Raises:
        ValueError: it begins with what may be missing, or with a pattern; the package is damaged.
    """
    part = _PART.match(says)
    firsts = frozenset() if part is None else frozenset().union(*(classes.firsts(way) for way in _ways(part)))
    if part is None or "" in firsts or _REPEATED.match(says, part.end()):
        raise ValueError(f"a frame begins with a class, a choice or a word: {says}")
    return firsts


def _needs(says: str, classes: Classes) -> Sequence[frozenset[str]]:
    """Of each part that a frame does not go without, the words one of which it then has."""
    parts = [_ways(part) for part in _PART.finditer(says) if not _REPEATED.match(says, part.end())]
    found = [frozenset().union(*(classes.tellings(way) for way in ways)) for ways in parts if "[" not in "".join(ways)]
    # What is a mark only may stand between any words.
    return [words for words in found if "" not in words]


def _ways(part: re.Match[str]) -> Sequence[str]:
    named, chosen, word = part.group("class", "choice", "word")
    if named:
        return [f"{{{named}}}"]
    # A choice within a choice is none that is looked through.
    return ["["] if chosen and "(" in chosen else chosen.split("|") if chosen else [word]
