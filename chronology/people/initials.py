"""Letters that are somebody's initials: "LD" of notes that name Lena Davies is more likely her than a condition or a service.

So long as no line says otherwise: "learning disability (LD)" tells what the letters are there, and "LD = Lena" whose they are.
Letters that stand in nearly every record for who works there (GP, SW) are theirs only where a line says so.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from chronology.model import Person, PersonKind
from chronology.people.names import names_of, parts_of
from chronology.people.roles import BY_ROLE, role_of
from chronology.people.tables import table_of


def initials_of(people: Iterable[Person]) -> Mapping[str, tuple[str, ...]]:
    """By letters, in capitals, the names of those whose initials they are, each once."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for person in people:
        if person.kind is PersonKind.ORGANISATION or person.id.startswith(BY_ROLE):
            continue
        for short in _letters(person):
            found[short].setdefault(person.name)
    return {short: tuple(names) for short, names in found.items()}


def _letters(person: Person) -> Iterator[str]:
    for name in names_of(person):
        if name.whole:
            first, last = name.given[0], name.family[0]
            yield f"{first}{last}".upper()
            if name.middle:
                yield "".join((first, *(middle[0] for middle in name.middle), last)).upper()


def told_as_initials(short: str, names: Sequence[str], texts: Iterable[str]) -> bool:
    """A line says whose letters they are: "GP = Gethin"."""
    given = "|".join(re.escape(name.split()[0]) for name in names if name)
    key = re.compile(rf"\b{re.escape(short)} ?= ?(?i:{given})\b")
    return any(short in text and key.search(text) for text in texts)


def told_as_words(short: str, meanings: Iterable[str], texts: Iterable[str]) -> bool:
    """A line says what letters stand for: "learning disability (LD)", "LD (learning disability)", "LD = learning disability"."""
    words = "|".join(re.escape(each).replace(r"\ ", r"[ -]") for each in meanings)
    if not words:
        return False
    letters = re.escape(short)
    line = re.compile(rf"\b(?i:{words})s? ?\({letters}\)|\b{letters} ?(?:\(|=|: |[-–—] )(?i:{words})\b")
    return any(short in text and line.search(text) for text in texts)


_IN_BRACKETS = re.compile(r"(?<=\w) \((?P<letters>[A-Z]{2,3})\)(?=[,;.]|\s|\Z)")
_SEVERAL = 2


def in_brackets(texts: Iterable[str], names: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """By letters, whose initials they are where they stand in brackets behind things to do: "see alone (TA), letter (NO)".

    So where a text has the letters of two at least who write in the record or are named; one bracket may explain what is before it.
    """
    written: dict[str, dict[str, None]] = defaultdict(dict)
    for name in names:
        parts = parts_of(name)
        if parts.whole:
            written[f"{parts.given[0]}{parts.family[0]}".upper()][name] = None
    found: dict[str, tuple[str, ...]] = {}
    for text in texts:
        theirs = {each["letters"] for each in _IN_BRACKETS.finditer(text)} & written.keys()
        if len(theirs) >= _SEVERAL:
            found |= {letters: _fullest(written[letters]) for letters in theirs}
    return found


def _fullest(names: Iterable[str]) -> tuple[str, ...]:
    """Each once, the given name first: "N Example" and "Example, Nia" are Nia Example."""
    every = {(parts.given, parts.family): _in_order(name) for name in names if (parts := parts_of(name)).whole}
    longer = {family for given, family in every if len(given) > 1}
    return tuple(name for (given, family), name in every.items() if len(given) > 1 or family not in longer)


def _in_order(name: str) -> str:
    family, comma, given = name.partition(",")
    return f"{given.strip()} {family.strip()}" if comma else name


@cache
def _everyday() -> frozenset[str]:
    return frozenset(table_of("roles.toml")["letters"]["everyday"])


def may_be_initials(short: str, names: Sequence[str], meanings: Sequence[str], texts: Sequence[str]) -> bool:
    """Letters are to be read as who they may be of, and not as what they stand for elsewhere."""
    if role_of(short) is not None or short.casefold() in _everyday():
        return told_as_initials(short, names, texts)
    return not told_as_words(short, meanings, texts)
