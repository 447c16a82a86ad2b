"""Which entries of a life may be counted: those whose kind is sure, and that are of the person whose life it is.

What is only named by words stays an entry, in the record's own words. No finding, count, status or question rests on it.
"""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from chronology.model import Account, Basis, Event, Group, Kind, Person, PersonKind
from chronology.practice import family_level, group_of
from chronology.prose.own_day import is_of_a_day_carried_over
from chronology.prose.row_people import is_of_another
from chronology.prose.sure import (
    Sureness,
    has_own_title,
    is_kind_from_words,
    is_named,
    is_of,
    is_taken_back,
    says_of_another_thing,
    sureness,
    telling_sentence,
)

_SHORTEST = 3
_ONE_IN = 4
_YEARS_BEFORE = 2 * 365
_OF_AGE_TO_OFFEND = 10 * 365 + 2
_NOBODYS = frozenset({PersonKind.PROFESSIONAL, PersonKind.ORGANISATION})
# Who was arrested or convicted is said by the name alone: a row that names nobody may be of anybody.
_BY_NAME = frozenset({Kind.ARREST, Kind.CHARGE_OR_CONVICTION, Kind.POLICE_CAUTION, Kind.BAIL_CONDITIONS})
_MALE, _FEMALE = r"mr|mister", r"mrs|miss|ms"
_BORN = re.compile(
    r"\b(?:b\.|born|dob:?|d\.o\.b\.?:?)\s{0,3}(?:\d{1,2}[./-]\d{1,2}[./-])?(?P<year>(?:19|20)\d\d|\d\d)\b|\((?:\d{1,2}[./-]){2}(?P<other>(?:19|20)\d\d)\)",
    re.IGNORECASE,
)
_PARENT = re.compile(
    r"\b(?:mum|mam|mammy|mummy|mother|dad|daddy|father|stepdad|step-?father|stepmum|step-?mother|parents?|mam a dad|tad|rhieni"
    r"|(?:her|his|mum's|mother's|mam's) (?:partner|boyfriend|husband))\b",
    re.IGNORECASE,
)
_OF_THE_BODY = frozenset({Group.INJURY_OR_HARM, Group.HEALTH, Group.DEATH})
# What somebody says befell, in a text that tells of many days.
_BEFALLING = _OF_THE_BODY | {
    *(Group.DOMESTIC_ABUSE, Group.MISSED_APPOINTMENT, Group.VISIT, Group.MISSING, Group.SUBSTANCE_MISUSE),
    *(Group.MENTAL_HEALTH, Group.HOUSING, Group.BIRTH, Group.POLICE),
}
_SEVERAL_DAYS = 3
_MENTION = "mention-"
_OF_COURTS = frozenset({Kind.COURT_HEARING, Kind.COURT_FINDING, Kind.IMPRISONMENT})
_CRIMINAL = re.compile(
    r"\b(?:defendant|accused|convict\w*|sentenc\w*|guilty|yoi|magistrates|youth court|crown court|robbery|remand\w*|custody|licen[cs]e|pwits|prison)\b",
    re.IGNORECASE,
)
_TITLES = frozenset({"mr", "mrs", "miss", "ms", "dr", "pc", "mister"})
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_DONE_BY = re.compile(r"\b(?:by|from|with|gan|to)\s+(?:\S+\s)?\Z", re.IGNORECASE)


