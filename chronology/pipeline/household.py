"""Entries of somebody else's record that are of the subject's home: a mother's leaving-care notes stand among her child's files for what they tell of it.

What those do who bring a child up, what befalls them and how they live is the child's history. An entry of theirs is left to
them only where it is of their own health, of the time before the child was expected, or not for others. Of anybody else - a
brother, a neighbour, a husband who cares - an entry is told where it speaks of the subject; the rest is listed by its place.
"""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from chronology.model import Account, Group, Kind, Person, PersonKind, Problem, Restriction, Severity, Source
from chronology.normalise import record_of, subjects
from chronology.people import is_only_named, names_of, relations
from chronology.pipeline.namesakes import is_misfiled
from chronology.practice import group_of

_LEAST = 3
_EXPECTED = dt.timedelta(days=300)
_BRING_UP = ("mother", "father", "stepmother", "stepfather", "partner", "guardian")
_ALSO_CALLED = frozenset(
    {"mum", "mam", "dad", "boyfriend", "girlfriend", "mother's partner", "father's partner", "parent"}
)
# Of a child another child's record speaks as of its own: "worries about his little brother".
_BESIDE_A_CHILD = re.compile(
    r"\b(?:(?:half|step)?[- ]?(?:brothers?|sisters?|bro|sis)|siblings?|niece|nephew|bab(?:y|ies)|toddler|brawd|chwaer|babi|nith)\b",
    re.IGNORECASE,
)
# Of a grown-up the record of who lives with them or looks after them.
_BESIDE_AN_ADULT = re.compile(
    r"\b(?:carer(?:'s|s|s')?|cares for|looks after|mother|mum|mam|father|dad|wife|husband|partner|gofalwr|gwraig|g\u0175r)\b",
    re.IGNORECASE,
)
_PRIVATE = frozenset({Group.HEALTH})
_CARING = frozenset({Kind.CARER_STRAIN, Kind.CARER_ASSESSMENT})
# What a grown-up tells of their own childhood, or to one worker alone, is theirs and not their child's.
_THEIRS_ALONE = re.compile(
    r"\b(?:(?:for the )?first time (?:to|(?:s?he|they)(?:['\u2019]?(?:s|ve|d))? (?:ever )?told) any(?:one|body)|never told (?:any(?:one|body)|a soul)"
    r"|(?:does|did|do)(?: ?n['\u2019]?t| not) want [^.;\n]{0,40}?\b(?:knowing|to know|finding out|to find out|told)|(?:own|her|his|their) (?:file|record) only"
    r"|(?:don['\u2019]?t|not to|do not|please never) tell (?:no|any)[ -]?(?:one|body)|when (?:he|she|they) (?:was|were) (?:[3-9]|1[0-5]|little|small|a (?:child|boy|girl|kid))\b"
    r"|in confidence)\b",
    re.IGNORECASE,
)
_NOTHING_OF = (
    r"\b(?:nothing|not|no (?:concerns?|issues?|news)) (?:re|about|to do with|regarding|for|of|involving) (?:\w+ ){0,2}?"
)


@dataclass(frozen=True, slots=True)
class Shared:
    """Of the entries that are by name about others: those of the subject's home, and those left to whose they are."""

    told: Sequence[Account]
    left: Sequence[Account]


def of_the_home(
    every: Iterable[Account], read: Collection[Account], chosen: Sequence[Person], people: Sequence[Person]
) -> Shared:
    """What of all accounts is of the home of the one chosen though it names others; `read` are those that are theirs anyway."""
    if len(chosen) != 1:
        return Shared((), ())
    home = _Home(chosen[0], read, people)
    known = {id(account) for account in read}
    records: dict[str, list[Account]] = defaultdict(list)
    for account in every:
        if id(account) not in known and home.is_of_one_nearby(account):
            records[record_of(account.key)].append(account)
    told: list[Account] = []
    left: list[Account] = []
    for each in records.values():
        (told if home.is_shared(each) else left).extend(each)
    return Shared(told, left)


