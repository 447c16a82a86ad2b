"""The timescales that were in force: each held against what the record shows, never more than that."""

from collections.abc import Iterator, Sequence

from analyzers.lives import Life, lives
from analyzers.spans import spans
from analyzers.timescales.judging import Held, judged
from analyzers.timescales.pairing import Pairing
from chronology.hooks import Result
from chronology.model import Chronology, Event
from chronology.practice import Practice, TimescaleRule
from chronology.practice.checking import SPANS

_ELSE_DAYS = 30
"""A trigger this shortly before an `else_trigger` is the same process."""


def analyse(chronology: Chronology, practice: Practice) -> Iterator[Result]:
    """Hold each rule that is on against each of its triggers in each life."""
    for life in lives(chronology):
        periods = {name: spans(life, name) for name in SPANS}
        pairing = Pairing(life)
        for rule in practice.rules:
            if rule.subject and (rule.subject == "adult") != life.is_adult:
                continue
            triggers = _triggers(rule, life)
            for place, trigger in enumerate(triggers):
                following = triggers[place + 1] if place + 1 < len(triggers) else None
                held = Held(rule, trigger, following, life, chronology, periods, pairing)
                yield from judged(held)


def _triggers(rule: TimescaleRule, life: Life) -> Sequence[Event]:
    """What starts the clock; where two kinds may tell of one start, the first of them does."""
    started = list(life.of(*rule.trigger))
    for event in life.of(*rule.else_trigger):
        if not any(0 <= (event.when.first_day - other.when.first_day).days <= _ELSE_DAYS for other in started):
            started.append(event)
    order = {event.key: place for place, event in enumerate(life.events)}
    return sorted(started, key=lambda event: order[event.key])
