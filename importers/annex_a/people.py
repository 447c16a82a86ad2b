"""One child under one id, in whatever lists the id stands; workers by their names."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from chronology.documents import Document
from chronology.model import Person, PersonKind, Problem, Source, When
from chronology.people import plain

_USED = "the one that most rows give, or the earliest of those, is used"


class Children:
    """The children of an export, gathered from all its lists."""

    def __init__(self) -> None:
        self._met: dict[str, list[tuple[Document, Person]]] = {}
        self._born: dict[str, Counter[str]] = {}
        self._workers: dict[str, Person] = {}

    def meet(self, document: Document, person: Person) -> None:
        """Note what a row says of a child."""
        self._met.setdefault(person.id, []).append((document, person))

    def date(self, child: str, born: When) -> None:
        """Count a row's date of birth."""
        if born.edtf:
            self._born.setdefault(child, Counter())[born.edtf] += 1

    def work(self, name: str, source: Source) -> None:
        """Note a worker. Two of one name are taken for one: the lists have nothing else to tell them apart by."""
        own = f"worker:{plain(name).replace(' ', '-')}"
        self._workers.setdefault(own, Person(id=own, kind=PersonKind.PROFESSIONAL, name=name, source=source))

    def settled(self) -> Iterator[Person | Problem]:
        """Each child once, with a problem where the lists disagree."""
        for child, met in self._met.items():
            yield from _settled(met, self._born.get(child, Counter()))
        yield from self._workers.values()


def _settled(met: list[tuple[Document, Person]], births: Counter[str]) -> Iterator[Person | Problem]:
    people = [person for _, person in met]
    if len(births) > 1:
        yield _disagreement(met, f"one child has {len(births)} dates of birth in these lists; {_USED}")
    # Of dates that equally many rows give, the earliest: never the one that happens to stand first.
    born = min(births, key=lambda edtf: (-births[edtf], edtf), default=None)
    written = [person.born for person in people if person.born]
    sexes = sorted({person.sex for person in people if person.sex} - {"not recorded"})
    if len(sexes) > 1:
        yield _disagreement(met, "one child is recorded as of more than one sex")
    yield replace(
        people[0],
        born=next((when for when in written if when.edtf == born), next(iter(written), None)),
        sex=" or ".join(sexes) or next((person.sex for person in people if person.sex), None),
        identifiers=tuple(dict.fromkeys(pair for person in people for pair in person.identifiers)),
        details=tuple(dict.fromkeys(pair for person in people for pair in person.details)),
    )


def _disagreement(met: list[tuple[Document, Person]], message: str) -> Problem:
    document, person = met[0]
    return replace(document.problem(message, person.source.locator), about=(person.id,))
