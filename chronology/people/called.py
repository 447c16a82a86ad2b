"""What a written name says somebody is called besides: "Gwenllian (Gwen) Pritchard", "Siân PRYS (known as Shan)"."""

import re
from collections.abc import Iterator
from typing import Final

from chronology.people.names import are_forms, folded, parts_of
from chronology.people.roles import is_at_work, role_of

_WORD: Final = r"[^\W\d_a-zà-ÿ][^\W\d_]*(?:['’.-][^\W\d_]+)*"
_OPEN, _CLOSE = r"[(\[\"“‘]", r"[)\]\"”’]"
_WITHIN = re.compile(
    rf"(?P<given>{_WORD}(?: {_WORD}){{0,2}}) ?{_OPEN}(?P<other>{_WORD})[.]?{_CLOSE} (?P<family>{_WORD}(?: {_WORD}){{0,1}})"
)
_BEHIND = re.compile(rf"\s{{0,2}}[(\[](?P<other>{_WORD})[)\]]")
_NAME = re.compile(rf"{_WORD}(?: {_WORD}){{1,3}}")
_LEAST_SHORT = 3


def called_within(words: str, at: int = 0) -> tuple[int, str, str] | None:
    """(where it ends, the name, what else they are called) of a name that has the other one before its last word."""
    found = _WITHIN.match(words, at)
    if found is None or not _may_be_a_name(found["other"]) or _are_roles(found["given"], found["family"]):
        return None
    return found.end(), f"{found['given']} {found['family']}", found["other"]


def called_behind(name: str, behind: str) -> str:
    """What a bracket behind a name says somebody is called: a known or short form of a given name; else nothing.

    A bracket may hold anything: a place, a team, what somebody is.
    """
    found = _BEHIND.match(behind)
    if found is None or not _may_be_a_name(found["other"]):
        return ""
    own = parts_of(name)
    short = "".join(folded(found["other"]))
    fits = any(_is_short_for(short, given) for given in (own.given, *own.middle) if given)
    return found["other"] if fits and short != own.given else ""


def called(words: str) -> tuple[tuple[str, str], ...]:
    """(name, what else they are called) of everybody of whom some words say both."""
    within = [(f"{each['given']} {each['family']}", each["other"]) for each in _within(words)]
    behind = [
        (each[0], other) for each in _NAME.finditer(words) if (other := called_behind(each[0], words[each.end() :]))
    ]
    return tuple(dict.fromkeys((*within, *behind)))


def without_called(words: str) -> str:
    """Words without what their brackets say that somebody is called: the names alone."""
    for each in reversed(list(_within(words))):
        words = f"{words[: each.start()]}{each['given']} {each['family']}{words[each.end() :]}"
    for each in reversed(list(_NAME.finditer(words))):
        if called_behind(each[0], words[each.end() :]):
            bracket = _BEHIND.match(words, each.end())
            assert bracket is not None, "it was read from there"
            words = words[: each.end()] + words[bracket.end() :]
    return words


def _within(words: str) -> Iterator[re.Match[str]]:
    return (each for each in _WITHIN.finditer(words) if called_within(words, each.start()) is not None)


def _is_short_for(short: str, given: str) -> bool:
    begins = len(min(short, given, key=len)) >= _LEAST_SHORT and (given.startswith(short) or short.startswith(given))
    return begins or are_forms(short, given)


def _may_be_a_name(word: str) -> bool:
    return len(word) > 1 and role_of(word) is None and not is_at_work(word.casefold())


def _are_roles(*words: str) -> bool:
    return any(role_of(word) is not None for word in words)
