"""When the child or adult was last seen, last seen alone and last heard, and the half-years without any of it."""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import pairwise

from analyzers.coverage import holds, is_record, meets
from analyzers.cues import cue
from analyzers.patterns.windows import days_at_least
from analyzers.spans import CASE, LOOKED_AFTER, PROTECTION_PLAN, Span
from analyzers.summary.said import Page, Said
from analyzers.tabulations.periods import Period, clipped, half_years
from analyzers.voice import (
    SeeingRead,
    is_told_alone,
    may_have_met,
    may_show_seen,
    seeing_read,
    tells_of_seeing,
    was_heard,
    was_seen,
    was_seen_alone,
)
from analyzers.words import as_far_as, counted, dates, is_by_kind, listed, number, on, titled
from chronology.model import Event, Group, Kind, Restriction, Theme
from chronology.practice import group_of, title_of
from chronology.prose.own_day import is_from_words
from chronology.prose.sentences import sentences
from chronology.prose.sure import says_of_another_thing

_LONG = 200
_FEW_WORDS = 4
_LONG_ALONE = 280
_OF_FAMILY = "family"
_OPEN = (CASE, PROTECTION_PLAN, LOOKED_AFTER)
_MOST, _MOST_LATER = 20, 3
_ENDS = (".", "!", "?", "…", '"', "”", "’")


def say(page: Page) -> Iterator[Said]:
    """A sentence for each, and one for what is missing where a source could have shown it.

    Where the words of most contacts are not read to say who was seen, no last day and no gap is told, but that.
    """
    read = seeing_read(page.life, page.practice)
    if read.is_enough:
        yield from _when_seen(page)
        yield from _not_met(page)
    else:
        latest = [*_latest_read(page)]
        yield from latest
        yield _unread(read, has_latest=bool(latest))
    yield from _seen_later(page)
    yield from _when_heard(page, is_seen_told=read.is_enough)
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


def _latest_read(page: Page) -> Iterator[Said]:
    """The latest entries that are read to show the person seen, and seen alone: what is read of most contacts shows neither."""
    subject = page.life.subject
    # Whom a record saw that may not go to everyone no reader of this can see.
    sure = [e for e in page.life.events if _is_of_them(e, page) and e.restriction is Restriction.NONE]
    seen = [event for event in sure if was_seen(event, subject)]
    alone = [event for event in sure if is_told_alone(event, subject)]
    if seen and seen[-1] not in alone[-1:]:
        yield _latest("last_seen", "The latest entry read to show the person seen", seen[-1], page)
    if alone:
        both = "seen, and alone" if alone[-1] in seen[-1:] else "seen alone"
        yield _latest("last_seen_alone", f"The latest entry read to show the person {both}", alone[-1], page)


def _seen_later(page: Page) -> Iterator[Said]:
    """The latest entries since then that may show the person as well: at school, at a clinic, with a carer."""
    seen = [event for event in page.life.events if was_seen(event, page.life.subject) and _is_of_them(event, page)]
    since = max((event.when.last_day for event in seen if _is_open(event)), default=None)
    if since is None:
        return
    later = [
        event
        for event in page.life.events
        if event.when.first_day > since
        and event.key not in page.life.retold
        and may_show_seen(event, page.life.subject)
        and _is_of_them(event, page)
    ]
    by_day = {event.when.first_day: event for event in later}
    if by_day:
        shown = [*by_day.values()][-_MOST_LATER:]
        text = f"Later entries that may show the person seen: {dates(shown)}."
        yield _said("seen_later", text, shown)


def _is_open(event: Event) -> bool:
    return event.restriction is Restriction.NONE


def _is_of_them(event: Event, page: Page) -> bool:
    """In the file of one adult a visit is to them, also where it names whom they spoke of."""
    if event.key not in page.life.named:
        return True
    own_file = page.life.is_adult and len(page.chronology.subjects) < 2
    return (
        own_file and group_of(event.kind) is Group.VISIT and not says_of_another_thing(f"{event.title}. {event.fact}")
    )


def _latest(rule: str, what: str, event: Event, page: Page) -> Said:
    words = (_words(event) or _in_the_record(event, page)) if rule == "last_seen_alone" else ""
    text = f"{what}: {on(event)}{_called(event, words)}."
    return _said(rule, f"{text} {words}" if words else text, [event])


def _called(event: Event, words: str) -> str:
    """Its title; nothing where the words that follow begin with it, or only its kind names it."""
    title = titled(event).rstrip(".")
    if is_from_words(event) and title in (title_of(event.kind), title_of(event.kind, adult=True)):
        return ""
    within = title.rstrip(" ….") in words.replace("“", '"').replace("”", '"')
    return "" if words and (within or is_by_kind(event)) else f" ({title})"


def _in_the_record(event: Event, page: Page) -> str:
    """What the entry tells from where it says that or quotes somebody: who said what in it is for the reader to see.

    What somebody said where they were alone is put before nobody of the family: they may not have meant them to hear it.
    """
    if event.restriction is not Restriction.NONE or page.chronology.profile == _OF_FAMILY:
        return ""
    whole = " ".join(event.fact.split()).replace("“", '"').replace("”", '"')
    told = [whole[span.start :] for span in sentences(whole) if cue("says_alone").search(whole[span.start : span.end])]
    if not told:
        return ""
    words = told[0]
    shown = words if len(words) <= _LONG_ALONE else as_far_as(words, _LONG_ALONE)
    return f"The record says: “{shown}”"


