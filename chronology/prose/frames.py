"""Grave facts in everyday words: what two or three words of a clause say together, read from `frames.toml`.

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

# Six words or so, within a sentence.
_BETWEEN = r"(?!\w)[^.;!?]{0,44}?(?<!\w)"
_CLASS = re.compile(r"\{(\w+)\}")
# What a frame begins with: a class, a choice, or a word.
_OPENING = re.compile(r"\{(?P<class>\w+)\}|\((?P<choice>[^()]*)\)|(?P<word>\w+)")
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
    table = tomllib.loads(files("chronology.prose").joinpath("frames.toml").read_text("utf-8"))
    beginning: dict[str, list[Frame]] = defaultdict(list)
    for row in table["frame"]:
        for says in row["says"]:
            frame = _frame(row, says, table["classes"])
            for word in dict.fromkeys(_beginnings(says, table["classes"])):
                beginning[word].append(frame)
    return beginning


def _frame(row: Mapping[str, Any], says: str, classes: Mapping[str, Sequence[str]]) -> Frame:
    def choice(found: re.Match[str]) -> str:
        return f"(?:{'|'.join(map(re.escape, sorted(classes[found[1]], key=len, reverse=True)))})"

    shape = says.replace("(", "(?:").replace(" .. ", "\0")
    shape = _CLASS.sub(choice, shape).replace("\\ ", " ").replace(" ", r"[\s-]+").replace("\0", _BETWEEN)
    return Frame(
        name=row["name"],
        kind=Kind(row["kind"]),
        says=re.compile(rf"{shape}(?!\w)"),
        beside=re.compile(row["beside"]) if "beside" in row else None,
        not_beside=re.compile(row["not_beside"]) if "not_beside" in row else None,
    )


def _beginnings(says: str, classes: Mapping[str, Sequence[str]]) -> Iterator[str]:
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