class ItsLife:
    """The one whose life it is, and the others that the case names, as words of a text can tell them apart."""

    def __init__(
        self,
        person: Person | None,
        people: Iterable[Person],
        writers: Collection[str] = (),
        typed: Collection[str] = (),
    ) -> None:
        """`writers`: the names of those who wrote the records; that they name themselves tells of nobody.

        `typed`: documents whose rows have a column for what they are.
        """
        self._typed = typed
        self._person = person
        self._grown = person is not None and person.kind is PersonKind.ADULT
        self._own = _first_names(person) if person else frozenset()
        self._family = _family_names(person) if person else frozenset()
        self._initials = _initials(person)
        self._by_letter = _by_letter(self._family)
        self._listed = _listed_births(self._own, self._family)
        others = [
            other
            for other in people
            if person and other.id != person.id and other.kind not in _NOBODYS and _plain(other.name) not in writers
        ]
        self._hurt_of_others = _hurt_of(name for other in others for name in _first_names(other))
        if not self._grown:
            # What befalls or is done by a grown-up of the family is of the child's life too.
            others = [
                other
                for other in others
                if other.kind is PersonKind.CHILD or (other.is_subject and other.kind is not PersonKind.ADULT)
            ]
        self._wholes = [
            name.casefold()
            for other in others
            for name in (other.name, *other.known_as)
            if len(name.split()) > 1 and not self._may_be_own(name)
        ]
        self._others = frozenset(name for other in others for name in _first_names(other) if not self._is_own(name))

    def sureness(self, event: Event) -> Sureness:
        """How sure it is that an event is what its kind says, of this person: as the surest of its accounts has it."""
        if not any(is_kind_from_words(account) for account in event.accounts):
            return Sureness.CODED
        # What another account calls something else, the visit or the call by which it came to be known, may tell it as well.
        as_told = (
            account if is_of(account.kind, event.kind) else replace(account, kind=event.kind, title="")
            for account in event.accounts
        )
        own = [account for account in as_told if self.is_theirs(account) and not self._befell_another(account)]
        found = {sureness(account, typed=account.source.document in self._typed) for account in own}
        for sure in (Sureness.CODED, Sureness.ASSERTED):
            if sure in found:
                return sure
        told_by = {account.source.document for account in own}
        agreed = len(told_by) > 1 and any(map(is_named, own)) and not any(map(is_taken_back, own))
        return Sureness.ASSERTED if agreed else Sureness.NAMED

    def _befell_another(self, account: Account) -> bool:
        """The sentence that tells of a hurt begins with somebody else, who fell, was hurt or was taken ill."""
        if group_of(account.kind) not in _OF_THE_BODY:
            return False
        told = self._hurt_of_others.match(telling_sentence(account))
        return told is not None and not self._is_own(told["who"].casefold())

    def is_theirs(self, account: Account) -> bool:
        """Nothing in the words of an account says that it is of somebody else."""
        if self._person is None or not is_kind_from_words(account):
            return True
        text = f"{account.title}. {account.source.quote or account.fact}"
        if self._is_of_another(account, text):
            return False
        if self._names_them(text):
            return True
        if not self._grown and _is_criminal(account.kind, text):
            # A brother's sentence is not what the child is met about; a parent's is of the child's life.
            return _PARENT.search(text) is not None
        if not self._grown and group_of(account.kind) in family_level():
            return True
        return not (self._names_another(text) or (self._grown and account.kind in _BY_NAME))

    def _is_of_another(self, account: Account, text: str) -> bool:
        return (
            (account.kind is Kind.CHILD_OFFENCE and not self._may_offend_as_a_child(account))
            or says_of_another_thing(text)
            or self._is_of_another_birth(text)
            or self._is_of_a_namesake(account)
            or (self._person is not None and is_of_another(account, self._person))
            or self._is_of_a_namesake_by_letter(text)
        )

    def _may_offend_as_a_child(self, account: Account) -> bool:
        """Under ten nobody can commit an offence (Children and Young Persons Act 1933, section 50), and a grown-up commits none as a child."""
        born = self._person.born if self._person else None
        if self._grown or born is None or not (born.dated and account.when.dated):
            return not self._grown
        return (account.when.last_day - born.first_day).days >= _OF_AGE_TO_OFFEND

    def _is_of_another_birth(self, text: str) -> bool:
        """A birth is given, and none that is theirs: where theirs is not known, nothing shows that it is."""
        years = [found["year"] or found["other"] for found in _BORN.finditer(text)]
        born = self._person.born if self._person else None
        own = str(born.first_day.year) if born is not None and born.dated else ""
        return bool(years) and not any(own.endswith(year) for year in years if own)

    def _is_of_a_namesake(self, account: Account) -> bool:
        """It lists their name with a day of birth that is not theirs, and nowhere with theirs, as rows list who is concerned."""
        born = self._person.born if self._person else None
        if born is None or born.earliest is None or born.earliest != born.latest or not account.when.dated:
            return False
        found = [_day_of(match) for match in self._listed.finditer(f"{account.fact} {account.source.quote}")]
        # What lies near the entry is no birth but a day on which something was.
        births = {day for day in found if day and (account.when.first_day - day).days > _YEARS_BEFORE}
        return bool(births) and born.earliest not in births

    def _is_of_a_namesake_by_letter(self, text: str) -> bool:
        """A grown-up's row is headed by the family name with another's first letter: "D. EXAMPLE F 76" is a wife's fall."""
        letters = {found[1].casefold() for found in self._by_letter.finditer(text)} if self._grown else set()
        return bool(letters) and letters.isdisjoint(first[0] for first in self._own)

    def _names_them(self, text: str) -> bool:
        bare = text.casefold()
        for whole in self._wholes:
            bare = bare.replace(whole, " ")
        if self._initials.search(text):
            return True
        words = set(_WORD.findall(bare))
        if any(self._is_own(word.split("'")[0].split("’")[0]) for word in words):
            return True
        titles = {"male": _MALE, "female": _FEMALE}.get(
            (self._person.sex or "").casefold() if self._person else "", f"{_MALE}|{_FEMALE}"
        )
        return any(re.search(rf"\b(?:{titles})\.? {re.escape(name)}\b", bare) for name in self._family)

    def _names_another(self, text: str) -> bool:
        pattern = _any_name(self._others | frozenset(self._wholes))
        return any(not _DONE_BY.search(text, 0, found.start()) for found in pattern.finditer(text))

    def _is_own(self, word: str) -> bool:
        """A first name of theirs, or one cut short: Des of Desmond."""
        return any(
            word == name or (len(word) >= _SHORTEST and (name.startswith(word) or word.startswith(name)))
            for name in self._own
        )

    def _may_be_own(self, name: str) -> bool:
        """Another record of the same name, which nobody joined."""
        first, last = _parted(name)
        return (not first or self._is_own(first)) and (not self._family or last in self._family)


