"""One person under one id: records that are certainly one person's become one, those that may be two people's stay two.

Cautious by rule: a wrong join puts one person's life into another's, a missed one only names somebody twice.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import combinations, product

from chronology.model import Person
from chronology.people.grouping import Pair, together
from chronology.people.joining import one_of
from chronology.people.likeness import Record, certain, incompatible, same_under_one_id

IdPair = tuple[str, str]
_Apart = frozenset[frozenset[str]]
_Says = Callable[[Record, Record], tuple[str, ...]]
REVIEWER = "a reviewer said that they are one person"
_BY_NAME = "name:"
_TWICE = "the same record read twice"


@dataclass(frozen=True, slots=True)
class Settled:
    """People without repeats, and by which id each record's person goes now."""

    people: tuple[Person, ...]
    renamed: Mapping[tuple[str, str], str]
    """For each (document, id) that had to be told apart or joined, its new id."""
    moved: Mapping[str, str] = field(default_factory=dict)
    """New ids by the old one, whichever document uses it; also for ids that only a decision names."""
    ids: frozenset[str] = frozenset()
    """Every id that a decision can name: those of the people, and of those who were joined to them."""

    def id_of(self, document: str, identity: str) -> str:
        """The id of the person whom a document calls so."""
        return self.renamed.get((document, identity)) or self.moved.get(identity, identity)

    def led_by(self, whole: Person, gone: Collection[str]) -> "Settled":
        """The same with `whole` in the place of whom it has the id of, and of those who are `gone` into it."""
        return replace(
            self,
            people=tuple(whole if one.id == whole.id else one for one in self.people if one.id not in gone),
            moved={**{o: whole.id if n in gone else n for o, n in self.moved.items()}, **dict.fromkeys(gone, whole.id)},
            renamed={old: whole.id if new in gone else new for old, new in self.renamed.items()},
        )


# Not slotted: its claims are worked out once.
@dataclass(frozen=True)
class _Known:
    """Records that are one person's as far as is known, each with the reasons it is held to the others by."""

    records: tuple[Record, ...]
    reasons: tuple[tuple[str, ...], ...]
    id: str = ""
    held: tuple[str, ...] = ()
    """The ids of those who were joined to it."""

    @cached_property
    def claims(self) -> Sequence[Record]:
        """One record for each thing said, and one that says it all."""
        said = tuple({record.claim: record for record in self.records}.values())
        if len(said) == 1:
            return said
        return (*said, Record(one_of(self.id, [record.person for record in self.records], self.reasons)))


def decided(same: Collection[IdPair], different: Collection[IdPair]) -> frozenset[str]:
    """Ids of those of whom a reviewer has said who they are, or are not."""
    return frozenset(identity for pair in (*same, *different) for identity in pair)


def settle(
    people: Iterable[Person],
    same: Collection[IdPair] = (),
    different: Collection[IdPair] = (),
    related: Collection[IdPair] = (),
) -> Settled:
    """Make one person of records that are certainly one's; tell apart people whom two systems gave the same id.

    `same` and `different` are a reviewer's pairs of ids; two who are said to be different are never joined. Nor, but by
    a reviewer, are the two of a pair in `related`: nobody is their own kin. The order of the people does not matter.
    """
    apart = frozenset(frozenset(pair) for pair in different)
    known = _under_own_ids(group for records in _by_id(people) for group in _under_one_id(records, apart))
    kin = frozenset(frozenset(pair) for pair in related)
    certainly = _all_joined(known, apart | kin)
    decided, called = _as_decided(certainly, same, apart)
    return _settled(known, decided, called)


# ---- the same id -------------------------------------------------------------------------------------------------


def _by_id(people: Iterable[Person]) -> Iterator[list[Person]]:
    by_id: dict[str, dict[Person, None]] = defaultdict(dict)
    for person in people:
        by_id[person.id][person] = None
    for identity in sorted(by_id):
        yield _in_order(by_id[identity])


def _in_order(people: Collection[Person]) -> list[Person]:
    """In one order, whatever order they came in. Writing out a record is dear: only where nothing else tells."""
    places = Counter(map(_place, people))
    return sorted(people, key=lambda person: (_place(person), repr(person) if places[_place(person)] > 1 else ""))


def _place(person: Person) -> tuple[str, str]:
    return person.source.document, person.source.locator


