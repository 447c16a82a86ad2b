"""The chronology as a workbook to sort, filter and count in."""

from chronology.model import Chronology


class Excel:
    """Writes the analytical chronology for Excel: typed dates with their precision beside them, and no live formula."""

    name = "xlsx"
    suffix = ".xlsx"

    def export(self, chronology: Chronology) -> bytes:
        """The finished document; same chronology, same bytes."""
        from exports.sheet.document import write

        return write(chronology)
