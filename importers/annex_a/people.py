"""One child under one id, in whatever lists the id stands; workers by their names."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from chronology.documents import Document
from chronology.model import Person, PersonKind, Problem, Source
from chronology.people import plain


class Children:
    """The children of an export, gathered from all its lists."""

    def __init__(self) -> None:
        self._met: dict[str, list[tuple[Document, Person]]] = {}
        self._workers: dict[str, Person] = {}

    def meet(self, document: Document, person: Person) -> None:
        """Note what a row says of a child."""
        self._met.setdefault(person.id, []).append((document, person))

    def work(self, name: str, source: Source) -> None:
        """Note a worker. Two of one name are taken for one: the lists have nothing else to tell them apart by."""
        own = f"worker:{plain(name).replace(' ', '-')}"
        self._workers.setdefault(own, Person(id=own, kind=PersonKind.PROFESSIONAL, name=name, source=source))

    def settled(self) -> Iterator[Person | Problem]:
        """Each child once, with a problem where the lists disagree."""
        for met in self._met.values():
            yield from _settled(met)
        yield from self._workers.values()


def _settled(met: list[tuple[Document, Person]]) -> Iterator[Person | Problem]:
    people = [person for _, person in met]
    births = Counter(person.born.edtf for person in people if person.born and person.born.edtf)
    if len(births) > 1:
        document, first = next((document, one) for document, one in met if one.born)
        message = f"one child has {len(births)} dates of birth in these lists; the one that most rows give is used"
        yield replace(document.problem(message, first.source.locator), about=(first.id,))
    # Of dates that equally many rows give, the earliest: never the one that happens to stand first.
    born = min(births, key=lambda edtf: (-births[edtf], edtf), default=None)
    written = [person.born for person in people if person.born]
    sexes = sorted({person.sex for person in people if person.sex} - {"not recorded"})
    if len(sexes) > 1:
        yield replace(
            met[0][0].problem("one child is recorded as of more than one sex", people[0].source.locator),
            about=(people[0].id,),
        )
    yield replace(
        people[0],
        born=next((when for when in written if when.edtf == born), None),
        sex=" or ".join(sexes) or next((person.sex for person in people if person.sex), None),
        identifiers=tuple(dict.fromkeys(pair for person in people for pair in person.identifiers)),
        details=tuple(dict.fromkeys(pair for person in people for pair in person.details)),
    )