def _under_one_id(people: Sequence[Person], apart: _Apart) -> list[_Known]:
    """Records under one id of which nothing says that they are two people's: of one document first, then of all."""
    by_document: dict[str, list[_Known]] = defaultdict(list)
    for person in people:
        by_document[person.source.document].append(_Known((Record(person),), ((),)))
    groups = [group for some in by_document.values() for group in _agreeing(some, frozenset())]
    return _agreeing(groups, apart)


def _agreeing(groups: list[_Known], apart: _Apart) -> list[_Known]:
    if len(groups) == 1:
        return groups
    first = groups[0].records[0]
    alike: dict[object, list[_Known]] = defaultdict(list)
    for group in groups:
        named = _names(group, first) if apart else frozenset()
        parted = next((name for pair in apart for name in pair if name in named), "")
        alike[frozenset(record.claim for record in group.claims), parted].append(group)
    units = [_read_again(some) for some in alike.values()]
    bases = {
        (one, other): basis
        for one, other in combinations(range(len(units)), 2)
        if not _are_apart(_names(units[one], first), _names(units[other], first), apart)
        and (basis := _every(same_under_one_id, units[one], units[other]))
    }
    return _joined(units, bases, lambda one, other: (one, other) not in bases)


def _names(group: _Known, first: Record) -> frozenset[str]:
    """What decisions can call a group whose id is not its own yet: the first has the id, others go by document."""
    own = (_with_document(record.person) for record in group.records)
    return frozenset((*own, *((first.person.id,) if first in group.records else ())))


def _with_document(person: Person) -> str:
    return f"{person.id}@{person.source.document}"


def _are_apart(one: frozenset[str], other: frozenset[str], apart: _Apart) -> bool:
    return any(frozenset(pair) in apart for pair in product(one, other)) if apart else False


def _read_again(groups: Sequence[_Known]) -> _Known:
    """Groups that say the same under one id."""
    if len(groups) == 1:
        return groups[0]
    records = tuple(record for group in groups for record in group.records)
    reasons = tuple(why or (_TWICE,) for group in groups for why in group.reasons)
    return _Known(records, reasons, groups[0].id)


def _under_own_ids(groups: Iterable[_Known]) -> list[_Known]:
    """Each group with an id of its own: the one it has, else with its document, else with a count as well."""
    every = list(groups)
    taken: set[str] = set()
    found = []
    for group in every:
        person = group.records[0].person
        own, nth = person.id, 1
        while own in taken:
            own = _with_document(person) + (f"~{nth}" if nth > 1 else "")
            nth += 1
        taken.add(own)
        found.append(replace(group, id=own))
    return found


# ---- across ids --------------------------------------------------------------------------------------------------


def _all_joined(known: list[_Known], apart: _Apart) -> list[_Known]:
    """Join what is certain until nothing more is: what two records say together may be what joins them to a third."""
    while True:
        found = _joined(known, _certain_pairs(known), _forbidden(known, apart))
        if len(found) == len(known):
            return known
        known = found


def _certain_pairs(known: Sequence[_Known]) -> dict[Pair, tuple[str, ...]]:
    """Pairs with a number, or with a full name and birth date, in common. Only those that share a key are compared."""
    blocks: dict[tuple[str, str], dict[int, None]] = defaultdict(dict)
    for at, one in enumerate(known):
        for record in one.claims:
            if record.plain and record.birthday:
                blocks[record.plain, record.birthday][at] = None
            for number in record.numbers:
                blocks[number.space, number.value][at] = None
    pairs = {pair for block in blocks.values() for pair in combinations(block, 2)}
    found = {pair: said_of(certain, known[pair[0]].claims, known[pair[1]].claims) for pair in sorted(pairs)}
    return {pair: basis for pair, basis in found.items() if basis}


def said_of(says: _Says, some: Iterable[Record], others: Iterable[Record]) -> tuple[str, ...]:
    """All that a rule says of any of some records and any of others."""
    return tuple(dict.fromkeys(word for one, other in product(some, others) for word in says(one, other)))


def _every(says: _Says, one: _Known, other: _Known) -> tuple[str, ...]:
    """What a rule says of two groups when it says something of every pair of their records; else nothing."""
    said = [says(first, second) for first, second in product(one.claims, other.claims)]
    return tuple(dict.fromkeys(word for words in said for word in words)) if all(said) else ()


