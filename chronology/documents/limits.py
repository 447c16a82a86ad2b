"""How much the gate lets through. Published in docs/limits.md; a caller may pass its own."""

from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Caps in bytes unless named otherwise. Reaching one refuses the file with a plain message."""

    streamed: int = 1024 * MIB
    """An XML file, read as a stream."""
    whole: int = 64 * MIB
    """A file that must be held whole: text, tables, Office, JSON, and whatever comes from standard input."""
    pending_markup: int = 400_000
    """Tags and attributes between two records: what bounds memory while streaming."""
    prolog: int = 64 * 1024
    """How far the root element may be from the start of the file."""
    members: int = 2_000
    """Entries of an archive."""
    ratio: int = 200
    """Unpacked over packed size of an archive."""
    unpacked: int = 256 * MIB
    """All entries of an archive together."""


DEFAULT = Limits()
