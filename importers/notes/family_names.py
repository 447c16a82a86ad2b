"""What of a line of a head is a name, with the birth and the other names behind it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from chronology.dates import find
from chronology.model import When
from chronology.people import as_a_name, role_of
from chronology.prose.phrases import folded
from chronology.prose.vocabulary import sector_of
from chronology.tables import shipped_table

NAME_WORD = r"(?!D\.?O\.?B\b)[^\W\d_a-zà-ÿ][^\W\d_]*(?:['\u2019.-][^\W\d_]+)*\.?"
_QUOTED = re.compile(r"[\"\u201c\u2018](?P<name>[^\"\u201c\u201d\u2018\u2019]{2,40})[\"\u201d\u2019]")
# The number that a system has for somebody: "Sibling: EXAMPLE, Rowan 1200345 (22/01/2013)".
_NUMBER = r"\d{4,10}\s+"
# A birth needs no word that says so right behind a name: "Ann EXAMPLE 02/08/1987".
_ALIAS = re.compile(r"\A\s*\([^()\d]{1,40}\)")
_DAY_ALONE = re.compile(r",?\s{1,3}(?P<day>\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d\d))(?![\d/.-]*\d)")


@cache
def table() -> Mapping[str, Any]:
    """The words of `family.toml`."""
    return shipped_table("importers.notes", "family.toml")


@cache
def patterns() -> Mapping[str, re.Pattern[str]]:
    """The patterns of a name, of a birth and of another name, by the words of the table."""
    particles = "|".join(table()["particles"])
    return {
        "name": re.compile(rf"(?:{NAME_WORD})(?:[ ](?:{NAME_WORD}|{particles})){{0,4}}"),
        "born": re.compile(rf"\b(?:{'|'.join(table()['born'])})[\s:]*", re.IGNORECASE),
        "known_as": re.compile(
            rf"\b(?:{'|'.join(table()['known_as'])})[\s:]+(?P<name>{NAME_WORD}(?: {NAME_WORD}){{0,2}})"
        ),
    }


def is_name(words: str) -> bool:
    """Somebody's name: no word for what people are, no body, nothing that stands where a name is not known."""
    plain = folded(words).strip(".")
    first = plain.split(" ", maxsplit=1)[0] if plain else ""
    return (
        patterns()["name"].fullmatch(words) is not None
        and as_a_name(words) == words
        and first not in table()["nobody"]
        and plain.rsplit(" ", maxsplit=1)[-1] not in table()["bodies"]
        and role_of(plain) is None
        and sector_of(plain) is None
        and len(plain) > 1
    )


def end_of(words: str, at: int) -> int:
    """Where what belongs to a name ends: behind its brackets and its birth date."""
    while True:
        rest = words[at:]
        if found := re.match(rf"\s*(?:{_NUMBER})?\([^()]{{0,80}}\)", rest) or _DAY_ALONE.match(rest):
            at += found.end()
        elif born := re.match(rf"[\s,\u2013-]*{patterns()['born'].pattern}", rest, re.IGNORECASE):
            days = [
                one for one in find(rest[: born.end() + 30]) if one.start <= born.end() + 1 and one.end > born.end()
            ]
            at += days[0].end if days else born.end()
        else:
            return at


def born_behind(behind: str) -> When | None:
    """The birth that stands behind a name: by a word for it, in a bracket, or alone."""
    # What somebody is called stands before it: "Ann ("Nan") 02/06/2016".
    behind = _ALIAS.sub("", behind)
    label = patterns()["born"].search(behind)
    if label:
        return day_of(behind[label.end() :])
    bracket = re.match(rf"\s*(?:{_NUMBER})?\(([\d./ -]{{6,12}})\)", behind)
    alone = _DAY_ALONE.match(behind)
    return day_of(bracket[1]) if bracket else day_of(alone["day"]) if alone else None


def day_of(words: str) -> When | None:
    """The day with which some words begin."""
    dates = [one.when for one in find(words[:30]) if one.when.dated and one.start <= 1]
    return dates[0] if dates else None


def also_called(others: Sequence[str], behind: str) -> tuple[str, ...]:
    """What else somebody is called: as it stands with the name, and as it is quoted or said behind it."""
    return tuple(dict.fromkeys(each.strip() for each in (*others, *_said_behind(behind)) if each))


def _said_behind(behind: str) -> Iterator[str]:
    yield from (found["name"] for found in _QUOTED.finditer(behind))
    yield from (found["name"] for found in patterns()["known_as"].finditer(behind))
