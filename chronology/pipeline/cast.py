"""Who is in the records: people under one id, and accounts that name them by it."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from chronology.model import (
    Account,
    Action,
    Involvement,
    Left,
    Person,
    PersonKind,
    Place,
    Problem,
    Relationship,
    Source,
)
from chronology.normalise import MENTIONED, OF_ROW, subjects
from chronology.people import (
    BY_ROLE,
    Kinship,
    Register,
    Settled,
    as_a_name,
    by_role_only,
    decided,
    is_at_work,
    parts_of,
    role_of,
    settle_called,
    settle_fuller,
    settle_heads,
    settle_numbered,
    siblings,
)
from chronology.pipeline.lettered import by_letter, children_near, is_lettered
from chronology.pipeline.met_once import met_once
from chronology.pipeline.of_age import days_of_records, of_age
from chronology.pipeline.reading import Reads
from chronology.pipeline.unnamed import given_names, named_in, short_names
from chronology.prose.sentences import sentences

IdPair = tuple[str, str]

_PARENTS = {"mother": "female", "father": "male"}
_FEW_HAVE_PARENTS = 60
"""Years of age from which hardly anybody's parents are spoken of but as dead or of long ago."""
_OWN_PARENTS = re.compile(
    r"\b(?:late|own) (?:mother|father|mum|dad|mam|parents?)\b|\b(?:mother|father|mum|dad|mam)(?:['\u2019]s)? (?:death|died|funeral)\b"
    r"|\bwhen (?:s?he|they) (?:was|were) (?:a |very )?(?:young|small|little|child|girl|boy|\d{1,2})\b|\bchildhood\b|\bas a (?:child|girl|boy)\b|\bgrew up\b|\buntil s?he died\b",
    re.IGNORECASE,
)
_CHILDREN = frozenset({"son", "daughter", "stepson", "stepdaughter", "son in law", "daughter in law"})


# Not slotted: whom the records are about is worked out once.
@dataclass(frozen=True)
class Cast:
    """Everybody the inputs know of, under the ids of this chronology."""

    settled: Settled
    register: Register
    relationships: tuple[Relationship, ...]
    places: tuple[Place, ...]
    apart: frozenset[frozenset[str]]
    """Pairs of people whom a reviewer told apart, or who are something to each other."""

    @cached_property
    def subjects(self) -> frozenset[str]:
        """Those recorded whom the records are about."""
        return frozenset(person.id for person in self.settled.people if person.is_subject)

    @cached_property
    def _children(self) -> Mapping[str, frozenset[str]]:
        return given_names(each for each in self.settled.people if each.kind is PersonKind.CHILD or each.is_subject)

    def child_called(self, given: str) -> str | None:
        """The one recorded child of a given name, folded."""
        found = self._children.get(given, frozenset())
        return next(iter(found)) if len(found) == 1 else None

    def children_in(self, words: str) -> frozenset[str]:
        """The recorded children whom words call by name."""
        return frozenset(named_in(words, self._children_called))

    def called_as(self, ids: Collection[str]) -> frozenset[str]:
        """Other children by the given name of some: in an account of Mali "Mali" is she."""
        return frozenset(one for of in self._children.values() if not of.isdisjoint(ids) for one in of - set(ids))

    @cached_property
    def _children_called(self) -> Mapping[str, frozenset[str]]:
        theirs = [each for each in self.settled.people if each.id in self._children_ids]
        return {**self._children, **short_names(theirs, self.settled.people)}

    @cached_property
    def _children_ids(self) -> frozenset[str]:
        return frozenset(one for ids in self._children.values() for one in ids)

    @property
    def people(self) -> tuple[Person, ...]:
        """Those recorded, then those only named in accounts."""
        recorded = {person.id for person in self.settled.people}
        return (*self.settled.people, *(one for one in self.register.added.values() if one.id not in recorded))

    def knowing(self, people: Iterable[Person], relationships: Iterable[Relationship]) -> "Cast":
        """The same people as texts tell of them, with what texts say that they are to each other besides."""
        return replace(
            self,
            settled=replace(self.settled, people=tuple(people)),
            relationships=(*self.relationships, *relationships),
        )


