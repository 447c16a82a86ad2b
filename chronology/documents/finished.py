"""A PDF as a finished file, not as something to read: its pages by hash, what is attached, and who signed it."""

import base64
import json
from dataclasses import dataclass

from chronology.documents.apart import read_apart
from chronology.documents.limits import DEFAULT, Limits


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What a PDF consists of. `pages` are (SHA-256 of what draws it, its text without white space), in order.

    The hash is empty for a page that is damaged.
    """

    pages: tuple[tuple[str, str], ...]
    attached: tuple[tuple[str, bytes], ...]
    """(name, content) of each file attached."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """A signature of a PDF. `signer` is what the certificate says; whether that is true, nobody is asked.

    `fingerprint` is the certificate's SHA-256 in hexadecimal; `at` what the signer's clock said, in ISO 8601.
    """

    signer: str
    fingerprint: str
    at: str
    intact: bool
    """The bytes it covers are those it was set on."""
    whole: bool
    """It covers the file from its first byte to its last."""
    certifies: bool
    """It allows no change after it."""
    alone: bool
    """Nothing but itself was added to the file with it."""


def read_parts(data: bytes, limits: Limits = DEFAULT) -> Parts:
    """Take a PDF apart, in a child process.

    Raises:
        RefusedError: it is damaged, encrypted or over a limit.

    """
    said = [json.loads(each) for each in read_apart("pdf parts", data, limits)]
    return Parts(
        pages=tuple((each["sha256"], each["text"]) for each in said if "page" in each),
        attached=tuple((each["attached"], base64.b64decode(each["content"])) for each in said if "attached" in each),
    )


def read_signatures(data: bytes, limits: Limits = DEFAULT) -> tuple[Signature, ...] | None:
    """The signatures of a PDF, checked in a child process; None where what checks them is not installed.

    Raises:
        RefusedError: the file or a signature in it is damaged, or it is over a limit.

    """
    said = [json.loads(each) for each in read_apart("pdf signatures", data, limits)]
    return None if {"installed": False} in said else tuple(Signature(**each) for each in said)
