"""Births of people who are grown up where a record begins: they say how old somebody was, and are no event of its story."""

import datetime as dt
from collections.abc import Collection, Iterable

from chronology.model import Event, Kind

_GROWN_UP = dt.timedelta(days=16 * 365)


def long_before(events: Collection[Event]) -> frozenset[str]:
    """Keys of the births that lie so long before everything else the record tells that whoever was born was grown up."""
    others = (event.when.first_day for event in _dated(events) if event.kind is not Kind.BIRTH)
    if (first := min(others, default=None)) is None:
        return frozenset()
    births = (event for event in _dated(events) if event.kind is Kind.BIRTH)
    return frozenset(event.key for event in births if event.when.last_day + _GROWN_UP <= first)


def _dated(events: Iterable[Event]) -> Iterable[Event]:
    return (event for event in events if event.when.dated)
