"""Case notes as people write them: text, Word, PDF and mail, one note or many; and dumps with a row for each."""

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePath

from chronology.documents import Document
from chronology.errors import RefusedError
from chronology.hooks import Certainty, Read, Recognition

# A text with another ending is some other thing's own: a setting, a table, a program.
_ENDINGS = frozenset({"", ".txt", ".text", ".md", ".markdown", ".log", ".doc.txt", ".docx"})
# How texts begin that are written for machines: JSON, mark-up, RTF, calendars and cards.
_MACHINE = ("{", "[{", "[[", "begin:v", "%!ps", "#!/", "---\n#")
_MARKED_UP = re.compile(r"<[!?/a-z]")


class CaseNotes:
    """Reads notes as accounts: one for each note, and one for each day of its own that a note tells of."""

    name = "case-notes"
    generality = 1

    def recognises(self, document: Document) -> Recognition:
        """Certain of a table with the columns of a dump alone: any prose can be a note, and other formats go first."""
        if (dump := _dumped(document)).certainty is Certainty.CERTAIN:
            return dump
        prose = _prose(document)
        return Recognition.likely(prose) if prose else Recognition.no()

    def read(self, documents: Sequence[Document]) -> Iterator[Read]:
        """Read each document on its own; what cannot be read is a `Problem`."""
        # Imported here: the tables of words are compiled when there is something to read.
        from importers.notes.dumps import read_dump
        from importers.notes.reading import read_document

        for document in documents:
            dump = _dumped(document).certainty is Certainty.CERTAIN
            yield from read_dump(document) if dump else read_document(document)


def _prose(document: Document) -> str:
    """What kind of prose it is; empty for what is none."""
    if document.is_mail:
        return "a mail, each message in it a note"
    if document.is_pdf:
        return "the words of a PDF, read as case notes"
    if PurePath(document.name).suffix.lower() not in _ENDINGS:
        return ""
    if document.is_word:
        return "a Word document, read as case notes"
    return "plain text, read as case notes" if document.is_text and not _is_for_machines(document) else ""


def _dumped(document: Document) -> Recognition:
    # A Word file is an archive too, and only a spreadsheet holds a dump; asked first, as it costs least.
    if not (document.delimiter or document.is_workbook):
        return Recognition.no()
    from importers.notes.dumps import DUMPS

    # The one there is: its mapping is loaded once, not for every table that is asked about.
    return DUMPS.recognises(document)


def _is_for_machines(document: Document) -> bool:
    try:
        if document.xml_root is not None:
            return True
    except RefusedError:
        return True
    start = document.head[:400].decode("utf-8", errors="replace").lstrip("\ufeff \t\n").lower()
    return start.startswith(_MACHINE) or _MARKED_UP.match(start) is not None or _is_table(document)


def _is_table(document: Document) -> bool:
    """Comma-separated: the first lines hold the same number of commas, at least two, and no sentence."""
    lines = [line for line in document.head.decode("utf-8", errors="replace").split("\n")[:4] if line.strip()]
    commas = {line.count(",") for line in lines[:3]}
    return len(lines) > 1 and len(commas) == 1 and commas.pop() >= 2 and not any(". " in line for line in lines[:3])


__all__ = ["CaseNotes"]
