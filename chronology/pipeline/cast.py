"""Who is in the records: people under one id, accounts that name them by it, and those a chronology is not about."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from chronology.model import (
    Account,
    Action,
    Involvement,
    Person,
    Place,
    PlaceKind,
    Relationship,
    SamePerson,
    Source,
)
from chronology.normalise import subjects
from chronology.people import (
    BY_ROLE,
    Kinship,
    Register,
    Settled,
    by_role_only,
    proposals,
    role_of,
    settle,
    siblings,
)
from chronology.pipeline import subjects as subject
from chronology.pipeline.reading import Reads

IdPair = tuple[str, str]
# Who lives together is of one circle; a school or a hospital is shared with strangers.
_HOMES = (PlaceKind.HOUSEHOLD, PlaceKind.ADDRESS, PlaceKind.PLACEMENT)


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody the inputs know of, under the ids of this chronology."""

    settled: Settled
    register: Register
    relationships: tuple[Relationship, ...]
    places: tuple[Place, ...]
    apart: frozenset[frozenset[str]]
    """Pairs of people whom a reviewer told apart, or who are something to each other."""

    @property
    def people(self) -> tuple[Person, ...]:
        """Those recorded, then those only named in accounts."""
        return (*self.settled.people, *self.register.added.values())


def cast_of(reads: Reads, same: Collection[IdPair], different: Collection[IdPair]) -> Cast:
    """Settle who is who, as far as the records and a reviewer's decisions tell."""
    recorded = tuple(dict.fromkeys(reads.of(Relationship)))
    kin = [(each.from_person, each.to_person) for each in recorded if each.from_person != each.to_person]
    settled = settle(reads.of(Person), same, different, kin)
    relationships = tuple(dict.fromkeys(_renamed(each, settled) for each in recorded))
    told_apart = (frozenset(settled.moved.get(one, one) for one in pair) for pair in different)
    return Cast(
        settled=settled,
        register=Register(settled.people, settled.moved, [frozenset(pair) for pair in different]),
        relationships=(*relationships, *siblings(settled.people, relationships)),
        places=tuple(_renamed_place(place, settled) for place in dict.fromkeys(reads.of(Place))),
        apart=frozenset((*told_apart, *(frozenset((each.from_person, each.to_person)) for each in relationships))),
    )


def _renamed(relation: Relationship, settled: Settled) -> Relationship:
    document = relation.source.document
    return replace(
        relation,
        from_person=settled.id_of(document, relation.from_person),
        to_person=settled.id_of(document, relation.to_person),
    )


def _renamed_place(place: Place, settled: Settled) -> Place:
    document = place.source.document
    members = tuple(replace(member, person=settled.id_of(document, member.person)) for member in place.members)
    return replace(place, members=members)


def renamed_action(action: Action, cast: Cast) -> Action:
    """An action for people by their ids."""
    people = tuple(dict.fromkeys(cast.settled.id_of(action.source.document, person) for person in action.people))
    return action if people == action.people else replace(action, people=people)


def is_known(identity: str, cast: Cast) -> bool:
    """A decision can name this id: of a person, of a record joined to one, of a name in a text, or of a role."""
    return identity in cast.settled.ids or identity in cast.register.written or identity.startswith(BY_ROLE)


# ---- names and roles in accounts ---------------------------------------------------------------------------------


def named(account: Account, cast: Cast) -> Account:
    """People in an account by their ids; words that name a role are left until it is known to whom."""
    parts = tuple(_named(part, account.source, cast) for part in account.people)
    return account if parts == account.people else replace(account, people=parts)


def _named(part: Involvement, source: Source, cast: Cast) -> Involvement:
    moved = replace(part, person=cast.settled.id_of(source.document, part.person))
    return moved if _names_a_role(moved, cast) else cast.register.involve(moved, source)


def _names_a_role(part: Involvement, cast: Cast) -> bool:
    return part.role != "subject" and role_of(part.person) is not None and not cast.register.exactly(part.person)


def with_roles(accounts: Iterable[Account], cast: Cast) -> tuple[list[Account], tuple[Person, ...]]:
    """Accounts in which a role is the person who has it for whom the account is about, and those not identified."""
    kinship = Kinship(cast.settled.people, cast.relationships)
    unknown: dict[str, Person] = {}
    told = []
    for account in accounts:
        parts = []
        for part in account.people:
            if _names_a_role(part, cast):
                person, stranger = _by_role(part, account, kinship, cast)
                parts.append(replace(part, person=person))
                if stranger is not None:
                    unknown.setdefault(person, stranger)
            else:
                parts.append(part)
        told.append(account if tuple(parts) == account.people else replace(account, people=tuple(parts)))
    return told, tuple(unknown.values())


