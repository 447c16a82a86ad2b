"""The chronology as a Word document, whose column for analysis a social worker fills in and hands back."""

from chronology.model import Chronology


class Word:
    """Writes the analytical chronology for Word: real headings, lists, tables and fields."""

    name = "docx"
    suffix = ".docx"

    def export(self, chronology: Chronology) -> bytes:
        """The finished document; same chronology, same bytes."""
        from exports.word.document import write

        return write(chronology)
