"""What texts tell of a brother, of a neighbour or of a carer's own family: in its own words, of no kind that counts for the person."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from chronology.model import Account, Kind, Person, PersonKind, Polarity, Relationship
from chronology.normalise import record_of
from chronology.people import names_of
from chronology.practice import title_of
from chronology.prose.sure import is_kind_from_words
from chronology.prose.whose import Whose, is_called, is_of_another
from chronology.prose.wording import title_of_sentence

_NOTE = "#note"
_SHORTEST = 2


def in_own_words(
    accounts: Sequence[Account],
    chosen: Sequence[Person],
    people: Iterable[Person],
    relationships: Iterable[Relationship],
) -> list[Account]:
    """Accounts, those of no kind that words tell of somebody else than the chosen ones."""
    if not chosen:
        return list(accounts)
    whose = _whose(accounts, chosen, people, relationships)
    notes = {record_of(each.key): _words(each) for each in accounts if each.key.endswith(_NOTE)}
    return [_as_told(each, whose, notes) for each in accounts]


def _as_told(account: Account, whose: Whose, notes: Mapping[str, str]) -> Account:
    if not is_kind_from_words(account):
        return account
    words = _words(account)
    before, found, _ = notes.get(record_of(account.key), "").partition(words)
    if not is_of_another(account.kind, words, whose, before if found else ""):
        return account
    named = account.title in {
        title_of(account.kind, account.language),
        title_of(account.kind, account.language, adult=True),
    }
    title = title_of_sentence(words) if named else account.title
    return replace(account, kind=Kind.UNCLASSIFIED, title=title, polarity=Polarity.NEUTRAL)


def _words(account: Account) -> str:
    return account.source.quote or account.fact


def _whose(
    accounts: Iterable[Account],
    chosen: Sequence[Person],
    people: Iterable[Person],
    relationships: Iterable[Relationship],
) -> Whose:
    """How the chosen ones are called, and the others of whom records or entries say that they are no parent or partner."""
    ids = {each.id for each in chosen}
    adult = all(each.kind is PersonKind.ADULT for each in chosen)
    said: dict[str, set[str]] = defaultdict(set)
    for each in relationships:
        if each.to_person in ids:
            said[each.from_person].add(each.kind.casefold())
    for part in (part for account in accounts for part in account.people if part.role):
        said[part.person].add(part.role.casefold())
    kin_beside = "of_an_adult" if adult else "of_a_child"
    beside = {one for one, roles in said.items() if roles and all(is_called(kin_beside, role) for role in roles)}
    people = [each for each in people if each.id not in ids]
    at_work = [each for each in people if each.kind is PersonKind.PROFESSIONAL]
    rest = [each for each in people if each.id not in beside and each.kind is not PersonKind.PROFESSIONAL]
    own, taken = _given(chosen), _given(rest)
    others = [each for each in people if each.id in beside]
    he, she = (
        _given([each for each in others if any(is_called(sex, role) for role in said[each.id])]) - own - taken
        for sex in ("he", "she")
    )
    return Whose(
        own=own,
        others=_given(others) - own - taken,
        he=he,
        she=she,
        at_work=_given(at_work) - own - taken,
        is_adult=adult,
    )


def _given(people: Collection[Person]) -> frozenset[str]:
    """The given names of people as texts have them, and the short forms recorded."""
    words = (
        word.casefold()
        for each in people
        for name in (each.name, *each.known_as)
        for word in re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", name or "")
    )
    given = {name.given for each in people for name in names_of(each)}
    return frozenset(
        word for word in words if len(word) >= _SHORTEST and (word in given or word.split("-")[0] in given)
    )
