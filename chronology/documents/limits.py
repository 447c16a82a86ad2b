"""How much the gate lets through. Published in docs/limits.md; a caller may pass its own."""

from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Caps in bytes unless named otherwise. Reaching one refuses the file with a plain message."""

    streamed: int = 1024 * MIB
    """An XML file, a text table or JSON that is read by a mapping: read as a stream."""
    whole: int = 64 * MIB
    """A file that must be held whole: text, Office, PDF, mail, our own JSON, and whatever comes from standard input."""
    pending_markup: int = 400_000
    """Tags and attributes between two records: what bounds memory while streaming."""
    prolog: int = 64 * 1024
    """How far the root element may be from the start of the file."""
    cell: int = 4 * MIB
    """Characters of one cell of a text table: more means that a quotation mark is never closed."""
    columns: int = 16_384
    """Cells of one row of a text table: as many as a spreadsheet has columns."""
    members: int = 2_000
    """Entries of an archive, with those of all archives and mails inside it."""
    ratio: int = 200
    """Unpacked over packed size of an archive, with all inside it."""
    unpacked: int = 256 * MIB
    """All entries of an archive together, with those of all archives and mails inside it; what a workbook or PDF says."""
    depth: int = 3
    """How many containers (archives, mails) may stand in each other."""
    parts: int = 1_000
    """Parts of a mail."""
    memory: int = 1024 * MIB
    """What the child that reads a workbook, PDF or Outlook mail may use, where the system can hold it to that."""
    seconds: float = 120
    """How long that child may take."""


DEFAULT = Limits()
