"""Whom of brothers and sisters a thing befell that a file tells of nobody by name.

The notes of one family tell of all its children: a bruise is that child's whom the words name, or whom the sentence before
speaks of, and no other's. Where the words leave it open, nothing is said here, and the file's own child is taken.
"""

import datetime as dt
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from chronology.model import Account, Group, Involvement, Kind, Person, PersonKind, Relationship
from chronology.normalise import MENTIONED, record_of, subjects
from chronology.people import relations
from chronology.pipeline.unnamed import given_names, named_in, spoken_of
from chronology.practice import group_of
from chronology.prose.sentences import sentences

# What is done to, suffered by or found in one person. A visit, a call or a quarrel is of the whole household.
_ONES_OWN = frozenset(
    {Group.INJURY_OR_HARM, Group.MISSED_APPOINTMENT, Group.MISSING, Group.PLACEMENT_MOVE, Group.HEALTH, Group.EDUCATION}
    | {Group.DISCLOSURE}
)
_ALSO = frozenset({Kind.UNCLASSIFIED, Kind.NARRATED, Kind.CHILD_OFFENCE, Kind.SELF_HARM, Kind.OVERDOSE})
_OF_THE_HOUSEHOLD = frozenset(
    {Kind.NO_ACCESS_VISIT, Kind.CANCELLED_BY_CARER, Kind.CANCELLED_BY_SERVICE, Kind.SELF_NEGLECT, Kind.CARER_STRAIN}
    | {Kind.FINANCIAL_ABUSE_INDICATOR}
)
# A whole note that reports on a child's health or schooling tells of the home as well.
_OF_A_WHOLE_NOTE = frozenset({Group.MISSING, Group.PLACEMENT_MOVE})
_SHE, _HE = (
    re.compile(r"\b(?:she|her|hers|herself)\b", re.IGNORECASE),
    re.compile(r"\b(?:he|him|his|himself)\b", re.IGNORECASE),
)
_OF_A_BABY = re.compile(
    r"\b(?:napp(?:y|ies)|moses basket|cot|weaning|breast ?-?(?:fed|feed\w*)|bottle ?-?(?:fed|feeds?|feeding)|formula milk|fontanelle|cewyn\w*|clwt)\b",
    re.IGNORECASE,
)
_BABY_YEARS = 3
_PERSONS = frozenset({PersonKind.CHILD, PersonKind.ADULT})
# Who did it, or by whom it was done, is not whom it befell.
_DOER = re.compile(
    r"\b[A-Z][\w'’-]+ (?:has |had |then |also |again )?(?:hit|hits|punch\w*|kick\w*|slap\w*|push\w*|shov\w*|bit|bites|hurt|hurts|attack\w*|assault\w*|elbow\w*"
    r"|grabb\w*|scratch\w*|threw|throws|strangl\w*|threaten\w*)\b|\b(?:by|gan) (?:\w+ ){0,2}[A-Z][\w'’-]+"
)
_NOTE = "#note"
"""How the key of a whole note ends; what it tells beside has others."""


@dataclass(frozen=True, slots=True)
class _Family:
    """The brothers and sisters of the records, by what they are called."""

    people: Mapping[str, Person]
    called: Mapping[str, frozenset[str]]
    beside: Mapping[str, frozenset[str]]
    """For each of them, the others."""
    anybody: Mapping[str, frozenset[str]]
    """By what anybody of the records is called who is there for himself or herself, who it is."""


def befell(
    accounts: Sequence[Account], people: Iterable[Person], relationships: Iterable[Relationship]
) -> tuple[Account, ...]:
    """Accounts about nobody by name, with the brother or sister whom they are about where their words say which."""
    people = tuple(people)
    children = [each for each in people if each.kind is PersonKind.CHILD or each.is_subject]
    family = _family(people, children, relationships)
    if not family.beside:
        return tuple(accounts)
    # A mother of whom some rows are is no child of another family.
    grown = {each.id for each in children if each.kind is PersonKind.ADULT} - family.people.keys()
    spoken = {document: ids - grown for document, ids in spoken_of(accounts, children).items()}
    notes = {
        record_of(account.key): account.source.quote
        for account in accounts
        if _is_note(account) and not subjects(account)
    }
    return tuple(
        _about(account, family, notes.get(record_of(account.key), ""), spoken.get(account.source.document, frozenset()))
        for account in accounts
    )


