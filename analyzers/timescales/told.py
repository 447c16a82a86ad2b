"""Whether the record shows a circumstance that a rule depends on: words in the entries that tell of it."""

import re

from analyzers.timescales.standing import Standing
from chronology.model import Event
from chronology.practice import TimescaleRule, Told


def says(event: Event, words: re.Pattern[str]) -> bool:
    """The words stand in what the entry tells."""
    return any(words.search(text) for text in (event.title, event.fact, event.outcome, event.decision) if text)


def shows(told: Told, trigger: Event, standing: Standing) -> bool:
    """Every one of the circumstance's words stands where it must on the day of the trigger."""
    day = trigger.when.first_day
    if told.trigger is not None and not says(trigger, told.trigger):
        return False
    if told.placement is not None:
        placement = standing.of("placement").latest(day)
        if placement is None or not says(placement.opened, told.placement):
            return False
    words = told.legal_status
    return words is None or any(says(span.opened, words) for span in standing.of("legal_status").running(day))


def is_due(rule: TimescaleRule, event: Event) -> bool:
    """An entry of the kinds that are due has the words that it must have, and none that it must not."""
    return (rule.due_told is None or says(event, rule.due_told)) and (
        rule.due_not_told is None or not says(event, rule.due_not_told)
    )
