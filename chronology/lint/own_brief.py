"""Entries that our PDF tells in a line or run in with their neighbours, where it is held to few pages."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from chronology.lint.cells import days_in, when_of
from chronology.lint.sheet import Row
from chronology.model import Level

# A number, a date with its time, a colon; what follows is the title.
_DATED = r"(?P<date>(?:[^:;.]|:\d\d)+?):\s(?P<rest>.*)"
_WEIGHTY = {"C": Level.CRITICAL, "H": Level.HIGH}
_LETTER = re.compile(r"\((?P<letter>[CH])\)[.,;]?")
# What a year ends with is no part of its last entry.
_NOT_SHOWN = re.compile(r"\n\d+ \w+ entr(?:y|ies) not shown")
_FURTHER = re.compile(r"(?i)and \d+ further that year:")


@dataclass(frozen=True, slots=True)
class Said:
    """The words by which an outcome, findings and the person's own words are told."""

    outcome: str
    finding: str
    voice: tuple[str, ...]


def brief_rows(text: str, first: int, said: Said, positive: frozenset[str]) -> Iterator[Row]:
    """The entries of a text, which are numbered one after the other from the first on."""
    number = first
    at = _start(text, number)
    while at is not None:
        found = re.compile(rf"{number}\s+{_DATED}", re.DOTALL).match(text, at)
        if found is None:
            return
        # Its own day, where a line begins with it ("25 | 26 June"), is not the number of the next.
        following = _start(text, number + 1, found.start("rest"))
        rest = text[found.start("rest") : following]
        yield _row(number, found["date"], rest.strip(" ;"), said, positive)
        number, at = number + 1, following


def _start(text: str, number: int, after: int = 0) -> int | None:
    """Where an entry of a number begins: at the start of a line, or behind a semicolon."""
    found = re.compile(rf"(?:^|(?<=; )|(?<=\n)|(?<=;\n)){number}(?={_shape()})").search(text, after)
    return found.start() if found else None


def _shape() -> str:
    """A number that a date and a colon follow, so that no number of the record's words is taken for one."""
    return r"\s(?:[^:;.]|:\d\d){3,60}?:\s"


def _row(number: int, date: str, rest: str, said: Said, positive: frozenset[str]) -> Row:
    rest = _NOT_SHOWN.split(rest, maxsplit=1)[0].partition(f". {said.finding} F")[0].strip(" .\n")
    letter = _LETTER.search(rest)
    ends = "|".join((r"\. ", ", ", *map(re.escape, (*said.voice, said.outcome))))
    title = rest[: letter.start()] if letter else re.split(ends, f"{rest} ", maxsplit=1)[0]
    told, _, outcome = (rest[letter.end() :] if letter else rest[len(title) :]).partition(said.outcome)
    voice = next((told.partition(label)[2] for label in said.voice if label in told), "")
    further = _FURTHER.search(rest)
    return Row(
        place=f"entry {number}",
        serial=str(number),
        when=when_of(" ".join(date.split())),
        level=_WEIGHTY[letter["letter"]] if letter else Level.MEDIUM,
        title=title.strip(" ."),
        fact=told.strip(" .,"),
        voice=voice.strip(),
        outcome=outcome.strip(" ."),
        why=letter["letter"] if letter else "",
        source=" ".join(rest.split()[-2:]),
        further=tuple(days_in(rest[further.end() :])) if further else (),
        positive=str(number) in positive,
        in_brief=True,
    )
