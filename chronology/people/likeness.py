"""What two records say of whether they are one person's: what joins them, what forbids it, what leaves it open."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from itertools import product

from chronology.model import Person, PersonKind, Precision, When
from chronology.people.identifiers import AGAINST, FORBIDS, Held, held
from chronology.people.names import SAME, SPELT, Name, alike, alike_given, is_named, names_of, parts_of, plain

_MARKS = ("?", "~", "%")
_WHOLE_DAYS = (Precision.DAY, Precision.MINUTE)


class Born(Enum):
    """How two dates of birth stand to each other."""

    SAME = "the same date of birth"
    SWAPPED = "dates of birth with day and month changed over"
    LESS_EXACT = "one date of birth is only less exact than the other"
    UNKNOWN = "no date of birth to compare"
    DIFFERENT = "different dates of birth"


# Not slotted: what is worked out from a record is kept with it.
@dataclass(frozen=True)
class Record:
    """One record of a person, with what comparing needs worked out once."""

    person: Person

    @cached_property
    def claim(self) -> tuple[object, ...]:
        """All that comparing looks at: two records of one claim need no comparing."""
        it = self.person
        return it.kind, it.name, it.known_as, it.identifiers, it.born, it.died, it.sex, it.source.agency

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """Every name, in parts."""
        return tuple(names_of(self.person))

    @cached_property
    def own(self) -> Name:
        """The name itself, in parts; empty for a placeholder."""
        return parts_of(self.person.name)

    @cached_property
    def plain(self) -> str:
        """The whole name for exact comparing; empty where it names nobody."""
        return plain(self.person.name) if is_named(self.person) else ""

    @cached_property
    def numbers(self) -> tuple[Held, ...]:
        """Identifiers that can be compared."""
        return tuple(held(self.person))

    @cached_property
    def birthday(self) -> str:
        """The whole date of birth as one key; empty where it is not known to the day."""
        born = self.person.born
        return born.earliest.isoformat() if born and born.earliest and is_whole(born) else ""


def is_whole(when: When) -> bool:
    """One known day, neither about nor perhaps."""
    marked = any(mark in (when.edtf or "") for mark in _MARKS)
    return when.precision in _WHOLE_DAYS and when.earliest == when.latest and when.earliest is not None and not marked


def births(one: Person, other: Person) -> Born:
    """How two dates of birth stand to each other."""
    first, second = one.born, other.born
    if not (first and second and first.dated and second.dated):
        return Born.UNKNOWN
    if is_whole(first) and is_whole(second):
        if first.earliest == second.earliest:
            return Born.SAME
        return Born.SWAPPED if _swapped(first, second) else Born.DIFFERENT
    return Born.LESS_EXACT if not _apart(first, second) else Born.DIFFERENT


def _swapped(one: When, other: When) -> bool:
    first, second = one.first_day, other.first_day
    return (first.year, first.month, first.day) == (second.year, second.day, second.month)


def slipped(one: Person, other: Person) -> bool:
    """Two whole dates of birth of one year that differ by one figure, or by figures of day and month changed over: 14/06 and 16/04."""
    first, second = one.born, other.born
    if not (first and second and is_whole(first) and is_whole(second)):
        return False
    days = [f"{day.day:02}{day.month:02}" for day in (first.first_day, second.first_day)]
    if first.first_day.year != second.first_day.year or days[0] == days[1]:
        return False
    return sorted(days[0]) == sorted(days[1]) or sum(map(str.__ne__, *days)) == 1


def _apart(one: When | None, other: When | None) -> bool:
    """No day could be both. A date marked as about or perhaps excludes none."""
    if not (one and other and one.dated and other.dated):
        return False
    if any(mark in (when.edtf or "") for when in (one, other) for mark in _MARKS):
        return False
    return _ends_before(one, other) or _ends_before(other, one)


def _ends_before(one: When, other: When) -> bool:
    return one.latest is not None and other.earliest is not None and one.latest < other.earliest


# ---- what forbids ------------------------------------------------------------------------------------------------


def contradictions(one: Record, other: Record) -> tuple[str, ...]:
    """Why two records cannot be one person's, in words; empty when nothing recorded says so."""
    return tuple(_contradictions(one, other))


def _contradictions(one: Record, other: Record) -> Iterator[str]:
    first, second = one.person, other.person
    born = births(first, second)
    if born is Born.DIFFERENT:
        yield str(born.value)
    if _apart(first.died, second.died):
        yield "died on different days"
    if _before(first, second) or _before(second, first):
        yield "one was born after the other had died"
    yield from _numbers_differ(one, other, FORBIDS)
    if _are_two_kinds(first.kind, second.kind):
        yield f"one is recorded as {first.kind} and the other as {second.kind}"
    if born is Born.SAME and _are_twins(one, other):
        yield "born on one day with different given names, as twins are"


def incompatible(one: Record, other: Record) -> tuple[str, ...]:
    """Why no rule may make two records one person's, however they are connected; a reviewer may."""
    found = contradictions(one, other)
    return found if found or _names_or_births_agree(one, other) else ("names that have nothing in common",)


def _before(one: Person, other: Person) -> bool:
    return bool(one.died and other.born and one.died.dated and other.born.dated) and _ends_before(
        one.died or When(), other.born or When()
    )


def _are_two_kinds(one: PersonKind, other: PersonKind) -> bool:
    """A body is no person, and whoever works with a child is not the child."""
    if one is other or PersonKind.UNKNOWN in (one, other):
        return False
    return PersonKind.ORGANISATION in (one, other) or {one, other} == {PersonKind.CHILD, PersonKind.PROFESSIONAL}


