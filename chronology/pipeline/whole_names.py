"""Whom a part of a name, a short form or a name with what they are of the family ("Nan Jo") means among those of a case."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from chronology.model import Account, Person, PersonKind, When
from chronology.people import (
    BY_NAME,
    Case,
    Kinship,
    are_forms,
    called,
    explained,
    folded,
    is_only_named,
    kin_words,
    names_of,
    partly_named,
    parts_of,
    relations,
    role_of,
    sex_said_by,
    shortly_named,
)
from chronology.pipeline.cast import Cast, once_each
from chronology.pipeline.unnamed import given_names
from chronology.prose.sentences import sentences

_BOTH = 2
_TITLED = re.compile(r"\b(?P<title>Mr|Mrs|Ms|Miss)\.? (?:[A-Z]\.? )?[A-Z][\w'\u2019-]+")


def with_whole_names(
    accounts: Sequence[Account], cast: Cast, about: Collection[str], young: Collection[str] = ()
) -> tuple[list[Account], Mapping[str, str]]:
    """Accounts in which a part of a name is the one person of them whom it can only mean; and who is meant by each part.

    A short form of a given name is settled first: whom "Kath Prys" means "Kath" means too. Those in `young` are children, whom nobody
    calls Mr or Miss.
    """
    named_in = {part.person for account in accounts for part in account.people}
    people = [
        replace(person, kind=PersonKind.CHILD) if person.id in young else person
        for person in cast.people
        if person.id in named_in
    ]
    people = _without_their_agency(people, accounts)
    beside = _Beside(accounts)
    of_kin = _called_of_kin(accounts)
    people = [_with_sex(person, of_kin.get(person.id, frozenset())) for person in people]
    short = {
        **shortly_named(people, about, of_kin, cast.apart, beside.are_both),
        **_called_besides(accounts, people, about, cast.apart),
    }
    called: dict[str, list[str]] = defaultdict(list)
    for person in people:
        if person.id in short:
            called[short[person.id]].append(person.name)
    whole = [
        replace(person, known_as=(*person.known_as, *called[person.id])) for person in people if person.id not in short
    ]
    by_kin = _by_kin(whole, about, cast, of_kin)
    case = Case(
        subjects=about,
        apart=cast.apart,
        family=family_of(accounts, cast),
        tied={one for each in cast.relationships for one in (each.from_person, each.to_person)},
        met_once=cast.register.met_once,
        beside=beside.are_both,
        called=_titles_of(whole, by_kin),
        told_apart=_titles_beside(accounts),
        siblings=_young_siblings(whole, about, young, cast),
    )
    parts = partly_named([person for person in whole if person.id not in by_kin], case)
    meant = {**{one: parts.get(other, other) for one, other in short.items()}, **by_kin, **parts}
    rivals = _rivals(whole, parts)
    return [_with_meant(account, meant, rivals) for account in accounts], meant


def _without_their_agency(people: Sequence[Person], accounts: Iterable[Account]) -> list[Person]:
    """People of whom a phone has the agency for a family name, "ANN LLWYBR", by the first name alone."""
    told = {part.role for account in accounts for part in account.people if part.role[:1].isupper()}
    agencies = {of[0] for each in told if len(of := folded(each)) == 1}
    return [
        replace(person, name=person.name.split()[0])
        if is_only_named(person.id) and len(person.name.split()) == _BOTH and parts_of(person.name).family in agencies
        else person
        for person in people
    ]


def _called_besides(
    accounts: Sequence[Account], people: Sequence[Person], about: Collection[str], apart: Collection[frozenset[str]]
) -> Mapping[str, str]:
    """Who is only named by what a text says that one other is called: "Owen EXAMPLE, known as Oz" says who Oz is.

    Where texts say it of two people it says nothing.
    """
    bare = {
        name.given: person.id
        for person in people
        if is_only_named(person.id) and person.id not in about and not (name := parts_of(person.name)).family
    }
    whole = {(name.given, name.family): person.id for person in people if (name := parts_of(person.name)).family}
    said: dict[str, set[str]] = defaultdict(set)
    for text in {account.source.quote or account.fact for account in accounts}:
        if not any(word in bare for word in folded(text)):
            continue
        for written, other in (*called(text), *explained(text)):
            name = parts_of(written)
            one, who = bare.get(parts_of(other).given), whole.get((name.given, name.family))
            if one and who and frozenset((one, who)) not in apart:
                said[one].add(who)
    return {one: who.copy().pop() for one, who in said.items() if len(who) == 1}


def _by_kin(
    people: Sequence[Person], about: Collection[str], cast: Cast, called: Mapping[str, frozenset[str]]
) -> Mapping[str, str]:
    """Who is called by what they are: "Nan Jo" is the one grandmother Joanne of whom the case is, "Mrs Vale (MGM)" the one Vale."""
    if len(about) != 1:
        return {}
    (subject,) = about
    kinship, known = Kinship(cast.people, cast.relationships), {person.id: person for person in people}
    found: dict[str, str] = {}
    for person in people:
        word, _, name = person.name.partition(" ")
        own = parts_of(person.name)
        of_kin = called.get(person.id, frozenset())
        word = next(iter(of_kin)) if own.title and own.family and not own.given and len(of_kin) == 1 else word
        role = role_of(word)
        if role is None or role.titles is not None or not is_only_named(person.id) or len(folded(name)) != 1:
            continue
        (part,) = folded(name)
        fitting = [
            who for who in kinship.fitting(role, subject, When()) if who in known and _is_called(known[who], part)
        ]
        fitting = fitting or _of_their_name(
            [each for each in people if each is not person], part, _families(known.get(subject))
        )
        if len(fitting) == 1:
            found[person.id] = fitting[0]
    return found


def _of_their_name(whole: Sequence[Person], part: str, family: frozenset[str]) -> list[str]:
    """Whom "Grandad Jim" can only mean where no record says who the grandfather is: the one Jim, if he has the family's name."""
    called = [person for person in whole if parts_of(person.name).whole and _is_called(person, part)]
    own = [person.id for person in called if not family.isdisjoint(_families(person))]
    return own if len(called) == 1 and called[0].kind is not PersonKind.PROFESSIONAL else []


