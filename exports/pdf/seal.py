"""The seal of a finished file: a comment at its end with the SHA-256 of all its bytes, its own digits taken as zeros.

A file cannot hold its own hash, but it can hold one that is blind to itself. Any other byte that differs, is missing or
is added shows. It is no signature: whoever changes a file on purpose can seal it anew.
"""

import hashlib
import re
from dataclasses import dataclass
from typing import Final

_MARK: Final = b"%chronology-seal-1 "
_BLANK: Final = b"0" * 64
_END: Final = re.compile(rb"\n%chronology-seal-1 ([0-9a-f]{64})\nstartxref\n[0-9]+\n%%EOF\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """What a file's seal says: whether the bytes it covers are those it was set on, and where they end."""

    holds: bool
    end: int
    """How many bytes it covers. What stands behind them was added later."""


def sealed(data: bytes) -> bytes:
    """A finished PDF with its seal, before the line that says where its table of objects is."""
    head, found, tail = data.rpartition(b"startxref\n")
    assert found, "ReportLab ends a file with startxref"
    blank = b"".join((head, _MARK, _BLANK, b"\n", found, tail))
    digest = hashlib.sha256(blank).hexdigest().encode("ascii")
    return b"".join((head, _MARK, digest, b"\n", found, tail))


def seal_of(data: bytes) -> Seal | None:
    """The seal of a file; nothing for one that has none, or whose seal is damaged."""
    found = _END.search(data)
    if found is None:
        return None
    digest = hashlib.sha256(data[: found.start(1)])
    digest.update(_BLANK)
    digest.update(data[found.end(1) : found.end()])
    return Seal(holds=digest.hexdigest().encode("ascii") == found[1], end=found.end())
