"""Entries that a document does not show, counted: by level for who is told levels, year by year."""

from collections import Counter
from collections.abc import Iterable, Sequence

from chronology.model import Event, Level
from exports.pdf.case import Case
from exports.readers import FAMILY


def hidden_line(case: Case, year: str, events: Sequence[Event]) -> str:
    """What of a year is not shown; nothing where all is."""
    hidden = hidden_in_words(case, [event for event in events if not case.printed(event)])
    return case.words.say("entries.hidden_year", what=hidden, year=year) if hidden else ""


def gathers_hidden(case: Case) -> bool:
    """What is not shown is told once, for all years: a line below each would take more room than many an entry."""
    return case.fit.brief or not case.weighed


def hidden_by_year(case: Case, years: Iterable[tuple[str, Sequence[Event]]]) -> str:
    """What is not shown, year by year, in one sentence: by level where these are told; nothing where all is shown."""
    counted = (
        f"{year}: {_hidden_shortly(case, hidden)}"
        for year, events in years
        if (hidden := [event for event in events if not case.printed(event)])
    )
    told = "; ".join(counted)
    name = "hidden_years_family" if case.chronology.profile == FAMILY else "hidden_years"
    return case.words.say(f"entries.{name}", what=told) if told else ""


def _hidden_shortly(case: Case, events: Sequence[Event]) -> str:
    if not case.weighed:
        return str(len(events))
    counts = Counter(case.level(event) for event in events)
    return ", ".join(f"{counts[level]} {level_word(case, level).lower()}" for level in (*Level, None) if counts[level])


def hidden_in_words(case: Case, events: Iterable[Event]) -> str:
    """How many of each level: 37 routine entries not shown. Who is told no weights is told how many."""
    if not case.weighed:
        hidden = len([*events])
        return case.words.count("entries.hidden_count", hidden) if hidden else ""
    counts = Counter(case.level(event) for event in events)
    found = (
        case.words.count("entries.hidden", counts[level], level=level_word(case, level).lower())
        for level in (*Level, None)
        if counts[level]
    )
    return ", ".join(found)


def level_word(case: Case, level: Level | None) -> str:
    """A level in words, or that there is none."""
    return case.words.say(f"levels.{level}") if level else case.words.say("entries.not_assessed")
