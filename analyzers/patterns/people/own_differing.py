"""What the record itself says is told otherwise elsewhere: "third version", "agency log says otherwise", "ED had been told the sofa".

Who wrote it had both tellings before them. Their sentence is quoted with the one before it, of which it mostly speaks, and with its day.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from analyzers.cues import cue
from analyzers.patterns.shape import Ground, Shown
from analyzers.patterns.told_days import of_known_days
from analyzers.sides import laid_beside
from analyzers.told import named
from analyzers.words import day
from chronology.model import Event, Group, Restriction, Strength
from chronology.normalise import brief, cause, causes_contradict
from chronology.practice import group_of
from chronology.prose.sentences import sentences
from chronology.tables import shipped_table

_MOST, _LONGEST, _ALIKE = 6, 240, 24
_MOST_WORDS = 40
_END = re.compile(r"[.;\n]")
_QUOTES = re.compile("[“”]")


@dataclass(frozen=True, slots=True)
class _Said:
    event: Event
    words: str


@cache
def _any(name: str) -> re.Pattern[str]:
    words = shipped_table("analyzers", "patterns/people/own_differing.toml")[name]
    return re.compile("|".join(f"(?:{each})" for each in words), re.IGNORECASE)


def differing_there(ground: Ground) -> Iterator[Shown]:
    """One finding: the latest sentences in which the record says so."""
    every = [*_sentences(ground)]
    # Of a note that is read in parts the whole says more.
    found = [each for each in every if not any(each.words in other.words for other in every if other is not each)]
    found.sort(key=lambda each: (each.event.when.first_day, each.event.key), reverse=True)
    if not found:
        return
    quotations = "; ".join(f"“{each.words}” ({day(each.event.when.first_day)})" for each in found[:_MOST])
    yield Shown(
        anchor=found[-1].event,
        statement=f"The record shows accounts that differ, in its own words, the latest first: {quotations}.",
        evidence=[each.event for each in found[:_MOST]],
        aspect="told",
        strength=Strength.MODERATE,
    )


def _sentences(ground: Ground) -> Iterator[_Said]:
    events, whose = of_known_days(ground)
    known: set[str] = set()
    laid = {key for key, _ in laid_beside(ground.chronology, ground.life.subject)}
    for event in events:
        if event.restriction is not Restriction.NONE or event.key in ground.life.retold:
            continue
        for account in event.accounts:
            if ground.life.is_adult and not whose.is_theirs(account):
                continue
            told = [*_otherwise(account.fact)]
            if not told and event.key not in laid and _two_say_otherwise(event):
                told = [_QUOTES.sub("", brief(account.fact, _MOST_WORDS))]
            for words in told:
                if words[-_ALIKE:].casefold() not in known:
                    known.add(words[-_ALIKE:].casefold())
                    yield _Said(event, words)


def _two_say_otherwise(event: Event) -> bool:
    """Two people are quoted in it with causes of one injury that cannot be one."""
    said: dict[str, str] = {}
    for text, match in named(event, "somebody_says") if group_of(event.kind) is Group.INJURY_OR_HARM else ():
        words = _END.split(text[match.end() :])[0]
        # What the next speaker says begins with who that is.
        following = cue("somebody_says").search(words)
        words = words[: following.start()] if following else words
        if cause(words):
            said.setdefault((match["who"] or match["pwy"]).casefold(), words)
    return any(causes_contradict(one, other) for one, other in combinations(said.values(), 2))


def _otherwise(text: str) -> Iterator[str]:
    """The sentences that say so, each with the one before it; two that stand together as one."""
    before, told = "", ""
    for span in sentences(text):
        said = _QUOTES.sub("", " ".join(text[span.start : span.end].split())).strip(" ;")
        says_so = _any("differs").search(said) and not _any("not").search(said) and len(said) <= _LONGEST
        if told and not says_so:
            yield told.rstrip(".")
        before = told or before
        together = f"{before} {said}".strip()
        told = (together if len(together) <= _LONGEST else said) if says_so else ""
        before = said
    if told:
        yield told.rstrip(".")
