"""Annex A: the child-level lists that English councils make for Ofsted's inspections, as one workbook or a file a list."""

from collections.abc import Iterator, Sequence

from chronology.documents import Document
from chronology.errors import RefusedError
from chronology.hooks import Read, Recognition

_NONE = "no table has the columns of an Annex A list"


class AnnexA:
    """Reads the lists of Annex A. The files of one folder are one export."""

    name = "annex-a"
    together = True

    def recognises(self, document: Document) -> Recognition:
        """By the columns of a list on any sheet; names of sheets and files say nothing."""
        try:
            tables = document.tables
        except RefusedError as error:
            return Recognition.no(str(error))
        if not tables:
            return Recognition.no(_NONE)

        from chronology.mapping.tables import columns_of
        from importers.annex_a.mapping import lists

        known = [columns.kind.name for table in tables if (columns := columns_of(lists(), table)) is not None]
        if not known:
            return Recognition.no(_NONE)
        return Recognition.certain(f"the columns of Annex A: {', '.join(dict.fromkeys(known))}")

    def read(self, documents: Sequence[Document]) -> Iterator[Read]:
        """All the files of one export: a child who stands in several lists is one child."""
        from importers.annex_a.reading import Export

        yield from Export().read(documents)
