"""What else stands near an entry, by which what two entries share is seen to be rare or everybody's."""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import product
from typing import Final

from chronology.model import Account
from chronology.normalise.days_told import days_of_telling, is_exact
from chronology.normalise.distinctive import distinctive, names, names_as_words, opening, written_small
from chronology.normalise.happenings import shared_things, things_told
from chronology.normalise.keys import record_of
from chronology.normalise.rarity import Wording
from chronology.normalise.references import Numbers
from chronology.normalise.services import services_named, services_of
from chronology.normalise.speech import told

# Days before and after, in which it is looked how often a source writes and who else uses a word.
_WRITING: Final = 30
_USING: Final = 14
# A source that writes on more than this share of its days writes often: that it writes of this one says nothing.
_OFTEN: Final = 0.2
# Fewer days than these do not show how often a source writes.
_SHORT: Final = 30
# A word on so many other days of the four weeks is the talk of those weeks.
_TALK: Final = 2
# Two long entries share words by chance: about one in so many pairs of their words; less than so many is overlooked.
_BY_CHANCE: Final = 300
_OVERLOOKED: Final = 0.5
# A service that a source names in more than this share of its entries is named as a matter of course.
_OF_COURSE: Final = 0.4
_FEW: Final = 5

_Days = Mapping[object, Sequence[int]]


class Surroundings:
    """A set of accounts as the evidence for each pair of it: their numbers, days, words and names."""

    def __init__(self, accounts: Sequence[Account], numbers: Numbers) -> None:
        self.numbers = numbers
        entries: dict[object, set[tuple[int, str]]] = defaultdict(set)
        words: dict[object, set[int]] = defaultdict(set)
        kinds: dict[object, set[int]] = defaultdict(set)
        things: dict[object, set[int]] = defaultdict(set)
        written: Counter[str] = Counter()
        named: Counter[tuple[str, str]] = Counter()
        called: set[str] = set()
        tellings: dict[tuple[str, str | None, int], set[str]] = defaultdict(set)
        for account in accounts:
            document = account.source.document
            written[document] += 1
            called |= names(told(account))
            named.update((document, service) for service in services_named(account))
            if not is_exact(account) or account.when.earliest is None:
                continue
            day = account.when.earliest.toordinal()
            for of, person in product(days_of_telling(account), _people(account)):
                tellings[account.source.document, person, of.toordinal()].add(record_of(account.key))
            for person in _people(account):
                entries[document, person].add((day, account.source.locator))
            kinds[account.kind].add(day)
            for thing in things_told(account):
                things[thing].add(day)
            for word in (*distinctive(told(account)), *names(told(account))):
                words[word].add(day)
        self._names = names_as_words(_never_small(called, accounts))
        self._tellings = tellings
        self._wording = Wording((record_of(account.key), _text(account)) for account in accounts)
        self._entries = {key: Counter(day for day, _ in found) for key, found in entries.items()}
        self._days: _Days = {key: sorted(found) for key, found in self._entries.items()}
        self._words: _Days = {word: sorted(days) for word, days in words.items()}
        self._things: _Days = {thing: sorted(days) for thing, days in things.items()}
        self._kinds: _Days = {kind: sorted(days) for kind, days in kinds.items()}
        self._of_course = {key for key, times in named.items() if times > max(_FEW, _OF_COURSE * written[key[0]])}

    def stand_alone(self, one: Account, other: Account) -> bool:
        """Each is the only entry of its source on the day, and neither source writes often: they hardly meet by chance."""
        return self._is_lone(one) and self._is_lone(other)

    def alone_tell_of_day(self, one: Account, other: Account) -> bool:
        """Of some day that both tell of, neither source has another entry, whenever each was written."""
        return any(
            all(self._tells_alone(each, day) for each in (one, other))
            for day in days_of_telling(one) & days_of_telling(other)
        )

    def _tells_alone(self, account: Account, day: dt.date) -> bool:
        return all(
            len(self._tellings.get((account.source.document, person, day.toordinal()), ())) <= 1
            for person in _people(account)
        )

    def _is_lone(self, account: Account) -> bool:
        if account.when.earliest is None:
            return False
        day, document = account.when.earliest.toordinal(), account.source.document
        return all(
            self._entries[document, person][day] <= 1 and _writes_seldom(self._days[document, person], day)
            for person in _people(account)
            if (document, person) in self._entries
        )

    def words_shared(self, one: Account, other: Account) -> float:
        """How many words two accounts share, those by half of which everybody speaks at the time."""
        mine, yours = (distinctive(told(each)) - self._names for each in (one, other))
        days = _days_of(one, other)
        shared = sum(1.0 if _elsewhere(self._words.get(word, ()), days) <= _TALK else 0.5 for word in mine & yours)
        return max(0.0, shared - max(0.0, len(mine) * len(yours) / _BY_CHANCE - _OVERLOOKED))

    def share_of_words(self, one: Account, other: Account) -> float:
        """How much of what two accounts say both say, from 0 to 1, each word by how few entries of the case use it."""
        return self._wording.share(_text(one), _text(other))

    def names_shared(self, one: Account, other: Account) -> float:
        """How many names of places and people two accounts share that nobody else gives at the time."""
        words = (distinctive(told(one)) & distinctive(told(other))) - self._names
        days = _days_of(one, other)
        spoken = (names(told(one)) & names(told(other))) - words
        return float(sum(_elsewhere(self._words.get(name, ()), days) == 0 for name in spoken))

    def open_alike(self, one: Account, other: Account) -> bool:
        """Both begin with one name of the case: of two children who missed the dentist, that is which."""
        return opening(told(one)) == opening(told(other)) in self._names

    def recurs(self, one: Account, other: Account) -> bool:
        """Their kind is told of on other days near theirs as well."""
        return _elsewhere(self._kinds.get(one.kind, ()), _days_of(one, other)) > 0

    def told_at_no_other_time(self, one: Account, other: Account) -> frozenset[str]:
        """What both tell to have befallen somebody and nobody tells on any other day of the weeks around."""
        days = _days_of(one, other)
        return frozenset(
            thing for thing in shared_things(one, other) if days and _elsewhere(self._things.get(thing, ()), days) == 0
        )

    def names_service_of(self, one: Account, other: Account) -> bool:
        """One speaks of the service whose telling the other is, as its source does not do in every second entry."""
        mine = services_named(one) & (services_of(other) - services_of(one))
        return any((one.source.document, service) not in self._of_course for service in mine)


