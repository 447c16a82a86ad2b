"""The Children in Need census of England: one XML file a year from every authority to the Department for Education."""

import re
from collections.abc import Iterator, Sequence

from chronology.documents import Document
from chronology.errors import RefusedError
from chronology.hooks import Read, Recognition, Whom

_COLLECTION = re.compile(r"<(?:[\w.-]+:)?Collection>\s*([^<]*?)\s*</")
_CHILDREN = re.compile(r"<(?:[\w.-]+:)?(?:CINdetails|LAchildID)[\s/>]")


class CinCensus:
    """Reads CIN census XML."""

    name = "cin-census"

    def recognises(self, document: Document) -> Recognition:
        """By the root element and the collection named in the header; the file's name says nothing."""
        try:
            root = document.xml_root
        except RefusedError as error:
            return Recognition.no(str(error))
        if root is None or root[1] != "Message":
            return Recognition.no("the root element is not Message")
        head = _text(document.head)
        collection = _COLLECTION.search(head)
        if collection:
            named = collection[1] == "CIN"
            return Recognition.certain("Message with Collection CIN") if named else Recognition.no("another collection")
        if _CHILDREN.search(head):
            return Recognition.likely("Message with children in need, without a Collection")
        return Recognition.no("Message without a Collection")

    def read(self, documents: Sequence[Document]) -> Iterator[Read]:
        """Each file on its own."""
        from importers.cin.census import Census

        for document in documents:
            yield from Census(document).read()

    def read_for(self, documents: Sequence[Document], whom: Whom) -> Iterator[Read]:
        """The same for one child: the elements of others are counted as they pass."""
        from importers.cin.census import Census

        for document in documents:
            yield from Census(document, whom).read()


def _text(head: bytes) -> str:
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    return head[: len(head) // 2 * 2].decode("utf-16", errors="ignore") if wide else head.decode("latin-1")