def cast_of(reads: Reads, same: Collection[IdPair], different: Collection[IdPair]) -> Cast:
    """Settle who is who, as far as the records and a reviewer's decisions tell."""
    recorded = tuple(dict.fromkeys(reads.of(Relationship)))
    kin = [(each.from_person, each.to_person) for each in recorded if each.from_person != each.to_person]
    everybody = not any(left.people for left in reads.of(Left))
    named = settle_heads(reads.of(Person), same, different, kin, everybody=everybody)
    told = decided(same, different)
    called = settle_called(named, frozenset(one for one, _ in kin), decided=told)
    fuller = settle_fuller(called, recorded, told, decided((), different))
    settled = _of_age(settle_numbered(fuller, told, kin), reads)
    relationships = tuple(dict.fromkeys(_renamed(each, settled) for each in recorded))
    told_apart = (frozenset(settled.moved.get(one, one) for one in pair) for pair in different)
    once = met_once(settled, relationships, reads.of(Account))
    return Cast(
        settled=settled,
        register=Register(settled.people, settled.moved, [frozenset(pair) for pair in different], once),
        relationships=(*relationships, *siblings(settled.people, relationships)),
        places=tuple(_renamed_place(place, settled) for place in dict.fromkeys(reads.of(Place))),
        apart=frozenset((*told_apart, *(frozenset((each.from_person, each.to_person)) for each in relationships))),
    )


def _of_age(settled: Settled, reads: Reads) -> Settled:
    """People as the grown-ups or children they are when the records about them are made."""
    days = days_of_records(reads.of(Person), reads.of(Account), settled.id_of, reads.counted.days(settled.id_of))
    return replace(settled, people=tuple(of_age(person, days.get(person.id, ())) for person in settled.people))


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


def renamed_problem(problem: Problem, cast: Cast) -> Problem:
    """A problem about people by their ids."""
    about = tuple(dict.fromkeys(cast.settled.id_of(problem.source.document, person) for person in problem.about))
    return problem if about == problem.about else replace(problem, about=about)


def is_known(identity: str, cast: Cast) -> bool:
    """A decision can name this id: of a person, of a record joined to one, of a name in a text, or of a role."""
    return identity in cast.settled.ids or identity in cast.register.written or identity.startswith(BY_ROLE)


# ---- names and roles in accounts ---------------------------------------------------------------------------------


def named(account: Account, cast: Cast) -> Account:
    """People in an account by their ids; words that name a role are left until it is known to whom."""
    nameable = (each for part in account.people if (each := _nameable(part, cast)) is not None)
    called = [each for part in nameable for each in _as_called(part, account, cast)]
    parts = tuple(_of_row(_named(part, account.source, cast), cast) for part in called)
    return account if parts == account.people else replace(account, people=parts)


def _nameable(part: Involvement, cast: Cast) -> Involvement | None:
    """The part as somebody's who can be called so; nothing where its words are nobody's name: they stand in the entry."""
    if cast.register.exactly(part.person) or part.person in cast.settled.ids or role_of(part.person) is not None:
        return part
    name = as_a_name(part.person)
    return part if name == part.person else replace(part, person=name) if name else None


def _named(part: Involvement, source: Source, cast: Cast) -> Involvement:
    if is_lettered(part) and not cast.register.exactly(part.person):
        return part
    moved = replace(part, person=cast.settled.id_of(source.document, part.person))
    return moved if _names_a_role(moved, cast) else cast.register.involve(moved, source)


