"""What the record itself says is told otherwise elsewhere: "third version", "agency log says otherwise", "ED had been told the sofa".

Who wrote it had both tellings before them. Their sentence is quoted with the one before it, of which it mostly speaks, and with its day.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from analyzers.clauses import sentences_of
from analyzers.cues import cue
from analyzers.gravity import gravity
from analyzers.patterns.shape import Ground, Shown
from analyzers.patterns.told_days import of_known_days
from analyzers.sides import Sides, laid_beside, sides_by_life, two_sides
from analyzers.told import named, text_of
from analyzers.words import day
from chronology.dates import describe
from chronology.model import Event, Group, Restriction, Strength
from chronology.normalise import brief, cause, causes_contradict
from chronology.practice import group_of
from chronology.tables import shipped_table

_MOST, _LONGEST, _MOST_QUOTED, _ALIKE = 6, 240, 320, 24
_MOST_WORDS = 40
_SAYS_LITTLE = 40
_OTHERWISE = r"\bsays? (?:otherwise|different(?:ly)?)\W*\Z"
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
    """The gravest of them as one finding, which a conference is told, and all that is left as another."""
    every = [*_sentences(ground)]
    # Of a note that is read in parts the whole says more.
    found = [each for each in every if not any(each.words in other.words for other in every if other is not each)]
    found.sort(key=lambda each: (each.event.when.first_day, each.event.key), reverse=True)
    found.sort(key=lambda each: gravity(each.event, ground.practice)[0].rank, reverse=True)
    if found:
        yield _shown(found[:_MOST], "told", "the gravest first")
    for start in range(_MOST, len(found), _MOST):
        yield _shown(found[start : start + _MOST], "further", "further ones")


def _shown(found: Sequence[_Said], aspect: str, which: str) -> Shown:
    quotations = "; ".join(f"“{each.words}” ({_day_of(each.event)})" for each in found)
    anchor = min((each.event for each in found), key=lambda event: (event.when.first_day, event.key))
    return Shown(
        anchor=anchor,
        statement=f"The record shows accounts that differ, in its own words, {which}: {quotations}.",
        evidence=[each.event for each in found],
        aspect=aspect,
        strength=Strength.MODERATE,
    )


def _day_of(event: Event) -> str:
    """The day of an entry, or what is known of it."""
    when = event.when
    return day(when.first_day) if when.earliest and when.earliest == when.latest else describe(when)


def _sentences(ground: Ground) -> Iterator[_Said]:
    _, whose = of_known_days(ground)
    known: set[str] = set()
    laid = {key for key, _ in laid_beside(ground.chronology, ground.life.subject)}
    beside = sides_by_life(ground.chronology).get(ground.life.subject, ())
    for event in ground.life.events:
        if event.restriction is not Restriction.NONE or event.key in ground.life.retold or not event.when.dated:
            continue
        for account in event.accounts:
            if ground.life.is_adult and not whose.is_theirs(account):
                continue
            told = [*_otherwise(text_of(account))]
            if not told and event.key not in laid and _two_say_otherwise(event):
                told = [_QUOTES.sub("", brief(account.fact, _MOST_WORDS))]
            for words in told:
                if words[-_ALIKE:].casefold() not in known and not any(_holds(words, sides) for sides in beside):
                    known.add(words[-_ALIKE:].casefold())
                    yield _Said(event, words)


def _holds(words: str, sides: Sides) -> bool:
    """Every side of what is laid side by side already stands in the words."""
    return all(any(stated.words.rstrip(".") in words for stated in side) for side in sides.each)


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
    """The sentences that say so, each with the one before it, and those in which two tell it otherwise; what stands together as one."""
    every = [_QUOTES.sub("", said).strip(" ;") for said in sentences_of(text)]
    spans = [_about(every, at) for at, said in enumerate(every) if _says_so(said)]
    spans += [(each.first, each.last) for each in two_sides(text)]
    told: tuple[int, int] | None = None
    for first, last in sorted(spans):
        if told and first <= told[1]:
            told = told[0], max(last, told[1])
            continue
        if told:
            yield _quoted(every, *told)
        told = first, last
    if told:
        yield _quoted(every, *told)


def _about(every: Sequence[str], at: int) -> tuple[int, int]:
    """A sentence that says so, with the one before it, or two where that is short; and the next where it only says that it is otherwise."""
    first = max(0, at - 1)
    if first and len(every[first]) < _SAYS_LITTLE:
        first -= 1
    on = at + 1 < len(every) and re.search(_OTHERWISE, every[at], re.IGNORECASE) is not None
    return first, at + on


def _says_so(said: str) -> bool:
    return len(said) <= _LONGEST and bool(_any("differs").search(said)) and not _any("not").search(said)


def _quoted(every: Sequence[str], first: int, last: int) -> str:
    """As many of the sentences before the last as there is room for."""
    while first < last and sum(map(len, every[first : last + 1])) > _MOST_QUOTED:
        first += 1
    return " ".join(every[first : last + 1]).rstrip(".")