def _never_small(called: Collection[str], accounts: Iterable[Account]) -> frozenset[str]:
    """Names that no text writes as a plain word."""
    left = set(called)
    for account in accounts:
        left -= written_small(told(account))
    return frozenset(left)


def _writes_seldom(days: Sequence[int], day: int) -> bool:
    """Of the days about this one, as far as the source reaches, it writes on few; a source of a few days shows nothing."""
    first, last = max(days[0], day - _WRITING), min(days[-1], day + _WRITING)
    reach = last - first + 1
    return reach >= _SHORT and _within(days, first, last) <= _OFTEN * reach


def _days_of(one: Account, other: Account) -> Sequence[int]:
    return sorted(each.when.earliest.toordinal() for each in (one, other) if is_exact(each) and each.when.earliest)


def _elsewhere(known: Sequence[int], days: Sequence[int]) -> int:
    """How many of the known days are near these and none of them."""
    if not days:
        return len(known)
    return _within(known, days[0] - _USING, days[-1] + _USING) - _within(known, days[0], days[-1])


def _text(account: Account) -> str:
    """All its words, what somebody is quoted as saying among them."""
    return account.source.quote or account.fact


def _people(account: Account) -> Iterable[str | None]:
    return {part.person for part in account.people if part.role == "subject"} or (None,)


def _within(days: Sequence[int], first: int, last: int) -> int:
    return bisect_right(days, last) - bisect_left(days, first)
