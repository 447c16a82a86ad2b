"""Somebody else of the subject's family name: what a row or its words say is of another is not told of the subject.

A table that nobody's name heads tells of whom its rows name; a police log of "PRYS S, of 9 Elm Row, b. 1958" not of Siân Prys, born 1969.
"""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from chronology.dates import find
from chronology.model import Account, Group, Kind, Person, PersonKind, Problem, Severity, Source, When
from chronology.normalise import LISTED, OF_THEM, record_of, subjects
from chronology.people import Born, births, folded, is_only_named, names_of, parts_of, plain, role_of
from chronology.people.names import alike
from chronology.pipeline.namesakes import is_born_otherwise, is_misfiled
from chronology.pipeline.unnamed import given_names
from chronology.practice import group_of, taxonomy

# What only one person does, or what befalls one: of a list of people it is theirs who are listed for it.
_OFFENCES = frozenset(
    {Kind.ARREST, Kind.CHARGE_OR_CONVICTION, Kind.POLICE_CAUTION, Kind.BAIL_CONDITIONS, Kind.RELEASE_FROM_PRISON}
    | {Kind.CHILD_OFFENCE, Kind.COURT_HEARING}
)
_NAME = r"[A-Z][\w'\u2019-]*[a-z\w]"
# "EXAMPLE Rowan arrested", "Rowan Example (brother) was charged": who it was done to stands before it.
_DONE_TO = re.compile(
    rf"(?<![\w-])(?P<who>{_NAME}(?: {_NAME}){{0,2}})(?: \([^()]{{1,30}}\))?,? (?:was |were |has been |been |is )?"
    r"(?:arrested|charged|cautioned|convicted|sentenced|remanded|bailed|ARRESTED|CHARGED|REMANDED|BAILED)\b"
)
# "MISSING - Cara SAMPLE 14, reported by mother": the record of an absence opens with who was missing.
_WENT_MISSING = re.compile(
    rf"\A\W{{0,4}}(?i:missing|misper|absent)(?i: person| child| from (?:home|care))?\s{{0,2}}[-\u2013:,]\s{{0,2}}(?P<who>{_NAME}(?: {_NAME}){{1,2}})"
)
_ONES_OWN = frozenset({Group.INJURY_OR_HARM, Group.MISSING})
_OF_THE_HOME = frozenset({Kind.DOMESTIC_ABUSE_INCIDENT, Kind.DOMESTIC_ABUSE_CHILD_PRESENT})

_NO_RELATION = re.compile(
    r"\b(?:no|not a) (?:relation|relative|connection)\b|\b(?:not|un)(?:[ -]?)(?:related|connected)\b|\bdim perthynas\b",
    re.IGNORECASE,
)
_BORN = r"(?:b\.?|born|d\.?o\.?b\.?|date of birth)\s*:?\s*|\(\s*"
_YEAR = r"(?:\d{1,2}[./-]\d{1,2}[./-])?(?P<year>(?:19|20)\d\d)\b"
_DAY = r"(?P<day>\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d\d))(?!\d)"
_APART = r"[^.;\n]{0,50}?"


