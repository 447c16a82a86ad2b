"""What the labels of a note's heading mean, read from `labels.toml`, and the labelled values of a line."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from chronology.prose.phrases import folded
from chronology.tables import shipped_table


class Label(StrEnum):
    """A part of a note's heading, or a section of its body."""

    DATE = "date"
    TIME = "time"
    AUTHOR = "author"
    TYPE = "type"
    TITLE = "title"
    SEEN = "seen"
    SEEN_ALONE = "seen_alone"
    PRESENT = "present"
    APOLOGIES = "apologies"
    AGENCY = "agency"
    PLACE = "place"
    ABOUT = "about"
    BORN = "born"
    RECORDED = "recorded"
    OTHER = "other"
    BODY = "body"
    ACTION = "action"
    OUTCOME = "outcome"
    DECISION = "decision"
    RATIONALE = "rationale"
    IMPACT = "impact"
    CHILD_VOICE = "child_voice"


SECTIONS = frozenset({Label.ACTION, Label.OUTCOME, Label.DECISION, Label.RATIONALE, Label.IMPACT, Label.CHILD_VOICE})

_DECORATION = " \t*_|>#-:"


@dataclass(frozen=True, slots=True)
class Field:
    """A labelled value in a line: offsets of the value in the text, decoration left outside."""

    label: Label
    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class Wording:
    """The tables of `labels.toml`, ready to use."""

    labels: Mapping[str, Label]
    in_line: re.Pattern[str]
    furniture: Mapping[str, re.Pattern[str]]
    involvement: Mapping[str, frozenset[str]]


@cache
def wording() -> Wording:
    """Read the tables once.

    Raises:
        ValueError: a label that `Label` does not know, or one spelling under two labels; the package is damaged.
    """
    table = shipped_table("importers.notes", "labels.toml")
    pairs = [
        (spelling, Label(name))
        for part in ("heading", "section")
        for name, spellings in table[part].items()
        for spelling in spellings
    ]
    labels = dict(pairs)
    if len(labels) != len(pairs):
        raise ValueError("labels.toml gives one spelling to two labels")
    choice = "|".join(re.escape(spelling) for spelling in sorted(labels, key=len, reverse=True))
    return Wording(
        labels=labels,
        # A colon or a tab follows; a second label on the line stands after a gap, a bar or a bracket.
        in_line=re.compile(
            rf"(?:\A|(?<=[\s|(*]))[*_]{{0,3}}({choice})[*_]{{0,3}}(?:[ ]?\([^()\n]{{1,30}}\))?[ ]{{0,8}}(?::|\t|\|)[*_]{{0,3}}"
        ),
        furniture={name: re.compile("|".join(patterns)) for name, patterns in table["furniture"].items()},
        involvement={name: frozenset(words) for name, words in table["involvement"].items()},
    )


def label_of(words: str) -> Label | None:
    """The label a table's column heading or a field's name stands for."""
    return wording().labels.get(folded(" ".join(words.strip(_DECORATION).split())))


def furniture_of(line: str) -> str | None:
    """The rule under which a whole line is page furniture, or None."""
    plain = folded(line.strip(_DECORATION))
    if not plain:
        return None
    return next((name for name, pattern in wording().furniture.items() if pattern.fullmatch(plain)), None)


def fields_of(text: str, start: int, end: int) -> tuple[Field, ...]:
    """The labelled values of a line that begins with a label; nothing of any other line."""
    line = text[start:end]
    if not _may_hold_fields(line):
        return ()
    line = line.lstrip(_DECORATION)
    found = list(wording().in_line.finditer(folded(line)))
    if not found or found[0].start() > 0:
        return ()
    return tuple(
        _fields(text, end - len(line), end, [found[0], *(match for match in found[1:] if _capital(line, match))])
    )


def _may_hold_fields(line: str) -> bool:
    head = line[:60]
    return ":" in head or "\t" in head or "|" in head


def _capital(line: str, match: re.Match[str]) -> bool:
    """Within a line only a label that is written as one ("Time:") counts, not a word before a colon."""
    return line[match.start(1)].isupper()


def _fields(text: str, start: int, end: int, found: list[re.Match[str]]) -> Iterator[Field]:
    stops = [match.start() + start for match in found[1:]] + [end]
    for match, stop in zip(found, stops, strict=True):
        begin, finish = _trim(text, match.end() + start, stop)
        yield Field(wording().labels[match[1]], begin, finish, text[begin:finish])


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in " \t*_|":
        start += 1
    while end > start and text[end - 1] in " \t*_|,;(":
        end -= 1
    return start, end
