"""What entries of ordinary days tell in a sentence each, again and again: a child who does the caring, hunger, words not to be said."""

import datetime as dt
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache, lru_cache, partial
from typing import Any

from analyzers.patterns.harm import concerns
from analyzers.patterns.shape import Ground, Pattern, Shown
from analyzers.patterns.told_days import (
    LEAST_PLAIN,
    ToldOn,
    first_told,
    gives_another_day,
    of_known_days,
    plainest,
    quoted,
    stretches,
)
from analyzers.words import listed, on
from chronology.model import Event, Group, PersonKind, Strength
from chronology.sought import Sought
from chronology.tables import shipped_table

_SENTENCE = re.compile(r"(?<=[;!?\n])\s+|(?<=[.!?][\"”’'])\s+(?=[A-Z\"“])|(?<=\w{2}\.)\s+(?=[A-Z£\"“‘'])|\n")
_PART = re.compile(r"<(\w+)>")
_LAST_TOLD = 2
"""Of many days the first is quoted and the last: how it began, and how it is now."""
_STRONG_SOURCES = 2
_TOO_SHORT = 3
_COPIED = 60
"""Characters in which two sentences are alike only where one is copied from the other."""
_OF_TAKING_BACK = "not_to_tell"
_OF_THE_CHILD = "hunger"

_Matter = tuple[re.Pattern[str], re.Pattern[str], Sought[str]]


@cache
def _table() -> Mapping[str, Any]:
    return shipped_table("analyzers", "patterns/harm/told_in_passing.toml")


@cache
def _parts() -> Mapping[str, str]:
    parts = dict(_table()["parts"])
    return {**parts, **parts.pop("of_care")}


@lru_cache(maxsize=32)
def _matter(name: str, children: frozenset[str]) -> _Matter:
    """The words of a matter, those that make it another, with the given names of the children; and where it may be told."""
    names = "|".join(map(re.escape, sorted(children))) or "(?!)"

    def whole(text: str) -> str:
        return _PART.sub(
            lambda part: f"(?-i:\\b(?:{names})\\b)" if part[1] == "child" else whole(_parts()[part[1]]), text
        )

    row = _table()[name]
    tells, but = ("|".join(f"(?:{whole(each)})" for each in row[key]) for key in ("tells", "not"))
    return re.compile(tells, re.IGNORECASE), re.compile(but, re.IGNORECASE), Sought([("tells", tells)], re.IGNORECASE)


def find(ground: Ground, *, name: str, what: str) -> Iterator[Shown]:
    """Each stretch of days on which it is told, one for what is told within a few days."""
    for run in stretches(_told(ground, name), ground):
        yield from _shown(run, ground, name, what)


def _told(ground: Ground, name: str) -> list[ToldOn]:
    events, whose = of_known_days(ground)
    words = partial(_sentence, matter=_matter(name, _children(ground)))
    apart = dt.timedelta(days=ground.settings.whole("apart_days"))
    found: list[ToldOn] = []
    # What a later report copies from an earlier one was not told again.
    openings: set[str] = set()
    for event in events:
        # A cupboard that was empty before the child was born left nobody of this life hungry.
        if name == _OF_THE_CHILD and _is_before_birth(event, ground):
            continue
        # What happened is told for days, and told again by others: none of that is a further time.
        if event.key in ground.life.retold or (
            found and event.when.first_day - found[-1].event.when.first_day <= apart
        ):
            continue
        told = first_told(event, whose, words, of_taking_back=name == _OF_TAKING_BACK)
        if (
            told
            and not gives_another_day(told, event.when.first_day, apart)
            and not any(map(told.startswith, openings))
        ):
            found.append(ToldOn(event, told))
            openings.add(told[:_COPIED])
    return found


def _is_before_birth(event: Event, ground: Ground) -> bool:
    person = ground.life.person
    born = person.born.latest if person and person.born else None
    return born is not None and event.when.last_day < born


def _sentence(text: str, matter: _Matter) -> str:
    tells, but, sought = matter
    # Most entries hold no word of it.
    if not sought.may_be_in(text):
        return ""
    before = ""
    for each in filter(None, _SENTENCE.split(text)):
        if tells.search(each) and not but.search(each):
            # "Hungry." tells a reader nothing without what it stands behind.
            return f"{before} {each}" if len(each.split()) < _TOO_SHORT else each
        before = each
    return ""


def _children(ground: Ground) -> frozenset[str]:
    """Given names of the children of the record: of this life, of its brothers and sisters, of whoever else is recorded as one."""
    own = {ground.life.subject, *ground.family.siblings(ground.life.subject)}
    known = ground.family.people.values()
    names = (
        person.name
        for person in known
        if person.kind is PersonKind.CHILD or (person.id in own and not ground.life.is_adult)
    )
    return frozenset(_given(names))


def _given(names: Collection[str] | Iterator[str]) -> Iterator[str]:
    for name in filter(None, names):
        before, comma, after = name.partition(",")
        words = (after if comma else before).split()
        if words and len(words[0]) > 1:
            yield words[0].title() if words[0].isupper() else words[0]


def _shown(run: Sequence[ToldOn], ground: Ground, name: str, what: str) -> Iterator[Shown]:
    # What a child tells is the telling; that there was nothing to eat somebody saw.
    plain = plainest(run) if name == _OF_THE_CHILD else [run[0], *run[1:][-_LAST_TOLD:]]
    if len(plain) < LEAST_PLAIN:
        return
    events = [each.event for each in run]
    firm = concerns.sources(events) >= _STRONG_SOURCES and len(run) > ground.settings.whole("count")
    quotations = listed(quoted(each, f"one {on(each.event)}") for each in plain)
    yield Shown(
        anchor=events[0],
        statement=f"The record shows {what.rstrip(',')} again and again, in its words: {quotations}.",
        evidence=[each.event for each in plain],
        strength=Strength.STRONG if firm else Strength.MODERATE,
    )


def _pattern(name: str, title: str, what: str, subject: str = "") -> Pattern:
    return Pattern(
        name=name,
        rule=name,
        title=title,
        data=what.rstrip(","),
        groups=frozenset(Group),
        find=partial(find, name=name, what=what),
        subject=subject,
        among_all=True,
    )


PATTERNS = (
    _pattern("care_by_child", "A child who does the caring", "a child who does the caring", "child"),
    _pattern("not_to_tell", "Not to be told, or taken back", "words of what is not to be told, or was taken back,"),
    _pattern(
        "spoken_for", "Never seen without another there", "somebody else there all the time, or answering for another,"
    ),
    _pattern("hunger", "Hunger told of again and again", "hunger or no food"),
)