def _families(person: Person | None) -> frozenset[str]:
    return frozenset(name.family for name in names_of(person) if name.family) if person else frozenset()


def _titles_of(people: Iterable[Person], meant: Mapping[str, str]) -> Mapping[str, frozenset[str]]:
    """By what titles those are called of whom entries say what they are: "Mrs Example (MGM)"."""
    found: dict[str, set[str]] = defaultdict(set)
    for person in people:
        if person.id in meant and (title := parts_of(person.name).title):
            found[meant[person.id]].add(title)
    return {who: frozenset(titles) for who, titles in found.items()}


def _titles_beside(accounts: Iterable[Account]) -> Mapping[str, frozenset[str]]:
    """By family names, the titles that one file calls grown-ups of it by, where it has two of one sex: a writer tells them apart so."""
    by_file: dict[tuple[str, str], set[str]] = defaultdict(set)
    for account in accounts:
        for found in _TITLED.finditer(account.source.quote or account.fact):
            by_file[account.source.document, parts_of(found[0]).family].add(found["title"].casefold())
    apart: dict[str, frozenset[str]] = {}
    for (_, family), titles in by_file.items():
        if len(titles - {"mr"}) > 1:
            apart[family] = apart.get(family, frozenset()) | (titles - {"mr"})
    return apart


def _young_siblings(
    people: Iterable[Person], about: Collection[str], young: Collection[str], cast: Cast
) -> frozenset[str]:
    """Brothers and sisters of a child, of whom it is not known that they are grown up."""
    kinds = relations()["sibling"].kinds
    theirs = {
        each.from_person for each in cast.relationships if each.to_person in about and each.kind.casefold() in kinds
    }
    return (
        frozenset(p.id for p in people if p.id in theirs and p.kind is not PersonKind.ADULT) if young else frozenset()
    )


