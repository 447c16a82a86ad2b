"""Children of a census that is read for another child: nothing is made of them, and they are counted."""

from collections.abc import Iterator

from chronology.documents import Document, Element, local_name
from chronology.hooks import Whom
from chronology.model import Left


class Others:
    """How many children there are but those asked for, and their marks."""

    def __init__(self, whom: Whom, document: Document) -> None:
        self._whom = whom
        self._document = document
        self._ids: set[str] = set()
        self._meant: set[str] = set()
        self._marks = bytearray()
        self.elements = 0

    def has(self, child: str, element: Element) -> bool:
        """The child is one of them."""
        names = (child, *_numbers(element))
        if child in self._meant or self._whom.is_meant(*names):
            self._meant.add(child)
            return False
        for name in names:
            self._marks += self._whom.mark(name)
        self._ids.add(child)
        return True

    def left(self) -> Left | None:
        """What was left; None where there was nobody else."""
        if not self._ids:
            return None
        return Left(
            records=((self._document.name, self.elements),),
            people=len(self._ids),
            marks=bytes(self._marks),
            # Of two entries of one child one was read, by a number that only it has.
            is_sure=self._ids.isdisjoint(self._meant),
        )


def _numbers(child: Element) -> Iterator[str]:
    """All that stands among the identifiers of a child."""
    for group in child:
        if local_name(group.tag) == "ChildIdentifiers":
            yield from (text for element in group if (text := (element.text or "").strip()))


def child_id_of(child: Element) -> str:
    """The identifier, before the child is read: every place in it is named by it."""
    for group in child:
        if local_name(group.tag) == "ChildIdentifiers":
            for element in group:
                if local_name(element.tag) == "LAchildID":
                    return (element.text or "").strip()
    return ""


def holds_pre_proceedings(child: Element) -> bool:
    """Steps before proceedings are recorded of the child: the census can show them."""
    details = (group for group in child if local_name(group.tag) == "CINdetails")
    return any(local_name(element.tag) == "PreProceedingsandFGDM" for each in details for element in each)