class _Home:
    """The people around one subject, as the entries that are the subject's own speak of them."""

    def __init__(self, subject: Person, read: Iterable[Account], people: Sequence[Person]) -> None:
        self._people = {person.id: person for person in people}
        self._given = frozenset(_called(subject))
        self._is_adult = subject.kind is PersonKind.ADULT
        born = subject.born.earliest if subject.born else None
        self._since = born - min(_EXPECTED, born - dt.date.min) if born and not self._is_adult else dt.date.min
        own = tuple(read)
        self._roles = _roles(own)
        self._texts = "\n".join(dict.fromkeys(each.source.quote or each.fact for each in own)).casefold()
        names = "|".join(map(re.escape, sorted(self._given))) or "(?!)"
        self._named = re.compile(rf"(?<!\w)(?:{names})(?!\w)", re.IGNORECASE)
        self._denied = re.compile(
            rf"{_NOTHING_OF}(?:{names})(?!\w)|(?<!\w)(?:{names}) (?:was )?not (?:involved|present|there)\b",
            re.IGNORECASE,
        )
        self._beside = _BESIDE_AN_ADULT if self._is_adult else _BESIDE_A_CHILD

    def is_of_one_nearby(self, account: Account) -> bool:
        """By name about people whom the subject's own entries speak of, none of whom has the subject's first name or a record by number."""
        about = subjects(account)
        return bool(about) and all(
            one in self._people
            and is_only_named(one)
            and self._is_spoken_of(self._people[one])
            and self._given.isdisjoint(_called(self._people[one]))
            for one in about
        )

    def _is_spoken_of(self, person: Person) -> bool:
        """By a part in an entry of the subject's, or by the whole name there, which may be one that no list of names has."""
        return person.id in self._roles or (" " in person.name and person.name.casefold() in self._texts)

    def is_shared(self, record: Sequence[Account]) -> bool:
        """The entry is of the subject or of those who bring the subject up, and may be told."""
        if any(each.restriction is not Restriction.NONE or is_misfiled(each) for each in record):
            return False
        words = " ".join(dict.fromkeys(each.source.quote or each.fact for each in record))
        if _THEIRS_ALONE.search(words):
            return False
        if self._named.search(words):
            return not self._denied.search(words)
        if self._beside.search(words) or (self._is_adult and any(each.kind in _CARING for each in record)):
            return True
        bring_up = not self._is_adult and all(self._brings_up(one) for each in record for one in subjects(each))
        private = all(group_of(each.kind) in _PRIVATE for each in record)
        return (
            bring_up
            and not private
            and all(not each.when.dated or each.when.last_day >= self._since for each in record)
        )

    def _brings_up(self, person: str) -> bool:
        return not self._roles.get(person, set()).isdisjoint(_bringing_up())


def _bringing_up() -> Collection[str]:
    kinds = {kind for name in _BRING_UP for kind in (*relations()[name].kinds, *relations()[name].parents)}
    return kinds | _ALSO_CALLED


def _roles(read: Iterable[Account]) -> Mapping[str, set[str]]:
    """By who is named in accounts, what these call them."""
    found: dict[str, set[str]] = defaultdict(set)
    for account in read:
        for part in account.people:
            found[part.person].add(part.role.casefold())
    return found


def _called(person: Person) -> Iterator[str]:
    """The given names of somebody, and the first half of a double one."""
    for name in names_of(person):
        for given in {name.given, person.name.split(" ")[0].partition("-")[0].casefold()}:
            if len(given) >= _LEAST:
                yield given


def left_to_their_own(left: Iterable[Account]) -> Iterator[Problem]:
    """The places of entries of the subject's people that are of these alone, document by document."""
    places: dict[str, dict[str, None]] = defaultdict(dict)
    for account in left:
        places[account.source.document][account.source.locator] = None
    for document, locators in places.items():
        message = "is of the one whom it names alone, and is not told of the subject"
        source = Source(document=document, locator="; ".join(locators))
        yield Problem(message=message, source=source, severity=Severity.NOTE)
