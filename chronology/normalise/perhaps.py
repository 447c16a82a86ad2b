"""Entries that are likely of one incident and were not joined: the child's words of it days later, who looked at the bruise.

To join them would hide that the child spoke, or that somebody looked; to leave them apart without a word would have a reader
take them for two. So each says which other it may be of. What several sources tell is weighed pair by pair: the day, what is
told to have befallen somebody, and words by how few entries of the case use them.
"""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

from chronology.model import Account, Event, Group
from chronology.normalise.aspect import ANYTHING, CALL, HAPPENING, REFERRAL, REPAIR, VISIT, WORDS, aspect, is_seen_alone
from chronology.normalise.days_told import days_of_telling, days_told_before, is_exact, of_itself
from chronology.normalise.distinctive import distinctive, names, names_as_words
from chronology.normalise.happenings import are_parted, blows, happened
from chronology.normalise.keys import record_of
from chronology.normalise.nearness import REACH
from chronology.normalise.sameness import may_be_one
from chronology.normalise.sums import sums
from chronology.normalise.topics import topics_in
from chronology.practice import group_of

_ENOUGH: Final = 3.5
"""From here on two entries are said to be of one incident, perhaps."""
# By so much another may come near, and it is still clear which is meant.
_CLEARLY: Final = 0.5
_MONTH: Final = 31
# In so many days around a thing that is told at no other time says which.
_AROUND: Final = 14
_TOLD: Final = frozenset({HAPPENING, ANYTHING, WORDS, REPAIR, VISIT, CALL, REFERRAL})
_OF_WHAT_BEFELL: Final = frozenset({HAPPENING, ANYTHING, WORDS})
# What a word says, by how many entries of the case use it: one that only two use is worth ten that many do.
_BY_ENTRIES: Final = ((2, 100), (3, 60), (5, 35), (10, 10))
_WHOLE: Final = 100
_MOST_WORDS: Final = 4.0
_TELLING_WORDS: Final = 0.9
_MONDAY: Final = 0
_REACH: Final = dt.timedelta(days=REACH)
_NAMES_DAY: Final = "names_day"
# Who is seen "on her own" was not left so.
_LEFT_ALONE: Final = frozenset({"left_alone"})


@dataclass(frozen=True, slots=True)
class Perhaps:
    """Another entry that may be of the same incident, and why: names for which a document has words."""

    event: Event
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Telling:
    """What one account of an event says, as it is compared."""

    account: Account
    sort: str
    day: dt.date
    text: str
    words: frozenset[str]
    things: frozenset[str]
    told_of: frozenset[dt.date]
    """The days that it is of."""
    named: frozenset[dt.date]
    """Days before its own that it names."""


@dataclass(frozen=True, slots=True)
class _Alike:
    points: float
    why: tuple[str, ...] = ()


def perhaps_one(events: Iterable[Event], apart: Iterable[tuple[str, str]] = ()) -> Mapping[str, tuple[Perhaps, ...]]:
    """By the key of an event the others that may be of its incident, both ways.

    `apart` are pairs of account keys of which a reviewer said that they are of two.
    """
    forbidden = frozenset(map(frozenset, apart))
    dated = sorted((each for each in events if each.when.dated), key=lambda each: (each.when.first_day, each.key))
    case = _Case(dated)
    found: dict[str, list[Perhaps]] = defaultdict(list)
    for earlier, later, why in _pairs(dated, case):
        keys = product(*([account.key for account in each.accounts] for each in (earlier, later)))
        if any(frozenset(pair) in forbidden for pair in keys):
            continue
        found[earlier.key].append(Perhaps(later, why))
        found[later.key].append(Perhaps(earlier, why))
    return {key: tuple(others) for key, others in found.items()}


def _pairs(events: Sequence[Event], case: "_Case") -> Iterator[tuple[Event, Event, tuple[str, ...]]]:
    """Each later event with the one earlier that it is clearly most like; of several that are of one incident, the first."""
    days = [event.when.first_day for event in events]
    first = _Firsts(events)
    for at, later in enumerate(events):
        begin = bisect_left(days, later.when.first_day - dt.timedelta(days=_MONTH))
        fits = [(case.alike(earlier, later), earlier) for earlier in events[begin:at] if case.may_meet(earlier, later)]
        best = max((alike.points for alike, _ in fits), default=0.0)
        near = [(alike, earlier) for alike, earlier in fits if alike.points > best - _CLEARLY]
        if (
            best >= _ENOUGH
            and not first.is_of_its_record(later, near[0][1])
            and len({first.of(earlier) for _, earlier in near}) == 1
        ):
            alike, earlier = near[0]
            first.join(earlier, later)
            yield earlier, later, alike.why


class _Firsts:
    """Of events that are of one incident, perhaps, or that one record tells, the first."""

    def __init__(self, events: Sequence[Event]) -> None:
        self._first: dict[str, str] = {}
        self._records = {e.key: frozenset(record_of(account.key) for account in e.accounts) for e in events}
        by_record: dict[str, str] = {}
        for event in events:
            records = self._records[event.key]
            known = min((by_record[record] for record in records if record in by_record), default=event.key)
            self._first[event.key] = self._first.get(known, known)
            by_record |= dict.fromkeys(records, known)

    def is_of_its_record(self, later: Event, earlier: Event) -> bool:
        """One row of a register tells both: who went missing is back."""
        absences = all(group_of(each.kind) is Group.MISSING for each in (earlier, later))
        return absences and self._records[later.key] <= self._records[earlier.key]

    def of(self, event: Event) -> str:
        return self._first[event.key]

    def join(self, earlier: Event, later: Event) -> None:
        self._first[later.key] = self._first[earlier.key]


