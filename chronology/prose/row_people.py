"""Whom a row of another agency's table names in a column of people that no role could be read from: "NOMINALS: ARRESTED MARRICK Corey".

A row that names somebody else, or one of the same name who was born on another day, is told with who is named in it.
"""

import re
from functools import lru_cache

from chronology.model import Account, Event, Person, PersonKind
from chronology.people import folded

_COLUMN = re.compile(
    r"^(?:nominals?|persons?|people|persons? involved|people involved|involved(?: part(?:y|ies)| persons?)?|part(?:y|ies)|individuals?|linked persons?|roles?"
    r"|victims?|suspects?|offenders?|victims?[/ &]+(?:suspects?|offenders?)|pobl|unigolion):[ ]*(?P<named>\S.*)$",
    re.IGNORECASE | re.MULTILINE,
)
# A log of a house or a service says in a column whose row it is; a child's home has another's name on its tenancy.
_OF_WHOM = re.compile(
    r"^(?:tenant|resident|client|service user|patient|tenant/resident|preswylydd|tenant initials)(?: name| initials)?:[ ]*(?P<named>\S.*)$",
    re.IGNORECASE | re.MULTILINE,
)
_BIRTH = re.compile(r"\(?\b(?:dob:?[ ]?|b\.?[ ]?)?\d{1,2}[/.-]\d{1,2}[/.-](?P<year>(?:19|20)\d\d)\b\)?", re.IGNORECASE)
_PART = re.compile(r"\s*[;|\n]\s*")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SHORTEST = 3
_LETTERS = 4
_INK = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_LETTER = re.compile(r"[^\W\d_]{2}")
_TITLES = frozenset({"mr", "mrs", "miss", "ms", "dr"})


def named_in_row(account: Account) -> str:
    """What stands in the column of people of the row that an account was read from; empty where it has none, or no more than a number."""
    found = _COLUMN.search(account.source.quote or "")
    words = " ".join(found["named"].split()) if found else ""
    # The number of a record is nobody's name: it is as well that of the one whose life it is.
    return words if _LETTER.search(words) else ""


def _whose_row(account: Account, person: Person) -> str:
    """Who stands in the column of the row that says whose it is, where that is somebody else than this grown-up; else nothing."""
    if person.kind is not PersonKind.ADULT:
        return ""
    found = _OF_WHOM.search(account.source.quote or "")
    words = " ".join(found["named"].split()) if found else ""
    return "" if not words or _is_called(words, person) else words


def _is_called(words: str, person: Person) -> bool:
    """By a first or family name of the person, by letters of them, or by nobody's name ("flat 6", "n/a")."""
    names = [part for name in (person.name, *person.known_as) for part in re.split(r"[\s,]+", name) if part]
    letters = {part[0].upper() for name in names for part in name.split("-") if part}
    said = _INK.findall(words)
    if not {part.casefold() for part in said}.isdisjoint(
        part.casefold() for name in names for part in (name, *name.split("-"))
    ):
        return True
    called = [part for part in said if part[0].isupper() and part.casefold() not in _TITLES]
    # "KT", "K-A", "K. T.": all its letters begin names of the person.
    return all(part.isupper() and len(part) <= _LETTERS and set(part) - {"-"} <= letters for part in called)


def whose_row(event: Event, person: Person | None) -> str:
    """Who stands in that column of all the rows of an event; nothing where one is the person's or has no such column."""
    if person is None:
        return ""
    named = [_whose_row(account, person) for account in event.accounts]
    return "; ".join(dict.fromkeys(named)) if named and all(named) else ""


def others_in_row(event: Event, person: Person | None) -> str:
    """Whom the rows of an event name in such a column, where none of them names this person."""
    if person is None:
        return ""
    if whose := whose_row(event, person):
        return whose
    named = [words for account in event.accounts if (words := named_in_row(account))]
    if any(_names(words, person) for words in named):
        return ""
    return "; ".join(dict.fromkeys(_BIRTH.sub(lambda found: f"b. {found['year']}", words) for words in named))


def is_of_another(account: Account, person: Person | None) -> bool:
    """Its row names people in a column, and not this person."""
    if person is not None and _whose_row(account, person):
        return True
    words = named_in_row(account) if person is not None else ""
    return bool(words) and person is not None and not _names(words, person)


def _names(words: str, person: Person) -> bool:
    """One of those in it is called as the person is, and was not born in another year."""
    given = _given(person.name, person.known_as)
    born = str(person.born.first_day.year) if person.born is not None and person.born.dated else ""
    for part in _PART.split(words):
        years = _YEAR.findall(part)
        other_birth = bool(years) and bool(born) and born not in years
        if not other_birth and not given.isdisjoint(folded(part)):
            return True
    # Who has no name that could be looked for may be any of them.
    return not given


@lru_cache(maxsize=256)
def _given(name: str, known_as: tuple[str, ...]) -> frozenset[str]:
    """First names, however a system writes them: "Kit Marlais", "MARLAIS, Kit"."""
    found = set()
    for each in (name, *known_as):
        last, comma, first = each.partition(",")
        words = folded(first if comma else last)
        found |= {word for word in words[:1] if len(word) >= _SHORTEST}
    return frozenset(found)
