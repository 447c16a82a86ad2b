"""When the child or adult was last seen, last seen alone and last heard, and the half-years without any of it."""

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from analyzers.coverage import holds, is_record
from analyzers.cues import cue
from analyzers.patterns.windows import days_at_least
from analyzers.spans import CASE, LOOKED_AFTER, PROTECTION_PLAN, Span
from analyzers.summary.last_seen import is_old_enough, last_heard, seen_and_alone
from analyzers.summary.message import message, words_of
from analyzers.summary.said import Page, Said
from analyzers.tabulations.periods import Period, clipped, half_years
from analyzers.voice import (
    SeeingRead,
    is_told_alone,
    may_have_met,
    seeing_read,
    was_heard,
    was_seen,
    was_seen_alone,
)
from analyzers.words import counted, listed, number, on
from chronology.model import Event, Kind, Theme

_FEW_WORDS = 4
_OPEN = (CASE, PROTECTION_PLAN, LOOKED_AFTER)
_MOST = 20


def say(page: Page) -> Iterator[Said]:
    """A sentence for each, and one for what is missing where a source could have shown it.

    Where the words of most contacts are not read to say who was seen, no last day and no gap is told, but that.
    """
    read = seeing_read(page.life, page.practice)
    asked = [*message(page)]
    yield from asked
    told = [*seen_and_alone(page, is_enough=read.is_enough, above=[*map(words_of, asked)])]
    yield from told
    if read.is_enough:
        yield from _not_met(page)
    else:
        yield _unread(read, has_latest=any(said.rule in ("last_seen", "last_seen_alone") for said in told))
    above = {event.key for said in told for event in said.evidence}
    yield from _when_heard(page, above, is_seen_told=read.is_enough)
    yield from _silences(page, is_seeing_read=read.is_enough)


def _unread(read: SeeingRead, *, has_latest: bool) -> Said:
    rest = (
        "a later one may show it in other words, and no gap is told" if has_latest else "no last day and no gap is told"
    )
    text = (
        f"Of {counted(read.of, 'visit or health contact', 'visits and health contacts')} the words of {number(read.told)} say in "
        f"a form that this program reads whether the person was seen; {rest}."
    )
    return _said("seeing_not_read", text, [])


def _when_heard(page: Page, above: Collection[str], *, is_seen_told: bool) -> Iterator[Said]:
    """The last words, where no line above has told them with the note they stand in; where a later entry has words that may be the person's, only that these were read as theirs."""
    heard = [event for event in page.life.events if event.child_voice and event.when.dated and _says_something(event)]
    seen = [event for event in page.life.events if is_seen_told and was_seen(event, page.life.subject)]
    alone = [event for event in page.life.events if is_told_alone(event, page.life.subject)]
    told = (*seen[-1:], *alone[-1:])
    if heard and heard[-1] not in told and heard[-1].key not in above and not _is_overtaken(heard[-1], page):
        later = _own_words(heard[-1].when.last_day + dt.timedelta(days=1), page.chronology.as_at, page)
        yield last_heard(f"{'Words' if later else 'Last words'} or views on record", heard[-1], page)


def _says_something(event: Event) -> bool:
    """More than what a code means, or than a word or two: "Weetabix, three" is nobody's view."""
    voice = event.child_voice or ""
    return len(voice.split()) >= _FEW_WORDS and not cue("voice_by_code").search(voice)


def _is_overtaken(heard: Event, page: Page) -> bool:
    """They were seen alone since, and what is told of that, or other words of theirs since then, come later."""
    subject, since = page.life.subject, heard.when.last_day + dt.timedelta(days=1)
    alone = [e for e in page.life.surely.events if e.when.first_day >= since and was_seen_alone(e, subject)]
    if not alone:
        return False
    says = alone[-1].child_voice or cue("says_alone").search(alone[-1].fact)
    return bool(says) or bool(_own_words(since, page.chronology.as_at, page))


