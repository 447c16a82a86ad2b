"""ICS-style record exports: the XML of the Integrated Children's System's exemplars, and its adult counterpart."""

from collections.abc import Iterator, Sequence

from chronology.documents import Document
from chronology.hooks import Read, Recognition, Whom

NAMESPACE = "urn:x-chronology:ics:1"
ROOT = "ICSExport"


class IcsRecords:
    """Reads ICS-style XML; docs/ics-format.md describes it and `ics-record.xsd` defines it."""

    name = "ics-xml"

    def recognises(self, document: Document) -> Recognition:
        """By root element, in our namespace or in none."""
        root = document.xml_root
        if root is None or root[1] != ROOT:
            return Recognition.no()
        if root[0] in (NAMESPACE, ""):
            return Recognition.certain(f"root element {ROOT}")
        return Recognition.likely(f"root element {ROOT} in another namespace")

    def read(self, documents: Sequence[Document]) -> Iterator[Read]:
        """Stream the records of each export."""
        # Imported here: the tables are only read when there is something to read with them.
        from importers.ics.reading import read_export

        for document in documents:
            yield from read_export(document)

    def read_for(self, documents: Sequence[Document], whom: Whom) -> Iterator[Read]:
        """The same for one person: records of others are counted as they pass."""
        from importers.ics.reading import read_export

        for document in documents:
            yield from read_export(document, whom)
