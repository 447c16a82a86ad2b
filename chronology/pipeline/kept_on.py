"""Whose file a service keeps by its first lines, where these give no birth: "Client: Ann E   Worker: J Hale" is of the Ann of the case.

It is taken only where one grown person of all that are known is called so, by a first name and the beginning of another or by initials:
rows of a mother's file of attendances tell of her, and not of the child among whose papers it was put.
"""

import re
from collections.abc import Iterable, Mapping

from chronology.model import Person, PersonKind, Reading
from chronology.people import names_of

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
_TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr"})
_INITIALS, _LEAST = 2, 3
_AT_WORK = (PersonKind.PROFESSIONAL, PersonKind.ORGANISATION)


def kept_on(readings: Iterable[Reading], people: Iterable[Person]) -> Mapping[str, Person]:
    """By document the one grown person whom its head can only mean."""
    known = [each for each in people if each.kind not in _AT_WORK]
    said = {each.document: each.kept_on for each in readings if each.kept_on}
    meant = {document: [one for one in known if _is_called(one, name)] for document, name in said.items()}
    return {
        document: found[0] for document, found in meant.items() if len(found) == 1 and found[0].kind is PersonKind.ADULT
    }


def _is_called(person: Person, said: str) -> bool:
    words = [word for word in _WORD.findall(said) if word.casefold() not in _TITLES]
    names = [(name.given, name.family) for name in names_of(person)]
    if len(words) == 1:
        word = words[0]
        if word.isupper() and len(word) == _INITIALS:
            return any(given[:1] + family[:1] == word.casefold() for given, family in names)
        return len(word) >= _LEAST and any(given == word.casefold() for given, _ in names)
    if len(words) != len(("first", "last")):
        return False
    first, last = (word.casefold() for word in words)
    return any(bool(given and family) and _begins(first, given) and _begins(last, family) for given, family in names)


def _begins(word: str, name: str) -> bool:
    return word == name or (len(word) == 1 and name.startswith(word))
