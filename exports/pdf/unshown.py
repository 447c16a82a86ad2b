"""Entries that a document does not show: counted year by year, by level for who is told levels; then by name."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from chronology.model import Event, Level, Precision, Restriction, When
from exports import leftout
from exports.pdf.case import Case
from exports.pdf.text import FINE, Paragraph, Style, bold, paragraph
from exports.readers import COURT, FAMILY

_SMALL_PRINT = Style(FINE.size, FINE.leading)
_FEW_DAYS = 2
_MOST_QUOTED = 16
_SAID = re.compile(r"[\"\u201c][^\"\u201d]*\w[^\"\u201d]*(?:[\"\u201d]|\u2026$)")
# What says nothing without its year.
_NO_MORE = frozenset({Precision.YEAR, Precision.DECADE, Precision.UNKNOWN})


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


def left_out(case: Case) -> Iterator[Paragraph]:
    """Each entry that is not shown by name and day, after where it stands; restricted ones counted to who is not cleared.

    Where findings too are cut to few words only where they stand is said.
    """
    hidden = [event for event in case.events.values() if not case.printed(event)]
    if hidden:
        named = [event for event in hidden if case.weighed or event.restriction is Restriction.NONE]
        yield paragraph(_where(case, hidden), style=_SMALL_PRINT)
        if is_counted(case):
            yield from _quoting(case, named)
            return
        if case.weighed and case.fit.brief:
            yield from _by_day(case, named)
        elif case.weighed:
            for level, alike in leftout.by_level(named, case.level):
                yield _in_a_row(case, level_word(case, level), alike)
        elif named:
            yield _in_a_row(case, "", named)
        if more := len(hidden) - len(named):
            yield paragraph(case.words.count("entries.left_out_more", more), style=_SMALL_PRINT)


def is_counted(case: Case) -> bool:
    """There is no room to name what is not shown: it would take the rows of what weighs more.

    It is counted by year and weight, and the latest that quote somebody are named; to a court by year, once what is light has made way too.
    """
    return case.fit.statement is not None if case.weighed else case.chronology.profile == COURT and case.fit.listed_past


def of_others(case: Case) -> str:
    """How many accounts are about other people alone, for who works with all of them."""
    others = dict(case.chronology.counts).get("accounts_of_others", 0)
    return case.words.count("entries.of_others", others) if others and case.chronology.profile != FAMILY else ""


def _where(case: Case, hidden: Sequence[Event]) -> str:
    if not case.weighed and case.chronology.profile != COURT:
        return case.words.say("entries.left_out_ask")
    return case.words.say(f"entries.left_out_{leftout.where_they_stand(map(case.level, hidden))}")


def _by_day(case: Case, events: Sequence[Event]) -> Iterator[Paragraph]:
    """Year by year, each after its day, as a reader seeks what was said on a day; what is routine after all others."""
    routine = [event for event in events if case.level(event) is Level.ROUTINE]
    others = [event for event in events if case.level(event) is not Level.ROUTINE]
    for year, found in groupby(others, key=lambda event: event.when.first_day.year if event.when.dated else None):
        alike = leftout.by_name(found, lambda event: _name(case, event))
        told = "; ".join(f"{_days_of(case, each, year)}: {called}" for called, each in alike)
        yield paragraph(bold(f"{year or case.words.say('entries.undated')}. "), f"{told}.", style=_SMALL_PRINT)
    if routine:
        yield _in_a_row(case, level_word(case, Level.ROUTINE), routine)


def _quoting(case: Case, events: Sequence[Event]) -> Iterator[Paragraph]:
    """Where there is no room for all by name, the latest that quote somebody: what a child said is sought first.

    In the shortest documents there is none for these either.
    """
    if case.fit.listed:
        return
    quoted = [event for event in events if event.when.dated and _SAID.search(leftout.named_of(event, case.language))]
    if quoted and case.weighed:
        yield from _by_day(case, quoted[-_MOST_QUOTED:])


def _days_of(case: Case, alike: Sequence[Event], year: int | None) -> str:
    """The days of entries that are called the same; their year is said once, at the head of all of the year."""
    return ", ".join(dict.fromkeys(_day_of(case, event.when, year) for event in alike))


def _day_of(case: Case, when: When, year: int | None) -> str:
    day = case.date_short(when).partition(",")[0]
    return day if when.precision in _NO_MORE else day.removesuffix(f" {year}")


def _days(case: Case, alike: Sequence[Event]) -> str:
    """The days of entries that are called the same; of many where there are few pages, how many there are and from when to when."""
    days = [case.date(event.when) for event in alike]
    if len(days) <= _FEW_DAYS or not (case.fit.brief or case.chronology.profile == FAMILY):
        return ", ".join(days)
    return case.words.say("entries.left_out_days", n=len(days), first=days[0], last=days[-1])


def _in_a_row(case: Case, lead: str, events: Sequence[Event]) -> Paragraph:
    """One after the other, those that are called the same together."""
    alike = leftout.by_name(events, lambda event: _name(case, event))
    told = "; ".join(f"{called}: {_days(case, each)}" for called, each in alike)
    return paragraph(*([bold(f"{lead}. ")] if lead else []), f"{told}.", style=_SMALL_PRINT)


def _name(case: Case, event: Event) -> str:
    mark = "" if event.restriction is Restriction.NONE else f" ({case.words.say(f'entries.{event.restriction}')})"
    return f"{leftout.named_of(event, case.language)}{mark}"
