"""The SSDA903 return on looked-after children of England: XML, or a set of files with one table each."""

from collections.abc import Iterator, Sequence

from chronology.documents import Document
from chronology.errors import RefusedError
from chronology.hooks import Read, Recognition, Whom


class Ssda903:
    """Reads SSDA903 returns. The files of one return belong together: a child stands in many of them."""

    name = "ssda903"
    together = True

    def recognises(self, document: Document) -> Recognition:
        """By the root element, or by the columns; the file's name says nothing."""
        from importers.ssda903.rows import Part, is_xml_return, parts_of

        try:
            if is_xml_return(document):
                return Recognition.certain("root element EXPSSDA903")
            if document.xml_root is not None or not (document.is_text or document.is_workbook):
                return Recognition.no("not a table")
            known = [part.table.name for part in parts_of(document, 0) if isinstance(part, Part)]
        except RefusedError as error:
            return Recognition.no(str(error))
        if not known:
            return Recognition.no("the columns are not those of a table of the return")
        return Recognition.certain(f"columns of the table {' and '.join(known)}")

    def read(self, documents: Sequence[Document]) -> Iterator[Read]:
        """All the files of one return in one pass."""
        from importers.ssda903.returns import Reading903

        yield from Reading903(documents).read()

    def read_for(self, documents: Sequence[Document], whom: Whom) -> Iterator[Read]:
        """The same for one child: the rows of others are counted as they pass."""
        from importers.ssda903.returns import Reading903

        yield from Reading903(documents, whom).read()
