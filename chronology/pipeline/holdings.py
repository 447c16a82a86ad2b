"""What the inputs hold, by whom it is about: put in order once, and asked for each subject without another reading."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from chronology.dates.written import LAST_YEAR
from chronology.model import Account, Action, Involvement, Person, Place, Problem, Relationship
from chronology.normalise import subjects, text_key
from chronology.people import Register, settle
from chronology.pipeline.reading import Reads


@dataclass(frozen=True)
class Holdings:
    """Everything read, with each person under one id. Not slotted: what is asked often is worked out once."""

    reads: Reads
    people: tuple[Person, ...]
    accounts: tuple[Account, ...]
    relationships: tuple[Relationship, ...]
    places: tuple[Place, ...]

    @cached_property
    def as_at(self) -> dt.date:
        """The latest day anything was extracted or recorded; never the clock.

        Where nothing says, the latest day anything happened. What a system writes for "never" (31 December 9999) is
        no day.
        """
        extracted = [document.as_at for document in self.reads.documents if document.as_at]
        recorded = [account.source.recorded_on for account in self.accounts if account.source.recorded_on]
        happened = [account.when.last_day for account in self.accounts if account.when.dated]
        said = [day for day in (*extracted, *recorded) if day.year <= LAST_YEAR]
        return max(said, default=max(happened, default=dt.date(1900, 1, 1)))

    @cached_property
    def told_of(self) -> Counter[str]:
        """How many accounts are about each person."""
        return Counter(person for account in self.accounts for person in subjects(account))

    @cached_property
    def candidates(self) -> tuple[Person, ...]:
        """People the records are about; where the source marks subjects, only those."""
        concerned = [person for person in self.people if person.id in self.told_of]
        marked = [person for person in concerned if person.is_subject]
        return tuple(marked or concerned)

    def accounts_of(self, ids: Collection[str]) -> list[Account]:
        """Accounts about people, or in which they took part, or about nobody by name; everything for nobody."""
        if not ids:
            return list(self.accounts)
        by_person, nobody_s = self._accounts
        places = sorted({place for person in ids for place in by_person.get(person, ())}.union(nobody_s))
        return [self.accounts[place] for place in places]

    def problems_of(self, ids: Collection[str]) -> list[Problem]:
        """Problems in the records of people, or in no person's own."""
        if not ids:
            return list(self.reads.problems)
        by_person, nobody_s = self._problems
        places = sorted({place for person in ids for place in by_person.get(person, ())}.union(nobody_s))
        return [self.reads.problems[place] for place in places]

    def actions_of(self, ids: frozenset[str]) -> tuple[Action, ...]:
        """Plan actions that concern people, or nobody by name."""
        actions = self.reads.of(Action)
        return tuple(action for action in actions if not action.people or not ids or not ids.isdisjoint(action.people))

    def people_around(
        self, ids: Collection[str], accounts: Iterable[Account], actions: Iterable[Action]
    ) -> list[Person]:
        """People a chronology may name: in its accounts, or joined to them by relationships and shared places.

        Of an authority's whole return, that is one child and not two thousand others.
        """
        if not ids:
            return list(self.people)
        waiting = {*ids, *(part.person for account in accounts for part in account.people)}
        waiting |= {person for action in actions for person in action.people}
        reached: set[str] = set()
        while waiting:
            person = waiting.pop()
            reached.add(person)
            waiting |= self._joined.get(person, set()) - reached
        return [person for person in self.people if person.id in reached]

    @cached_property
    def _accounts(self) -> tuple[Mapping[str, list[int]], list[int]]:
        return _by_person(
            (part.person for part in account.people) if subjects(account) else () for account in self.accounts
        )

    @cached_property
    def _problems(self) -> tuple[Mapping[str, list[int]], list[int]]:
        return _by_person(problem.about for problem in self.reads.problems)

    @cached_property
    def _joined(self) -> Mapping[str, set[str]]:
        joined: dict[str, set[str]] = defaultdict(set)
        for relation in self.relationships:
            joined[relation.from_person].add(relation.to_person)
            joined[relation.to_person].add(relation.from_person)
        for place in self.places:
            members = {member.person for member in place.members}
            for member in members:
                joined[member] |= members
        return joined


def _by_person(people: Iterable[Iterable[str]]) -> tuple[Mapping[str, list[int]], list[int]]:
    """Places in a sequence by the people each is about, and the places of those about nobody by name."""
    by_person: dict[str, list[int]] = defaultdict(list)
    nobody_s: list[int] = []
    for place, named in enumerate(people):
        ids = set(named)
        for person in ids:
            by_person[person].append(place)
        if not ids:
            nobody_s.append(place)
    return by_person, nobody_s


def holdings(reads: Reads) -> Holdings:
    """Put what was read under one id for each person and one key for each account."""
    settled = settle(reads.of(Person))
    register = Register(settled.people)
    renamed = settled.renamed
    accounts = tuple(_told_by_id(account, register, renamed) for account in _keyed(reads.of(Account)))
    return Holdings(
        reads=reads,
        people=(*settled.people, *register.added.values()),
        accounts=accounts,
        relationships=_renamed_relationships(reads.of(Relationship), renamed),
        places=_renamed_places(reads.of(Place), renamed),
    )


def _keyed(accounts: Iterable[Account]) -> Iterator[Account]:
    """Give a key to accounts that came without one, and tell equal ones of one document apart by count."""
    seen: Counter[tuple[str, str]] = Counter()
    for account in accounts:
        key = account.key or text_key(
            "text",
            ",".join(part.person for part in account.people if part.role == "subject"),
            account.when.edtf or "undated",
            account.source.recorded_by or "",
            account.source.quote or account.fact,
        )
        seen[key, account.source.document] += 1
        nth = seen[key, account.source.document]
        yield account if account.key == key and nth == 1 else replace(account, key=key if nth == 1 else f"{key}~{nth}")


def _told_by_id(account: Account, register: Register, renamed: Mapping[tuple[str, str], str]) -> Account:
    """People in an account by the ids of this chronology."""
    document = account.source.document
    parts = tuple(_by_id(part, document, account, register, renamed) for part in account.people)
    return account if parts == account.people else replace(account, people=parts)


def _by_id(
    part: Involvement, document: str, account: Account, register: Register, renamed: Mapping[tuple[str, str], str]
) -> Involvement:
    known = renamed.get((document, part.person), part.person)
    return register.involve(part if known == part.person else replace(part, person=known), account.source)


def _renamed_relationships(
    relationships: Sequence[Relationship], renamed: Mapping[tuple[str, str], str]
) -> tuple[Relationship, ...]:
    return tuple(
        replace(
            relation,
            from_person=renamed.get((relation.source.document, relation.from_person), relation.from_person),
            to_person=renamed.get((relation.source.document, relation.to_person), relation.to_person),
        )
        for relation in dict.fromkeys(relationships)
    )


def _renamed_places(places: Sequence[Place], renamed: Mapping[tuple[str, str], str]) -> tuple[Place, ...]:
    return tuple(
        replace(
            place,
            members=tuple(
                replace(member, person=renamed.get((place.source.document, member.person), member.person))
                for member in place.members
            ),
        )
        for place in dict.fromkeys(places)
    )
