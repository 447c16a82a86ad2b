"""What the inputs hold, by whom it is about: put in order once, and asked for each subject without another reading."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from chronology.dates import is_in_doubt
from chronology.dates.written import LAST_YEAR
from chronology.model import (
    Account,
    Action,
    Person,
    PersonKind,
    Place,
    Problem,
    Reading,
    Relationship,
    SamePerson,
    Source,
)
from chronology.normalise import GrownUps, bears_on, grown_ups, subjects, text_key
from chronology.people import is_nameless, proposals, unknown_id
from chronology.pipeline.befell import befell
from chronology.pipeline.cast import Cast, IdPair, cast_of, named, renamed_action, renamed_problem
from chronology.pipeline.circle import Circle, circle_of
from chronology.pipeline.kept import kept_in_texts
from chronology.pipeline.kept_on import kept_on
from chronology.pipeline.kin import bears_on_kin, kin
from chronology.pipeline.leaving import Remaining
from chronology.pipeline.namesakes import told_of_themselves
from chronology.pipeline.reading import Reads
from chronology.pipeline.unnamed import headed, notes_on, speaking_of, spoken_of
from chronology.prose.confidence import with_confidences


@dataclass(frozen=True)
class Holdings:
    """Everything read, with each person under one id. Not slotted: what is asked often is worked out once."""

    reads: Reads
    cast: Cast
    accounts: tuple[Account, ...]
    decided_by: tuple[tuple[IdPair, ...], tuple[IdPair, ...]] = ((), ())
    """A reviewer's pairs of ids: who is one person, who is two."""
    by_their_words: frozenset[int] = frozenset()
    """The places of accounts that name nobody they are about, and whose words say whom of brothers and sisters."""

    @property
    def people(self) -> tuple[Person, ...]:
        """Those recorded, then those only named in accounts."""
        return self._people

    @cached_property
    def _people(self) -> tuple[Person, ...]:
        return self.cast.people

    @property
    def relationships(self) -> tuple[Relationship, ...]:
        """Recorded relationships, and those of siblings that follow from them."""
        return self.cast.relationships

    @property
    def places(self) -> tuple[Place, ...]:
        """Places with their members by id."""
        return self.cast.places

    @cached_property
    def proposals(self) -> tuple[SamePerson, ...]:
        """Who may be one person."""
        return proposals(self.people, self.places, apart=self.cast.apart, told_of=self.told_of)

    def proposals_on(self, ids: Iterable[str]) -> tuple[SamePerson, ...]:
        """Who of some people may be one with whom."""
        own = frozenset(ids)
        return tuple(each for each in self.proposals if each.one in own or each.other in own)

    def with_proposed(self, around: list[Person], proposed: Iterable[SamePerson]) -> list[Person]:
        """People with those who may be one of them: a proposal names both."""
        ids = {person.id for person in around}
        more = {identity for each in proposed for identity in (each.one, each.other)} - ids
        return [*around, *(person for person in self.people if person.id in more)] if more else around

    def decided(self, same: tuple[IdPair, ...], different: tuple[IdPair, ...]) -> "Holdings":
        """The same records as a reviewer's decisions on people leave them; worked out once."""
        if (same, different) == self.decided_by:
            return self
        if (same, different) not in self._decided:
            self._decided[same, different] = holdings(self.reads, same, different)
        return self._decided[same, different]

    @cached_property
    def _decided(self) -> "dict[tuple[tuple[IdPair, ...], tuple[IdPair, ...]], Holdings]":
        return {}

    def told_besides(self, person: Person, same: tuple[IdPair, ...]) -> "Holdings":
        """The same records with one more of a person, which no file holds, and who else it says is them; worked out once."""
        if person not in self._told_besides:
            reads = replace(self.reads, values=(*self.reads.values, person))
            joined, parted = self.decided_by
            self._told_besides[person] = holdings(reads, (*joined, *same), parted)
        return self._told_besides[person]

    @cached_property
    def _told_besides(self) -> "dict[Person, Holdings]":
        return {}

    @cached_property
    def as_at(self) -> dt.date:
        """As `as_at_for` a document of no conference."""
        return self.as_at_for(None)

    def as_at_for(self, conference: dt.date | None) -> dt.date:
        """The latest day anything was extracted or recorded; never the clock.

        Where nothing says, the latest day anything happened. What texts date behind the conference is still to come, and of a
        month or a year that goes on behind it the first day counts. What a system writes for "never" (31 December 9999) is no
        day, and one that is in doubt, as where its year was typed wrong, tells nothing while others do.
        """
        extracted = [document.as_at for document in self.reads.documents if document.as_at]
        sure = [account for account in self.accounts if not is_in_doubt(account.when)] or self.accounts
        recorded = [account.source.recorded_on for account in sure if account.source.recorded_on]
        recorded += self.left.recorded
        happened = [account.when.last_day for account in sure if account.when.dated]
        happened += self.left.happened
        said = [day for day in (*extracted, *recorded) if day.year <= LAST_YEAR]
        begun = [account.when.first_day for account in sure if account.when.dated] if conference else []
        every = (said, [*happened, *begun])
        before = ([day for day in days if conference is None or day <= conference] for days in every)
        # A front sheet of an earlier conference has nothing before it: then all that is told counts.
        return max(next(filter(None, (*before, said, happened)), [dt.date(1900, 1, 1)]))

    @cached_property
    def told_of(self) -> Counter[str]:
        """How many accounts are about each person."""
        held = Counter(person for account in self.accounts for person in subjects(account))
        return held + self.reads.counted.about(self.cast.settled.id_of)

    @cached_property
    def nameless(self) -> frozenset[str]:
        """Those of whom the records have only numbers."""
        return frozenset(person.id for person in self.people if is_nameless(person))

    @property
    def with_family(self) -> frozenset[str]:
        """Those to whom others are recorded as something."""
        return frozenset(relation.to_person for relation in self.relationships)

    @cached_property
    def left(self) -> Remaining:
        """What was read only so far as it is of others."""
        return Remaining.of(self.reads, self.cast)

    @cached_property
    def candidates(self) -> tuple[Person, ...]:
        """People the records are about; where the source marks subjects, only those."""
        left = self.left.about
        concerned = [person for person in self.people if person.id in self.told_of or person.id in left]
        marked = [person for person in concerned if person.is_subject]
        return tuple(marked if marked or self.left.are_subjects else concerned)

    def accounts_of(self, ids: Collection[str]) -> list[Account]:
        """Accounts about people, or in which they took part, or about nobody by name; everything for nobody.

        Of a child also what befell or was done by the grown-ups of the family, which is in the child's life.
        """
        return [self.accounts[place] for place in self._places_of(ids)] if ids else list(self.accounts)

    def _places_of(self, ids: Collection[str]) -> list[int]:
        by_person, nobody_s = self._accounts
        unnamed = (place for place in nobody_s if self._may_be_about(self.accounts[place].source.document, ids))
        family = self.grown_ups_of(ids)
        of_family = (
            place
            for person in family
            for place in by_person.get(person, ())
            if bears_on(self.accounts[place], subjects(self.accounts[place]), family)
        )
        own = {place for person in ids for place in by_person.get(person, ())}
        return sorted(own.union(unnamed, of_family))

    def grown_ups_of(self, ids: Collection[str]) -> GrownUps:
        """Grown-ups whom a recorded relationship ties to the children among some people."""
        return {grown: day for person in ids for grown, day in self._grown_ups.get(person, {}).items()}

    @cached_property
    def _grown_ups(self) -> Mapping[str, GrownUps]:
        return grown_ups(self.people, self.relationships)

    def accounts_of_kin(self, ids: Collection[str]) -> list[Account]:
        """Of brothers, sisters and parents, what befell them or was decided of them, where people have no part in it."""
        if not ids:
            return []
        by_person, _ = self._accounts
        places = {place for person in kin(ids, self.relationships) for place in by_person.get(person, ())}
        own = self._places_of(ids)
        return [
            account for place in sorted(places.difference(own)) if bears_on_kin(account := self.accounts[place], ids)
        ]

    def notes_on_unnamed(self, ids: Collection[str]) -> list[Problem]:
        """What was taken to be about people without naming them, and what was not."""
        if not ids or len(self.candidates) + self.left.unnamed < 2:
            return []
        taken: Counter[str] = Counter()
        left: Counter[str] = Counter()
        for place in self._accounts[1]:
            document = self.accounts[place].source.document
            (taken if self._may_be_about(document, ids) else left)[document] += 1
        of_kin = (self.accounts[place] for place in sorted(self.by_their_words))
        left.update(account.source.document for account in of_kin if subjects(account).isdisjoint(ids))
        return list(notes_on({each: taken[each] for each in taken if each not in self._headed}, left, self._spoken_of))

    def left_out(self, ids: Collection[str], proposed: Iterable[SamePerson]) -> Mapping[str, tuple[int, int]]:
        """Of those who may be one of some people, how many accounts name them, and how many stand in files left to them."""
        others = {other for each in proposed for other in (each.one, each.other)} - set(ids)
        speaking: Counter[str] = Counter()
        for place in self._accounts[1] if others else ():
            document = self.accounts[place].source.document
            if not self._may_be_about(document, ids):
                speaking.update(self._spoken_of.get(document, frozenset()) & others)
        return {other: (self.told_of[other], speaking[other]) for other in sorted(others)}

    def _may_be_about(self, document: str, ids: Collection[str]) -> bool:
        """A file that names nobody is the subject's, unless its words speak of others whom nothing connects with them."""
        spoken = self._spoken_of.get(document, frozenset())
        if not self._headed.get(document, frozenset()).isdisjoint(ids):
            return True
        if not spoken or not spoken.isdisjoint(ids) or not spoken.isdisjoint(self._circle.reached(ids, ids)):
            return True
        # Nobody's records may say who is whose kin; whom the person's own files speak of is of the case, and so is what tells of them.
        theirs = self._speaking_of(frozenset(ids))
        return document in theirs or any(not spoken.isdisjoint(self._spoken_of.get(each, ())) for each in theirs)

    def _speaking_of(self, ids: frozenset[str]) -> frozenset[str]:
        if ids not in self._documents_of:
            own = [each for each in self.people if each.id in ids]
            headed = frozenset(each for each, named in self._headed.items() if not named.isdisjoint(ids))
            self._documents_of[ids] = headed | speaking_of(self.accounts, own)
        return self._documents_of[ids]

    @cached_property
    def _documents_of(self) -> dict[frozenset[str], frozenset[str]]:
        return {}

    def head_of(self, document: str) -> Person | None:
        """The one grown-up whose file a document is by its head."""
        return self._one_at_head(document, PersonKind.ADULT) or self._kept_on.get(document)

    def child_of(self, document: str) -> Person | None:
        """The one child whose file a document is by its head."""
        return self._one_at_head(document, PersonKind.CHILD)

    def _one_at_head(self, document: str, kind: PersonKind) -> Person | None:
        named = self._headed.get(document, frozenset())
        found = [each for each in self.people if each.id in named] if len(named) == 1 else []
        return found[0] if found and found[0].kind is kind else None

    @cached_property
    def _kept_on(self) -> Mapping[str, Person]:
        return kept_on(self.reads.of(Reading), self.people)

    @cached_property
    def _headed(self) -> Mapping[str, frozenset[str]]:
        return headed(self.reads.of(Person), self.reads.of(Relationship), self.cast.settled.id_of)

    @cached_property
    def _spoken_of(self) -> Mapping[str, frozenset[str]]:
        return spoken_of(self.accounts, self.candidates)

    def problems_of(self, ids: Collection[str]) -> list[Problem]:
        """Problems in the records of people, or in no person's own."""
        problems = self._told_problems
        if not ids:
            return list(problems)
        by_person, nobody_s = self._problems
        places = sorted({place for person in ids for place in by_person.get(person, ())}.union(nobody_s))
        return [problems[place] for place in places]

    def actions_of(self, ids: frozenset[str]) -> tuple[Action, ...]:
        """Plan actions that concern people, or nobody by name."""
        return tuple(
            action for action in self._actions if not action.people or not ids or not ids.isdisjoint(action.people)
        )

    def joined_as(self, wanted: str | None) -> str | None:
        """Whom somebody means who asks by a name that a reviewer's decision joined to somebody; else what was asked."""
        moved = self.cast.settled.moved
        return wanted and moved.get(wanted, moved.get(unknown_id(wanted), wanted))

    def people_around(
        self, ids: Collection[str], accounts: Iterable[Account], actions: Iterable[Action]
    ) -> list[Person]:
        """People a chronology may name: in its accounts, or joined to them by relationships and shared places.

        Of an authority's whole return, that is one child and not two thousand others.
        """
        if not ids:
            return list(self.people)
        starting = {*ids, *(part.person for account in accounts for part in account.people)}
        starting |= {person for action in actions for person in action.people}
        reached = self._circle.reached(starting, ids)
        return [person for person in self.people if person.id in reached]

    @cached_property
    def kept_in_texts(self) -> Mapping[str, tuple[Source, tuple[str, ...]]]:
        """Addresses that some text says are not to be given, whomever it is about."""
        return kept_in_texts(self.accounts)

    @cached_property
    def _accounts(self) -> tuple[Mapping[str, list[int]], list[int]]:
        return _by_person(
            (part.person for part in account.people) if subjects(account) else () for account in self.accounts
        )

    @cached_property
    def _problems(self) -> tuple[Mapping[str, list[int]], list[int]]:
        return _by_person(problem.about for problem in self._told_problems)

    @cached_property
    def _told_problems(self) -> tuple[Problem, ...]:
        return tuple(renamed_problem(problem, self.cast) for problem in self.reads.problems)

    @cached_property
    def _actions(self) -> tuple[Action, ...]:
        return tuple(renamed_action(action, self.cast) for action in self.reads.of(Action))

    @cached_property
    def _circle(self) -> Circle:
        return circle_of(self.people, self.relationships, self.places)


def _by_person(people: Iterable[Iterable[str]]) -> tuple[Mapping[str, list[int]], list[int]]:
    """Places in a sequence by the people each is about, and the places of those about nobody by name."""
    by_person: dict[str, list[int]] = defaultdict(list)
    nobody_s: list[int] = []
    for place, each in enumerate(people):
        ids = set(each)
        for person in ids:
            by_person[person].append(place)
        if not ids:
            nobody_s.append(place)
    return by_person, nobody_s


def holdings(reads: Reads, same: tuple[IdPair, ...] = (), different: tuple[IdPair, ...] = ()) -> Holdings:
    """Put what was read under one id for each person and one key for each account."""
    cast = cast_of(reads, same, different)
    told = with_confidences(named(account, cast) for account in _keyed(reads.of(Account)))
    heads = headed(reads.of(Person), reads.of(Relationship), cast.settled.id_of)
    accounts = befell(told_of_themselves(told, cast.people), cast.people, cast.relationships, heads)
    by_words = frozenset(
        place for place, (before, after) in enumerate(zip(told, accounts, strict=True)) if after is not before
    )
    return Holdings(reads=reads, cast=cast, accounts=accounts, decided_by=(same, different), by_their_words=by_words)


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