def _is_criminal(kind: Kind, text: str) -> bool:
    """What police and criminal courts did with somebody, who has to be named."""
    return kind in _BY_NAME or (kind in _OF_COURTS and _CRIMINAL.search(text) is not None)


def _first_names(person: Person) -> frozenset[str]:
    return frozenset(
        first for name in (person.name, *person.known_as) for first, _ in [_parted(name)] if len(first) >= _SHORTEST
    )


def _family_names(person: Person) -> frozenset[str]:
    return frozenset(last for name in (person.name, *person.known_as) for _, last in [_parted(name)] if last)


def _parted(name: str) -> tuple[str, str]:
    """The first name and the family name, however a system writes them: "Anwen Pryce", "PRYCE, Anwen", "PRYCE Anwen"."""
    words = _WORD.findall(name)
    if not words or words[0].casefold() in _TITLES or "(" in name:
        return "", words[-1].casefold() if len(words) > 1 else ""
    if len(words) == 1:
        return words[0].casefold(), ""
    turned = "," in name or (words[0].isupper() and not words[-1].isupper() and len(words[0]) > 1)
    first, last = (words[1], words[0]) if turned else (words[0], words[-1])
    return first.casefold(), last.casefold()


def typed_tables(events: Sequence[Event]) -> frozenset[str]:
    """Documents of rows of which more than one in four is called by something else than what they were read as: they have a column for it."""
    rows: dict[str, list[bool]] = defaultdict(list)
    for event in events:
        for account in event.accounts:
            if is_kind_from_words(account) and not account.key.startswith("notes:"):
                rows[account.source.document].append(has_own_title(account))
    return frozenset(document for document, own in rows.items() if sum(own) * _ONE_IN > len(own))


def _initials(person: Person | None) -> re.Pattern[str]:
    """The letters by which notes call somebody: EM for Ellie-Mae, KM for Kirsty Marsden."""
    names = [name for name in (person.name, *person.known_as) if name] if person else []
    first = {"".join(part[0] for part in name.split()[0].split("-")) for name in names}
    whole = {"".join(part[0] for part in re.split(r"[\s-]+", name) if part) for name in names}
    letters = sorted({each for each in first | whole if len(each) > 1 and each.isupper()})
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, letters)) or '(?!)'})\b")


