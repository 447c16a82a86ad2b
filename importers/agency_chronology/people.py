"""Who is in a row: people by the names written for them, each person of the file made once."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from chronology.documents import Document
from chronology.model import Involvement, Person, PersonKind, Relationship, When
from chronology.normalise import OF_ROW
from chronology.people import as_said, plain
from chronology.prose.phrases import folded
from importers.agency_chronology.columns import Meaning
from importers.agency_chronology.entered import entered
from importers.agency_chronology.front import Front, Named, is_name, labels_in, names_by_key
from importers.agency_chronology.layout import Column
from importers.agency_chronology.namesakes import Namesakes, agree, born_in, numbers_in, people_by_number, person_id
from importers.agency_chronology.nominals import BESIDE, TELLING, Nominal, listed_in
from importers.agency_chronology.rows import Row
from importers.agency_chronology.seen import asks_of_children, sight_of

_SURNAME_FIRST = _GIVEN_NAMES = 2
_OF_AGE, _YEAR = 18, 365.25
_INITIAL = re.compile(r"[^\W\d_]\.?")
# Of one child a heading speaks in the singular; then a comma parts surname and given name.
_PLURAL = ("children", "pupils", "students", "names", "plant", "disgyblion", "/")
_PARENTS = frozenset({"mother", "father", "sibling"})


@dataclass(slots=True)
class People:
    """The people of a document, by the names written for them; nobody is taken for somebody else."""

    document: Document
    found: dict[str, Person] = field(default_factory=dict)
    twice: Namesakes = field(default_factory=Namesakes)
    """Which names several people of the document have."""
    numbered: Mapping[str, str] = field(default_factory=dict)
    """The headings of the columns whose numbers tell its rows' people apart, where no column names them, and the number most rows have."""

    def of_front(self, front: Front, locator: str) -> tuple[str, ...]:
        """The ids of those a chronology is about, and everybody its head names made people."""
        ids = {person.name: self._person(person, locator) for person in front.people}
        return tuple(ids[child.name] for child in front.children)

    def relationships(self, front: Front, locator: str) -> Iterator[Relationship]:
        """What the head says its people are to the one child it is about."""
        if len(front.children) != 1:
            return
        (child,) = front.children
        for person in front.people:
            if person.role in _PARENTS:
                yield Relationship(
                    from_person=self.twice.id_of(person.name, person.born),
                    to_person=self.twice.id_of(child.name, child.born),
                    kind=person.role,
                    source=self.document.source(locator),
                )

    def expect(self, rows: Iterable[Row], front: Front) -> None:
        """Look through the rows of a table for names that two people have, before anybody is made of one."""
        told = tuple(rows)
        self.twice = self.twice.with_rows(told, front)
        self.numbered = {} if front.children else people_by_number(told)

    def about(self, row: Row, front: Front, locator: str) -> tuple[list[Involvement], list[tuple[str, str]]]:
        """The people a row is about and those in it; and the words of their columns that name nobody."""
        parts: list[Involvement] = []
        aside: list[tuple[str, str]] = []
        for column, words in row.told.get(Meaning.CHILD, ()):
            named, kept = whose(words, column, front)
            aside += [(column.name, words)] if kept else []
            ids = [self._person(person, locator, row, is_about=self._is_about(person, front)) for person in named]
            parts += [Involvement(person=known, role="subject") for known in ids]
        for column, words in row.told.get(Meaning.PERSON, ()):
            listed = listed_in(words)
            names = () if listed else _names(words, column, front)
            if not names and not (listed and listed.is_all_told):
                aside.append((column.name, words))
            parts += [self._in_row(name, front, locator) for name in names]
            parts += [self._listed(one, row, front, locator) for one in (listed.people if listed else ())]
        if not any(part.role == "subject" for part in parts):
            parts += self._by_number(row, locator)
        parts = self._with_front(parts, front)
        return list(dict.fromkeys(self._seen(parts, row, front, locator))), aside

    def _by_number(self, row: Row, locator: str) -> Iterator[Involvement]:
        """Whose a row is by nothing but their number: a person of no name, until a head gives the number to somebody."""
        for heading, number in numbers_in(row):
            if self.numbered.get(heading, number) != number:
                self.found.setdefault(
                    number,
                    Person(
                        id=number,
                        name="",
                        is_subject=True,
                        identifiers=((heading, number),),
                        source=self.document.source(locator),
                    ),
                )
                yield Involvement(person=number, role="subject")
                return

    def is_of_either(self, row: Row, front: Front) -> bool:
        """The row says whom it is of by a given name that the head says several have."""
        given = [plain(one.name).split()[0] for one in front.keyed]
        cells = [words for meaning in (Meaning.CHILD, Meaning.PERSON) for _, words in row.told.get(meaning, ())]
        return any(given.count(plain(words)) > 1 for words in cells)

    def _in_row(self, name: str, front: Front, locator: str) -> Involvement:
        """Somebody a row names; one whom the head tells apart from another of the name is whom it is about."""
        keyed = any(plain(one.name) == plain(name) for one in front.keyed)
        return Involvement(person=self._passing(name, front, locator), role="subject" if keyed else "")

    def _with_front(self, parts: list[Involvement], front: Front) -> list[Involvement]:
        """The parts of a row with those whose the table is, unless the row says of whom else it is."""
        if not front.children and not any(part.role == "subject" for part in parts):
            # Whom of them the records are about, the row is about; this file alone does not say who that is.
            parts = [part if part.role in BESIDE else replace(part, involvement=OF_ROW) for part in parts]
        if any(part.role == "subject" for part in parts):
            return parts
        ids = [self.twice.id_of(child.name, child.born) for child in front.children]
        named = {part.person for part in parts}
        if len(ids) == 1 and ids[0] not in named and any(self.twice.are_namesakes(ids[0], one) for one in named):
            return parts
        own = [Involvement(person=one, role="subject") for one in ids]
        return [*own, *(part for part in parts if part.person not in ids or part.role in BESIDE)]

    def _is_about(self, person: Named, front: Front) -> bool:
        """The table is theirs, as far as its head says: a namesake in a row is somebody else."""
        return not (front.children and person.apart)

    def _listed(self, one: Nominal, row: Row, front: Front, locator: str) -> Involvement:
        """Somebody in a list of people with their part: by id where their birth is told, else as others in a row are."""
        how = "spoken-to" if one.part in TELLING else ""
        if " " not in one.name and not one.born:
            # A family name alone may be of several, whose part it would be.
            return Involvement(person=self._passing(one.name, front, locator))
        if one.born is None:
            return Involvement(person=self._passing(one.name, front, locator), role=one.part, involvement=how)
        named = replace(self._named(one.name, front, one.born), born=one.born)
        kind = PersonKind.CHILD if _is_child(one.born, row) and not self.twice.has(one.name) else PersonKind.UNKNOWN
        named = replace(named, kind=kind) if named.kind is PersonKind.UNKNOWN else named
        return Involvement(person=self._person(named, locator), role=one.part, involvement=how)

    def _passing(self, name: str, front: Front, locator: str) -> str:
        """Somebody in a row whom the head or another row tells more of, by id; else the name as written.

        A name and nothing else is no record of a person: whom it means is settled as with the names of texts.
        """
        named = self._named(name, front)
        if self.twice.has(named.name):
            return named.name
        known = person_id(named.name) in self.found or named.role or named.born
        return self._person(named, locator) if known else named.name

    def _seen(self, parts: Sequence[Involvement], row: Row, front: Front, locator: str) -> Iterator[Involvement]:
        """Those of a row with how they were seen, and whoever else its column of who was seen names."""
        sight = sight_of(row)
        names = {part.person: self.found[part.person].name for part in parts if part.person in self.found}
        for part in parts:
            how = sight.of(names.get(part.person, "")) if part.role == "subject" else ""
            yield replace(part, involvement=how) if how else part
        for words, how in sight.strangers([*names.values()]):
            if len(words) == 1:
                if asks_of_children(row):
                    yield Involvement(person=words, involvement=how)
                continue
            named = self._named(self._called(words), front)
            yield Involvement(person=self._person(named, locator), role="", involvement=how)

    def _called(self, words: str) -> str:
        """The whole name of the one person of the document whom a given name alone can mean; else the words."""
        known = [one.name for one in self.found.values() if plain(one.name).split()[:1] == plain(words).split()]
        return known[0] if len(known) == 1 else words

    def _named(self, name: str, front: Front, born: When | None = None) -> Named:
        """Somebody a row names. A given name alone is that of the one the head names so, and of nobody else."""
        words = plain(name).split()
        known = (*front.people, *front.keyed)
        fits = [one for one in known if plain(one.name) == plain(name) and agree(one.born, born)]
        if not fits and len(words) == 1:
            fits = [one for one in front.people if plain(one.name).split()[:1] == words]
        return fits[0] if len(fits) == 1 else Named(name, "")

    def _apart(self, named: Named) -> tuple[tuple[str, str], ...]:
        """What tells somebody apart, kept with them: a class; "77" for a birth."""
        keyed = named.born is not None and plain(named.name) in self.twice.keyed
        year = named.born.as_written if keyed and named.born else ""
        return tuple((label, said) for label, said in (("class", named.apart), ("born", year)) if said)

    def _born_for_certain(self, named: Named, born: When | None) -> When | None:
        """A birth as a record has it; two figures of a year, by which a head tells two apart, only do that."""
        return None if born and plain(named.name) in self.twice.keyed and born.earliest != born.latest else born

    def _person(self, named: Named, locator: str, row: Row | None = None, *, is_about: bool = True) -> str:
        born = named.born or (born_in(row) if row else None)
        identifiers = (*named.numbers, *(numbers_in(row) if row and is_about else ()))
        known = self.twice.id_of(named.name, born, named.apart, (number for _, number in identifiers))
        subject = (row is not None and is_about) or named.role == "child"
        own = self.found.get(known)
        if (
            own is None
            or (subject and not own.is_subject)
            or (born and not own.born)
            or set(identifiers) - set(own.identifiers)
            or set(self._apart(named)) - set(own.details)
        ):
            self.found[known] = Person(
                id=known,
                kind=own.kind if own and named.kind is PersonKind.UNKNOWN else named.kind,
                name=own.name if own else named.name,
                known_as=tuple(dict.fromkeys((*(own.known_as if own else ()), *named.known_as))),
                born=own.born if own and own.born else self._born_for_certain(named, born),
                identifiers=tuple(dict.fromkeys((*(own.identifiers if own else ()), *identifiers))),
                details=tuple(dict.fromkeys((*(own.details if own else ()), *self._apart(named)))),
                is_subject=subject or (own is not None and own.is_subject),
                source=own.source if own else self.document.source(locator),
            )
        return known


