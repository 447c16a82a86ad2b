"""Whom a short form with the family name means: "Kath Prys" of the notes is the one Kathleen Prys of the table.

Only where nobody else of the chronology fits and nothing speaks against it: a father John and his son Jack are two people.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping

from chronology.model import Person, PersonKind
from chronology.people.likeness import Record, contradictions, doubts
from chronology.people.names import Name, are_forms, names_of, parts_of
from chronology.people.register import is_only_named
from chronology.people.roles import BY_ROLE
from chronology.people.tables import name_table

# "Liam" and "William", "Mari" and "Maria" are names of their own: a short form is the beginning of the long one, cut off, or
# stands in the list of those that are never a name by themselves.
_LEAST, _CUT = 3, 2
_BODIES = (PersonKind.ORGANISATION,)


def shortly_named(
    people: Iterable[Person],
    subjects: Collection[str],
    roles: Mapping[str, frozenset[str]],
    apart: Collection[frozenset[str]],
    beside: Callable[[str, str], bool],
) -> Mapping[str, str]:
    """For the id of each who is only named by a short form, the id of the one whom it can only mean.

    `roles` is what entries call them of the family; `beside` says that two given names stand in one sentence, where each
    would be somebody.
    """
    known = [p for p in people if p.kind not in _BODIES and not p.id.startswith(BY_ROLE) and parts_of(p.name).whole]
    found: dict[str, str] = {}
    for one in known:
        if not is_only_named(one.id) or one.id in subjects:
            continue
        name = parts_of(one.name)
        alike = [other for other in known if other is not one and _is_alike(name, other)]
        if len(alike) != 1 or not _is_long_for(name, alike[0]) or _differ(one, alike[0], subjects, roles):
            continue
        (whole,) = alike
        # A head that gives both ("Theodore James (Theo)") names one; of any other two in one sentence each is somebody.
        is_known_so = any(each.given == name.given for each in names_of(whole))
        is_two = not is_known_so and beside(name.given, parts_of(whole.name).given)
        if frozenset((one.id, whole.id)) not in apart and not is_two:
            found[one.id] = whole.id
    # Two short forms of one name, "Kath" and "Kathy", may be two people: neither is joined.
    taken = Counter(found.values())
    return {one: whole for one, whole in found.items() if taken[whole] == 1 and whole not in found}


def _is_alike(short: Name, other: Person) -> bool:
    return any(name.family == short.family and are_forms(short.given, name.given) for name in names_of(other))


def _is_long_for(short: Name, other: Person) -> bool:
    """The other has the family name and the given one that the short form is known for, and which it can only be short for."""
    return any(
        name.whole and name.family == short.family and are_forms(short.given, name.given) and is_cut(short, name)
        for name in names_of(other)
    )


def is_cut(short: Name, name: Name) -> bool:
    """The longer name cut off, or a form that nobody is christened: "Gaz" of Gary or Gareth."""
    only_short = name_table().only_short
    if short.given in only_short:
        return name.given not in only_short
    is_longer = len(short.given) >= _LEAST and len(name.given) - len(short.given) >= _CUT
    return is_longer and name.given.startswith(short.given)


def _differ(one: Person, whole: Person, subjects: Collection[str], roles: Mapping[str, frozenset[str]]) -> bool:
    """What is recorded or told of the two is of two: one of the family is not whom it is told of, nor something else to them."""
    first, second = Record(one), Record(whole)
    own, others = roles.get(one.id, frozenset()), roles.get(whole.id, frozenset())
    of_kin = bool(own) and (whole.id in subjects or (bool(others) and own.isdisjoint(others)))
    return of_kin or bool(contradictions(first, second) or doubts(first, second))
