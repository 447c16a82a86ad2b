"""Entries that our PDF tells in a line, run in with their neighbours or in a list behind them, where it is held to few pages."""

import re
from collections.abc import Collection, Iterator
from itertools import pairwise

from chronology.lint.cells import days_in, serials_of, when_of
from chronology.lint.own_voice import voice_in, without_marks
from chronology.lint.own_words import Words
from chronology.lint.sheet import Row
from chronology.model import Level

# A number, a date with its time, a colon; what follows is the title.
_DATED = r"(?P<date>(?:[^:;.]|:\d\d)+?):\s(?P<rest>.*)"
# The further numbers of a row that tells a note: "54, 55", "24 to 26", in Welsh "24 – 26".
_OTHERS = r"(?:(?:,\s\d+)+|\s(?:to|–)\s\d+)?"
_WEIGHTY = (Level.CRITICAL, Level.HIGH)


def brief_rows(
    text: str, first: int, words: Words, positive: frozenset[str], elsewhere: Collection[int] = ()
) -> Iterator[Row]:
    """The entries of a text, which are numbered one after the other from the first on, but for those that stand elsewhere."""
    number = _from(first, elsewhere)
    at = _start(text, number)
    while at is not None:
        found = re.compile(rf"(?P<every>{number}{_OTHERS})\s+{_DATED}", re.DOTALL).match(text, at)
        if found is None:
            return
        every = serials_of(found["every"], words["to"])
        elsewhere = {*elsewhere, *map(int, every)}
        # Its own day, where a line begins with it ("25 | 26 June"), is not the number of the next.
        after = _from(number + 1, elsewhere)
        following = _start(text, after, found.start("rest"))
        rest = text[found.start("rest") : following]
        yield from (_row(int(each), found["date"], rest.strip(" ;"), words, positive) for each in every)
        number, at = after, following


def _from(number: int, elsewhere: Collection[int]) -> int:
    """The first number from this on that stands here."""
    while number in elsewhere:
        number += 1
    return number


def rows_beneath(text: str, words: Words, positive: frozenset[str]) -> Iterator[Row]:
    """The entries of a text in which those between stand elsewhere: each number is greater than the one before."""
    starts: list[tuple[int, int]] = []
    for found in re.finditer(rf"(?:^|(?<=; )|(?<=\. ))(?P<number>\d+){_OTHERS}(?={_shape()})", text):
        if not starts or int(found["number"]) > starts[-1][0]:
            starts.append((int(found["number"]), found.start()))
    for (number, at), (_, end) in pairwise([*starts, (0, len(text))]):
        told = re.compile(rf"(?P<every>{number}{_OTHERS})\s+{_DATED}", re.DOTALL).match(text[at:end])
        if told is not None:
            every = serials_of(told["every"], words["to"])
            yield from (_row(int(each), told["date"], told["rest"].strip(" ;"), words, positive) for each in every)


def _start(text: str, number: int, after: int = 0) -> int | None:
    """Where an entry of a number begins: at the start of a line, or behind a semicolon."""
    found = re.compile(rf"(?:^|(?<=; )|(?<=\. )|(?<=\n)|(?<=;\n)){number}{_OTHERS}(?={_shape()})").search(text, after)
    return found.start() if found else None


def _shape() -> str:
    """A number that a date and a colon follow, so that no number of the record's words is taken for one."""
    return r"\s(?:[^:;.]|:\d\d){3,60}?:\s"


def _row(number: int, date: str, rest: str, words: Words, positive: frozenset[str]) -> Row:
    say = words["entries"]
    voices, come = (say["voice"].strip(), say["heard"].strip()), say["outcome"].strip()
    # What a year ends with is no part of its last entry.
    rest = " ".join(words.not_shown.split(rest, maxsplit=1)[0].split())
    rest = rest.partition(f". {say['finding']} F")[0].strip(" .\n")
    weighty = {words["letters"][level]: level for level in _WEIGHTY}
    kind = words.kind.search(rest)
    rest = words.kind.sub("", rest, count=1)
    letter = re.search(rf"\((?P<letter>[{''.join(weighty)}])\)[.,;]?", rest)
    ends = "|".join((r"\. ", ", ", *map(re.escape, (*voices, come))))
    title = rest[: letter.start()] if letter else "" if kind else re.split(ends, f"{rest} ", maxsplit=1)[0]
    told, _, outcome = (rest[letter.end() :] if letter else rest[len(title) :]).partition(come)
    voice = voice_in(rest.partition(come)[0], say)
    further = words.further.search(rest)
    return Row(
        place=f"entry {number}",
        serial=str(number),
        when=when_of(" ".join(date.split())),
        level=weighty[letter["letter"]] if letter else Level.MEDIUM,
        title=kind[1] if kind else title.strip(" ."),
        fact=without_marks(told, say).strip(" .,"),
        voice=voice,
        outcome=outcome.strip(" ."),
        why=letter["letter"] if letter else "",
        source=" ".join(rest.split()[-2:]),
        further=tuple(days_in(rest[further.end() :])) if further else (),
        positive=str(number) in positive,
        in_brief=True,
    )
