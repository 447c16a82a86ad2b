"""People of whom a list has a line and nothing hangs on them: a return's children, each of a number and without a name.

As values they take kilobytes each, and a return has tens of thousands. What many have alike is kept once, and the rest of
each as bytes, until it is known who of them stands alone. Whoever shares an id or a number with somebody else, or a day of
birth where somebody has a name, is given back as they were read: with all others it is settled who they are.
"""

import datetime as dt
import marshal
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any, cast

from chronology.model import Account, Person, PersonKind, Place, Relationship, Source
from chronology.people import Record, is_only_named, settle
from chronology.people.joining import one_of
from chronology.pipeline.of_age import of_age

_OF_PERSON = ("kind", "name", "known_as", "expected", "died", "protected_address", "is_subject", "joined")
_OF_SOURCE = ("document", "sha256", "start", "end", "quote", "recorded_on", "recorded_by", "agency")
_person_alike, _source_alike = attrgetter(*_OF_PERSON), attrgetter(*_OF_SOURCE)
_UNKNOWN, _NO_DAY = -1, 0
_BITS = 1 << 25
"""In so many it is noted which numbers were met: few that differ share one."""
_ENOUGH = 2
"""So many of whom something is told, and of the others, are given back: then nobody is taken for the only one there."""

# Where in a bare record is what.
_BORN, _SOURCE, _LOCATOR = 1, 5, 6
_Bare = tuple[int | str | None, ...]


@dataclass(slots=True)
class _Column:
    """What a document tells of each of them, by their places: how much, and the first day of which a record is."""

    told: "array[int]" = field(default_factory=lambda: array("I"))
    first: "array[int]" = field(default_factory=lambda: array("i"))

    def meet(self, place: int) -> None:
        """The document says who they are."""
        lack = place + 1 - len(self.first)
        if lack > 0:
            self.told.extend([0] * lack)
            self.first.extend([_UNKNOWN] * lack)
        if self.first[place] == _UNKNOWN:
            self.first[place] = _NO_DAY

    def knows(self, place: int) -> bool:
        """It was met there."""
        return place < len(self.first) and self.first[place] != _UNKNOWN

    def tell(self, place: int, day: int | None, many: int) -> None:
        """So many more are told, of a day as a number."""
        self.told[place] += many
        if day is not None:
            self.first[place] = min(self.first[place] or day, day)


