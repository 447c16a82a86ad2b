"""Entries that may tell again of an incident that stands already, though nothing shows it for certain.

They are printed as they are, and joined by nobody; a finding that counts such incidents counts them once, and names them.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence

from analyzers.once import once
from analyzers.tables import one_incident
from analyzers.told import found_in, holds, sides_in
from chronology.model import Account, Chronology, Event, Kind
from chronology.normalise import record_of
from chronology.normalise.clock import gap
from chronology.normalise.days_told import days_named, is_exact
from chronology.prose.sure import is_kind_from_words

_A_DAY = dt.timedelta(days=1)
_MOST_DAYS = 92
_TWO_INCIDENTS_MINUTES = 150
_OF_THE_HOME = frozenset({"blow", "drink", "fire"})
_MENTION = "mention-"
_DIFFERENT = "different"
"""How what speaks against a pair begins where it shows that there were two: other hours, numbers, households."""


def may_tell_again(chronology: Chronology, events: Sequence[Event]) -> dict[str, str]:
    """By the keys of those of some events in order that may only tell again of one before, the key of that one."""
    pairs = kept_apart(chronology)
    counted: dict[str, list[Event]] = defaultdict(list)
    again: dict[str, str] = {}
    for event in events:
        family = one_incident().get(event.kind, "")
        if not family:
            continue
        before = counted[family]
        one = next((other for other in reversed(before) if _may_be_one(event, other, pairs)), None)
        if one is None:
            before.append(event)
        elif event.kind is Kind.INJURY_UNEXPLAINED and one.kind is not event.kind:
            # That nobody explained it is what counts most: the entry that says so stands.
            before[before.index(one)] = event
            again[one.key] = event.key
        else:
            again[event.key] = one.key
    return again


@once(lambda chronology: (chronology.events, chronology.apart))
def kept_apart(chronology: Chronology) -> frozenset[frozenset[str]]:
    """Events, two by two, of which accounts look like one incident and nothing shows that there were two."""
    events = {account.key: event.key for event in chronology.events for account in event.accounts}
    return frozenset(
        frozenset((events[pair.one], events[pair.other]))
        for pair in chronology.apart
        if pair.one in events and pair.other in events and _DIFFERENT not in pair.against
    )


def _may_be_one(later: Event, earlier: Event, pairs: frozenset[frozenset[str]]) -> bool:
    apart = later.when.first_day - earlier.when.first_day
    if apart.days > _MOST_DAYS or not _same_people(later, earlier) or _of_other_places(later, earlier):
        return False
    if frozenset((later.key, earlier.key)) in pairs or _of_one_day(later, earlier) or _of_the_next_day(later, earlier):
        return True
    looks_back = any(_looks_back(one, other) for one in later.accounts for other in earlier.accounts)
    # "Missing again on Friday" is once more than before that Friday.
    return looks_back and (not holds(later, "once_more") or _gives_day_of(later, earlier))


def _same_people(one: Event, other: Event) -> bool:
    if one_incident()[one.kind] in _OF_THE_HOME:
        return True  # what goes on between adults is filed under the child by one and under the mother by another
    first, second = (frozenset(part.person for part in each.people if part.role == "subject") for each in (one, other))
    return not first or not second or not first.isdisjoint(second)


def _of_other_places(one: Event, other: Event) -> bool:
    """They name other parts or sides of the body."""
    places = (found_in(one, "body"), found_in(other, "body")), (sides_in(one), sides_in(other))
    return any(first and second and first.isdisjoint(second) for first, second in places)


def _of_one_day(one: Event, other: Event) -> bool:
    """Two sources that tell of one day, or one note in two sentences, at hours that do not part them."""
    if one.when.first_day != other.when.first_day or one.when.last_day != other.when.last_day:
        return False
    return any(
        (first.source.document != second.source.document or record_of(first.key) == record_of(second.key))
        and (gap(first, second) or 0) <= _TWO_INCIDENTS_MINUTES
        for first in one.accounts
        for second in other.accounts
    )


def _of_the_next_day(later: Event, earlier: Event) -> bool:
    """Words of another source from the day before or after: of one night one writes the evening and another the morning."""
    files = ({account.source.document for account in each.accounts} for each in (later, earlier))
    near = (
        is_exact(later.accounts[0])
        and is_exact(earlier.accounts[0])
        and later.when.first_day - earlier.when.first_day == _A_DAY
    )
    of_text = any(is_kind_from_words(account) for each in (later, earlier) for account in each.accounts)
    return near and of_text and set.isdisjoint(*files) and not holds(later, "once_more")


def _looks_back(later: Account, earlier: Account) -> bool:
    """What a note tells of its own day beside the earlier day it gives; or an entry that gives the day of the other, or nearly."""
    if not (is_exact(later) and is_exact(earlier)) or _is_mention(later):
        return False
    if record_of(later.key) == record_of(earlier.key):
        return _is_mention(earlier) and later.when.first_day > earlier.when.first_day
    near = (earlier.when.first_day - _A_DAY, earlier.when.first_day, earlier.when.first_day + _A_DAY)
    own = later.when.first_day
    return earlier.when.first_day < own and any(day in near and day < own for day in days_named(later))


def _gives_day_of(later: Event, earlier: Event) -> bool:
    days = {day for account in later.accounts for day in days_named(account)}
    return earlier.when.first_day in days


def _is_mention(account: Account) -> bool:
    return account.key.partition("#")[2].startswith(_MENTION)
