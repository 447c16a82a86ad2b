"""Somebody else of the same name: what its words say is not of the one whom the records are about is not told of them."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from chronology.model import Account, Involvement, Kind, Person, PersonKind, Polarity, Status
from chronology.normalise import record_of, subjects

_SHORTEST = 3
_NOTE = "#note"
# The entry itself is of somebody else: not what was done or given in error, and no error of what it tells.
_MISFILED = re.compile(
    r"\b(?:entry|note|log) (?:was |has been |is )?(?:made|entered|recorded|added|filed|written) in error\b(?! as\b)"
    r"|\b(?:entered|recorded|filed|written|put|added|saved|uploaded) (?:on|in|into|under|to|against) the wrong (?:file|record|case|child|client|resident|patient|person|name)\b"
    r"|(?:^|[.;:\n(] ?)wrong (?:file|record|client|child|resident|patient)\b(?=\W)",
    re.IGNORECASE,
)


def told_of_themselves(accounts: Sequence[Account], people: Iterable[Person]) -> tuple[Account, ...]:
    """Accounts that say they are of a namesake, about whomever else they name; where they name nobody, of no kind."""
    accounts = _without_misfiled(accounts)
    own = [each for each in people if each.is_subject or each.kind is PersonKind.CHILD]
    known = {each.id for each in own}
    given, families = frozenset(_given(own)), frozenset(_families(own))
    if not given:
        return tuple(accounts)
    says_not = _says_not(given, families)
    return tuple(
        _of_another(account, known) if says_not.search(account.source.quote or account.fact) else account
        for account in accounts
    )


def _without_misfiled(accounts: Sequence[Account]) -> Sequence[Account]:
    """Accounts, those of no kind whose record says that it stands in the wrong file: its words stay, and count for nothing."""
    # What its source took back stands apart as it was told.
    standing = [each for each in accounts if each.status is not Status.WITHDRAWN]
    wrong = {record_of(each.key) for each in standing if _MISFILED.search(each.source.quote or each.fact)}
    if not wrong:
        return accounts
    return [
        replace(each, kind=Kind.UNCLASSIFIED, title="", polarity=Polarity.NEUTRAL)
        if record_of(each.key) in wrong
        else each
        for each in accounts
    ]


def _of_another(account: Account, known: Collection[str]) -> Account:
    """About those it names beside; what is of somebody unknown keeps its words, and is of no kind that could be counted."""
    if subjects(account) - set(known) or account.key.endswith(_NOTE):
        return account  # of somebody else already; and a whole note tells of more than this
    others = [part for part in account.people if part.person not in known and not part.role]
    if not others:
        return replace(account, kind=Kind.UNCLASSIFIED, polarity=Polarity.NEUTRAL)
    about = {part.person: Involvement(person=part.person, role="subject") for part in others}
    return replace(
        account, people=(*about.values(), *(part for part in account.people if part.role != "subject" and part.role))
    )


def _given(people: Iterable[Person]) -> Iterator[str]:
    for each in people:
        for name in (each.name or "", *each.known_as):
            if (words := name.split()) and len(words[0]) >= _SHORTEST:
                yield words[0]


def _families(people: Iterable[Person]) -> Iterator[str]:
    yield from (words[-1] for each in people if len(words := (each.name or "").split()) > 1)


@lru_cache(maxsize=64)
def _says_not(given: frozenset[str], families: frozenset[str]) -> re.Pattern[str]:
    """The words "not the Kit Example of Mill Lane", "no relation to Kit", "a different Kit Example".

    "Not Kit's fault", "did not tell Kit" and "a different Kit since the summer" say nothing of who it is.
    """
    first, last = ("|".join(sorted(map(re.escape, names))) or "(?!)" for names in (given, families))
    name = rf"(?:(?:{last})[\s,]+)?(?:{first})\b(?!['’]s)"
    whole = rf"(?:(?:{first})\s+(?:\w+\s+)?(?:{last})|(?:{last})[\s,]+(?:{first}))\b(?!['’]s)"
    return re.compile(
        rf"\bnot (?:the|our|(?:the )?same (?:\w+ )?as|to be (?:confused|mistaken) (?:with|for)|related to) (?:(?:our|the|same) )?{name}"
        rf"|\bno (?:relation|relative) (?:to|of) (?:our |the )?{name}"
        rf"|\b(?:different|another|other) {whole}|\bnid y[r]? {whole}",
        re.IGNORECASE,
    )
