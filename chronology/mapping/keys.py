"""Ids and keys of records: what names a record in every export, whatever its place in the file."""

import hashlib
import string
from collections import Counter
from collections.abc import Sequence
from typing import Final
from urllib.parse import quote

from chronology.mapping.definition import EventRule, Field
from chronology.mapping.ledger import Ledger
from chronology.mapping.record import Record
from chronology.mapping.words import date_of

# Everything but what divides a key (: # / ~) and the percent sign itself.
_SAFE_IN_KEY: Final = "".join(set(string.printable) - set(":#/~%"))


def in_key(text: str) -> str:
    """A text with the marks that divide a key written otherwise, so that no two texts make one key."""
    # Most ids are figures, and hold nothing to be written otherwise.
    return text if text.isascii() and text.isalnum() else quote(text, safe=_SAFE_IN_KEY)


def id_text(field: Field, text: str) -> str:
    """A text as it stands in an id: a date however it was written."""
    return in_key((date_of(text).edtf or text) if field.is_date else text)


def id_of(record: Record, names: Sequence[str]) -> str:
    """The texts of several fields of a record, as they stand in its id."""
    fields, texts = record.kind.fields, record.texts
    return "/".join([id_text(fields[name], texts.get(name, "")) for name in names])


def digest(record: Record) -> str:
    """The words of a record as a short name; white space, case, and the order of the columns do not count."""
    words = "\0".join(
        f"{name}\0{' '.join('; '.join(record.every(name)).split()).casefold()}" for name in sorted(record.texts)
    )
    return hashlib.sha256(words.encode()).hexdigest()[:16]


class Ids:
    """The ids of the records of one document, each given once."""

    def __init__(self, ledger: Ledger) -> None:
        self.repeated: frozenset[tuple[str, str]] = frozenset()
        """(type, id) of the records whose id stands more than once in the document, where that is known before."""
        self._ledger = ledger
        self._given: Counter[tuple[str, str]] = Counter()
        self._told: set[tuple[str, str, str]] = set()

    def of(self, record: Record) -> str:
        """The id of a record: its own where it has one, else made of its words. Neither knows the place in the file."""
        kind = record.kind
        own = id_of(record, kind.id)
        for name in kind.id:
            record.use(name)
        named = bool(own.strip("/"))
        if not named or not all(name in record.texts for name in kind.id):
            return self._apart(kind.name, f"{own}~{digest(record)}" if named else digest(record))
        repeated = (kind.name, own) in self.repeated
        record_id = self._apart(kind.name, f"{own}~{digest(record)}" if repeated else own)
        if record_id != own:
            self._ledger.note(f"the id of a {kind.name} stands more than once; each is kept", record.locator)
        return record_id

    def _apart(self, record_type: str, record_id: str) -> str:
        key = record_type, record_id
        self._given[key] += 1
        return record_id if self._given[key] == 1 else f"{record_id}~{self._given[key]}"

    def is_first(self, event: EventRule, record: Record) -> bool:
        """What several records repeat is new: nobody told it, or told it with another date."""
        for name in (event.date, *event.once_for):
            record.use(name)
        told = (event.record, event.role, id_of(record, (*event.once_for, event.date)))
        if told in self._told:
            return False
        self._told.add(told)
        return True
