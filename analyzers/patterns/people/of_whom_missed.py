"""Of missed contacts: which service they name, when that service was attended, and whether they fell on one day of the week."""

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from analyzers.lives import Life, words_of
from analyzers.patterns.harm.concerns import documents
from analyzers.patterns.shape import Ground
from analyzers.words import counted, dated, dates, number, titled
from chronology.model import Event, Kind

_NAME = re.compile(r"\b[A-Z][a-z]{3,}\b")
_OF_APPOINTMENTS = frozenset({Kind.NOT_BROUGHT, Kind.APPOINTMENT_MISSED, Kind.NO_ACCESS_VISIT})
_DECISIONS = (Kind.INITIAL_CONFERENCE, Kind.REVIEW_CONFERENCE, Kind.ADULT_CONFERENCE, Kind.COURT_HEARING)
_MONTHS = frozenset(
    {"January", "February", "March", "April", "June", "July", "August", "September", "October", "November", "December"}
)
_OF_TITLES = frozenset({"Visit", "Appointment", "Child", "Carer", "Missed", "Cancelled"})
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NO_SERVICES = frozenset({*_MONTHS, *WEEKDAYS, *_OF_TITLES})


def services_named(run: Sequence[Event], ground: Ground) -> str:
    """A sentence for each service that several of them name, with the days on which it was attended in that time."""
    missed: dict[str, list[Event]] = defaultdict(list)
    for event in run:
        for name in set(_NAME.findall(words_of(event))) if event.kind in _OF_APPOINTMENTS else ():
            missed[name].append(event)
    often = {name: events for name, events in missed.items() if len(events) >= ground.settings.whole("count")}
    # Whether a word is a name is asked of all that the record says: only where some word stands often enough.
    people = _people(ground) if often else frozenset()
    sentences, life = [], ground.life.whole or ground.life
    for name, events in sorted(often.items(), key=lambda item: (-len(item[1]), item[0])):
        if _is_no_other_name(name, people, life):
            sentences.append(
                f" {counted(len(events), 'of them names', 'of them name').capitalize()} “{name}”: {dates(events)}."
            )
            sentences.append(_attended(name, events, ground))
    return "".join(sentences)


def is_name_of_a_service(name: str, ground: Ground) -> bool:
    """A word with a capital is nobody's name, no month or day, and nowhere written small."""
    return _is_no_other_name(name, _people(ground), ground.life.whole or ground.life)


def _is_no_other_name(name: str, people: frozenset[str], life: Life) -> bool:
    return name not in _NO_SERVICES and name not in people and not is_small_somewhere(name, life)


def _attended(name: str, missed: Sequence[Event], ground: Ground) -> str:
    """Where entries tell that it was attended, and soon before which conference or hearing."""
    days_missed = {event.when.first_day for event in missed}
    attended = {event.key for event in ground.life.telling("service_attended")}
    kept = [
        event
        for event, words in zip(ground.life.events, ground.life.words, strict=True)
        if event.key in attended and name in words and event.when.first_day not in days_missed
    ]
    if not kept:
        return ""
    sentence = f" It is told as attended as well: {dates(kept)}."
    for decision in ground.life.of(*_DECISIONS):
        days = ground.settings.whole("near_days")
        before = [event for event in kept if 0 <= (decision.when.first_day - event.when.first_day).days <= days]
        if before:
            sentence += f" Within {days} days before “{titled(decision)}” {dated(decision)}: {dates(before)}."
    return sentence


def on_one_weekday(run: Sequence[Event], ground: Ground) -> str:
    """The day of the week on which most of them fell, in a sentence that says how many."""
    weekday, count, of_all = _weekday(run, ground)
    many = f"All {number(count)}" if count == of_all else f"{number(count).capitalize()} of the {of_all}"
    return f" {many} fell on a {WEEKDAYS[weekday]}." if count else ""


def mostly_on_one_weekday(days: Sequence[dt.date], run: Sequence[Event], ground: Ground) -> str:
    """The same without a number, where not each of them is sure: of the days that the words of a run are of."""
    weekday, count, _ = _weekday(run, ground, days)
    return f" Most of the days on which it is told fell on a {WEEKDAYS[weekday]}." if count else ""


def _weekday(run: Sequence[Event], ground: Ground, days: Sequence[dt.date] = ()) -> tuple[int, int, int]:
    """The weekday on which most of them fell, how many did, of how many; none did unless the same sources write of other days as well."""
    days = days or [
        event.when.earliest for event in run if event.when.earliest and event.when.earliest == event.when.latest
    ]
    if len(days) < ground.settings.whole("weekday_count"):
        return 0, 0, 0
    (weekday, count), *_ = Counter(day.weekday() for day in days).most_common()
    enough = count >= ground.settings.share("weekday_share") * len(days)
    if not enough or len(_other_weekdays(run, ground) - {weekday}) < ground.settings.whole("weekdays_else"):
        return 0, 0, 0
    return weekday, count, len(days)


def _other_weekdays(run: Sequence[Event], ground: Ground) -> set[int]:
    """Days of the week of what else the sources of a run tell in its time."""
    life, sources = ground.life.whole or ground.life, frozenset().union(*map(documents, run))
    first, last, own = run[0].when.first_day, run[-1].when.last_day, {event.key for event in run}
    return {
        event.when.first_day.weekday()
        for event in life.events
        if event.key not in own
        and first <= event.when.first_day == event.when.last_day <= last
        and not sources.isdisjoint(documents(event))
    }


def _people(ground: Ground) -> frozenset[str]:
    """The parts of the names of people."""
    return frozenset(
        part.capitalize()
        for person in ground.chronology.people
        for name in (person.name, *person.known_as)
        for part in name.split()
    )


def is_small_somewhere(name: str, life: Life) -> bool:
    """The record writes a word with a capital somewhere without one: it is a word and no name."""
    small = name.lower()
    word = re.compile(rf"\b{small}\b")
    return any(small in words and word.search(words) for words in life.words)