class _Case:
    """The events as the evidence for each pair of them: how many use a word, and when a thing is told of."""

    def __init__(self, events: Sequence[Event]) -> None:
        called = frozenset(name for event in events for each in event.accounts for name in names(_text(each)))
        self._names = names_as_words(called)
        self._tellings = {event.key: [*self._told(event)] for event in events}
        self._days = {key: _days_of(tellings) for key, tellings in self._tellings.items()}
        self._used: Counter[str] = Counter()
        things: dict[str, set[int]] = defaultdict(set)
        for tellings in self._tellings.values():
            self._used.update(frozenset().union(*(each.words for each in tellings)))
            for each in tellings:
                for thing in each.things:
                    things[thing].add(each.day.toordinal())
        self._things = {thing: sorted(on) for thing, on in things.items()}

    def _told(self, event: Event) -> Iterator[_Telling]:
        for account in event.accounts:
            sort, day = aspect(account), account.when.earliest
            if sort in _TOLD and is_exact(account) and day is not None:
                text = _text(account)
                words = distinctive(text) - self._names
                things = happened(of_itself(text)) | blows(of_itself(text))
                things -= _LEFT_ALONE if is_seen_alone(account) else frozenset()
                days = days_of_telling(account) | {day}
                yield _Telling(account, sort, day, text, words, things, days, days_told_before(day, text))

    def may_meet(self, earlier: Event, later: Event) -> bool:
        """Their days are near, or one names the other's: most pairs of a month need no more looking at."""
        (first, of_first), (second, of_second) = self._days[earlier.key], self._days[later.key]
        near = bool(first and second) and min(second) - max(first) <= _REACH and min(first) - max(second) <= _REACH
        return near or not of_first[0].isdisjoint(of_second[1]) or not of_second[0].isdisjoint(of_first[1])

    def alike(self, earlier: Event, later: Event) -> _Alike:
        """The best that any telling of the one has in common with any of the other."""
        pairs = product(self._tellings[earlier.key], self._tellings[later.key])
        return max((self._alike(one, other) for one, other in pairs), key=lambda alike: alike.points, default=_Alike(0))

    def _alike(self, one: _Telling, other: _Telling) -> _Alike:
        first, last = sorted((one, other), key=lambda each: each.day)
        day = _day(first, last)
        own_doings = _OF_WHAT_BEFELL.isdisjoint({one.sort, other.sort})
        if (
            day is None
            or own_doings
            or one.account.source.document == other.account.source.document
            or not may_be_one(one.account, other.account)
        ):
            return _Alike(0)
        things = self._things_shared(first, last)
        words = min(_MOST_WORDS, sum(map(self._weight, one.words & other.words)) / _WHOLE)
        rare = any(self._is_told_at_no_other_time(thing, first.day, last.day) for thing in things)
        # What is told of more than once in these weeks is this one where its day is named.
        if words < _TELLING_WORDS and not rare and not (things and day[1] == _NAMES_DAY):
            return _Alike(0)
        money = bool(sums(one.text) & sums(other.text))
        topic = bool(topics_in(one.text) & topics_in(other.text))
        points = day[0] + 2.0 * bool(things) + words + 1.5 * money + 0.5 * topic
        whys = (day[1], "same_thing" if things else "", "rare_words" if words >= _TELLING_WORDS else "")
        return _Alike(points, tuple(filter(None, whys)))

    def _things_shared(self, one: _Telling, other: _Telling) -> Collection[str]:
        shared = one.things & other.things
        return shared - blows(of_itself(one.text)) if are_parted(one.text, other.text) else shared

    def _weight(self, word: str) -> int:
        return next((worth for most, worth in _BY_ENTRIES if self._used[word] <= most), 0)

    def _is_told_at_no_other_time(self, thing: str, first: dt.date, last: dt.date) -> bool:
        """But for the days about them, on which others looked at the same hurt."""
        on, start, end = self._things[thing], first.toordinal(), last.toordinal()
        within, around = ((start - days, end + days) for days in (REACH, _AROUND))
        return _between(on, *within) == _between(on, *around)


def _days_of(
    tellings: Sequence[_Telling],
) -> tuple[tuple[dt.date, ...], tuple[frozenset[dt.date], frozenset[dt.date]]]:
    """The days of an event's tellings; those that they are of, and those that they name."""
    days = tuple(each.day for each in tellings)
    of = frozenset[dt.date]().union(*(each.told_of for each in tellings))
    return days, (of, frozenset[dt.date]().union(*(each.named for each in tellings)))


def _day(first: _Telling, last: _Telling) -> tuple[float, str] | None:
    """Points for the days, and what is said of them."""
    if last.named & first.told_of:
        return 3.0, _NAMES_DAY
    apart = (last.day - first.day).days
    if apart > REACH:
        return None
    if apart == 0:
        return 2.0, "same_day"
    weekend = last.day.weekday() == _MONDAY and apart <= 2  # what befell on Saturday or Sunday
    return (1.5 if apart == 1 or weekend else 0.5), "days_after"


def _between(days: Sequence[int], first: int, last: int) -> int:
    return bisect_right(days, last) - bisect_left(days, first)


def _text(account: Account) -> str:
    """All its words, what somebody is quoted as saying among them: it is the child's words that tell of it."""
    return account.source.quote or account.fact
