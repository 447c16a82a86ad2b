"""Periods of a life (enquiries, plans, time in care, orders, bail) and what concerns came in, each with the words that tell it."""

from collections.abc import Iterator

from analyzers.lives import lives
from analyzers.periods.bail import bail
from analyzers.periods.concerns import concerns
from analyzers.periods.folding import folded
from analyzers.periods.steps import steps
from analyzers.summary.said import Page, Whole
from chronology.hooks import Result
from chronology.model import Chronology, Event, Group, Precision
from chronology.practice import Practice, group_of


def analyse(chronology: Chronology, practice: Practice) -> Iterator[Result]:
    """The periods of each life, in the order of sorts and then of days; then the concerns, each with what came of it."""
    whole = Whole(chronology)
    for life in lives(chronology):
        every = (*life.events, *life.undated)
        discussed = [event.when.first_day for event in life.events if _is_of_strategy(event)]
        found = [
            *folded(steps(every, life.person, chronology.people), life.subject, discussed),
            *bail(Page(whole, practice, life)),
        ]
        yield from found
        yield from concerns(life, found)


def _is_of_strategy(event: Event) -> bool:
    is_day = event.when.precision in (Precision.DAY, Precision.MINUTE)
    return is_day and group_of(event.kind) is Group.STRATEGY_DISCUSSION
