"""How records name the person a chronology is about, and everybody else: what tells whose the words are that they quote."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from chronology.model import Account, Person, PersonKind, Relationship
from chronology.people import names_of
from chronology.prose.mentions import Known, sex_of

_Roles = Mapping[str, Collection[str]]
_SEXES = ("male", "female")


def how_named(
    subject: Person, accounts: Iterable[Account], people: Iterable[Person], relationships: Iterable[Relationship]
) -> Known:
    """How the person is named, and everybody else of whom records know; by what they are called, of which sex."""
    ties = list(relationships)
    roles = _roles(subject.id, accounts, ties)
    rest = [each for each in people if each.id != subject.id]
    own, family = _given([subject]), _family([subject])
    tied = {each.from_person for each in ties if each.to_person == subject.id}
    kin = [each for each in rest if each.id in tied or sex_of(" ".join(roles.get(each.id, ())))]
    letters, others = _letters([subject]), _letters(kin)
    return Known(
        own=own,
        family=family,
        others=(_given(rest) | (_family(rest) - family)) - own,
        sex=subject.sex if subject.sex in _SEXES else "",
        men=_given([each for each in rest if _sex(each, roles) == "male"]) - own,
        women=_given([each for each in rest if _sex(each, roles) == "female"]) - own,
        initials=(letters - others) | (_initials([subject]) - _initials(rest)),
        other_initials=others,
        is_adult=subject.kind is PersonKind.ADULT,
    )


def _roles(subject: str, accounts: Iterable[Account], relationships: Iterable[Relationship]) -> _Roles:
    roles: dict[str, set[str]] = defaultdict(set)
    for each in relationships:
        if each.to_person == subject:
            roles[each.from_person].add(each.kind.casefold())
    for part in (part for account in accounts for part in account.people if part.role):
        roles[part.person].add(part.role.casefold())
    return roles


def _sex(person: Person, roles: _Roles) -> str:
    known = person.sex if person.sex in _SEXES else ""
    return known or next((sex for role in sorted(roles.get(person.id, ())) if (sex := sex_of(role))), "")


def _given(people: Iterable[Person]) -> frozenset[str]:
    return frozenset(name.given for each in people for name in names_of(each) if name.given)


def _family(people: Iterable[Person]) -> frozenset[str]:
    return frozenset(name.family for each in people for name in names_of(each) if name.family)


def _letters(people: Iterable[Person]) -> frozenset[str]:
    return frozenset(given[:1].upper() for given in _given(people))


def _initials(people: Iterable[Person]) -> frozenset[str]:
    """Of the given and the family name; of a double name its own two letters as well: "LM:" for Lowri-Mair."""
    names = [name for each in people for name in names_of(each) if name.whole]
    double = ([*filter(None, re.split(r"[-\u2010\u2011 ]", name.given))] for name in names)
    of_both = {"".join(part[0] for part in parts).upper() for parts in double if len(parts) > 1}
    return frozenset((name.given[:1] + name.family[:1]).upper() for name in names) | of_both
