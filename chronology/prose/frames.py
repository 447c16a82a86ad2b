"""Grave facts in everyday words: what two or three words of a clause say together, read from `everyday/`.

A list of phrases cannot hold "put both hands round her throat", "hands were at my neck" and "had her by the throat". Classes of
words can, put into frames. A frame gives what a cue that names its kind gives, and is held to the same rules.
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from chronology.model import Kind
from chronology.prose.company import around, speaks_for
from chronology.prose.phrases import Worded
from chronology.prose.wordclasses import Classes, classes_of, pattern_of

# Six words or so, within a sentence; and three at most, within a clause.
_BETWEEN = r"(?!\w)[^.;!?]{0,44}?(?<!\w)"
_NEARLY = r"(?:[\s-]+[\w']+){0,3}?[\s-]+"
_CLASS = re.compile(r"\{([a-z_]\w*)\}")
# What a frame begins with: a class, a choice, or a word.
_OPENING = re.compile(r"\{(?P<class>[a-z_]\w*)\}|\((?P<choice>[^()]*)\)|(?P<word>\w+)")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Frame:
    """A way of saying one kind of thing, and the company in which it says it."""

    name: str
    kind: Kind
    says: re.Pattern[str]
    beside: re.Pattern[str] | None = None
    not_beside: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class Framed:
    """A frame that spoke in a text."""

    start: int
    end: int
    frame: Frame


def framed(lower: str, worded: Worded) -> Iterator[Framed]:
    """What frames say in a text, in order; of one kind nothing twice from one place."""
    beginnings = _frames()
    if worded.different.isdisjoint(beginnings):
        return
    for word, at in zip(worded.words, worded.starts, strict=True):
        if (frames := beginnings.get(word)) is None:
            continue
        start, told = worded.place(at), set()
        for frame in frames:
            found = frame.says.match(lower, start) if frame.kind not in told else None
            if found and _is_in_company(frame, lower, start, found.end()):
                told.add(frame.kind)
                yield Framed(start, found.end(), frame)


def _is_in_company(frame: Frame, lower: str, start: int, end: int) -> bool:
    if not speaks_for(frame.kind, lower, start, end):
        return False
    before, after = around(lower, start, end)
    sentence = f"{before}{lower[start:end]}{after}"
    if frame.not_beside is not None and frame.not_beside.search(sentence):
        return False
    return frame.beside is None or frame.beside.search(sentence) is not None


@cache
def _frames() -> Mapping[str, Sequence[Frame]]:
    """The frames that may begin with a word."""
    tables = tables_of_frames()
    classes = classes_of(tables)
    beginning: dict[str, list[Frame]] = defaultdict(list)
    for row in (row for table in tables for row in table.get("frame", ())):
        for says in row["says"]:
            frame = _frame(row, says, classes)
            for word in dict.fromkeys(_beginnings(says, classes)):
                beginning[word].append(frame)
    return beginning


def tables_of_frames() -> Sequence[Mapping[str, Any]]:
    """The files of frames, one for each field of harm, in the order of their names."""
    folder = files("chronology.prose").joinpath("everyday")
    names = sorted(each.name for each in folder.iterdir() if each.name.endswith(".toml"))
    return [tomllib.loads(folder.joinpath(name).read_text("utf-8")) for name in names]


def _frame(row: Mapping[str, Any], says: str, classes: Classes) -> Frame:
    shape = says.replace("(", "(?:").replace(" .. ", "\0").replace(" ~ ", "\1")
    shape = shape.replace("\\ ", " ").replace(" ", r"[\s-]+").replace("\0", _BETWEEN).replace("\1", _NEARLY)
    return Frame(
        name=row["name"],
        kind=Kind(row["kind"]),
        says=re.compile(rf"{_with_classes(shape, classes)}(?!\w)"),
        beside=_pattern(row, "beside", classes),
        not_beside=_pattern(row, "not_beside", classes),
    )


def _pattern(row: Mapping[str, Any], part: str, classes: Classes) -> re.Pattern[str] | None:
    return re.compile(_with_classes(row[part], classes)) if part in row else None


def _with_classes(shape: str, classes: Classes) -> str:
    # A repeat ("{0,3}") is no class: those begin with a letter.
    return _CLASS.sub(lambda found: f"(?:{pattern_of(classes[found[1]])})", shape)


def _beginnings(says: str, classes: Classes) -> Iterator[str]:
    """The first words of what a frame begins with."""
    opening = _OPENING.match(says)
    if opening is None:
        raise ValueError(f"a frame begins with a class, a choice or a word: {says}")
    named, chosen, word = opening.group("class", "choice", "word")
    for phrase in classes[named] if named else chosen.split("|") if chosen else [word]:
        if _CLASS.match(phrase):
            yield from _beginnings(phrase, classes)
        elif first := _WORD.match(phrase):
            yield first[0]
