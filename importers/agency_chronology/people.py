"""Who is in a row: people by the names written for them, each person of the file made once."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from chronology.documents import Document
from chronology.model import Involvement, Person, PersonKind, Relationship, When
from chronology.normalise import OF_ROW
from chronology.people import plain
from chronology.prose.phrases import folded
from importers.agency_chronology.columns import Meaning
from importers.agency_chronology.front import Front, Named, is_name, labels_in, names_by_key
from importers.agency_chronology.layout import Column
from importers.agency_chronology.moments import read_cell
from importers.agency_chronology.rows import Row
from importers.agency_chronology.seen import asks_of_children, sight_of

_SURNAME_FIRST = 2
_INITIAL = re.compile(r"[^\W\d_]\.?")
# Of one child a heading speaks in the singular; then a comma parts surname and given name.
_PLURAL = ("children", "pupils", "students", "names", "plant", "disgyblion", "/")
_PARENTS = frozenset({"mother", "father", "sibling"})


@dataclass(slots=True)
class People:
    """The people of a document, by the names written for them; nobody is taken for somebody else."""

    document: Document
    found: dict[str, Person] = field(default_factory=dict)

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
                    from_person=person_id(person.name),
                    to_person=person_id(child.name),
                    kind=person.role,
                    source=self.document.source(locator),
                )

    def about(self, row: Row, front: Front, locator: str) -> tuple[list[Involvement], list[tuple[str, str]]]:
        """The people a row is about and those in it; and the words of their columns that name nobody."""
        parts: list[Involvement] = []
        aside: list[tuple[str, str]] = []
        for column, words in row.told.get(Meaning.CHILD, ()):
            # In a file of no one child, a row that says who it is about, however written, is about nobody else.
            names = _names(words, column, front) or (() if front.children else labels_in(words))
            if not names:
                aside.append((column.name, words))
            named = [self._named(name, front) for name in names]
            ids = [self._person(person, locator, row) for person in named]
            parts += [Involvement(person=known, role="subject") for known in ids]
        for column, words in row.told.get(Meaning.PERSON, ()):
            names = _names(words, column, front)
            if not names:
                aside.append((column.name, words))
            parts += [Involvement(person=self._passing(name, front, locator)) for name in names]
        if not front.children and not any(part.role == "subject" for part in parts):
            # Whom of them the records are about, the row is about; this file alone does not say who that is.
            parts = [replace(part, involvement=OF_ROW) for part in parts]
        if not any(part.role == "subject" for part in parts):
            about = [Involvement(person=person_id(child.name), role="subject") for child in front.children]
            parts = [*about, *(part for part in parts if part.person not in {one.person for one in about})]
        return list(dict.fromkeys(self._seen(parts, row, front, locator))), aside

    def _passing(self, name: str, front: Front, locator: str) -> str:
        """Somebody in a row whom the head or another row tells more of, by id; else the name as written.

        A name and nothing else is no record of a person: whom it means is settled as with the names of texts.
        """
        named = self._named(name, front)
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

    def _named(self, name: str, front: Front) -> Named:
        """Somebody a row names. A given name alone is that of the one the head names so, and of nobody else."""
        words = plain(name).split()
        fits = [one for one in front.people if plain(one.name) == plain(name)]
        if not fits and len(words) == 1:
            fits = [one for one in front.people if plain(one.name).split()[:1] == words]
        return fits[0] if len(fits) == 1 else Named(name, "")

    def _id_of(self, name: str, born: When | None) -> str:
        """The id of a name; of one whom another row gives with another date of birth, that with the date."""
        known = person_id(name)
        first = self.found.get(known)
        is_another = first is not None and first.born is not None and born is not None and first.born.edtf != born.edtf
        return f"{known}@{born.edtf}" if born is not None and is_another else known

    def _person(self, named: Named, locator: str, row: Row | None = None) -> str:
        born = named.born or (_born(row) if row else None)
        known = self._id_of(named.name, born)
        identifiers = (*named.numbers, *(_identifiers(row) if row else ()))
        subject = row is not None or named.role == "child"
        own = self.found.get(known)
        if (
            own is None
            or (subject and not own.is_subject)
            or (born and not own.born)
            or set(identifiers) - set(own.identifiers)
        ):
            self.found[known] = Person(
                id=known,
                kind=own.kind if own and named.kind is PersonKind.UNKNOWN else named.kind,
                name=own.name if own else named.name,
                known_as=tuple(dict.fromkeys((*(own.known_as if own else ()), *named.known_as))),
                born=own.born if own and own.born else born,
                identifiers=tuple(dict.fromkeys((*(own.identifiers if own else ()), *identifiers))),
                is_subject=subject or (own is not None and own.is_subject),
                source=own.source if own else self.document.source(locator),
            )
        return known


def person_id(name: str) -> str:
    """By the written name, as the names of notes are: the same name in two files is one id until their births differ."""
    return f"name:{plain(name).replace(' ', '-')}"


def _names(words: str, column: Column, front: Front) -> tuple[str, ...]:
    """The names of a cell; "Example, Rowan" under a heading in the singular is one."""
    heading = folded(column.heading)
    pieces = [piece.strip() for piece in words.split(",")]
    if len(pieces) == _SURNAME_FIRST and all(len(piece.split()) == 1 for piece in pieces):
        singular = not any(word in heading for word in _PLURAL)
        # "EXAMPLE, R": a log that gives no more of somebody gives the family name first.
        if singular and is_name(pieces[0]) and (is_name(pieces[1]) or _INITIAL.fullmatch(pieces[1])):
            return (" ".join(words.split()),)
    return names_by_key(words, front)


def _born(row: Row) -> When | None:
    words = row.text(Meaning.BORN)
    moments = read_cell(words).moments if words else ()
    return moments[0].when if len(moments) == 1 and moments[0].when.dated else None


def _identifiers(row: Row) -> tuple[tuple[str, str], ...]:
    return tuple((column.heading, words) for column, words in row.told.get(Meaning.IDENTIFIER, ()))
