"""Who is of the person's family, and who works with them as what, where texts say it by name and no record does.

A list of those who came to a meeting says it outright ("Ann Prys | Mother | Yes"), and so does a list of a family ("mum Ann Prys,
bro Rhys (17)"): once is enough. In running words it is said twice or more, in one way: once may be a slip, or of somebody else's; of a
grown-up's family once is enough where nobody else is named whose it could be.
"""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from chronology.model import Account, Person, PersonKind, Relationship, Restriction, Source
from chronology.normalise import record_of, subjects
from chronology.people import (
    AS_TOLD,
    BY_NAME,
    BY_ROLE,
    kin_words,
    names_of,
    siblings,
)
from chronology.pipeline.cast import Cast
from chronology.pipeline.family_lists import Family, FamilyLists, Outright, table
from chronology.pipeline.plain_kin import is_said_plainly

_LEAST, _OF_AGE = 2, 18
_MANY_TIMES = 3
_APPOINTED = "guardian"
_COMING = frozenset({"attended", "absent", "invited"})


@dataclass(frozen=True, slots=True)
class Told:
    """Kin of the one subject by name, and what those named are at work, as texts say it."""

    kin: tuple[Relationship, ...] = ()
    work: tuple[tuple[str, str, str], ...] = ()
    """Ids with what is told of their work ("job title", "agency"), and what it is."""

    def at_work(self, people: Iterable[Person]) -> list[Person]:
        """People with what texts say that they are at work, where nothing else is known of them."""
        work = {who: (label, told) for who, label, told in self.work}
        return [
            replace(each, kind=PersonKind.PROFESSIONAL, details=(*each.details, work[each.id]))
            if each.id in work and each.kind is PersonKind.UNKNOWN
            else each
            for each in people
        ]


@dataclass(slots=True)
class _Said:
    """What texts say that somebody is: outright, or so many records by the way."""

    outright: dict[str, Source]
    by_the_way: dict[str, dict[str, Source]]
    plainly: set[str]
    """What a sentence of an entry says of them that can be of nobody else's kin."""
    came: set[str]
    """As what they are listed of those who came to a meeting, or did not."""


def told_kin(accounts: Sequence[Account], chosen: Sequence[Person], cast: Cast, meant: Mapping[str, str]) -> Told:
    """What texts say of named people, of one chosen person; `meant` gives who is meant by a part of a name."""
    if len(chosen) != 1:
        return Told()
    (subject,) = chosen
    theirs = [each for each in accounts if subjects(each) <= {subject.id}]
    # Who a father is may be what somebody said in confidence: of entries kept from others only their lists of people are read.
    plain = [each for each in theirs if each.restriction is Restriction.NONE]
    reading = FamilyLists(subject, cast, meant)
    outright = [each for account in theirs for each in reading.outright(account)]
    latest = max((each.when.last_day for each in theirs if each.when.dated), default=None)
    kin = _kin(_said(plain, outright, meant, cast.people), subject, cast, latest)
    kin = (*kin, *_of_other_children(kin, [reading.family(account) for account in theirs], subject, cast))
    tied = {each.from_person for each in (*kin, *cast.relationships)}
    work: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for each in outright:
        if not each.is_kin and each.who not in tied:
            work[each.who]["agency" if each.is_agency else "job title"].add(each.role)
    return Told(kin, tuple((who, *found) for who, of in sorted(work.items()) if (found := _one_thing(of))))


def _one_thing(told: Mapping[str, Collection[str]]) -> tuple[str, str] | None:
    """What somebody is at work, or else of whom, where texts say one thing of it."""
    for label in ("job title", "agency"):
        if len(told.get(label, ())) == 1:
            return label, next(iter(told[label]))
    return None


