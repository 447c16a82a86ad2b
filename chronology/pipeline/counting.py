"""Accounts that are only counted: where nobody reads them, how many there are about whom is all that is held of them.

A list of everybody in an authority's whole export needs no account of any of them. One is counted as it passes and forgotten
where nothing that is worked out of all accounts together could change it: it names everybody by ids that its own document gave,
and its words say nothing that another account could hang on. Any other is held. Where that turns out to be wrong the counts
are not sure, and the inputs are to be read again without.
"""

import datetime as dt
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from chronology.hooks import Read
from chronology.model import Account, Action, Involvement, Kind, Person, PersonKind, Problem
from chronology.normalise import OF_ROW, Alike, Gathering, record_of
from chronology.people import is_only_named
from chronology.pipeline.aside import Alone, Aside
from chronology.pipeline.lettered import is_lettered
from chronology.pipeline.namesakes import beginnings, is_misfiled, may_be_said_not
from chronology.pipeline.of_age import day_made
from chronology.pipeline.subjects import SEEN, kind_seen

LEAST = 4 * 1024 * 1024
"""Bytes of an export from which its accounts are counted only; a smaller one is held whole."""

IdOf = Callable[[str, str], str]
_Parts = tuple[Involvement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """How many accounts were counted and not held, about whom and of which kind. People by the ids their document has."""

    told: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """Of those about one person, by document and person; none of who is only known there."""
    together: Mapping[tuple[str, frozenset[str]], int] = field(default_factory=dict)
    """Of those about several."""
    kinds: Mapping[Kind, int] = field(default_factory=dict)
    seen: Mapping[tuple[str, Kind, _Parts], int] = field(default_factory=dict)
    """Of visits that say how somebody was seen: what each is called depends on whom it is told of."""
    first_days: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """The first day of which a record about somebody is, as a number."""
    alone: Alone = field(default_factory=Alone)
    """People who are not among the values either: nothing but their own records tells who they are."""
    problems: Mapping[Alike, int] = field(default_factory=dict)
    """Of problems met so often that no more of them were kept, how many more there were."""
    is_sure: bool = True

    def about(self, id_of: IdOf) -> Counter[str]:
        """How many are about each person."""
        found: Counter[str] = Counter()
        for document, people in self.told.items():
            for person, many in people.items():
                found[id_of(document, person)] += many
        for document, person, many, _ in self.alone.of_others():
            found[id_of(document, person)] += many
        for (document, some), many in self.together.items():
            found.update(dict.fromkeys({id_of(document, person) for person in some}, many))
        return +found

    def days(self, id_of: IdOf) -> Iterator[tuple[str, dt.date]]:
        """Somebody and the first day of which a record of one document about them is."""
        for document, people in self.first_days.items():
            for person, day in people.items():
                yield id_of(document, person), dt.date.fromordinal(day)
        for document, person, _, day in self.alone.of_others():
            if day:
                yield id_of(document, person), dt.date.fromordinal(day)

    def kinds_for(self, only: str | None, id_of: IdOf) -> Counter[Kind]:
        """How many of each kind there are, as they are told of the one whom all records are about; of several as they stand."""
        found = Counter(self.kinds)
        for (document, kind, parts), many in self.seen.items():
            own = ((id_of(document, part.person), part.involvement) for part in parts)
            found[kind if only is None else kind_seen(kind, own, {only})] += many
        return found


class Counting:
    """Counts accounts as they pass."""

    def __init__(self) -> None:
        # Everybody whom a document gives an id has a place here, so that no second list of them is held.
        self._told: dict[str, dict[str, int]] = defaultdict(dict)
        self._together: Counter[tuple[str, frozenset[str]]] = Counter()
        self._kinds: Counter[Kind] = Counter()
        self._seen: Counter[tuple[str, Kind, _Parts]] = Counter()
        self._first_days: dict[str, dict[str, int]] = defaultdict(dict)
        self._uncertain: set[tuple[str, str]] = set()
        self._aside = Aside()
        self._problems = Gathering()
        # A number of each record that was counted, of which nothing may stand elsewhere that takes it back.
        self._records = array("q")
        self._misfiled: set[int] = set()
        self._names: set[str] = set()
        self._begin: set[str] = set()
        """How words begin that would say of somebody of such a name that they are another."""
        self._names_nobody = False
        self._is_sure = True

    def sift(self, values: Iterable[Read], *, counted: bool) -> Iterator[Read]:
        """What is to be held of what an importer yields: everything, or all but the accounts that are `counted`."""
        waiting: list[Account] = []
        for value in values:
            if not isinstance(value, Account):
                if isinstance(value, Person):
                    if counted and self._aside.takes(value):
                        continue
                    self._meet(value)
                if counted and isinstance(value, Problem) and not self._problems.keeps(value):
                    continue
                # No list of who is there tells of what is to be done.
                if not (counted and isinstance(value, Action)):
                    yield value
                continue
            if not counted:
                self._held(value)
                yield value
                continue
            if waiting and record_of(waiting[0].key) != record_of(value.key):
                yield from self._of_one_record(waiting)
                waiting = []
            waiting.append(value)
        yield from self._of_one_record(waiting)

    def lost(self) -> None:
        """What was counted of a file is not to count after all."""
        self._is_sure = False

    def settled(self, values: Sequence[Read]) -> tuple[Sequence[Person], Counted]:
        """Of the people that were set aside those who are to be held after all, beside these values; and all that was counted."""
        people, alone = self._aside.parted(values)
        is_taken_back = bool(self._misfiled) and not self._misfiled.isdisjoint(self._records)
        # Where nothing was counted nothing was counted wrongly.
        is_sure = not self._records or (self._is_sure and not self._names_nobody and not is_taken_back)
        return people, Counted(
            alone=alone,
            problems=self._problems.further,
            told=self._told,
            together=self._together,
            kinds=self._kinds,
            seen=self._seen,
            first_days=self._first_days,
            is_sure=is_sure,
        )

    def _meet(self, person: Person) -> None:
        place = person.source.document, person.id
        names = {*beginnings(person)}
        self._names |= names
        self._is_sure &= self._begin.isdisjoint(names)
        if person.kind is PersonKind.UNKNOWN:
            # Whether they are of age hangs on all the days of their records, not on the first.
            self._uncertain.add(place)
            self._is_sure &= person.id not in self._first_days[place[0]] and not self._aside.knows(*place)
        if not is_only_named(person.id) and not any(map(str.isspace, person.id)):
            self._told[place[0]].setdefault(person.id, 0)

    def _held(self, account: Account) -> None:
        self._names_nobody |= not any(part.role == "subject" for part in account.people)
        if is_misfiled(account):
            self._misfiled.add(_mark(account))

    def _of_one_record(self, accounts: list[Account]) -> Iterator[Account]:
        """The accounts of one record, where they are to be held: an account may say of all that they stand in the wrong file."""
        if not all(map(self._may_be_counted, accounts)):
            for account in accounts:
                self._held(account)
                yield account
            return
        for account in accounts:
            self._count(account)
        if accounts:
            self._records.append(_mark(accounts[0]))

    def _may_be_counted(self, account: Account) -> bool:
        document = account.source.document
        known, aside = self._told[document], self._aside
        subjects = [part.person for part in account.people if part.role == "subject"]
        if not account.key or not subjects:
            return False
        if not all(part.person in known or aside.knows(document, part.person) for part in account.people):
            return False
        if self._uncertain and any((document, one) in self._uncertain for one in subjects):
            return False
        odd = any(part.involvement == OF_ROW or is_lettered(part) for part in account.people)
        return not odd and not is_misfiled(account) and self._says_nothing_of_names(account)

    def _says_nothing_of_names(self, account: Account) -> bool:
        """Its words say of nobody that they are another of that name. Who is met later may be called as some words begin."""
        begin = may_be_said_not(account)
        if begin is None or not begin.isdisjoint(self._names):
            return False
        self._begin |= begin
        return True

    def _count(self, account: Account) -> None:
        document, kind = account.source.document, account.kind
        parts = tuple(part for part in account.people if part.role == "subject")
        if kind in SEEN and any(part.involvement for part in parts):
            self._seen[document, kind, parts] += 1
        else:
            self._kinds[kind] += 1
        day = day_made(account) if kind is not Kind.BIRTH else None
        number = day.toordinal() if day is not None else None
        first, aside = self._first_days[document], self._aside
        for part in parts:
            if aside.knows(document, part.person):
                aside.tell(document, part.person, number, many=len(parts) == 1)
            elif number is not None:
                first[part.person] = min(first.get(part.person, number), number)
        if len(parts) > 1:
            self._together[document, frozenset(part.person for part in parts)] += 1
        elif not aside.knows(document, parts[0].person):
            self._told[document][parts[0].person] += 1


def _mark(account: Account) -> int:
    """A number of its record, so long that no two records of an export share one: a misfiled one would cost another reading."""
    return hash(record_of(account.key))
