"""A family in a row, as heads and lists of contacts write it, each name with what they are before or behind it.

"Contacts: Carol Prys (dau) 07...; son Huw Prys, Leeds", "NOK: daughter Ann Lee", "MOTHER  PRYS, Ann  14/08/1990", "Ann Lee, sister".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from chronology.model import When
from chronology.people import as_said, kin_called
from chronology.prose.phrases import folded
from importers.notes.family_names import also_called, born_behind, day_of, is_name, patterns, table

# What parts those of a list, outside of brackets; a comma may stand in a name that begins with the family's.
_PARTS = re.compile(r"\s*[;,|]\s*|\s+/\s+|\s+[&+]\s+|\s+(?:and|ac?)\s+(?=[A-Za-z])|\s{2,}")
_DAY_ALONE = re.compile(r"\s*\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d\d)\s*")
# "2.", or the number by which a system knows them.
_ORDINAL = re.compile(r"\A[\s\-*\u2022#(]*(?:\d{1,10}[.):]?\s+)?")
_BRACKET = re.compile(r"\((?P<inside>[^()]{1,80})\)")
_DASHED = re.compile(r"\s*[-\u2013\u2014=:]\s*(?P<said>[^()\d]{2,40}?)\s*(?:\(|\d|\Z)")
_SMALL = re.compile(r"(?<![\w'\u2019-])[a-zà-ÿ]{3,}\b")
# A ward sister and a priest are nobody's kin.
_OF_AN_ORDER = re.compile(r"\b(?:ward|nurse|nursing|RN|hospital|clinic|church|parish|chapel|priest)\b", re.IGNORECASE)
_MOST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Listed:
    """One of a list: by name, with what they are."""

    name: str
    role: str
    born: When | None = None
    known_as: tuple[str, ...] = ()


def listed(words: str, *, labelled: bool) -> Iterator[Listed]:
    """Those whom a row names with what they are; of one without a label, only where nothing else is said in it."""
    if not labelled and not _is_a_list(words):
        return
    told: list[Listed] = []
    waiting: Listed | None = None
    role = ""
    for part in _parts(words):
        if _DAY_ALONE.fullmatch(part) and (last := waiting or next(iter(told[-1:]), None)):
            dated = replace(last, born=last.born or day_of(part.strip()))
            waiting, told[-1:] = (dated, told[-1:]) if waiting else (None, [dated])
            continue
        bare = _BRACKET.sub(" ", part).strip(" .:-\u2013\u2014")
        if (said := kin_called(bare)) and waiting is None:
            role = said
            continue
        found = _one(part, role)
        if found is None:
            if said and waiting:
                told.append(replace(waiting, role=said))
            waiting = None if said or _SMALL.search(part) else waiting
            role = ""
            continue
        role, waiting = "", None if found.role else found
        if found.role:
            told.append(found)
    yield from told


def _is_a_list(words: str) -> bool:
    """Beside names and words for kin nothing is told: a sentence is no list."""
    small = _SMALL.findall(_BRACKET.sub(" ", words))
    return all(word in table()["in_lists"] or kin_called(word) for word in small)


def _parts(words: str) -> Sequence[str]:
    """The parts of a row, a family name in capitals with the given name behind its comma."""
    depth, starts, found = 0, 0, list[tuple[str, str]]()
    masked = list(words)
    for at, character in enumerate(words):
        depth += (character == "(") - (character == ")")
        if depth > 0:
            masked[at] = "x"
    for mark in _PARTS.finditer("".join(masked)):
        found.append((words[starts : mark.start()], mark[0].strip()))
        starts = mark.end()
    found.append((words[starts:], ""))
    parts: list[str] = []
    comma = False
    for part, between in found:
        if comma and parts and _is_family(parts[-1]):
            parts[-1] = f"{parts[-1]}, {part}"
        elif part.strip():
            parts.append(part)
        comma = between == ","
    return parts


def _is_family(part: str) -> bool:
    """A family name in capitals with which a part ends, "PRYS" before "Ann", or "MOTHER PRYS"."""
    word = part.rsplit(maxsplit=1)[-1] if part.split() else ""
    return word.isupper() and len(word) > 2 and not kin_called(word) and "(" not in part


def _one(part: str, role: str) -> Listed | None:
    """Whom a part names; `role` is what stood before it as a part of its own."""
    words = _ORDINAL.sub("", part, count=1)
    before, words = _kin_before(words)
    own = patterns()["name"].match(words)
    turned = re.match(rf"(?P<family>[A-Z][A-Z'\u2019-]+), (?P<given>{patterns()['name'].pattern})", words)
    name, end = (turned[0], turned.end()) if turned else (own[0], own.end()) if own else ("", 0)
    said = as_said(name) if turned or _has_capitals(name) else name.rstrip(".")
    if not name or not is_name(said):
        return None
    behind = words[end:]
    if (before or role) and _OF_AN_ORDER.search(part) and folded(before or role) in ("sister", "father", "mother"):
        return None
    return Listed(said, before or _kin_behind(behind) or role, born_behind(behind), also_called((), behind))


def _has_capitals(name: str) -> bool:
    """The family name is in capitals, and stands before the given one: "PRYS Ann"."""
    first, _, rest = name.partition(" ")
    return first.isupper() and len(first) > 2 and bool(rest) and not rest.isupper()


def _kin_before(words: str) -> tuple[str, str]:
    """What somebody is, right before the name, and the words behind it."""
    parts = words.split(" ")
    for count in range(min(_MOST_WORDS, len(parts) - 1), 0, -1):
        if said := kin_called(" ".join(parts[:count])):
            return said, " ".join(parts[count:]).lstrip(" :-\u2013\u2014=")
    return "", words


def _kin_behind(behind: str) -> str:
    """What somebody is, behind the name: first in a bracket, or behind a dash."""
    for bracket in _BRACKET.finditer(behind):
        for part in re.split(r"[,;/]|\s[-\u2013]\s", bracket["inside"]):
            if said := kin_called(part):
                return said
    dashed = _DASHED.match(_BRACKET.sub("", behind))
    return kin_called(dashed["said"]) if dashed else ""
