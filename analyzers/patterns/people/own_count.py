"""What the record itself says comes back or has stopped: "the third time", "five Mondays now", "nightly until the 7th".

Who wrote it counted, and knew what they counted: their sentence is quoted whole with its day, and nothing is added up.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from analyzers.patterns.happened import is_dated_by_its_words
from analyzers.patterns.shape import Ground, Shown
from analyzers.patterns.told_days import of_known_days
from analyzers.words import day
from chronology.model import Event, Group, Restriction, Strength
from chronology.practice import group_of
from chronology.prose.sentences import sentences
from chronology.tables import shipped_table

_FEWEST, _MOST, _LONGEST, _SHORT, _ALIKE = 2, 6, 170, 7, 24
_RANKS = ("counts", "each_time", "again")
_MEETINGS = frozenset({Group.CONFERENCE, Group.STRATEGY_DISCUSSION})
_QUOTES = re.compile("[“”]")


@dataclass(frozen=True, slots=True)
class _Counted:
    event: Event
    on: dt.date
    """When it was written: who counts says how often it was by then."""
    words: str
    rank: int
    """What counts says more than what says "again"."""


@cache
def _table() -> Mapping[str, Any]:
    return shipped_table("analyzers", "patterns/people/own_count.toml")


@cache
def _any(name: str) -> re.Pattern[str]:
    parts = _table()["parts"]
    words = (re.sub(r"<(\w+)>", lambda part: f"(?:{parts[part[1]]})", each) for each in _table()["sentences"][name])
    return re.compile("|".join(f"(?:{each})" for each in words), re.IGNORECASE)


def counted_there(ground: Ground) -> Iterator[Shown]:
    """One finding: the sentences in which the record counts, or says that something stopped."""
    found = [*_sentences(ground)]
    chosen = sorted(sorted(found, key=_day, reverse=True), key=lambda each: each.rank)[:_MOST]
    if len(chosen) < _FEWEST:
        return
    latest = sorted(chosen, key=_day, reverse=True)
    quotations = "; ".join(f"“{each.words}” ({day(each.on)})" for each in latest)
    yield Shown(
        anchor=min(found, key=_day).event,
        statement=f"What the record itself counts, or says has stopped, the latest first: {quotations}.",
        evidence=[each.event for each in chosen],
        aspect="own_count",
        title="In the record's own count",
        strength=Strength.STRONG,
    )


def _day(each: _Counted) -> tuple[dt.date, str, str]:
    return each.on, each.event.key, each.words


def _sentences(ground: Ground) -> Iterator[_Counted]:
    events, whose = of_known_days(ground)
    known: set[str] = set()
    for event in events:
        if event.restriction is not Restriction.NONE or event.key in ground.life.retold:
            continue
        for account in event.accounts:
            if group_of(account.kind) in _MEETINGS or (ground.life.is_adult and not whose.is_theirs(account)):
                continue
            # A list of messages and a letter have no day of their own for each of their sentences.
            on = account.source.recorded_on or account.when.earliest
            if on is None or (account.source.recorded_on is None and is_dated_by_its_words(account)):
                continue
            for words, rank in _counting(account.fact):
                if words[-_ALIKE:].casefold() not in known:
                    known.add(words[-_ALIKE:].casefold())
                    yield _Counted(event, on, words, rank)


def _counting(text: str) -> Iterator[tuple[str, int]]:
    """The sentences of a text that count, say that it is so each time, or that it stopped; with a short one what stands before it."""
    before = ""
    for span in sentences(text):
        said = _QUOTES.sub("", " ".join(text[span.start : span.end].split())).strip(" .;")
        ranks = (rank for rank, name in enumerate(_RANKS) if _any(name).search(said))
        rank = next(ranks, None)
        if rank is not None and len(said) <= _LONGEST and not _any("not").search(said):
            # "Third time this term." tells a reader nothing without what was.
            short = len(said.split()) < _SHORT and before and len(before) + len(said) <= _LONGEST
            yield (f"{before}. {said}" if short else said), rank
            # What is told itself stands before nothing.
            said = ""
        before = said
