"""What a plug-in is: three kinds of object and the three hooks that register them.

A plug-in inherits from nothing; an object with these attributes is one. Hooks may gain arguments, never lose them.
"""

import struct
import zlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

import pluggy

from chronology.documents import Document
from chronology.model import (
    Account,
    Action,
    Chronology,
    Concern,
    Coverage,
    Finding,
    Followed,
    Graph,
    Ignored,
    Left,
    Period,
    Person,
    Place,
    Problem,
    Reading,
    Relationship,
    Remark,
    Significance,
    Tabulation,
    Timescale,
)
from chronology.people import all_bare, bare
from chronology.practice import Practice

INTERFACE = 1
"""Version of this interface; it rises when a plug-in written for the last one would break."""

hookspec = pluggy.HookspecMarker("chronology")
hookimpl = pluggy.HookimplMarker("chronology")

Read = Account | Person | Relationship | Place | Coverage | Action | Ignored | Left | Reading | Problem
Result = Finding | Followed | Significance | Timescale | Remark | Tabulation | Period | Concern | Graph | Problem


class Certainty(StrEnum):
    """How sure an importer is that a document is its own."""

    CERTAIN = "certain"
    LIKELY = "likely"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Recognition:
    """An importer's answer about a document, with the reason a user is told."""

    certainty: Certainty
    reason: str = ""

    @classmethod
    def certain(cls, reason: str) -> "Recognition":
        """Mine for certain: a root element or a column set no other format has."""
        return cls(Certainty.CERTAIN, reason)

    @classmethod
    def likely(cls, reason: str) -> "Recognition":
        """Readable by me if nobody is certain."""
        return cls(Certainty.LIKELY, reason)

    @classmethod
    def no(cls, reason: str = "") -> "Recognition":
        """Not mine."""
        return cls(Certainty.NO, reason)


@dataclass(frozen=True, slots=True)
class Whom:
    """Whom a chronology is about, as far as is known before the records are read: ids, numbers or a name."""

    names: frozenset[str]
    """Without case, white space and the marks that part a number."""

    @classmethod
    def called(cls, names: Iterable[str]) -> "Whom":
        """Whoever has one of these ids or numbers, or this name."""
        return cls(frozenset(map(bare, names)))

    def is_meant(self, *written: str) -> bool:
        """One of these ids, numbers and names may be theirs: whoever it names is to be read."""
        return not self.names.isdisjoint(all_bare(written))

    @staticmethod
    def mark(written: str) -> bytes:
        """Four bytes by which an id or number that was left is known again, without keeping it."""
        return _marks((bare(written),))

    def marks_but(self, written: Collection[str]) -> bytes | None:
        """The marks of many ids or numbers, one after another; None where any of them may be meant."""
        known = all_bare(written)
        return _marks(known) if self.names.isdisjoint(known) else None


def _marks(known: Collection[str]) -> bytes:
    return struct.pack(f">{len(known)}I", *map(zlib.crc32, [one.encode("utf-8", "surrogatepass") for one in known]))


MARK = 4
"""Bytes of a mark. Two numbers may share one: then what need not be is read, and nothing else."""


class Importer(Protocol):
    """Turns documents of one format into accounts and what goes with them, streaming.

    One with an attribute `together = True` is given all it claims of one folder or archive in one `read`: the files
    of one export. Any other is given its documents one at a time.

    One that knows a table by what its columns mean, not by a format's own names, says how general it is with an
    attribute `generality` over 0: where several are certain of a file, the least general reads it.

    One for files that hold many people's records may have `read_for(documents, whom)` beside `read`. It is called where
    one person's chronology is asked for, and yields what `read` would, but for records of others: these are found and
    accounted for, and told of by one `Left`. Whatever is about `whom.is_meant`, about nobody by name or about somebody
    who is not yielded as a `Person` otherwise is read in full; so is what they take part in.
    """

    name: str

    def recognises(self, document: Document) -> Recognition:
        """Say whether this document is of the importer's format, from its head alone where that is enough."""

    def read(self, documents: Sequence[Document]) -> Iterator[Read]:
        """Read one file, or the files of one export together; yield a `Reading` for each.

        What cannot be read is yielded as a `Problem`, never raised.
        """


class Analyzer(Protocol):
    """Says what a chronology tells. `after` names the analyzers whose results it reads."""

    name: str
    after: tuple[str, ...]

    def analyse(self, chronology: Chronology, practice: Practice) -> Iterator[Result]:
        """Read the events and yield what they tell; change nothing."""


class Exporter(Protocol):
    """Writes a chronology as the bytes of one document. `name` is what `--format` takes."""

    name: str
    suffix: str

    def export(self, chronology: Chronology) -> bytes:
        """The finished document; same chronology, same bytes."""


class Hooks:
    """The hook specifications."""

    @hookspec
    def register_importers(self) -> Sequence[Importer]:
        """Offer importers."""
        raise NotImplementedError

    @hookspec
    def register_analyzers(self) -> Sequence[Analyzer]:
        """Offer analyzers."""
        raise NotImplementedError

    @hookspec
    def register_exporters(self) -> Sequence[Exporter]:
        """Offer exporters."""
        raise NotImplementedError