def _is_called(person: Person, part: str) -> bool:
    return any(part in (name.given, name.family) or are_forms(name.given, part) for name in names_of(person))


def _rivals(people: Iterable[Person], meant: Mapping[str, str]) -> Mapping[str, frozenset[str]]:
    """For each given name that stands alone, those called so in full whom it does not mean: beside one of them it may."""
    bare = {one: parts_of(one.removeprefix(BY_NAME)).given for one in meant}
    called = given_names(each for each in people if parts_of(each.name).whole)
    return {one: of - {meant[one]} for one, given in bare.items() if (of := called.get(given, frozenset()))}


def family_of(accounts: Iterable[Account], cast: Cast) -> frozenset[str]:
    """Those who are something to somebody by what is recorded, or are called so in entries."""
    recorded = {one for each in cast.relationships for one in (each.from_person, each.to_person)}
    return frozenset(recorded.union(_called_of_kin(accounts)))


def _called_of_kin(accounts: Iterable[Account]) -> Mapping[str, frozenset[str]]:
    """What entries call people of the family, by their ids."""
    found: dict[str, set[str]] = defaultdict(set)
    for account in accounts:
        for part in account.people:
            if part.role.casefold() in kin_words():
                found[part.person].add(part.role.casefold())
    return {identity: frozenset(roles) for identity, roles in found.items()}


def _with_sex(person: Person, called: Collection[str]) -> Person:
    """Whom entries call a sister, whosever, is no "Mr Example"."""
    said = {sex for word in called if (sex := sex_said_by(word))}
    return replace(person, sex=next(iter(said))) if person.sex is None and len(said) == 1 else person


class _Beside:
    """Whether two given names stand in one sentence of some accounts."""

    def __init__(self, accounts: Iterable[Account]) -> None:
        self._texts = tuple(dict.fromkeys(account.source.quote or account.fact for account in accounts))

    def are_both(self, one: str, other: str) -> bool:
        """Each as somebody: what stands in quotes or a bracket right behind the other name is that one again, "Example ("Ex")"."""
        both = (one, other)
        likely = (text for text in self._texts if all(name in text.casefold() for name in both))
        again = re.compile(
            rf"\b(?:{one}|{other})(?: [^\W\d_]+)? ?[(\"“‘']+(?:{one}|{other})\b|\b(?:{one}|{other}) ?=(?= ?(?:{one}|{other})\b)",
            re.IGNORECASE,
        )
        told = (again.sub(" ", text[span.start : span.end]) for text in likely for span in sentences(text))
        return any(set(both) <= set(folded(words)) for words in told)


def with_what_parts_tell(people: Iterable[Person], meant: Mapping[str, str], cast: Cast) -> list[Person]:
    """People with the work that is told of them under a part of their name."""
    parts = {person.id: person for person in cast.people if person.id in meant}
    at_work: dict[str, Person] = {}
    for part, whole in sorted(meant.items()):
        if parts[part].kind is PersonKind.PROFESSIONAL:
            at_work.setdefault(whole, parts[part])
    return [
        replace(person, kind=PersonKind.PROFESSIONAL, details=(*person.details, *at_work[person.id].details))
        if person.id in at_work and person.kind is PersonKind.UNKNOWN
        else person
        for person in people
    ]


def _with_meant(account: Account, meant: Mapping[str, str], rivals: Mapping[str, frozenset[str]]) -> Account:
    if not any(part.person in meant for part in account.people):
        return account
    here = {part.person for part in account.people}
    parts = [
        part
        if here & rivals.get(part.person, frozenset())
        else replace(part, person=meant.get(part.person, part.person))
        for part in account.people
    ]
    return replace(account, people=once_each(parts))
