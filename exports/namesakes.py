"""Two people of one name: told apart by when they were born, wherever a document names them."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from chronology.model import Person, Precision, When
from chronology.people import Born, births, plain


def told_apart(people: Iterable[Person], born: Callable[[When], str]) -> Mapping[str, str]:
    """The names of those whom the same name and another date of birth stand beside: "Owen Prys (born 2009)"; by their ids.

    By the year, where that tells them apart, else by the whole date. Of whom no birth is known nothing is added.
    """
    by_name: dict[str, list[Person]] = defaultdict(list)
    for person in people:
        if plain(person.name) and person.born is not None and person.born.dated:
            by_name[plain(person.name)].append(person)
    return {
        person.id: f"{person.name} ({born(_written(person, some))})"
        for some in by_name.values()
        for person in some
        if any(births(person, other) is Born.DIFFERENT for other in some)
    }


def _written(person: Person, some: Iterable[Person]) -> When:
    born = person.born
    assert born is not None, "asked before"
    year = born.first_day.year
    if sum(1 for other in some if other.born and other.born.first_day.year == year) > 1:
        return born
    first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
    return When(earliest=first, latest=last, edtf=f"{year:04}", precision=Precision.YEAR, as_written=str(year))
