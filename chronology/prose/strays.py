"""Words of a record that are of other people altogether: a line of another's sheet, a mail of a whole round, an entry in the wrong file.

A line is another's by whose name, bed or day of birth heads it beside one that the subject's heads; and what stands before a remark that it is of another,
as far as it does not name the subject.
"""

import datetime as dt
import re
from collections.abc import Collection, Iterator
from functools import cache

from chronology.dates import find
from chronology.prose.kept_passages import ENTRY, Passage
from chronology.tables import shipped_table

_WORD = re.compile(r"[^\W\d_]{2,}")
_LINE = re.compile(r"[^\n]+")
_SENTENCE = re.compile(r"(?<=[^\W\d_]{2}[.!?])\s+(?=[A-Z\[(])")
_TITLED = r"(?:(?:Mr|Mrs|Ms|Miss|Mx)\.? [A-Z][\w'’-]+|[A-Z][a-z'’-]+(?: [A-Z]{1,2}\b)?|[A-Z]{2,}(?: [A-Z]{2,})?)"
_BORN = re.compile(r"\b(?:d\.?o\.?b\.?|born|ganwyd)\b[ :.]{0,3}(?P<day>[^\s,;:()–-]+)", re.IGNORECASE)
# Whoever owns to a slip in a sentence of their own means the line above.
_OWNS_TO_IT = re.compile(r"\W*(?:sorry|apologies|oops|whoops|you only|ignore|disregard|skip)\b", re.IGNORECASE)
_TELLS = 6
_LEAST = 3


def strays(text: str, names: frozenset[str], known: frozenset[str], born: Collection[dt.date]) -> tuple[Passage, ...]:
    """Passages of other people; `names` are the subject's in small letters, `known` those of anybody of the case, `born` the days of their births."""
    if len(text) > ENTRY * 2 or not names:
        return ()
    lines = [found[0] for found in _LINE.finditer(text) if found[0].strip()]
    found = [*_headed(lines, names, known), *_born_else(lines, names, born), *_disowned(lines, names)]
    return tuple(Passage(words.strip(), is_part=True) for words in dict.fromkeys(found) if len(words.split()) >= _LEAST)


def _headed(lines: Collection[str], names: Collection[str], known: Collection[str]) -> Iterator[str]:
    """Lines of a sheet that another heads, where the subject heads one."""
    is_headed = any(_names(_head_of(line), names) for line in lines)
    is_begun = is_headed or any(_begins_with(line, names) for line in lines)
    for line in lines if is_begun else ():
        head = _head_of(line)
        # Who speaks in minutes stands before a colon too: only beside a line of that form, or with a bed or room.
        is_other = head and (is_headed or head[-1].isdigit() or head[-2:-1].isdigit())
        if is_other and not _names(line, names) and not _names(head, known):
            yield line


def _begins_with(line: str, names: Collection[str]) -> bool:
    """Behind its day or hour the line goes on with the subject."""
    return _names(" ".join(_WORD.findall(line)[:2]), names)


def _head_of(line: str) -> str:
    """Whose line it is: a name before a colon or dash, or with the bed, room or flat."""
    found = _head().match(line)
    return found["head"] if found else ""


def _born_else(lines: Collection[str], names: Collection[str], born: Collection[dt.date]) -> Iterator[str]:
    """Lines of the subject's name and of a day of birth that is nobody's of the case, and no slip of the pen for one."""
    for line in lines if born else ():
        for found in _BORN.finditer(line):
            day = next((each.when.first_day for each in find(found["day"]) if each.when.dated), None)
            if day and _names(line, names) and not any(_may_be_meant(day, each) for each in born):
                yield line


def _may_be_meant(day: dt.date, born: dt.date) -> bool:
    return sum((day.year == born.year, day.month == born.month, day.day == born.day)) >= 2


def _disowned(lines: list[str], names: Collection[str]) -> Iterator[str]:
    """What stands before a remark that it is another's, or in its own sentence, as far as the subject is not named."""
    for nth, line in enumerate(lines):
        pieces = _SENTENCE.split(line)
        for place, piece in enumerate(pieces):
            said = _part("says_so").search(piece)
            if said is None:
                continue
            rest = f"{piece[: said.start()]} {piece[said.end() :]}"
            if len(_WORD.findall(rest)) >= _TELLS and not _names(rest, names):
                yield piece
                if not place and nth and _OWNS_TO_IT.match(piece) and not _names(lines[nth - 1], names):
                    yield lines[nth - 1]
            elif place:
                yield from _back_over(pieces[:place], names)
            elif nth and not _names(lines[nth - 1], names):
                yield lines[nth - 1]
            elif nth:
                yield from _back_over(_SENTENCE.split(lines[nth - 1]), names)


def _back_over(pieces: Collection[str], names: Collection[str]) -> Iterator[str]:
    """From the last back, until one names the subject."""
    for piece in reversed([*pieces]):
        if _names(piece, names):
            return
        yield piece


def _names(words: str, names: Collection[str]) -> bool:
    return any(word.casefold() in names for word in _WORD.findall(words))


@cache
def _head() -> re.Pattern[str]:
    table = shipped_table("chronology.prose", "strays.toml")
    before, place = ("|".join(table[name]["words"]) for name in ("before", "place"))
    return re.compile(
        rf"(?i:{before})(?P<head>{_TITLED}(?i:{place})|{_TITLED}(?=(?: ?\d[A-Z])?(?::| [-–—] ))|(?i:flat|room|bed) \d+(?=:| [-–—] ))"
    )


@cache
def _part(name: str) -> re.Pattern[str]:
    words = shipped_table("chronology.prose", "strays.toml")[name]["words"]
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})", re.IGNORECASE)
