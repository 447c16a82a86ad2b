"""Which service tells an entry, and which others it says were in it: the police's own row, and "police came"."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import PurePath
from typing import cast

from chronology.model import Account
from chronology.normalise.speech import told
from chronology.tables import shipped_table

_SEPARATORS = re.compile(r"[_\W]+")
# What stands right before a service, or right behind it, that was there with the teller.
_COMPANY = re.compile(
    r"(?<!\w)(?:with|w/?|and|\+|&|alongside|accompanied by|together with|joint(?:ly)?)\s(?:(?:the|a|an|his|her|their|local|our)\s)?\Z"
)
_GUEST = re.compile(
    r"(?:'s)?s?\s(?:(?!and\b|was\b|were\b)[\w'.-]+\s)??(?:(?:and|&|\+)\s(?:[\w']+\s){1,3}?)?(?:(?:were|was|also|too|then)\s)*"
    r"(?:present|here|there|came|attended|assessed|visited|saw|seen|examined|out(?! of)|in to see|sat in|with us|with me|in today)\b"
)
# And of what the service itself did: "returned by the police".
_DOER = re.compile(r"(?<!\w)by\s(?:(?:the|a|an|his|her|their|local|our)\s)?\Z")
_REACH = 40
"""Characters before a service that the words for company take at most."""


@dataclass(frozen=True, slots=True)
class _Services:
    own: Mapping[str, re.Pattern[str]]
    said: re.Pattern[str]
    of: Mapping[str, Sequence[str]]


def services_of(account: Account) -> frozenset[str]:
    """The services whose telling an account is: by its agency and where it dealt with it, else by its document's name."""
    return tellers(account) | _own(account.place or "") or _own(_file(account.source.document))


def tellers(account: Account) -> frozenset[str]:
    """The services its agency goes by."""
    return services_of_name(account.agency or "")


def services_of_name(agency: str) -> frozenset[str]:
    """The services that an agency goes by, as its name says."""
    return _own(agency)


def are_of_two_agencies(one: Account, other: Account) -> bool:
    """Each names its agency, and they are not one; where one names none, by what services their files are of."""
    if one.agency and other.agency:
        return one.agency != other.agency
    first, second = services_of(one), services_of(other)
    return bool(first and second) and first.isdisjoint(second)


@lru_cache(maxsize=1024)
def _file(document: str) -> str:
    return _SEPARATORS.sub(" ", PurePath(document).stem)


def services_named(account: Account) -> frozenset[str]:
    """The services that the words of an account speak of."""
    return services_in(told(account))


def services_joined(account: Account) -> frozenset[str]:
    """The services that an account says went with, came to or were at what it tells: "with the social worker"."""
    return _joined(told(account))


def services_doing(account: Account) -> frozenset[str]:
    """The services that an account says did what it tells, or were there: "returned by the police"."""
    return _doing(told(account)) | services_joined(account)


@lru_cache(maxsize=8192)
def _own(name: str) -> frozenset[str]:
    """With a wide name come the services that go by it, where no narrower one is named: "health", not "health visitor"."""
    table = _services()
    found = {service for service, pattern in table.own.items() if pattern.search(name.casefold())}
    narrow = found - table.of.keys()
    return frozenset(narrow or found.union(*(table.of[service] for service in found)))


@lru_cache(maxsize=8192)
def services_in(text: str) -> frozenset[str]:
    """The services that a text speaks of."""
    return frozenset(found.lastgroup or "" for found in _services().said.finditer(text.casefold()))


@lru_cache(maxsize=8192)
def _joined(text: str) -> frozenset[str]:
    lower = text.casefold()
    return frozenset(
        found.lastgroup or ""
        for found in _services().said.finditer(lower)
        if _COMPANY.search(lower, max(0, found.start() - _REACH), found.start()) or _GUEST.match(lower, found.end())
    )


@lru_cache(maxsize=8192)
def _doing(text: str) -> frozenset[str]:
    lower = text.casefold()
    return frozenset(
        found.lastgroup or ""
        for found in _services().said.finditer(lower)
        if _DOER.search(lower, max(0, found.start() - _REACH), found.start())
    )


@cache
def _services() -> _Services:
    table = shipped_table("chronology.normalise", "services.toml")
    own = {name: _any_of(cast("Sequence[str]", service["own"])) for name, service in table.items()}
    said = {name: "|".join(service["said"]) for name, service in table.items() if service["said"]}
    return _Services(
        own=own,
        said=re.compile(rf"\b(?:{'|'.join(f'(?P<{name}>{words})' for name, words in said.items())})(?!\w)"),
        of={name: service["of"] for name, service in table.items() if "of" in service},
    )


def _any_of(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(patterns)})(?!\w)")