def _said(
    accounts: Iterable[Account], outright: Iterable[Outright], meant: Mapping[str, str], people: Iterable[Person]
) -> Mapping[str, _Said]:
    """By ids, what texts say that people are of the family."""
    names = {person.id: person.name for person in people}
    said: dict[str, _Said] = defaultdict(lambda: _Said({}, defaultdict(dict), set(), set()))
    for each in outright:
        if each.is_kin:
            said[each.who].outright.setdefault(each.role, each.source)
    for account in accounts:
        for part in account.people:
            role = part.role.casefold()
            if role in kin_words() and not part.person.startswith(BY_ROLE):
                of = said[meant.get(part.person, part.person)]
                of.by_the_way[role].setdefault(record_of(account.key), account.source)
                if part.involvement in _COMING:
                    of.came.add(role)
                given = names.get(part.person, "").split(" ", maxsplit=1)[0]
                if role not in of.plainly and is_said_plainly(account.source.quote or account.fact, given, role):
                    of.plainly.add(role)
    return said


def _is_of_age(subject: Person, latest: dt.date | None) -> bool:
    """Born eighteen years and more before the last entry, whatever their records call them."""
    born = subject.born
    return bool(latest and born and born.dated) and (latest.year - born.last_day.year) > _OF_AGE  # type: ignore[union-attr]


def _kin(said: Mapping[str, _Said], subject: Person, cast: Cast, latest: dt.date | None) -> tuple[Relationship, ...]:
    """Of those whom no record ties to the subject, what each is."""
    people = {person.id: person for person in cast.people}
    recorded = {each.from_person: each.kind.casefold() for each in cast.relationships if each.to_person == subject.id}
    is_child = subject.kind is not PersonKind.ADULT and not _is_of_age(subject, latest)
    kin = {
        identity: known
        for identity, each in sorted(said.items())
        if identity not in recorded
        and _may_be_kin(people.get(identity), subject, is_child=is_child and not (each.outright or each.came))
        and (
            known := _settled(
                each,
                is_child=is_child,
                shares_name=_share_a_name(people[identity], subject),
                aside=_held_by_another(identity, said, recorded),
            )
        )
        is not None
        # Another mother than the recorded one is told of: which of the two is, no text decides.
        and not (known[0] in table()["one_each"] and known[0] in recorded.values())
    }
    return tuple(
        Relationship(from_person=identity, to_person=subject.id, kind=role, basis=AS_TOLD, source=source)
        for identity, (role, source) in kin.items()
        if not _is_second(identity, kin, said)
    )


def _of_other_children(
    kin: Sequence[Relationship], families: Iterable[Family], subject: Person, cast: Cast
) -> Iterator[Relationship]:
    """What the subject's parents are to the other children of whom a list is, and so what those are to the subject."""
    parents = {each.from_person for each in (*kin, *cast.relationships) if each.to_person == subject.id}
    tied = {frozenset((each.from_person, each.to_person)) for each in (*kin, *cast.relationships)}
    found: dict[tuple[str, str], Relationship] = {}
    for family in families:
        for parent, children in family.parents:
            for child in children:
                if child != subject.id and frozenset((parent.who, child)) not in tied:
                    found.setdefault(
                        (child, parent.role),
                        Relationship(
                            from_person=parent.who,
                            to_person=child,
                            kind=parent.role,
                            basis=AS_TOLD,
                            source=parent.source,
                        ),
                    )
    # A father of another child alone is nobody's kin here, but tells that two have not all parents in common.
    others = {child for (child, _), each in found.items() if each.from_person in parents}
    yield from (each for (child, _), each in found.items() if child in others)
    every = (*cast.relationships, *kin, *(each for (child, _), each in found.items() if child in others))
    for each in siblings(cast.people, every):
        pair = {each.from_person, each.to_person}
        if subject.id in pair and frozenset(pair) not in tied:
            (other,) = pair - {subject.id}
            yield replace(each, from_person=other, to_person=subject.id, basis=AS_TOLD)