def _family(people: Iterable[Person], children: Iterable[Person], relationships: Iterable[Relationship]) -> _Family:
    by_id = {person.id: person for person in children}
    kinds = relations()["sibling"].kinds
    beside: dict[str, set[str]] = {}
    for each in relationships:
        one, other = each.from_person, each.to_person
        if each.kind.casefold() in kinds and one != other and one in by_id and other in by_id:
            beside.setdefault(one, set()).add(other)
            beside.setdefault(other, set()).add(one)
    known = {identity: by_id[identity] for identity in beside}
    others = {one: frozenset(each) for one, each in beside.items()}
    anybody = [each for each in people if each.kind in _PERSONS] if known else []
    return _Family(known, given_names(known.values()), others, given_names(anybody))


def _about(account: Account, family: _Family, note: str, spoken: Collection[str]) -> Account:
    if subjects(account) or not spoken or not _is_ones_own(account):
        return account
    # Children of two families in one file: whose brother or sister is meant cannot be said.
    if any(one != other and one not in family.beside.get(other, ()) for one in spoken for other in spoken):
        return account
    who = _whom(account, family, note, spoken)
    if who is None:
        return account
    rest = tuple(part for part in account.people if part.person != who or part.involvement != MENTIONED)
    return replace(account, people=(Involvement(person=who, role="subject"), *rest))


def _is_note(account: Account) -> bool:
    return account.key.endswith(_NOTE)


def _is_ones_own(account: Account) -> bool:
    group = group_of(account.kind)
    if _is_note(account):
        return group in _OF_A_WHOLE_NOTE
    return (group in _ONES_OWN or account.kind in _ALSO) and account.kind not in _OF_THE_HOUSEHOLD


def _whom(account: Account, family: _Family, note: str, spoken: Collection[str]) -> str | None:
    """The one child whom the words name; else the baby, of a thing of babies; else whom the sentences before name."""
    words = _DOER.sub(" ", account.source.quote or account.fact)
    if named := frozenset(named_in(words, family.called)):
        return _only(named)
    if _OF_A_BABY.search(words):
        return _only(one for one in spoken if one in family.people and _is_baby(family.people[one], account))
    if any(part.role != "subject" for part in account.people):
        return None  # somebody else is spoken of: a mother, a partner
    for before in reversed(_before(note, account.source.quote)):
        if order := tuple(named_in(before, family.anybody)):
            # Who is named first is spoken of; of two children either may be.
            alone = _only(one for one in order if one in family.people)
            return _if_so_called(alone if alone == order[0] else None, words, family)
    return _if_so_called(_only(spoken), words, family)


def _only(ids: Iterable[str]) -> str | None:
    found = set(ids)
    return found.pop() if len(found) == 1 else None


def _before(note: str, words: str) -> list[str]:
    """The sentences of a note before some of its words."""
    at = note.find(words)
    return [note[span.start : span.end] for span in sentences(note[: max(at, 0)])]


def _if_so_called(who: str | None, words: str, family: _Family) -> str | None:
    """Nobody is meant by "she" who is a boy."""
    if who is None or who not in family.people:
        return None
    sex = (family.people[who].sex or "").casefold()
    other = {"male": _SHE, "female": _HE}.get(sex)
    return None if other and other.search(words) else who


def _is_baby(person: Person, account: Account) -> bool:
    born = person.born.earliest if person.born else None
    if born is None or not account.when.dated:
        return False
    return dt.timedelta(0) <= account.when.first_day - born <= dt.timedelta(days=365 * _BABY_YEARS)
