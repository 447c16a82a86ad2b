"""Whom a written name means: the one person it fits, or a person of unknown kind of whom only the name is known.

A name that fits two people fits none, and stays as written.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from chronology.model import Involvement, Person, PersonKind, Source
from chronology.people.bodies import is_a_body, is_a_post, without_post
from chronology.people.names import Name, names_of, parts_of, plain
from chronology.people.roles import BY_ROLE, is_at_work
from chronology.people.tables import name_table

BY_NAME = "name:"
TOLD_APART: Final = "@"
"""Parts an id from what tells who is meant of several that would have it: the document, a birth, a class."""
_BY_INITIAL = ("mr", "mrs", "ms", "miss")
_GROWN = (PersonKind.ADULT, PersonKind.PROFESSIONAL, PersonKind.UNKNOWN)


class Register:
    """Finds people by id or by a written name; those nobody recorded become people of unknown kind, once.

    `called` gives the person for ids that only a decision names; `apart` are pairs of ids said to be two people. Those `met_once`
    are never meant by a given name alone.
    """

    def __init__(
        self,
        people: Sequence[Person],
        called: Mapping[str, str] | None = None,
        apart: Collection[frozenset[str]] = (),
        met_once: Collection[str] = (),
    ) -> None:
        self.met_once = frozenset(met_once)
        self._ids = {person.id for person in people}
        self._called = called or {}
        self._apart = frozenset(apart)
        self._people = {person.id: person for person in people}
        self._names: dict[str, dict[str, None]] = defaultdict(dict)
        self._families: dict[str, dict[str, None]] = defaultdict(dict)
        self._ends: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
        self._initials: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
        self.added: dict[str, Person] = {}
        self.written: set[str] = set()
        """The ids that a decision can name written names by, whoever they mean."""
        for person in people:
            self._enter(person)

    def _enter(self, person: Person) -> None:
        for written in (person.name, *person.known_as):
            if plain(written):
                self._names[plain(written)][person.id] = None
        if person.kind is PersonKind.ORGANISATION:
            return
        # By the given name of each whole name: whom a file calls "Theo Sample" besides may be its "Theo" as a Theo Example may.
        wholes = (plain(written).split(" ") for written in (person.name, *person.known_as))
        for given in dict.fromkeys(words[0] for words in wholes if len(words) > 1):
            if person.id not in self.met_once:
                self._names[given][person.id] = None
        for name in names_of(person):
            if name.family:
                self._families[name.family][person.id] = None
            if name.whole:
                self._ends[name.given, name.family][person.id] = None
                self._initials[name.given[0], name.family][person.id] = None
                self._initials[name.given, name.family[0]][person.id] = None
                letters = (name.given, *name.middle, name.family)
                self._initials["".join(word[0] for word in letters), ""][person.id] = None
                self._initials[name.given[0] + name.family[0], ""][person.id] = None

    def exactly(self, name: str) -> bool:
        """Somebody is called so: by full name, another name they are known by, or given name."""
        return plain(name) in self._names

    def named(self, name: str) -> str | None:
        """The id of the one person with this name; None when nobody or several have it.

        A name is the full name, another name somebody is known by, a given name, a title with a family name, initials
        with or without a family name. The first of these that fits anybody decides.
        """
        for found in self._fitting(name):
            fitting = [who for who in found if frozenset((who, unknown_id(name))) not in self._apart]
            if fitting:
                return fitting[0] if len(fitting) == 1 and not _is_told_apart(fitting[0]) else None
        return None

    def _fitting(self, name: str) -> Iterator[Collection[str]]:
        yield self._names.get(plain(name), {})
        parts = parts_of(name)
        if parts.title:
            _, _, untitled = plain(name).partition(" ")
            if parts.given:
                yield self._names.get(untitled, {})
            elif parts.family:
                yield self._titled(parts)
        if parts.whole and not parts.middle:
            # "Idwal Pugh" of the one Idwal Garmon Pugh: texts leave middle names out.
            yield self._ends.get((parts.given, parts.family), {})
        if parts.whole and 1 in (len(parts.given), len(parts.family)):
            yield self._initials.get((parts.given, parts.family), {})
        letters = name.replace(".", "").replace(" ", "")
        if 2 <= len(letters) <= 4 and letters.isalpha() and letters.isupper():
            yield self._initials.get((letters.casefold(), ""), {})

    def _titled(self, parts: Name) -> Collection[str]:
        """Grown people of a family name whom a title fits: of its sex, or of a sex nobody recorded."""
        sex = name_table().titles[parts.title]
        return [
            identity
            for identity in self._families.get(parts.family, {})
            if (person := self._people[identity]).kind in _GROWN
            and (not sex or person.sex not in ("male", "female") or person.sex == sex)
            # Whom the records are about may be a child: that is asked when it is known how old they are.
            and not (person.is_subject and person.kind is PersonKind.UNKNOWN)
        ]

    def initials_of(self, identity: str) -> Mapping[str, str]:
        """The ids that a title with the initial of somebody's family name would make, and theirs: "Mr P", of one person."""
        person = self._people.get(identity)
        if person is None or person.kind is PersonKind.CHILD:
            return {}
        letters = {name.family[0] for name in names_of(person) if name.family}
        sexes = ("", person.sex) if person.sex in ("male", "female") else ("", "male", "female")
        titles = [title for title in _BY_INITIAL if name_table().titles[title] in sexes]
        return {f"{BY_NAME}{title}-{letter}": identity for title in titles for letter in letters}

    def involve(self, part: Involvement, source: Source) -> Involvement:
        """An involvement by id. A name that is not known becomes a person of unknown kind."""
        if not part.person or part.person in self._ids:
            return part
        written, post = without_post(part.person)
        if post and not self.exactly(part.person):
            part = replace(part, person=written, role=part.role or post)
        own = unknown_id(part.person)
        self.written.add(own)
        known = self._called.get(own) or self.named(part.person) or own
        if known != own and self._is_another_at_work(part, known):
            known = own
        if known not in self._ids:
            before = self.added.get(known)
            # "Carys Prosser" before "PROSSER Carys", whichever was read first.
            if before is None or _reads_better(part.person, before.name):
                self.added[known] = Person(id=known, name=part.person, source=before.source if before else source)
                if before is not None:
                    self.added[known] = replace(self.added[known], kind=before.kind, details=before.details)
            if self.added[known].kind is PersonKind.UNKNOWN and (kind := _kind_of(self.added[known].name)):
                self.added[known] = replace(self.added[known], kind=kind)
            at_work = is_at_work(part.role) or part.role == post
            if part.role and at_work and self.added[known].kind is PersonKind.UNKNOWN:
                title = ("job title", part.role)
                self.added[known] = replace(self.added[known], kind=PersonKind.PROFESSIONAL, details=(title,))
        return replace(part, person=known)

    def _is_another_at_work(self, part: Involvement, known: str) -> bool:
        """Somebody at work by a given name alone is none of the family: "Gareth (TA)" is not the father Gareth Vale."""
        person = self._people.get(known)
        bare = parts_of(part.person)
        is_family = person is not None and person.kind in (PersonKind.ADULT, PersonKind.CHILD)
        return is_at_work(part.role) and is_family and not bare.whole and not bare.title


