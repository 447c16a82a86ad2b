"""Plain text: for a terminal, for a reader of braille or speech, and for comparing two versions line by line."""

from chronology.model import Chronology


class Text:
    """Plain text, a hundred characters wide."""

    name = "text"
    suffix = ".txt"

    def export(self, chronology: Chronology) -> bytes:
        """The finished document; same chronology, same bytes."""
        from exports.conference import for_conference
        from exports.filed import surely_filed
        from exports.text.page import Page
        from exports.text.sections import document

        text = "\n".join(line.rstrip() for line in document(Page(for_conference(surely_filed(chronology)))))
        return f"{text.rstrip()}\n".encode()