class Strangers:
    """Who of the people of some records is somebody else than the one subject, and what is told of them alone."""

    def __init__(self, chosen: Sequence[Person], people: Sequence[Person], born: dt.date | None = None) -> None:
        self._chosen = chosen if len(chosen) == 1 else ()
        self._people = people
        if self._chosen and born is not None and not _is_whole(chosen[0].born):
            self._chosen = (replace(chosen[0], born=When.on(born)),)
        self._otherwise_born = frozenset(one.id for each in self._chosen for one in _otherwise_born(each, people))
        self._called = {person.id: person.name for person in people}
        self._children = frozenset(person.id for person in people if person.kind is PersonKind.CHILD)
        self._givens = given_names(person for person in people if parts_of(person.name).whole)
        self._own_words = frozenset(
            word for each in self._chosen for name in names_of(each) for word in (name.given, name.family) if word
        )

    def without(self, accounts: Iterable[Account], family: Collection[str]) -> list[Account]:
        """Accounts without those of a namesake: one of another birth, or of no family that is recorded or told of."""
        every = list(accounts)
        if not self._chosen:
            return every
        (subject,) = self._chosen
        texts = [each.source.quote or each.fact for each in every]
        namesakes = frozenset(_namesakes(subject, self._people, family, texts))
        namesakes |= frozenset(_born_as_nobody_of(family, self._people)) - {subject.id}
        told = _Told(subject, self._people)
        others = {record_of(each.key) for each in every if not subjects(each) and is_born_otherwise(each, subject)}
        return [
            each
            for each in every
            if subjects(each)
            or not (
                record_of(each.key) in others
                or self._is_of_one_born_otherwise(each)
                or _names_only(each, namesakes)
                or told.of_another(each)
            )
        ]

    def _is_of_one_born_otherwise(self, account: Account) -> bool:
        named = {part.person for part in account.people}
        return not named.isdisjoint(self._otherwise_born) and named.isdisjoint(one.id for one in self._chosen)

    def of_its_own(self, account: Account) -> Account:
        """An account of what others did, or of what befell others, as no offence, absence or injury of the subject's.

        A list of people says who was arrested and who was by; words say it too: "EXAMPLE Rowan arrested".
        """
        missing = _WENT_MISSING.match(account.source.quote or account.fact) if self._chosen else None
        if missing is not None and not self._is_called(missing["who"]):
            return _as_of_others(account, missing["who"], by_child=True)
        if not self._chosen or self._chosen[0].id in subjects(account) or not _is_ones_own(account.kind):
            return account
        return self._as_listed_or_told(account)

    def _as_listed_or_told(self, account: Account) -> Account:
        """An offence, absence or injury as whose it is by a list of people, or by the words that say to whom it was done."""
        listed = [part for part in account.people if part.role in OF_THEM]
        if any(self._may_be_theirs(part.person) for part in listed):
            return account
        if listed:
            whose = "; ".join(f"{self._called.get(part.person, part.person)}, {part.role}" for part in listed)
            return _as_of_others(account, whose, by_child=any(part.person in self._children for part in listed))
        found = _DONE_TO.search(account.source.quote or account.fact) if account.kind in _OFFENCES else None
        if found is None or not self._own_words.isdisjoint(folded(found["who"])) or role_of(found["who"]) is not None:
            return account
        known = self._givens.get("".join(folded(found["who"])), frozenset())
        if " " not in found["who"] and not known:
            return account  # "He was arrested": nobody's name
        return _as_of_others(account, " ".join(found["who"].split()), by_child=bool(known) and known <= self._children)

    def with_whose_row(self, accounts: Sequence[Account]) -> list[Account]:
        """Accounts of a table whose column says whose each row is, those of somebody else with whose they are, and of no kind that counts.

        That it is such a column shows where most of the table's rows name the subject in it.
        """
        if not self._chosen:
            return list(accounts)
        named = {each.key: part for each in accounts if (part := _of_its_column(each))}
        rows: dict[str, list[bool]] = defaultdict(list)
        for each in accounts:
            if each.key in named:
                rows[each.source.document].append(self._is_their_row(named[each.key]))
        theirs = {document for document, own in rows.items() if 2 * sum(own) > len(own)}

        def told(account: Account) -> Account:
            person = named.get(account.key)
            if person is None or account.source.document not in theirs or self._is_their_row(person):
                return account
            return _as_of_others(account, self._called.get(person, person), by_child=True)

        return [told(each) for each in accounts]

    def as_listed(self, account: Account) -> Account:
        """An account about the subject whom a list of people names too: once, with the part the list gives."""
        own = {each.id for each in self._chosen}
        parts = {part.role for part in account.people if part.person in own and part.role in LISTED}
        if not parts or not own <= subjects(account):
            return account
        kept = (part for part in account.people if part.person not in own or part.role not in LISTED)
        how = min(parts)
        return replace(
            account,
            people=tuple(
                replace(part, involvement=part.involvement or how)
                if part.person in own and part.role == "subject"
                else part
                for part in kept
            ),
        )

    def _is_their_row(self, person: str) -> bool:
        """A column gives the subject, as texts or lists call them."""
        return self._may_be_theirs(person) or self._is_called(self._called.get(person, person))

    def _is_called(self, name: str) -> bool:
        """It has the subject's given name, or the family name and the other by its letter: "EXAMPLE R"."""
        words = folded(name)
        own = [each for one in self._chosen for each in names_of(one) if each.given]
        return any(each.given in words or (each.family in words and each.given[:1] in words) for each in own)

    def _may_be_theirs(self, person: str) -> bool:
        """The one a list names is the subject, or called as the subject may be: "R Example", "Ro Example"."""
        if person in self._otherwise_born:
            return False
        own = [name for each in self._chosen for name in names_of(each)]
        named = parts_of(self._called.get(person, person))
        return any(person == each.id for each in self._chosen) or any(alike(named, name) is not None for name in own)