def _by_role(part: Involvement, account: Account, kinship: Kinship, cast: Cast) -> tuple[str, Person | None]:
    """The id of whom a role means to everybody an account is about, and a new person where that is nobody known.

    Where those whom the account is about would each mean somebody else, nobody is meant for certain.
    """
    role = role_of(part.person)
    assert role is not None, "asked before"
    about = sorted(subjects(account))
    stranger = by_role_only(role, about, account.source)
    decided = cast.settled.moved.get(stranger.id)
    meant = {kinship.meant(role, subject, account.when, part.agency) for subject in about or ("",)}
    known = decided or (meant.pop() if len(meant) == 1 else None)
    if known is None or frozenset((known, stranger.id)) in cast.apart:
        return stranger.id, stranger
    return known, None


# ---- whom a chronology is not about ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Circle:
    """The people of one chronology, with what they are to each other and where they were."""

    people: tuple[Person, ...]
    relationships: tuple[Relationship, ...]
    places: tuple[Place, ...]


def circle(
    people: Sequence[Person],
    cast: Cast,
    accounts: Iterable[Account],
    actions: Iterable[Action],
    chosen: Collection[str],
) -> Circle:
    """Without other children's circles: whose records are in the same files and whom nothing connects with a subject.

    Of several hundred children in a return one chronology names its own, its kin, household and workers.
    """
    if not chosen:
        return Circle(tuple(people), cast.relationships, cast.places)
    own = {*chosen, *(part.person for account in accounts for part in account.people)}
    own.update(person for action in actions for person in action.people)
    around = _reached(own, cast)
    others = _reached({person.id for person in people if person.is_subject} - around, cast)
    only_named = set(cast.register.added) - own
    kept = {person.id for person in people} - (others - around) - only_named
    return Circle(
        people=tuple(person for person in people if person.id in kept),
        relationships=tuple(r for r in cast.relationships if not {r.from_person, r.to_person} & (others - around)),
        places=tuple(place for place in cast.places if _is_shared(place, kept)),
    )


def _is_shared(place: Place, kept: Collection[str]) -> bool:
    return not place.members or any(member.person in kept for member in place.members)


def _reached(start: Iterable[str], cast: Cast) -> set[str]:
    """Everybody connected with some people by kinship, marriage or a home, over however many others."""
    near: dict[str, set[str]] = defaultdict(set)
    for relation in cast.relationships:
        near[relation.from_person].add(relation.to_person)
        near[relation.to_person].add(relation.from_person)
    for place in cast.places:
        if place.kind in _HOMES:
            for member in place.members:
                near[member.person].add(place.id)
                near[place.id].add(member.person)
    reached: set[str] = set()
    waiting = list(start)
    while waiting:
        person = waiting.pop()
        if person not in reached:
            reached.add(person)
            waiting += near.get(person, ())
    return reached


def with_proposals(made: Circle, cast: Cast, everyone: Sequence[Person]) -> tuple[Circle, tuple[SamePerson, ...]]:
    """Who of a chronology's people may be one with whom. Somebody of the files who may be one of them belongs to it."""
    ids = {person.id for person in made.people}
    found = proposals(everyone, cast.places, apart=cast.apart, about=ids)
    named = {identity for each in found for identity in (each.one, each.other)} - ids
    return replace(made, people=(*made.people, *(person for person in everyone if person.id in named))), found


def everybody(reads: Reads) -> tuple[tuple[Person, ...], tuple[Account, ...], tuple[SamePerson, ...]]:
    """Everyone the inputs name, their accounts by id, and who may be one: what they hold before anything is chosen."""
    cast = cast_of(reads, (), ())
    told = [named(account, cast) for account in reads.of(Account)]
    possible = subject.candidates(cast.people, told)
    if len(possible) == 1:
        told = [subject.about(account, possible) for account in told]
    accounts, by_role = with_roles(told, cast)
    people = (*cast.people, *by_role)
    return people, tuple(accounts), proposals(people, cast.places, apart=cast.apart)
