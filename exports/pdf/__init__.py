"""The chronology as a PDF that a case conference can read in ten minutes and trust."""

from chronology.model import Chronology


class Pdf:
    """Writes the analytical chronology as a PDF."""

    name = "pdf"
    suffix = ".pdf"

    def export(self, chronology: Chronology) -> bytes:
        """The finished document; same chronology, same bytes."""
        from exports.pdf.document import write

        return write(chronology)
