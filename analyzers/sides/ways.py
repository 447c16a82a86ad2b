"""How something came about, as each teller has it: it befell by some thing, or somebody did it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from analyzers.sides.people import roles_in
from chronology.normalise import distinctive
from chronology.tables import shipped_table

BEFELL = "befell"
DONE = "done"


@dataclass(frozen=True, slots=True)
class Way:
    """One way in which something came about: by what things, or by whom and by which deed."""

    sort: str
    words: str
    things: frozenset[str]
    by: frozenset[str] = frozenset()
    deed: str = ""


@cache
def _table() -> dict[str, Any]:
    return shipped_table("analyzers.sides", "ways.toml")


@cache
def _patterns(name: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"(?<!\w)(?:{words})", re.IGNORECASE) for words in _table()[name]["words"])


@cache
def _not() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(_table()['not']['words'])})\W+(?:\w+\W+){{0,2}}\Z", re.IGNORECASE)


@cache
def _places() -> frozenset[str]:
    return frozenset(_table()["places"]["words"])


@cache
def _deeds() -> dict[str, re.Pattern[str]]:
    return {deed: re.compile(rf"\b(?:{words})", re.IGNORECASE) for deed, words in _table()["deeds"].items()}


@lru_cache(maxsize=16384)
def ways(words: str) -> tuple[Way, ...]:
    """Every way that a sentence tells, one for each stretch of it that somebody else says."""
    found = [way for part in re.split(_table()["parts"], words) for way in _of_part(part)]
    return tuple(found)


def _of_part(part: str) -> Iterator[Way]:
    done = next(_done(part), None)
    befell = next(_befell(part), None)
    # "Banged his head when Dean pushed him" tells one way; the deed is the cause.
    if done or befell:
        yield done or befell  # type: ignore[misc]


def _befell(part: str) -> Iterator[Way]:
    for pattern in _patterns(BEFELL):
        for found in pattern.finditer(part):
            if not _not().search(part[max(0, found.start() - 40) : found.start()]):
                thing = (found.groupdict().get("thing") or "").casefold().split()
                # "Went over like a sack of coal" says how and names nothing by which.
                thing = [] if thing[:1] == ["like"] else thing
                yield Way(BEFELL, found[0], distinctive(" ".join(word for word in thing if word not in _places())))


def _done(part: str) -> Iterator[Way]:
    for pattern in _patterns(DONE):
        for found in pattern.finditer(part):
            if _not().search(part[max(0, found.start() - 40) : found.start()]):
                continue
            by = (found.groupdict().get("by") or "").strip()
            deed = next((deed for deed, words in _deeds().items() if words.search(found[0])), "")
            yield Way(DONE, found[0], distinctive(part[found.start() : found.end() + 60].casefold()), _doers(by), deed)


def _doers(by: str) -> frozenset[str]:
    if re.fullmatch(_table()["unknown"], by, re.IGNORECASE):
        return frozenset({"unknown"})
    names = frozenset(word.casefold() for word in re.findall(r"\b[A-Z][a-z]{2,}\b", by))
    return roles_in(by) or names


def differ(one: Way, other: Way) -> str:
    """Whether two ways cannot both be, and what is then asked: how it came about, or who did it; empty where they can."""
    if one.sort != other.sort:
        return "how it came about"
    if one.sort == BEFELL:
        return "how it came about" if one.things and other.things and not one.things & other.things else ""
    if one.deed != other.deed or not (one.by and other.by) or one.by & other.by:
        return ""
    return "who did it" if _cannot_be_one(one.by, other.by) else ""


def _cannot_be_one(one: frozenset[str], other: frozenset[str]) -> bool:
    """A role and a name may be one person; two roles, two names, or somebody and an unknown person are two."""
    if "unknown" in one | other:
        return True
    return bool(_are_roles(one)) == bool(_are_roles(other))


def _are_roles(by: frozenset[str]) -> frozenset[str]:
    return frozenset(each for each in by if roles_in(each))