def _own_words(first: dt.date, last: dt.date, page: Page) -> list[Event]:
    """Texts of those days with words that may be the person's own; a record has a field for them."""
    found = page.life.spoken.first_person(first, last)
    return [event for event in found if not is_record(event, page.chronology)]


def _said(rule: str, text: str, evidence: list[Event]) -> Said:
    return Said(theme=Theme.VOICE, rule=rule, text=text, evidence=evidence)


def _not_met(page: Page) -> Iterator[Said]:
    """Of an adult, the times with an open case in which nobody can have met them by any entry. Of a child a pattern tells it."""
    if not page.life.is_adult:
        return
    least = page.practice.patterns["gap"].whole("open_days")
    met = [event for event in page.life.events if may_have_met(event, page.life.subject)]
    found = [
        (before, after)
        for before, after in pairwise(met)
        if days_at_least(before, after) > least
        and _is_open_throughout(before, after, page)
        and not _lives_with_staff(before, page)
    ]
    if found:
        parts = [f"{counted(days_at_least(one, other), 'day')} from {on(one)} to {on(other)}" for one, other in found]
        text = f"While the case was open, no entry shows the adult seen, attending or spoken with for {listed(parts)}."
        events = {event.key: event for pair in found for event in pair}
        yield _said("not_met", text, list(events.values()))


def _lives_with_staff(before: Event, page: Page) -> bool:
    """In a care home or a hospital somebody is seen every day, whether or not these files hold what its staff wrote."""
    day = before.when.last_day
    authorised = (span for span in page.spans("legal_status") if span.opened.kind is Kind.DEPRIVATION_OF_LIBERTY)
    return any(span.covers(day) for span in (*page.spans("placement"), *authorised))


def _is_open_throughout(before: Event, after: Event, page: Page) -> bool:
    first, last = before.when.last_day, after.when.first_day
    is_open = any(span.start <= first and span.covers(last) for span in page.spans(CASE))
    return is_open and holds(page.showable, first, last)


def _silences(page: Page, *, is_seeing_read: bool) -> Iterator[Said]:
    """Half-years through which the case was open and a source could have shown a voice, and none does.

    Any quotation, and anybody's speaking of themselves, may be the person's own words.
    """
    spans = [span for name in _OPEN for span in page.spans(name)]
    if not spans or not is_seeing_read:
        return
    as_at = page.chronology.as_at
    heard = [event for event in page.life.events if was_heard(event) or was_seen_alone(event, page.life.subject)]
    first = min(span.start for span in spans)
    silent = [
        period
        for period in half_years(first, first, as_at, _MOST)
        if _is_told_of(period, spans, page)
        and not any(_falls_into(event, period) for event in heard)
        and not _own_words(period.first, clipped(period, as_at)[1], page)
    ]
    if silent:
        who = "adult" if page.life.is_adult else "child"
        text = (
            f"While the case was open, no words or views of the {who}, and no entry of the {who} seen alone, are on record "
            f"in {counted(len(silent), 'half-year')}: {listed(period.label for period in silent)}."
        )
        opened = {
            span.opened.key: span.opened
            for span in spans
            if any(span.start <= period.first and span.covers(clipped(period, as_at)[1]) for period in silent)
        }
        yield _said("voice_silence", text, list(opened.values()))


def _falls_into(event: Event, period: Period) -> bool:
    """It may have been then: a vague date is never taken to lie elsewhere."""
    return event.when.dated and event.when.first_day <= period.last and event.when.last_day >= period.first


def _is_told_of(period: Period, spans: Sequence[Span], page: Page) -> bool:
    """It was open and could have been shown from its first day to its last, or to the day the document speaks."""
    first, last = clipped(period, page.chronology.as_at)
    return (
        (last - first).days + 1 >= page.practice.record.voice_days
        and holds(page.showable, first, last)
        and any(span.start <= first and span.covers(last) for span in spans)
        and is_old_enough(page, first)
    )
