"""The person's own words that records quote, put where they are looked for: the voice of the entry that tells them."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from chronology.model import Account, Person, PersonKind, Relationship
from chronology.normalise import record_of
from chronology.people import names_of
from chronology.prose.speaking import By, Known, Quotation, quotations, sex_of
from chronology.prose.voice import is_report
from chronology.prose.wording import plain

_NOTE = "#note"
_MET = frozenset({"seen", "seen-alone", "spoken-to"})
_JOINT = " / "
_MARKS = "\"\u201c'\u2018"


def with_own_words(
    accounts: Sequence[Account],
    chosen: Sequence[Person],
    people: Iterable[Person],
    relationships: Iterable[Relationship],
) -> list[Account]:
    """Accounts of one person, with what each quotes of that person's own words; of several together as they are."""
    if len(chosen) != 1:
        return list(accounts)
    (subject,) = chosen
    known = _known(subject, accounts, people, relationships)
    notes = {record_of(each.key): each for each in accounts if each.key.endswith(_NOTE)}
    said = lru_cache(maxsize=64)(quotations)
    told = []
    for each in accounts:
        note = notes.get(record_of(each.key), each)
        text = note.source.quote or note.fact
        own = each.source.quote or each.fact
        if own not in text:
            text = own
        found = said(text, known, is_theirs=_is_theirs(note, subject.id, known)) if _may_quote(text) else []
        told.append(_voiced(each, text, own, found))
    return told


def _may_quote(text: str) -> bool:
    return any(mark in text for mark in _MARKS)


def _voiced(account: Account, text: str, own: str, found: Sequence[Quotation]) -> Account:
    """The account with what of the quotations stands in its own words; what a field of the record gives stays."""
    first = text.find(own)
    within = [each for each in found if first <= each.start and each.end <= first + len(own)]
    theirs = dict.fromkeys(plain(each.words) for each in within if each.by is By.OWN)
    if account.child_voice is not None:
        others = {plain(each.words) for each in within if each.by is By.OTHER}
        parts = [part for part in account.child_voice.split(_JOINT) if part.strip("\u201c\u201d") not in others]
        theirs = dict.fromkeys([*(part.strip("\u201c\u201d") for part in parts), *theirs])
    words = _JOINT.join(f"\u201c{each}\u201d" if is_report(each) else each for each in theirs)
    return replace(account, child_voice=words or None)


def _is_theirs(note: Account, subject: str, known: Known) -> bool:
    """A record is of the person alone: it names them, or is a row of theirs, and has no other subject or other who was seen alone."""
    of_it = {part.person for part in note.people if part.role == "subject"}
    alone = {part.person for part in note.people if part.involvement == "seen-alone"}
    if of_it != {subject} or not alone <= {subject}:
        return False
    met = any(part.person == subject and part.involvement in _MET for part in note.people)
    words = re.findall(r"[^\W\d_]+", f"{note.title} {note.source.quote}".casefold())
    return met or _is_row(note) or not known.own.isdisjoint(words)


def _is_row(note: Account) -> bool:
    """It stands in a table that says of each row whose it is."""
    return note.source.start is None


def _known(
    subject: Person, accounts: Iterable[Account], people: Iterable[Person], relationships: Iterable[Relationship]
) -> Known:
    """How the person is named, and everybody else of whom records know; by what they are called, of which sex."""
    roles: dict[str, set[str]] = defaultdict(set)
    for each in relationships:
        if each.to_person == subject.id:
            roles[each.from_person].add(each.kind.casefold())
    for part in (part for account in accounts for part in account.people if part.role):
        roles[part.person].add(part.role.casefold())
    rest = [each for each in people if each.id != subject.id]
    own = _given([subject])
    return Known(
        own=own,
        family=frozenset(name.family for name in names_of(subject) if name.family),
        others=_given(rest) - own,
        sex=subject.sex or "",
        men=_given([each for each in rest if _sex(each, roles) == "male"]) - own,
        women=_given([each for each in rest if _sex(each, roles) == "female"]) - own,
        initials=_initials([subject]) - _initials(rest),
        is_adult=subject.kind is PersonKind.ADULT,
    )


def _sex(person: Person, roles: Mapping[str, Collection[str]]) -> str:
    return person.sex or next((sex for role in sorted(roles.get(person.id, ())) if (sex := sex_of(role))), "")


def _given(people: Iterable[Person]) -> frozenset[str]:
    return frozenset(name.given for each in people for name in names_of(each) if name.given)


def _initials(people: Iterable[Person]) -> frozenset[str]:
    names = [name for each in people for name in names_of(each) if name.given]
    return frozenset(
        form for name in names for form in (name.given[:1].upper(), (name.given[:1] + name.family[:1]).upper())
    )
