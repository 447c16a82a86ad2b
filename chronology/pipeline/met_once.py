"""Whom the records meet once, in a row of their own beside nobody of the case: a first name alone never means them.

A police log has whoever has a like name. "Ryan" of all the notes is then a father whom they name in full, or nobody.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable

from chronology.model import Account, Person, PersonKind, Relationship
from chronology.people import Settled, is_only_named, kin_words, names_of, parts_of

_NEVER = frozenset({PersonKind.PROFESSIONAL, PersonKind.ORGANISATION})


def met_once(settled: Settled, relationships: Iterable[Relationship], accounts: Iterable[Account]) -> frozenset[str]:
    """Those whom a list or a row alone made people, who are nobody's kin and stand in one account at most, with nobody of the case."""
    tied = {one for each in relationships for one in (each.from_person, each.to_person)}
    case = {*tied, *(person.id for person in settled.people if person.is_subject)}
    asked = {p.id: p for p in settled.people if _may_be(p, case)}
    if not asked:
        return frozenset()
    families = {name.family for p in settled.people if p.id in case for name in names_of(p) if name.family}
    called = _called(asked.values())
    met: dict[str, int] = defaultdict(int)
    for account in accounts:
        ids = {part.person: settled.id_of(account.source.document, part.person) for part in account.people}
        here = {one for written, identity in ids.items() for one in _meant(written, identity, asked, called)}
        beside = any(
            part.role == "subject" or ids[part.person] in case or parts_of(part.person).family in families
            for part in account.people
            if not _meant(part.person, ids[part.person], asked, called)
        )
        of_kin = {
            one
            for part in account.people
            if part.role.casefold() in kin_words()
            for one in _meant(part.person, ids[part.person], asked, called)
        }
        for one in here:
            met[one] += 2 if beside or one in of_kin else 1
    return frozenset(one for one in asked if met[one] <= 1)


def _may_be(person: Person, case: Collection[str]) -> bool:
    return (
        is_only_named(person.id) and person.id not in case and person.kind not in _NEVER and parts_of(person.name).whole
    )


def _called(people: Iterable[Person]) -> dict[tuple[str, str], set[str]]:
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for person in people:
        for name in names_of(person):
            found[name.given, name.family].add(person.id)
    return found


def _meant(
    written: str, identity: str, asked: Collection[str], called: dict[tuple[str, str], set[str]]
) -> Collection[str]:
    """Whom a part names by id or in full."""
    if identity in asked:
        return (identity,)
    name = parts_of(written)
    return called.get((name.given, name.family), ()) if name.whole else ()
