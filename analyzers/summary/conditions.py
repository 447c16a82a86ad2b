"""Bail by which somebody may not come near: the sentences that settle it, with its conditions, the day it is set to, or its end."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from analyzers.cues import cue
from analyzers.summary.said import Page
from analyzers.words import as_far_as
from chronology.dates import find
from chronology.model import Account, Basis, Event, Precision, Restriction, When
from chronology.people import plain
from chronology.prose.sentences import sentences

# Bail that nobody speaks of for a year says nothing of now.
_OF_LATE = dt.timedelta(days=365)
_LONG = 240


@dataclass(frozen=True, slots=True)
class Telling:
    """A sentence that settles how bail stands, and its entry; no words where these may not go to everyone."""

    event: Event
    when: When
    words: str
    ends: bool
    until: dt.date | None = None
    """The day that the words give for its end."""
    by_police: bool = False

    @property
    def has_conditions(self) -> bool:
        """It says what may not be done."""
        return cue("bail_conditions").search(self.words) is not None


def barred_since(page: Page) -> dt.date | None:
    """The day on which bail was set that no end is read of, where its conditions keep somebody away."""
    running = _running(tellings(page))
    since = page.chronology.as_at - _OF_LATE
    if not running or running[-1].event.when.last_day < since:
        return None
    return next((each.event.when.first_day for each in running if each.has_conditions), None)


def _running(told: Sequence[Telling]) -> Sequence[Telling]:
    """Those since the last that tells of an end."""
    ends = [nth for nth, each in enumerate(told) if each.ends]
    return told[ends[-1] + 1 :] if ends else told


def tellings(page: Page, events: Sequence[Event] | None = None) -> list[Telling]:
    """In the order of their days; nothing of a brother's or sister's own bail. Of other `events` where some are given."""
    others = _siblings(page)
    found: list[Telling] = []
    for event in page.life.events if events is None else events:
        if event.key in page.life.retold or _is_since(event):
            continue
        told = [each for account in event.accounts if (each := _in(account, event, others)) is not None]
        # Of several accounts of one event the fullest that may be told.
        found += sorted(told, key=lambda each: (each.has_conditions, len(each.words)))[-1:]
    return [each for each in found if not (_is_before_its_day(each, found) or _is_of_its_last_day(each))]


def _is_of_its_last_day(told: Telling) -> bool:
    """Its entry has no other day than that to which it is set: when it was set is not told."""
    return not told.ends and told.until is not None and told.when.dated and told.until == told.when.last_day


def _is_before_its_day(told: Telling, every: Sequence[Telling]) -> bool:
    """That it ended, told by others than the police before the day to which the police set it: a worker may have it wrong."""
    if not told.ends or told.by_police:
        return False
    day = told.event.when.first_day
    set_to = [each.until for each in every if each.by_police and each.until and each.event.when.first_day <= day]
    return bool(set_to) and day < max(set_to)


def _is_since(event: Event) -> bool:
    """What it has gone on since is of something else: "four calls since May; uncle on bail" sets no bail in May."""
    return (event.when.edtf or "").endswith("/..") and cue("bail_since").search(event.fact) is None


def _siblings(page: Page) -> frozenset[str]:
    family = page.whole.family
    return frozenset(
        plain(family.name(person)).split()[0]
        for person in family.siblings(page.life.subject)
        if family.name(person).strip()
    )


def _in(account: Account, event: Event, others: frozenset[str]) -> Telling | None:
    """The last sentence of an account that settles it, where it is no more than said, thought or asked by somebody."""
    text = account.source.quote or account.fact
    found = _in_text(text, account, event, others)
    # A table has what came of it in a column of its own.
    beside = account.outcome if account.outcome and account.outcome not in text else ""
    return _in_text(beside, account, event, others) if found is None and beside else found


def _in_text(text: str, account: Account, event: Event, others: frozenset[str]) -> Telling | None:
    if cue("of_bail").search(text) is None or others & set(plain(account.title).split()):
        return None
    text = " ".join(text.split())
    kept_back = {event.restriction, account.restriction} != {Restriction.NONE}
    spans = [*sentences(text)]
    for nth, span in reversed([*enumerate(spans)]):
        words = text[span.start : span.end].strip()
        if cue("bail_only_said").search(words) or others & set(plain(words).split()):
            continue
        ends = cue("bail_ended").search(words) is not None
        if ends or cue("bail_set").search(words):
            behind = text[spans[nth + 1].start : spans[nth + 1].end].strip() if nth + 1 < len(spans) else ""
            if ends and cue("bail_to_check").search(behind):
                continue
            told = words if ends else _with_what_belongs(words, behind)
            by_police = cue("bail_by_police").search(f"{account.source.document} {account.agency or ''} {text}")
            # Of an entry of several days each account has its own.
            own = account.when.precision in (Precision.DAY, Precision.MINUTE)
            when = account.when if own else event.when
            when = _its_own_day(told, when, ends=ends)
            return Telling(
                event, when, "" if kept_back else _shown(told), ends, _until(told, event), by_police is not None
            )
    return None


def _its_own_day(words: str, when: When, *, ends: bool) -> When:
    """The day that the words give to its end or its setting, "bailed 11/10": a row has the day of what it was for.

    Of an end the last day that is given counts, whatever day the paper has that looks back on it.
    """
    given = cue("bail_ended_on" if ends else "bail_set_on").search(words)
    if given is None or not when.dated:
        return when
    days = [each.when for each in find(given["day"], when.first_day) if each.when.dated]
    if len(days) != 1 or days[0].precision not in (Precision.DAY, Precision.MINUTE):
        return when
    return days[0]


def _with_what_belongs(words: str, behind: str) -> str:
    """With the next sentence, where that has the conditions, or the day to which it runs and no more."""
    conditions = cue("bail_conditions").search(behind) and not cue("bail_conditions").search(words)
    runs_to = cue("bail_day_alone").match(behind)
    return f"{words} {behind}" if conditions or runs_to else words


def _until(words: str, event: Event) -> dt.date | None:
    given = cue("bail_until").search(words)
    days = [each.when for each in find(given["day"], event.when.first_day)] if given and event.when.dated else []
    if len(days) != 1 or not days[0].dated:
        return None
    day, told = days[0].last_day, event.when.first_day
    # Bail runs on from the day on which it is set: a day without a year is the next of its name.
    is_past = day < told and days[0].basis is Basis.YEAR_FROM_CONTEXT
    return next_year if is_past and (next_year := _a_year_on(day)) else day


def _a_year_on(day: dt.date) -> dt.date | None:
    return None if (day.month, day.day) == (2, 29) else day.replace(year=day.year + 1)


def _shown(words: str) -> str:
    """A bail's conditions are told to their end, where they are no page."""
    plain_words = words.replace("“", "").replace("”", "").rstrip(".")
    return plain_words if len(plain_words) <= _LONG else as_far_as(plain_words, _LONG)