def _kind_of(name: str) -> PersonKind | None:
    """A body's name is a body, and a post somebody at work; of any other name nothing is known."""
    return PersonKind.ORGANISATION if is_a_body(name) else PersonKind.PROFESSIONAL if is_a_post(name) else None


def _reads_better(written: str, other: str) -> bool:
    return (any(map(str.isupper, other.split())), other) > (any(map(str.isupper, written.split())), written)


def is_only_named(identity: str) -> bool:
    """Somebody no record lists: a name, or a role, in texts."""
    return identity.startswith((BY_NAME, BY_ROLE))


def _is_told_apart(identity: str) -> bool:
    """Somebody whom a document tells apart from another of the name or the given name: the bare name does not mean them."""
    return identity.startswith(BY_NAME) and TOLD_APART in identity


def unknown_id(name: str) -> str:
    """The id of somebody of whom only a written name is known."""
    return f"{BY_NAME}{plain(name).replace(' ', '-')}"


def _has_ends(person: Person, asked: Name) -> bool:
    ends = (asked.given, asked.family)
    return is_only_named(person.id) and any((name.given, name.family) == ends for name in names_of(person))


def find_subject(people: Sequence[Person], wanted: str, born: dt.date | None = None) -> Person | None:
    """The person meant by an id, an identifier's value or a full name; None when nobody or several fit.

    The ids of records that were joined to somebody count too, unless somebody else has such an id; and another full name
    that somebody is recorded under, unless it is somebody's own. Of those whom only texts name a middle name may be left out.
    Of several of a name the one is meant who was born on the day that is asked for.
    """
    exact = [person for person in people if person.id == wanted]
    fitting = exact or [
        person
        for person in people
        if wanted in {value for _, value in person.identifiers}
        or plain(person.name) == plain(wanted)
        or wanted in {record.id for record in person.joined}
    ]
    if not fitting and (asked := parts_of(wanted)).whole:
        fitting = [person for person in people if plain(wanted) in map(plain, person.known_as)]
        # Texts leave middle names out, and so may whoever asks for one whom only texts name.
        fitting = fitting or [person for person in people if not asked.middle and _has_ends(person, asked)]
    if len(fitting) > 1 and born is not None:
        days = (born, born)
        fitting = [each for each in fitting if each.born and (each.born.earliest, each.born.latest) == days]
    return fitting[0] if len(fitting) == 1 else None
