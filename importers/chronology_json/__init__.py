"""Chronologies in our own published JSON: a way to keep, correct and combine what an earlier run read."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from chronology.documents import Document
from chronology.hooks import Read, Recognition

# Names with plain values may stand before the schema; an object that merely contains a chronology is not one.
_MARK: Final = re.compile(
    rb'(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*\{\s*(?:"[^"]*"\s*:\s*(?:"[^"]*"|[\w.+-]+)\s*,\s*)*'
    rb'"schema"\s*:\s*"analytical-chronology/'
)


class ChronologyJson:
    """Reads what `--format json` writes."""

    name = "chronology-json"

    def recognises(self, document: Document) -> Recognition:
        """By the name of the published schema near the start."""
        # UTF-16 is UTF-8 with NULs between, as far as the schema's name goes.
        if _MARK.match(document.head.replace(b"\0", b"")):
            return Recognition.certain("its schema is analytical-chronology")
        return Recognition.no("it does not name the schema analytical-chronology near its start")

    def read(self, documents: Sequence[Document]) -> Iterator[Read]:
        """Read what was recorded; what was concluded from it is worked out again."""
        from importers.chronology_json.reading import read_json

        for document in documents:
            yield from read_json(document)
