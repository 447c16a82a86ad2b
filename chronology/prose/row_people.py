"""Whom a row of another agency's table names in a column of people that no role could be read from: "NOMINALS: ARRESTED MARRICK Corey".

A row that names somebody else, or one of the same name who was born on another day, is told with who is named in it.
"""

import re
from functools import lru_cache

from chronology.model import Account, Event, Person
from chronology.people import folded

_COLUMN = re.compile(
    r"^(?:nominals?|persons?|people|persons? involved|people involved|involved(?: part(?:y|ies)| persons?)?|part(?:y|ies)|individuals?|linked persons?|roles?"
    r"|victims?|suspects?|offenders?|victims?[/ &]+(?:suspects?|offenders?)|pobl|unigolion):[ ]*(?P<named>\S.*)$",
    re.IGNORECASE | re.MULTILINE,
)
_BIRTH = re.compile(r"\(?\b(?:dob:?[ ]?|b\.?[ ]?)?\d{1,2}[/.-]\d{1,2}[/.-](?P<year>(?:19|20)\d\d)\b\)?", re.IGNORECASE)
_PART = re.compile(r"\s*[;|\n]\s*")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SHORTEST = 3


def named_in_row(account: Account) -> str:
    """What stands in the column of people of the row that an account was read from; empty where it has none."""
    return " ".join(found["named"].split()) if (found := _COLUMN.search(account.source.quote or "")) else ""


def others_in_row(event: Event, person: Person | None) -> str:
    """Whom the rows of an event name in such a column, where none of them names this person."""
    if person is None:
        return ""
    named = [words for account in event.accounts if (words := named_in_row(account))]
    if any(_names(words, person) for words in named):
        return ""
    return "; ".join(dict.fromkeys(_BIRTH.sub(lambda found: f"b. {found['year']}", words) for words in named))


def is_of_another(account: Account, person: Person | None) -> bool:
    """Its row names people in a column, and not this person."""
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
