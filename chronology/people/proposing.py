"""Who may be one person: a proposal with what speaks for it and against it. Only a decision ever joins them."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from chronology.model import Person, PersonKind, Place, PlaceKind, SamePerson
from chronology.people.likeness import Record, contradictions, doubts, open_question, shares_number
from chronology.people.nameless import by_birth
from chronology.people.names import FAMILY_INITIAL, FORM, INITIAL, ONE_WORD, Name, one_less, parts_of, plain, rows_of
from chronology.people.register import is_only_named

_HOMES = (PlaceKind.HOUSEHOLD, PlaceKind.ADDRESS)
# A name that more people share than this says nothing by itself.
_MOST = 40
_AT_HOME = "the same given name at the same address"
# Somebody known by part of a name is proposed only where it fits just one person.
_PARTIAL = (INITIAL, FAMILY_INITIAL, ONE_WORD)
_Pair = tuple[int, int]


def proposals(
    people: Sequence[Person],
    places: Iterable[Place] = (),
    *,
    apart: Collection[frozenset[str]] = (),
    about: Collection[str] | None = None,
    told_of: Collection[str] = (),
) -> tuple[SamePerson, ...]:
    """Pairs of people who may be one, in order of their ids; those in `apart` were refused.

    `about` limits them to pairs of which one at least is among these ids. Of two who are only named in texts, one must be
    among `told_of`, whom accounts are about: who else is named where is no question worth a reviewer's time, but for a short
    form with one family name ("Jim" and "James"), since two men in a house are not one.
    """
    ordered = sorted((one for one in people if one.kind is not PersonKind.ORGANISATION), key=_order)
    records = [Record(person) for person in ordered]
    homes, unnamed = _at_home(records, places), by_birth(records)
    found: dict[_Pair, SamePerson] = {}
    for pair in sorted({*_worth_comparing(records), *homes, *unnamed}):
        one, other = (records[at] for at in pair)
        ids = frozenset((one.person.id, other.person.id))
        named = all(map(is_only_named, ids))
        if ids not in apart:
            proposed = _proposed(one, other, at_home=pair in homes)
            if proposed and named and ids.isdisjoint(told_of) and not _is_short_form(proposed):
                continue
            if proposed is None and (told := unnamed.get(pair)):
                proposed = SamePerson(one=one.person.id, other=other.person.id, basis=told.basis, against=told.against)
            if proposed:
                found[pair] = proposed
    kept = _of_one_candidate(found)
    return tuple(each for each in kept if about is None or each.one in about or each.other in about)


def _is_short_form(proposed: SamePerson) -> bool:
    """Whole names of which only the given one is another form."""
    return proposed.basis == (FORM,)


def _order(person: Person) -> tuple[bool, bool, str]:
    """Recorded people before those only named, whom the records are about first: so a proposal names the better known."""
    return person.kind is PersonKind.UNKNOWN, not person.is_subject, person.id


def _proposed(one: Record, other: Record, *, at_home: bool) -> SamePerson | None:
    forbidden = contradictions(one, other)
    if forbidden and not shares_number(one, other):
        return None
    basis = open_question(one, other)
    if at_home:
        basis = (*basis, _AT_HOME)
    if not basis:
        return None
    return SamePerson(one=one.person.id, other=other.person.id, basis=basis, against=(*forbidden, *doubts(one, other)))


def _of_one_candidate(found: Mapping[_Pair, SamePerson]) -> list[SamePerson]:
    """Without those that rest on part of a name which fits several people."""
    partial = {pair: each for pair, each in found.items() if any(word in _PARTIAL for word in each.basis)}
    fitting = Counter(at for pair in partial for at in pair)
    return [
        each
        for pair, each in found.items()
        if pair not in partial or _AT_HOME in each.basis or all(fitting[at] == 1 for at in pair)
    ]


# ---- which to compare --------------------------------------------------------------------------------------------


def _worth_comparing(records: Sequence[Record]) -> Iterator[_Pair]:
    """Pairs that share a number, or a name but for a slip, a form or an initial: never all with all."""
    blocks: dict[tuple[str, ...], dict[int, None]] = defaultdict(dict)
    for at, record in enumerate(records):
        for key in _keys(record):
            blocks[key][at] = None
    for block in blocks.values():
        if 1 < len(block) <= _MOST:
            yield from combinations(block, 2)
    yield from _parts_of_names(records)


def _keys(record: Record) -> Iterator[tuple[str, ...]]:
    for number in record.numbers:
        yield "number", number.space, number.value
    for name in record.names:
        if not name.whole:
            continue
        yield "both", *sorted((name.given, name.family))
        rows = [str(row) for row in rows_of(name.given)]
        yield from (("form", row, name.family) for row in rows)
        given, family = one_less(name.given), one_less(name.family)
        yield from (("given", each, name.family) for each in given)
        yield from (("family", name.given, each) for each in family)
        if record.birthday:
            yield from (("born", record.birthday, each) for each in {*given, *family, *rows})


def _parts_of_names(records: Sequence[Record]) -> Iterator[_Pair]:
    """Those known by an initial or a single name, with those whom it may mean."""
    whole: dict[tuple[str, ...], dict[int, None]] = defaultdict(dict)
    for at, record in enumerate(records):
        for name in record.names:
            if name.whole:
                for key in ((name.given[0], name.family), (name.given, "", name.family[0]), *_given_keys(name)):
                    whole[key][at] = None
    for at, record in enumerate(records):
        for name in record.names:
            fitting = {other for key in _partial_keys(name) for other in whole.get(key, ()) if other != at}
            if len(fitting) <= _MOST:
                yield from ((min(at, other), max(at, other)) for other in fitting)


def _given_keys(name: Name) -> Iterator[tuple[str, ...]]:
    yield (name.given,)
    yield from ((str(row),) for row in rows_of(name.given))


def _partial_keys(name: Name) -> Iterator[tuple[str, ...]]:
    """What whole names are looked up by from one that is not whole, or has only an initial."""
    if name.whole and len(name.given) == 1:
        yield name.given, name.family
    elif name.whole and len(name.family) == 1:
        yield name.given, "", name.family
    elif name.given and not name.family:
        yield from _given_keys(name)


def _at_home(records: Sequence[Record], places: Iterable[Place]) -> frozenset[_Pair]:
    """Pairs with one given name at one address."""
    at_of = {record.person.id: at for at, record in enumerate(records)}
    blocks: dict[tuple[str, str], set[int]] = defaultdict(set)
    for place in places:
        if place.kind in _HOMES:
            where = plain(place.address) or place.id
            for at in {at_of[member.person] for member in place.members if member.person in at_of}:
                if given := parts_of(records[at].person.name).given:
                    blocks[where, given].add(at)
    return frozenset(
        pair for block in blocks.values() if len(block) <= _MOST for pair in combinations(sorted(block), 2)
    )
