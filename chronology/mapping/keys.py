"""Ids and keys of records: what names a record in every export, whatever its place in the file."""

import hashlib
import string
from collections.abc import Sequence
from typing import Final
from urllib.parse import quote

from chronology.mapping.definition import Field
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
