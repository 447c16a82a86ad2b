"""What of a family's grown-ups is in the life of a child: one rule for reading, and for what is made of it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from chronology.model import Person, PersonKind, Relationship, Telling
from chronology.practice import family_level, group_of

_OF_AGE = 18

GrownUps = Mapping[str, dt.date]
"""Grown-ups of a family, each with the day they came of age; `date.min` where no date of birth says it."""


def grown_ups(people: Iterable[Person], relationships: Iterable[Relationship]) -> Mapping[str, GrownUps]:
    """For each who is not recorded as an adult, the adults whom a recorded relationship ties to them."""
    by_id = {person.id: person for person in people}
    found: dict[str, dict[str, dt.date]] = defaultdict(dict)
    for each in relationships:
        for one, other in ((each.from_person, each.to_person), (each.to_person, each.from_person)):
            adult = by_id.get(other)
            is_adult = adult is not None and adult.kind is PersonKind.ADULT
            if adult is not None and is_adult and one in by_id and by_id[one].kind is not PersonKind.ADULT:
                found[one][other] = _of_age(adult)
    return found


def _of_age(person: Person) -> dt.date:
    born = person.born
    if born is None or born.earliest is None:
        return dt.date.min
    # Born on 29 February, somebody comes of age on 1 March.
    first = born.earliest
    leap = first.month == 2 and first.day == 29
    return dt.date(first.year + _OF_AGE, 3 if leap else first.month, 1 if leap else first.day)


def bears_on(told: Telling, about: Collection[str], grown: GrownUps) -> bool:
    """What befell or was done by one of the grown-ups, or a birth or death in the family in which one has a part.

    What befell them before they came of age is of their own childhood, and so is their birth.
    """
    if group_of(told.kind) in family_level(taking_part=True):
        return any(part.person in grown for part in told.people) and not _is_own_start(told, about, grown)
    theirs = grown.keys() & about
    if group_of(told.kind) not in family_level() or not theirs:
        return False
    return not told.when.dated or any(told.when.last_day >= grown[person] for person in theirs)


def _is_own_start(told: Telling, about: Collection[str], grown: GrownUps) -> bool:
    """It is about grown-ups alone, and of the time before they came of age: their own birth."""
    return bool(about) and all(person in grown and told.when.last_day < grown[person] for person in about)