def _of_its_column(account: Account) -> str | None:
    """The one person whom a column of a row names without a part in it."""
    named = {part.person for part in account.people if not part.role and not part.involvement}
    return named.pop() if len(named) == 1 else None


def _as_of_others(account: Account, whose: str, *, by_child: bool) -> Account:
    """The account with whose it is in its title. What a grown person did stays what it is; a child's is no offence of the subject's."""
    kind = account.kind
    if by_child or kind not in _OFFENCES:
        kind = Kind.UNCLASSIFIED
    elif kind in (Kind.CHILD_OFFENCE, Kind.COURT_HEARING):
        kind = Kind.POLICE_INCIDENT
    return replace(account, kind=kind, title=f"{account.title} ({whose})", polarity=taxonomy()[kind].polarity)


def left_to_others(every: Iterable[Account], told: Collection[Account]) -> Iterator[Problem]:
    """The places of accounts that are of a namesake and not told of the subject, document by document."""
    kept = {id(account) for account in told}
    places: dict[str, dict[str, None]] = defaultdict(dict)
    for account in every:
        if id(account) not in kept:
            places[account.source.document][account.source.locator] = None
    for document, locators in places.items():
        message = "is of somebody else of the subject's name or of one of the family's, and is not told of the subject"
        yield Problem(
            message=message, source=Source(document=document, locator="; ".join(locators)), severity=Severity.NOTE
        )


def _is_ones_own(kind: Kind) -> bool:
    return kind in _OFFENCES or (group_of(kind) in _ONES_OWN and kind not in _OF_THE_HOME)


def _otherwise_born(subject: Person, people: Iterable[Person]) -> Iterator[Person]:
    """Those of the subject's name who were born on another day."""
    own = {(name.given, name.family) for name in names_of(subject) if name.whole}
    for person in people:
        named = {(name.given, name.family) for name in names_of(person) if name.whole}
        if person.id != subject.id and named & own and births(subject, person) is Born.DIFFERENT:
            yield person


def _born_as_nobody_of(family: Collection[str], people: Sequence[Person]) -> Iterator[str]:
    """Those called as one of the family may be ("R Example"), of whom a list of people gives another birth."""
    kin = [(each, [name for name in names_of(each) if name.whole]) for each in people if each.id in family]
    for person in people:
        names = [name for name in names_of(person) if name.whole]
        if person.id in family or person.born is None or not is_only_named(person.id):
            continue
        like = [each for each, own in kin if any(alike(one, name) is not None for one in names for name in own)]
        if like and all(births(person, each) is Born.DIFFERENT for each in like):
            yield person.id


def _namesakes(
    subject: Person, people: Iterable[Person], family: Collection[str], texts: Sequence[str]
) -> Iterator[str]:
    """Those of the family name and another given one of whom some entry says that they are no relation.

    Without such words a row may be of a brother or sister whom no record lists.
    """
    own = [name for name in names_of(subject) if name.whole]
    saying = [text for text in texts if _NO_RELATION.search(text)]
    for person in people:
        names = [name for name in names_of(person) if name.whole and any(name.family == each.family for each in own)]
        if not names or person.id == subject.id or not is_only_named(person.id) or person.id in family:
            continue
        is_another = all(alike(name, each) is None for name in names for each in own)
        said = re.compile(
            rf"(?<!\w){re.escape(plain(person.name))}(?!\w)[^;\n]{{0,40}}?{_NO_RELATION.pattern}", re.IGNORECASE
        )
        if is_another and any(said.search(text) for text in saying):
            yield person.id


