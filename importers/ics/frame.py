"""What must be remembered while an export streams by: names, counts, and what is still to be explained."""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import replace

from chronology.documents import Document, Element, local_name
from chronology.model import Coverage, Problem, Severity


def is_words(text: str | None) -> bool:
    """Whether text that stands between elements, where none belongs, is more than white space."""
    return text is not None and not text.isspace()


class Frame:
    """The state of one reading. It grows with the people and the record ids, not with the text."""

    def __init__(self, document: Document, records_and_people: Collection[str] = ()) -> None:
        self.document = document
        self.name = document.name
        self.sha256 = document.sha256
        self.authority = ""
        self.agencies: dict[str, str] = {}
        """By person, the agency that the file gives them."""
        self.system = "ics"
        self.as_at: dt.date | None = None
        self.names: dict[str, str] = {}
        self.places: set[str] = set()
        self.found = 0
        self.accounted = 0
        self.structure: Counter[str] = Counter()
        self.coverage: list[Coverage] = []
        """What the export claims it could show: it stands at its head, and is true only of an export read to its end."""
        self.records: set[str] = set()
        self.aside: list[Element] = []
        self._records_and_people = records_and_people
        self._links: dict[tuple[str, tuple[str, ...]], str] = {}
        self._awaited: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        """By record that was not met yet, the links to it."""
        self._authors: dict[tuple[str | None, str | None], str] = {}
        self._known: set[tuple[str, ...]] = set()

    def count(self, elements: int) -> None:
        """These elements were found and have ended somewhere."""
        self.found += elements
        self.accounted += elements

    def unknown(self, element: Element, path: str) -> Problem:
        """An element the format does not have: a problem of its own, with all that is inside it but for records."""
        self.count(self._set_aside(element))
        name = local_name(element.tag)
        if name in self._records_and_people:
            return self.problem(f"the element {name} stands inside another; it was read on its own", path)
        return self.problem(f"the element {name} is not part of the format; it and what is in it was not read", path)

    def _set_aside(self, element: Element) -> int:
        """How many elements there are, without those that can be read by themselves: they wait in `aside`."""
        if local_name(element.tag) in self._records_and_people:
            self.aside.append(element)
            return 0
        return 1 + sum(map(self._set_aside, element))

    def inside(self, element: Element, path: str) -> Iterator[Problem]:
        """Elements in one that the format gives only text."""
        for child in element:
            yield self.unknown(child, f"{path}/{local_name(child.tag)}")

    def problem(self, message: str, path: str, severity: Severity = Severity.WARNING) -> Problem:
        """Something at a path that could not be read."""
        return self.document.problem(message, path, severity)

    def name_of(self, person: str | None) -> str | None:
        """How a person is written in the document: their name, else their id."""
        return None if person is None else self.names.get(person, person)

    def in_role(self, person: str | None, role: str | None) -> str:
        """A person with their role in brackets, or whichever of the two is known."""
        name = self.names.get(person, person) if person else ""
        return f"{name} ({role})" if name and role else name or role or ""

    def author(self, person: str | None, team: str | None) -> str | None:
        """Who wrote a record, with their team."""
        if person is None and team is None:
            return None
        known = self._authors.get((person, team))
        if known is None:
            known = self._authors[person, team] = self.in_role(person, team)
        return known

    def knows(self, people: tuple[str, ...]) -> bool:
        """All of these are people of the file, as far as it has been read. The same few are asked for again and again."""
        if people in self._known:
            return True
        if not all(person in self.names for person in people):
            return False
        self._known.add(people)
        return True

    def meet(self, record: str) -> None:
        """A record of this id was read: links to it lead somewhere, and are held no longer."""
        self.records.add(record)
        for link in self._awaited.pop(record, ()):
            del self._links[link]

    def linked(self, record: str, path: str, about: tuple[str, ...]) -> None:
        """A link was read in a record about these people; whether the record it names exists is only known at the end."""
        link = (record, about)
        if record not in self.records and link not in self._links:
            self._links[link] = path
            self._awaited.setdefault(record, []).append(link)

    def dangling(self) -> Iterator[Problem]:
        """Links to records that are not in the file."""
        for (_, about), path in self._links.items():
            problem = self.problem("a link names a record that is not in the file", path, Severity.NOTE)
            yield replace(problem, about=about) if all(person in self.names for person in about) else problem