def whose(words: str, column: Column, front: Front) -> tuple[list[Named], bool]:
    """Those whose row it is by its cell, and whether the cell's words say more than is told of them."""
    own = entered(words)
    if listed := listed_in(own.name):
        more = not listed.is_all_told or any(one.part for one in listed.people)
        people = [Named(one.name, "", born=one.born) for one in listed.people]
    else:
        # In a file of no one child, a row that says who it is about, however written, is about nobody else.
        names = _names(own.name, column, front) or (() if front.children else labels_in(own.name))
        more, people = not names, [Named(as_said(name) if "," in name else name, "") for name in names]
    if len(people) != 1:
        return people, bool(more or own.group or own.numbers)
    known_as = (own.known_as,) if own.known_as else ()
    return [replace(people[0], numbers=own.numbers, known_as=known_as, apart=own.group)], bool(more)


def _names(words: str, column: Column, front: Front) -> tuple[str, ...]:
    """The names of a cell; "Example, Rowan Lee" under a heading in the singular is one."""
    heading = folded(column.heading)
    pieces = [piece.strip() for piece in words.split(",")]
    if len(pieces) == _SURNAME_FIRST and len(pieces[0].split()) == 1 and 1 <= len(pieces[1].split()) <= _GIVEN_NAMES:
        singular = not any(word in heading for word in _PLURAL)
        # "EXAMPLE, R": a log that gives no more of somebody gives the family name first.
        if singular and is_name(pieces[0]) and (is_name(pieces[1]) or _INITIAL.fullmatch(pieces[1])):
            return (" ".join(words.split()),)
    return names_by_key(words, front)


def _is_child(born: When, row: Row) -> bool:
    """Not of age on the day of the row."""
    days = [moment.when.earliest for moment in row.cell.moments if moment.when.earliest]
    return bool(days) and born.latest is not None and (days[0] - born.latest).days < _OF_AGE * _YEAR