def _names_only(account: Account, namesakes: Collection[str]) -> bool:
    """A row of which a column gives a namesake, and nobody else."""
    row = {part.person for part in account.people if not part.role and not part.involvement}
    return bool(row) and row <= set(namesakes)


class _Told:
    """What words say of a birth beside the subject's family name."""

    def __init__(self, subject: Person, people: Iterable[Person]) -> None:
        self._own = [name for name in names_of(subject) if name.whole]
        self._born = _year(subject)
        self._known = {year for person in people if (year := _year(person))}
        self._whole = subject.born.earliest if subject.born and subject.born.earliest == subject.born.latest else None
        givens = "|".join(sorted({re.escape(name.given) for name in self._own if len(name.given) > 1})) or "(?!)"
        self._with_day = re.compile(
            rf"(?<!\w)(?:[^\W\d_][\w'’-]+,? (?:{givens})|(?:{givens}) [^\W\d_][\w'’-]+)(?: n[eé]e [^\W\d_][\w'’-]+)?,? ?(?:{_BORN}){_DAY}",
            re.IGNORECASE,
        )
        families = "|".join(sorted({re.escape(word) for word in _family_words(subject)})) or "(?!)"
        self._named = re.compile(
            rf"(?<!\w)(?:(?P<before>[^\W\d_][\w'’-]*)\.? )?(?:{families})(?!\w),?(?: (?P<behind>[^\W\d_][\w'’-]*))?{_APART}(?:{_BORN}){_YEAR}",
            re.IGNORECASE,
        )

    def of_another(self, account: Account) -> bool:
        """Each birth beside the name is of a year in which nobody of the case was born; nothing else names the subject."""
        text = account.source.quote or account.fact
        if self._gives_another_birth(text, wrong_file=is_misfiled(account)):
            return True
        found = [each for each in self._named.finditer(text) if self._may_be_theirs(each)]
        if not self._born or not found or {int(each["year"]) for each in found} & self._known:
            return False
        words = set(folded(text))
        return not any(len(name.given) > 1 and name.given in words for name in self._own)

    def _gives_another_birth(self, text: str, *, wrong_file: bool) -> bool:
        """A whole name with the subject's given name, and a birth of which nothing is the subject's; their family name nowhere else.

        The day and month may be the subject's, as where a year is mistyped, unless the record says that it stands in the wrong file.
        """
        if self._whole is None or not (found := [*self._with_day.finditer(text)]):
            return False
        own, days = self._whole, [*map(_day_of, found)]
        others = [
            day
            for day in days
            if day and day.year != own.year and (wrong_file or (day.month, day.day) != (own.month, own.day))
        ]
        families = {name.family for name in self._own}
        elsewhere = not families.isdisjoint(folded(self._with_day.sub(" ", text)))
        return len(others) == len(days) and (wrong_file or not elsewhere)

    def _may_be_theirs(self, found: re.Match[str]) -> bool:
        letters = {folded(word)[0][:1] for word in (found["before"], found["behind"]) if word and folded(word)}
        return any(name.given[:1] in letters for name in self._own)


def _family_words(subject: Person) -> Iterator[str]:
    """The family name as it is written."""
    families = {name.family for name in names_of(subject) if name.whole}
    yield from (word for word in subject.name.replace(",", " ").split() if folded(word) and folded(word)[0] in families)


def _is_whole(born: When | None) -> bool:
    return born is not None and born.earliest is not None and born.earliest == born.latest


def _day_of(found: re.Match[str]) -> dt.date | None:
    told = [one.when.earliest for one in find(found["day"]) if one.when.earliest == one.when.latest]
    return told[0] if len(told) == 1 else None


def _year(person: Person) -> int | None:
    return person.born.earliest.year if person.born and person.born.earliest else None
