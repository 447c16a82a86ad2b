"""The sources of a document beside files of today: which are the same, byte for byte."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from chronology.documents import Document, gather
from exports.pdf.manifest import SourceUsed


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """How many sources are among the files, and the names of those that are not or hold something else now."""

    same: int
    changed: tuple[str, ...]
    """Files of that name are there and hold other bytes."""
    missing: tuple[str, ...]
    besides: int
    """Files that are no source."""


def compared(sources: Sequence[SourceUsed], inputs: Iterable[str], *, apart: Collection[Path] = ()) -> Compared:
    """Hold sources against the files that are named, which are found as when they are read; `apart` is left out.

    A file is known again by its hash, whatever it is called now. One that cannot be opened is missing.
    """
    there = {found.name: _hash(found) for found in gather(inputs, apart=apart) if isinstance(found, Document)}
    hashes = set(there.values())
    lacking = [source for source in sources if source.sha256 not in hashes or not source.sha256]
    changed = tuple(source.name for source in lacking if source.name in there)
    return Compared(
        same=len(sources) - len(lacking),
        changed=changed,
        missing=tuple(source.name for source in lacking if source.name not in there),
        besides=len(there.keys() - set(changed)) - sum(digest in _hashes(sources) for digest in there.values()),
    )


def _hashes(sources: Iterable[SourceUsed]) -> set[str]:
    return {source.sha256 for source in sources}


def _hash(document: Document) -> str:
    try:
        return document.sha256
    except OSError:
        return ""
