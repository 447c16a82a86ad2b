"""Who is grown up in the records and who is a child: by their day of birth when the records are made, then by what services did.

A word over a table ("patient", "name") says only whose it is. Who was of age when the records about them begin is no child in
them, whatever it was read from; who is recorded as a child and grows up in them stays one.
"""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from chronology.model import Account, Cover, Kind, Person, PersonKind, When
from chronology.normalise import subjects
from chronology.practice import taxonomy, title_of
from chronology.prose.wording import title_of_sentence

_YEARS = 18
_OPEN = frozenset({PersonKind.CHILD, PersonKind.UNKNOWN})
# What only adult services do, and what is only done for children; each may be misread once.
_OF_ADULTS = frozenset(
    {Kind.ADULT_ENQUIRY_STARTED, Kind.ADULT_ENQUIRY_COMPLETED, Kind.ADULT_CONFERENCE, Kind.ADULT_SEEN}
    | {Kind.CAPACITY_ASSESSMENT, Kind.BEST_INTERESTS_DECISION, Kind.DEPRIVATION_OF_LIBERTY}
)
_OF_CHILDREN = frozenset(
    {Kind.CP_PLAN_STARTED, Kind.CP_PLAN_ENDED, Kind.LOOKED_AFTER_REVIEW, Kind.BECAME_LOOKED_AFTER, Kind.CHILD_SEEN}
    | {
        Kind.CEASED_LOOKED_AFTER,
        Kind.CHILD_SEEN_ALONE,
        Kind.CHILD_NOT_SEEN,
        Kind.CHILD_UNSUPERVISED,
        Kind.CHILD_OFFENCE,
    }
    | {Kind.DOMESTIC_ABUSE_CHILD_PRESENT}
)
_LEAST = 2


def days_of_records(
    people: Iterable[Person],
    accounts: Iterable[Account],
    id_of: Callable[[str, str], str],
    counted: Iterable[tuple[str, dt.date]] = (),
) -> Mapping[str, list[dt.date]]:
    """For each person the days on which records about them were made, in order: those that name them, and their files'.

    `id_of` gives the id of whom a document calls so; `counted` are the first days of records that are only counted.
    """
    days: dict[str, list[dt.date]] = defaultdict(list)
    in_document: dict[str, list[dt.date]] = defaultdict(list)
    for person, day in counted:
        days[person].append(day)
    for account in accounts:
        made = day_made(account)
        if made is None or account.kind is Kind.BIRTH:
            continue
        document, about = account.source.document, subjects(account)
        for person in about:
            days[id_of(document, person)].append(made)
        if not about:
            in_document[document].append(made)
    for document, person in {(each.source.document, id_of(each.source.document, each.id)) for each in people}:
        days[person] += in_document.get(document, ())
    return {person: sorted(each) for person, each in days.items()}


def day_made(account: Account) -> dt.date | None:
    """When a record was made: an old person's file tells of their childhood."""
    return account.source.recorded_on or (account.when.first_day if account.when.dated else None)