def _hurt_of(names: Iterable[str]) -> re.Pattern[str]:
    """A sentence that opens with one of some first names and what happened to that one."""
    choice = "|".join(sorted(map(re.escape, set(names)))) or "(?!)"
    return re.compile(
        rf"\W*(?:[\w'’ ]{{1,30}}[:,] )?(?P<who>{choice})\b(?: \w+)? (?:fell|fallen|had a fall|tripped|slipped|hurt|broke|burnt|burned|scalded|cut|banged|bumped"
        r"|died|passed away|collapsed|(?:was|is|has been|being) (?:\w+ )?(?:admitted|taken|hurt|injured|unwell|bitten|in hospital))\b",
        re.IGNORECASE,
    )


def _by_letter(family: Collection[str]) -> re.Pattern[str]:
    """A family name behind one letter, as a row or a form calls somebody: "D. Example", "Example D"."""
    names = "|".join(map(re.escape, sorted(family))) or "(?!)"
    return re.compile(rf"(?<![\w.'’])([A-Z])\.? (?i:{names})\b")


def _listed_births(own: Collection[str], family: Collection[str]) -> re.Pattern[str]:
    """Their whole name, either way round, with a date right behind it."""
    first, last = ("|".join(map(re.escape, sorted(names))) or "(?!)" for names in (own, family))
    return re.compile(
        rf"\b(?:(?:{last}),? (?:{first})|(?:{first}) (?:{last})),? \(?(\d{{1,2}})[./-](\d{{1,2}})[./-](\d{{4}})\b",
        re.IGNORECASE,
    )


def _day_of(match: re.Match[str]) -> dt.date | None:
    day, month, year = map(int, match.groups())
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _plain(name: str) -> str:
    return " ".join(_parted(name))


@lru_cache(maxsize=64)
def _any_name(names: frozenset[str]) -> re.Pattern[str]:
    choice = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)) or "(?!)"
    return re.compile(rf"\b(?i:{choice})(?:['’]s)?\b")


def whose_life(events: Sequence[Event], person: Person | None, people: Iterable[Person]) -> ItsLife:
    """The one whose life some events are, as their words can tell them from others."""
    writers = {
        _plain(account.source.recorded_by)
        for event in events
        for account in event.accounts
        if account.source.recorded_by
    }
    return ItsLife(person, people, writers, typed_tables(events))


def only_named(events: Sequence[Event], person: Person | None, people: Iterable[Person]) -> frozenset[str]:
    """Keys of the events, among some, on which nothing may rest in the life of a person."""
    if not any(is_kind_from_words(account) for event in events for account in event.accounts):
        return frozenset()
    whose = whose_life(events, person, people)
    stories = _stories(events)
    return frozenset(
        event.key
        for event in events
        if is_of_a_day_carried_over(event)
        or _is_of_a_story_told(event, stories)
        or whose.sureness(event) is Sureness.NAMED
    )


def _stories(events: Sequence[Event]) -> frozenset[str]:
    """Notes that tell of several days that are not their own, as a letter does that tells how it all came about."""
    days: dict[str, set[dt.date]] = defaultdict(set)
    for event in events:
        for account in event.accounts:
            record, _, role = account.key.partition("#")
            if role.startswith(_MENTION) and account.when.dated:
                days[record].add(account.when.first_day)
    return frozenset(record for record, found in days.items() if len(found) >= _SEVERAL_DAYS)


def _is_of_a_story_told(event: Event, stories: Collection[str]) -> bool:
    """What befell is told in such a letter without a day: it was on some day, and not on that of the letter."""
    if group_of(event.kind) not in _BEFALLING or not event.accounts:
        return False
    parts = [(account.key.partition("#"), account.when.basis) for account in event.accounts]
    return all(
        record in stories and role == event.kind and basis is Basis.NOTE_DATE for (record, _, role), basis in parts
    )
