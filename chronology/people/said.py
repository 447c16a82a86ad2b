"""A written name as it is said: the given name first, and small letters where a list or a system writes capitals."""

from collections.abc import Sequence

from chronology.people.names import folded
from chronology.people.tables import name_table

_LEAST_CAPITALS = _TWO = 2


def as_said(name: str) -> str:
    """A listed name with its given name first, in small letters: "EXAMPLE Rowan Lee", "EXAMPLE ROWAN", "Example, Rowan"."""
    family, comma, given = name.partition(",")
    if comma and "," not in given and family.strip() and given.strip():
        return _cased(f"{given.strip()} {family.strip()}")
    words = name.split()
    if len(words) <= 1:
        # A family name alone, or initials, as they are written.
        return name
    lead = next((at for at, word in enumerate(words) if not is_in_capitals(word)), len(words))
    if 0 < lead < len(words):
        return _cased(" ".join((*words[lead:], *words[:lead])))
    if lead == len(words):
        return _cased(" ".join(_family_first(words)))
    if len(words) == _TWO and _is_given(words[1]) and not _is_given(words[0]):
        words.reverse()
    return _cased(" ".join(words))


def is_in_capitals(word: str) -> bool:
    """A word of two letters and more that is written in capitals alone."""
    return word.isupper() and sum(map(str.isalpha, word)) >= _LEAST_CAPITALS


def _family_first(words: Sequence[str]) -> Sequence[str]:
    """All in capitals a list has the family name first, unless only its first word is known as a given name."""
    known = [_is_given(word) for word in words]
    return words if known[0] and not any(known[1:]) else [*words[1:], words[0]]


def _is_given(word: str) -> bool:
    return "".join(folded(word)) in name_table().forms


def _cased(name: str) -> str:
    return " ".join(word.title() if is_in_capitals(word) else word for word in name.replace("\u2019", "'").split())
