"""Which texts were met before, without holding them: a return has as many identifiers as children."""

import hashlib
from typing import Final

_SIZE: Final = 16
"""Bytes kept of a text: so many that no two texts of any file there will ever be share them."""
_BUCKETS: Final = 4096


class Met:
    """Counts how often each text was met. As a set of texts this would be the one thing in memory that grows with the file."""

    def __init__(self) -> None:
        self._digests = [bytearray() for _ in range(_BUCKETS)]
        self._again: dict[str, int] = {}

    def times(self, text: str) -> int:
        """How often it was met, this time included."""
        if self.is_new(text):
            return 1
        many = self._again[text] = self._again.get(text, 1) + 1
        return many

    def is_new(self, text: str) -> bool:
        """It was not met before; now it is."""
        digest = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_SIZE).digest()
        bucket = self._digests[int.from_bytes(digest[:2]) % _BUCKETS]
        at = bucket.find(digest)
        # Found across two of them is not found.
        while at >= 0 and at % _SIZE:
            at = bucket.find(digest, at + 1)
        if at < 0:
            bucket += digest
        return at < 0