def _as_called(part: Involvement, account: Account, cast: Cast) -> Iterator[Involvement]:
    """A part whose given name alone stands in the words is the child of that name, not a namesake whom the text has besides.

    A text is read without the records: to its reader a bare "Osian" is the only Osian whose whole name it gives.
    """
    name = parts_of(part.person)
    child = cast.child_called(name.given) if name.whole and cast.register.named(part.person) is None else None
    if child is None:
        yield part
        return
    given, family = (re.escape(word) for word in (part.person.split()[0], part.person.split()[-1]))
    words = f"{account.title}\n{account.source.quote or account.fact}"
    alone = re.search(rf"\b{given}\b(?! {family})", words, re.IGNORECASE)
    whole = re.search(rf"\b{given} {family}\b", words, re.IGNORECASE)
    if whole or not alone:
        yield part
    if alone:
        yield replace(part, person=child, involvement=MENTIONED if whole else part.involvement)


def _of_row(part: Involvement, cast: Cast) -> Involvement:
    """Whom the records are about, a row that names them among its people is about."""
    if part.involvement != OF_ROW:
        return part
    return replace(part, involvement="", role="subject" if part.person in cast.subjects else part.role)


def _names_a_role(part: Involvement, cast: Cast) -> bool:
    return part.role != "subject" and role_of(part.person) is not None and not cast.register.exactly(part.person)


def with_roles(accounts: Sequence[Account], cast: Cast) -> tuple[list[Account], tuple[Person, ...]]:
    """Accounts in which a role is the person who has it for whom the account is about, and those not identified."""
    kinship = Kinship(cast.people, cast.relationships, _days_named(accounts, cast))
    unknown: dict[str, Person] = {}
    told = []
    for account in accounts:
        parts = []
        for part in map(_Initials(account, cast).meant, _lettered(account, cast)):
            if _names_a_role(part, cast):
                if _is_nobodys_parent(part, account, cast):
                    continue
                person, stranger = _by_role(part, account, kinship, cast)
                parts.append(replace(part, person=person))
                if stranger is not None:
                    unknown.setdefault(person, stranger)
            else:
                parts.append(part)
        people = once_each(parts)
        told.append(account if people == account.people else replace(account, people=people))
    return told, tuple(unknown.values())


def _days_named(accounts: Sequence[Account], cast: Cast) -> Mapping[str, tuple[dt.date, dt.date]]:
    """The first and the last day on which accounts name each of those at work whom texts alone name."""
    at_work = {p.id for p in cast.people if p.id in cast.register.added and p.kind is PersonKind.PROFESSIONAL}
    days: dict[str, list[dt.date]] = defaultdict(list)
    for account in accounts if at_work else ():
        for part in account.people:
            if part.person in at_work and account.when.dated:
                days[part.person] += (account.when.first_day, account.when.last_day)
    return {who: (min(days[who], default=dt.date.max), max(days[who], default=dt.date.min)) for who in at_work}


def _lettered(account: Account, cast: Cast) -> Sequence[Involvement]:
    if not any(map(is_lettered, account.people)):
        return account.people
    about = frozenset(subjects(account))
    return [*by_letter(account.people, children_near(about, cast.settled.people, cast.relationships))]


class _Initials:
    """Whom "Mr P" means in an account that is about one person: them, if it can. Of anybody else it stays as written."""

    def __init__(self, account: Account, cast: Cast) -> None:
        about = sorted(subjects(account))
        self._own = cast.register.initials_of(about[0]) if len(about) == 1 else {}

    def meant(self, part: Involvement) -> Involvement:
        """The part with the subject's id where the name can only be theirs."""
        return replace(part, person=self._own[part.person]) if part.person in self._own else part