def of_age(person: Person, days: Sequence[dt.date]) -> Person:
    """Somebody as an adult or a child, where their day of birth and the days of their records say which."""
    if person.kind not in _OPEN or not days or not (person.born and person.born.dated):
        return person
    grown = _anniversary(person.born)
    begins = days[0] if person.kind is PersonKind.CHILD else days[len(days) // 2]
    if begins >= grown:
        return replace(person, kind=PersonKind.ADULT)
    return replace(person, kind=PersonKind.CHILD) if person.is_subject else person


def _anniversary(born: When) -> dt.date:
    day = born.last_day
    leap = (day.month, day.day) == (2, 29)
    return dt.date(min(day.year + _YEARS, dt.MAXYEAR), 3 if leap else day.month, 1 if leap else day.day)


def subject_of_age(person: Person, accounts: Sequence[Account], cover: Cover) -> Person:
    """Whom a chronology is about, as an adult or a child: where no day of birth says it, by what only adult services do.

    Where no record has a date of birth the front sheet's counts.
    """
    days = sorted(day for account in accounts if account.kind is not Kind.BIRTH and (day := day_made(account)))
    if person.born is None and cover.subject_born is not None:
        aged = of_age(replace(person, born=When.on(cover.subject_born)), days)
        return replace(aged, born=person.born)
    aged = of_age(person, days)
    if aged.kind is not PersonKind.UNKNOWN or aged.born is not None:
        return aged
    adults = sum(account.kind in _OF_ADULTS for account in accounts)
    children = sum(account.kind in _OF_CHILDREN for account in accounts)
    return replace(aged, kind=PersonKind.ADULT) if adults >= _LEAST and adults > children else aged


# What by law is only of a child, and what the words of an adult's file may have meant by it.
_MEANT: Mapping[Kind, Kind] = {
    Kind.CP_PLAN_STARTED: Kind.CARE_AND_SUPPORT_PLAN_STARTED,
    Kind.CP_PLAN_ENDED: Kind.CARE_AND_SUPPORT_PLAN_ENDED,
    Kind.BECAME_LOOKED_AFTER: Kind.PLACEMENT_STARTED,
    Kind.CEASED_LOOKED_AFTER: Kind.PLACEMENT_ENDED,
    Kind.LOOKED_AFTER_REVIEW: Kind.CARE_AND_SUPPORT_REVIEW,
}
_PLANS = frozenset({Kind.CP_PLAN_STARTED, Kind.CP_PLAN_ENDED})
_A_PLAN = re.compile(r"\b(?:plans?|cynllun\w*)\b", re.IGNORECASE)
# An adult's own children may be on a plan, and the file may tell of it.
_OF_A_CHILD = re.compile(
    r"\b(?:child\w*|cpp?|icpc|rcpc|bab(?:y|ies)|sons?|daughters?|grand\w+|looked[- ]after|plant|plentyn|merch|mab)\b",
    re.IGNORECASE,
)


def told_of_adult(account: Account) -> Account:
    """An account of somebody grown up, called as it is of them.

    "Weight loss", and not the growth of a child; a kind that only a child can have, where words that speak of no child were read
    as it, is what such words tell of an adult. What a system has coded stays as it is.
    """
    account = _as_meant(account)
    plain, grown = title_of(account.kind, account.language), title_of(account.kind, account.language, adult=True)
    return replace(account, title=grown) if account.title == plain != grown else account


# What only adult services do, and what the same words mean in a child's file that names the enquiry.
_MEANT_OF_CHILD: Mapping[Kind, Kind] = {
    Kind.ADULT_ENQUIRY_STARTED: Kind.S47_STARTED,
    Kind.ADULT_ENQUIRY_COMPLETED: Kind.S47_COMPLETED,
}
_OF_AN_ADULT = re.compile(
    r"\b(?:adults?|oedol\w+|care act|s\.? ?(?:42|126)|(?:section|adran) (?:42|126))\b", re.IGNORECASE
)
_OF_S47 = re.compile(r"\b(?:s\.? ?47|(?:section|adran) 47|child protection|icpc)\b", re.IGNORECASE)


def told_of_child(account: Account) -> Account:
    """An account of a child: words that name no adult and no adult's enquiry tell of none.

    They tell the outcome of a section 47 enquiry where they name it, else what they say themselves. What a system has coded stays as it is.
    """
    words = account.source.quote or account.fact
    read = account.source.start is not None
    if account.kind not in _MEANT_OF_CHILD or not read or _OF_AN_ADULT.search(words):
        return account
    return _told_as(account, _MEANT_OF_CHILD[account.kind] if _OF_S47.search(words) else Kind.UNCLASSIFIED)


def _told_as(account: Account, meant: Kind) -> Account:
    """The account as of another kind; a title that was only the name of the first goes with it."""
    words = account.source.quote or account.fact
    language = account.language
    named = account.title in {title_of(account.kind, language), title_of(account.kind, language, adult=True)}
    other = title_of_sentence(words) if meant is Kind.UNCLASSIFIED else title_of(meant, language)
    return replace(account, kind=meant, title=other if named else account.title, polarity=taxonomy()[meant].polarity)


def _as_meant(account: Account) -> Account:
    if account.kind is Kind.CHILD_OFFENCE:
        # A police log calls an offence so; in the file of a grown person it is no young person's.
        return replace(account, kind=Kind.POLICE_INCIDENT, polarity=taxonomy()[Kind.POLICE_INCIDENT].polarity)
    words = account.source.quote or account.fact
    read = account.source.start is not None
    if account.kind not in _MEANT or not read or _OF_A_CHILD.search(words):
        return account
    meant = _MEANT[account.kind]
    if account.kind in _PLANS and not _A_PLAN.search(words):
        meant = Kind.UNCLASSIFIED
    return _told_as(account, meant)
