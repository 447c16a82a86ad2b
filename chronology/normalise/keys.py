"""Keys that survive a re-export, and the short names made from them."""

import hashlib
import re

_SPACE = re.compile(r"\s+")
# Crockford's alphabet: no letter that is mistaken for a digit when read aloud.
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def record_key(system: str, record_type: str, record_id: str) -> str:
    """The identity of a record in its system; accounts of it add a date role."""
    return f"{system}:{record_type}:{record_id}"


def account_key(record: str, role: str) -> str:
    """One dated aspect of a record: received, started, ended ..."""
    return f"{record}#{role}"


def record_of(key: str) -> str:
    """The record an account key belongs to."""
    return key.partition("#")[0]


def text_key(importer: str, subject: str, day: str, author: str, quote: str) -> str:
    """Identity of an account without a record id, from who wrote it, when and in which words.

    White space and case do not count. `nth` for equal ones is added when a whole reading is keyed.
    """
    words = _SPACE.sub(" ", quote).strip().casefold()
    digest = hashlib.sha256(f"{subject}\0{day}\0{author}\0{words}".encode()).hexdigest()[:16]
    return account_key(f"{importer}:text:{digest}", "note")


def reference(key: str) -> str:
    """A short stable name for an event, to say aloud or write in a margin: eight characters from its key."""
    number = int.from_bytes(hashlib.sha256(key.encode()).digest()[:5])
    letters = "".join(_ALPHABET[number >> shift & 31] for shift in range(35, -1, -5))
    return f"{letters[:4]}-{letters[4:]}"
