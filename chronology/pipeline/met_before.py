"""An adult whom a text calls new or a man, by a name that the record had before: no adult whom services do not know."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from chronology.model import Account, Kind, Person, PersonKind, Polarity
from chronology.people import parts_of
from chronology.pipeline.unnamed import given_names, named_in
from chronology.practice import title_of
from chronology.prose.sure import is_kind_from_words
from chronology.prose.wording import title_of_sentence

_ONE = r"(?:man|male|bloke|chap|guy|fella|boyfriend|bf|partner|friend|lodger|woman|female|lady|girlfriend|gf|cariad|dyn|partner newydd)"
_NAME = r"[\"“'(]?(?P<name>[A-ZÀ-ÖØ-ÞŴŶ][\w'’-]+)"
# "New bloke Dean", "a man, Dean", "male called Dean Example"; "Dean, mum's boyfriend". Beside "her mother's new partner" stands another.
_CALLED = (
    re.compile(
        rf"\b(?i:{_ONE})(?:,? (?:called|named|is|o'r enw|(?:gave|giving) (?:his|her|the) name(?: as)?))?,? {_NAME}"
    ),
    re.compile(rf"{_NAME}[\"”')]?,? [\"“(]?(?i:mum|mam|mother|dad|father)['’]s (?i:new )?(?i:{_ONE})\b"),
)
_UNKNOWN = re.compile(r"\b(?:unknown|unidentified|not known|did not know|stranger|dieithr|anhysbys)\b", re.IGNORECASE)


def known_before(accounts: Sequence[Account], people: Iterable[Person]) -> list[Account]:
    """Accounts, those of no such kind that call an adult by the name of one whom an earlier day's account names."""
    if not any(each.kind is Kind.UNKNOWN_ADULT_PRESENT for each in accounts):
        return list(accounts)
    grown = [each for each in people if each.kind is PersonKind.ADULT and parts_of(each.name).whole]
    called = {given: ids for given, ids in given_names(grown).items() if len(ids) == 1}
    first = _first_named(accounts, called)
    return [_as_told(each, called, first) for each in accounts]


def _as_told(account: Account, called: Mapping[str, frozenset[str]], first: Mapping[str, dt.date]) -> Account:
    words = account.source.quote or account.fact
    if account.kind is not Kind.UNKNOWN_ADULT_PRESENT or not is_kind_from_words(account) or not account.when.dated:
        return account
    if _UNKNOWN.search(words) or not any(first[who] < account.when.first_day for who in _told_by(words, called)):
        return account
    titles = {title_of(account.kind, account.language), title_of(account.kind, account.language, adult=True)}
    title = title_of_sentence(words) if account.title in titles else account.title
    return replace(account, kind=Kind.UNCLASSIFIED, title=title, polarity=Polarity.NEUTRAL)


def _told_by(words: str, called: Mapping[str, frozenset[str]]) -> Iterator[str]:
    """Whom words call a man, a friend or a partner by a name that is one recorded adult's."""
    for pattern in _CALLED:
        for found in pattern.finditer(words):
            yield from named_in(f"by {found['name']}", called)


def _first_named(accounts: Iterable[Account], called: Mapping[str, frozenset[str]]) -> Mapping[str, dt.date]:
    """The first day of which an account names each."""
    first: dict[str, dt.date] = {who: dt.date.max for ids in called.values() for who in ids}
    for account in accounts:
        if account.when.dated:
            for who in {*named_in(account.source.quote or account.fact, called), *(p.person for p in account.people)}:
                if who in first:
                    first[who] = min(first[who], account.when.first_day)
    return first
