"""What the year before the day the document speaks tells of one life, to be quoted in the record's own words."""

import datetime as dt
from collections.abc import Callable, Iterable

from analyzers.summary.said import Page
from chronology.model import Event, Restriction
from chronology.normalise import order_key
from chronology.prose.theirs import whose_life

_A_YEAR = dt.timedelta(days=365)


def of_late(page: Page, *, theirs: Callable[[Iterable[bool]], bool]) -> list[Event]:
    """The latest first: what may go to everyone and is told there for the first time.

    `theirs` says whether `any` or `all` accounts of an entry have to be of this life.
    """
    since = page.chronology.as_at - _A_YEAR
    whose = whose_life(page.life.events, page.life.person, page.chronology.people)
    found = [
        event
        for event in page.life.events
        if event.when.dated
        and event.when.first_day >= since
        and event.restriction is Restriction.NONE
        and event.key not in page.life.retold
        and theirs(map(whose.is_theirs, event.accounts))
    ]
    return sorted(found, key=order_key, reverse=True)
