"""What followed each course, plan or service, by the record's own later entries: told, and never why.

Whether what was done helped is the first question of those who meet; the record can only say what came after it.
"""

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice

from analyzers.coverage import is_record
from analyzers.lives import Life
from analyzers.patterns.harm.concerns import stands
from analyzers.patterns.windows import days_at_least
from analyzers.summary.protective import called, is_protective
from analyzers.summary.said import Page, Said
from analyzers.tables import BEGAN, ENDED, calls_for_none, interventions
from analyzers.voice import was_seen
from analyzers.words import counted, dated, day, in_words, is_by_kind, listed, titled
from chronology.model import Event, Group, Kind, Level, Polarity, Precision, Restriction, Theme
from chronology.normalise import order_key, record_of
from chronology.practice import group_of, title_of
from chronology.prose.own_day import is_from_words, is_of_own_day

# So long after it an entry is told as following; what comes later has had other causes in between.
_WINDOW = dt.timedelta(days=365)
# Of several that ended or began so near each other the last is told.
_NEAR = dt.timedelta(days=31)
_KNOWN = frozenset({Precision.MINUTE, Precision.DAY})
_MOST_GOOD, _MANY_WORDS = 2, 9
_SETTLING, _WATCHED = dt.timedelta(days=28), dt.timedelta(days=90)
# What services did, and what they did not manage to do, befell nobody.
_OF_SERVICES = frozenset({Group.WORKER_CHANGE, Group.LEGAL, Group.CLOSURE, Group.REFERRAL})
# Kinds whose names do not say what happened.
_SAYS_LITTLE = frozenset({Kind.PROTECTIVE_EVENT, Kind.FIRE_RISK, Kind.POLICE_INCIDENT})
_GIVEN_UP = frozenset({Kind.CARE_PACKAGE_ENDED, Kind.CARE_PACKAGE_BREAKDOWN})
# That a service was asked again, or protection was begun again.
_CAME_BACK = frozenset(
    {
        *(Kind.REFERRAL, Kind.REFERRAL_NO_FURTHER_ACTION, Kind.SAFEGUARDING_CONCERN, Kind.S47_STARTED),
        *(Kind.ADULT_ENQUIRY_STARTED, Kind.CP_PLAN_STARTED, Kind.BECAME_LOOKED_AFTER),
    }
)


def say(page: Page) -> Iterator[Said]:
    """A sentence for each, the latest first; none of one after which the record does not go on."""
    told = sorted(_interventions(page), key=order_key, reverse=True)
    for event in told:
        sentence = _told(event, page)
        if sentence is not None:
            yield sentence


def _interventions(page: Page) -> Iterator[Event]:
    """What ended, by its end; what only began, by its beginning; of those that stand close together the last."""
    every = page.life.surely.of(*interventions())
    found = [event for event in every if event.when.precision in _KNOWN and _says_what(event, page)]
    # The plan that the same record began: told by its end it is told once.
    by_record: dict[str, list[Event]] = {}
    for event in found:
        by_record.setdefault(record_of(event.key), []).append(event)
    ends = (event for event in found if interventions()[event.kind] == ENDED)
    ended = {other.key for end in ends for other in by_record[record_of(end.key)] if other is not end}
    kept = [event for event in found if event.key not in ended]
    for place, event in enumerate(kept):
        after = kept[place + 1 :]
        if not any(
            later.when.first_day - event.when.first_day <= _NEAR and _is_same_way(event, later) for later in after
        ):
            yield event


def _says_what(event: Event, page: Page) -> bool:
    """A system's record has it, under the name of a plan or service: a whole sentence is none."""
    # That a plan or service ended is of a text one reading of its words: what came after it would be told as its sequel.
    return len(titled(event).split()) <= _MANY_WORDS and is_record(event, page.chronology)


def _is_same_way(one: Event, other: Event) -> bool:
    """Both ended or both began."""
    return interventions()[one.kind] == interventions()[other.kind]


def _told(event: Event, page: Page) -> Said | None:
    until = min(event.when.first_day + _WINDOW, page.chronology.as_at)
    every = [other for other in _following(event, until, page.life) if other.key not in page.life.retold]
    later = [other for other in every if other.key not in page.life.named and is_of_own_day(other)]
    concerns = _concerns(later, event, page)
    # What got better after care was given up did not come of that.
    good = (other for other in later if event.kind not in _GIVEN_UP and is_protective(other, page))
    shown = sorted([*islice(good, _MOST_GOOD), *concerns], key=order_key)
    parts = [_entry(other, event, page) for other in shown]
    # What may have been a concern is none that is told, and not none at all.
    if not concerns and _is_watched(later, until, page) and not _concerns(every, event, page):
        parts.append(f"no entry of concern up to {day(until)}")
    if not parts:
        return None
    # That it tells no cause stands first, where no page cuts it off.
    text = f"After “{titled(event)}” {dated(event)} the record shows, without showing why: {listed(parts)}."
    return Said(theme=Theme.TOGETHER, rule="followed", text=text, evidence=(event, *shown))


def _following(event: Event, until: dt.date, life: Life) -> Iterator[Event]:
    """Entries of known days behind the last day of one, up to another day."""
    first, last = (bisect_right(life.events, day, key=_first_day) for day in (event.when.last_day, until))
    return (other for other in life.events[first:last] if other.when.precision in _KNOWN)


def _first_day(event: Event) -> dt.date:
    return event.when.first_day


def _is_watched(later: Sequence[Event], until: dt.date, page: Page) -> bool:
    """Somebody saw the person shortly before the end of the time: that no concern is told is not that nobody looked."""
    return any(was_seen(other, page.life.subject) and other.when.first_day >= until - _WATCHED for other in later)


def _concerns(later: Sequence[Event], event: Event, page: Page) -> list[Event]:
    """The first concern, the gravest one, and the first sign that somebody was worried again, each once.

    What began has to take hold first.
    """
    since = event.when.last_day + (_SETTLING if interventions()[event.kind] == BEGAN else dt.timedelta())
    # They are in order of time: what lies behind the day is the rest of them.
    behind = later[bisect_right(later, since, key=_first_day) :]
    worrying = [other for other in behind if _is_concern(other, page)]
    grave = sorted(worrying, key=lambda other: -page.practice.level_of(other.kind).rank)
    again = [other for other in behind if other.kind in _CAME_BACK]
    return list({other.key: other for found in (worrying, grave, again) for other in found[:1]}.values())


def _is_concern(event: Event, page: Page) -> bool:
    practice = page.practice
    return (
        practice.polarity_of(event.kind) is Polarity.NEGATIVE
        and practice.level_of(event.kind).rank >= Level.MEDIUM.rank
        and group_of(event.kind) not in _OF_SERVICES
        and event.kind not in calls_for_none()
        and stands(event)
    )


def _entry(shown: Event, after: Event, page: Page) -> str:
    """What it was, by its own title where its kind does not say it, and how long after."""
    name = called(shown, page) if is_protective(shown, page) else title_of(shown.kind)
    what = f"“{titled(shown)}”" if shown.kind in _SAYS_LITTLE or is_by_kind(shown) else name.lower()
    if is_from_words(shown) and shown.restriction is Restriction.NONE:
        what = f"“{in_words(shown)}”"
    return f"{what} {dated(shown)} ({counted(days_at_least(after, shown), 'day')})"