def once_each(parts: Sequence[Involvement]) -> tuple[Involvement, ...]:
    """Those who take part, without mentions of somebody whom the account tells of otherwise too.

    How the person it is about took part is said with their being it.
    """
    told = {part.person for part in parts if part.involvement != MENTIONED}
    how = {part.person: part.involvement for part in reversed(parts) if not part.role and part.involvement}
    found: dict[tuple[str, str, str], Involvement] = {}
    for part in parts:
        if part.involvement == MENTIONED and part.person in told:
            continue
        if part.role == "subject" and not part.involvement:
            own = how.get(part.person, "")
            found[part.person, part.role, own] = replace(part, involvement="" if own == MENTIONED else own)
        else:
            found.setdefault((part.person, part.role, part.involvement), part)
    subjects_told = {(part.person, part.involvement) for part in found.values() if part.role == "subject"}
    return tuple(part for part in found.values() if part.role or (part.person, part.involvement) not in subjects_told)


def _by_role(part: Involvement, account: Account, kinship: Kinship, cast: Cast) -> tuple[str, Person | None]:
    """The id of whom a role means to everybody an account is about, and a new person where that is nobody known.

    Where those whom the account is about would each mean somebody else, nobody is meant for certain.
    """
    role = role_of(part.person)
    assert role is not None, "asked before"
    about = sorted(subjects(account))
    meant_by = sorted({*about, *_spoken_of_with(part.person, account, cast)}) if not is_at_work(role.says) else about
    stranger = by_role_only(role, about, account.source)
    decided = cast.settled.moved.get(stranger.id)
    meant = {kinship.meant(role, subject, account.when, part.agency) for subject in meant_by or ("",)}
    known = decided or (meant.pop() if len(meant) == 1 else None)
    known = known or _as_a_child_says(role.says, account, about, cast)
    if known is None or frozenset((known, stranger.id)) in cast.apart:
        return stranger.id, stranger
    return known, None


def _as_a_child_says(says: str, account: Account, about: Sequence[str], cast: Cast) -> str | None:
    """In an adult's file "mum" is the one it is about, where a son or daughter of theirs has a part in the entry, or of whose age few have a parent."""
    sex = _PARENTS.get(says)
    person = _adult_about(about, cast) if sex else None
    if person is None or sex is None or (person.sex or sex).casefold() != sex:
        return None
    by_a_child = any(part.role.casefold() in _CHILDREN for part in account.people)
    return about[0] if by_a_child or (person.sex and _is_called_so(person, account)) else None


def _adult_about(about: Sequence[str], cast: Cast) -> Person | None:
    person = next((one for one in cast.people if one.id == about[0]), None) if len(about) == 1 else None
    return person if person is not None and person.kind is not PersonKind.CHILD else None


def _is_called_so(person: Person, account: Account) -> bool:
    """Somebody is so old that "mum" and "dad" are what their children call them and each other, unless it is told of their own childhood."""
    born = person.born.earliest if person.born else None
    day = account.when.earliest or account.source.recorded_on
    grown = born is not None and day is not None and day.year - born.year >= _FEW_HAVE_PARENTS
    return grown and not _OWN_PARENTS.search(account.source.quote or account.fact)


def _is_nobodys_parent(part: Involvement, account: Account, cast: Cast) -> bool:
    """The other parent of an old person's children, or who knows which; and of a grown-up "BM", which is a blood sugar and no birth mother."""
    role = role_of(part.person)
    person = _adult_about(sorted(subjects(account)), cast)
    sex = _PARENTS.get(role.says) if role else None
    if person is None or sex is None:
        return False
    by_a_child = any(each.role.casefold() in _CHILDREN for each in account.people)
    other = person.sex.casefold() != sex if person.sex else not by_a_child
    return (other and _is_called_so(person, account)) or (part.person == "BM" and person.kind is PersonKind.ADULT)


def _spoken_of_with(word: str, account: Account, cast: Cast) -> frozenset[str]:
    """The children named in the sentences that have a word such as "Daddy": whose that is they may be."""
    text = account.source.quote or account.fact
    having = re.compile(rf"\b{re.escape(word)}\b", re.IGNORECASE)
    said = (text[span.start : span.end] for span in sentences(text))
    found = frozenset(one for each in said if having.search(each) for one in cast.children_in(each))
    return found - cast.called_as(subjects(account))