def _are_twins(one: Record, other: Record) -> bool:
    """One family name and birth date, and given names of which none is a form of the other's."""
    if not (one.own.whole and other.own.whole):
        return False
    families = any(first.family == second.family for first, second in product(one.names, other.names) if first.family)
    return families and not any(_given_fit(first, second) for first, second in product(one.names, other.names))


def _given_fit(one: Name, other: Name) -> bool:
    """Any given name of the one is alike one of the other: people are called by their middle names too."""
    firsts = (one.given, *one.middle) if one.given else ()
    seconds = (other.given, *other.middle) if other.given else ()
    swapped = one.whole and other.whole and one.given == other.family and one.family == other.given
    return swapped or any(alike_given(first, second) is not None for first, second in product(firsts, seconds))


def _numbers_differ(one: Record, other: Record, weight: str) -> Iterator[str]:
    """Schemes in which both hold sound numbers, and none in common."""
    said: set[str] = set()
    for first, second in product(one.numbers, other.numbers):
        scheme = first.scheme
        if scheme.differing != weight or scheme.name != second.scheme.name or scheme.says in said:
            continue
        both = first.sound and second.sound and not first.elsewhere(second)
        if both and not any(a.equals(b) for a, b in product(one.numbers, other.numbers) if a.space == first.space):
            said.add(scheme.says)
            yield f"different values of the {scheme.says}"


# ---- what joins --------------------------------------------------------------------------------------------------


def certain(one: Record, other: Record) -> tuple[str, ...]:
    """Why two records that do not contradict each other are one person's for certain; empty when it is not."""
    found = _by_number(one, other) if _names_or_births_agree(one, other) else ()
    named = bool(one.plain) and one.plain == other.plain and one.own.whole
    if named and one.birthday and one.birthday == other.birthday and not doubts(one, other):
        found = (*found, "the same full name and date of birth")
    return found


def _by_number(one: Record, other: Record) -> tuple[str, ...]:
    shared = dict.fromkeys(
        f"the same {first.scheme.says}"
        for first, second in product(one.numbers, other.numbers)
        if first.sound and second.sound and first.equals(second)
    )
    return tuple(shared)


def _names_or_births_agree(one: Record, other: Record) -> bool:
    """A number may be keyed with the wrong person: the rest must not speak of somebody else."""
    born = births(one.person, other.person)
    if born is Born.SAME:
        return True
    return born is not Born.SWAPPED and (not one.names or not other.names or bool(names_alike(one, other)))


def same_under_one_id(one: Record, other: Record) -> tuple[str, ...]:
    """Why two records under one id are one person's; empty when they may be two whom two systems numbered alike."""
    if contradictions(one, other):
        return ()
    if not one.plain or not other.plain or one.plain == other.plain:
        swapped = births(one.person, other.person) is Born.SWAPPED
        return () if swapped else ("the same id, and nothing recorded differs",)
    if births(one.person, other.person) is Born.SAME and names_alike(one, other):
        return ("the same id and date of birth, and names that are alike",)
    return ()


# ---- what leaves it open -----------------------------------------------------------------------------------------


def doubts(one: Record, other: Record) -> tuple[str, ...]:
    """What speaks against two records being one person's without forbidding it."""
    return tuple(_doubts(one, other))


def _doubts(one: Record, other: Record) -> Iterator[str]:
    first, second = one.person, other.person
    if {first.sex, second.sex} == {"male", "female"}:
        yield "different sexes are recorded"
    if {first.kind, second.kind} == {PersonKind.CHILD, PersonKind.ADULT}:
        yield "one is recorded as a child and the other as an adult"
    if births(first, second) is Born.SWAPPED:
        yield "the dates of birth differ as they are written"
    yield from _numbers_differ(one, other, AGAINST)


def names_alike(one: Record, other: Record) -> tuple[str, ...]:
    """The least that any name of the one and any of the other differ in, in words; empty when none are alike."""
    found = [
        ((*words, KNOWN_AS) if (first, second) != (one.own, other.own) else words)
        for first, second in product(one.names, other.names)
        if (words := alike(first, second)) is not None
    ]
    return min(found, key=lambda words: (len(words), words), default=())


KNOWN_AS = "one is recorded as also known by the name of the other"


def open_question(one: Record, other: Record) -> tuple[str, ...]:
    """What speaks for two records that nothing certain joins being one person's; empty when too little does."""
    born = births(one.person, other.person)
    names = names_alike(one, other)
    shared = _any_number(one, other)
    if not shared and (not names or (born is not Born.SAME and len(_slips(names)) > 1)):
        return ()
    told = () if born in (Born.UNKNOWN, Born.DIFFERENT) else (str(born.value),)
    return (*shared, *_worded(one, other, names), *told)


def _slips(names: Iterable[str]) -> list[str]:
    return [each for each in names if each != KNOWN_AS]


def _worded(one: Record, other: Record, names: tuple[str, ...]) -> Iterator[str]:
    """The same folded name that is not written the same says so."""
    for each in names:
        yield SPELT if each == SAME and KNOWN_AS not in names and one.plain != other.plain else each


def shares_number(one: Record, other: Record) -> bool:
    """The records hold one number that names one person wherever it is used, not only within an authority."""
    return any(
        first.sound and not first.scheme.within and first.equals(second)
        for first, second in product(one.numbers, other.numbers)
    )


def _any_number(one: Record, other: Record) -> tuple[str, ...]:
    """Numbers in common, also those that are not sound and those that records which contradict each other share."""
    return tuple(
        dict.fromkeys(
            f"the same {first.scheme.says}" + ("" if first.sound else ", which is not a sound one")
            for first, second in product(one.numbers, other.numbers)
            if first.equals(second)
        )
    )