class Aside:
    """Those set aside, each in a place of their own."""

    def __init__(self) -> None:
        self._places: dict[str, int] = {}
        self._packed: list[bytes] = []
        # Of whom was met last: of a set of files a child has a record in each.
        self._open: list[_Bare] = []
        self._open_at = 0
        self._alike: dict[tuple[int, object], int] = {}
        self._columns: dict[str, _Column] = defaultdict(_Column)
        self._born = array("i")
        self._numbers, self._of = array("I"), array("I")
        self._bits = bytearray(_BITS // 8)
        self._again: set[int] = set()
        """Marks of numbers that were met before, or may have been."""
        self._unsure: set[int] = set()

    def takes(self, person: Person) -> bool:
        """Whether somebody was set aside: a child whom the records are about, who has no name."""
        if person.name or person.known_as or person.joined or not person.is_subject:
            return False
        if person.kind is not PersonKind.CHILD or is_only_named(person.id) or any(map(str.isspace, person.id)):
            return False
        place = self._place(person.id)
        self._open.append(self._bare(person))
        self._columns[person.source.document].meet(place)
        self._note(place, person)
        return True

    def _place(self, identity: str) -> int:
        place = self._places.get(identity)
        if place is None:
            place = self._places[identity] = len(self._packed)
            self._packed.append(b"")
            self._born.append(_UNKNOWN)
        if place != self._open_at:
            self._close()
            self._open_at, before = place, self._packed[place]
            self._open = [*marshal.loads(before)] if before else []  # noqa: S302  # our own bytes
        return place

    def _close(self) -> None:
        if self._open:
            self._packed[self._open_at] = marshal.dumps(tuple(self._open))

    def _bare(self, person: Person) -> _Bare:
        """A record without its id, and for what many have alike the number of it."""
        alike = self._alike
        schemes = tuple(scheme for scheme, _ in person.identifiers)
        said = (_person_alike(person), person.born, person.sex, person.details, schemes, _source_alike(person.source))
        # Told apart by which of the six it is: two of them may be equal.
        numbers = [alike.setdefault((nth, each), len(alike)) for nth, each in enumerate(said)]
        own = (None if value == person.id else value for _, value in person.identifiers)
        return (*numbers, person.source.locator, *own)

    def _note(self, place: int, person: Person) -> None:
        """What somebody may be compared by."""
        record = Record(person)
        for mark in _marks(record):
            self._numbers.append(mark)
            self._of.append(place)
            byte, bit = mark % _BITS >> 3, 1 << (mark & 7)
            if self._bits[byte] & bit:
                self._again.add(mark)
            self._bits[byte] |= bit
        born, is_first = _day(record), self._born[place] == _UNKNOWN
        if is_first:
            self._born[place] = born
        if (
            born != self._born[place]
            or (person.born is not None and not born)
            or not (is_first or not person.identifiers)
        ):
            self._unsure.add(place)

    def knows(self, document: str, identity: str) -> bool:
        """A document says who it is that is set aside under an id."""
        place = self._places.get(identity)
        return place is not None and document in self._columns and self._columns[document].knows(place)

    def tell(self, document: str, identity: str, day: int | None, *, many: int) -> None:
        """So many more accounts of a document that knows them are about somebody, and a record of it is of this day."""
        self._columns[document].tell(self._places[identity], day, many)

    def parted(self, held: Sequence[object]) -> "tuple[list[Person], Alone]":
        """Those who are to be settled with whom else there is, as they were read; and those who stand alone."""
        self._close()
        records = _Records(self._packed, [each for _, each in self._alike])
        back = self._some() | self._of_several(records)
        back |= self._sharing(held, back)
        named = [(name, place) for name, place in self._places.items() if place in back]
        people = [each for name, place in named for each in records.of(name, place)]
        return people, Alone(self._places, records, self._columns, frozenset(back))

    def _some(self) -> set[int]:
        """A few of whom something is told and a few of whom nothing is."""
        few: dict[bool, list[int]] = {True: [], False: []}
        for place in range(len(self._packed)):
            some = few[any(place < len(each.told) and each.told[place] for each in self._columns.values())]
            if len(some) < _ENOUGH:
                some.append(place)
        return {*few[True], *few[False]}

    def _of_several(self, records: "_Records") -> set[int]:
        """Those whose own records may be of two people."""
        unsure = ((name, place) for name, place in self._places.items() if place in self._unsure)
        return {place for name, place in unsure if len(settle(records.of(name, place)).people) > 1}

    def _sharing(self, held: Sequence[object], back: set[int]) -> set[int]:
        """Those who share an id or a number with anybody, and whom a day of birth may make one with somebody who has a name."""
        people = [Record(each) for each in held if isinstance(each, Person)]
        found = {self._places[one] for each in held for one in _ids(each) if one in self._places}
        theirs = {mark for record in people for mark in _marks(record)}
        twice: dict[int, set[int]] = defaultdict(set)
        for mark, place in zip(self._numbers, self._of, strict=True):
            if mark in theirs:
                found.add(place)
            elif mark in self._again:
                twice[mark].add(place)
        found |= {place for some in twice.values() if len(some) > 1 for place in some}
        if not any(record.names for record in people):
            return found
        days = {*map(_day, people), *(self._born[place] for place in found | back)} - {_NO_DAY}
        return found | {place for place, day in enumerate(self._born) if day in days}


@dataclass(frozen=True, slots=True)
class _Records:
    """Records as they were read."""

    packed: Sequence[bytes]
    alike: Sequence[object]

    def of(self, identity: str, place: int) -> list[Person]:
        """Those of one person."""
        return [self._whole(identity, each) for each in marshal.loads(self.packed[place])]  # noqa: S302  # our own bytes

    def shape(self, place: int) -> object:
        """All of somebody's records but the id, the day of birth and where in a file each stands; None where these may matter too."""
        bare = marshal.loads(self.packed[place])  # noqa: S302  # our own bytes
        several_days = len({each[_BORN] for each in bare}) > 1
        several_in_a_file = len({each[_SOURCE] for each in bare}) < len(bare)
        numbered_twice = sum(len(each) > _LOCATOR + 1 for each in bare) > 1
        if several_days or several_in_a_file or numbered_twice:
            return None
        return tuple((each[:_BORN], each[_BORN + 1 : _LOCATOR]) for each in bare)

    def _whole(self, identity: str, bare: Sequence[Any]) -> Person:
        person, born, sex, details, schemes, source = (cast("Any", self.alike[nth]) for nth in bare[:_LOCATOR])
        locator, *own = bare[_LOCATOR:]
        values = (identity if each is None else each for each in own)
        return Person(
            id=identity,
            identifiers=tuple(zip(schemes, values, strict=True)),
            born=born,
            sex=sex,
            details=details,
            source=Source(locator=locator, **dict(zip(_OF_SOURCE, source, strict=True))),
            **dict(zip(_OF_PERSON, person, strict=True)),
        )


class Alone:
    """Those of whom nobody else can be a part: they are who they are by their own records. And what is told of who was given back."""

    def __init__(
        self,
        places: dict[str, int] | None = None,
        records: _Records | None = None,
        columns: dict[str, _Column] | None = None,
        back: frozenset[int] = frozenset(),
    ) -> None:
        self._places = places or {}
        self._records = records or _Records((), ())
        self._columns = columns or {}
        self._back = back
        self._made: dict[object, list[tuple[int, tuple[str, ...]]]] = {}

    def __eq__(self, other: object) -> bool:  # type: ignore[explicit-override]
        """The same people, of whom the same is told."""
        return isinstance(other, Alone) and self._all() == other._all()  # its own kind

    __hash__ = None  # type: ignore[assignment]  # what is held of them is read from columns that grow

    def _all(self) -> tuple[list[tuple[Person, int]], list[tuple[str, str, int, int]]]:
        return [(each, self.told_of(each.id)) for each in self], [*self.of_others()]

    def __iter__(self) -> Iterator[Person]:
        """Each of them, in the order of their ids."""
        return self.sorted_by(lambda _: 0)

    def sorted_by(self, place: Callable[[str], int]) -> Iterator[Person]:
        """Each of them, in the order that a number for each id gives; those of one number in the order of their ids."""
        names = sorted(name for name, at in self._places.items() if at not in self._back)
        names.sort(key=place)
        return (self._settled(name, self._places[name]) for name in names)

    def _settled(self, name: str, place: int) -> Person:
        records = self._records.of(name, place)
        person = records[0] if len(records) == 1 else self._one_of(name, records, self._records.shape(place))
        days = sorted(dt.date.fromordinal(day) for _, _, day in self._told(place) if day > _NO_DAY)
        return of_age(person, days)

    def _one_of(self, name: str, records: Sequence[Person], shape: object) -> Person:
        """Somebody's records as one; of those in the same files in which the same stands it is settled once how they make one."""
        if shape not in self._made:
            whole = settle(records).people[0]
            places = [(each.source.document, each.source.locator) for each in records]
            parts = [(whole.source, ()), *((each.source, each.basis) for each in whole.joined)]
            order = [(places.index((each.document, each.locator)), basis) for each, basis in parts]
            if shape is None or len(order) != len(records):
                return whole
            self._made[shape] = order
        order = self._made[shape]
        return one_of(name, [records[at] for at, _ in order], [basis for _, basis in order])

    def told_of(self, identity: str) -> int:
        """How many accounts are about one of them."""
        place = self._places.get(identity)
        return 0 if place is None or place in self._back else sum(many for _, many, _ in self._told(place))

    def of_others(self) -> Iterator[tuple[str, str, int, int]]:
        """Of who was given back: a document, what it calls them, how much it tells, and the first day of it (0: none)."""
        for name, place in self._places.items() if self._back else ():
            if place in self._back:
                yield from ((document, name, many, day) for document, many, day in self._told(place))

    def _told(self, place: int) -> Iterator[tuple[str, int, int]]:
        for document, column in self._columns.items():
            if column.knows(place):
                yield document, column.told[place], column.first[place]


def _marks(record: Record) -> Iterator[int]:
    """The numbers somebody has; two that share a mark cost no more than a look at both."""
    return (hash((number.space, number.value)) & 0xFFFFFFFF for number in record.numbers)


def _day(record: Record) -> int:
    """The whole day of birth as a number."""
    return dt.date.fromisoformat(record.birthday).toordinal() if record.birthday else _NO_DAY


def _ids(value: object) -> Sequence[str]:
    """The ids by which something that is held names people."""
    if isinstance(value, Person):
        return (value.id,)
    if isinstance(value, Account):
        return [part.person for part in value.people]
    if isinstance(value, Relationship):
        return (value.from_person, value.to_person)
    return [member.person for member in value.members] if isinstance(value, Place) else ()
