"""What a document was made from and by what: the value that is printed on its last pages and attached to it as JSON."""

import datetime as dt
import hashlib
from dataclasses import dataclass, replace
from typing import Final

import msgspec

from chronology import __version__
from chronology.model import Chronology, DocumentRead, PracticeUsed
from chronology.pipeline import manifest_hash
from exports.marks import encodable

SCHEMA: Final = "analytical-chronology/manifest/1"
NAME: Final = "manifest.json"
"""What the attachment is called in the file."""
PRODUCT: Final = "analytical-chronology"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceUsed:
    """A file that was read: its name as printed, bytes, SHA-256 in hexadecimal, and the importer that read it.

    The importer is empty for a file that none read, and the hash for one that could not even be opened.
    """

    name: str
    size: int
    sha256: str
    importer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionsUsed:
    """How many reviewer's decisions were laid over the record, and their SHA-256; no hash where there is none."""

    count: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a document was made from.

    `inputs` is one SHA-256 over the names and hashes of the sources. `counts` are the totals that the document prints.
    `pages` is the SHA-256 of what draws each page, in order; empty until the pages are drawn.
    """

    schema: str
    product: str
    version: str
    profile: str
    language: str
    as_at: dt.date
    subject: str
    practice: PracticeUsed
    plugins: tuple[str, ...]
    inputs: str
    sources: tuple[SourceUsed, ...]
    counts: dict[str, int]
    decisions: DecisionsUsed
    pages: tuple[str, ...] = ()

    @property
    def facts(self) -> str:
        """SHA-256 of everything but the hashes of the pages, which cannot print their own."""
        return _sha256(to_json(replace(self, pages=())))


def manifest_of(chronology: Chronology, subject: str) -> Manifest:
    """The manifest of a chronology, before its pages are drawn; `subject` is the reference that stands on each page."""
    return Manifest(
        schema=SCHEMA,
        product=PRODUCT,
        version=__version__,
        profile=chronology.profile,
        language=chronology.language,
        as_at=chronology.as_at,
        subject=encodable(subject),
        practice=chronology.practice,
        plugins=tuple(map(encodable, chronology.plugins)),
        inputs=manifest_hash(chronology),
        sources=tuple(map(_source, chronology.documents)),
        counts=counts_of(chronology),
        decisions=DecisionsUsed(
            count=len(chronology.decisions),
            sha256=_sha256(_canonical(chronology.decisions)) if chronology.decisions else "",
        ),
    )


def counts_of(chronology: Chronology) -> dict[str, int]:
    """The totals of a chronology by name: those of reading, then what is printed and found."""
    told = {
        "accounts": sum(len(event.accounts) for event in (*chronology.events, *chronology.undated)),
        "events": len(chronology.events) + len(chronology.undated),
        "ignored": sum(ignored.count for ignored in chronology.ignored),
        "problems": len(chronology.problems),
    }
    return {
        **dict(chronology.counts),
        **{name: count for name, count in told.items() if name not in dict(chronology.counts)},
        "printed": sum(serial.printed for serial in chronology.serials),
        "findings": len(chronology.findings),
    }


def to_json(manifest: Manifest) -> bytes:
    """The one way to write it: UTF-8, names in order, no white space."""
    return _canonical(manifest)


def from_json(data: bytes) -> Manifest:
    """A manifest as it was written.

    Raises:
        ValueError: it is no manifest of this schema, or not written in the one way there is.

    """
    try:
        manifest = msgspec.json.decode(data, type=Manifest)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise ValueError("it does not have the form of a manifest") from error
    if manifest.schema != SCHEMA:
        raise ValueError("it is a manifest of another version of this program, which this one cannot check")
    if to_json(manifest) != data:
        raise ValueError("it is not written as this program writes it")
    return manifest


def _source(read: DocumentRead) -> SourceUsed:
    return SourceUsed(name=encodable(read.name), size=read.size, sha256=read.sha256, importer=read.importer)


def _canonical(value: object) -> bytes:
    return msgspec.json.encode(value, order="sorted")


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
