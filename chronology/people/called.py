"""What a written name says somebody is called besides: "Gwenllian (Gwen) Pritchard", 'PRYS, Siân ("Shan")', "Huw Rees aka Huwie"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from chronology.people.names import are_forms, folded, parts_of
from chronology.people.roles import is_at_work, role_of

_WORD: Final = r"[^\W\d_a-zà-ÿ][^\W\d_]*(?:['’.-][^\W\d_]+)*"
_OPEN, _CLOSE = r"[(\[\"“‘]", r"[)\]\"”’]"
_WITHIN = re.compile(
    rf"(?P<given>{_WORD}(?: {_WORD}){{0,2}}) ?{_OPEN}(?P<other>{_WORD})[.]?{_CLOSE} (?P<family>{_WORD}(?: {_WORD}){{0,1}})"
)
_SAID = r"(?:also |usually |mostly )?(?:known as|a\.?k\.?a\.?|goes by|prefers(?: to be called)?|likes to be called|adwaenir fel)"
# Behind a name: in brackets alone it may be anything; quoted, or said to be what they are called, it is a name.
_BEHIND = re.compile(
    rf"\s{{0,2}}[(\[](?P<bare>{_WORD})[)\]]"
    rf"|\s{{0,2}}[(\[]\s?(?:(?:{_SAID}|called|neu):? ?)?[\"“‘'](?P<quoted>{_WORD})(?:[ ][^\w\s]+)?[\"”’']\s?(?:,[^()\[\]\n]{{1,40}})?[)\]]"
    rf"|\s{{0,2}}[(\[]\s?(?:{_SAID}|called|neu):? (?P<told>{_WORD})\s?[)\]]"
    rf"|,?\s{{1,2}}[\"“‘'](?P<marked>{_WORD})[\"”’'](?!\w)"
    rf"|,?\s{{1,2}}{_SAID}:? [\"“‘']?(?P<said>{_WORD})[\"”’']?"
)
# Police and systems write when somebody was born between: "Owen EXAMPLE b. 1990 (34), known as Oz".
_BORN = re.compile(
    r",?\s{0,2}\(?(?:b\.?|born|dob:?|d\.o\.b\.?)\s?\d[\d/. ]{2,11}\)?(?:\s?\(\d{1,3}\))?(?=,|\s)", re.IGNORECASE
)
_NAME = re.compile(rf"{_WORD}(?: {_WORD}){{1,3}}")
# "Oz (Owen Example)": a short name, and who that is.
# "Oz = Owen Example": so a writer keeps who is who.
_EXPLAINED = re.compile(
    rf"\b(?P<other>{_WORD}) (?:\((?:real name:? |i\.?e\.? )?(?P<name>{_WORD}(?: {_WORD}){{1,2}})\)|= (?P<equal>{_WORD}(?: {_WORD}){{1,2}}))"
)
_TURNED = re.compile(rf"(?P<family>{_WORD}(?: {_WORD})?), (?P<given>{_WORD}(?: {_WORD}){{0,2}})")
_LEAST_SHORT = 3
_LEAST_CAPITALS = 3


@dataclass(frozen=True, slots=True)
class _Called:
    start: int
    end: int
    name: str
    other: str


def called_within(words: str, at: int = 0) -> tuple[int, str, str] | None:
    """(where it ends, the name, what else they are called) of a name that has the other one before its last word."""
    found = _WITHIN.match(words, at)
    if found is None or not _may_be_a_name(found["other"]) or _are_roles(found["given"], found["family"]):
        return None
    return found.end(), f"{found['given']} {found['family']}", found["other"]


def called_behind(name: str, behind: str) -> tuple[str, int]:
    """(what stands behind a name as what somebody is called, how far it reaches); ("", 0) where nothing does.

    It is quoted or said to be so, or a short form in a bracket: a bracket alone may hold a place, a team, what somebody is.
    """
    born = _BORN.match(behind)
    found = _BEHIND.match(behind, born.end() if born else 0)
    other = next((word for word in found.groups() if word), "") if found else ""
    if found is None or not _may_be_a_name(other):
        return "", 0
    own = parts_of(name)
    short = "".join(folded(other))
    fits = found["bare"] is None or any(_is_short_for(short, given) for given in (own.given, *own.middle) if given)
    is_new = short not in (own.given, own.family)
    return (other, found.end()) if fits and is_new else ("", 0)


def turned(words: str, at: int = 0, *, of_one: bool = False) -> tuple[int, str] | None:
    """(where it ends, the name with the given one first) of a name that begins with the family name: "PRYS, Siân Mair".

    The family name is in capitals, or the words are `of_one` and say what else they are called: two names with a comma
    between are a list of two.
    """
    found = _TURNED.match(words, at)
    if found is None or _are_roles(found["given"], found["family"]):
        return None
    family, given = found["family"], found["given"]
    name = f"{given} {family}"
    capitals = family.isupper() and len(family) >= _LEAST_CAPITALS and not given.isupper()
    one = of_one and " " not in family and called_behind(name, words[found.end() :])[0]
    return (found.end(), name) if capitals or one else None


def called(words: str) -> tuple[tuple[str, str], ...]:
    """(name, what else they are called) of everybody of whom some words say both, the given name first."""
    return tuple(dict.fromkeys((each.name, each.other) for each in _all(words) if each.other))


def explained(words: str) -> tuple[tuple[str, str], ...]:
    """(name, what else they are called) of everybody whose short name is explained behind it: "Oz (Owen Example)".

    Both begin with one letter: what stands in a bracket behind anybody's name may be somebody else.
    """
    found = ((each["name"] or each["equal"], each["other"]) for each in _EXPLAINED.finditer(words))
    return tuple((name, other) for name, other in found if name[0] == other[0] and not _are_roles(other, name))


def without_called(words: str) -> str:
    """Words without what they say that somebody is called besides: the names alone, the given one first."""
    for each in sorted(_all(words), key=lambda each: -each.start):
        words = f"{words[: each.start]}{each.name}{words[each.end :]}"
    return words


def _all(words: str) -> list[_Called]:
    found = [
        _Called(each.start(), known[0], known[1], known[2])
        for each in _WITHIN.finditer(words)
        if (known := called_within(words, each.start())) is not None
    ]
    for one in (*_turned(words), *_straight(words)):
        if all(one.end <= other.start or other.end <= one.start for other in found):
            found.append(one)
    return sorted(found, key=lambda each: each.start)


def _turned(words: str) -> Iterator[_Called]:
    for each in _TURNED.finditer(words):
        one = re.search(rf"\b(?!{each['given']}\b)[^\W\d_]+\.? {each['family']}\b(?!,)", words) is not None
        if (known := turned(words, each.start(), of_one=one)) is not None:
            other, length = called_behind(known[1], words[known[0] :])
            yield _Called(each.start(), known[0] + length, known[1], other)


def _straight(words: str) -> Iterator[_Called]:
    for each in _NAME.finditer(words):
        other, length = called_behind(each[0], words[each.end() :])
        if other:
            yield _Called(each.start(), each.end() + length, each[0], other)


def _is_short_for(short: str, given: str) -> bool:
    begins = len(min(short, given, key=len)) >= _LEAST_SHORT and (given.startswith(short) or short.startswith(given))
    return begins or are_forms(short, given)


def _may_be_a_name(word: str) -> bool:
    return len(word) > 1 and role_of(word) is None and not is_at_work(word.casefold())


def _are_roles(*words: str) -> bool:
    return any(role_of(word) is not None for word in words)