def _may_be_kin(person: Person | None, subject: Person, *, is_child: bool) -> bool:
    """Neither at work nor themselves; nor another child whose record stands beside: a husband may have a record of his own.

    So may a mother of whom a list says outright that she is.
    """
    if person is None or person.id == subject.id or (is_child and person.is_subject):
        return False
    return person.kind not in (PersonKind.PROFESSIONAL, PersonKind.ORGANISATION)


def _share_a_name(person: Person, subject: Person) -> bool:
    """A given name, and the family name of the subject."""
    theirs = {name.family for name in names_of(subject) if name.family}
    return any(name.given and name.family in theirs for name in names_of(person))


def _held_by_another(identity: str, said: Mapping[str, _Said], recorded: Mapping[str, str]) -> frozenset[str]:
    """What of the subject another is of whom it is recorded, listed or told more often: "her mother Jean" is then the mother's own."""
    found = {role for who, role in recorded.items() if who != identity and role in table()["one_each"]}
    own = said[identity].by_the_way
    for role in table()["one_each"]:
        others = (each for who, each in said.items() if who != identity and who.startswith(BY_NAME))
        if any(role in each.outright or len(each.by_the_way.get(role, ())) > len(own.get(role, ())) for each in others):
            found.add(role)
    return frozenset(found)


def _settled(
    said: _Said, *, is_child: bool, shares_name: bool, aside: Collection[str] = ()
) -> tuple[str, Source] | None:
    """The one thing that texts say somebody is; nothing where they say two. `aside`: what another is to the subject."""
    of_another = {*aside, *(table()["of_another"] if is_child else ())}
    # A list of a child's family has the mother's partner and husband in it too.
    listed = [role for role in said.outright if role == _APPOINTED or role not in of_another]
    if listed:
        outright = _nearest(listed)
        # A list has "grandmother" of whom entries say that she is the mother's mother.
        closer = [role for role in said.by_the_way if outright and _nearest((outright, role)) == role]
        return (_nearest((outright, *closer)) or outright, said.outright[outright]) if outright else None
    roles = {role: records for role, records in said.by_the_way.items() if role not in of_another}
    roles = _without_slips(roles)
    records = {key: source for of in roles.values() for key, source in of.items()}
    role = _nearest(roles)
    if role in table()["one_age"] and is_child and not shares_name:
        # "PURSLOW's sister Claire" is the father's: by the way, only one of the child's own name is a brother or sister.
        return None
    # Once is enough of a mother by her whole name that is the child's: another would have to be one of the same name.
    once = role in (*table()["one_each"], *table()["spouses"]) and shares_name
    plainly = (role in said.plainly and not is_child) or (role in said.came and role in table()["one_each"])
    least = 1 if once or plainly else _LEAST
    return (role, next(iter(records.values()))) if role and len(records) >= least else None


def _without_slips(roles: dict[str, dict[str, Source]]) -> dict[str, dict[str, Source]]:
    """What is told several times as often as all else together; all, where nothing is: who is a son in twelve notes is no mother."""
    every = sum(map(len, roles.values()))
    return {role: of for role, of in roles.items() if len(of) >= _MANY_TIMES * (every - len(of))} or roles


def _nearest(roles: Collection[str]) -> str:
    """Of ways to say one thing the closest: of "aunt" and "paternal aunt" the second; "" where they are two things."""
    bare = {" ".join(word for word in re.split(r"[ -]", role) if word not in table()["sides"]) for role in roles}
    return max(roles, key=lambda role: (len(role), role)) if len(bare) == 1 else ""


def _is_second(identity: str, kin: Mapping[str, tuple[str, Source]], said: Mapping[str, _Said]) -> bool:
    """A second mother, where another is told of just as well, or outright."""
    role, _ = kin[identity]
    if role not in table()["one_each"]:
        return False
    others = [other for other, (theirs, _) in kin.items() if theirs == role and other != identity]
    outright = bool(said[identity].outright)
    return any(bool(said[other].outright) >= outright for other in others)
