"""Whether the record shows a circumstance that a rule depends on: words in the entries that tell of it."""

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Sequence

from analyzers.lives import Life, about
from analyzers.timescales.standing import Standing
from chronology.model import Event, Kind
from chronology.practice import TimescaleRule, Told

_PASSING = (Kind.DEPRIVATION_OF_LIBERTY, Kind.POLICE_PROTECTION)
"""Steps beside the legal status that do not take its place."""


def says(event: Event, words: re.Pattern[str]) -> bool:
    """The words stand in what the entry tells."""
    return any(words.search(text) for text in (event.title, event.fact, event.outcome, event.decision) if text)


def shows(told: Told, trigger: Event, standing: Standing) -> bool:
    """Every one of the circumstance's words stands where it must on the day of the trigger."""
    day = trigger.when.first_day
    if told.trigger is not None and not says(trigger, told.trigger):
        return False
    if told.placement is not None and not _of_placement(told.placement, day, standing):
        return False
    if told.legal_status is None:
        return True
    latest = next((span for span in standing.of("legal_status").running(day) if span.opened.kind not in _PASSING), None)
    return latest is not None and says(latest.opened, told.legal_status)


def _of_placement(words: re.Pattern[str], day: dt.date, standing: Standing) -> bool:
    """The entry of the placement says so, or that of an order or legal status no older than it."""
    placement = standing.of("placement").latest(day)
    if placement is not None and says(placement.opened, words):
        return True
    since = dt.date.min if placement is None else placement.start
    return any(span.start >= since and says(span.opened, words) for span in standing.of("legal_status").running(day))


def is_own(life: Life, event: Event) -> bool:
    """It is about the subject, or about nobody by name; what befalls others of the family starts and meets nothing."""
    people = about(event)
    return not people or life.subject is None or life.subject in people


def first_after(events: Sequence[Event], day: dt.date) -> Event | None:
    """The first of some events, in order, on a day or later."""
    place = bisect_left(events, day, key=lambda event: event.when.first_day)
    return events[place] if place < len(events) else None


def is_due(rule: TimescaleRule, event: Event) -> bool:
    """An entry of the kinds that are due has the words that it must have, and none that it must not."""
    if event.kind in rule.shown_by:
        return True
    return (rule.due_told is None or says(event, rule.due_told)) and (
        rule.due_not_told is None or not says(event, rule.due_not_told)
    )