def _forbidden(known: Sequence[_Known], apart: _Apart) -> Callable[[int, int], bool]:
    def forbidden(one: int, other: int) -> bool:
        if frozenset((known[one].id, known[other].id)) in apart:
            return True
        return bool(said_of(incompatible, known[one].claims, known[other].claims))

    return forbidden


def _joined(
    known: Sequence[_Known], bases: Mapping[Pair, tuple[str, ...]], forbidden: Callable[[int, int], bool]
) -> list[_Known]:
    """What belongs together as one, each record with the reasons that hold it to the others."""
    why: dict[int, dict[str, None]] = defaultdict(dict)
    groups = together(len(known), bases, forbidden)
    group_of = {at: number for number, group in enumerate(groups) for at in group}
    for (one, other), basis in bases.items():
        if group_of[one] == group_of[other]:
            why[one] |= dict.fromkeys(basis)
            why[other] |= dict.fromkeys(basis)
    return [_as_one([known[at] for at in group], [tuple(why[at]) for at in group]) for group in groups]


def _as_one(some: Sequence[_Known], why: Sequence[tuple[str, ...]]) -> _Known:
    """Records of several as those of one. Whom the records are about leads, then who comes first by id.

    Of names that a reviewer joined the one leads whose day of birth is known: by it the others are looked up.
    """
    if len(some) == 1:
        return some[0]
    ordered = sorted(zip(some, why, strict=True), key=lambda each: _rank(each[0]))
    return _Known(
        records=tuple(record for one, _ in ordered for record in one.records),
        reasons=tuple(tuple(dict.fromkeys((*own, *reasons))) for one, reasons in ordered for own in one.reasons),
        id=ordered[0][0].id,
        held=tuple(identity for one, _ in ordered for identity in (one.id, *one.held) if identity),
    )


def _rank(known: _Known) -> tuple[bool, bool, str]:
    only_named = known.id.startswith(_BY_NAME) and not any(record.birthday for record in known.records)
    return bool(known.id) and _leads(known), only_named, known.id


def _leads(known: _Known) -> bool:
    """False, which comes first, for whom the records are about."""
    return not any(record.person.is_subject for record in known.records)


# ---- what a reviewer said ----------------------------------------------------------------------------------------


def _as_decided(known: list[_Known], same: Collection[IdPair], apart: _Apart) -> tuple[list[_Known], Mapping[str, str]]:
    """Join whom a reviewer joined. An id that no record has (a name or a role in a text) is called by another's id."""
    if not same:
        return known, {}
    ids = {identity: at for at, one in enumerate(known) for identity in _ids(one)}
    only_named = sorted({identity for pair in same for identity in pair} - set(ids))
    places = {**ids, **{identity: at for at, identity in enumerate(only_named, start=len(known))}}
    named = [*(_ids(one) for one in known), *({identity} for identity in only_named)]
    pairs = {(min(places[one], places[other]), max(places[one], places[other])) for one, other in same}
    groups = together(
        len(named), pairs, lambda one, other: _are_apart(frozenset(named[one]), frozenset(named[other]), apart)
    )
    called: dict[str, str] = {}
    found = []
    for group in groups:
        own = [known[at] for at in group if at < len(known)]
        if own:
            found.append(_as_one(own, [(REVIEWER,)] * len(own)))
        names = [only_named[at - len(known)] for at in group if at >= len(known)]
        called |= dict.fromkeys(names, found[-1].id if own else names[0]) if names else {}
    return found, called


def _ids(known: _Known) -> set[str]:
    return {known.id, *known.held}


def _settled(known: Sequence[_Known], final: Sequence[_Known], called: Mapping[str, str]) -> Settled:
    moved = {identity: one.id for one in final for identity in _ids(one) if identity != one.id}
    renamed: dict[tuple[str, str], str] = {}
    for one in known:
        own = moved.get(one.id, one.id)
        for record in one.records:
            # Of two whom one document calls the same the first has the name: nothing says who is meant.
            renamed.setdefault((record.person.source.document, record.person.id), own)
    return Settled(
        people=tuple(one_of(one.id, [r.person for r in one.records], one.reasons) for one in final),
        renamed={place: own for place, own in renamed.items() if own != place[1]},
        moved={**moved, **{name: own for name, own in called.items() if name != own}},
        ids=frozenset(identity for one in final for identity in _ids(one)),
    )