def _when_seen(page: Page) -> Iterator[Said]:
    subject = page.life.subject
    seen = [event for event in page.life.events if was_seen(event, subject)]
    alone = [event for event in page.life.events if was_seen_alone(event, subject)]
    if seen:
        yield _last("last_seen", "Last recorded as seen", seen[-1], page)
    if alone and alone[-1] not in seen[-1:]:
        yield _last("last_seen_alone", "Last recorded as seen alone", alone[-1], page)
    elif seen and not alone and not page.life.is_adult and _could_be_alone(seen[-1], page):
        text = "Of the entries that show the child seen, none says that it was alone."
        yield _said("never_alone", text, seen)


def _when_heard(page: Page, *, is_seen_told: bool) -> Iterator[Said]:
    """The last words; where a later entry has words that may be the person's, only that these were read as theirs."""
    heard = [event for event in page.life.events if event.child_voice and event.when.dated and _says_something(event)]
    seen = [event for event in page.life.events if is_seen_told and was_seen(event, page.life.subject)]
    alone = [event for event in page.life.events if is_told_alone(event, page.life.subject)]
    told = (*seen[-1:], *alone[-1:])
    if heard and heard[-1] not in told and not _is_overtaken(heard[-1], page):
        later = _own_words(heard[-1].when.last_day + dt.timedelta(days=1), page.chronology.as_at, page)
        yield _last("last_heard", f"{'Words' if later else 'Last words'} or views on record", heard[-1], page)


def _says_something(event: Event) -> bool:
    """More than what a code means, or than a word or two: "Weetabix, three" is nobody's view."""
    voice = event.child_voice or ""
    return len(voice.split()) >= _FEW_WORDS and not cue("voice_by_code").search(voice)


def _is_overtaken(heard: Event, page: Page) -> bool:
    """They were seen alone since, and what is told of that, or other words of theirs since then, come later."""
    subject, since = page.life.subject, heard.when.last_day + dt.timedelta(days=1)
    alone = [e for e in page.life.surely.events if e.when.first_day >= since and was_seen_alone(e, subject)]
    return bool(alone) and bool(
        _words(alone[-1]) or _in_the_record(alone[-1], page) or _own_words(since, page.chronology.as_at, page)
    )


def _own_words(first: dt.date, last: dt.date, page: Page) -> list[Event]:
    """Texts of those days with words that may be the person's own; a record has a field for them."""
    found = page.life.spoken.first_person(first, last)
    return [event for event in found if not is_record(event, page.chronology)]


def _could_be_alone(event: Event, page: Page) -> bool:
    """The source tells of visits, not of the latest state alone, and the child is old enough to be seen alone."""
    shown = meets(page.showable, event.when.first_day, event.when.last_day)
    return shown and _could_speak(page, page.chronology.as_at)


def _said(rule: str, text: str, evidence: list[Event]) -> Said:
    return Said(theme=Theme.VOICE, rule=rule, text=text, evidence=evidence)


def _last(rule: str, what: str, event: Event, page: Page) -> Said:
    both = rule == "last_seen" and was_seen_alone(event, page.life.subject)
    before = (page.chronology.as_at - event.when.last_day).days
    # Of how long ago it was nothing is said where a later contact may have seen them and does not say so.
    is_last = what.startswith("Last") and not any(_may_be_later(other, event, page) for other in page.life.events)
    ago = f", {counted(before, 'day')} before the date of this document" if before > 0 and is_last else ""
    words = _words(event) or (_in_the_record(event, page) if rule == "last_seen_alone" or both else "")
    text = f"{what}{', and alone' if both else ''}: {on(event)}{ago}{_called(event, words)}."
    return _said(rule, f"{text} {words}" if words else text, [event])


def _may_be_later(other: Event, seen: Event, page: Page) -> bool:
    subject = page.life.subject
    if other.when.first_day <= seen.when.last_day:
        return False
    is_contact = group_of(other.kind) in (Group.VISIT, Group.HEALTH) and not tells_of_seeing(other, subject)
    return is_contact or may_show_seen(other, subject)


def _words(event: Event) -> str:
    """What was said, as the record has it; not from a record that may not go to everyone."""
    voice = " ".join((event.child_voice or "").split())
    if not voice or event.restriction is not Restriction.NONE:
        return ""
    if len(voice) > _LONG:
        voice = as_far_as(voice, _LONG)
    voice = voice.removesuffix(".") if voice.endswith(('".', "”.")) else voice
    return f"Words or views recorded with it: {voice}{'' if voice.endswith(_ENDS) else '.'}"


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
        and _could_speak(page, first)
    )


def _could_speak(page: Page, day: dt.date) -> bool:
    """Old enough that words or views of their own are looked for; nothing is expected where the age is not known."""
    age = page.life.age_on(day)
    return page.life.is_adult or (age is not None and age >= page.practice.record.voice_age)
